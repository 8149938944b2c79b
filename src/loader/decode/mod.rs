//! Bytes → clean lines: encodings, line ends, control characters and escape sequences.
//!
//! What a reader must not be shown is taken out here, before anything else sees the text: control characters,
//! whole terminal escape sequences, characters that turn the reading direction round and invisible ones that
//! disguise words. Each kind is told once a line, and a hostile document is told at most [`report::MOST`] times. Lines
//! beyond the first [`MOST_LINES`] are left out, which is told too: a line costs memory however short it is.

pub(super) mod clean;
mod encoding;
mod escape;
pub(super) mod report;

use super::lines::Lines;
use crate::digest::Fault;
use clean::{Piece, Pieces, Removed};
pub(super) use encoding::{Text, text};
use report::Report;

/// Decodes a document into clean lines.
///
/// Lines end at LF, CR, CR LF, NEL, vertical tab, form feed and Unicode's line and paragraph separators. A tab
/// becomes a space. What cannot be decoded becomes U+FFFD, which is told as a fault.
pub fn decode(bytes: &[u8]) -> Lines {
    lines(&text(bytes))
}

/// Splits decoded text into clean lines.
pub(super) fn lines(text: &Text<'_>) -> Lines {
    split(text).finish()
}

/// Whether the first bytes of a document look like text in some encoding, not like a picture or an archive.
pub fn looks_like_text(head: &[u8]) -> bool {
    let text = text(head);
    let zeros = text.text.bytes().filter(|byte| *byte == 0).count();
    zeros * TEXT_HOLDS_AT_MOST_ONE_IN <= text.text.len() && split(&text).is_like_text()
}

fn split(text: &Text<'_>) -> Splitter {
    let mut splitter = Splitter::default();
    let mut pieces = Pieces::of(&text.text);
    loop {
        let (full, plain) = (splitter.lines.len() == MOST_LINES, pieces.plain());
        if full && !plain.is_empty() {
            splitter.cut = true;
            return splitter;
        }
        splitter.keep(plain);
        match pieces.next() {
            Some(_) if full => {
                splitter.cut = true;
                return splitter;
            }
            Some(piece) => splitter.take(&piece, text.damaged),
            None => return splitter,
        }
    }
}

/// The most lines of a document that are read; a digest has hundreds.
const MOST_LINES: usize = 1_000_000;

/// A document with more control characters and undecodable bytes than one in so many characters does not look
/// like text.
const TEXT_HOLDS_AT_MOST_ONE_IN: usize = 20;
/// Fewer than these say nothing.
const FEW: usize = 8;

#[derive(Default)]
struct Splitter {
    lines: Lines,
    report: Report,
    faults: Vec<Fault>,
    kept: usize,
    unlike_text: usize,
    /// Whether lines were left out.
    cut: bool,
}

impl Splitter {
    fn keep(&mut self, plain: &str) {
        self.kept += plain.len();
        self.lines.write(plain);
    }

    fn take(&mut self, piece: &Piece, damaged: bool) {
        match *piece {
            Piece::Keep(char) => {
                self.kept += 1;
                self.lines.write_char(char);
                if damaged && char == char::REPLACEMENT_CHARACTER {
                    self.unlike_text += 1;
                    self.tell(UNDECODABLE);
                }
            }
            Piece::LineEnd => self.lines.end_line(),
            Piece::Removed(kind) => {
                self.unlike_text += usize::from(kind == Removed::Control);
                self.tell(kind.told());
            }
        }
    }

    fn tell(&mut self, what: &'static str) {
        let number = self.lines.len() + 1;
        self.faults.extend(self.report.note(number, what));
    }

    fn is_like_text(&self) -> bool {
        self.unlike_text <= FEW || self.unlike_text * TEXT_HOLDS_AT_MOST_ONE_IN <= self.kept
    }

    fn finish(mut self) -> Lines {
        let is_like_text = self.is_like_text();
        if self.lines.is_open() {
            self.lines.end_line();
        }
        self.faults.extend(self.report.closing());
        if !is_like_text {
            let what =
                "this does not look like text: too much of it is control characters or cannot be decoded";
            self.faults.insert(0, Fault { line: 0, what: what.to_owned() });
        }
        if self.cut {
            let what = "the document has more than a million lines; what follows was left out; split it";
            self.faults.insert(0, Fault { line: MOST_LINES + 1, what: what.to_owned() });
        }
        self.lines.with_faults(self.faults)
    }
}

const UNDECODABLE: &str = "bytes that could not be decoded were replaced by \u{FFFD}";

#[cfg(test)]
mod tests;
