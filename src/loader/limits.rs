//! How much text a story and a block of it may hold.
//!
//! A digest's stories have hundreds of words. Whatever is a thousand times as long (a dump, a book on one line) is told in
//! parts: everything that is done to a story or a block at once — finding its words, relating it, breaking it into lines for
//! the screen — then has a bound, in time and in memory. No letter is lost, and every story that was parted is told.

use std::mem;

use super::title;
use crate::digest::{Block, Digest, Fault, Story, Title};

/// The longest block, in bytes of UTF-8: some ten thousand words.
const LONGEST_BLOCK: usize = 1 << 16;

/// The longest story, in bytes of its blocks: a book's worth.
const LONGEST_STORY: usize = 1 << 19;

/// Letters of a title that a fault quotes.
const QUOTED: usize = 60;

/// What was taken off a story that was too long.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Parted {
    /// The stories that hold the rest, in order, called after their own words.
    pub(super) rest: Vec<Story>,
    /// What is to be told.
    pub(super) what: String,
}

/// Parts what is too long, wherever it stands in the digest.
pub(super) fn keep(digest: &mut Digest) {
    for issue in &mut digest.issues {
        if !issue.stories.iter().any(is_too_long) {
            continue;
        }
        for mut story in mem::take(&mut issue.stories) {
            let parted = part(&mut story);
            issue.stories.push(story);
            if let Some(Parted { rest, what }) = parted {
                issue.stories.extend(rest);
                digest.faults.push(Fault { line: 0, what });
            }
        }
    }
}

/// Shortens a story that is too long to its first part.
pub(super) fn part(story: &mut Story) -> Option<Parted> {
    if !is_too_long(story) {
        return None;
    }
    let mut bodies: Vec<Vec<Block>> = Vec::new();
    let mut room = 0;
    for block in mem::take(&mut story.body).into_iter().flat_map(pieces) {
        match bodies.last_mut() {
            Some(body) if block.text.len() <= room => {
                room -= block.text.len();
                body.push(block);
            }
            _ => {
                room = LONGEST_STORY.saturating_sub(block.text.len());
                bodies.push(vec![block]);
            }
        }
    }
    let what = format!(
        "“{}” is too long for one story; its text was parted into {} stories, with paragraphs of {} KB at most",
        story.title.text.chars().take(QUOTED).collect::<String>(),
        bodies.len(),
        LONGEST_BLOCK >> 10,
    );
    let mut bodies = bodies.into_iter();
    story.body = bodies.next().unwrap_or_default();
    Some(Parted { rest: bodies.map(|body| continued(story, body)).collect(), what })
}

fn is_too_long(story: &Story) -> bool {
    let lengths = || story.body.iter().map(|block| block.text.len());
    lengths().any(|length| length > LONGEST_BLOCK) || lengths().sum::<usize>() > LONGEST_STORY
}

/// A later part of a story.
fn continued(story: &Story, body: Vec<Block>) -> Story {
    let own = body.iter().map(|block| title::from_text(&block.text)).find(|title| !title.is_empty());
    let title = own.map_or_else(|| Title::derived(&story.title.text), Title::derived);
    Story {
        key: None,
        section: story.section,
        title,
        dated: story.dated.clone(),
        truncated: story.truncated,
        body,
    }
}

/// The block in pieces that are short enough.
fn pieces(block: Block) -> Vec<Block> {
    if block.text.len() <= LONGEST_BLOCK {
        return vec![block];
    }
    let (kind, mut rest, mut pieces) = (block.kind, block.text.as_str(), Vec::new());
    while !rest.is_empty() {
        let (piece, behind) = rest.split_at(end_of_piece(rest));
        let piece = piece.trim_end();
        pieces.extend((!piece.is_empty()).then(|| Block::new(kind, piece)));
        rest = behind.trim_start();
    }
    pieces
}

