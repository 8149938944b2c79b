//! Bookmarks, and dates set by hand.

use serde_json::json;

use super::{Home, documents, has_keys};

#[test]
fn a_bookmark_is_kept_listed_and_taken_away() {
    let home = Home::with_documents();
    let stories = home.json(&["stories"]);
    let (first, second) = (stories[0]["id"].to_string(), stories[1]["id"].to_string());
    let added = home.json(&["bookmarks", "add", &first]);
    assert_eq!((&added[0]["id"], &added[0]["bookmarked"]), (&stories[0]["id"], &json!(true)));
    let told = home.akyn(&["bookmarks", "add", &format!("s{second}")]).done().stdout;
    assert!(told.starts_with(&format!("bookmarked: s{second} ")), "{told}");

    let kept = home.json(&["bookmarks"]);
    assert_eq!(kept.len(), 2);
    assert_eq!(kept[0]["id"], stories[1]["id"], "the latest bookmark stands first");

    let told = home.akyn(&["bookmarks", "remove", &first]).done().stdout;
    assert!(told.starts_with(&format!("no longer bookmarked: s{first} ")), "{told}");
    assert_eq!(home.json(&["bookmarks"]).len(), 1);
    home.akyn(&["bookmarks", "add", "s999"]).said(1, &["there is no story s999"]);
}

#[test]
fn a_bookmark_outlives_a_second_import_and_the_issues_removal() {
    let home = Home::with_documents();
    let stories = home.json(&["stories"]);
    let yaks = stories.iter().find(|story| story["title"] == documents::YAKS).unwrap();
    home.akyn(&["bookmarks", "add", &yaks["id"].to_string()]).done();
    home.akyn(&["import", "listing.txt"]).done();
    assert_eq!(home.json(&["bookmarks"]).len(), 1);
    home.akyn(&["remove", &yaks["issue"].to_string()]).done();
    home.akyn(&["import", "listing.txt"]).done();
    assert_eq!(home.json(&["bookmarks"])[0]["title"], documents::YAKS);
}

#[test]
fn a_date_set_by_hand_outranks_what_the_document_shows() {
    let home = Home::with_documents();
    let issues = home.json(&["issues"]);
    let review = issues.iter().find(|issue| issue["kind"] == "week-in-review").unwrap();
    let id = format!("i{}", review["id"]);
    let dated = home.json(&["date", &id, "2024-11-25/2024-12-01"]);
    assert_eq!(dated[0]["date"], "2024-11-25/2024-12-01");
    assert_eq!(dated[0]["date_basis"], "given");
    home.akyn(&["import", "review.txt"]).done();
    let told = home.akyn(&["issues"]).done().stdout;
    assert!(told.contains("25 Nov – 1 Dec 2024"), "{told}");
    let told = home.akyn(&["date", &id, "2024-11-29"]).done().stdout;
    assert_eq!(told, format!("dated: {id} Week in Review: Bridges and Bread...: 29 Nov 2024\n"));
    home.akyn(&["date", "i999", "2024-11-29"]).said(1, &["there is no issue i999"]);
}

/// The fields of every bookmark in JSON: a story's, and what the bookmark is.
const KEPT: &str = "id key issue outlet section position title title_basis date date_basis truncated read bookmarked \
    tags note words countries names kind bookmark quotation quotation_note";

