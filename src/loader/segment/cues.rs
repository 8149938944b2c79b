//! How a sentence ties to what stands before it, by its opening words.
//!
//! Discourse markers tell a reader whether a new affair begins (`Elsewhere`, `On a separate note`), whether the text
//! turns to something beside the last (`Meanwhile`, `At the same time`), or whether it goes on (`He`, `Notably`,
//! `As a result`): Grosz and Sidner 1986 and Passonneau and Litman 1997 found such cue phrases the strongest signs of
//! segments.

use super::phrases::{BACKWARD, CONNECTIVES, GOING_ON, NEW_TOPICS, REFERRING, TIMES, TOPICS, TURNS};
use crate::names::{self, Word};

/// How a sentence opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// It says that another affair begins.
    NewTopic,
    /// It sets something beside the last, which may be another affair.
    Turn,
    /// It adds one more of a kind (`also`), with a subject of its own.
    Adds,
    /// It says when.
    Time,
    /// `The` and a common noun: something spoken of before, unless names close by say which.
    Definite {
        /// Whether a name stands among the next words.
        named: bool,
    },
    /// None of these.
    Plain,
    /// It goes on with what was said.
    GoesOn,
    /// It cannot be understood without what was said: a pronoun is its subject, or a quotation goes on.
    Refers,
}

/// Reads the opening of a sentence.
pub(super) fn cue(sentence: &str) -> Cue {
    let opening = Opening::of(sentence);
    if opening.starts_with_any(REFERRING) {
        return Cue::Refers;
    }
    if opening.tells_new_topic() {
        return Cue::NewTopic;
    }
    if opening.refers_back() {
        return Cue::GoesOn;
    }
    if opening.starts_with_any(TURNS)
        || opening.holds_aside()
        || opening.is_another_name()
        || opening.is_placed()
    {
        return Cue::Turn;
    }
    if opening.starts_with_any(TIMES) {
        return Cue::Time;
    }
    if opening.starts_with_any(GOING_ON) || opening.quotes {
        return Cue::GoesOn;
    }
    if opening.is_definite() {
        return Cue::Definite { named: opening.words.iter().skip(2).take(4).any(|word| is_name(*word)) };
    }
    if opening.adds() { Cue::Adds } else { Cue::Plain }
}

/// How many bytes of a sentence only tie it to the text before it, so that a title does without them: `Meanwhile, `,
/// `On the same day, `, `As for trade in the region, `; `Back ` of `Back in Osh, `.
pub(in crate::loader) fn marker(sentence: &str) -> usize {
    let mut length = 0;
    while let Some(more) = sentence.get(length..).and_then(one_marker) {
        length += more;
    }
    length
}

/// A marker is at most this many words before its comma.
const MARKER: usize = 8;

fn one_marker(sentence: &str) -> Option<usize> {
    let first = sentence.split(' ').next()?;
    if matches!(first, "Neighboring" | "Neighbouring" | "Back" | "Over") && sentence.len() > first.len() {
        return Some(first.len() + 1);
    }
    let comma = sentence.find(", ")?;
    let head = sentence.get(..comma)?;
    let opening = Opening::of(head);
    let short = head.split_whitespace().count() <= MARKER;
    let nameless = !names::words(head).any(is_name);
    let whole = GOING_ON.iter().chain(CONNECTIVES).any(|phrase| opening.line.trim() == *phrase);
    let topic = opening.starts_with_any(TOPICS);
    let turn = nameless && [NEW_TOPICS, TURNS, TIMES].into_iter().any(|list| opening.starts_with_any(list));
    (short && (whole || topic || turn)).then_some(comma + 2)
}

/// So many words are read as a sentence's opening.
const OPENING: usize = 12;

/// The first words of a sentence.
struct Opening<'a> {
    words: Vec<Word<'a>>,
    /// Folded and set apart by single spaces, one before and one after too.
    line: String,
    quotes: bool,
    text: &'a str,
}

impl<'a> Opening<'a> {
    fn of(sentence: &'a str) -> Self {
        let words: Vec<Word<'a>> = names::words(sentence).take(OPENING).collect();
        let mut line = String::from(" ");
        for word in &words {
            line.push_str(&names::fold(word.text));
            line.push(' ');
        }
        let quotes = sentence.starts_with(['"', '“', '«', '„', '”']);
        Self { words, line, quotes, text: sentence }
    }

    fn starts_with(&self, phrase: &str) -> bool {
        let rest = self.line.get(1..).and_then(|line| line.strip_prefix(phrase));
        rest.is_some_and(|rest| rest.starts_with(' '))
    }

