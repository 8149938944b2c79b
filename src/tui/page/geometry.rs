//! Where everything stands on a screen of any size.

/// The size of the screen in cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Size {
    /// Columns.
    pub(crate) width: u16,
    /// Rows.
    pub(crate) height: u16,
}

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Area {
    /// Columns to its left.
    pub(crate) x: u16,
    /// Rows above it.
    pub(crate) y: u16,
    /// Its columns.
    pub(crate) width: u16,
    /// Its rows.
    pub(crate) height: u16,
}

impl Area {
    /// Whether this cell lies in it.
    pub(crate) fn holds(self, x: u16, y: u16) -> bool {
        (self.x..self.x.saturating_add(self.width)).contains(&x)
            && (self.y..self.y.saturating_add(self.height)).contains(&y)
    }

    /// Its first row, and the rest.
    fn top(self) -> (Self, Self) {
        let first = self.height.min(1);
        let rest = Self { y: self.y + first, height: self.height - first, ..self };
        (Self { height: first, ..self }, rest)
    }

    /// Its last row, and the rest.
    fn bottom(self) -> (Self, Self) {
        let last = self.height.min(1);
        let rest = Self { height: self.height - last, ..self };
        (Self { y: self.y + rest.height, height: last, ..self }, rest)
    }

    /// Its first columns, a column for the rule, and the rest.
    fn left(self, width: u16) -> (Self, Self, Self) {
        let first = width.min(self.width);
        let rule = (self.width - first).min(1);
        let rest = Self { x: self.x + first + rule, width: self.width - first - rule, ..self };
        (Self { width: first, ..self }, Self { x: self.x + first, width: rule, ..self }, rest)
    }
}

/// A pane's place: its name on the first row, what it holds below.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Frame {
    /// Where its name and position stand; no rows on a screen of one row.
    pub(crate) head: Area,
    /// Where its rows or its text stand.
    pub(crate) body: Area,
}

impl Frame {
    fn of(area: Area) -> Self {
        // Of two rows one is text; of three one is the name.
        if area.height < 2 {
            return Self { head: Area { height: 0, ..area }, body: area };
        }
        let (head, body) = area.top();
        Self { head, body }
    }

    /// The whole of it.
    pub(crate) fn holds(self, x: u16, y: u16) -> bool {
        self.head.holds(x, y) || self.body.holds(x, y)
    }
}

/// Which column of panes is looked at: 0 is the leftmost.
pub(crate) type Column = usize;

/// Where everything stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Layout {
    /// The rates, where there is a row for them.
    pub(crate) ticker: Option<Area>,
    /// A line about the library (the sample edition), where there is one.
    pub(crate) banner: Option<Area>,
    /// The columns, `None` for one that is not on the screen.
    pub(crate) columns: Vec<Option<Frame>>,
    /// Rules between columns.
    pub(crate) rules: Vec<Area>,
    /// Hints, notices, counts.
    pub(crate) footer: Area,
    /// Everything between ticker, banner and footer: where an overlay goes.
    pub(crate) middle: Frame,
}

/// What the screen has to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wish {
    /// How many columns there are; the last one is the story.
    pub(crate) columns: usize,
    /// The one that has the focus.
    pub(crate) focus: Column,
    /// Whether only the focused one is to be seen.
    pub(crate) alone: bool,
    /// Whether there are rates.
    pub(crate) ticker: bool,
    /// Whether there is something to say about the library.
    pub(crate) banner: bool,
}

/// The least that the text has beside two lists: 48 cells and air.
const TEXT: u16 = 50;
/// Three columns from this width on: two lists of 30 cells, two rules, the text.
const THREE: u16 = 112;
/// Two columns from this width on.
const TWO: u16 = 70;
/// Below this height only the panes and the footer are shown.
const LOW: u16 = 10;

/// Places everything.
pub(crate) fn arrange(size: Size, wish: Wish) -> Layout {
    let whole = Area { x: 0, y: 0, width: size.width, height: size.height };
    let (footer, mut middle) =
        if size.height >= 2 { whole.bottom() } else { (Area { height: 0, ..whole }, whole) };
    let mut layout = Layout { footer, ..Layout::default() };
    if wish.ticker && size.height >= LOW && !wish.alone {
        let (ticker, rest) = middle.top();
        (layout.ticker, middle) = (Some(ticker), rest);
    }
    if wish.banner && size.height >= LOW && !wish.alone {
        let (banner, rest) = middle.top();
        (layout.banner, middle) = (Some(banner), rest);
    }
    layout.middle = Frame::of(middle);
    let (first, seen) = seen(size.width, wish);
    layout.columns = vec![None; wish.columns];
    let mut rest = middle;
    for number in 0..seen {
        let area = if number + 1 == seen {
            rest
        } else {
            let (area, rule, right) =
                rest.left(share(size.width, seen, number, first + seen == wish.columns));
            layout.rules.push(rule);
            rest = right;
            area
        };
        if let Some(place) = layout.columns.get_mut(first + number) {
            *place = Some(Frame::of(area));
        }
    }
    layout
}

/// Where a search stands: its field, what was found, and the selected one of it where there is room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Seeking {
    /// The text field, with position and total.
    pub(crate) field: Area,
    /// The rows.
    pub(crate) list: Area,
    /// The rule between.
    pub(crate) rule: Area,
    /// What is selected.
    pub(crate) preview: Option<Frame>,
}

