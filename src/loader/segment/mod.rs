//! Text without titles → single stories.
//!
//! A heading always opens a story; so may a paragraph, or a sentence inside one. What decides is how the text opens
//! (`cues`) and how much it is about the same things as the text before it (`cohesion`), weighed by `judge`.
//! Precision comes first, for a reader would rather find two
//! affairs under one title than one affair torn in two.

mod boundaries;
mod cohesion;
mod cues;
mod judge;
mod phrases;

#[cfg(test)]
mod tests;

use super::title;
use crate::digest::{Block, Dated, Story, Title};
use boundaries::Opening;

pub(super) use cues::marker;

/// Whether a sentence cannot be understood without what stands before it.
pub(super) fn refers(sentence: &str) -> bool {
    cues::cue(sentence) == cues::Cue::Refers
}

/// Running text under one heading, or under none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Index into the sections.
    pub section: Option<usize>,
    /// Its blocks in order.
    pub blocks: Vec<Block>,
}

/// Splits an issue's passages into stories, inside a paragraph where need be, and gives each a derived title that
/// tells it apart from its neighbours. No letter is lost: the stories' bodies hold the passages' text in order.
/// A passage without blocks makes no story, any other at least one.
pub fn split(passages: Vec<Passage>) -> Vec<Story> {
    let openings = boundaries::openings(&passages);
    let mut stories: Vec<Story> = Vec::new();
    for (passage, openings) in passages.into_iter().zip(openings) {
        let bodies = cut(passage.blocks, &openings);
        stories.extend(bodies.into_iter().map(|body| untitled(passage.section, body)));
    }
    title::name(&mut stories);
    stories
}

fn untitled(section: Option<usize>, body: Vec<Block>) -> Story {
    Story {
        key: None,
        section,
        title: Title::derived(String::new()),
        dated: Dated::unknown(),
        truncated: false,
        body,
    }
}

/// Blocks as the bodies of stories, of which all but the first open at the given places.
fn cut(blocks: Vec<Block>, openings: &[Opening]) -> Vec<Vec<Block>> {
    let mut bodies = Vec::new();
    let mut body = Vec::new();
    let mut openings = openings.iter().peekable();
    for (place, block) in blocks.into_iter().enumerate() {
        let mut from = 0;
        while let Some(opening) = openings.next_if(|opening| opening.block == place) {
            body.extend(part(&block, from, opening.at));
            if !body.is_empty() {
                bodies.push(std::mem::take(&mut body));
            }
            from = opening.at;
        }
        body.extend(if from == 0 { Some(block) } else { part(&block, from, block.text.len()) });
    }
    if !body.is_empty() {
        bodies.push(body);
    }
    bodies
}

/// A part of a block as a block of its own, if it holds anything.
fn part(block: &Block, from: usize, to: usize) -> Option<Block> {
    let text = block.text.get(from..to).map(str::trim).filter(|text| !text.is_empty())?;
    Some(Block::new(block.kind, text))
}
