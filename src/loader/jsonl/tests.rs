use proptest::prelude::*;

use super::{Bookmark, Marks, Record, Records, is_json_lines, read};
use crate::digest::{Basis, BlockKind, DateBasis, Fault, HeadlineList, IssueKind};

fn records(text: &str) -> Vec<Result<Record, Fault>> {
    Records::new(text.as_bytes()).collect()
}

fn faults(text: &str) -> Vec<(usize, String)> {
    records(text).into_iter().filter_map(Result::err).map(|fault| (fault.line, fault.what)).collect()
}

const EXPORTED: &str = concat!(
    r#"{"record":"issue","outlet":"Steppe Post","title":"Week 7","title_basis":"printed","kind":"weekly-digest","date":"2025-02-10/2025-02-16","date_basis":"mentioned","date_evidence":["on 12 February"],"page_date":"2025-02-18","range":{"first":1,"last":2,"total":9},"lede":["The week."],"sections":["Roads","Roads"],"headlines":[{"list":"read-also","section":"Roads","text":"Dam Repairs"},{"list":"latest-news","section":null,"text":"Snow"}],"key":"w7","source":"w7.txt"}"#,
    "\n",
    r#"{"key":"a1","outlet":"Steppe Post","issue":"Week 7","section":"Roads","title":"A road opens","title_basis":"derived","date":"XXXX-02-12","date_basis":"related","date_evidence":[],"position":1,"truncated":true,"read":true,"bookmarked":true,"body":[{"kind":"paragraph","text":"A road opens."},{"kind":"caption","text":"Photo: Example"}]}"#,
    "\n\n",
    r#"{"record":"rate","pair":"KGS/USD","value":"0.01140","change_percent":"-0","date":"2025-02-18","source":"w7.txt"}"#,
    "\n",
);

#[test]
fn what_export_writes_is_read_back() {
    assert_eq!(faults(EXPORTED), []);
    let digest = read(EXPORTED.as_bytes());
    assert_eq!((digest.outlet.as_deref(), digest.layout), (Some("Steppe Post"), "jsonl"));
    let issue = &digest.issues[0];
    assert_eq!((digest.issues.len(), issue.kind), (1, IssueKind::WeeklyDigest));
    assert_eq!(issue.dated.basis, DateBasis::Mentioned);
    assert_eq!((issue.sections.len(), issue.range.map(|range| range.total)), (2, Some(9)));
    assert_eq!(issue.headlines[0].section, Some(0));
    assert_eq!(issue.headlines[1].list, HeadlineList::LatestNews);
    let story = &issue.stories[0];
    assert_eq!((story.key.as_deref(), story.section, story.truncated), (Some("a1"), Some(0), true));
    assert_eq!((story.title.basis, story.dated.basis), (Basis::Derived, DateBasis::Related));
    assert_eq!(story.body[1].kind, BlockKind::Caption);
    let rate = &digest.rates[0];
    assert_eq!(
        (rate.value.as_str(), rate.change_percent.as_ref().map(|c| c.as_str())),
        ("0.01140", Some("0"))
    );
    let Some(Ok(Record::Story(record))) = records(EXPORTED).into_iter().nth(1) else { panic!("no story") };
    let marks = Marks { read: true, bookmarks: vec![Bookmark::default()], ..Marks::default() };
    assert_eq!((record.marks, record.position), (marks, Some(1)));
}

