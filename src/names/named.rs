//! Whom and what a story names: every person, place, body and country once, with the spellings printed.
//!
//! One pass over the words takes the runs of capitalised ones apart; a second look finds, in titles and at the openings of
//! sentences, where a capital proves nothing, the names that the rest of the story proves. Then spellings of one name are
//! joined, and surnames with the one person of the story who bears them.

use super::country::country_at;
use super::gazetteer::{Gazetteer, NameKind, plain};
use super::lexicon::{Lexicon, Role};
use super::reading::{Reading, country_key};
use super::segment::{self, Token, What};
use super::word::{Word, words};

/// A name in a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its canonical form where it is known, else the fullest one printed.
    pub name: String,
    /// The same for every spelling: words by their sounds, spaces between.
    pub key: String,
    /// What it is the name of.
    pub kind: NameKind,
    /// The ISO code of the country that it is, or lies in, where that is known.
    pub country: Option<&'static str>,
    /// Its forms as printed, in the order of their first mention; each stands so in the text.
    pub printed: Vec<String>,
    /// How often it is named.
    pub count: u32,
    /// Whether the title names it.
    pub in_title: bool,
}

/// Finds names, and remembers words it has met: keep one for many stories.
#[derive(Debug, Default)]
pub struct Namer {
    lexicon: Lexicon,
}

/// The names of a story, the most named first. For many stories keep a [`Namer`].
pub fn named<'t>(title: &'t str, body: impl IntoIterator<Item = &'t str>) -> Vec<Named> {
    Namer::default().named(title, body)
}

/// The key of a name: that of the known name or country which it is a form of, else of the sounds of its words.
pub fn name_key(name: &str) -> String {
    let table = Gazetteer::built_in();
    let keys: Vec<String> = words(name)
        .map(|word| table.word_key(&plain(word.without_possessive())))
        .filter(|key| !key.is_empty())
        .collect();
    let whole: Vec<&str> = keys.iter().map(String::as_str).collect();
    if let Some(known) = table.whole(&whole) {
        return known.key.clone();
    }
    if let Some(code) = country(name) {
        return country_key(code).to_owned();
    }
    let joined = keys.join(" ");
    table.nearest(&joined).map_or(joined, |(_, known)| known.key.clone())
}

/// The country that a text is a name of, and nothing else.
fn country(name: &str) -> Option<&'static str> {
    let first = words(name).next()?;
    let (length, code) = country_at(first, &plain(first.without_possessive()), words(name).skip(1))?;
    (length == words(name).count()).then_some(code)
}

impl Namer {
    /// The names of a story, the most named first.
    pub fn named<'t>(&mut self, title: &'t str, body: impl IntoIterator<Item = &'t str>) -> Vec<Named> {
        self.lexicon.make_room();
        let mut story = Reading::default();
        self.read(title, true, &mut story);
        let body: Vec<&str> = body.into_iter().collect();
        for text in &body {
            self.read(text, false, &mut story);
        }
        story.drop_words(body.iter().copied());
        story.look_again(&self.lexicon);
        story.into_names(&mut self.lexicon)
    }

    fn read<'t>(&mut self, text: &'t str, title: bool, story: &mut Reading<'t>) {
        let mut sentence = Sentence::default();
        let mut before: Option<Word<'t>> = None;
        for word in words(text) {
            let after_initial = before.is_some_and(|before| is_initial(before, word, text));
            if word.opens && !after_initial {
                self.close(&mut sentence, text, title, story);
            }
            let joined = (word.follows || after_initial)
                && before.is_none_or(|before| before.without_possessive() == before.text);
            let gap = before.and_then(|before| text.get(before.start + before.text.len()..word.start));
            let fresh = gap
                .is_some_and(|gap| gap != " " && gap.contains([':', '"', '“', '«', '—', '–', '•', '„', ';']));
            self.add(word, joined, fresh, &mut sentence);
            before = Some(word);
        }
        self.close(&mut sentence, text, title, story);
    }

    fn add<'t>(&mut self, word: Word<'t>, joined: bool, fresh: bool, sentence: &mut Sentence<'t>) {
        let opens = sentence.words == 0 || fresh;
        sentence.end = Some(word.start + word.text.len());
        sentence.words += 1;
        if !joined {
            sentence.end_run();
        }
        if word.is_capitalised() {
            let number = self.lexicon.number(word);
            if self.lexicon.lexeme(number).role != Role::Grammar {
                sentence.capitals += 1;
                sentence.tokens.push(Token { word, number, joint: false, divides: false, opens });
                return;
            }
        } else if is_joint(word.text) || is_divider(word.text) {
            if sentence.in_run() {
                let number = self.lexicon.number(word);
                let divides = is_divider(word.text);
                sentence.tokens.push(Token { word, number, joint: true, divides, opens });
            }
            return;
        } else if word.text.len() > 2 && !is_small(word.text) {
            sentence.small += 1;
        }
        sentence.end_run();
    }

    fn close<'t>(
        &mut self,
        sentence: &mut Sentence<'t>,
        text: &'t str,
        title: bool,
        story: &mut Reading<'t>,
    ) {
        sentence.end_run();
        let stopped =
            !title && sentence.end.and_then(|end| text.get(end..)).is_some_and(|rest| rest.starts_with('.'));
        let titled = sentence.is_titled(stopped);
        let mut from = 0;
        for &to in &sentence.runs {
            let run = sentence.tokens.get(from..to).unwrap_or_default();
            from = to;
            if titled {
                story.doubt(run, title, text);
                continue;
            }
            for found in segment::names(run, &self.lexicon) {
                let words = run.get(found.from..found.to).unwrap_or_default();
                match (found.what, words) {
                    (What::New(_), [only]) if only.opens => story.doubt(words, title, text),
                    _ => story.add(words, found.what, title, text, &self.lexicon),
                }
            }
        }
        sentence.clear();
    }
}

