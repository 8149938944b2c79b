//! The Times of Central Asia's listing pages.
//!
//! A currency ticker, the day the page was saved, `Viewing results a - b of n`, then title and body, again and again;
//! each of the first three may be missing. [`page`] sets the furniture aside, [`titles`] tells titles from
//! sub-headings, [`stories`] builds what is read. Older pages print a byline below each title and end each story with
//! a link to its rest; some pages show teasers without titles.

mod cohesion;
pub(super) mod marks;
mod page;
mod shortcode;
mod stories;
mod titles;

#[cfg(test)]
mod tests;

use self::page::{Kind, Page};
use super::{Layout, Score, line_shape, ticker};
use crate::digest::{Digest, Fault, Issue, IssueKind, Skipped, Title};
use crate::loader::lines::{Line, Lines};
use crate::loader::title;

/// Who publishes it.
pub(super) const OUTLET: &str = "The Times of Central Asia";

/// The layout.
pub(super) const LAYOUT: Layout = Layout { name: "timesca", recognise, read };

/// How well the layout fits: by its ticker, its range of results, its datelines, bylines and links. What other
/// outlets have as well counts only beside a sign of this one.
fn recognise(lines: &Lines) -> Score {
    let signs = Signs::of(lines);
    let teasers = |share| signs.cut * 100 >= signs.texts * share;
    if signs.ticker() || signs.range {
        90
    } else if signs.show_outlet() {
        let datelines = if signs.datelines >= 2 { 30 } else { 0 };
        let links = if signs.links >= 2 { 30 } else { 0 };
        let bylines = if signs.bylines >= 2 { 20 } else { 0 };
        let teasers = if signs.texts >= 2 && teasers(60) { 30 } else { 0 };
        datelines + links + bylines + teasers
    } else if signs.continued >= 2 || signs.texts >= 3 && teasers(75) {
        25
    } else {
        0
    }
}

/// What speaks for the layout.
#[derive(Debug, Default)]
struct Signs {
    rows: usize,
    range: bool,
    mentioned: bool,
    datelines: usize,
    bylines: usize,
    /// Links to the rest of a story, of any words.
    links: usize,
    /// Those that say `Continue reading`.
    continued: usize,
    /// Lines of running text, and how many of them are broken off.
    texts: usize,
    cut: usize,
}

impl Signs {
    fn of(lines: &Lines) -> Self {
        Self::among(lines.filled())
    }

    fn among<'l>(lines: impl Iterator<Item = Line<'l>>) -> Self {
        let mut signs = Self::default();
        for line in lines {
            let text = line.text;
            signs.rows += ticker::rows(text).map_or(0, |rows| rows.len());
            signs.range |= marks::results(text).is_some();
            signs.mentioned |= text.contains("Times of Central Asia") || text.contains("timesca.com");
            signs.datelines += usize::from(line_shape::is_dateline(text));
            signs.bylines += usize::from(marks::is_byline(text));
            let link = marks::is_link(text);
            let inline = marks::cut_at_link(text).is_some();
            let opening = text.get(..8).is_some_and(|opening| opening.eq_ignore_ascii_case("continue"));
            signs.links += usize::from(link || inline);
            signs.continued += usize::from(link && opening || inline);
            let long = text.split_whitespace().nth(11).is_some();
            signs.texts += usize::from(long);
            signs.cut += usize::from(long && line_shape::is_cut_off(text));
        }
        signs
    }

    /// Whether there is a ticker: a single rate on a line of its own is none.
    fn ticker(&self) -> bool {
        self.rows >= 3
    }

    /// Whether the document shows who published it; asked of all its lines by [`shows_outlet`].
    fn show_outlet(&self) -> bool {
        self.ticker() || self.range || self.mentioned || self.datelines > 0
    }
}

/// Whether the document shows who published it. Most show it by their first lines.
fn shows_outlet(lines: &Lines) -> bool {
    const FIRST: usize = 48;
    Signs::among(lines.filled().take(FIRST)).show_outlet() || Signs::of(lines).show_outlet()
}

/// Reads a listing page.
fn read(lines: &Lines) -> Digest {
    let outlet = shows_outlet(lines).then(|| OUTLET.to_owned());
    let mut page = page::read(lines);
    let roles = titles::roles(&page.pieces, page.range);
    let (stories, before) = stories::build(std::mem::take(&mut page.pieces), &roles);
    let Page { ticker, date, range, mut skipped, mut faults, .. } = page;
    skipped.extend(before.into_iter().filter(|piece| !piece.text.is_empty()).map(|piece| {
        Skipped {
            line: piece.line,
            text: piece.text,
            why: if piece.kind == Kind::Short {
                "a heading of the page"
            } else {
                "stands above the first story"
            }
            .to_owned(),
        }
    }));
    skipped.sort_by_key(|skipped| skipped.line);
    if let Some(range) = range.filter(|range| titles::stories_shown(*range) != stories.len()) {
        let (shown, found) = (titles::stories_shown(range), stories.len());
        let what = format!("the page says that it shows {shown} stories; {found} were found");
        faults.push(Fault { line: 0, what });
    }
    let (rates, ticker_faults) = ticker.finish(date);
    faults.extend(ticker_faults);
    faults.sort_by_key(|fault| fault.line);
    let issue = stories.first().map(|first| title::from_text(&first.title.text)).map(|title| Issue {
        title: Title::derived(title),
        page_date: date,
        range,
        stories,
        ..super::empty_issue(IssueKind::Listing)
    });
    Digest { outlet, layout: LAYOUT.name, issues: issue.into_iter().collect(), rates, skipped, faults }
}
