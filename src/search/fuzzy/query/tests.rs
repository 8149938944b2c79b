//! Every operator, and their combinations.

use super::super::Finder;
use super::Query;
use std::sync::atomic::AtomicBool;

const TITLES: [&str; 8] = [
    "Snow on the Road",
    "The Road to Snow",
    "Snowfall in Naryn",
    "Road",
    "Ice, and Rain",
    "Sunny News of Wells",
    "A Bridge | Two Banks",
    "“Road Works…”",
];

/// The numbers of the titles that are found, in their own order.
fn found(typed: &str) -> Vec<usize> {
    let mut finder = Finder::default();
    TITLES.iter().for_each(|title| finder.add(title, 0));
    let found = finder.search(&Query::new(typed), usize::MAX, &AtomicBool::new(false), &mut |_| {});
    let mut numbers: Vec<usize> = found.unwrap().hits.iter().map(|hit| hit.title).collect();
    numbers.sort_unstable();
    numbers
}

#[test]
fn every_operator_finds_what_fzf_finds() {
    for (typed, expected) in [
        ("snow", [0, 1, 2, 5].as_slice()),
        ("'snow", &[0, 1, 2]),
        ("'snow'", &[0, 1]),
        ("^snow", &[0, 2]),
        ("^road", &[3, 7]),
        ("snow$", &[1]),
        ("works$", &[7]),
        ("^road$", &[3]),
        ("!snow", &[3, 4, 5, 6, 7]),
        ("!'snow", &[3, 4, 6, 7]),
        ("!^snow", &[1, 3, 4, 5, 6, 7]),
        ("!snow$", &[0, 2, 3, 4, 5, 6, 7]),
        ("!^road$", &[0, 1, 2, 4, 5, 6, 7]),
        ("road snow", &[0, 1]),
        ("snow road", &[0, 1]),
        ("'snow !road", &[2]),
        ("^snow road$", &[0]),
        ("^the snow$", &[1]),
        ("^snow | ^ice", &[0, 2, 4]),
        ("'ice | 'rain | naryn$", &[2, 4]),
        ("road ^snow | works$", &[0, 7]),
        ("'road !^road", &[0, 1]),
        ("'road !snow | 'snow", &[0, 1, 3, 7]),
        ("on\\ the", &[0]),
        ("'the\\ road", &[0, 1]),
    ] {
        assert_eq!(found(typed), expected, "{typed}");
    }
}

#[test]
fn what_is_still_being_typed_says_what_it_says_so_far() {
    let all = [0, 1, 2, 3, 4, 5, 6, 7];
    for typed in ["", " ", "'", "''", "!", "^", "!^", "!'", "’", "\u{301}", "\\ "] {
        assert!(Query::new(typed).is_empty() || typed == "\\ ", "{typed}");
    }
    assert_eq!(found("!"), all);
    assert_eq!(found("^"), all);
    assert_eq!(found("'snow |"), found("'snow"));
    assert_eq!(found("'snow | | 'ice"), found("'snow | '| 'ice"));
    assert_eq!(found("|"), [6]);
    assert_eq!(found("road !"), found("road"));
    assert_eq!(found("$"), [] as [usize; 0]);
}

#[test]
fn case_accents_and_apostrophes_make_no_difference() {
    assert_eq!(Query::new("ÜLKEN"), Query::new("ulken"));
    assert_eq!(Query::new("'Oʻzbek"), Query::new("'ozbek"));
    assert_eq!(found("SNÓW"), found("snow"));
}

#[test]
fn a_query_narrows_another_while_it_only_grows() {
    for (wider, narrower) in [
        ("", "s"),
        ("s", "sn"),
        ("snow", "snow r"),
        ("snow r", "snow ro"),
        ("'sn", "'sno"),
        ("^sn", "^sno"),
        ("toka", "tokay"),
        ("tokay", "tokaye"),
        ("snow", "snow !ro"),
        ("snow | ice", "snow | ice r"),
        ("snow | ic", "snow | ice"),
    ] {
        assert!(Query::new(narrower).narrows(&Query::new(wider)), "{wider:?}, {narrower:?}");
    }
    for (one, other) in [
        ("sn", "s"),
        ("snow", "now"),
        ("!s", "!sn"),
        ("s$", "ss$"),
        ("'sn'", "'sno'"),
        ("snow", "snow | ice"),
        ("s", "'s"),
        ("zha", "zhap"),
        ("road snow", "snow road"),
    ] {
        assert!(!Query::new(other).narrows(&Query::new(one)), "{one:?}, {other:?}");
    }
}
