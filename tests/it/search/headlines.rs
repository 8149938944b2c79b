//! Headlines in full text: found as headlines, never as stories.

use akyn::digest::HeadlineList;
use akyn::library::{HeadlineHit, Query};

use super::Desk;

/// An issue with headlines, and a story that one of them names.
fn desk() -> Desk {
    let mut desk = Desk::new();
    let issue = r#"{"record":"issue","key":"w1","outlet":"Post","title":"Week 1","title_basis":"printed","kind":"week-in-review","date":"2025-02-03","date_basis":"printed","date_evidence":[],"page_date":null,"range":null,"lede":[],"sections":["Roads"],"headlines":[{"list":"read-also","section":"Roads","text":"Camels Cross the New Kyrgyz Bridge"},{"list":"latest-news","section":null,"text":"Токаев едет в Ош"}],"source":"w1.txt"}"#;
    let story = r#"{"key":"k","outlet":"Post","issue":"Week 2","title":"Camels cross the new Kyrgyz bridge","date":"2025-02-10","body":"They took an hour."}"#;
    desk.write("a.jsonl", &format!("{issue}\n{story}\n"));
    desk
}

fn headlines(desk: &Desk, query: &str) -> Vec<HeadlineHit> {
    desk.library.search_headlines(&Query::strict(query).unwrap(), 10).unwrap()
}

fn texts(desk: &Desk, query: &str) -> Vec<String> {
    headlines(desk, query).into_iter().map(|hit| hit.text).collect()
}

#[test]
fn a_headline_is_found_in_any_spelling_and_is_no_story() {
    let desk = desk();
    for query in [
        "tokayev",
        "Тоқаев",
        "title:osh",
        "\"в ош\"",
        "токаева",
        "date:2025-02 tokayev",
        "outlet:post tokayev",
    ] {
        assert_eq!(texts(&desk, query), ["Токаев едет в Ош"], "{query}");
        assert_eq!(desk.titles(query), [""; 0], "{query}");
    }
    assert_eq!(texts(&desk, "country:kg section:roads"), ["Camels Cross the New Kyrgyz Bridge"]);
    for query in
        ["tokayev camels", "tokayev -osh", "tokayev date:2025-03", "tokayev is:unread", "date:2025-02"]
    {
        assert_eq!(texts(&desk, query), [""; 0], "{query}");
    }
}

#[test]
fn a_headline_tells_where_it_stands_and_which_story_it_names() {
    let desk = desk();
    let hit = headlines(&desk, "camel").remove(0);
    assert_eq!((hit.list, hit.number, hit.section.as_deref()), (HeadlineList::ReadAlso, 0, Some("Roads")));
    assert_eq!(hit.story, Some(desk.hits("camel", 1)[0].story.row.id));
    assert_eq!(hit.snippet.text, hit.text);
    assert_eq!(hit.snippet.hits, std::slice::from_ref(&(0..6)));
    assert_eq!(headlines(&desk, "tokayev")[0].story, None);
}

#[test]
fn headlines_that_change_or_go_are_found_as_they_are_now() {
    let mut desk = desk();
    let issue = headlines(&desk, "tokayev")[0].issue;
    desk.library.remove_issue(issue).unwrap();
    assert_eq!(desk.library.check().unwrap(), Vec::<String>::new());
    assert_eq!(texts(&desk, "tokayev OR camels"), [""; 0]);
    let digest = include_str!("../../data/documents/orda-read-also-lists.txt");
    desk.write("orda.txt", digest);
    let all = desk
        .library
        .issues(akyn::library::Anchor::Rank(0), akyn::library::Reach { before: 0, after: 9 })
        .unwrap();
    let issue =
        desk.library.issue(all.rows.iter().find(|row| row.headlines > 0).unwrap().id).unwrap().unwrap();
    let first = issue.headlines[0].text.clone();
    let query = format!("\"{}\"", first.replace(['"', '“', '”'], " "));
    assert_eq!(texts(&desk, &query), std::slice::from_ref(&first));
    desk.write("orda.txt", &digest.replace(&first, "A heron was seen on the roof"));
    assert_eq!(texts(&desk, &query), [""; 0]);
    assert_eq!(texts(&desk, "heron"), ["A heron was seen on the roof"]);
}
