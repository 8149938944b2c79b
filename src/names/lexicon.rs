//! What is known of single words, remembered from text to text.

use foldhash::HashMap;

use super::country::may_be_country;
use super::function_word::is_function_word;
use super::gazetteer::{Gazetteer, plain};
use super::generic_word::is_generic_word;
use super::word::Word;

/// What is known of a word.
#[derive(Debug, Clone)]
pub(super) struct Lexeme {
    /// Folded.
    pub(super) folded: String,
    /// The key of its spelling.
    pub(super) key: String,
    /// What it does in a name.
    pub(super) role: Role,
    /// Known names begin with it.
    pub(super) begins_known: bool,
    /// Names of countries may begin with it.
    pub(super) begins_country: bool,
}

/// What a capitalised word does in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It carries grammar, or names a day: no part of a name.
    Grammar,
    /// It says what somebody is: `President`.
    Office,
    /// It makes what it stands with a body: `Bank`, `Ministry`.
    Body,
    /// A part of many names that says little: `National`.
    Generic,
    /// A given name.
    Given,
    /// Any other.
    Plain,
}

/// Looks words up, and remembers those it has met.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    numbers: HashMap<String, u32>,
    lexemes: Vec<Lexeme>,
    /// The known names that keys of new ones are near to.
    nearest: HashMap<String, Option<usize>>,
}

impl Lexicon {
    /// How many words are remembered at most.
    const MEMORY: usize = 32_768;

    /// Forgets, where that is much, what is remembered: to be called between texts, since numbers are void then.
    pub(super) fn make_room(&mut self) {
        if self.lexemes.len() >= Self::MEMORY {
            self.numbers.clear();
            self.lexemes.clear();
        }
        if self.nearest.len() >= Self::MEMORY {
            self.nearest.clear();
        }
    }

    /// The number of the known name that a key is near to, as [`Gazetteer::nearest`] finds it.
    pub(super) fn nearest(&mut self, key: &str) -> Option<usize> {
        if let Some(nearest) = self.nearest.get(key) {
            return *nearest;
        }
        let nearest = Gazetteer::built_in().nearest(key).map(|(number, _)| number);
        self.nearest.insert(key.to_owned(), nearest);
        nearest
    }

    /// The number of a word.
    pub(super) fn number(&mut self, word: Word<'_>) -> u32 {
        let text = word.without_possessive();
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        let number = u32::try_from(self.lexemes.len()).unwrap_or(u32::MAX);
        self.lexemes.push(lexeme(text));
        self.numbers.insert(text.to_owned(), number);
        number
    }

    /// The word with a number.
    pub(super) fn lexeme(&self, number: u32) -> &Lexeme {
        static NOTHING: Lexeme = Lexeme {
            folded: String::new(),
            key: String::new(),
            role: Role::Grammar,
            begins_known: false,
            begins_country: false,
        };
        self.lexemes.get(number as usize).unwrap_or(&NOTHING)
    }
}

fn lexeme(text: &str) -> Lexeme {
    let known = Gazetteer::built_in();
    let folded = plain(text);
    let key = known.word_key(&folded);
    let acronym = text.chars().nth(1).is_some() && !text.contains(char::is_lowercase);
    let role = if is_function_word(&folded) && !acronym || folded.starts_with(|c: char| c.is_numeric()) {
        Role::Grammar
    } else if known.is_office(&folded) {
        Role::Office
    } else if is_body(&folded) {
        Role::Body
    } else if is_generic_word(&folded) {
        Role::Generic
    } else if known.is_given(&key) {
        Role::Given
    } else {
        Role::Plain
    };
    let begins_known = !known.beginning(&key).is_empty();
    let begins_country = may_be_country(&folded);
    Lexeme { folded, key, role, begins_known, begins_country }
}

/// Words that make a name that of a body.
fn is_body(folded: &str) -> bool {
    const BODIES: [&str; 65] = [
        "academy",
        "administration",
        "agency",
        "airlines",
        "airport",
        "airways",
        "alliance",
        "army",
        "assembly",
        "association",
        "authority",
        "bank",
        "bureau",
        "cabinet",
        "center",
        "centre",
        "chamber",
        "club",
        "coalition",
        "college",
        "commission",
        "committee",
        "company",
        "conference",
        "congress",
        "consortium",
        "corporation",
        "council",
        "court",
        "department",
        "directorate",
        "embassy",
        "forum",
        "foundation",
        "front",
        "fund",
        "group",
        "grup",
        "holding",
        "hospital",
        "initiative",
        "inspectorate",
        "institute",
        "institution",
        "ministry",
        "mission",
        "movement",
        "museum",
        "office",
        "organisation",
        "organization",
        "parliament",
        "party",
        "police",
        "railways",
        "school",
        "senate",
        "service",
        "society",
        "summit",
        "theatre",
        "trust",
        "union",
        "university",
        "zavod",
    ];
    BODIES.binary_search(&folded).is_ok()
}
