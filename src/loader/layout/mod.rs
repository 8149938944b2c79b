//! Layouts: how outlets lay their digests out. One file each; each says how well it fits, the best one reads.

#[cfg(test)]
mod account;
mod ccasc;
mod digest_title;
mod furniture;
mod headline_list;
mod introduction;
mod line_mark;
mod line_shape;
mod orda;
mod plain;
mod quotation;
mod ticker;
mod timesca;
mod timesca_weekly;

use crate::digest::{Dated, Digest, Issue, IssueKind, Title};
use crate::loader::lines::Lines;

/// How well a layout fits a document, from 0 (not at all) to 100 (beyond doubt).
pub type Score = u8;

/// One way in which digests are laid out.
pub struct Layout {
    /// Its name in JSON.
    pub name: &'static str,
    /// How well it fits.
    pub recognise: fn(&Lines) -> Score,
    /// Reads a document; total, for any lines.
    pub read: fn(&Lines) -> Digest,
}

/// Every layout of text, the most particular first; of equals the first is taken.
pub const LAYOUTS: [Layout; 5] =
    [orda::LAYOUT, timesca_weekly::LAYOUT, timesca::LAYOUT, ccasc::LAYOUT, plain::LAYOUT];

/// Reads a document with the layout that fits best.
pub fn read(lines: &Lines) -> Digest {
    let best = LAYOUTS.iter().rev().max_by_key(|layout| (layout.recognise)(lines));
    best.map(|layout| Digest { layout: layout.name, ..(layout.read)(lines) }).unwrap_or_default()
}

/// An issue of this kind with nothing in it yet.
fn empty_issue(kind: IssueKind) -> Issue {
    Issue {
        title: Title::derived(""),
        kind,
        dated: Dated::unknown(),
        page_date: None,
        range: None,
        lede: Vec::new(),
        sections: Vec::new(),
        stories: Vec::new(),
        headlines: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::loader::lines::Lines;

    #[test]
    fn the_layout_that_fits_best_reads() {
        let layout = |text: &str| read(&Lines::from(text)).layout;
        assert_eq!(layout("Week in Review: Snow, Sand, and More\nThe roads to the north were shut."), "orda");
        assert_eq!(layout("Snow, Sand, and More\nThe roads to the north were shut."), "plain");
        assert_eq!(layout(""), "plain");
    }
}
