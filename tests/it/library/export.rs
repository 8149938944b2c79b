//! Export and import make the same library.

use akyn::digest::StoryId;
use akyn::library::{Access, Anchor, BookmarkOrder, Bookmarked, Library, Passage, Target};

use super::{ALL, Desk, exported, import, issues, line, request};

const RICH: &str = concat!(
    r#"{"record":"issue","outlet":"Post","title":"Week in Review","title_basis":"printed","kind":"week-in-review","date":"2024-11-25/2024-12-01","date_basis":"mentioned","date_evidence":["on 29 November"],"lede":["A full week."],"sections":["Rivers","Rivers","Roads"],"headlines":[{"list":"read-also","section":"Roads","text":"Toll roads planned"},{"list":"latest-news","section":null,"text":"Rain at last"}],"key":"w1","source":"week.txt"}"#,
    "\n",
    r#"{"key":"a","outlet":"Post","issue":"Week in Review","section":"Rivers","title":"Dam","title_basis":"printed","date":"2024-11-29","date_basis":"mentioned","date_evidence":["29 November"],"body":[{"kind":"paragraph","text":"The dam holds more water than ever."},{"kind":"subheading","text":"What next"},{"kind":"quotation","text":"“We wait.”"},{"kind":"caption","text":"The dam"},{"kind":"item","text":"one"}],"truncated":true,"read":true}"#,
    "\n",
    r#"{"key":"b","outlet":"Post","issue":"Week in Review","section":"Roads","title":"The road","title_basis":"derived","body":[{"kind":"paragraph","text":"The road over the pass is open."}],"bookmarked":true}"#,
    "\n",
    r#"{"record":"issue","outlet":"Times","title":"Page","title_basis":"derived","kind":"listing","page_date":"2025-01-23","range":{"first":1,"last":6,"total":578}}"#,
    "\n",
    r#"{"key":"c","outlet":"Times","issue":"Page","title":"Only a title","body":[]}"#,
    "\n",
    r#"{"record":"issue","outlet":"Post","title":"Week in Review","date":"2025-01-05","key":"w2"}"#,
    "\n",
    r#"{"key":"a","outlet":"Post","issue":"Week in Review","title":"Dam","title_basis":"printed","body":[]}"#,
    "\n",
    r#"{"record":"rate","pair":"TMT/USD","value":"0.28490","change_percent":"0","date":"2024-10-06","source":"page.txt"}"#,
    "\n",
    r#"{"record":"rate","pair":"KGS/USD","value":"0.01181","change_percent":null,"date":"2025-01-02"}"#,
    "\n",
);

