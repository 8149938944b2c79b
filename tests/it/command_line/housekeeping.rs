//! Taking out, verifying, copying, exporting.

use serde_json::json;

use super::{Home, bytes};

#[test]
fn removed_issues_are_gone_and_unknown_ones_are_told() {
    let home = Home::with_documents();
    let issues = home.json(&["issues"]);
    let id = issues[0]["id"].to_string();
    let ran = home.akyn(&["remove", &format!("i{id}"), "i999", "--json"]);
    assert_eq!((ran.code, ran.json()), (1, vec![json!({"removed": issues[0]["id"]})]));
    assert!(ran.stderr.contains("there is no issue i999"), "{}", ran.stderr);
    assert_eq!(home.json(&["issues"]), issues.get(1..).unwrap_or_default());
    let gone = home.akyn(&["remove", &id]);
    assert_eq!(gone.code, 1);
}

#[test]
fn a_sound_library_is_said_to_be_one_and_a_damaged_one_is_not() {
    let home = Home::with_documents();
    let ran = home.akyn(&["check"]).done();
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.contains("the library is sound: 2 issues, "), "{}", ran.stderr);
    home.write("broken.db", "this is not a library, it is a poem about one\n");
    let ran = home.akyn(&["check", "--library", "broken.db"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.stderr.contains("broken.db"), "{}", ran.stderr);
    home.akyn(&["check", "--library", "none.db"]).said(1, &["there is no library at none.db"]);
}

#[test]
fn a_backup_is_a_whole_library_and_overwrites_nothing() {
    let home = Home::with_documents();
    assert_eq!(home.json(&["backup", "copy.db"]), [json!({"file": "copy.db"})]);
    assert_eq!(home.json(&["stories", "--library", "copy.db"]), home.json(&["stories"]));
    let before = bytes(&home.path("copy.db"));
    let ran = home.akyn(&["backup", "copy.db"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.stderr.contains("copy.db"), "{}", ran.stderr);
    assert_eq!(bytes(&home.path("copy.db")), before);
    home.akyn(&["backup", "other.db", "--library", "none.db"]).said(1, &["there is no library at none.db"]);
}

#[test]
fn an_export_is_json_lines_that_import_reads_back() {
    let home = Home::with_documents();
    let exported = home.akyn(&["export"]).done().stdout;
    assert!(
        exported.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()),
        "{exported}"
    );
    home.write("library.jsonl", &exported);
    home.akyn(&["import", "library.jsonl", "--library", "second.db"]).done();
    let titles = |args: &[&str]| {
        let mut titles: Vec<String> =
            home.json(args).iter().map(|story| story["title"].to_string()).collect();
        titles.sort();
        titles
    };
    assert_eq!(titles(&["stories", "--library", "second.db"]), titles(&["stories"]));
    assert_eq!(home.json(&["rates", "--library", "second.db"]).len(), 4);
    assert_eq!(home.akyn(&["export", "--limit", "2"]).done().stdout.lines().count(), 2);
}
