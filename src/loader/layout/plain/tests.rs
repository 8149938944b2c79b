use proptest::prelude::*;

use super::read;
use crate::digest::{Basis, BlockKind, DateBasis, Digest, Issue, IssueKind};
use crate::loader::layout::account::assert_every_word_once;
use crate::loader::lines::Lines;

const COAL: &str = "The regional council met to talk over the price of coal, which has doubled since autumn.";
const ROAD: &str = "A landslide shut the mountain road to Naryn, and drivers waited there for two nights.";
const DAM: &str = "Engineers say that the old dam holds, though its gates need new motors before spring.";

fn digest(text: &str) -> Digest {
    let digest = read(&Lines::from(text));
    assert_every_word_once(text, &digest);
    digest
}

fn issue(text: &str) -> Issue {
    digest(text).issues.remove(0)
}

fn titles(issue: &Issue) -> Vec<&str> {
    issue.stories.iter().map(|story| story.title.text.as_str()).collect()
}

fn bodies(issue: &Issue) -> Vec<Vec<&str>> {
    issue.stories.iter().map(|story| story.body.iter().map(|block| block.text.as_str()).collect()).collect()
}

fn dates(issue: &Issue) -> Vec<Option<String>> {
    issue.stories.iter().map(|story| story.dated.date.map(|date| date.to_string())).collect()
}

fn sections(issue: &Issue) -> Vec<(Option<&str>, &str)> {
    let heading = |at: Option<usize>| at.and_then(|at| issue.sections.get(at)).map(String::as_str);
    issue.stories.iter().map(|story| (heading(story.section), story.title.text.as_str())).collect()
}

fn skipped(digest: &Digest) -> Vec<(&str, &str)> {
    digest.skipped.iter().map(|skipped| (skipped.text.as_str(), skipped.why.as_str())).collect()
}

#[test]
fn an_article_is_one_story_with_its_title() {
    let text = format!(
        "Coal Grows Dear\nBy Aida Example\n4 May 2024\n\n{COAL}\n\nWhat comes next\n\n{ROAD}\n{DAM}\n\nPhoto: Example"
    );
    let digest = digest(&text);
    let issue = &digest.issues[0];
    assert_eq!((issue.kind, issue.title.basis), (IssueKind::Article, Basis::Derived));
    assert_eq!(titles(issue), ["Coal Grows Dear"]);
    assert_eq!(issue.stories[0].title.basis, Basis::Printed);
    let kinds: Vec<BlockKind> = issue.stories[0].body.iter().map(|block| block.kind).collect();
    let paragraph = BlockKind::Paragraph;
    assert_eq!(kinds, [paragraph, BlockKind::Subheading, paragraph, paragraph, BlockKind::Caption]);
    assert_eq!(dates(issue), [Some("2024-05-04".to_owned())]);
    assert_eq!(
        (issue.dated.basis, issue.dated.evidence.as_slice()),
        (DateBasis::Printed, ["4 May 2024".to_owned()].as_slice())
    );
    assert_eq!(
        skipped(&digest),
        [("By Aida Example", "who wrote it"), ("4 May 2024", "the document's date")]
    );
}

#[test]
fn a_numbered_brief_gives_its_stories_their_titles() {
    let text = format!(
        "Steppe Weekly Brief No. 12\n1 234 views\n1. Coal Grows Dear\n{COAL}\n2. The Road Is Shut\n{ROAD}\n{DAM}\n3. Dam Holds\n{DAM}"
    );
    let digest = digest(&text);
    let issue = &digest.issues[0];
    assert_eq!(
        (issue.kind, issue.title.text.as_str()),
        (IssueKind::WeeklyDigest, "Steppe Weekly Brief No. 12")
    );
    assert_eq!(titles(issue), ["Coal Grows Dear", "The Road Is Shut", "Dam Holds"]);
    assert_eq!(bodies(issue)[1], [ROAD, DAM]);
    assert_eq!(skipped(&digest)[0], ("1 234 views", "how often it was viewed"));
}

#[test]
fn numbered_paragraphs_are_stories() {
    let issue = issue(&format!("Main events\n1) {COAL}\n2) {ROAD}\n{DAM}\n3) {DAM}"));
    assert_eq!(bodies(&issue), [vec![COAL], vec![ROAD, DAM], vec![DAM]]);
    assert!(issue.stories.iter().all(|story| story.title.basis == Basis::Derived));
}