#[test]
fn an_export_read_back_is_the_same_library() {
    let desk = Desk::new();
    let mut library = desk.library();
    let more: String =
        (0..700).map(|number| line("Post", "Long", 100 + number, Some("2024-01-05"))).collect();
    import(&mut library, &request(&[desk.write("rich.jsonl", [RICH, &more].concat())]));
    let first = exported(&library);
    assert!(first.contains(r#""kind":"quotation","text":"“We wait.”""#), "{first}");

    let mut other = super::open(&desk.path("other.db"), Access::Write);
    import(&mut other, &request(&[desk.write("export.jsonl", &first)]));
    assert_eq!(exported(&other), first);
    let listed = |library: &akyn::library::Library| {
        let rows = library.issues(Anchor::Rank(0), ALL).unwrap().rows;
        rows.into_iter()
            .map(|row| (row.title, row.dated, row.source, row.stories, row.unread))
            .collect::<Vec<_>>()
    };
    assert_eq!(listed(&other), listed(&library));

    let before = issues(&library);
    let again = import(&mut library, &request(&[desk.path("export.jsonl")]));
    assert_eq!(again[0].outcome, akyn::library::Outcome::Unchanged, "{:?}", again[0].faults);
    assert_eq!((issues(&library), exported(&library)), (before, first));
}

#[test]
fn an_export_since_a_day_holds_what_is_of_it_or_later() {
    let desk = Desk::new();
    let mut library = desk.library();
    import(&mut library, &request(&[desk.write("rich.jsonl", RICH)]));
    let mut out = Vec::new();
    library.export(Some("2025-01-01".parse().unwrap()), &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 3, "{out}");
    assert!(lines[0].contains("\"w2\"") && lines[2].contains("KGS/USD"), "{out}");
}

#[test]
fn marks_in_an_export_only_add() {
    let desk = Desk::new();
    let mut library = desk.library();
    import(&mut library, &request(&[desk.write("rich.jsonl", RICH)]));
    let unmarked = exported(&library)
        .replace("\"read\":true", "\"read\":false")
        .replace("\"bookmarked\":true", "\"bookmarked\":false");
    import(&mut library, &request(&[desk.write("unmarked.jsonl", unmarked)]));
    let totals = library.totals().unwrap();
    assert_eq!((totals.bookmarks, totals.stories - totals.unread), (1, 1));
}

/// Marks of every kind on the rich library, some of them on an issue that is then taken out.
fn marked(library: &mut Library) {
    let quoted =
        |text: &str, at: usize| Passage { from: (0, at), to: (0, at + text.len()), text: text.to_owned() };
    let (dam, road) = (StoryId(1), StoryId(2));
    for target in [
        Target::Story(road),
        Target::Quotation(dam, quoted("more water", 14)),
        Target::Headline(issues(library)[1], 1),
        Target::Issue(issues(library)[1]),
        Target::Story(StoryId(3)),
    ] {
        library.set_kept(&target, true).unwrap();
        if !matches!(target, Target::Story(_)) {
            library.annotate(&target, "look\nagain").unwrap();
        }
    }
    let first = library.kept(BookmarkOrder::Hand, Anchor::Rank(0), ALL).unwrap().rows[0].id;
    library.move_bookmark(first, 2).unwrap();
    library.set_tags(road, &["Passes".to_owned(), "two words".to_owned()]).unwrap();
    library.set_note(dam, "“higher” than <ever>").unwrap();
    library.set_tag(StoryId(3), "gone", true).unwrap();
    library.set_read(&[StoryId(3)], true).unwrap();
}

/// The bookmarks in every order, without what differs in every library.
fn kept(library: &Library) -> Vec<(i64, String, Option<String>)> {
    [BookmarkOrder::Hand, BookmarkOrder::Date, BookmarkOrder::Tag]
        .into_iter()
        .flat_map(|order| library.kept(order, Anchor::Rank(0), ALL).unwrap().rows)
        .map(|row| {
            let what = match row.what {
                Bookmarked::Story(story) => format!("{} {:?}", story.key, story.note),
                Bookmarked::Quotation(story, passage) => format!("{} {passage:?}", story.key),
                Bookmarked::Headline(issue, number, text) => format!("{} {number} {text}", issue.title.text),
                Bookmarked::Issue(issue) => issue.title.text,
            };
            (row.id.0, what, row.note)
        })
        .collect()
}

#[test]
fn every_mark_comes_back_from_an_export_also_those_of_what_was_taken_out() {
    let desk = Desk::new();
    let mut library = desk.library();
    import(&mut library, &request(&[desk.write("rich.jsonl", RICH)]));
    marked(&mut library);
    let page = library.story(StoryId(3), None).unwrap().unwrap().row.issue;
    let all = issues(&library).len();
    library.annotate(&Target::Issue(page), "the page's own").unwrap();
    library.remove_issue(page).unwrap();
    let first = exported(&library);
    assert_eq!(first.matches(r#""record":"marks""#).count(), 2, "{first}");

    let mut other = super::open(&desk.path("other.db"), Access::Write);
    import(&mut other, &request(&[desk.write("export.jsonl", &first)]));
    assert_eq!(exported(&other), first);
    assert_eq!((kept(&other), kept(&other).len()), (kept(&library), 12));
    let back = import(&mut other, &request(&[desk.write("rich.jsonl", format!("{RICH}\n"))]));
    assert_ne!(back[0].outcome, akyn::library::Outcome::Unchanged);
    assert_eq!((issues(&other).len(), kept(&other).len()), (all, 15));
    let gone = other.story(StoryId(3), None).unwrap().unwrap().row;
    assert_eq!((gone.read, gone.bookmarked, gone.tags.join("/")), (true, true, "gone".to_owned()));
    assert_eq!(other.issue_note(gone.issue).unwrap().as_deref(), Some("the page's own"));

    // Into the library where all of it is there, nothing is new but what was taken out.
    let mut whole = super::open(&desk.path("whole.db"), Access::Write);
    import(&mut whole, &request(&[desk.path("rich.jsonl")]));
    import(&mut whole, &request(&[desk.path("export.jsonl")]));
    assert_eq!(kept(&whole).len(), 15);
    assert!(!exported(&whole).contains(r#""record":"marks""#));
}

#[test]
fn numbers_that_a_bookmark_brings_along_leave_room_for_later_ones() {
    let desk = Desk::new();
    let mut library = desk.library();
    let bookmark = format!(r#"{{"id":{},"hand":1,"text":null}}"#, i64::MAX);
    let line = RICH.replace(
        "\"bookmarked\":true",
        &format!("\"bookmarks\":[{bookmark}],\"tags\":[\"#a\",\" A\",\"#\"]"),
    );
    import(&mut library, &request(&[desk.write("rich.jsonl", line)]));
    library.set_bookmarked(StoryId(1), true).unwrap();
    let rows = library.kept(BookmarkOrder::Hand, Anchor::Rank(0), ALL).unwrap().rows;
    assert_eq!(rows.iter().map(|row| row.id.0).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(library.story(StoryId(2), None).unwrap().unwrap().row.tags, ["a"]);
    assert_eq!(library.check().unwrap(), Vec::<String>::new());
}
