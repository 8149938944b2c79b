//! `akyn show`: a story or an issue, for people and as JSON.

use unicode_width::UnicodeWidthStr;

use super::{Home, documents, has_keys, run};

fn yaks(home: &Home) -> String {
    let stories = home.json(&["stories"]);
    let story = stories.iter().find(|story| story["title"] == documents::YAKS).unwrap();
    story["id"].to_string()
}

#[test]
fn a_story_is_shown_whole_and_wrapped() {
    let home = Home::with_documents();
    let id = yaks(&home);
    for id in [id.clone(), format!("s{id}")] {
        let text = home.akyn(&["show", &id]).done().stdout;
        let mut lines = text.lines();
        assert_eq!(lines.next(), Some(documents::YAKS));
        assert!(lines.next().is_some_and(|line| line.starts_with("The Times of Central Asia · ")), "{text}");
        let running = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(running.contains("counted every yak on the high pastures"), "{text}");
        assert!(running.ends_with("forty more machines before the summer."), "{text}");
        assert!(text.lines().all(|line| line.width() <= 72), "{text}");
    }
    let narrow = run(home.call(&["show", &id]).env("COLUMNS", "30"));
    assert!(narrow.stdout.lines().all(|line| line.width() <= 30), "{}", narrow.stdout);
}

#[test]
fn a_story_that_is_broken_off_says_so() {
    let home = Home::with_documents();
    let stories = home.json(&["stories"]);
    let story = stories.iter().find(|story| story["truncated"] == true).unwrap();
    let text = home.akyn(&["show", &story["id"].to_string()]).done().stdout;
    assert!(text.trim_end().ends_with("[truncated: the document breaks the text off here]"), "{text}");
}

#[test]
fn an_issue_is_shown_with_its_sections_stories_and_headlines() {
    let home = Home::with_documents();
    let issues = home.json(&["issues"]);
    let review = issues.iter().find(|issue| issue["kind"] == "week-in-review").unwrap();
    let id = format!("i{}", review["id"]);
    let text = home.akyn(&["show", &id]).done().stdout;
    let places: Vec<usize> = [
        "Week in Review: Bridges and Bread...",
        "Orda has gathered",
        "A Bridge at Last",
        "Bread and Prices",
        "one of them said later.",
        "Read also",
        "Latest news",
        "• Snow Closes the Road to Kordai",
    ]
    .iter()
    .map(|part| text.find(part).unwrap_or_else(|| panic!("{part} is not in {text}")))
    .collect();
    assert!(places.is_sorted(), "{places:?}\n{text}");

    let stories = home.json(&["show", &id]);
    assert_eq!(Some(stories.len() as u64), review["stories"].as_u64());
    has_keys(&stories[0]["body"][0], "kind text");
}

#[test]
fn json_of_a_story_is_its_list_line_with_the_body() {
    let home = Home::with_documents();
    let id = yaks(&home);
    let shown = home.json(&["show", &id]);
    let [story] = shown.as_slice() else { panic!("one line: {shown:?}") };
    let mut bare = story.clone();
    let body = bare.as_object_mut().unwrap().remove("body").unwrap();
    assert!(home.json(&["stories"]).contains(&bare));
    assert_eq!(body[0]["kind"], "paragraph");
}

#[test]
fn what_is_not_there_is_told() {
    let home = Home::with_documents();
    home.akyn(&["show", "s999"]).said(1, &["there is no story s999", "`akyn stories`"]);
    home.akyn(&["show", "i999"]).said(1, &["there is no issue i999", "`akyn issues`"]);
}
