//! The names a text holds: runs of capitalised words.

use super::fold::fold_into;
use super::function_word::is_function_word;
use super::word::{Word, word_list};

/// A run of capitalised words, such as `Organization of Turkic States`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention<'a> {
    /// As printed.
    pub text: &'a str,
    /// Where it starts, in bytes.
    pub start: usize,
    /// It is a single word that opens a sentence: its capital proves nothing, only another mention of it does.
    pub opens: bool,
}

/// The names of a text in order. Function words, months and weekdays are none, though they may stand capitalised at the
/// opening of a sentence or join the words of a name.
pub fn mentions(text: &str) -> Vec<Mention<'_>> {
    let words = word_list(text);
    runs(&words).into_iter().filter_map(|run| run.mention(&words, text)).collect()
}

/// The runs of capitalised words among those of a text.
pub(super) fn runs(words: &[Word<'_>]) -> Vec<Run> {
    let mut found = Vec::new();
    let mut run: Option<Run> = None;
    let mut folded = String::new();
    for (at, word) in words.iter().enumerate() {
        let name = word.is_capitalised() && !is_function_word(refold(word.text, &mut folded));
        let goes_on = run.is_some_and(|_| word.follows && !word.opens);
        if !goes_on {
            found.extend(run.take());
        }
        match (&mut run, name) {
            (Some(run), true) => run.to = at + 1,
            (Some(_), false) if JOINTS.contains(&word.text) => {}
            (Some(_), false) => found.extend(run.take()),
            (None, true) => run = Some(Run { from: at, to: at + 1, opens: word.opens }),
            (None, false) => {}
        }
    }
    found.extend(run);
    found
}

/// A word folded, in a string that is used again and again.
pub(super) fn refold<'f>(word: &str, folded: &'f mut String) -> &'f str {
    folded.clear();
    fold_into(word, folded);
    folded
}

/// Small words inside names.
const JOINTS: [&str; 6] = ["of", "al", "bin", "ibn", "de", "von"];

/// A run of capitalised words, by their places among a text's words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) from: usize,
    /// After the last word.
    pub(super) to: usize,
    /// Its first word may open a sentence.
    opens: bool,
}

impl Run {
    /// Whether it is a single word that opens a sentence.
    pub(super) fn proves_nothing(self) -> bool {
        self.opens && self.to == self.from + 1
    }

    fn mention<'t>(self, words: &[Word<'t>], text: &'t str) -> Option<Mention<'t>> {
        let (first, last) = (words.get(self.from)?, words.get(self.to.checked_sub(1)?)?);
        let printed = text.get(first.start..last.start + last.text.len())?;
        Some(Mention { text: printed, start: first.start, opens: self.proves_nothing() })
    }
}

#[cfg(test)]
mod tests {
    use super::mentions;
    use proptest::prelude::*;

    #[test]
    fn names_are_runs_of_capitalised_words() {
        let names: Vec<&str> = mentions(
            "On Monday the Organization of Turkic States met Daniyar Esenov. In Osh, the Interior Ministry kept silent.",
        )
        .into_iter()
        .map(|mention| mention.text)
        .collect();
        assert_eq!(names, ["Organization of Turkic States", "Daniyar Esenov", "Osh", "Interior Ministry"]);
    }

    #[test]
    fn a_capital_that_only_opens_a_sentence_proves_nothing() {
        let opening = |text| mentions(text).first().map(|mention| mention.opens);
        assert_eq!(opening("Prosecutors were silent."), Some(true));
        assert_eq!(opening("Daniyar Esenov was silent."), Some(false));
        assert_eq!(opening("They asked Esenov."), Some(false));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in ".*") {
            for mention in mentions(&text) {
                prop_assert!(!mention.text.is_empty());
            }
        }
    }
}
