//! The forms under which words are indexed and looked up.
//!
//! A word of a text has one *exact* form, folded only in case, accents and national letters, and *keys*: its stem, and
//! its sound, which transliterations share ([`spelling_key`]). A key of sound bears a mark of the script it is written in:
//! across scripts every word may meet its transliteration; within Latin script only capitalised words of some length do,
//! because of short English ones too many sound alike by these rules (`cell`, `sell` and `shell`).
//!
//! [`Sought`] says which forms answer a word of a query. Index, search and highlight all go by these two, so that what is
//! found is also what is lit.

use foldhash::HashMap;

use super::fold::fold_into;
use super::function_word::is_function_word;
use super::spelling::{latin_letters, spelling_key};
use super::stem::{Stems, name_stems};
use super::word::{Word, words};

/// Begins the sound of a word in Latin script.
const LATIN: char = '~';
/// Begins the sound of a word in another script.
const OTHER: char = '^';

/// Letters from which a sound tells names apart within one script.
const TELLING: usize = 5;

/// The forms of a word in a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    /// The word, folded.
    pub exact: String,
    /// Its stem, where that differs, and its sound.
    pub keys: Vec<String>,
}

/// A text as the index holds it: forms with spaces between.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct IndexedText {
    /// The exact forms, in the text's order.
    pub exact: String,
    /// The keys, in the text's order.
    pub keys: String,
}

/// Forms that answer a word of a query; any of them does.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    /// Exact forms.
    pub exact: Vec<String>,
    /// Keys.
    pub keys: Vec<String>,
    /// Whether each is only a beginning.
    pub prefix: bool,
}

/// Makes forms, and remembers those of words it has met.
pub struct Forms {
    stems: Stems,
    /// Where the forms of a word stand.
    known: HashMap<Box<str>, usize>,
    forms: Vec<Form>,
}

impl Default for Forms {
    fn default() -> Self {
        Self { stems: Stems::new(), known: HashMap::default(), forms: Vec::new() }
    }
}

impl std::fmt::Debug for Forms {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Forms").field("known", &self.known.len()).finish_non_exhaustive()
    }
}

impl Forms {
    /// How many words are remembered at most: more than any text has, yet few enough that memory stays small.
    const MEMORY: usize = 65_536;

    /// The forms of a word.
    pub fn of(&mut self, word: Word<'_>) -> &Form {
        let at = match self.known.get(word.text) {
            Some(at) => *at,
            None => self.take(word),
        };
        static NOTHING: Form = Form { exact: String::new(), keys: Vec::new() };
        self.forms.get(at).unwrap_or(&NOTHING)
    }

    /// Takes in a word that is not known.
    fn take(&mut self, word: Word<'_>) -> usize {
        if self.forms.len() >= Self::MEMORY {
            self.known.clear();
            self.forms.clear();
        }
        let at = self.forms.len();
        self.forms.push(form(&self.stems, word));
        self.known.insert(word.text.into(), at);
        at
    }

    /// A text as the index holds it.
    pub fn index<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) -> IndexedText {
        let mut indexed = IndexedText::default();
        for text in texts {
            indexed.exact.reserve(text.len() + 1);
            for word in words(text) {
                let form = self.of(word);
                push(&mut indexed.exact, &form.exact);
                form.keys.iter().for_each(|key| push(&mut indexed.keys, key));
            }
        }
        indexed
    }

    /// What is left, folded, of a Cyrillic name without the ending of a case; nothing of other words.
    pub fn name_stems(&self, word: Word<'_>) -> Vec<String> {
        name_stems(word.without_possessive(), &exact(word))
    }

    /// What answers a single word of a query, in every spelling and inflection.
    pub fn sought(&self, word: Word<'_>) -> Sought {
        let exact = exact(word);
        let stem = self.stems.stem(word.without_possessive(), &exact);
        let names = self.name_stems(word);
        let mut sought = Sought::default();
        sought.keys.extend(stem.clone().or_else(|| Some(exact.clone())));
        sought.keys.extend(sounds_sought(&exact));
        for name in &names {
            sought.keys.push(name.clone());
            if is_telling_stem(name, word) {
                sought.keys.push(format!("{LATIN}{}", spelling_key(name)));
            }
        }
        // An inflected name has its plain form as a key.
        if stem.is_some() && !is_latin(&exact) {
            sought.keys.push(exact.clone());
        }
        let latin = (!is_latin(&exact)).then(|| latin_letters(&exact)).filter(|latin| *latin != exact);
        sought.exact.push(exact);
        sought.exact.extend(stem);
        sought.exact.extend(names);
        sought.exact.extend(latin);
        sought
    }
}

