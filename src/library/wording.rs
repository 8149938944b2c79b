//! The wording of a text, to tell whether two texts are forms of one.
//!
//! Texts are compared by their *shingles*, the hashes of every four words in a row (Broder 1997, "On the
//! resemblance and containment of documents"): how much of the shorter text stands in the longer one does not
//! depend on where it was cut, into what paragraphs it is laid out, or what was added. Folding and hashes are
//! frozen: keys and sketches in library files rest on them.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::digest::Block;

/// Words in a shingle.
const SHINGLE: usize = 4;

/// Bytes of a word of prose, with the space before it, rather fewer than more.
const LETTERS: usize = 5;

/// Words by which a text opens.
const OPENING: usize = 8;

/// Hashes in a sketch.
const SKETCH: usize = 16;

/// A text as the hashes of its words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Wording {
    words: Vec<u64>,
}

/// Every four words in a row, as sorted hashes without repetition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shingles(Vec<u64>);

impl Wording {
    /// The wording of a story's body.
    pub(super) fn of(body: &[Block]) -> Self {
        let length: usize = body.iter().map(|block| block.text.len()).sum();
        let mut hashes = Vec::with_capacity(length / LETTERS);
        hashes.extend(body.iter().flat_map(|block| words(&block.text)).map(hash));
        Self { words: hashes }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Every four words in a row; the whole text where it is shorter.
    pub(super) fn shingles(&self) -> Shingles {
        Shingles::of([self])
    }

    /// Whether this and another are forms of one text: one is the beginning of the other, or holds at least
    /// `part` of the shorter one's shingles.
    pub(super) fn is_form_of(&self, other: &Self, part: f64) -> bool {
        let shared = self.words.len().min(other.words.len()).min(OPENING);
        let short = self.words.len().min(other.words.len()) < OPENING;
        let begins_alike = self.words.iter().take(shared).eq(other.words.iter().take(shared));
        (short && begins_alike) || self.shingles().containment(&other.shingles()) >= part
    }
}

impl Shingles {
    /// The shingles of several texts.
    pub(super) fn of<'a>(texts: impl IntoIterator<Item = &'a Wording>) -> Self {
        let mut hashes: Vec<u64> = Vec::new();
        for text in texts {
            if text.words.len() < SHINGLE && !text.words.is_empty() {
                hashes.push(combine(&text.words));
            }
            hashes.extend(text.words.windows(SHINGLE).map(combine));
        }
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }

    /// Every shingle's hash, in order.
    pub(super) fn hashes(&self) -> &[u64] {
        &self.0
    }

    /// How much of this stands in another, from 0 to 1; nothing of an empty one.
    pub(super) fn part_in(&self, other: &Self) -> f64 {
        share(self.common(other), self.0.len())
    }

    /// How much of the shorter of the two stands in the longer, from 0 to 1.
    pub(super) fn containment(&self, other: &Self) -> f64 {
        share(self.common(other), self.0.len().min(other.0.len()))
    }

    /// The smallest hashes: two texts with much in common have some of these in common.
    pub(super) fn sketch(&self) -> Vec<u8> {
        self.0.iter().take(SKETCH).flat_map(|hash| hash.to_le_bytes()).collect()
    }

    fn common(&self, other: &Self) -> usize {
        let (mut mine, mut theirs, mut common) = (self.0.iter().peekable(), other.0.iter().peekable(), 0);
        while let (Some(a), Some(b)) = (mine.peek(), theirs.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => drop(mine.next()),
                std::cmp::Ordering::Greater => drop(theirs.next()),
                std::cmp::Ordering::Equal => {
                    common += 1;
                    mine.next();
                    theirs.next();
                }
            }
        }
        common
    }
}

/// Several texts, to find the one that another is likest to.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    holders: HashMap<u64, Vec<usize>>,
    lengths: Vec<usize>,
}

/// The text of a [`Shelf`] that shares most with the one asked about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Likest {
    /// Its place on the shelf.
    pub(super) place: usize,
    /// How much of the text asked about stands in it.
    pub(super) of_asked: f64,
    /// How much of the shorter of the two stands in the other.
    pub(super) of_shorter: f64,
}

impl Shelf {
    /// Texts that hold one shingle and are noted under it; more say nothing new.
    const MOST_HOLDERS: usize = 8;

    /// A shelf of these texts.
    pub(super) fn of(texts: impl IntoIterator<Item = Shingles>) -> Self {
        let mut shelf = Self::default();
        for (place, text) in texts.into_iter().enumerate() {
            shelf.lengths.push(text.0.len());
            for hash in text.0 {
                let holders = shelf.holders.entry(hash).or_default();
                if holders.len() < Self::MOST_HOLDERS {
                    holders.push(place);
                }
            }
        }
        shelf
    }

