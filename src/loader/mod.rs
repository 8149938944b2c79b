//! The loader: the bytes of a document → a [`Digest`] with its faults.
//!
//! Purpose: read whatever a user saved, keep every letter, say what is wrong and where. It never touches the
//! library, does no I/O and never panics, for any bytes. Steps, each in its own file:
//!
//! 1. [`decode`](mod@decode): encodings; control and escape characters stripped and told as faults → [`lines::Lines`];
//!    akyn's own JSON Lines are read by [`jsonl`] instead
//! 2. [`layout`]: every layout says how well it fits; the best one reads the lines
//! 3. [`subheading`]: headings that were run into the text; [`segment`]: text without titles → stories;
//!    [`title`]: derived titles (all three are called by the layouts)
//! 4. [`dating`]: dates from mentions, with their evidence

pub mod dating;
pub mod decode;
pub mod jsonl;
pub mod layout;
pub mod lines;
pub mod printed_date;
pub mod segment;
pub mod sentence;
pub mod subheading;
pub mod title;

use crate::digest::{Digest, Edtf};

/// What the user says about a document; it outranks what the document shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Given {
    /// `--outlet NAME`
    pub outlet: Option<String>,
    /// `--date DATE`
    pub date: Option<Edtf>,
}

/// Reads one document. JSON Lines too, whole: where they may be long, read them with [`jsonl::Records`].
pub fn load(bytes: &[u8], given: &Given) -> Digest {
    let mut digest = read(bytes);
    if let Some(outlet) = &given.outlet {
        digest.outlet = Some(outlet.clone());
    }
    dating::date(&mut digest, given.date);
    digest
}

fn read(bytes: &[u8]) -> Digest {
    if jsonl::is_json_lines(bytes) {
        return jsonl::read(bytes);
    }
    let text = decode::text(bytes);
    if jsonl::is_json_lines(text.text.as_bytes()) {
        return jsonl::read(text.text.as_bytes());
    }
    let lines = decode::lines(&text);
    let mut digest = layout::read(&lines);
    digest.faults.splice(0..0, lines.faults().iter().cloned());
    digest
}