/// The capitalised words of a sentence.
#[derive(Default)]
struct Sentence<'t> {
    tokens: Vec<Token<'t>>,
    /// Where each run of `tokens` ends.
    runs: Vec<usize>,
    words: usize,
    capitals: usize,
    /// Words of some length in small letters.
    small: usize,
    /// Where its last word ends.
    end: Option<usize>,
}

impl Sentence<'_> {
    fn in_run(&self) -> bool {
        self.runs.last().copied().unwrap_or(0) < self.tokens.len()
    }

    fn end_run(&mut self) {
        while self.in_run() && self.tokens.last().is_some_and(|token| token.joint) {
            self.tokens.pop();
        }
        if self.in_run() {
            self.runs.push(self.tokens.len());
        }
    }

    /// Whether it is in Title Case, where capitals prove nothing. A sentence full of names ends with a stop, a heading
    /// seldom does.
    fn is_titled(&self, stopped: bool) -> bool {
        let smalls = if stopped { 0 } else { self.capitals / 5 };
        self.small <= smalls && (self.capitals > 1 || self.words == self.capitals)
    }

    fn clear(&mut self) {
        self.tokens.clear();
        self.runs.clear();
        (self.words, self.capitals, self.small) = (0, 0, 0);
    }
}

fn is_joint(word: &str) -> bool {
    matches!(word, "of" | "al" | "bin" | "ibn" | "de" | "von" | "el" | "uly" | "kyzy" | "uulu" | "по")
}

/// Small words inside known names; elsewhere they stand between names.
fn is_divider(word: &str) -> bool {
    matches!(word, "and" | "for" | "in" | "the" | "on" | "и" | "в")
}

/// Words that headings in Title Case leave small.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "after"
            | "against"
            | "amid"
            | "and"
            | "are"
            | "between"
            | "but"
            | "for"
            | "from"
            | "into"
            | "its"
            | "nor"
            | "not"
            | "off"
            | "out"
            | "over"
            | "than"
            | "that"
            | "the"
            | "through"
            | "under"
            | "via"
            | "with"
            | "yet"
    )
}

/// Whether a word stands after an initial or a short title and its stop, which closes no sentence: `K. Tokayev`.
fn is_initial(before: Word<'_>, word: Word<'_>, text: &str) -> bool {
    if text.get(before.start + before.text.len()..word.start) != Some(". ") {
        return false;
    }
    let letters = before.text.chars().filter(|letter| letter.is_alphabetic()).count();
    let initial = letters == 1 && before.is_capitalised();
    let title =
        matches!(before.text, "Mr" | "Mrs" | "Ms" | "Dr" | "Gen" | "Lt" | "Col" | "Sen" | "Rep" | "Maj");
    initial || title || before.text == "U.S"
}

#[cfg(test)]
mod tests {
    use super::{NameKind, Named, name_key, named};
    use proptest::prelude::*;

    fn names(body: &str) -> Vec<String> {
        named("", [body]).into_iter().map(|named| named.name).collect()
    }

    fn one(name: &str, body: &str) -> Named {
        let found = named("", [body]);
        let one = found.iter().find(|named| named.name == name);
        one.unwrap_or_else(|| panic!("{name} is not among {found:?}")).clone()
    }

