//! The index follows the stories: imports again, removals, and a library of an older schema.

use akyn::digest::{IssueId, StoryId};
use akyn::library::{Access, Anchor, Library, Query, Reach};

use super::Desk;

/// A story in akyn's own lines.
fn line(key: &str, issue: &str, section: &str, title: &str, body: &str) -> String {
    format!(
        "{{\"key\":\"{key}\",\"outlet\":\"Post\",\"issue\":\"{issue}\",\"section\":\"{section}\",\"title\":\"{title}\",\
         \"date\":\"2025-02-03\",\"body\":[{{\"kind\":\"paragraph\",\"text\":\"{body}\"}}]}}\n"
    )
}

fn issues(library: &Library) -> Vec<IssueId> {
    let reach = Reach { before: 0, after: 100 };
    library.issues(Anchor::Rank(0), reach).unwrap().rows.iter().map(|row| row.id).collect()
}

#[test]
fn a_document_imported_in_a_changed_form_is_found_by_its_new_words_only() {
    let mut desk = Desk::new();
    let long = "Ten lorries waited at the ferry while the ice was measured by the harbour master";
    desk.write("a.jsonl", &line("k", "Week 1", "Roads", "The ferry waits", &format!("{long}.")));
    assert_eq!(desk.titles("ferry section:roads"), ["The ferry waits"]);
    let changed = line("k", "Week 1", "Roads", "The ferry sails", &format!("{long}, and geese came by."));
    desk.write("a.jsonl", &changed);
    assert_eq!(desk.titles("geese"), ["The ferry sails"]);
    assert_eq!(desk.titles("section:roads"), ["The ferry sails"]);
    assert_eq!(desk.titles("title:waits"), [""; 0]);
}

#[test]
fn a_heading_that_changed_is_found_as_it_is_now() {
    let mut desk = Desk::new();
    let brief = include_str!("../../data/documents/brief-country-headings.txt");
    desk.write("brief.txt", brief);
    let stories = desk.titles("section:uzbekistan");
    assert!(!stories.is_empty(), "{:?}", desk.titles(""));
    desk.write("brief.txt", &brief.replace("UZBEKISTAN", "TAJIKISTAN"));
    assert_eq!(desk.titles("section:uzbekistan"), [""; 0]);
    assert_eq!(desk.titles("section:tajikistan").len(), stories.len());
}

#[test]
fn a_story_of_own_lines_that_moved_to_another_section_is_found_there() {
    let mut desk = Desk::new();
    desk.write("a.jsonl", &line("k", "Week 1", "Roads", "Camels", "Camels crossed the new bridge."));
    assert_eq!(desk.titles("section:roads"), ["Camels"]);
    desk.write("a.jsonl", &line("k", "Week 1", "Animals", "Camels", "Camels crossed the new bridge."));
    assert_eq!(desk.titles("section:animals"), ["Camels"]);
    assert_eq!(desk.titles("section:roads"), [""; 0]);
    let silent = line("k", "Week 1", "Animals", "Camels", "Camels crossed the new bridge.")
        .replace("\"section\":\"Animals\"", "\"section\":null");
    desk.write("b.jsonl", &silent);
    assert_eq!(desk.titles("section:animals"), ["Camels"], "a line that says nothing moves nothing");
}

#[test]
fn a_removed_issue_is_found_no_more_until_it_comes_back() {
    let mut desk = Desk::new();
    let story = line("k", "Week 1", "Roads", "Camels", "Camels crossed the new bridge.");
    desk.write("a.jsonl", &story);
    desk.write("b.jsonl", &line("l", "Week 2", "Roads", "Horses", "Horses did not."));
    let camels = desk.hits("camels", 1).remove(0).story.row.issue;
    desk.library.remove_issue(camels).unwrap();
    assert_eq!(desk.library.check().unwrap(), Vec::<String>::new());
    assert_eq!(desk.titles("camels"), [""; 0]);
    assert_eq!(desk.titles("section:roads"), ["Horses"]);
    desk.write("a.jsonl", &story);
    assert_eq!(desk.titles("camels"), ["Camels"]);
    assert_eq!(issues(&desk.library).len(), 2);
}

