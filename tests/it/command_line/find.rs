//! `akyn find` over the sample edition: what each query must and must not find, and how hits are told.

use std::path::Path;

use serde_json::Value;

use super::{Home, has_keys};

/// A home with the sample edition in its library.
fn home() -> Home {
    let home = Home::new();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    home.akyn(&["import", &sample.to_string_lossy()]).done();
    home
}

fn titles(found: &[Value]) -> Vec<&str> {
    found.iter().filter_map(|hit| hit["title"].as_str()).collect()
}

/// What is typed, beginnings of titles that must be found, the best first, and of some that must not be.
const QUERIES: [(&str, &[&str], &[&str]); 32] = [
    ("tokaev", &["Tokayev Sets October 6"], &["Beijing Awaits"]),
    ("Токаев", &["Tokayev Sets October 6"], &["Beijing Awaits"]),
    ("Тоқаев", &["Tokayev Sets October 6"], &["Beijing Awaits"]),
    ("Toqayev", &["Tokayev Sets October 6"], &["Beijing Awaits"]),
    ("'tokaev", &["Tokayev Sets October 6", "The informal summit"], &["Beijing Awaits"]),
    (
        "!Токаев summit",
        &["Putin in Bishkek", "Samarkand Summit", "The second summit"],
        &["The informal summit"],
    ),
    ("жапаров", &["Japarov Replaces", "Beijing Awaits Japarov", "Buses between"], &[]),
    ("zhaparov", &["Japarov Replaces", "Beijing Awaits Japarov"], &["Five Presidents"]),
    ("'кабул", &["The Taliban authorities in Kabul"], &["Tashkent goes on"]),
    ("ташкент", &["Tashkent goes on", "Attack on a former"], &["Beijing Awaits"]),
    ("ulken", &["A Year of the Ülken"], &["Beijing Awaits"]),
    ("ÜLKEN", &["A Year of the Ülken"], &["Beijing Awaits"]),
    ("erdogan", &["Putin, Erdoğan, and Pezeshkian"], &["Beijing Awaits"]),
    ("turkiye", &["Ashgabat began to send gas to Türkiye"], &["Beijing Awaits"]),
    ("'russias", &["Russia’s Supreme Court", "Russia's register"], &["Moscow recognizes"]),
    ("casa", &["CASA-1000 Comes Back", "“Light at the end"], &["Beijing Awaits"]),
    ("casa1000", &["CASA-1000 Comes Back", "“Light at the end"], &["Kambarata-1"]),
    ("kambarata 1", &["Kambarata-1: The Largest", "Kambarata-1: turbines"], &["Beijing Awaits"]),
    ("kmbrta", &["Kambarata-1: The Largest", "Kambarata-1: turbines"], &["Beijing Awaits"]),
    ("dam largest", &["Kambarata-1: The Largest"], &["Kambarata-1: turbines"]),
    ("largest dam", &["Kambarata-1: The Largest"], &["Kambarata-1: turbines"]),
    ("^light", &["“Light at the end"], &["Beijing Awaits"]),
    ("casa-1000$", &["“Light at the end"], &["CASA-1000 Comes"]),
    ("^beijing japarov$", &["Beijing Awaits Japarov"], &["Beijing promised", "Japarov Replaces"]),
    ("^beijing\\ awaits\\ japarov$", &["Beijing Awaits Japarov"], &["Beijing promised"]),
    ("^beijing !japarov", &["Beijing promised"], &["Beijing Awaits"]),
    (
        "'rogun | 'turbines",
        &["World Bank Approves", "The World Bank's board", "Kambarata-1: turb"],
        &["Beijing"],
    ),
    (
        "'taliban !^the !list",
        &["Moscow recognizes", "Tashkent goes on"],
        &["The Taliban", "Russia’s Supreme"],
    ),
    ("'som'", &["Som, Somoni, Sum"], &["Somoni Ends"]),
    ("'mooring'", &["Sea Drones Put", "CPC Counts"], &["CPC Escapes the Closure"]),
    ("perspectives\\ |\\ brics", &["Perspectives | BRICS"], &["Perspectives | Recognition"]),
    ("bishkk", &["In Bishkek", "Putin in Bishkek"], &["High water"]),
];

