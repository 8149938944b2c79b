//! Pieces of text and what they mean; the theme turns a role into a style.

use super::text;

/// What a piece of text is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Role {
    /// Running text.
    Text,
    /// Secondary text: outlets, dates, counts, rules between panes.
    Dim,
    /// The one accent: the focused pane's name, the marker.
    Accent,
    /// The title of a story or an issue.
    Title,
    /// An unread row.
    Unread,
    /// The sign of a bookmark.
    Bookmark,
    /// A heading inside a list.
    Heading,
    /// A heading inside a story.
    Subheading,
    /// A direct quotation.
    Quotation,
    /// The text beside a picture.
    Caption,
    /// A rate that rose.
    Up,
    /// A rate that fell.
    Down,
    /// Something the reader should know.
    Notice,
    /// Something that went wrong.
    Error,
    /// What was searched for, in a text.
    Hit,
    /// The hit that one stands at.
    CurrentHit,
    /// The selected row of the focused pane.
    Selected,
    /// The selected row of another pane.
    Kept,
}

impl Role {
    /// Every role, by the name it has in a theme.
    pub(crate) const NAMES: [(&'static str, Self); 18] = [
        ("text", Self::Text),
        ("dim", Self::Dim),
        ("accent", Self::Accent),
        ("title", Self::Title),
        ("unread", Self::Unread),
        ("bookmark", Self::Bookmark),
        ("heading", Self::Heading),
        ("subheading", Self::Subheading),
        ("quotation", Self::Quotation),
        ("caption", Self::Caption),
        ("up", Self::Up),
        ("down", Self::Down),
        ("notice", Self::Notice),
        ("error", Self::Error),
        ("hit", Self::Hit),
        ("current-hit", Self::CurrentHit),
        ("selected", Self::Selected),
        ("kept", Self::Kept),
    ];
}

/// A piece of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Without control characters.
    pub(crate) text: String,
    /// What it is.
    pub(crate) role: Role,
}

/// One line made of pieces.
pub(crate) type Pieces = Vec<Piece>;

/// A piece of this role.
pub(crate) fn piece(text: impl Into<String>, role: Role) -> Piece {
    Piece { text: text.into(), role }
}

/// How many cells the pieces take.
pub(crate) fn width(pieces: &[Piece]) -> usize {
    pieces.iter().map(|piece| text::width(&piece.text)).sum()
}

/// The pieces `left`, then `right` pushed to the right edge; `left` is cut where both do not fit, and `right` is
/// left out where it would take more than the whole line.
pub(crate) fn justified(left: Pieces, right: Pieces, cells: usize) -> Pieces {
    let taken = width(&right);
    if taken == 0 || taken + 2 > cells {
        return cut(left, cells);
    }
    let mut line = cut(left, cells - taken - 1);
    let gap = cells - taken - width(&line);
    line.push(piece(" ".repeat(gap), Role::Text));
    line.extend(right);
    line
}

/// The pieces, cut to so many cells.
pub(crate) fn cut(pieces: Pieces, cells: usize) -> Pieces {
    if width(&pieces) <= cells {
        return pieces;
    }
    let mut left = cells;
    let mut line = Pieces::new();
    for part in pieces {
        let taken = text::width(&part.text);
        if taken >= left {
            // Something follows or this one is too wide: the ellipsis goes here.
            let shown = if taken == left { format!("{}…", part.text) } else { part.text };
            line.push(piece(text::cut(&shown, left), part.role));
            break;
        }
        left -= taken;
        line.push(part);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::{Role, cut, justified, piece, width};

    #[test]
    fn the_right_part_keeps_its_place_and_the_left_part_gives_way() {
        let line = justified(vec![piece("Water and power", Role::Text)], vec![piece("3/9", Role::Dim)], 12);
        let shown: String = line.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(shown, "Water a… 3/9");
        for cells in 0..20 {
            let line = justified(vec![piece("水と電力", Role::Text)], vec![piece("3/9", Role::Dim)], cells);
            assert!(width(&line) <= cells, "{cells}: {line:?}");
        }
    }

    #[test]
    fn a_cut_between_two_pieces_still_shows_that_something_is_missing() {
        let line = cut(vec![piece("abc", Role::Text), piece("def", Role::Dim)], 3);
        let shown: String = line.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(shown, "ab…");
    }
}
