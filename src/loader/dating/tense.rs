//! Whether a mentioned day lies ahead of the text.

use crate::names::Word;

/// Whether the day that stands before `from..to` of a sentence's words is still to come: what the words before it
/// in its clause, or just after it, say.
pub(super) fn is_ahead(text: &str, words: &[Word<'_>], from: usize, to: usize) -> bool {
    let before = words.get(..from).unwrap_or_default();
    if before.last().is_some_and(|word| BEFORE.contains(&lower(word).as_str())) {
        return true;
    }
    let after = words.get(to..).unwrap_or_default();
    if after.iter().take(2).any(|word| APPROACHING.contains(&word.text)) {
        return true;
    }
    let clause = clause(text, before);
    says_ahead(clause, false)
        || (clause.len() <= FRONTED
            && says_ahead(after.get(..REACH_AFTER.min(after.len())).unwrap_or_default(), true))
}

/// Whether words speak of what is to come: after the last verb of the past among them, or before the first.
fn says_ahead(words: &[Word<'_>], from_start: bool) -> bool {
    let is_past = |word: &Word<'_>| PAST.contains(&word.text);
    let words = if from_start {
        words.get(..words.iter().position(is_past).unwrap_or(words.len()))
    } else {
        words.get(words.iter().rposition(is_past).map_or(0, |place| place + 1)..)
    };
    let words = words.unwrap_or_default();
    let pairs = words.iter().zip(words.iter().skip(1)).map(|(first, second)| (first.text, second.text));
    words.iter().any(|word| AHEAD.contains(&word.text))
        || pairs.into_iter().any(|pair| AHEAD_PAIRS.contains(&pair))
}

/// A day with at most so many words before it in its clause opens the clause: its verb is yet to come.
const FRONTED: usize = 2;

/// So many words after such a day are read.
const REACH_AFTER: usize = 12;

/// Whether the day is said to be of the year before: `on 4 May last year`.
pub(super) fn is_of_last_year(words: &[Word<'_>], to: usize) -> bool {
    let after: Vec<String> = words.get(to..).unwrap_or_default().iter().take(3).map(lower).collect();
    let after: Vec<&str> = after.iter().map(String::as_str).collect();
    matches!(after.as_slice(), ["last", "year", ..] | ["of", "last", "year"] | ["прошлого", "года", ..])
}

/// Whether the clause around `from..to` of a sentence's words tells of what has happened: it has a verb of the past.
pub(super) fn is_told(text: &str, words: &[Word<'_>], from: usize, to: usize) -> bool {
    let before = clause(text, words.get(..from).unwrap_or_default());
    let after = words.get(to..).unwrap_or_default();
    let end =
        words.get(to.saturating_sub(1)..).and_then(|rest| clause_end(text, rest)).unwrap_or(REACH_AFTER);
    let after = after.get(..end.min(REACH_AFTER).min(after.len())).unwrap_or_default();
    has_past(before) || has_past(after)
}

fn has_past(words: &[Word<'_>]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let lead = words.get(at.saturating_sub(2)..at).unwrap_or_default();
        let passive = lead.iter().any(|word| PASSIVE.contains(&word.text));
        PAST.contains(&word.text)
            || IRREGULAR.contains(&word.text)
            || (word.text.len() > 3 && word.text.ends_with("ed") && !passive)
            || RUSSIAN_PAST.iter().any(|ending| word.text.ends_with(ending) && word.text.len() > 8)
    })
}

/// With these before it, a participle is no verb of the past: `is planned`.
const PASSIVE: [&str; 6] = ["is", "are", "be", "being", "to", "will"];

const RUSSIAN_PAST: [&str; 7] = ["ал", "ил", "ла", "ло", "ли", "лся", "лись"];

/// Verbs of the past that do not end in `ed`.
const IRREGULAR: &[&str] = &[
    "became",
    "began",
    "broke",
    "brought",
    "built",
    "bought",
    "came",
    "caught",
    "chose",
    "drew",
    "drove",
    "fell",
    "flew",
    "fought",
    "found",
    "froze",
    "gave",
    "got",
    "grew",
    "held",
    "kept",
    "knew",
    "laid",
    "led",
    "left",
    "lost",
    "made",
    "paid",
    "ran",
    "rose",
    "sank",
    "sat",
    "saw",
    "sent",
    "shook",
    "sold",
    "spent",
    "spoke",
    "stood",
    "struck",
    "swore",
    "taught",
    "thought",
    "threw",
    "told",
    "understood",
    "went",
    "won",
    "wore",
    "wrote",
];

/// How many words after the first the clause ends.
fn clause_end(text: &str, words: &[Word<'_>]) -> Option<usize> {
    words
        .iter()
        .zip(words.iter().skip(1))
        .take(REACH_AFTER)
        .position(|(left, right)| breaks(text, left, right))
}

fn breaks(text: &str, left: &Word<'_>, right: &Word<'_>) -> bool {
    let gap = text.get(left.start + left.text.len()..right.start).unwrap_or_default();
    gap.contains([';', '—'])
        || gap.contains(": ")
        || (gap.contains(',') && matches!(right.text, "and" | "while" | "а"))
}

/// At most so many words before the day are read.
const REACH: usize = 40;

/// The words back to where the clause begins: a semicolon, a dash, or a comma with `and` or `while`.
fn clause<'w, 't>(text: &str, before: &'w [Word<'t>]) -> &'w [Word<'t>] {
    let reach = before.len().saturating_sub(REACH);
    let near = before.get(reach..).unwrap_or_default();
    let pairs = near.iter().zip(near.iter().skip(1));
    let start =
        pairs.into_iter().rposition(|(left, right)| breaks(text, left, right)).map_or(0, |place| place + 1);
    near.get(start..).unwrap_or_default()
}

fn lower(word: &Word<'_>) -> String {
    word.text.to_lowercase()
}

/// Right before a day, these put it ahead.
const BEFORE: &[&str] =
    &["by", "until", "till", "before", "starting", "upcoming", "next", "до", "к", "не позднее"];

/// Right after a day, these do.
const APPROACHING: &[&str] = &["approaching", "approaches", "next", "upcoming"];

/// Verbs and adjectives of what is to come.
const AHEAD: &[&str] = &[
    "will",
    "shall",
    "would",
    "could",
    "might",
    "may",
    "upcoming",
    "forthcoming",
    "expected",
    "scheduled",
    "planned",
    "plans",
    "slated",
    "intends",
    "anticipated",
    "postponed",
    "tentatively",
    "будет",
    "будут",
    "состоится",
    "состоятся",
    "пройдет",
    "пройдёт",
    "пройдут",
    "планируется",
    "планируют",
    "планирует",
    "ожидается",
    "намерен",
    "намерены",
    "запланирован",
    "запланирована",
    "запланировано",
    "предстоящий",
    "предстоящая",
];

const AHEAD_PAIRS: &[(&str, &str)] = &[
    ("is", "to"),
    ("are", "to"),
    ("set", "for"),
    ("set", "to"),
    ("due", "on"),
    ("due", "in"),
    ("due", "for"),
    ("ahead", "of"),
    ("going", "to"),
    ("forward", "to"),
    ("no", "later"),
    ("can", "be"),
];

/// Verbs that bring the clause back to what has happened.
const PAST: &[&str] = &["was", "were", "had", "did", "took", "met", "said", "был", "была", "было", "были"];

#[cfg(test)]
mod tests {
    use super::{is_ahead, is_of_last_year};
    use crate::names;

    /// Whether the last word of a sentence, as a day, lies ahead.
    fn ahead(sentence: &str) -> bool {
        let words: Vec<names::Word<'_>> = names::words(sentence).collect();
        is_ahead(sentence, &words, words.len() - 1, words.len())
    }

    #[test]
    fn days_to_come_are_told_from_days_gone() {
        for sentence in [
            "The trial will resume on X",
            "The suspect stays in custody until X",
            "The two are to meet in Doha on X",
            "The vote, which was delayed, is now scheduled for X",
            "Переговоры пройдут в Оше X",
        ] {
            assert!(ahead(sentence), "{sentence}");
        }
        let fronted = "On X the two presidents will open a bridge";
        let words: Vec<names::Word<'_>> = names::words(fronted).collect();
        assert!(is_ahead(fronted, &words, 1, 2));
        for sentence in [
            "The trial resumed on X",
            "They will wait, and the bus left on X",
            "The bridge that will link the towns was opened on X",
        ] {
            assert!(!ahead(sentence), "{sentence}");
        }
    }

    #[test]
    fn a_day_of_last_year_is_one() {
        let words: Vec<names::Word<'_>> = names::words("on X last year").collect();
        assert!(is_of_last_year(&words, 2));
        assert!(!is_of_last_year(&words, 1));
    }
}
