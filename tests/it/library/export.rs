//! Export and import make the same library.

use akyn::library::Anchor;

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

    let mut other = super::open(&desk.path("other.db"), akyn::library::Access::Write);
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

#[test]
fn saved_searches_are_exported_and_come_back_where_there_is_none_of_the_name() {
    let desk = Desk::new();
    let mut library = desk.library();
    import(&mut library, &request(&[desk.write("rich.jsonl", RICH)]));
    library.save_search("Dams", "dam OR water").unwrap();
    library.save_search("Roads", "\"the road\"").unwrap();
    let export = desk.write("export.jsonl", exported(&library));

    let mut other = super::open(&desk.path("other.db"), akyn::library::Access::Write);
    other.save_search("ROADS", "roads").unwrap();
    let told = import(&mut other, &request(&[export]));
    assert!(told[0].faults.is_empty(), "{:?}", told[0].faults);
    let saved: Vec<_> =
        other.saved_searches().unwrap().into_iter().map(|search| (search.name, search.query)).collect();
    let told = |name: &str, query: &str| (name.to_owned(), query.to_owned());
    assert_eq!(saved, [told("ROADS", "roads"), told("Dams", "dam OR water")], "one's own stays");

    let bad = desk.write("bad.jsonl", "{\"record\":\"search\",\"name\":\"Half\"}\n");
    let told = import(&mut other, &request(&[bad]));
    assert!(told[0].faults[0].what.contains("a `name` and a `query`"), "{:?}", told[0].faults);
}
