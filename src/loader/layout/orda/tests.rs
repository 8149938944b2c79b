use proptest::prelude::*;

use super::{read, recognise};
use crate::digest::{BlockKind, Digest, HeadlineList, Issue};
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

fn headlines(issue: &Issue) -> Vec<(HeadlineList, Option<usize>, &str)> {
    issue.headlines.iter().map(|line| (line.list, line.section, line.text.as_str())).collect()
}

/// The text of each story, with the place of the section it stands under.
fn bodies(issue: &Issue) -> Vec<(Option<usize>, String)> {
    let mut bodies: Vec<(Option<usize>, String)> = Vec::new();
    for story in &issue.stories {
        let text = story.body.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("|");
        match bodies.last_mut().filter(|(section, _)| *section == story.section) {
            Some((_, body)) => *body = format!("{body}|{text}"),
            None => bodies.push((story.section, text)),
        }
    }
    bodies
}

fn kinds(issue: &Issue) -> Vec<(BlockKind, &str)> {
    issue
        .stories
        .iter()
        .flat_map(|story| &story.body)
        .map(|block| (block.kind, block.text.as_str()))
        .collect()
}

#[test]
fn a_headed_issue_is_read_whole() {
    let issue = issue(&format!(
        "Week In Review: Cold, Colder...\n\nOrda has gathered what the week left behind.\nWhat a ride!\n\
         No More Coal... \n{COAL}\n{DAM}\nRead also:\n- Coal Trains Delayed\n– Miners “Tired” of Waiting\n\
         Roads: Closed\n{ROAD}\nRead also:\nWhat Holds the Dam?\n{DAM}\nRead also:\nLatest news\n- Snow Expected\n- Shop Opens - Again\n"
    ));
    assert_eq!(issue.title.text, "Week In Review: Cold, Colder...");
    assert_eq!(issue.lede, ["Orda has gathered what the week left behind.", "What a ride!"]);
    assert_eq!(issue.sections, ["No More Coal...", "Roads: Closed", "What Holds the Dam?"]);
    assert_eq!(
        headlines(&issue),
        [
            (HeadlineList::ReadAlso, Some(0), "Coal Trains Delayed"),
            (HeadlineList::ReadAlso, Some(0), "Miners “Tired” of Waiting"),
            (HeadlineList::LatestNews, None, "Snow Expected"),
            (HeadlineList::LatestNews, None, "Shop Opens - Again"),
        ]
    );
    assert_eq!(
        bodies(&issue),
        [(Some(0), format!("{COAL}|{DAM}")), (Some(1), ROAD.to_owned()), (Some(2), DAM.to_owned())]
    );
}

#[test]
fn an_issue_without_headings_is_one_text() {
    let digest = digest(&format!(
        "Week in Review: Snow, Sand, and More.\n\ncover\n\nOrda has put together an overview of the last two weeks.\n\n\
         {COAL}\n\n{ROAD}\n\n{DAM}\n\nLatest news\nSnow Expected in the North\nShop Opens"
    ));
    let issue = &digest.issues[0];
    assert_eq!(issue.sections, [""; 0]);
    assert_eq!(bodies(issue), [(None, format!("{COAL}|{ROAD}|{DAM}"))]);
    assert_eq!(issue.headlines.len(), 2);
    assert_eq!(digest.skipped[0].text, "cover");
    assert_eq!(digest.outlet.as_deref(), Some("Orda"));
}

#[test]
fn a_cover_credit_and_no_introduction() {
    for credit in ["cover Photo: Example Press", "Photo: Example Press", "cover"] {
        let digest =
            digest(&format!("Week in Review: Slow Days\n{credit}\nDark Winter\n{COAL}\nLong Road\n{ROAD}"));
        let issue = &digest.issues[0];
        assert_eq!(digest.skipped[0].why, "picture credit of the cover", "{credit}");
        assert_eq!((issue.sections.len(), issue.lede.len()), (2, 0), "{credit}");
    }
}

