//! Days of long ago that a sentence looks back on: `the anniversary of the flood of 3 May 2014`.

use super::reader::Reader;
use crate::names::Word;

/// Where a sentence begins to look back.
pub(super) struct Memory {
    /// The place of the word that says so; `None` where no word does.
    sign: Option<usize>,
    /// It counts the time back, as in `ten years ago`.
    counted: bool,
}

impl Memory {
    /// Of a sentence with these words.
    pub(super) fn of(words: &[Word<'_>]) -> Self {
        let none = Self { sign: None, counted: false };
        let counts = |at: usize| {
            let counted = || words.get(at + 1).is_some_and(|word| COUNTED.contains(&word.text));
            words.get(at).is_some_and(|word| UNITS.contains(&word.text)) && counted()
        };
        let marks = |word: &Word<'_>| {
            word.text.len() >= SHORTEST_SIGN && SIGNS.iter().any(|sign| holds(word.text, sign))
        };
        let found = words.iter().enumerate().find(|&(at, word)| marks(word) || counts(at));
        found.map_or(none, |(at, _)| Self { sign: Some(at), counted: counts(at) })
    }

    /// Whether what stands at `from..to` is what the sentence looks back on: all after the sign, and before it what
    /// hangs on an `of`, or stands right beside a count of years.
    pub(super) fn holds(&self, reader: &Reader<'_>, from: usize, to: usize) -> bool {
        let Some(sign) = self.sign else { return false };
        let led = from.checked_sub(1).and_then(|before| reader.word(before));
        from > sign || matches!(led, Some("of" | "since")) || (self.counted && sign < to + BESIDE)
    }
}

/// Whether a word holds some letters: a search that is made ready would take longer than the word.
fn holds(word: &str, letters: &str) -> bool {
    word.as_bytes().windows(letters.len()).any(|part| part == letters.as_bytes())
}

/// `ten years ago` stands beside a day with fewer words between them.
const BESIDE: usize = 3;

const SIGNS: [&str; 3] = ["nniversar", "ommemorat", "одовщин"];

/// In bytes.
const SHORTEST_SIGN: usize = "ommemorat".len();

const UNITS: [&str; 5] = ["year", "years", "лет", "год", "года"];

const COUNTED: [&str; 4] = ["ago", "earlier", "before", "назад"];

#[cfg(test)]
mod tests {
    use super::Memory;
    use crate::loader::dating::reader::Reader;
    use crate::names::{self, Word};

    #[test]
    fn only_what_is_looked_back_on_is_memory() {
        for (text, held) in [
            ("It was the tenth anniversary of the flood of X", true),
            ("The flood of X has its tenth anniversary", true),
            ("A year earlier they met on X", true),
            ("On X, ten years ago, it rained", true),
            ("On X veterans marked the anniversary of the peace", false),
            ("They met on X", false),
        ] {
            let words: Vec<Word<'_>> = names::words(text).collect();
            let at = words.iter().position(|word| word.text == "X").unwrap();
            let reader = Reader { text, words: &words };
            assert_eq!(Memory::of(&words).holds(&reader, at, at + 1), held, "{text}");
        }
    }
}
