//! A text being written, as rows of so many cells: every letter of it stands on a row, spaces at their ends too, so that
//! the cursor can stand before each.

use super::text;

/// A row: where in the text it begins and ends, in bytes. A line break belongs to neither row beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its first byte.
    pub(crate) from: usize,
    /// The byte after its last one.
    pub(crate) to: usize,
}

/// The rows of a text, at least one. A cell is kept free at the end of each for the cursor.
pub(crate) fn rows(written: &str, cells: usize) -> Vec<Row> {
    let room = cells.saturating_sub(1).max(1);
    let mut rows = Vec::new();
    let mut start = 0;
    for line in written.split('\n') {
        let mut rest = line;
        loop {
            let taken = fitting(rest, room);
            rows.push(Row { from: start, to: start + taken });
            start += taken;
            rest = rest.get(taken..).unwrap_or("");
            if rest.is_empty() {
                break;
            }
        }
        start += 1;
    }
    rows
}

/// How many bytes of a line stand on its first row: whole words with the space after them, or else what fits.
fn fitting(line: &str, room: usize) -> usize {
    let (head, tail) = text::split_at_width(line, room);
    if tail.is_empty() {
        return line.len();
    }
    match head.rfind(' ') {
        Some(space) => space + 1,
        None if tail.starts_with(' ') => head.len() + 1,
        // A grapheme wider than the room stands alone.
        None if head.is_empty() => text::next_grapheme(line, 0),
        None => head.len(),
    }
}

/// The number of the row on which a place stands: the lower one where it is the end of one and the start of the next.
pub(crate) fn row_of(rows: &[Row], at: usize) -> usize {
    rows.partition_point(|row| row.from <= at).saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::{row_of, rows};
    use crate::tui::page::text::width;
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    fn shown(written: &str, cells: usize) -> Vec<&str> {
        rows(written, cells).into_iter().map(|row| &written[row.from..row.to]).collect()
    }

    #[test]
    fn rows_end_behind_a_word_and_keep_every_space() {
        assert_eq!(shown("one two  three", 9), ["one two ", " three"]);
        assert_eq!(shown("onetwothree four", 6), ["onetw", "othre", "e ", "four"]);
        assert_eq!(shown("a\n\nb\n", 9), ["a", "", "b", ""]);
        assert_eq!(shown("", 9), [""]);
        assert_eq!(row_of(&rows("one two", 5), 4), 1);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_rows_fit(written in "[a-zа-я \n水👩‍🌾]{0,80}", cells in 3usize..30) {
            let rows = rows(&written, cells);
            let joined: String = rows.iter().map(|row| &written[row.from..row.to]).collect();
            prop_assert_eq!(joined, written.replace('\n', ""));
            for row in rows {
                prop_assert!(width(written[row.from..row.to].trim_end()) < cells.max(3));
            }
        }
    }
}
