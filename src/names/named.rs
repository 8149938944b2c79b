//! Whom and what a story names: every person, place, body and country once, with the spellings printed.
//!
//! One pass over the words takes the runs of capitalised ones apart; a second look finds, in titles and at the openings of
//! sentences, where a capital proves nothing, the names that the rest of the story proves. Then spellings of one name are
//! joined, and surnames with the one person of the story who bears them.

use super::gazetteer::{Gazetteer, NameKind, plain};
use super::lexicon::{Lexicon, Role};
use super::reading::Reading;
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

/// The key of a name: that of the known name which it is a form of, else of the sounds of its words.
pub fn name_key(name: &str) -> String {
    let table = Gazetteer::built_in();
    let keys: Vec<String> =
        words(name).map(|word| table.word_key(&plain(word.without_possessive()))).collect();
    let whole: Vec<&str> = keys.iter().map(String::as_str).collect();
    table.whole(&whole).map_or_else(|| keys.join(" "), |known| known.key.clone())
}

impl Namer {
    /// The names of a story, the most named first.
    pub fn named<'t>(&mut self, title: &'t str, body: impl IntoIterator<Item = &'t str>) -> Vec<Named> {
        self.lexicon.make_room();
        let mut story = Reading::default();
        self.read(title, true, &mut story);
        for text in body {
            self.read(text, false, &mut story);
        }
        story.look_again(&self.lexicon);
        story.into_names()
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
            self.add(word, joined, &mut sentence);
            before = Some(word);
        }
        self.close(&mut sentence, text, title, story);
    }

    fn add<'t>(&mut self, word: Word<'t>, joined: bool, sentence: &mut Sentence<'t>) {
        let opens = sentence.words == 0;
        sentence.words += 1;
        if !joined {
            sentence.end_run();
        }
        if word.is_capitalised() {
            let number = self.lexicon.number(word);
            if self.lexicon.lexeme(number).role != Role::Grammar {
                sentence.capitals += 1;
                sentence.tokens.push(Token { word, number, joint: false, opens });
                return;
            }
        } else if is_joint(word.text) {
            if sentence.in_run() {
                let number = self.lexicon.number(word);
                sentence.tokens.push(Token { word, number, joint: true, opens });
            }
            return;
        } else if word.text.len() > 3 && !is_small(word.text) {
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
        let titled = sentence.is_titled();
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

    /// Whether it is in Title Case, where capitals prove nothing.
    fn is_titled(&self) -> bool {
        self.small * 5 <= self.capitals && (self.capitals > 1 || self.words == self.capitals)
    }

    fn clear(&mut self) {
        self.tokens.clear();
        self.runs.clear();
        (self.words, self.capitals, self.small) = (0, 0, 0);
    }
}

fn is_joint(word: &str) -> bool {
    matches!(word, "of" | "al" | "bin" | "ibn" | "de" | "von" | "el" | "uly" | "kyzy" | "по")
}

/// Verbs and the like that headings in Title Case leave small too.
fn is_small(word: &str) -> bool {
    matches!(
        word,
        "with" | "from" | "over" | "into" | "amid" | "after" | "under" | "against" | "between" | "through"
    )
}

/// Whether a word stands after an initial or a short title and its stop, which closes no sentence: `K. Tokayev`.
fn is_initial(before: Word<'_>, word: Word<'_>, text: &str) -> bool {
    let gap = text.get(before.start + before.text.len()..word.start);
    let letters = before.text.chars().filter(|letter| letter.is_alphabetic()).count();
    let initial = letters == 1 && before.is_capitalised();
    let title =
        matches!(before.text, "Mr" | "Mrs" | "Ms" | "Dr" | "Gen" | "Lt" | "Col" | "Sen" | "Rep" | "Maj");
    gap == Some(". ") && (initial || title || before.text == "U.S")
}