#[test]
fn a_numbered_list_in_an_article_stays_in_it() {
    let issue = issue(&format!(
        "Coal Grows Dear\n{COAL}\n{ROAD}\nThree reasons are given:\n1. Frost\n2. Trains\n3. Taxes\n{DAM}"
    ));
    assert_eq!(issue.kind, IssueKind::Article);
    assert!(bodies(&issue)[0].contains(&"2. Trains"));
}

#[test]
fn countries_in_capitals_are_sections() {
    let issue = issue(&format!(
        "Central Asia in Brief\nKAZAKHSTAN\nCoal Grows Dear\n{COAL}\nDam Holds\n{DAM}\nKYRGYZSTAN\nThe Road Is Shut\n{ROAD}"
    ));
    assert_eq!(issue.sections, ["KAZAKHSTAN", "KYRGYZSTAN"]);
    assert_eq!(
        sections(&issue),
        [
            (Some("KAZAKHSTAN"), "Coal Grows Dear"),
            (Some("KAZAKHSTAN"), "Dam Holds"),
            (Some("KYRGYZSTAN"), "The Road Is Shut"),
        ]
    );
}

#[test]
fn numbered_countries_are_sections_too() {
    let issue = issue(&format!(
        "News of the Region\n1. Kazakhstan\n{COAL}\n2. Kyrgyzstan\n{ROAD}\n3. Tajikistan\n{DAM}"
    ));
    assert_eq!(issue.sections, ["Kazakhstan", "Kyrgyzstan", "Tajikistan"]);
}

#[test]
fn one_line_lists_give_a_story_a_line() {
    for (mark, basis) in [("- ", "item"), ("• ", "item"), ("", "paragraph")] {
        let issue = issue(&format!(
            "Weekly digest\nKazakhstan:\n{mark}Parliament passes the budget\n{mark}Coal grows dear\nUzbekistan:\n{mark}A new bridge opens in Khiva\n{mark}Cotton is late"
        ));
        assert_eq!(issue.sections, ["Kazakhstan:", "Uzbekistan:"]);
        assert_eq!(titles(&issue).len(), 4, "{mark}");
        assert_eq!(issue.stories[3].section, Some(1));
        assert_eq!(issue.stories[0].body[0].kind.word(), basis);
    }
}

#[test]
fn a_title_printed_twice_is_kept_once() {
    let text = format!(
        "Steppe Digest\nSteppe Digest\n\nCoal Grows Dear\nCOAL GROWS DEAR\n{COAL}\nDam Holds\n345 views\nDam Holds\n{DAM}\nThe Road Is Shut\n{ROAD}"
    );
    let digest = digest(&text);
    assert_eq!(titles(&digest.issues[0]), ["Coal Grows Dear", "Dam Holds", "The Road Is Shut"]);
    let repeated = skipped(&digest).iter().filter(|(_, why)| *why == "title repeated").count();
    assert_eq!(repeated, 3);
}

#[test]
fn a_date_stuck_to_a_sentence_dates_it() {
    let alone = issue(&format!("Coal Grows Dear\n date 2024-05-04 {COAL}\n{DAM}"));
    assert_eq!(alone.dated.evidence, ["date 2024-05-04"]);
    assert_eq!(bodies(&alone), [vec![COAL, DAM]]);
    let each = issue(&format!("Steppe Digest\ndate 2024-05-04 {COAL}\ndate 2024-05-03 {ROAD}\n{DAM}"));
    assert_eq!(dates(&each), [Some("2024-05-04".to_owned()), Some("2024-05-03".to_owned())]);
    assert_eq!(bodies(&each), [vec![COAL], vec![ROAD, DAM]]);
}

#[test]
fn a_date_after_its_story_belongs_to_it() {
    let titled = issue(&format!(
        "Дайджест\nУголь дорожает\n{COAL}\n4 мая 2024 года\nДорога закрыта\n{ROAD}\n3 мая 2024 г."
    ));
    assert_eq!(titles(&titled), ["Уголь дорожает", "Дорога закрыта"]);
    assert_eq!(dates(&titled), [Some("2024-05-04".to_owned()), Some("2024-05-03".to_owned())]);
    let untitled = issue(&format!("{COAL}\n4 May 2024\n{ROAD}\n{DAM}\n3 May 2024"));
    assert_eq!(bodies(&untitled), [vec![COAL], vec![ROAD, DAM]]);
    assert_eq!(dates(&untitled), [Some("2024-05-04".to_owned()), Some("2024-05-03".to_owned())]);
}

