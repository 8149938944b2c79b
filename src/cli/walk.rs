//! Whole lists, window by window, so that no list is ever held at once.

use super::ending::CliError;
use crate::library::{Anchor, LibraryError, Reach, Window};

/// Rows fetched at a time.
const STEP: u32 = 500;

/// Hands every row of a list to `each`, at most `limit` of them, in the list's order; returns how many there were.
///
/// `fetch` gives the window at an anchor, `id` a row's own id, by which the next window is found.
pub(crate) fn walk<Id: Copy + PartialEq, Row>(
    limit: u64,
    fetch: impl Fn(Anchor<Id>, Reach) -> Result<Window<Row>, LibraryError>,
    id: impl Fn(&Row) -> Id,
    mut each: impl FnMut(Row) -> Result<(), CliError>,
) -> Result<u64, CliError> {
    let reach = Reach { before: 0, after: STEP };
    let (mut given, mut last) = (0, None);
    while given < limit {
        let window = fetch(last.map_or(Anchor::Rank(0), Anchor::At), reach)?;
        let mut rows = window.rows.into_iter();
        // The anchor itself comes again; where it does not, somebody took it out meanwhile and the list ends here.
        let known = last.is_some() && rows.next().map(|row| id(&row)) != last;
        let before = given;
        for row in rows.take_while(|_| !known) {
            if given == limit {
                break;
            }
            last = Some(id(&row));
            given += 1;
            each(row)?;
        }
        if given == before {
            break;
        }
    }
    Ok(given)
}

#[cfg(test)]
mod tests {
    use super::walk;
    use crate::library::{Anchor, LibraryError, Reach, Window};

    fn window(list: &[u32], anchor: Anchor<u32>, reach: Reach) -> Result<Window<u32>, LibraryError> {
        let at = match anchor {
            Anchor::Rank(rank) => usize::try_from(rank).unwrap(),
            Anchor::At(id) => list.iter().position(|row| *row == id).unwrap_or(0),
        };
        let rows: Vec<u32> = list.iter().skip(at).take(reach.after as usize + 1).copied().collect();
        Ok(Window { rows, start: at as u64, total: list.len() as u64 })
    }

    fn walked(list: &[u32], limit: u64) -> Vec<u32> {
        let mut seen = Vec::new();
        let fetch = |anchor, reach| window(list, anchor, reach);
        let given = walk(
            limit,
            fetch,
            |row| *row,
            |row| {
                seen.push(row);
                Ok(())
            },
        );
        assert_eq!(given.unwrap(), seen.len() as u64);
        seen
    }

    #[test]
    fn every_row_comes_once_and_in_order() {
        for length in [0, 1, 500, 501, 502, 1300] {
            let list: Vec<u32> = (0..length).rev().collect();
            assert_eq!(walked(&list, u64::MAX), list, "{length}");
            assert_eq!(walked(&list, 3), list.iter().take(3).copied().collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_row_taken_out_meanwhile_ends_the_walk() {
        let (whole, emptied): (Vec<u32>, Vec<u32>) = ((0..700).collect(), (0..100).collect());
        let fetch = |anchor, reach| match anchor {
            Anchor::Rank(_) => window(&whole, anchor, reach),
            Anchor::At(_) => window(&emptied, anchor, reach),
        };
        assert_eq!(walk(u64::MAX, fetch, |row| *row, |_| Ok(())).unwrap(), 501);
    }
}
