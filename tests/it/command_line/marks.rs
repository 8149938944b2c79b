//! Bookmarks, and dates set by hand.

use serde_json::json;

use super::{Home, documents};

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
