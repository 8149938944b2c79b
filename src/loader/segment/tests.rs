//! What a reader finds: which paragraphs and sentences open stories, in digests written for these tests.

use super::{Passage, split};
use crate::digest::{Block, BlockKind, Story};
use proptest::prelude::*;

fn paragraph(text: &str) -> Block {
    Block::new(BlockKind::Paragraph, text)
}

fn passage(section: Option<usize>, paragraphs: &[&str]) -> Passage {
    Passage { section, blocks: paragraphs.iter().map(|text| paragraph(text)).collect() }
}

/// The first three words of every story.
fn starts(stories: &[Story]) -> Vec<String> {
    let first = |story: &Story| story.body.first().map(|block| block.text.clone()).unwrap_or_default();
    stories
        .iter()
        .map(|story| first(story).split_whitespace().take(3).collect::<Vec<_>>().join(" "))
        .collect()
}

#[test]
fn paragraphs_open_stories_where_the_affair_changes() {
    let stories = split(vec![passage(
        None,
        &[
            "Kyrgyz border guards stopped nine lorries of coal near Kyzyl-Kiya. The drivers, all from Batken, had no papers.",
            "The lorries stood there for three nights before the customs service let the drivers go home.",
            "Meanwhile, Turkmenistan shut its embassy school in Kyiv for repairs that nobody had announced.",
            "Parents complained to the ministry in Ashgabat, which promised to reopen the school by spring.",
            "Uzbek cotton exporters signed a contract with a spinning mill in Gujarat worth forty million dollars.",
            "They hope to double the volume next year.",
            "On a separate note, a meteorite fell near Lake Balkhash and scared a flock of sheep.",
        ],
    )]);
    assert_eq!(
        starts(&stories),
        ["Kyrgyz border guards", "Meanwhile, Turkmenistan shut", "Uzbek cotton exporters", "On a separate"]
    );
}

#[test]
fn a_heading_opens_a_story_and_its_lead_in_stays_with_what_follows() {
    let stories = split(vec![
        passage(
            Some(0),
            &[
                "The glacier above Karakol keeps shrinking.",
                "Hydrologists from Bern measured two metres less ice than in any summer before.",
            ],
        ),
        passage(Some(1), &["It was a good week for the glaciologists of Khorog, who got a new station."]),
    ]);
    assert_eq!(starts(&stories), ["The glacier above", "It was a"]);
    assert_eq!(stories.iter().map(|story| story.section).collect::<Vec<_>>(), [Some(0), Some(1)]);
}

#[test]
fn a_sentence_inside_a_paragraph_opens_a_story_only_where_the_writer_says_so() {
    let stories = split(vec![passage(
        None,
        &[
            "Deputies in Bishkek voted for a tax on plastic bags, and shops have until June. Markets in Naryn doubt it. \
           Elsewhere, Tajik shepherds moved their flocks to the Pamir pastures a month early. They fear a drought.",
        ],
    )]);
    assert_eq!(starts(&stories), ["Deputies in Bishkek", "Elsewhere, Tajik shepherds"]);
    assert_eq!(stories[1].body[0].text.lines().count(), 1);
    assert!(stories[0].body[0].text.ends_with("doubt it."));
}

#[test]
fn a_week_told_in_one_paragraph_gives_every_affair_its_sentence() {
    let stories = split(vec![passage(
        None,
        &[
            "This week, the customs union of four states opened an office in Almaty to speed up the inspection of fruit lorries. \
           The Japanese development agency lent Dushanbe the money for a hospital that will have three hundred beds. \
           It will be ready in two years, according to the builders who came from Osaka for the ceremony. \
           As for the Caspian shore, fishermen in Atyrau caught fewer sturgeons than in any year since the war.",
        ],
    )]);
    assert_eq!(starts(&stories), ["This week, the", "The Japanese development", "As for the"]);
}

#[test]
fn captions_and_quotations_never_open_a_story() {
    let blocks = vec![
        Block::new(BlockKind::Caption, "A yurt camp in Naryn"),
        paragraph(
            "Herders in Naryn count their losses after the frost, and the governor has promised them hay.",
        ),
        Block::new(
            BlockKind::Quotation,
            "We in Turkmenistan never had such a winter, a guest from Mary told them all.",
        ),
        paragraph(
            "Elsewhere, the price of honey fell in Osh, to the sorrow of beekeepers from all over the valley.",
        ),
    ];
    let stories = split(vec![Passage { section: None, blocks }]);
    assert_eq!(starts(&stories), ["A yurt camp", "Elsewhere, the price"]);
    assert_eq!(stories[0].body.len(), 3);
}

#[test]
fn a_subheading_goes_with_the_story_it_stands_over() {
    let blocks = vec![
        paragraph(
            "Farmers around Jizzakh pumped the last water out of the canal while the engineers were on leave.",
        ),
        Block::new(BlockKind::Subheading, "Rails to the Sea"),
        paragraph(
            "Elsewhere, Georgian and Kazakh railwaymen tested a train of forty tank wagons between two ports.",
        ),
    ];
    let stories = split(vec![Passage { section: None, blocks }]);
    assert_eq!(starts(&stories), ["Farmers around Jizzakh", "Rails to the"]);
}

#[test]
fn nothing_makes_no_story() {
    assert_eq!(split(Vec::new()), []);
    assert_eq!(split(vec![Passage { section: Some(0), blocks: Vec::new() }]), []);
}

#[test]
fn a_paragraph_of_a_hundred_thousand_words_is_split_in_one_pass() {
    let stories = split(vec![passage(None, &["Elsewhere, a b. I! ".repeat(20_000).as_str()])]);
    assert!(!stories.is_empty());
}

fn block() -> impl Strategy<Value = Block> {
    let words = prop::sample::select(vec![
        "Elsewhere,",
        "Meanwhile,",
        "He",
        "Kazakhstan",
        "Osh",
        "the",
        "dam",
        "broke.",
        "“So",
        "it",
        "is.”",
        "U.S.",
        "No.",
        "2",
        "Токаев",
        "г.",
        "\u{a0}",
        "!",
    ]);
    let text = prop::collection::vec(words, 0..60).prop_map(|words| words.join(" "));
    (prop::sample::select(BlockKind::ALL.to_vec()), text).prop_map(|(kind, text)| Block::new(kind, text))
}

proptest! {
    #[test]
    fn no_letter_is_lost_or_moved(passages in prop::collection::vec(prop::collection::vec(block(), 0..8), 0..4)) {
        let letters = |blocks: Vec<&Block>| {
            blocks.iter().flat_map(|block| block.text.chars()).filter(|c| !c.is_whitespace()).collect::<String>()
        };
        let before = letters(passages.iter().flatten().collect());
        let stories = split(passages.into_iter().map(|blocks| Passage { section: None, blocks }).collect());
        prop_assert_eq!(letters(stories.iter().flat_map(|story| &story.body).collect()), before);
        for story in &stories {
            prop_assert!(!story.body.is_empty());
        }
    }
}
