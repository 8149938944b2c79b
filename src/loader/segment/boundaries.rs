//! The places where stories open in the passages of an issue.

use std::ops::Range;

use super::Passage;
use super::cohesion::{self, Piece};
use super::cues::{self, Cue};
use super::judge::Gap;
use crate::digest::{Block, BlockKind};
use crate::loader::sentence;

/// A place where a story opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening {
    /// Index of the block in its passage.
    pub(super) block: usize,
    /// The byte of the block's text; 0 for the block as a whole.
    pub(super) at: usize,
}

/// For every passage, where stories open in it besides the one that opens with it.
pub(super) fn openings(passages: &[Passage]) -> Vec<Vec<Opening>> {
    let mut proses: Vec<Vec<Prose<'_>>> = passages.iter().map(|passage| prose(&passage.blocks)).collect();
    let overview = is_overview(passages, &proses);
    let sentences: Vec<&str> = proses.iter().flatten().flat_map(Prose::sentences).collect();
    let mut pieces = cohesion::weigh(&sentences).into_iter();
    for prose in proses.iter_mut().flatten() {
        prose.pieces = pieces.by_ref().take(prose.spans.len()).collect();
    }
    passages.iter().zip(&proses).map(|(passage, prose)| Reading::new(passage, overview).read(prose)).collect()
}

/// A block of running text.
struct Prose<'a> {
    /// Index of the block in its passage.
    place: usize,
    block: &'a Block,
    /// Where its sentences stand in it.
    spans: Vec<Range<usize>>,
    /// Its sentences, weighed.
    pieces: Vec<Piece>,
}

impl<'a> Prose<'a> {
    fn sentences(&self) -> impl Iterator<Item = &'a str> {
        let text = self.block.text.as_str();
        self.spans.iter().map(move |span| text.get(span.clone()).unwrap_or_default())
    }

    fn words(&self) -> usize {
        count_words(&self.block.text)
    }
}

fn prose(blocks: &[Block]) -> Vec<Prose<'_>> {
    let running =
        |block: &Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Quotation | BlockKind::Item);
    let blocks = blocks.iter().enumerate().filter(|(_, block)| running(block));
    blocks
        .map(|(place, block)| Prose { place, block, spans: sentence::spans(&block.text), pieces: Vec::new() })
        .filter(|prose| !prose.spans.is_empty())
        .collect()
}

fn count_words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Sentences of an overview are this long on average, in words: each tells an affair.
const TELLING: usize = 16;

