//! The names of months and weekdays, in the languages of the digests.

use crate::digest::Weekday;
use crate::names;

/// The month that a word names, from 1, in any case: in English, in full or short, with a full stop or without; in
/// Russian, Kazakh and Uzbek by its stem, for these inflect it. Where the word stands in running text, `may` and `march`
/// may be verbs: that is for the caller to tell.
pub(super) fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.');
    if word.len() > LONGEST {
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
    if word.len() > LONGEST {
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
    use super::{CYRILLIC, LATIN, month, weekday};
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
