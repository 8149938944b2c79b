//! How a sentence ties to what stands before it, by its opening words.
//!
//! Discourse markers tell a reader whether a new affair begins (`Elsewhere`, `On a separate note`), whether the text
//! turns to something beside the last (`Meanwhile`, `At the same time`), or whether it goes on (`He`, `Notably`,
//! `As a result`): Grosz and Sidner 1986 and Passonneau and Litman 1997 found such cue phrases the strongest signs of
//! segments. The lists hold markers of general English and Russian prose, none that is of one text only.

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

const CONNECTIVES: &[&str] = &["however", "but", "and", "yet", "also", "finally", "meanwhile", "а", "но"];

/// Pronouns as subjects or owners: their meaning stands before.
const REFERRING: &[&str] = &[
    "he",
    "she",
    "they",
    "it",
    "his",
    "her",
    "their",
    "its",
    "it’s",
    "he’s",
    "she’s",
    "him",
    "them",
    "both",
    "all of this",
    "the latter",
    "the former",
    "according to him",
    "according to her",
    "according to them",
    "он",
    "она",
    "они",
    "оно",
    "его",
    "ее",
    "их",
    "по его словам",
    "по ее словам",
    "по их словам",
];

/// Words that point back wherever they stand before a name.
const BACKWARD: &[&str] =
    &["his", "her", "their", "him", "them", "themselves", "himself", "herself", "он", "она", "они"];

/// The writer says that another affair begins.
const NEW_TOPICS: &[&str] = &[
    "elsewhere",
    "separately",
    "on a separate",
    "in a separate",
    "in separate",
    "on another note",
    "on a different note",
    "on a lighter note",
    "on a positive note",
    "on a brighter note",
    "on a sadder note",
    "on another front",
    "unrelated",
    "unrelatedly",
    "in unrelated",
    "in other news",
    "in other developments",
    "in other matters",
    "in another development",
    "in related news",
    "in regional news",
    "in international news",
    "in domestic news",
    "in business news",
    "in economic news",
    "in sports",
    "back in",
    "back home",
    "back to",
    "turning to",
    "moving on",
    "moving to",
    "switching to",
    "switching gears",
    "shifting to",
    "shifting gears",
    "as for",
    "as regards",
    "regarding",
    "with regard to",
    "with regards to",
    "concerning",
    "when it comes to",
    "in terms of",
    "speaking of",
    "closer to home",
    "further afield",
    "farther afield",
    "across the border",
    "over in",
    "over the border",
    "next door",
    "neighboring",
    "neighbouring",
    "among other",
    "among the other",
    "other notable",
    "other news",
    "also this week",
    "also in the news",
    "also of note",
    "also noteworthy",
    "last but not least",
    "to wrap up",
    "rounding off",
    "rounding out",
    "что касается",
    "в других новостях",
    "к другим новостям",
    "отдельно",
    "также на этой неделе",
    "к слову о",
];

/// The writer sets something beside the last.
const TURNS: &[&str] = &[
    "meanwhile",
    "at the same time",
    "simultaneously",
    "against this backdrop",
    "against that backdrop",
    "against the backdrop",
    "amid this",
    "incidentally",
    "coincidentally",
    "similarly",
    "likewise",
    "in a similar",
    "in similar",
    "in the same vein",
    "in the meantime",
    "in parallel",
    "not long before",
    "not long after",
    "a week prior",
    "a week earlier",
    "a week later",
    "at the same",
    "also",
    "finally",
    "lastly",
    "interestingly",
    "curiously",
    "additionally",
    "earlier in the week",
    "later in the week",
    "earlier this week",
    "later this week",
    "тем временем",
    "между тем",
    "в то же время",
    "одновременно",
    "на этом фоне",
    "кстати",
    "примечательно",
];

/// The writer says when: affairs and their continuations both open so.
const TIMES: &[&str] = &[
    "this week",
    "last week",
    "this past week",
    "this month",
    "last month",
    "on the same day",
    "that same day",
    "the same day",
    "the next day",
    "the following day",
    "the previous day",
    "the day before",
    "a day later",
    "a day earlier",
    "a day prior",
    "two days",
    "three days",
    "days later",
    "days earlier",
    "days before",
    "earlier",
    "later",
    "shortly before",
    "shortly after",
    "soon after",
    "on monday",
    "on tuesday",
    "on wednesday",
    "on thursday",
    "on friday",
    "on saturday",
    "on sunday",
    "in january",
    "in february",
    "in march",
    "in april",
    "in may",
    "in june",
    "in july",
    "in august",
    "in september",
    "in october",
    "in november",
    "in december",
    "ранее",
    "позже",
    "на этой неделе",
    "на прошлой неделе",
    "в тот же день",
    "накануне",
];

/// The writer goes on.
const GOING_ON: &[&str] = &[
    "this",
    "that",
    "these",
    "those",
    "such",
    "but",
    "and",
    "or",
    "so",
    "yet",
    "still",
    "then",
    "thus",
    "hence",
    "however",
    "indeed",
    "notably",
    "nonetheless",
    "nevertheless",
    "therefore",
    "consequently",
    "accordingly",
    "moreover",
    "furthermore",
    "besides",
    "instead",
    "in addition",
    "on top of that",
    "in particular",
    "in fact",
    "in response",
    "in turn",
    "in return",
    "in other words",
    "in contrast",
    "by contrast",
    "in doing so",
    "in this",
    "as a result",
    "as such",
    "as a reminder",
    "for example",
    "for instance",
    "for this",
    "for that",
    "of course",
    "to this end",
    "that said",
    "on the one hand",
    "on the other hand",
    "on the contrary",
    "following this",
    "following that",
    "after this",
    "after that",
    "despite this",
    "despite that",
    "because of this",
    "due to this",
    "with this",
    "with that",
    "with the above",
    "some",
    "others",
    "many",
    "most",
    "several",
    "among them",
    "one of",
    "there",
    "here",
    "prosecutors",
    "police",
    "authorities",
    "officials",
    "experts",
    "analysts",
    "critics",
    "observers",
    "backlash",
    "what",
    "according to the",
    "это",
    "этот",
    "эта",
    "эти",
    "такой",
    "такая",
    "такие",
    "однако",
    "но",
    "и",
    "при этом",
    "кроме того",
    "более того",
    "таким образом",
    "в результате",
    "в ответ",
    "в частности",
    "например",
    "поэтому",
    "тогда",
    "там",
    "здесь",
    "напомним",
];

/// Markers that only announce the subject, which the sentence then names.
const TOPICS: &[&str] = &[
    "as for",
    "as regards",
    "regarding",
    "with regard to",
    "with regards to",
    "concerning",
    "when it comes to",
    "speaking of",
    "turning to",
    "back in central asia",
    "что касается",
];

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