/// No row of what was found is wider.
const MOST_FOUND: u16 = 120;

/// Places a search between ticker and footer; on a single row there is the field alone.
pub(crate) fn seeking(middle: Frame) -> Seeking {
    let body = middle.body;
    if middle.head.height == 0 {
        return Seeking { field: body, list: Area { height: 0, ..body }, ..Seeking::default() };
    }
    let field = middle.head;
    if body.width < TWO {
        return Seeking { field, list: body, ..Seeking::default() };
    }
    // What the widest text leaves over is the rows': they have more to show.
    let over = body.width.saturating_sub(*TEXT_WIDTHS.end() + 4).min(MOST_FOUND);
    let (list, rule, rest) = body.left(share(body.width, 2, 0, false).max(over));
    Seeking { field, list, rule, preview: Some(Frame::of(rest)) }
}

/// The first column on the screen, and how many there are.
fn seen(width: u16, wish: Wish) -> (Column, usize) {
    let room = match width {
        _ if wish.alone => 1,
        THREE.. => 3,
        TWO.. => 2,
        _ => 1,
    };
    let seen = room.min(wish.columns).max(1);
    let last = wish.columns.saturating_sub(seen);
    // The column to the right of the focused one is seen too, where there is room: it shows what would be opened.
    (wish.focus.min(last), seen)
}

/// The width of a list of `seen` columns.
fn share(width: u16, seen: usize, number: usize, with_story: bool) -> u16 {
    let part = |per_cent: u16| u16::try_from(u32::from(width) * u32::from(per_cent) / 100).unwrap_or(width);
    match (seen, number) {
        (3, _) => part(29).min(width.saturating_sub(TEXT + 2) / 2).clamp(30, 64),
        // Beside the story a list is narrower than beside another list.
        _ if with_story => part(40).clamp(30, 60),
        _ => part(44).clamp(30, 60),
    }
}

/// The narrowest and the widest column of text.
pub(crate) const TEXT_WIDTHS: std::ops::RangeInclusive<u16> = 66..=90;

/// The column of text in the middle of the story pane: as wide as asked for, or as there is room.
pub(crate) fn text_column(body: Area, wanted: u16) -> Area {
    // A cell of air on either side, as long as there is some to spare.
    let air = u16::from(body.width >= 12);
    let room = body.width - 2 * air;
    let width = wanted.min(room);
    Area { x: body.x + air + (room - width) / 2, width, ..body }
}

/// Below this many rows something written lies over all of the panes.
const HALVED: u16 = 16;

/// Where something is written: the lower half of the panes, or all of them on a low screen.
pub(crate) fn lower_half(middle: Frame) -> Frame {
    let whole = Area { height: middle.head.height + middle.body.height, ..middle.head };
    let whole = if middle.head.height == 0 { middle.body } else { whole };
    let height = if whole.height < HALVED { whole.height } else { whole.height / 2 };
    Frame::of(Area { y: whole.y + whole.height - height, height, ..whole })
}

#[cfg(test)]
mod tests {
    use super::{Area, Size, Wish, arrange, text_column};
    use proptest::prelude::{prop_assert, proptest};

    const WISH: Wish = Wish { columns: 3, focus: 0, alone: false, ticker: true, banner: true };

    fn on_screen(width: u16, focus: usize) -> Vec<bool> {
        let layout = arrange(Size { width, height: 24 }, Wish { focus, ..WISH });
        layout.columns.iter().map(Option::is_some).collect()
    }

    #[test]
    fn wide_screens_show_three_panes_narrow_ones_what_is_looked_at() {
        assert_eq!(on_screen(120, 0), [true, true, true]);
        assert_eq!(on_screen(80, 0), [true, true, false]);
        assert_eq!(on_screen(80, 1), [false, true, true]);
        assert_eq!(on_screen(80, 2), [false, true, true]);
        assert_eq!(on_screen(40, 1), [false, true, false]);
    }

    #[test]
    fn the_text_stands_in_the_middle() {
        let body = Area { x: 10, y: 1, width: 100, height: 20 };
        assert_eq!(text_column(body, 78), Area { x: 21, y: 1, width: 78, height: 20 });
        assert_eq!(text_column(Area { width: 5, ..body }, 78).width, 5);
    }

    proptest! {
        #[test]
        fn nothing_stands_outside_the_screen(width in 0u16..300, height in 0u16..80, focus in 0usize..3, alone: bool) {
            let layout = arrange(Size { width, height }, Wish { focus, alone, ..WISH });
            let frames = layout.columns.iter().flatten().flat_map(|frame| [frame.head, frame.body]);
            let lines = layout.ticker.into_iter().chain(layout.banner).chain([layout.footer]);
            for area in frames.chain(lines).chain(layout.rules.clone()) {
                prop_assert!(area.x + area.width <= width && area.y + area.height <= height, "{area:?}");
            }
            let focused = layout.columns.get(focus).copied().flatten();
            prop_assert!(focused.is_some());
            prop_assert!(height == 0 || focused.is_some_and(|frame| frame.body.height > 0));
        }
    }
}
