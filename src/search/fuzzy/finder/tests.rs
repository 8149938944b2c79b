//! Searches give the same whatever way they were reached, and stop when told.

use std::sync::atomic::{AtomicBool, Ordering};

use proptest::prelude::*;

use super::{Finder, Found, SHEAF};
use crate::search::fuzzy::Query;

const WORDS: [&str; 12] = [
    "Tokayev",
    "Токаев",
    "Toqayev",
    "Osh",
    "Ош",
    "Moscow",
    "snow",
    "Жапаров",
    "Zhaparov",
    "Japarov",
    "road",
    "Ülken",
];

fn finder(titles: &[String]) -> Finder {
    let mut finder = Finder::default();
    for (number, title) in (0..).zip(titles) {
        finder.add(title, number % 5);
    }
    finder
}

fn titles(of: &[&str]) -> Vec<String> {
    of.iter().map(|title| (*title).to_owned()).collect()
}

fn search(finder: &mut Finder, typed: &str, rows: usize) -> Found {
    finder.search(&Query::new(typed), rows, &AtomicBool::new(false), &mut |_| {}).unwrap()
}

fn order(finder: &mut Finder, typed: &str) -> Vec<usize> {
    search(finder, typed, usize::MAX).hits.into_iter().map(|hit| hit.title).collect()
}

/// Titles of words that a generator would not hit upon, in many sheaves.
fn many() -> Vec<String> {
    (0..3 * SHEAF + 7)
        .map(|number| {
            let word = |step: usize| WORDS[number / step % WORDS.len()];
            format!("{} {} {} {number}", word(1), word(WORDS.len()), word(WORDS.len() * WORDS.len()))
        })
        .collect()
}

#[test]
fn spellings_and_scripts_meet() {
    let mut finder = finder(&titles(&WORDS));
    for typed in ["tokaev", "Токаев", "Toqayev", "'tokayev", "^тоқаев", "Tokaev", "tokay"] {
        let mut found = order(&mut finder, typed);
        found.sort_unstable();
        assert_eq!(found, [0, 1, 2], "{typed}");
    }
    let mut found = order(&mut finder, "zhaparov");
    found.sort_unstable();
    assert_eq!(found, [7, 8, 9]);
    assert_eq!(order(&mut finder, "'osh"), [3, 4]);
    assert_eq!(order(&mut finder, "'ош"), [4, 3]);
    assert!(!order(&mut finder, "!tokaev").contains(&1));
}

#[test]
fn together_beats_scattered_and_words_beat_their_parts() {
    let mut finder =
        finder(&titles(&["A post hanged", "Toshkent", "Oshawa", "Osh", "The Road to Osh", "Rivers"]));
    assert_eq!(order(&mut finder, "osh"), [3, 4, 2, 1, 0]);
}

#[test]
fn equals_come_newest_first_and_then_in_order() {
    let mut finder = Finder::default();
    for age in [7, 3, 9, 3] {
        finder.add("The Road to Osh", age);
    }
    assert_eq!(order(&mut finder, "osh"), [1, 3, 0, 2]);
    assert_eq!(order(&mut finder, ""), [1, 3, 0, 2]);
    assert_eq!(order(&mut finder, "teroh"), [1, 3, 0, 2]);
}

#[test]
fn the_first_rows_are_the_first_of_all_rows() {
    let mut finder = finder(&many());
    for typed in ["osh", "tok", "ow oa", "jprv", "!osh sn", "ток", "1 2"] {
        let all = search(&mut finder, typed, usize::MAX);
        for rows in [0, 1, 10, 300, all.matched] {
            let some = search(&mut finder, typed, rows);
            assert_eq!(some.hits, all.hits.iter().take(rows).copied().collect::<Vec<_>>(), "{typed} {rows}");
            assert_eq!(some.matched, all.matched);
        }
    }
}

#[test]
fn what_needs_no_scoring_is_shown_first() {
    let mut finder = finder(&titles(&["A post hanged", "Osh", "Rivers"]));
    let mut shown = Vec::new();
    let stop = AtomicBool::new(false);
    let found = finder.search(&Query::new("osh"), 10, &stop, &mut |first| shown.push(first)).unwrap();
    assert_eq!(found.hits.len(), 2);
    assert_eq!(shown.len(), 1);
    assert_eq!((shown[0].hits.as_slice(), shown[0].matched), (&found.hits[..1], 2));
    // The first row is certain to be Osh: nothing is scored for it.
    finder.search(&Query::new("osh"), 1, &stop, &mut |_| panic!("there was nothing to wait for"));
}

#[test]
fn a_stopped_search_gives_nothing_and_spoils_nothing() {
    let mut finder = finder(&many());
    let before = search(&mut finder, "o", 20);
    let stop = AtomicBool::new(true);
    assert_eq!(finder.search(&Query::new("os"), 20, &stop, &mut |_| {}), None);
    // Stopped between looking and scoring: nothing is scored any more.
    let stop = AtomicBool::new(false);
    let mut shown = 0;
    let stopped = finder.search(&Query::new("tkv"), usize::MAX, &stop, &mut |_| {
        shown += 1;
        stop.store(true, Ordering::Relaxed);
    });
    assert_eq!((stopped, shown), (None, 1));
    assert_eq!(search(&mut finder, "o", 20), before);
}

#[test]
fn one_core_finds_what_all_find() {
    let titles = many();
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    let four = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap();
    for typed in ["osh", "tkv", "sno !rod", "japa"] {
        let search = || search(&mut finder(&titles), typed, 100);
        assert_eq!(one.install(search), four.install(search), "{typed}");
    }
}

#[test]
fn titles_added_later_are_found() {
    let mut finder = finder(&titles(&["Osh"]));
    assert_eq!(order(&mut finder, "o"), [0]);
    finder.add("Osh again", 0);
    assert_eq!(order(&mut finder, "os"), [0, 1]);
    assert_eq!(finder.len(), 2);
}

fn typed() -> impl Strategy<Value = String> {
    "[!'^]{0,2}[toqkayevshpзжаОшТокев]{0,6}[$' |]{0,2}[!'^]?[oshnwr1-3]{0,3}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn narrowing_finds_what_a_fresh_search_finds(typed in typed()) {
        let titles: Vec<String> = many().into_iter().step_by(7).collect();
        let mut narrowing = finder(&titles);
        for end in (0..=typed.len()).filter(|&end| typed.is_char_boundary(end)) {
            let so_far = typed.get(..end).unwrap_or_default();
            prop_assert_eq!(search(&mut narrowing, so_far, 40), search(&mut finder(&titles), so_far, 40), "{}", so_far);
        }
    }

    #[test]
    fn any_titles_and_any_typing_are_borne(titles in prop::collection::vec(".{0,30}", 0..20), typed in ".{0,12}") {
        let mut finder = finder(&titles);
        let found = search(&mut finder, &typed, usize::MAX);
        prop_assert_eq!(found.hits.len(), found.matched);
    }
}