#[test]
fn a_story_needs_no_more_than_a_body() {
    let digest = read(
        concat!(r#"{"outlet":"Steppe Post","body":"Snow fell in Osh\n\nRoads are shut."}"#, "\n").as_bytes(),
    );
    let story = &digest.issues[0].stories[0];
    assert_eq!((story.title.text.as_str(), story.title.basis), ("Snow fell in Osh", Basis::Derived));
    assert_eq!(
        story.body.iter().map(|block| block.text.as_str()).collect::<Vec<_>>(),
        ["Snow fell in Osh", "Roads are shut."]
    );
    assert_eq!(story.dated.date, None);
}

#[test]
fn stories_find_their_issue_and_outlets_that_differ_name_none() {
    let line = |outlet: &str, issue: &str| {
        format!(r#"{{"outlet":"{outlet}","issue":{issue},"title":"T","body":["x"]}}"#)
    };
    let text =
        [line("A", "\"One\""), line("B", "\"One\""), line("A", "\"One\""), line("A", "null")].join("\n");
    let digest = read(text.as_bytes());
    assert_eq!(digest.outlet, None);
    let sizes: Vec<usize> = digest.issues.iter().map(|issue| issue.stories.len()).collect();
    assert_eq!(sizes, [2, 1, 1]);
    assert_eq!(digest.issues[2].title.basis, Basis::Derived);
}

#[test]
fn a_bad_line_is_one_fault_and_the_rest_goes_on() {
    let text = "{\"outlet\":\"A\",\"body\":\"x\"}\n{\"outlet\":\"A\",\"body\":\n{\"outlet\":\"A\"}\n\
                {\"outlet\":\"A\",\"body\":7}\n[1]\n{\"record\":\"tag\",\"body\":\"x\"}\n{\"outlet\":\"A\",\"body\":\"y\"}";
    let told = faults(text);
    assert_eq!(told.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3, 4, 5, 6]);
    assert!(told[0].1.contains("(column 21)"), "{}", told[0].1);
    assert!(told[1].1.contains("`body`") && told[2].1.contains("`body` must be a text"), "{told:?}");
    assert!(told[4].1.contains("`record` must be"), "{told:?}");
    assert_eq!(read(text.as_bytes()).issues[0].stories.len(), 2);
}

#[test]
fn a_story_that_is_too_long_comes_in_parts_of_which_the_first_has_its_name_and_marks() {
    let body = "Snow fell on the pass. ".repeat(60_000);
    let line = serde_json::json!({"key": "a1", "outlet": "A", "issue": "Week 7", "section": "Roads", "tags": ["snow"],
        "read": true, "title": "Snow", "body": body});
    let mut records = records(&format!("{{\"outlet\":\"A\",\"body\":\"Rain fell.\"}}\n{line}\n"));
    let told = records.remove(1).unwrap_err();
    assert!(told.line == 2 && told.what.starts_with("“Snow” is too long"), "{told:?}");
    let parts: Vec<_> = records.into_iter().skip(1).map(Result::unwrap).collect();
    let parts: Vec<_> = parts
        .iter()
        .map(|record| match record {
            Record::Story(part) => part,
            other => panic!("{other:?}"),
        })
        .collect();
    let keys: Vec<_> = parts.iter().map(|part| part.story.key.as_deref()).collect();
    assert_eq!(keys, [Some("a1"), None, None]);
    let tags: Vec<_> = parts.iter().map(|part| part.marks.tags.len()).collect();
    assert_eq!(tags, [1, 0, 0]);
    for part in parts {
        assert_eq!((part.issue.as_deref(), part.section.as_deref()), (Some("Week 7"), Some("Roads")));
        assert!(part.marks.read);
    }
}

#[test]
fn a_date_that_is_none_is_told_and_the_story_kept() {
    let text = r#"{"outlet":"A","title":"T","date":"next week","body":"x"}"#;
    assert!(faults(text)[0].1.starts_with("`next week` is not a date"));
    let story = &read(text.as_bytes()).issues[0].stories[0];
    assert_eq!((story.dated.date, story.dated.basis), (None, DateBasis::Unknown));
}

#[test]
fn a_date_without_a_basis_is_printed() {
    let digest = read(br#"{"outlet":"A","date":"2024-05-04","body":"x"}"#);
    let dated = &digest.issues[0].stories[0].dated;
    assert_eq!(
        (dated.basis, dated.evidence.as_slice()),
        (DateBasis::Printed, ["2024-05-04".to_owned()].as_slice())
    );
}

#[test]
fn escapes_inside_strings_are_stripped_and_told() {
    let text = r#"{"outlet":"A\u0007","title":"Red \u001b[31mtitle\u001b[0m","body":[{"kind":"song","text":"one\u202e two\nthree"}]}"#;
    let digest = read(text.as_bytes());
    let story = &digest.issues[0].stories[0];
    assert_eq!((digest.outlet.as_deref(), story.title.text.as_str()), (Some("A"), "Red title"));
    assert_eq!(story.body[0].text, "one two three");
    assert_eq!(digest.faults.len(), 4, "{:?}", digest.faults);
}

#[test]
fn rates_are_never_floats() {
    assert!(faults(r#"{"record":"rate","pair":"KGS/USD","value":0.01}"#)[0].1.contains("expected a string"));
    assert!(faults(r#"{"record":"rate","pair":"KGSUSD","value":"0.01"}"#)[0].1.contains("`pair`"));
    let plain = r#"{"pair":"KGS/USD","base":"KGS","quote":"USD","value":"0.01","change_percent":null,"date":"2025-01-23"}"#;
    assert_eq!(read(plain.as_bytes()).rates.len(), 1);
}

#[test]
fn a_hostile_document_is_told_within_bounds() {
    assert_eq!(faults(&"nonsense\n".repeat(5000)).len(), 101);
}

#[test]
fn json_lines_are_known_by_their_first_lines() {
    assert!(is_json_lines(EXPORTED.as_bytes()));
    assert!(is_json_lines(b"\xEF\xBB\xBF\n { \"outlet\": \"A\", \"body\": \"cut o"));
    assert!(is_json_lines(b"broken\n{\"outlet\":\"A\",\"body\":\"x\"}\n"));
    for text in [
        "",
        "Week in Review: {\"outlet\"",
        "{\"name\":\"x\"}\n",
        "{\n\"outlet\": 1}",
        "a\nb\n{\"body\":\"x\"}\n",
    ] {
        assert!(!is_json_lines(text.as_bytes()), "{text}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = (is_json_lines(&bytes), read(&bytes));
    }

    #[test]
    fn any_texts_are_kept(title in "[a-zа-я ]{1,20}[a-z]", body in prop::collection::vec("[a-zа-я0-9 \"\\\\]{0,20}[a-z]", 1..4)) {
        let line = serde_json::json!({"outlet": "A", "title": title, "body": body}).to_string();
        let digest = read(line.as_bytes());
        let story = &digest.issues[0].stories[0];
        prop_assert_eq!(story.title.text.as_str(), title.trim());
        let kept: Vec<&str> = story.body.iter().map(|block| block.text.as_str()).collect();
        prop_assert_eq!(kept, body.iter().map(|text| text.trim()).collect::<Vec<_>>());
    }
}
