//! A journey through an archive: a hundred thousand stories, of a few words each so that they are soon imported.

use std::fmt::Write;

use super::PATIENCE;
use super::terminal::Terminal;
use crate::command_line::Home;

const ISSUES: usize = 1_000;
const STORIES_OF_AN_ISSUE: usize = 100;
const NOUNS: [&str; 8] = ["Dam", "Border", "Harvest", "Tariff", "Bridge", "Glacier", "Bazaar", "Railway"];

/// Two stories of one affair, in two issues that follow each other.
const AFFAIR: [(usize, &str); 2] = [
    (
        50_007,
        "Geologist Ruslan Otarbekov found copper under the Kumtorsay pass, and the Copperhead company wants to dig there.",
    ),
    (
        50_107,
        "The Copperhead company began to dig under the Kumtorsay pass, where Ruslan Otarbekov had found copper.",
    ),
];

/// The last story of the issue that the walk ends in.
const LAST: &str = "Tariff 50099";

/// The library as JSON Lines: an issue a month, so that no two have one date.
fn archive() -> String {
    let mut lines = String::new();
    for number in 0..ISSUES * STORIES_OF_AN_ISSUE {
        let issue = number / STORIES_OF_AN_ISSUE;
        let noun = NOUNS[number % NOUNS.len()];
        let affair = AFFAIR.iter().find(|(known, _)| *known == number);
        let body = affair.map_or_else(|| format!("A {noun}."), |(_, body)| (*body).to_owned());
        let (year, month) = (1941 + issue / 12, 1 + issue % 12);
        writeln!(
            lines,
            r#"{{"outlet":"Post","issue":"Month {issue}","title":"{noun} {number}","date":"{year}-{month:02}-15","body":"{body}"}}"#
        )
        .unwrap();
    }
    lines
}

#[test]
fn a_hundred_thousand_stories_are_walked_searched_and_left_as_a_hundred_are() {
    let home = Home::new();
    home.write("archive.jsonl", &archive());
    home.call(&["import", "archive.jsonl"]).timeout(10 * PATIENCE).assert().success();

    let mut reader = Terminal::reader(&home);
    reader.until_at("Issues", "1/1000").until("100000 unread of 100000 stories").until("Dam 99904");
    walks(&mut reader);
    seeks(&mut reader);
    follows_an_affair(&mut reader);

    // Left in the middle of it, and there again.
    reader.press("\x03");
    assert!(reader.end().0.success());
    let mut again = Terminal::reader(&home);
    again.until_at("Issues", "500/1000").until_at("Stories", "8/100");
    again.until("▸ Story").until("Geologist Ruslan Otarbekov");
    again.press("\x03");
    let (status, heard) = again.end();
    assert!(status.success(), "{status}");
    assert_eq!(heard.0, Vec::<String>::new());
}

/// To the ends and by counts, into an issue and a story.
fn walks(reader: &mut Terminal) {
    reader.press("G").until_at("Issues", "1000/1000").until("Dam 0");
    reader.press("gg").until_at("Issues", "1/1000").press("j").until_at("Issues", "2/1000");
    reader.press("700G").until_at("Issues", "700/1000").press("50k").until_at("Issues", "650/1000");
    reader.press("\x04").wait("half a page further", |reader| {
        let place = reader.place("Issues").and_then(|place| place.split_once('/')?.0.parse::<u32>().ok());
        place.is_some_and(|place| (651..700).contains(&place))
    });
    reader.press("500G").until_at("Issues", "500/1000").press("\r").until("▸ Stories");
    reader.press("G").until_at("Stories", "100/100").press("8G").until_at("Stories", "8/100");
    reader.press("\r").until("▸ Story").until("Geologist Ruslan Otarbekov");
    // Across to the next issue's first unread story and back.
    reader.press("h").until("▸ Stories").press("G").until_at("Stories", "100/100");
    reader.press("]").until_at("Issues", "501/1000").press("[").until_at("Issues", "500/1000").until(LAST);
}

/// A search, a title by some letters of it, a filter; each leads there, and back.
fn seeks(reader: &mut Terminal) {
    reader.press("/otarbekov").until("Search: otarbekov").until("1/2");
    reader.press("\r").until("hit 1/").until("story 1/2").press("n").until("story 2/2");
    // Back from the second story to the first, and from there to where the search began.
    reader.press("\x0f").until_at("Issues", "499/1000");
    reader.press("\x0f").until(LAST).until_at("Issues", "500/1000");
    reader.press("\x10'76543").until("Find: '76543").until("1/1").press("\r").until("▸ Story");
    reader.until_at("Issues", "235/1000").until_at("Stories", "44/100");
    reader.press("\x0f").until(LAST).until_at("Issues", "500/1000");
    reader.press("hh").until("▸ Issues").press("ftitle:76543\r").until("filter:");
    reader.until("Month 765").press("\x1b").until_at("Issues", "235/1000");
    reader.press("500G").until_at("Issues", "500/1000");
}

/// From a story to the other one of its affair, and back.
fn follows_an_affair(reader: &mut Terminal) {
    reader.press("\r").until("▸ Stories").press("8G").until_at("Stories", "8/100");
    reader.press("\r").until("▸ Story").until("Geologist Ruslan Otarbekov");
    reader.press("gr").until("▸ Related stories").until("because:").press("\r");
    reader.until("▸ Story").until_at("Issues", "499/1000").until("Copperhead company began");
    reader.press("\x0f").until_at("Issues", "500/1000").until("Geologist Ruslan Otarbekov");
}