/// Whether the issue is an overview: a whole week in one paragraph under no heading.
fn is_overview(passages: &[Passage], proses: &[Vec<Prose<'_>>]) -> bool {
    let mut all = proses.iter().flatten();
    let (Some(only), None) = (all.next(), all.next()) else { return false };
    passages.iter().all(|passage| passage.section.is_none()) && only.words() >= TELLING * only.spans.len()
}

/// The reading of one passage from its start, with what the story that is being read has held so far.
struct Reading {
    headed: bool,
    overview: bool,
    /// All running text of the passage is list items, so that each may be a story.
    only_items: bool,
    found: Vec<Opening>,
    /// The story's latest paragraphs, at most [`REACH_PARAGRAPHS`].
    paragraphs: Vec<Piece>,
    /// How many sentences the story holds.
    sentences: usize,
    /// The place of the subheading that stands just before, after the last prose.
    after: usize,
    subheadings: Vec<usize>,
}

/// Cohesion looks so many paragraphs back.
const REACH_PARAGRAPHS: usize = 2;

/// Inside a paragraph it looks so many sentences back.
const REACH_SENTENCES: usize = 4;

impl Reading {
    fn new(passage: &Passage, overview: bool) -> Self {
        let is = |kind| move |block: &&Block| block.kind == kind;
        let subheadings = passage.blocks.iter().enumerate();
        Self {
            headed: passage.section.is_some(),
            overview,
            only_items: !passage.blocks.iter().any(|block| is(BlockKind::Paragraph)(&block)),
            found: Vec::new(),
            paragraphs: Vec::new(),
            sentences: 0,
            after: 0,
            subheadings: subheadings
                .filter(|(_, block)| block.kind == BlockKind::Subheading)
                .map(|(place, _)| place)
                .collect(),
        }
    }

    fn read(mut self, prose: &[Prose<'_>]) -> Vec<Opening> {
        for (place, paragraph) in prose.iter().enumerate() {
            if place > 0 && self.paragraph_opens(paragraph) {
                self.open(Opening { block: self.with_subheading(paragraph.place), at: 0 });
            }
            self.read_inside(paragraph);
            self.after = paragraph.place + 1;
        }
        self.found
    }

    fn open(&mut self, opening: Opening) {
        self.found.push(opening);
        self.paragraphs.clear();
        self.sentences = 0;
    }

    fn paragraph_opens(&self, paragraph: &Prose<'_>) -> bool {
        let may = match paragraph.block.kind {
            BlockKind::Paragraph => true,
            BlockKind::Item => self.only_items,
            _ => false,
        };
        let Some(first) = paragraph.sentences().next().filter(|_| may) else { return false };
        let cue = cues::cue(first);
        if self.is_lead_in() && cue != Cue::NewTopic {
            return false;
        }
        let gap = Gap {
            cue,
            before: &self.paragraphs.last().cloned().unwrap_or_default(),
            well_before: &Piece::of_all(&self.paragraphs),
            after: &Piece::of_all(&paragraph.pieces),
            words: paragraph.words(),
        };
        gap.opens_between_paragraphs()
    }

    /// A single sentence under a heading only leads in: what it announces is still to come.
    fn is_lead_in(&self) -> bool {
        self.headed && self.found.is_empty() && self.sentences == 1
    }

    /// The place where a story opens whose first paragraph stands here: a subheading just before it goes with it.
    fn with_subheading(&self, paragraph: usize) -> usize {
        let between = self.subheadings.partition_point(|&place| place < self.after);
        self.subheadings.get(between).copied().filter(|&place| place < paragraph).unwrap_or(paragraph)
    }

    fn read_inside(&mut self, paragraph: &Prose<'_>) {
        let mut first = 0;
        let mut quotes = Quotes::default();
        for (place, (sentence, span)) in paragraph.sentences().zip(&paragraph.spans).enumerate() {
            let held = paragraph.pieces.get(first..place).unwrap_or_default();
            if !held.is_empty() && !quotes.are_open() && self.sentence_opens(paragraph, sentence, held, place)
            {
                self.open(Opening { block: paragraph.place, at: span.start });
                first = place;
            }
            quotes.read(sentence);
            self.sentences += 1;
        }
        if self.paragraphs.len() == REACH_PARAGRAPHS {
            self.paragraphs.remove(0);
        }
        self.paragraphs.push(Piece::of_all(paragraph.pieces.get(first..).unwrap_or_default()));
    }

    fn sentence_opens(&self, paragraph: &Prose<'_>, sentence: &str, held: &[Piece], place: usize) -> bool {
        let (Some(before), Some(after)) = (held.last(), paragraph.pieces.get(place)) else { return false };
        if paragraph.block.kind != BlockKind::Paragraph {
            return false;
        }
        let reach = held.len().saturating_sub(REACH_SENTENCES);
        let gap = Gap {
            cue: cues::cue(sentence),
            before,
            well_before: &Piece::of_all(held.get(reach..).unwrap_or_default()),
            after,
            words: count_words(sentence),
        };
        if self.overview { gap.opens_in_overview() } else { gap.opens_inside_paragraph() }
    }
}

/// Whether a quotation is open at a place of a paragraph.
#[derive(Default)]
struct Quotes {
    deep: usize,
    straight: bool,
}

impl Quotes {
    fn read(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '“' | '«' | '„' => self.deep += 1,
                '”' | '»' => self.deep = self.deep.saturating_sub(1),
                '"' => self.straight = !self.straight,
                _ => {}
            }
        }
    }

    fn are_open(&self) -> bool {
        self.straight || self.deep > 0
    }
}
