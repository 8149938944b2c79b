//! Layouts: how outlets lay their digests out. One file each; each says how well it fits, the best one reads.

#[cfg(test)]
mod accounts;
mod calendar;
mod ccasc;
mod shape;
mod ticker;
mod timesca;
mod timesca_weekly;

use crate::digest::Digest;
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

/// Reads a document with the layout that fits best.
pub fn read(_lines: &Lines) -> Digest {
    Digest::default()
}
