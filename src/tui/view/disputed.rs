//! Keeps the screen straight around letters on whose width terminals do not agree. One terminal shows a joined emoji in
//! two columns, another in eight, over what stands to its right or, at the edge, on the next line. What it may have
//! hurt is sent again behind it with every frame, so that only the letter's own end is lost there.

use ratatui::buffer::{Buffer, CellDiffOption};

use crate::tui::page::disputed::{WIDEST, is_disputed, undisputed};

/// Marks what has to be sent again.
pub(super) fn guard(screen: &mut Buffer) {
    let area = screen.area;
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            let Some(cell) = screen.cell_mut((x, y)) else { continue };
            if !is_disputed(cell.symbol()) {
                continue;
            }
            if y + 1 == area.bottom() {
                // Over the edge of the last line, the whole screen would move.
                let part = undisputed(cell.symbol());
                cell.set_symbol(&part);
                continue;
            }
            send_again(screen, (x.saturating_add(2)..area.right()).take(usize::from(WIDEST)), y);
            if x.saturating_add(WIDEST) >= area.right() {
                send_again(screen, (area.left()..area.right()).take(usize::from(WIDEST)), y + 1);
            }
        }
    }
}

fn send_again(screen: &mut Buffer, columns: impl Iterator<Item = u16>, y: u16) {
    for x in columns {
        if let Some(cell) = screen.cell_mut((x, y)) {
            cell.diff_option = CellDiffOption::AlwaysUpdate;
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::guard;

    /// The cells that are sent for a second frame that is the same as the first.
    fn sent_again(lines: &[&str]) -> Vec<(u16, u16)> {
        let first = Buffer::with_lines(lines.iter().copied());
        let mut second = first.clone();
        guard(&mut second);
        first.diff(&second).into_iter().map(|(x, y, _)| (x, y)).collect()
    }

    #[test]
    fn what_stands_behind_a_disputed_letter_is_sent_again() {
        assert_eq!(sent_again(&["plain 水 text │ other", "", ""]), []);
        let sent = sent_again(&["a 👩🏽‍🌾 b │ other text", "", ""]);
        assert_eq!(sent.first(), Some(&(4, 0)), "{sent:?}");
        assert!(sent.contains(&(7, 0)) && sent.iter().all(|(_, y)| *y == 0), "{sent:?}");
    }

    #[test]
    fn at_the_edge_the_next_line_is_sent_again_and_the_last_line_never_runs_over() {
        assert!(sent_again(&["at the edge 👩🏽‍🌾", "│ next", ""]).contains(&(0, 1)));
        let mut screen = Buffer::with_lines(["", "at the edge 👩🏽‍🌾"]);
        guard(&mut screen);
        assert_eq!(screen[(12, 1)].symbol(), "👩");
    }
}
