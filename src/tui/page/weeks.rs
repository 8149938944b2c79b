//! A thread as a row of a list, with its bar of weeks: how many stories each brought, and where it was silent.

use super::piece::{Pieces, Role, justified, piece};
use super::rows::Room;
use super::text;
use crate::digest::Edtf;
use crate::library::ThreadRow;

/// How many stories a week brought.
const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// A week without any.
const SILENCE: char = '·';
/// Weeks in a bar, at most; a longer thread has several to a cell.
const MOST: usize = 26;

/// A thread: its title and how much of it is unread; below it, where a row may take several lines, the bar of weeks
/// with the dates, and the names.
pub(crate) fn thread(row: &ThreadRow, room: Room) -> Vec<Pieces> {
    let sign = if row.unread > 0 { "● " } else { "  " };
    let role = if row.unread > 0 { Role::Unread } else { Role::Text };
    let count = format!("{}/{}", row.unread, row.stories);
    let mut right = Pieces::new();
    if row.news > 0 {
        right.push(piece(format!("{} new ", row.news), Role::Notice));
    }
    right.push(piece(count, if row.unread > 0 { Role::Text } else { Role::Dim }));
    let taken: usize = right.iter().map(|piece| text::width(&piece.text)).sum();
    let first = |line: String| vec![piece(sign, Role::Accent), piece(line, role)];
    if !room.tall {
        return vec![justified(first(text::clean(&row.title).into_owned()), right, room.cells)];
    }
    let cells = room.cells.saturating_sub(2);
    let titles = text::wrap_in_two(&row.title, cells.saturating_sub(taken + 1), cells);
    let mut lines: Vec<Pieces> = Vec::new();
    for line in titles {
        lines.push(if lines.is_empty() {
            justified(first(line), std::mem::take(&mut right), room.cells)
        } else {
            vec![piece("  ", Role::Dim), piece(line, role)]
        });
    }
    let name = format!("{} ", row.id);
    let bar = bar(&row.weeks, MOST.min(cells / 3));
    let left = cells.saturating_sub(text::width(&name) + text::width(&bar) + 1);
    let (when, issues) = (dates(row.from, row.to), format!(" · {} issues", row.issues));
    let issues = if text::width(&when) + text::width(&issues) <= left { issues } else { String::new() };
    let when = format!(" {}{issues}", text::cut(&when, left));
    let pieces = [(name, Role::Dim), (bar, Role::Accent), (when, Role::Dim)];
    lines.push(
        [("  ".to_owned(), Role::Dim)]
            .into_iter()
            .chain(pieces)
            .map(|(text, role)| piece(text, role))
            .collect(),
    );
    if !row.names.is_empty() {
        let names = text::cut(&text::clean(&row.names.join(", ")), cells);
        lines.push(vec![piece("  ", Role::Dim), piece(names, Role::Dim)]);
    }
    lines
}

/// A cell for each week, or for several where there are more weeks than cells.
fn bar(weeks: &[u32], cells: usize) -> String {
    let each = weeks.len().div_ceil(cells.max(1)).max(1);
    let counts: Vec<usize> =
        weeks.chunks(each).map(|weeks| weeks.iter().map(|count| *count as usize).sum()).collect();
    let most = counts.iter().copied().max().unwrap_or(0).max(LEVELS.len());
    counts.into_iter().map(|count| level(count, most)).collect()
}

fn level(count: usize, most: usize) -> char {
    match count.checked_sub(1) {
        Some(more) => LEVELS.get(more * LEVELS.len() / most).copied().unwrap_or('█'),
        None => SILENCE,
    }
}

/// From the first day to the last one; of a story without a year, what is known.
fn dates(from: Option<Edtf>, to: Option<Edtf>) -> String {
    let days = from.and_then(Edtf::first_day).zip(to.and_then(Edtf::last_day));
    match days {
        Some((first, last)) if first < last => Edtf::span(first, last).in_words(),
        _ => from.or(to).map_or_else(|| "no year known".to_owned(), Edtf::in_words),
    }
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn a_silence_and_a_return_are_seen() {
        assert_eq!(bar(&[1, 3, 0, 0, 2], 26), "▁▃··▂");
    }

    #[test]
    fn the_highest_week_fills_its_cell() {
        assert_eq!(bar(&[16, 8, 1], 26), "█▄▁");
    }

    #[test]
    fn more_weeks_than_cells_share_them() {
        assert_eq!(bar(&[1, 1, 0, 0, 1, 0], 3), "▂·▁");
        assert_eq!(bar(&[], 3), "");
        assert_eq!(bar(&[4], 0), "▄");
    }
}