#[test]
fn queries_find_what_they_must_and_nothing_that_they_must_not() {
    let home = home();
    let mut wrong = Vec::new();
    for (typed, must, must_not) in QUERIES {
        let found = home.json(&["find", typed]);
        let titles = titles(&found);
        let is_found = |start: &&&str| titles.iter().any(|title| title.starts_with(**start));
        wrong
            .extend(must.iter().filter(|start| !is_found(start)).map(|start| format!("{typed}: no {start}")));
        wrong.extend(must_not.iter().filter(is_found).map(|start| format!("{typed}: {start}")));
        if must.iter().all(|start| !titles[0].starts_with(start)) {
            wrong.push(format!("{typed}: {} is first", titles[0]));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn a_hit_is_a_story_with_its_score_and_what_matched() {
    let home = home();
    let found = home.json(&["find", "ulken reactor", "--limit", "1"]);
    let hit = &found[0];
    has_keys(
        hit,
        "id key issue outlet section position title title_basis date date_basis truncated read bookmarked tags note \
         words countries names score matched",
    );
    assert!(hit["score"].is_i64());
    let title: Vec<char> = hit["title"].as_str().unwrap().chars().collect();
    let lit: Vec<String> = hit["matched"]
        .as_array()
        .unwrap()
        .iter()
        .map(|range| {
            let end = |at: usize| usize::try_from(range[at].as_u64().unwrap()).unwrap();
            title[end(0)..end(1)].iter().collect()
        })
        .collect();
    assert_eq!(lit, ["Ülken", "Reactor"]);
}

#[test]
fn the_best_come_first_and_of_equals_the_newest() {
    let home = home();
    let found = home.json(&["find", "'kazakhstan"]);
    let scores: Vec<i64> = found.iter().filter_map(|hit| hit["score"].as_i64()).collect();
    assert!(scores.len() > 2 && scores.is_sorted_by(|one, next| one >= next), "{scores:?}");
    assert_eq!(home.json(&["find", "'kazakhstan", "--limit", "2"]), found[..2]);
    let dated = home.json(&["find", "'uzbekistan'"]);
    let equals: Vec<&str> = dated
        .chunk_by(|one, next| one["score"] == next["score"])
        .max_by_key(|equals| equals.len())
        .unwrap()
        .iter()
        .filter_map(|hit| hit["date"].as_str())
        .filter(|date| !date.starts_with('X'))
        .map(|date| date.rsplit('/').next().unwrap())
        .collect();
    assert!(equals.len() > 1 && equals.is_sorted_by(|one, next| one >= next), "{equals:?}");
}

#[test]
fn words_may_stand_apart_on_the_command_line() {
    let home = home();
    assert_eq!(home.json(&["find", "largest", "dam"]), home.json(&["find", "largest dam"]));
}

#[test]
fn an_operator_alone_asks_for_nothing_and_finds_everything() {
    let home = home();
    let all = home.json(&["stories"]).len();
    for typed in ["", "!", "^", "'"] {
        assert_eq!(home.json(&["find", typed]).len(), all, "{typed:?}");
    }
}

#[test]
fn nothing_found_is_told_with_exit_code_1() {
    let home = home();
    home.akyn(&["find", "'locomotives"]).said(1, &["no title has these letters"]);
    home.akyn(&["find", "'locomotives", "--json"]).said(1, &["no title has these letters"]);
}

#[test]
fn other_programs_get_the_rows_of_stories() {
    let home = home();
    let listed = home.akyn(&["stories"]).done().stdout;
    let found = home.akyn(&["find", "japarov", "--limit", "3"]).done().stdout;
    assert_eq!(found.lines().count(), 3);
    assert!(found.lines().all(|line| listed.lines().any(|listed| listed == line)), "{found}");
}
