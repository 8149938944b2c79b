//! The lists: the shape of their JSON Lines, their order, what an empty one says.

use serde_json::{Value, json};

use super::{Home, documents, has_keys};

const STORY: &str = "id key issue outlet section position title title_basis date date_basis truncated read bookmarked \
                     tags note words countries names";

#[test]
fn every_list_has_its_shape() {
    let home = Home::with_documents();
    let shapes = [
        (["outlets"].as_slice(), "name issues stories unread"),
        (
            &["issues"],
            "id outlet title title_basis kind date date_basis date_evidence stories unread source imported_at",
        ),
        (&["stories"], STORY),
        (&["headlines"], "id issue list section text story"),
        (&["names"], "name kind stories"),
        (&["rates"], "pair base quote value change_percent date source origin low high"),
    ];
    for (args, expected) in shapes {
        let lines = home.json(args);
        assert!(lines.len() >= 2, "{args:?}: {lines:?}");
        lines.iter().for_each(|line| has_keys(line, expected));
        let limited = home.json(&[args, &["--limit", "1"]].concat());
        assert_eq!(limited, lines.get(..1).unwrap_or_default(), "{args:?}");
    }
}

#[test]
fn stories_say_what_is_known_and_null_for_the_rest() {
    let home = Home::with_documents();
    let stories = home.json(&["stories"]);
    let yaks = stories.iter().find(|story| story["title"] == documents::YAKS).unwrap();
    assert!(yaks["id"].is_i64() && yaks["issue"].is_i64() && yaks["key"].is_string(), "{yaks}");
    assert_eq!((&yaks["section"], &yaks["note"], &yaks["tags"]), (&Value::Null, &Value::Null, &json!([])));
    assert_eq!((&yaks["read"], &yaks["bookmarked"]), (&json!(false), &json!(false)));
    assert_eq!(yaks["position"], 1);
    assert!(yaks["words"].as_u64() > Some(30));
}

#[test]
fn an_issues_stories_come_in_its_order() {
    let home = Home::with_documents();
    let issues = home.json(&["issues"]);
    let listing = issues.iter().find(|issue| issue["kind"] == "listing").unwrap();
    let id = listing["id"].to_string();
    for id in [id.clone(), format!("i{id}")] {
        let stories = home.json(&["stories", "--issue", &id]);
        let places: Vec<&Value> = stories.iter().map(|story| &story["position"]).collect();
        assert_eq!(places, [1, 2, 3]);
    }
    assert_eq!(listing["stories"], 3);
}

#[test]
fn headlines_stand_with_their_issue_and_section() {
    let home = Home::with_documents();
    let headlines = home.json(&["headlines"]);
    let texts: Vec<&str> = headlines.iter().filter_map(|line| line["text"].as_str()).collect();
    assert_eq!(
        texts,
        [
            "Who Paid for the Bridge of Kulan?",
            "Ten Rivers Still Wait for Theirs",
            "Taraz Mayor Opens a Bakery of His Own",
            "Snow Closes the Road to Kordai",
        ]
    );
    assert_eq!(headlines[0]["list"], "read-also");
    assert_eq!(headlines[0]["section"], "A Bridge at Last");
    let issue = headlines[0]["issue"].to_string();
    assert_eq!(home.json(&["headlines", "--issue", &issue]), headlines);
}

#[test]
fn rates_are_printed_digits_newest_first() {
    let home = Home::with_documents();
    home.write("older.txt", &documents::listing().replace("23 January 2025", "22 January 2025"));
    home.akyn(&["import", "older.txt"]).done();
    let rates = home.json(&["rates", "kgs/usd"]);
    let days: Vec<&str> = rates.iter().filter_map(|rate| rate["date"].as_str()).collect();
    assert_eq!(days, ["2025-01-23", "2025-01-22"]);
    let newest = &rates[0];
    assert_eq!((&newest["base"], &newest["quote"]), (&json!("KGS"), &json!("USD")));
    assert_eq!((&newest["value"], &newest["change_percent"]), (&json!("0.01181"), &json!("0")));
    home.akyn(&["rates", "EUR/USD"]).said(1, &["no rate of EUR/USD"]);
}

#[test]
fn an_empty_library_prints_nothing_and_says_what_to_do() {
    let home = Home::new();
    for args in [
        ["outlets"].as_slice(),
        &["issues"],
        &["stories"],
        &["stories", "--issue", "3"],
        &["headlines"],
        &["show", "s1"],
        &["find", "a"],
        &["rates"],
        &["bookmarks"],
        &["issues", "--json"],
        &["export"],
    ] {
        home.akyn(args).said(1, &["the library is empty", "akyn import"]);
    }
    assert!(!home.library().exists(), "looking made a library");
}

#[test]
fn what_is_not_there_is_told_with_a_way_on() {
    let home = Home::with_documents();
    home.akyn(&["stories", "--issue", "i99"]).said(1, &["there is no issue i99", "`akyn issues`"]);
    home.akyn(&["headlines", "--issue", "99"]).said(1, &["there is no issue i99"]);
    home.akyn(&["bookmarks"]).said(1, &["no bookmarks", "`akyn bookmarks add ID`"]);
}

#[test]
fn other_programs_get_fields_with_tabs_between() {
    let home = Home::with_documents();
    let stdout = home.akyn(&["rates", "KZT/USD"]).done().stdout;
    assert_eq!(stdout, "KZT/USD\t0.00208\t0.52%\t23 Jan 2025\tlisting.txt\n");
    let stories = home.akyn(&["stories"]).done().stdout;
    assert!(
        stories.lines().all(|line| line.starts_with('s') && line.matches('\t').count() == 5),
        "{stories}"
    );
}
