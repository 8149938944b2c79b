//! The words of a text as white space sets them apart, with their punctuation.

use std::ops::Range;

/// Where the words of a text stand, in bytes: runs without white space of any Unicode kind.
pub(super) fn spans(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let word = next(text, at)?;
        at = word.end;
        Some(word)
    })
}

/// The first word from a byte on, at which no word is cut.
pub(super) fn next(text: &str, from: usize) -> Option<Range<usize>> {
    let mut start = from;
    while let Some(width) = white_space(text, start) {
        start += width;
    }
    let end = word_end(text, start);
    (start < end).then_some(start..end)
}

/// The word in which a character stands, by its first byte.
pub(super) fn around(text: &str, at: usize) -> Range<usize> {
    let before = text.get(..at).unwrap_or_default().char_indices().rev();
    let space = before.into_iter().find(|(_, letter)| letter.is_whitespace());
    space.map_or(0, |(space, letter)| space + letter.len_utf8())..word_end(text, at)
}

/// Where the word ends that stands at a byte.
fn word_end(text: &str, mut at: usize) -> usize {
    while let Some(rest) = text.as_bytes().get(at..) {
        match rest.iter().position(|byte| MAY_BE_SPACE[usize::from(*byte)]) {
            None => return text.len(),
            Some(more) if white_space(text, at + more).is_some() => return at + more,
            Some(more) => at += more + 1,
        }
    }
    text.len()
}

/// Bytes with which white space may begin: a text is gone through byte by byte, so the answer is at hand.
const MAY_BE_SPACE: [bool; 256] = {
    let mut table = [false; 256];
    let bytes = [b' ', b'\t', b'\n', 0x0B, 0x0C, b'\r', 0xC2, 0xE1, 0xE2, 0xE3];
    let mut at = 0;
    while at < bytes.len() {
        table[bytes[at] as usize] = true;
        at += 1;
    }
    table
};

/// The width of the white space that stands at a byte; `None` where something else does, or the rest of a letter.
fn white_space(text: &str, at: usize) -> Option<usize> {
    match text.as_bytes().get(at)? {
        b' ' | b'\t'..=b'\r' => Some(1),
        // Only these begin white space beyond ASCII.
        0xC2 | 0xE1..=0xE3 => {
            let letter = text.get(at..)?.chars().next()?;
            letter.is_whitespace().then(|| letter.len_utf8())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{around, spans};
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        spans(text).map(|span| &text[span]).collect()
    }

    #[test]
    fn every_white_space_of_unicode_sets_words_apart() {
        let spaces: Vec<char> = (char::MIN..=char::MAX).filter(|letter| letter.is_whitespace()).collect();
        assert!(spaces.len() > 20);
        for space in spaces {
            assert_eq!(
                words(&format!("{space}– one{space}{space}два{space}")),
                ["–", "one", "два"],
                "{space:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn a_word_is_found_from_any_of_its_letters(text in "[ a-zа-я\u{a0}\u{3000}–“.]{0,40}") {
            for span in spans(&text) {
                for (at, _) in text[span.clone()].char_indices() {
                    prop_assert_eq!(around(&text, span.start + at), span.clone());
                }
            }
        }

        #[test]
        fn words_are_those_of_the_standard_library(text in "[ a-zа-я\u{a0}\u{2003}\u{3000}–“”€.]{0,80}|.*") {
            prop_assert_eq!(words(&text), text.split_whitespace().collect::<Vec<_>>());
        }
    }
}