/// Where the first piece of a text ends: behind a sentence or else a word that ends in its last quarter, or else
/// between any two letters.
fn end_of_piece(text: &str) -> usize {
    if text.len() <= LONGEST_BLOCK {
        return text.len();
    }
    let head = text.split_at(text.floor_char_boundary(LONGEST_BLOCK)).0;
    let late = |at: &usize| *at >= LONGEST_BLOCK / 4 * 3;
    let sentence = [". ", "! ", "? "].iter().filter_map(|end| head.rfind(end)).max().map(|at| at + 1);
    sentence.filter(late).or_else(|| head.rfind(char::is_whitespace).filter(late)).unwrap_or(head.len())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{LONGEST_BLOCK, LONGEST_STORY, Parted, keep, part};
    use crate::digest::{Block, BlockKind, Dated, Story, Title};
    use crate::loader::{Given, load};

    fn story(texts: Vec<String>) -> Story {
        let body = texts.into_iter().map(|text| Block::new(BlockKind::Paragraph, text)).collect();
        let title = Title::printed("Snow on the Pass");
        Story {
            key: Some("snow".to_owned()),
            section: Some(2),
            title,
            dated: Dated::unknown(),
            truncated: false,
            body,
        }
    }

    /// All parts of a story.
    fn parts(mut story: Story) -> Vec<Story> {
        let rest = part(&mut story).map_or_else(Vec::new, |parted| parted.rest);
        std::iter::once(story).chain(rest).collect()
    }

    fn letters(stories: &[Story]) -> String {
        let blocks = stories.iter().flat_map(|story| &story.body);
        blocks.flat_map(|block| block.text.chars()).filter(|letter| !letter.is_whitespace()).collect()
    }

    #[test]
    fn a_usual_story_is_left_as_it_is() {
        let usual = story(vec!["Snow fell. ".repeat(1_000).trim_end().to_owned(); 20]);
        let mut kept = usual.clone();
        assert_eq!((part(&mut kept), &kept), (None, &usual));
    }

    #[test]
    fn a_long_line_becomes_paragraphs_that_end_with_a_sentence() {
        let long = story(vec!["Snow fell on the pass. ".repeat(10_000).trim_end().to_owned()]);
        let mut first = long.clone();
        let Parted { rest, what } = part(&mut first).unwrap();
        assert!(rest.is_empty() && what.starts_with("“Snow on the Pass” is too long"), "{what}");
        assert!(first.body.len() > 3 && first.body.iter().all(|block| block.text.ends_with("pass.")));
        assert_eq!(letters(&[first]), letters(&[long]));
    }

    #[test]
    fn a_document_of_one_long_line_becomes_stories_and_says_so() {
        let text = "Snow fell on the high pass at Torugart. ".repeat(LONGEST_STORY / 16);
        let digest = load(text.as_bytes(), &Given::default());
        let stories = &digest.issues[0].stories;
        assert!(stories.len() > 2, "{} stories", stories.len());
        assert!(digest.faults.iter().any(|fault| fault.what.contains("was parted")), "{:?}", digest.faults);
        assert_eq!(letters(stories).len(), text.replace(' ', "").len());
    }

    #[test]
    fn the_first_part_keeps_the_name_and_all_stay_in_the_section() {
        let long = story(vec!["Snow fell. ".repeat(LONGEST_BLOCK / 12); LONGEST_STORY * 2 / LONGEST_BLOCK]);
        let mut digest = crate::digest::Digest::default();
        digest.issues.push(load(b"Snow fell on the pass.", &Given::default()).issues.remove(0));
        digest.issues[0].stories = vec![long, story(vec!["Rain fell.".to_owned()])];
        keep(&mut digest);
        let stories = &digest.issues[0].stories;
        let keys: Vec<Option<&str>> = stories.iter().map(|story| story.key.as_deref()).collect();
        assert_eq!(keys, [Some("snow"), None, Some("snow")]);
        assert!(stories.iter().all(|story| story.section == Some(2)));
        assert_eq!((stories[1].title.text.as_str(), digest.faults.len()), ("Snow fell", 1));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn no_letter_is_lost_and_every_part_is_short(
            pieces in prop::collection::vec(("[a-cЖ水\u{301}👩 .]{1,30}", 1usize..40_000), 1..6)
        ) {
            let long = story(pieces.iter().map(|(piece, times)| piece.repeat(*times)).collect());
            let parts = parts(long.clone());
            prop_assert_eq!(letters(&parts), letters(&[long]));
            for part in &parts {
                prop_assert!(part.body.iter().all(|block| block.text.len() <= LONGEST_BLOCK));
                prop_assert!(part.body.iter().map(|block| block.text.len()).sum::<usize>() <= LONGEST_STORY);
            }
        }
    }
}
