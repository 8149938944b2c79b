//! Where sentences end.
//!
//! A word ends a sentence when it carries a stop (closing quotes and brackets apart) and the next word opens like a
//! sentence: with a capital or a digit. Abbreviations are of three kinds: those that always stand before what they
//! belong to (`Mr.`, `St.`), those that do so before a number (`No.`, `Nov.`), and those that may well end a
//! sentence (`U.S.`, `a.m.`, `млн.`, initials), where the next word decides. One pass over the words.

use std::ops::Range;

use super::spaced;

/// The sentences of a text, in order; joined they are the text but for the white space between them.
/// A full stop after an abbreviation (`U.S.`, `Nov.`, `No. 2`), an initial or inside a number ends none.
pub fn sentences(text: &str) -> Vec<&str> {
    spans(text).into_iter().filter_map(|span| text.get(span)).collect()
}

/// Where the sentences of a text stand, in bytes. Only words that hold a stop are looked at.
pub fn spans(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let Some(first) = spaced::next(text, 0) else { return found };
    let (mut start, mut at) = (first.start, first.start);
    while let Some(stop) = next_stop(text, at) {
        let word = spaced::around(text, stop);
        let Some(next) = spaced::next(text, word.end) else { break };
        at = next.start;
        let opens = word.start == start;
        let part = |span: &Range<usize>| text.get(span.clone()).unwrap_or_default();
        if ends_sentence(part(&word), part(&next), opens) {
            found.push(start..word.end);
            start = next.start;
        }
    }
    found.push(start..text.trim_end().len());
    found
}

/// Where the next character stands, from a byte on, that may end a sentence; other marks of its blocks do as well.
fn next_stop(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    Some(from + rest.iter().position(|byte| STOPS[usize::from(*byte)])?)
}

/// Bytes with which a stop may begin, as a table: a text is gone through byte by byte.
const STOPS: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = [b'.', b'!', b'?', ELLIPSIS, FULL_STOP];
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
};

/// The byte with which `…` begins.
const ELLIPSIS: u8 = "…".as_bytes()[0];
/// The byte with which `。` begins.
const FULL_STOP: u8 = "。".as_bytes()[0];

/// What may stand between a stop and the white space after it.
const CLOSERS: [char; 8] = ['"', '”', '’', '\'', '»', ')', ']', '“'];

/// What may stand before the first letter of a sentence.
const OPENERS: [char; 11] = ['"', '“', '„', '«', '‘', '\'', '’', '(', '[', '”', '¿'];

fn ends_sentence(word: &str, next: &str, opens: bool) -> bool {
    let bare = word.trim_end_matches(CLOSERS);
    let next = next.trim_start_matches(OPENERS);
    if !next.starts_with(|first: char| first.is_alphanumeric() && !first.is_lowercase()) {
        return false;
    }
    if bare.ends_with(['!', '?', '…', '。']) || bare.ends_with("..") {
        return true;
    }
    let Some(stem) = bare.strip_suffix('.').map(|stem| stem.trim_start_matches(OPENERS)) else {
        return false;
    };
    match Stem::of(stem) {
        Stem::Word => true,
        Stem::Numeral => !opens,
        Stem::BeforeName => false,
        Stem::BeforeNumber => !next.starts_with(|first: char| first.is_ascii_digit()),
        Stem::Either => opens_sentence(next),
    }
}

/// What stands before a full stop.
enum Stem {
    /// A word like any other.
    Word,
    /// Digits; at the start of a sentence they number it.
    Numeral,
    /// An abbreviation that always goes with the name after it.
    BeforeName,
    /// An abbreviation where a number follows, else a word.
    BeforeNumber,
    /// An abbreviation that may end a sentence.
    Either,
}

impl Stem {
    fn of(stem: &str) -> Self {
        let last = stem.rsplit('-').next().unwrap_or(stem);
        if last.is_empty() {
            Self::Word
        } else if last.bytes().all(|byte| byte.is_ascii_digit()) {
            Self::Numeral
        } else if BEFORE_NAME.contains(&last) {
            Self::BeforeName
        } else if BEFORE_NUMBER.contains(&last) {
            Self::BeforeNumber
        } else if EITHER.contains(&last) || is_initial(last) || is_dotted(last) {
            Self::Either
        } else {
            Self::Word
        }
    }
}

/// `K` of `K. Tokayev`.
fn is_initial(stem: &str) -> bool {
    let mut letters = stem.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}

/// `U.S`, `a.m`, `т.е`: short runs of letters with stops between them.
fn is_dotted(stem: &str) -> bool {
    let short = |part: &str| {
        let letters = part.chars().take(3).count();
        (1..=2).contains(&letters) && part.chars().all(char::is_alphabetic)
    };
    stem.contains('.') && stem.split('.').all(short)
}

/// Whether a word is one that opens sentences and is no part of a name, so that it tells `the U.S. The` from `the
/// U.S. Senate`.
fn opens_sentence(word: &str) -> bool {
    let letters = word.trim_end_matches(|last: char| !last.is_alphabetic());
    OPENING_WORDS.contains(&letters)
}

const BEFORE_NAME: [&str; 44] = [
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Prof",
    "Gen",
    "Col",
    "Maj",
    "Capt",
    "Lt",
    "Sgt",
    "Cpl",
    "Sen",
    "Rep",
    "Gov",
    "Pres",
    "Rev",
    "Hon",
    "St",
    "Mt",
    "Ft",
    "Adm",
    "Cmdr",
    "Brig",
    "Amb",
    "Messrs",
    "vs",
    "cf",
    "viz",
    "им",
    "ул",
    "пр-т",
    "просп",
    "гос",
    "проф",
    "акад",
    "ген",
    "гр",
    "см",
    "напр",
    "обл",
    "респ",
    "пос",
    "ред",
];