impl Sought {
    /// What answers a word exactly as written, case and accents apart.
    pub fn exactly(word: Word<'_>) -> Self {
        Self { exact: vec![exact(word)], ..Self::default() }
    }

    /// What answers the beginning of a word.
    pub fn beginning(word: Word<'_>) -> Self {
        let exact = exact(word);
        let (own, across) = if is_latin(&exact) { (LATIN, OTHER) } else { (OTHER, LATIN) };
        let sound = spelling_key(&exact);
        // The key's ending stands for several; a beginning must leave it open.
        let sound = sound.trim_end_matches('i');
        let mut keys = Vec::new();
        if sound.chars().count() >= 2 {
            keys.push(format!("{across}{sound}"));
        }
        if sound.chars().count() >= TELLING {
            keys.push(format!("{own}{sound}"));
        }
        let latin = (!is_latin(&exact)).then(|| latin_letters(&exact));
        Self { exact: std::iter::once(exact).chain(latin).collect(), keys, prefix: true }
    }

    /// What answers a name: only capitalised words, in every spelling.
    pub fn name(word: Word<'_>) -> Self {
        let sound = spelling_key(&exact(word));
        let keys = vec![format!("{LATIN}{sound}"), format!("{OTHER}{sound}")];
        Self { keys, ..Self::default() }
    }

    /// Takes in what answers another word too.
    pub fn or(&mut self, other: Self) {
        self.exact.extend(other.exact);
        self.keys.extend(other.keys);
        self.exact.sort_unstable();
        self.exact.dedup();
        self.keys.sort_unstable();
        self.keys.dedup();
    }

    /// Whether a word of a text answers.
    pub fn fits(&self, form: &Form) -> bool {
        let fits = |sought: &String, found: &String| {
            if self.prefix { found.starts_with(sought.as_str()) } else { found == sought }
        };
        self.exact.iter().any(|sought| fits(sought, &form.exact))
            || self.keys.iter().any(|sought| form.keys.iter().any(|found| fits(sought, found)))
    }
}

fn form(stems: &Stems, word: Word<'_>) -> Form {
    let exact = exact(word);
    let mut keys: Vec<String> = stems.stem(word.without_possessive(), &exact).into_iter().collect();
    let latin = is_latin(&exact);
    let names = if latin || !word.is_capitalised() || is_function_word(&exact) {
        Vec::new()
    } else {
        name_stems(word.without_possessive(), &exact)
    };
    if (!latin || word.is_capitalised()) && has_sound(&exact) {
        keys.push(format!("{}{}", if latin { LATIN } else { OTHER }, spelling_key(&exact)));
        // An inflected name is found by its plain form in the other script.
        keys.extend(names.iter().map(|name| format!("{OTHER}{}", spelling_key(name))));
        keys.extend(names);
    }
    Form { exact, keys }
}

/// Whether the stem of a Cyrillic word tells it by its sound: short ones do of names only.
fn is_telling_stem(stem: &str, word: Word<'_>) -> bool {
    !is_latin(stem) && (word.is_capitalised() || stem.chars().count() >= TELLING)
}

/// The keys of sound that answer a word of a query.
fn sounds_sought(exact: &str) -> Vec<String> {
    if !has_sound(exact) {
        return Vec::new();
    }
    let sound = spelling_key(exact);
    let (own, across) = if is_latin(exact) { (LATIN, OTHER) } else { (OTHER, LATIN) };
    let mut keys = vec![format!("{across}{sound}")];
    if sound.chars().count() >= TELLING {
        keys.push(format!("{own}{sound}"));
    }
    keys
}

/// Whether a folded word may be a name or a word of another script: numbers and the words of grammar are none.
fn has_sound(exact: &str) -> bool {
    exact.chars().nth(1).is_some() && exact.chars().all(char::is_alphabetic) && !is_function_word(exact)
}

fn is_latin(exact: &str) -> bool {
    exact.is_ascii()
}