    /// The text that shares most with this one, the first of equals; `None` when none shares anything.
    pub(super) fn likest(&self, text: &Shingles) -> Option<Likest> {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for place in text.0.iter().filter_map(|hash| self.holders.get(hash)).flatten() {
            *shared.entry(*place).or_default() += 1;
        }
        let (place, shared) = shared.into_iter().max_by_key(|&(place, shared)| (shared, Reverse(place)))?;
        let length = self.lengths.get(place).copied().unwrap_or(0);
        let (asked, shorter) = (text.0.len(), text.0.len().min(length));
        Some(Likest { place, of_asked: share(shared, asked), of_shorter: share(shared, shorter) })
    }
}

/// Whether two sketches have a hash in common.
pub(super) fn sketches_meet(one: &[u8], other: &[u8]) -> bool {
    let (ones, others) = (one.as_chunks::<8>().0, other.as_chunks::<8>().0);
    ones.iter().any(|hash| others.contains(hash))
}

/// A text as its words in lower case with single spaces between: what it says, not how it is printed.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in words(text) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        push_lower(word, &mut folded);
    }
    folded
}

/// The words by which a body opens, folded; captions are passed over.
pub(super) fn opening(prose: impl Iterator<Item = impl AsRef<str>>) -> String {
    let mut opening = String::new();
    let mut count = 0;
    for text in prose {
        for word in words(text.as_ref()).take(OPENING - count) {
            if count > 0 {
                opening.push(' ');
            }
            push_lower(word, &mut opening);
            count += 1;
        }
        if count == OPENING {
            break;
        }
    }
    opening
}

/// The first eight bytes of a cryptographic hash over several texts: for names that meet only when they are equal.
pub(super) fn name_of(parts: &[&str]) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(part.as_bytes()).update(&[0]);
    }
    let mut start = [0; 8];
    hasher.finalize_xof().fill(&mut start);
    u64::from_be_bytes(start)
}

/// The words of a text, as printed.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Adds a word in lower case.
fn push_lower(word: &str, text: &mut String) {
    if !word.is_ascii() {
        return text.push_str(&word.to_lowercase());
    }
    let from = text.len();
    text.push_str(word);
    if let Some(word) = text.get_mut(from..) {
        word.make_ascii_lowercase();
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// FNV-1a over the bytes of a word in lower case.
fn hash(word: &str) -> u64 {
    if !word.is_ascii() {
        return fnv(word.to_lowercase().bytes());
    }
    fnv(word.bytes().map(|byte| byte.to_ascii_lowercase()))
}

fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// One hash of several, well mixed, so that the smallest ones are a fair sample (the finalizer of SplitMix64).
fn combine(words: &[u64]) -> u64 {
    words.iter().fold(0x9e37_79b9_7f4a_7c15, |hash, word| mix(hash ^ word))
}

fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

#[cfg(test)]
mod tests {
    use super::{Shingles, Wording, folded, name_of, opening, sketches_meet};
    use crate::digest::{Block, BlockKind};

    const TEXT: &str = "The ministry in Astana has opened a tender for two reactors beside the lake, and three \
        firms have said that they will take part in it before the year is out.";

    fn wording(text: &str) -> Wording {
        Wording::of(&[Block::new(BlockKind::Paragraph, text)])
    }

    #[test]
    fn a_text_cut_short_is_a_form_of_the_whole() {
        for cut in [12, 40, 90] {
            assert!(wording(TEXT).is_form_of(&wording(&TEXT[..cut]), 0.3), "{}", &TEXT[..cut]);
        }
    }

    #[test]
    fn layout_case_and_punctuation_do_not_matter() {
        let paragraphs: Vec<Block> =
            TEXT.split(", ").map(|part| Block::new(BlockKind::Paragraph, part.to_uppercase())).collect();
        assert_eq!(Wording::of(&paragraphs), wording(TEXT));
    }

    #[test]
    fn another_text_is_no_form_of_it() {
        let other =
            wording("The ministry in Bishkek closed the pass for lorries until the snow is cleared away.");
        assert!(!wording(TEXT).is_form_of(&other, 0.3));
    }

    #[test]
    fn sketches_of_like_texts_meet() {
        let longer = wording(&format!("{TEXT} Nothing else was said."));
        assert!(sketches_meet(&wording(TEXT).shingles().sketch(), &longer.shingles().sketch()));
        let other = wording("Quite other words stand in this text than those of the first one above.");
        assert!(!sketches_meet(&wording(TEXT).shingles().sketch(), &other.shingles().sketch()));
        assert!(!sketches_meet(&[], &Shingles::default().sketch()));
    }

    /// Library files rest on these values: when this test fails, marks of older libraries lose their stories.
    #[test]
    fn folding_and_hashes_are_frozen() {
        assert_eq!(folded("  Ядерная «станция»: What’s next?! "), "ядерная станция what s next");
        assert_eq!(opening(["One, two", "three four five six seven eight nine"].iter()), {
            "one two three four five six seven eight"
        });
        assert_eq!(name_of(&["a", "b"]), 0x55a0_1d7f_389c_7df5);
        assert_eq!(
            wording("one two three four five").shingles().hashes(),
            [0xf3b6_d7ac_b771_aa3e, 0xf7cd_1d6f_6d82_0a8e]
        );
    }
}
