//! Places in a story's text as printed, and where they stand on the lines of the pane.
//!
//! A place is a block and a letter of it, whatever the width: a passage that was chosen on a wide screen is the same one
//! on a narrow screen. What a line shows is found again in the text letter by letter, because lines leave out what must
//! not be shown and the spaces at their ends.

use super::flow::Line;
use super::piece::{Pieces, Role, piece};
use super::text;
use crate::digest::Block;

/// A letter of a story's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Position {
    /// The block, from 0.
    pub(crate) block: usize,
    /// The letter of the block's text as printed, from 0.
    pub(crate) letter: usize,
}

/// The part of a block that a line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    /// The first letter.
    pub(crate) from: Position,
    /// The letter after the last one.
    pub(crate) to: usize,
    /// Cells of the sign before the text.
    pub(crate) sign: usize,
}

/// Which letters of a text its wrapped lines show: first, and after the last.
pub(crate) fn parts(printed: &str, lines: &[String]) -> Vec<(usize, usize)> {
    let mut letters = printed.chars().enumerate();
    let mut last = 0;
    lines
        .iter()
        .map(|line| {
            let shown = find(&mut letters, line);
            let from = shown.first().copied().unwrap_or(last);
            last = shown.last().map_or(from, |letter| letter + 1);
            (from, last)
        })
        .collect()
}

/// Which letters of the text the letters of a line are.
fn find(letters: &mut impl Iterator<Item = (usize, char)>, line: &str) -> Vec<usize> {
    let is = |printed: char, shown: char| printed == shown || (shown == ' ' && text::is_blank(printed));
    line.chars()
        .filter_map(|shown| letters.find(|(_, printed)| is(*printed, shown)))
        .map(|(at, _)| at)
        .collect()
}

/// A grapheme on a line.
struct Sign {
    letter: usize,
    /// Letters that it is made of.
    letters: usize,
    cell: usize,
}

/// A story's text with the lines that show it.
#[derive(Clone, Copy)]
pub(crate) struct Ground<'pane> {
    /// The text.
    pub(crate) body: &'pane [Block],
    /// All lines of the pane.
    pub(crate) lines: &'pane [Line],
}

impl<'pane> Ground<'pane> {
    fn printed(self, block: usize) -> &'pane str {
        self.body.get(block).map_or("", |block| &block.text)
    }

    fn part(self, line: usize) -> Option<Part> {
        self.lines.get(line)?.part
    }

    /// The lines that show text, by their numbers.
    fn numbers(self) -> impl DoubleEndedIterator<Item = usize> + use<'pane> {
        let lines = self.lines;
        (0..lines.len()).filter(move |number| lines.get(*number).is_some_and(|line| line.part.is_some()))
    }

    /// The first line at or after this one that shows text, or else the last one before it.
    pub(crate) fn near(self, line: usize) -> Option<usize> {
        self.numbers().find(|number| *number >= line).or_else(|| self.numbers().next_back())
    }

    /// The line that shows a letter.
    pub(crate) fn line_of(self, position: Position) -> Option<usize> {
        let mut shown = None;
        for number in self.numbers() {
            if self.part(number).is_some_and(|part| part.from > position) {
                break;
            }
            shown = Some(number);
        }
        shown.or_else(|| self.numbers().next())
    }

    /// The line so many lines of text above or below, as far as there are any.
    pub(crate) fn line_by(self, line: usize, by: i64) -> usize {
        let steps = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
        let last = match by {
            ..0 => self.numbers().rev().filter(|number| *number < line).take(steps).last(),
            _ => self.numbers().filter(|number| *number > line).take(steps).last(),
        };
        last.unwrap_or(line)
    }

    fn signs(self, line: usize) -> Vec<Sign> {
        let Some((part, line)) = self.part(line).zip(self.lines.get(line)) else { return Vec::new() };
        let shown = line.pieces.last().map_or("", |piece| piece.text.as_str());
        let printed = self.printed(part.from.block);
        let at = find(&mut printed.chars().enumerate().skip(part.from.letter), shown);
        let (mut signs, mut cell, mut count) = (Vec::new(), part.sign, 0);
        for grapheme in text::graphemes(shown) {
            let letters = grapheme.chars().count();
            if let (Some(first), Some(last)) = (at.get(count), at.get(count + letters - 1)) {
                signs.push(Sign { letter: *first, letters: last + 1 - first, cell });
            }
            (count, cell) = (count + letters, cell + text::width(grapheme));
        }
        signs
    }

    /// The letter of a line that stands at this cell, or nearest to it.
    pub(crate) fn at(self, line: usize, cell: usize) -> Option<Position> {
        let part = self.part(line)?;
        let signs = self.signs(line);
        let sign = signs.iter().rev().find(|sign| sign.cell <= cell).or(signs.first());
        Some(sign.map_or(part.from, |sign| Position { letter: sign.letter, ..part.from }))
    }

    /// The cell at which a letter stands.
    pub(crate) fn cell(self, position: Position) -> usize {
        let signs = self.line_of(position).map(|line| self.signs(line)).unwrap_or_default();
        signs.iter().rev().find(|sign| sign.letter <= position.letter).map_or(0, |sign| sign.cell)
    }

    /// The letter after the grapheme that stands here.
    pub(crate) fn end(self, position: Position) -> usize {
        let signs = self.line_of(position).map(|line| self.signs(line)).unwrap_or_default();
        let sign = signs.iter().rev().find(|sign| sign.letter <= position.letter);
        sign.map_or(position.letter, |sign| sign.letter + sign.letters)
    }

    /// The grapheme before or after this one, on the lines around it where need be.
    pub(crate) fn step(self, position: Position, forward: bool) -> Position {
        let Some(line) = self.line_of(position) else { return position };
        let signs = self.signs(line);
        let found = match forward {
            true => signs.iter().find(|sign| sign.letter > position.letter),
            false => signs.iter().rev().find(|sign| sign.letter < position.letter),
        };
        if let Some(sign) = found {
            return Position { letter: sign.letter, ..position };
        }
        let other = self.line_by(line, if forward { 1 } else { -1 });
        match other == line {
            true => position,
            false => self.at(other, if forward { 0 } else { usize::MAX }).unwrap_or(position),
        }
    }

    /// The start of the word after this place, or before it; the last or the first place where there is none.
    pub(crate) fn word(self, from: Position, forward: bool) -> Position {
        let starts = |block: usize| -> Vec<Position> {
            let words = text::words(self.printed(block));
            words.into_iter().map(|(start, _)| Position { block, letter: start }).collect()
        };
        let found = match forward {
            true => (from.block..self.body.len()).flat_map(starts).find(|start| *start > from),
            false => (0..=from.block)
                .rev()
                .flat_map(|block| starts(block).into_iter().rev())
                .find(|start| *start < from),
        };
        found.unwrap_or_else(|| if forward { self.last() } else { self.first() })
    }

    /// The end of the word that ends after this place.
    pub(crate) fn word_end(self, from: Position) -> Position {
        let ends = |block: usize| -> Vec<Position> {
            let words = text::words(self.printed(block));
            words.into_iter().map(|(_, end)| Position { block, letter: end.saturating_sub(1) }).collect()
        };
        (from.block..self.body.len()).flat_map(ends).find(|end| *end > from).unwrap_or_else(|| self.last())
    }

    /// The pieces of a line, those letters of it that lie in a passage in another role.
    pub(crate) fn lit(self, line: &Line, (from, to): (Position, Position), role: Role) -> Pieces {
        let mut pieces = line.pieces.clone();
        let Some((part, last)) = line.part.zip(pieces.pop()) else { return line.pieces.clone() };
        let printed = self.printed(part.from.block);
        let at = find(&mut printed.chars().enumerate().skip(part.from.letter), &last.text);
        for (letter, number) in last.text.chars().zip(at) {
            let here = Position { letter: number, ..part.from };
            let role = if from <= here && here < to { role } else { last.role };
            match pieces.last_mut().filter(|before| before.role == role) {
                Some(before) => before.text.push(letter),
                None => pieces.push(piece(letter, role)),
            }
        }
        pieces
    }

    /// The first letter.
    pub(crate) fn first(self) -> Position {
        self.numbers().next().and_then(|line| self.at(line, 0)).unwrap_or_default()
    }

    /// The last one.
    pub(crate) fn last(self) -> Position {
        self.numbers().next_back().and_then(|line| self.at(line, usize::MAX)).unwrap_or_default()
    }
}

