//! The names a text holds: runs of capitalised words.

use super::fold::fold;
use super::function_word::is_function_word;
use super::word::{Word, words};

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
    mentions_among(words(text), text)
}

/// The same for the words of a text that are known already.
pub(super) fn mentions_among<'t>(words: impl Iterator<Item = Word<'t>>, text: &'t str) -> Vec<Mention<'t>> {
    let mut found = Vec::new();
    let mut run: Option<Run> = None;
    for word in words {
        let name = word.is_capitalised() && !is_function_word(&fold(word.text));
        let goes_on = run.is_some_and(|_| word.follows && !word.opens);
        if !goes_on {
            found.extend(run.take().and_then(|run| run.mention(text)));
        }
        match (&mut run, name) {
            (Some(run), true) => run.extend(word),
            (Some(_), false) if JOINTS.contains(&word.text) => {}
            (Some(_), false) => found.extend(run.take().and_then(|run| run.mention(text))),
            (None, true) => run = Some(Run::new(word)),
            (None, false) => {}
        }
    }
    found.extend(run.and_then(|run| run.mention(text)));
    found
}

/// Small words inside names.
const JOINTS: [&str; 6] = ["of", "al", "bin", "ibn", "de", "von"];

#[derive(Clone, Copy)]
struct Run {
    start: usize,
    end: usize,
    single: bool,
    opens: bool,
}

impl Run {
    fn new(word: Word<'_>) -> Self {
        Self { start: word.start, end: word.start + word.text.len(), single: true, opens: word.opens }
    }

    fn extend(&mut self, word: Word<'_>) {
        self.end = word.start + word.text.len();
        self.single = false;
    }

    fn mention(self, text: &str) -> Option<Mention<'_>> {
        let printed = text.get(self.start..self.end)?;
        Some(Mention { text: printed, start: self.start, opens: self.opens && self.single })
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