#[test]
fn a_date_before_its_story_belongs_to_it() {
    let leading =
        issue(&format!("Steppe Digest\n4 May 2024\nCoal Grows Dear\n{COAL}\n3 May 2024\nDam Holds\n{DAM}"));
    assert_eq!(dates(&leading), [Some("2024-05-04".to_owned()), Some("2024-05-03".to_owned())]);
    let under =
        issue(&format!("Steppe Digest\nCoal Grows Dear\n4 May 2024\n{COAL}\nDam Holds\n3 May 2024\n{DAM}"));
    assert_eq!(dates(&under), [Some("2024-05-04".to_owned()), Some("2024-05-03".to_owned())]);
}

#[test]
fn markdown_is_seen_through() {
    let issue = issue(&format!(
        "# Steppe Weekly\n\n## Energy\n\n### Coal Grows Dear\n\n{COAL}\n\n### Dam Holds\n\n{DAM}\n\n---\n\n## Roads\n\n### The Road Is Shut\n\n{ROAD}\n\n* Lorries first\n* Buses next"
    ));
    assert_eq!(issue.title.text, "Steppe Weekly");
    assert_eq!(issue.sections, ["Energy", "Roads"]);
    assert_eq!(sections(&issue)[2], (Some("Roads"), "The Road Is Shut"));
    assert_eq!(bodies(&issue)[2], [ROAD, "Lorries first", "Buses next"]);
}

#[test]
fn an_introduction_is_a_lede() {
    let issue = issue(&format!(
        "Steppe Weekly\nHere is our digest of the week.\nCoal Grows Dear\n{COAL}\nDam Holds\n{DAM}"
    ));
    assert_eq!(issue.lede, ["Here is our digest of the week."]);
    assert_eq!(titles(&issue), ["Coal Grows Dear", "Dam Holds"]);
}

#[test]
fn headlines_lists_are_kept_apart() {
    let issue = issue(&format!(
        "Coal Grows Dear\n{COAL}\nRead also:\n- Trains Late\n- Frost Near\n{DAM}\nLatest news\nSnow Falls\nShop Opens"
    ));
    assert_eq!(issue.headlines.len(), 4);
    assert_eq!(bodies(&issue), [vec![COAL, DAM]]);
}

#[test]
fn small_documents_are_read_too() {
    assert_eq!(digest("").faults[0].what, "there is no text in this document");
    assert!(digest("").issues.is_empty());
    let line = issue("Hello there");
    assert_eq!((line.kind, titles(&line)), (IssueKind::Other, vec!["Hello there"]));
    let paragraph = issue(COAL);
    assert_eq!((paragraph.kind, bodies(&paragraph)), (IssueKind::Other, vec![vec![COAL]]));
    assert!(!issue("Latest news").title.text.is_empty());
}

#[test]
fn a_long_document_takes_linear_time() {
    let digest = digest(&"a\n".repeat(100_000));
    assert_eq!(digest.issues.len(), 1);
    digest_of_one_line(&"word ".repeat(200_000));
    digest_of_one_line(&"x".repeat(1_000_000));
}

fn digest_of_one_line(line: &str) {
    assert_eq!(issue(line).stories.len(), 1);
}

fn any_line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("Steppe Weekly Brief".to_owned()),
        Just("KAZAKHSTAN".to_owned()),
        Just("1. Coal Grows Dear".to_owned()),
        Just(format!("2) {ROAD}")),
        Just("## Dam Holds".to_owned()),
        Just("Dam Holds".to_owned()),
        Just("- Item here".to_owned()),
        Just("4 мая 2024 года".to_owned()),
        Just("date 2024-05-04 Snow fell.".to_owned()),
        Just("345 views".to_owned()),
        Just("Photo: Example".to_owned()),
        Just("Read also: One".to_owned()),
        Just("Latest news".to_owned()),
        Just("“We shall see what spring brings.”".to_owned()),
        Just(String::new()),
        Just(COAL.to_owned()),
        "[A-Za-zА-я0-9 .,:!?\"“”#*-]{0,40}",
        ".{0,30}",
    ]
}

proptest! {
    #[test]
    fn no_word_is_lost_whatever_the_lines(lines in prop::collection::vec(any_line(), 0..24)) {
        let clean = crate::loader::decode::decode(lines.join("\n").as_bytes());
        let text = clean.iter().map(|line| line.raw.to_owned()).collect::<Vec<_>>().join("\n");
        let digest = read(&clean);
        assert_every_word_once(&text, &digest);
        for issue in &digest.issues {
            prop_assert!(!issue.title.text.is_empty());
            prop_assert!(issue.stories.iter().all(|story| !story.title.text.is_empty()));
        }
    }
}