/// What stands from one place to before another, a blank line between blocks, without what must not be shown.
pub(crate) fn words(body: &[Block], from: Position, to: Position) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    for (number, block) in body.iter().enumerate().take(to.block + 1).skip(from.block) {
        let start = if number == from.block { from.letter } else { 0 };
        let end = if number == to.block { to.letter } else { usize::MAX };
        let letters: String = block.text.chars().take(end).skip(start).collect();
        let shown = text::clean(&letters);
        if !shown.is_empty() {
            paragraphs.push(shown.into_owned());
        }
    }
    paragraphs.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::{Position, parts, words};
    use crate::digest::{Block, BlockKind};
    use crate::tui::page::text::wrap;
    use proptest::prelude::{any, prop_assert, proptest};

    #[test]
    fn lines_are_found_again_in_the_text_as_printed() {
        let printed = "One\u{ad} two\t  three\u{202e} four";
        let lines = wrap(printed, 9);
        assert_eq!(lines, ["One two", "three", "four"]);
        assert_eq!(parts(printed, &lines), [(0, 8), (11, 16), (18, 22)]);
    }

    #[test]
    fn a_passage_over_several_blocks_has_a_blank_line_between_them() {
        let body = ["The ford is gone.", "“Gone,”\u{1b}[2J  he said."]
            .map(|text| Block::new(BlockKind::Paragraph, text));
        let at = |block, letter| Position { block, letter };
        assert_eq!(words(&body, at(0, 4), at(0, 8)), "ford");
        assert_eq!(words(&body, at(0, 9), at(1, 7)), "is gone.\n\n“Gone,”");
        assert_eq!(words(&body, at(1, 0), at(1, 99)), "“Gone,”[2J he said.");
    }

    proptest! {
        #[test]
        fn every_line_is_a_part_of_the_text(printed in any::<String>(), cells in 2usize..40) {
            let lines = wrap(&printed, cells);
            let mut before = 0;
            for ((from, to), line) in parts(&printed, &lines).into_iter().zip(&lines) {
                prop_assert!(before <= from && from <= to);
                before = to;
                let letters: String = printed.chars().take(to).skip(from).collect();
                let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
                prop_assert!(bare(&super::text::clean(&letters)) == bare(line), "{letters:?} is not {line:?}");
            }
        }
    }
}