const BEFORE_NUMBER: [&str; 37] = [
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec", "No", "Nos", "no",
    "nos", "Art", "art", "Sec", "sec", "Vol", "vol", "Fig", "fig", "pp", "Ch", "approx", "ca", "янв", "февр",
    "апр", "авг", "сент", "окт", "нояб", "дек", "ст",
];

const EITHER: [&str; 31] = [
    "Inc", "Ltd", "Co", "Corp", "Bros", "Jr", "Sr", "etc", "al", "est", "bn", "mln", "г", "гг", "в", "вв",
    "млн", "млрд", "трлн", "тыс", "руб", "долл", "тг", "кв", "чел", "др", "пр", "т", "д", "п", "экз",
];

const OPENING_WORDS: [&str; 73] = [
    "The",
    "A",
    "An",
    "In",
    "On",
    "At",
    "By",
    "For",
    "From",
    "With",
    "After",
    "Before",
    "During",
    "Since",
    "As",
    "But",
    "And",
    "However",
    "Meanwhile",
    "Elsewhere",
    "Also",
    "It",
    "He",
    "She",
    "They",
    "We",
    "You",
    "His",
    "Her",
    "Its",
    "Their",
    "This",
    "That",
    "These",
    "Those",
    "There",
    "Such",
    "If",
    "When",
    "While",
    "Although",
    "Though",
    "Despite",
    "According",
    "Earlier",
    "Later",
    "Last",
    "Yet",
    "Both",
    "Some",
    "В",
    "Во",
    "На",
    "По",
    "С",
    "К",
    "Он",
    "Она",
    "Они",
    "Это",
    "Этот",
    "Эта",
    "Также",
    "При",
    "После",
    "Кроме",
    "Ранее",
    "Однако",
    "Тем",
    "Как",
    "Но",
    "И",
    "Для",
];

#[cfg(test)]
mod tests {
    use super::{ends_sentence, sentences};
    use crate::loader::spaced;
    use proptest::prelude::*;

    #[test]
    fn abbreviations_end_no_sentence() {
        for text in [
            "Gen. Adil Bekov met Mr. Osmonov at St. Mary's on Nov. 27 in hall No. 2.",
            "The U.S. Senate and the U.N. Council heard K. Tokayev at 9 a.m. Tuesday.",
            "It paid 3.5 million for 12.75 hectares, i.e. Lot B.",
            "Maj.-Gen. Serikov said the talks... would go on.",
            "Он получил 5 млн. тенге, т.е. почти всё, в г. Алматы на ул. Абая.",
        ] {
            assert_eq!(sentences(text), [text]);
        }
    }

    #[test]
    fn sentences_end_at_stops_and_keep_their_closing_quotes() {
        assert_eq!(
            sentences(
                "It rained. (So they say.) “We stay.” Will it last? 16 people left! 2021. Then…  Nothing."
            ),
            [
                "It rained.",
                "(So they say.)",
                "“We stay.”",
                "Will it last?",
                "16 people left!",
                "2021. Then…",
                "Nothing."
            ]
        );
        assert_eq!(sentences("Он уехал.\u{a0}Она осталась."), ["Он уехал.", "Она осталась."]);
    }

    #[test]
    fn the_next_word_decides_after_an_abbreviation_that_may_end_a_sentence() {
        assert_eq!(
            sentences("They flew to the U.S. The talks begin at 9 a.m. In Nov. They end."),
            ["They flew to the U.S.", "The talks begin at 9 a.m.", "In Nov.", "They end."]
        );
        assert_eq!(sentences("Это было в 2024 г. Он молчал.").len(), 2);
    }

    #[test]
    fn a_numbered_item_keeps_its_number() {
        assert_eq!(
            sentences("1. The dam holds. 2. The road is open."),
            ["1. The dam holds.", "2. The road is open."]
        );
    }

    #[test]
    fn a_long_line_is_read_in_one_pass() {
        let text = "A. ".repeat(400_000) + &"x.".repeat(400_000);
        assert!(!sentences(&text).is_empty());
    }

    /// The same word by word, as the rule is told.
    fn by_words(text: &str) -> Vec<&str> {
        let words: Vec<_> = spaced::spans(text).collect();
        let (mut found, mut start) = (Vec::new(), None);
        for (at, span) in words.iter().enumerate() {
            let first = *start.get_or_insert(span.start);
            let next = words.get(at + 1).map(|next| &text[next.clone()]);
            if next.is_none_or(|next| ends_sentence(&text[span.clone()], next, first == span.start)) {
                found.push(&text[first..span.end]);
                start = None;
            }
        }
        found
    }

    proptest! {
        #[test]
        fn only_words_with_a_stop_matter(text in "[aAяЯ1 .!?…。\"“”()\u{3000}\u{2003}—]{0,60}") {
            prop_assert_eq!(sentences(&text), by_words(&text));
        }

        #[test]
        fn no_letter_is_lost(text in "[a-zA-Zа-яА-Я0-9 .!?…\"“”()\u{a0}\n]{0,200}") {
            let squeeze = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(squeeze(&sentences(&text).concat()), squeeze(&text));
        }

        #[test]
        fn any_text_is_read(text in ".*") {
            for sentence in sentences(&text) {
                prop_assert!(!sentence.trim().is_empty());
            }
        }
    }
}