    fn starts_with_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.starts_with(phrase))
    }

    /// A marker of a new topic at the start, or after a connective: `However, among the other notable events`.
    fn tells_new_topic(&self) -> bool {
        let after = CONNECTIVES.iter().find(|word| self.starts_with(word)).map_or(0, |word| word.len() + 1);
        let rest = self.line.get(1 + after..).unwrap_or_default();
        NEW_TOPICS.iter().any(|phrase| rest.strip_prefix(phrase).is_some_and(|rest| rest.starts_with(' ')))
            || (rest.starts_with("on the ") && rest.split(' ').take(5).any(|word| word == "front"))
    }

    /// A pronoun before any name: `On the same day as his dismissal`.
    fn refers_back(&self) -> bool {
        let before_names =
            self.words.iter().enumerate().take_while(|(place, word)| *place == 0 || !is_name(**word));
        before_names.take(8).any(|(_, word)| BACKWARD.contains(&names::fold(word.text).as_str()))
    }

    /// `The Turkmen president, meanwhile, was …`
    fn holds_aside(&self) -> bool {
        let end = self.words.last().map_or(0, |word| word.start);
        let text = self.text.get(..end).unwrap_or_default();
        [", meanwhile,", ", for its part,", ", тем временем,", ", между тем,"]
            .iter()
            .any(|aside| text.contains(aside))
    }

    /// `Another Moscow ally`: one more, told by its name, not `another client of his`.
    fn is_another_name(&self) -> bool {
        self.starts_with("another") && self.words.get(1).is_some_and(|word| is_name(*word))
    }

    /// `In Osh, `: the place is told before the affair.
    fn is_placed(&self) -> bool {
        let place = self.words.iter().skip(1).take_while(|word| is_name(**word)).count();
        let comma = self.text.find(',').unwrap_or(usize::MAX);
        let after = self.words.get(1 + place).map_or(usize::MAX, |word| word.start);
        self.starts_with("in") && (1..=3).contains(&place) && comma < after
    }

    /// `The results`: a thing that was spoken of, not a name.
    fn is_definite(&self) -> bool {
        self.starts_with("the") && self.words.get(1).is_some_and(|word| !word.is_capitalised())
    }

    fn adds(&self) -> bool {
        let place = self.words.iter().position(|word| matches!(word.text, "also" | "также" | "тоже"));
        place.is_some_and(|place| (1..=OPENING).contains(&place))
    }
}

fn is_name(word: Word<'_>) -> bool {
    word.is_capitalised() && !names::is_function_word(&names::fold(word.text))
}

#[cfg(test)]
mod tests {
    use super::{Cue, cue, marker};

    #[test]
    fn openings_tell_a_new_affair_from_one_that_goes_on() {
        for (sentence, wanted) in [
            ("Elsewhere, a bridge near Khorog was washed away.", Cue::NewTopic),
            ("However, among the other events was a strike in Aktau.", Cue::NewTopic),
            ("On the economic front, the som lost two percent.", Cue::NewTopic),
            ("Meanwhile, miners in Karaganda went home.", Cue::Turn),
            ("The Tajik envoy, meanwhile, flew to Doha.", Cue::Turn),
            ("Another Gulf state, Qatar, sent flour.", Cue::Turn),
            ("In Osh, the mayor resigned.", Cue::Turn),
            ("Farmers in Batken also blocked a road.", Cue::Adds),
            ("Last week, snow closed the pass.", Cue::Time),
            ("Uzbek growers sold more melons.", Cue::Plain),
            ("The decision surprised everyone.", Cue::Definite { named: false }),
            ("The governor of Osh kept silent.", Cue::Definite { named: true }),
            ("As a result, prices rose.", Cue::GoesOn),
            ("On the day of his arrest, Bekov was in Almaty.", Cue::GoesOn),
            ("She denies it.", Cue::Refers),
            ("По его словам, дорога открыта.", Cue::Refers),
            ("Тем временем в Оше прошли выборы.", Cue::Turn),
        ] {
            assert_eq!(cue(sentence), wanted, "{sentence}");
        }
    }

    #[test]
    fn markers_are_told_from_what_a_sentence_says() {
        for (sentence, rest) in [
            ("Meanwhile, in Osh, the mayor left.", "in Osh, the mayor left."),
            ("And, on the same day, rain fell.", "rain fell."),
            ("As for trade in the region, Uzbek melons sold well.", "Uzbek melons sold well."),
            ("Back in Tashkent, a court sat.", "in Tashkent, a court sat."),
            ("Last week in Osh, a court sat.", "Last week in Osh, a court sat."),
            ("Elsewhere", "Elsewhere"),
        ] {
            assert_eq!(&sentence[marker(sentence)..], rest);
        }
    }
}