#[test]
fn marks_are_found_as_they_stand() {
    let mut desk = Desk::new();
    desk.write("a.jsonl", &line("k", "Week 1", "Roads", "Camels", "Camels crossed the new bridge."));
    let id = desk.hits("camels", 1)[0].story.row.id;
    desk.library.set_read(&[id], true).unwrap();
    desk.library.set_bookmarked(id, true).unwrap();
    assert_eq!(desk.titles("is:read camels"), ["Camels"]);
    assert_eq!(desk.titles("is:bookmarked"), ["Camels"]);
    assert_eq!(desk.titles("is:unread"), [""; 0]);
}

#[test]
fn tags_notes_and_bookmarks_are_found_with_words_and_denied() {
    let mut desk = Desk::new();
    let names = ["Camels", "Horses", "Yaks"];
    let lines: String = names
        .map(|name| line(name, "Week 1", "Roads", name, &format!("{name} crossed the new bridge.")))
        .concat();
    desk.write("a.jsonl", &lines);
    let [camels, horses, yaks] = names.map(|name| desk.hits(name, 1)[0].story.row.id);
    desk.library.set_tags(camels, &["Two Words".to_owned(), "Вода".to_owned()]).unwrap();
    desk.library.set_tags(horses, &["two".to_owned()]).unwrap();
    desk.library.set_note(horses, "how many").unwrap();
    desk.library.set_bookmarked(yaks, true).unwrap();
    let cases: [(&str, &[&str]); 14] = [
        ("tag:two", &["Horses"]),
        ("tag:\"two words\"", &["Camels"]),
        ("tag:\"TWO WORDS\" bridge", &["Camels"]),
        ("tag:вода", &["Camels"]),
        ("tag:nothing", &[]),
        ("tag:two horses", &["Horses"]),
        ("tag:two camels", &[]),
        ("has:note", &["Horses"]),
        ("has:tag", &["Camels", "Horses"]),
        ("has:tag -has:note", &["Camels"]),
        ("-has:tag bridge", &["Yaks"]),
        ("is:bookmarked", &["Yaks"]),
        ("is:bookmarked has:note", &[]),
        ("is:bookmarked OR has:note", &["Horses", "Yaks"]),
    ];
    for (query, expected) in cases {
        let mut found = desk.titles(query);
        found.sort();
        assert_eq!(found, expected, "{query}");
    }
    desk.write("b.jsonl", &lines.replace("crossed", "have crossed"));
    assert_eq!(desk.titles("tag:two has:note have"), ["Horses"], "after an import that changed the story");
}

#[test]
fn a_library_of_the_first_schema_is_brought_up_to_date_with_its_marks_and_is_searchable() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    std::fs::write(&path, include_bytes!("../../data/schemas/001.db")).unwrap();
    drop(Library::open(&path, Access::Read).unwrap());
    let desk = Desk { library: Library::open(&path, Access::Write).unwrap(), folder };
    assert_eq!(desk.library.check().unwrap(), Vec::<String>::new());
    assert!(desk.folder.path().join("library.db.v1.bak").exists());
    assert_eq!(desk.titles("metro stations"), ["Tashkent metro grows by four stations"]);
    assert_eq!(desk.titles("").len(), 14);
    let marked = |query: &str| -> Vec<StoryId> {
        desk.hits(query, u64::MAX).iter().map(|hit| hit.story.row.id).collect()
    };
    assert_eq!(marked("is:bookmarked"), [StoryId(2)]);
    assert_eq!(marked("is:read").len(), 2);
}

#[test]
fn among_very_many_answers_one_by_its_title_is_not_missed() {
    let mut desk = Desk::new();
    let mut lines = line("k", "Week 0", "Roads", "The caravan", "The first caravan of all.");
    for number in 0..4_500 {
        let week = number / 500;
        lines += &line(
            &format!("k{number}"),
            &format!("Week {week}"),
            "Roads",
            &format!("No. {number}"),
            "A caravan.",
        );
    }
    desk.write("a.jsonl", &lines);
    assert_eq!(desk.titles("caravan").len(), 4_501);
    let best = desk.hits("caravan", 3);
    assert_eq!((best.len(), best[0].story.row.title.text.as_str()), (3, "The caravan"));
    assert_eq!(desk.hits("caravan title:4321", 3).len(), 1);
}

#[test]
fn a_query_that_is_being_typed_is_never_an_error() {
    let desk = Desk::with_sample();
    let whole =
        "title:\"red sq*\" OR (-tokayev date:2024-11..2024 is:unread \"a ' ^ ~x {y} : + b\" NEAR(a, 3)";
    for end in (0..=whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        let query = Query::lenient(&whole[..end]);
        desk.library.search(&query, 3, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    }
}
