//! The names of months and weekdays, in the languages of the digests.

use crate::digest::Weekday;
use crate::names;

/// The month that a word names, from 1, in any case: in English, in full or short, with a full stop or without; in
/// Russian, Kazakh and Uzbek by its stem, for these inflect it. Where the word stands in running text, `may` and `march`
/// may be verbs: that is for the caller to tell.
pub(super) fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.');
    if word.len() > LONGEST || !may_be_month(word) {
        return None;
    }
    let folded = names::fold(word);
    let stems = if folded.is_ascii() { LATIN } else { CYRILLIC };
    let (_, month) = stems.iter().find(|(stem, _)| match stem.strip_suffix('*') {
        Some(stem) => folded.starts_with(stem),
        None => folded == *stem,
    })?;
    Some(*month)
}

/// The weekday that a word names, in English or Russian.
pub(super) fn weekday(word: &str) -> Option<Weekday> {
    if word.len() > LONGEST || !may_be_weekday(word) {
        return None;
    }
    Some(match names::fold(word).as_str() {
        "monday" | "mon" | "понедельник" => Weekday::Monday,
        "tuesday" | "tue" | "tues" | "вторник" => Weekday::Tuesday,
        "wednesday" | "wed" | "среда" | "среду" => Weekday::Wednesday,
        "thursday" | "thu" | "thur" | "thurs" | "четверг" => Weekday::Thursday,
        "friday" | "fri" | "пятница" | "пятницу" => Weekday::Friday,
        "saturday" | "sat" | "суббота" | "субботу" => Weekday::Saturday,
        "sunday" | "sun" | "воскресенье" => Weekday::Sunday,
        _ => return None,
    })
}

/// Whether a month may stand at the beginning of a text. Every word of a story is asked, so this looks at three bytes only;
/// beyond plain letters it says yes.
pub(super) fn may_be_month(text: &str) -> bool {
    opening(text).is_none_or(|opening| {
        matches!(
            &opening,
            b"jan"
                | b"yan"
                | b"qan"
                | b"feb"
                | b"fev"
                | b"mar"
                | b"nau"
                | b"apr"
                | b"may"
                | b"jun"
                | b"iyu"
                | b"jul"
                | b"aug"
                | b"avg"
                | b"sep"
                | b"sen"
                | b"oct"
                | b"okt"
                | b"nov"
                | b"noy"
                | b"dec"
                | b"dek"
        )
    })
}

/// The same for a weekday.
pub(super) fn may_be_weekday(text: &str) -> bool {
    opening(text).is_none_or(|opening| {
        matches!(&opening, b"mon" | b"tue" | b"wed" | b"thu" | b"fri" | b"sat" | b"sun")
    })
}

/// The first three bytes of a text in lower case, spaces for what is missing; `None` where folding may make other letters
/// of them.
fn opening(text: &str) -> Option<[u8; 3]> {
    let mut opening = [b' '; 3];
    for (place, byte) in opening.iter_mut().zip(text.bytes()) {
        if !byte.is_ascii() || matches!(byte, b'\'' | b'`') {
            return None;
        }
        *place = byte.to_ascii_lowercase();
    }
    Some(opening)
}

/// No month or weekday has more bytes.
const LONGEST: usize = 32;

const LATIN: &[(&str, i8)] = &[
    ("january", 1),
    ("jan", 1),
    ("yanvar*", 1),
    ("qantar*", 1),
    ("february", 2),
    ("feb", 2),
    ("fevral*", 2),
    ("march", 3),
    ("mar", 3),
    ("mart", 3),
    ("nauryz", 3),
    ("april", 4),
    ("apr", 4),
    ("aprel*", 4),
    ("may", 5),
    ("june", 6),
    ("jun", 6),
    ("iyun*", 6),
    ("july", 7),
    ("jul", 7),
    ("iyul*", 7),
    ("august", 8),
    ("aug", 8),
    ("avgust*", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("sentabr*", 9),
    ("sentyabr*", 9),
    ("october", 10),
    ("oct", 10),
    ("oktabr*", 10),
    ("oktyabr*", 10),
    ("november", 11),
    ("nov", 11),
    ("noyabr*", 11),
    ("december", 12),
    ("dec", 12),
    ("dekabr*", 12),
];

/// As folding leaves them: `қараша` is `караша`, `май` is `маи`.
const CYRILLIC: &[(&str, i8)] = &[
    ("январ*", 1),
    ("янв", 1),
    ("кантар*", 1),
    ("феврал*", 2),
    ("фев", 2),
    ("акпан*", 2),
    ("март*", 3),
    ("наурыз*", 3),
    ("апрел*", 4),
    ("апр", 4),
    ("сауир*", 4),
    ("маи", 5),
    ("мая", 5),
    ("мае", 5),
    ("мамыр*", 5),
    ("июн*", 6),
    ("маусым*", 6),
    ("июл*", 7),
    ("шилде*", 7),
    ("август*", 8),
    ("авг", 8),
    ("тамыз*", 8),
    ("сентябр*", 9),
    ("сент", 9),
    ("кыркуиек*", 9),
    ("октябр*", 10),
    ("окт", 10),
    ("казан", 10),
    ("казанда", 10),
    ("ноябр*", 11),
    ("нояб", 11),
    ("караша*", 11),
    ("декабр*", 12),
    ("дек", 12),
    ("желтоксан*", 12),
];

#[cfg(test)]
mod tests {
    use super::{CYRILLIC, LATIN, may_be_month, month, weekday};
    use crate::digest::Weekday;
    use crate::names;

    #[test]
    fn months_are_known_in_four_languages() {
        for (word, number) in [
            ("November", 11),
            ("Sept.", 9),
            ("SEPT", 9),
            ("may", 5),
            ("мая", 5),
            ("декабря", 12),
            ("янв", 1),
            ("қарашада", 11),
            ("сәуір", 4),
            ("қазан", 10),
            ("Avgust", 8),
        ] {
            assert_eq!(month(word), Some(number), "{word}");
        }
        for word in ["", ".", "ma", "marching", "Janus", "Septe", "маяк"] {
            assert_eq!(month(word), None, "{word}");
        }
    }

    #[test]
    fn months_and_weekdays_are_not_ruled_out() {
        for (stem, _) in LATIN.iter().chain(CYRILLIC) {
            assert!(may_be_month(stem) && may_be_month(&stem.to_uppercase()), "{stem}");
        }
        assert!(may_be_month("O'ktabr") && may_be_month("Oct 27") && may_be_month("ｍａｙ"));
        assert!(!may_be_month("Ma") && !may_be_month("The") && !may_be_month("7 May"));
        assert_eq!((month("O'ktabr"), weekday("Ｍonday")), (Some(10), Some(Weekday::Monday)));
    }

    #[test]
    fn stems_stand_as_folding_leaves_them() {
        for (stem, _) in LATIN.iter().chain(CYRILLIC) {
            assert_eq!(names::fold(stem), *stem);
        }
    }

    #[test]
    fn weekdays_are_known_in_two() {
        assert_eq!(weekday("Thursday"), Some(Weekday::Thursday));
        assert_eq!(weekday("среду"), Some(Weekday::Wednesday));
        assert_eq!(weekday("Sundance"), None);
    }
}