#[test]
fn a_credit_in_a_section_is_a_caption_and_a_quotation_is_one() {
    let issue = issue(&format!(
        "Week in Review: Slow Days\nDark Winter\nPhoto: Example Press\n{COAL}\n“We shall burn what we have.”\n{DAM}\n\
         Source: example.kz\nLong Road\n{ROAD}\nNobody knows when it opens\n{DAM}"
    ));
    assert_eq!(issue.sections, ["Dark Winter", "Long Road"]);
    assert_eq!(
        kinds(&issue).into_iter().filter(|(kind, _)| *kind != BlockKind::Paragraph).collect::<Vec<_>>(),
        [
            (BlockKind::Caption, "Photo: Example Press"),
            (BlockKind::Quotation, "“We shall burn what we have.”"),
            (BlockKind::Caption, "Source: example.kz"),
        ]
    );
    assert!(kinds(&issue).contains(&(BlockKind::Paragraph, "Nobody knows when it opens")));
}

#[test]
fn an_outcry_before_a_paragraph_is_no_heading_but_a_title_is() {
    let cry = issue(&format!(
        "Week in Review: Slow Days\nOrda has a recap of the week.\nBuckle up!\n{COAL}\n{ROAD}"
    ));
    assert_eq!((cry.lede.len(), cry.sections.len()), (2, 0));
    let heading = issue(&format!(
        "Week in Review: Slow Days\nOrda has a recap of the week.\nNot Again!\n{COAL}\nLong Road\n{ROAD}"
    ));
    assert_eq!((heading.lede.len(), heading.sections.len()), (1, 2));
}

#[test]
fn two_sections_may_have_the_same_heading() {
    let issue = issue(&format!("Week in Review: Slow Days\nMeanwhile...\n{COAL}\nMeanwhile...\n{ROAD}"));
    assert_eq!(issue.sections, ["Meanwhile...", "Meanwhile..."]);
    assert_eq!(bodies(&issue), [(Some(0), COAL.to_owned()), (Some(1), ROAD.to_owned())]);
}

#[test]
fn a_date_under_the_title_is_the_issues() {
    let issue = issue(&format!("Week in Review: Slow Days\n2 December 2024, 10:15\n{COAL}\n{ROAD}"));
    assert_eq!(issue.dated.date.map(|date| date.to_string()).as_deref(), Some("2024-12-02"));
    assert_eq!(issue.dated.evidence, ["2 December 2024, 10:15"]);
}

#[test]
fn the_outlet_is_claimed_only_where_it_shows() {
    let outlet = |text: &str| digest(text).outlet;
    let title = "Week in Review: Slow Days";
    assert_eq!(outlet(&format!("{title}\n{COAL}")).as_deref(), Some("Orda"));
    assert_eq!(outlet(&format!("{title}\nExample News has compiled a digest of the week.\n{COAL}")), None);
    assert_eq!(outlet(&format!("The Week in Review\n{COAL}")), None);
    assert_eq!(
        outlet(&format!("The Week in Review\nOrda's digest of the week.\n{COAL}")).as_deref(),
        Some("Orda")
    );
}

#[test]
fn the_score_grows_with_the_traits() {
    let score = |text: &str| recognise(&Lines::from(text));
    let full = score(&format!(
        "Week in Review: Slow Days\nOrda has compiled a digest.\n{COAL}\nRead also:\nLatest news\n- A"
    ));
    let bare = score(&format!("Week in Review: Slow Days\n{COAL}"));
    let alike = score(&format!("The week in review\n{COAL}"));
    assert!(full > bare && bare > alike && alike > 0);
    assert_eq!(score(&format!("Slow Days\n{COAL}\nLatest news\n- A")), 0);
    assert_eq!(score(""), 0);
}

fn any_line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("Week in Review: Slow Days".to_owned()),
        Just("Read also:".to_owned()),
        Just("Read also: Dam Repairs".to_owned()),
        Just("Latest news".to_owned()),
        Just("cover".to_owned()),
        Just("Photo: Example".to_owned()),
        Just("- Item Here".to_owned()),
        Just("2 December 2024".to_owned()),
        Just("Dark Winter".to_owned()),
        Just("What a ride!".to_owned()),
        Just("## Dark Winter ##".to_owned()),
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
        assert_every_word_once(&text, &read(&clean));
    }
}