fn exact(word: Word<'_>) -> String {
    let mut folded = String::new();
    fold_into(word.without_possessive(), &mut folded);
    folded.retain(|letter| letter.is_alphanumeric());
    // A letter that stands for an apostrophe is a word where nothing else is.
    if folded.is_empty() { word.text.to_lowercase() } else { folded }
}

fn push(line: &mut String, form: &str) {
    if !line.is_empty() {
        line.push(' ');
    }
    line.push_str(form);
}

#[cfg(test)]
mod tests {
    use super::{Forms, Sought};
    use crate::names::words;
    use proptest::prelude::*;

    fn finds(query: &str, text: &str) -> bool {
        let mut forms = Forms::default();
        let sought = forms.sought(words(query).next().unwrap());
        words(text).any(|word| sought.fits(forms.of(word)))
    }

    #[test]
    fn a_name_is_found_in_any_spelling_and_script() {
        let spellings = ["Tokayev", "Tokaev", "Toqayev", "Токаев", "Тоқаев"];
        for query in spellings {
            for text in spellings {
                assert!(finds(query, text), "{query}, {text}");
                assert!(finds(&query.to_lowercase(), text), "{query}, {text}");
            }
        }
        for (query, text) in [
            ("Ош", "in Osh today"),
            ("osh", "город Ош"),
            ("пшеница", "PSHENITSA"),
            ("теңге", "the tenge fell"),
            ("ozbekiston", "Oʻzbekiston, O‘zbekiston"),
            ("узбекистон", "Ўзбекистон"),
            ("Алена", "алёна"),
        ] {
            assert!(finds(query, text), "{query}, {text}");
        }
    }

    #[test]
    fn inflections_are_found_and_words_that_only_sound_alike_are_not() {
        assert!(finds("sanctions", "They sanctioned him"));
        assert!(finds("sanction", "new SANCTIONS"));
        for (query, text) in
            [("cent", "Sent off"), ("sell", "Shell left"), ("short", "Sort it"), ("west", "The Vest")]
        {
            assert!(!finds(query, text), "{query}, {text}");
        }
    }

    #[test]
    fn inflected_names_are_found_across_scripts() {
        for (query, text) in [
            ("Tokayev", "речь Токаева"),
            ("tokaev", "Тоқаевтың сөзі"),
            ("Токаеву", "Tokayev spoke"),
            ("токаевым", "Тоқаев айтты"),
            ("osh", "в Оше"),
            ("астана", "из Астаны"),
            ("Киев", "из Киева"),
            ("казахстане", "Казахстан"),
            ("санкции", "новых санкций"),
        ] {
            assert!(finds(query, text), "{query}, {text}");
        }
        assert!(!finds("mir", "мера"));
    }

    #[test]
    fn a_beginning_finds_words_of_either_script() {
        let mut forms = Forms::default();
        let begins = Sought::beginning(words("toka").next().unwrap());
        for text in ["Tokayev", "Токаев", "tokamak"] {
            assert!(begins.fits(forms.of(words(text).next().unwrap())), "{text}");
        }
        assert!(!begins.fits(forms.of(words("Stoka").next().unwrap())));
    }

    #[test]
    fn a_mark_that_stands_alone_is_a_word_too() {
        // U+115AF counts as a letter and as a mark, which folding strips.
        for text in ["\u{115af}", "ʹ"] {
            assert!(finds(text, text), "{text:?}");
        }
    }

    #[test]
    fn a_name_is_capitalised() {
        let mut forms = Forms::default();
        let name = Sought::name(words("rose").next().unwrap());
        assert!(name.fits(forms.of(words("Rose").next().unwrap())));
        assert!(!name.fits(forms.of(words("rose").next().unwrap())));
    }

    proptest! {
        #[test]
        fn every_word_finds_itself(text in ".*") {
            let mut forms = Forms::default();
            for word in words(&text) {
                let sought = forms.sought(word);
                prop_assert!(sought.fits(forms.of(word)));
                prop_assert!(Sought::exactly(word).fits(forms.of(word)));
                prop_assert!(Sought::beginning(word).fits(forms.of(word)));
                prop_assert!(!forms.of(word).exact.contains(' '));
            }
            let indexed = forms.index([text.as_str()]);
            prop_assert_eq!(indexed.exact.split_whitespace().count(), words(&text).count());
        }
    }
}