#[test]
fn issues_and_headlines_are_kept_noted_and_taken_away_as_they_are_listed() {
    let home = Home::with_documents();
    let headline = home.json(&["headlines"])[1].clone();
    let (id, issue) = (headline["id"].as_str().unwrap(), format!("i{}", headline["issue"]));
    let listed = home.akyn(&["headlines"]).done().stdout;
    assert!(listed.lines().any(|line| line.starts_with(&format!("{id}\t"))), "{listed}");
    home.akyn(&["bookmarks", "note", id, "early"]).said(1, &["is not bookmarked", "bookmarks add h"]);
    let told = home.akyn(&["bookmarks", "add", id]).done().stdout;
    assert!(told.starts_with(&format!("bookmarked: {id} ")), "{told}");
    home.akyn(&["bookmarks", "add", &issue]).done();
    home.akyn(&["bookmarks", "add", "s1"]).done();
    home.akyn(&["bookmarks", "note", id, "look it up"]).done();
    home.akyn(&["bookmarks", "note", &issue, "a full week"]).done();

    let kept = home.json(&["bookmarks"]);
    kept.iter().for_each(|line| has_keys(line, KEPT));
    let kinds: Vec<_> = kept.iter().map(|line| line["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["story", "issue", "headline"]);
    assert_eq!((&kept[1]["words"], &kept[1]["note"]), (&json!(null), &json!("a full week")));
    assert_eq!((&kept[2]["title"], &kept[2]["note"]), (&headline["text"], &json!("look it up")));
    let listed = home.akyn(&["bookmarks"]).done().stdout;
    assert!(listed.lines().any(|line| line.starts_with(&format!("{id}\t"))), "{listed}");

    let taken = home.json(&["bookmarks", "remove", &issue]);
    assert_eq!((&taken[0]["kind"], &taken[0]["bookmarked"]), (&json!("issue"), &json!(false)));
    home.akyn(&["bookmarks", "remove", &format!("b{}", kept[2]["bookmark"])]).done();
    assert_eq!(home.json(&["bookmarks"]).len(), 1);
    home.akyn(&["bookmarks", "add", "h1.999"]).said(1, &["there is no headline h1.999"]);
    home.akyn(&["bookmarks", "remove", "b999"]).said(1, &["there is no bookmark b999"]);
    home.akyn(&["bookmarks", "add", "x"]).said(2, &["`x` is no id", "h3.2"]);
}

#[test]
fn tags_and_notes_are_written_found_and_taken_away() {
    let home = Home::with_documents();
    home.akyn(&["bookmarks", "tag", "s1", "#Water"]).done();
    home.akyn(&["bookmarks", "tag", "s2", "water"]).done();
    home.akyn(&["bookmarks", "note", "s2", "ask"]).done();
    for id in ["s1", "s2", "s3"] {
        home.akyn(&["bookmarks", "add", id]).done();
    }
    let ids = |args: &[&str]| -> Vec<_> {
        home.json(args).iter().map(|line| line["id"].as_i64().unwrap()).collect()
    };
    assert_eq!(ids(&["bookmarks", "--query", "tag:water"]), [2, 1]);
    assert_eq!(ids(&["bookmarks", "--query", "has:note", "--order", "date"]), [2]);
    assert_eq!(ids(&["bookmarks", "--order", "tag"]).last(), Some(&3));
    assert_eq!(ids(&["bookmarks", "--order", "hand", "--limit", "2"]), [3, 2]);
    assert_eq!(home.json(&["bookmarks", "tag", "s2", "WATER", "--remove"])[0]["tags"], json!([]));
    assert_eq!(home.json(&["bookmarks", "note", "s2", ""])[0]["note"], json!(null));
    home.akyn(&["bookmarks", "--query", "has:note"]).said(1, &["no bookmark answers"]);
    home.akyn(&["bookmarks", "--query", "has:nothing"]).said(2, &["has:note"]);
    home.akyn(&["bookmarks", "tag", "i1", "x"]).said(2, &["only stories are tagged"]);
    home.akyn(&["bookmarks", "tag", "s1", "#"]).said(2, &["at least one letter"]);
}

#[test]
fn a_brief_is_printed_or_written_to_a_new_file() {
    let home = Home::with_documents();
    home.akyn(&["brief"]).said(1, &["no such bookmarks"]);
    home.akyn(&["bookmarks", "add", "s1"]).done();
    home.akyn(&["bookmarks", "note", "s1", "ask <them>"]).done();
    let text = home.akyn(&["brief", "--group", "outlet"]).done().stdout;
    assert!(
        text.starts_with("# Brief\n\n1 bookmark by outlet\n\n## ") && text.contains("ask \\<them\\>"),
        "{text}"
    );
    let line = &home.json(&["brief"])[0];
    assert_eq!(line["groups"][0]["items"][0]["note"], json!("ask <them>"));
    let ran = home.akyn(&["brief", "--output", "week.html"]).done();
    assert!(ran.stdout.is_empty() && ran.stderr.contains("wrote week.html"), "{ran:?}");
    let page = std::fs::read_to_string(home.path("week.html")).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("ask &lt;them&gt;"), "{page}");
    home.akyn(&["brief", "--output", "week.html"]).said(2, &["week.html exists already"]);
    assert_eq!(std::fs::read_to_string(home.path("week.html")).unwrap(), page);
    home.akyn(&["brief", "--query", "tag:none"]).said(1, &["no such bookmarks"]);
    home.akyn(&["brief", "--whole", "--quotations"]).said(2, &["cannot be used with"]);
}