    #[test]
    fn who_and_where_and_what_stand_under_one_form_with_the_spellings_printed() {
        let tokayev = one(
            "Kassym-Jomart Tokayev",
            "In Astana, President Qasym-Jomart Toqayev spoke. Later Tokayev left for Ankara.",
        );
        assert_eq!(tokayev.printed, ["Qasym-Jomart Toqayev", "Tokayev"]);
        assert_eq!((tokayev.count, tokayev.kind), (2, NameKind::Person));
        assert_eq!(one("Rosatom", "A deal with Rosatam is near. The firm Rosatom agreed.").count, 2);
        assert_eq!(one("Turkey", "A delegation of Türkiye came; then Turkey answered.").count, 2);
        assert_eq!(one("CSTO", "Страны ОДКБ собрались, пишут о CSTO.").printed, ["ОДКБ", "CSTO"]);
        assert_eq!(one("Astana", "They met in Nur-Sultan, now Astana; встреча в Астане.").count, 3);
    }

    #[test]
    fn spellings_of_a_stranger_are_joined_within_a_story() {
        let found = one(
            "Kamil Allamjonov",
            "An attack on Komil Allamjonov shook Tashkent. Friends of Kamil Allamjonov say that Allamjonov is safe.",
        );
        assert_eq!(found.count, 3);
        let stranger =
            one("Daniyar Esenbek uulu Torov", "We saw Daniyar Esenbek uulu Torov. Then Torov left us.");
        assert_eq!(stranger.count, 2);
        assert_eq!(one("Erkin Torobekov", "We met Erkin Torobekov. It was Torobekov who called.").count, 2);
    }

    #[test]
    fn different_people_with_like_names_stay_apart() {
        let found = names(
            "They heard Ararat Mirzoyan and Shavkat Mirziyoyev. Then Mirzoyan left, and Mirziyoyev too.",
        );
        assert_eq!(found, ["Ararat Mirzoyan", "Shavkat Mirziyoyev"]);
        let found = named("", ["We saw Sadyr Japarov and Akylbek Japarov. Nobody told Japarov."]);
        assert!(found.iter().all(|named| named.printed.len() == 1), "{found:?}");
        assert_eq!(names("Only Akylbek Japarov came; then Japarov left."), ["Akylbek Japarov"]);
        assert_eq!(
            names("We asked Gulnora Karimova and Islam Karimov."),
            ["Gulnora Karimova", "Islam Karimov"]
        );
        assert_eq!(names("They read Ozodilik and Radio Ozodi daily."), ["Ozodilik", "Radio Ozodi"]);
    }

    #[test]
    fn a_capital_alone_proves_nothing() {
        assert_eq!(names("Prosecutors were silent. Shopkeepers agreed."), [""; 0]);
        assert_eq!(named("Large Bridges Fall Down", ["A bridge fell."]), []);
        let found = named("Torobekov Resigns Again", ["On Monday Erkin Torobekov left his post."]);
        assert!(found[0].in_title && found[0].count == 2, "{found:?}");
    }

    #[test]
    fn offices_and_countries_are_cut_off() {
        let found = names(
            "The Kazakh Deputy Prime Minister Erkin Torobekov met CSTO Secretary General Imangali Tasmagambetov.",
        );
        assert_eq!(found, ["Kazakhstan", "Erkin Torobekov", "CSTO", "Imangali Tasmagambetov"]);
    }

    #[test]
    fn a_key_is_the_same_for_every_spelling() {
        for spelling in ["Tokayev", "Toqayev", "Токаев", "Tokaev", "Kassym-Jomart Tokayev"] {
            assert_eq!(name_key(spelling), name_key("Qasym-Jomart Toqayev"), "{spelling}");
        }
        assert_eq!(name_key("Ust-Kamenogorsk"), name_key("Öskemen"));
        assert_eq!(name_key("Kokand"), name_key("Qoqon"));
        assert_eq!(name_key("Kiev"), name_key("Kyiv"));
    }

    proptest! {
        #[test]
        fn names_stand_in_the_text_as_printed(title in ".{0,60}", body in "([A-ZА-Я]?[a-zа-я'’.-]{0,9}[ \\n.:]{1,2}){0,30}") {
            for named in named(&title, [body.as_str()]) {
                prop_assert!(named.count >= 1 && !named.key.is_empty() && !named.printed.is_empty());
                for printed in named.printed {
                    prop_assert!(title.contains(&printed) || body.contains(&printed));
                }
            }
        }

        #[test]
        fn folding_is_settled_at_once(name in "[A-Za-zА-яёқңғў'’ -]{0,24}") {
            let key = name_key(&name);
            prop_assert_eq!(name_key(&name.to_uppercase()), name_key(&name.to_lowercase()));
            prop_assert!(!key.starts_with(' ') && !key.ends_with(' '));
        }
    }
}
