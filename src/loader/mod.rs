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
//! 4. `limits`: what is far too long for a story is parted
//! 5. [`dating`]: dates from mentions, with their evidence
//!
//! Files of figures are no documents to read: [`figures`] takes rates from them.

mod calendar;
pub mod dating;
pub mod decode;
pub mod figures;
pub mod jsonl;
pub mod layout;
mod limits;
pub mod lines;
pub mod printed_date;
pub mod segment;
pub mod sentence;
mod spaced;
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
    digest.faults.splice(0..0, lines.into_faults());
    limits::keep(&mut digest);
    digest
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Given, load};

    const STORY: &str = "{\"outlet\":\"Steppe Post\",\"title\":\"Снег\",\"body\":\"Snow fell.\"}\n";

    #[test]
    fn json_lines_are_read_in_any_encoding() {
        let utf_16: Vec<u8> = STORY.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [STORY.as_bytes().to_vec(), utf_16] {
            let digest = load(&bytes, &Given::default());
            assert_eq!((digest.layout, digest.outlet.as_deref()), ("jsonl", Some("Steppe Post")));
            assert_eq!(digest.issues[0].stories[0].title.text, "Снег");
        }
    }

    #[test]
    fn the_users_outlet_outranks_the_documents() {
        let given = Given { outlet: Some("My Post".to_owned()), date: None };
        assert_eq!(load(STORY.as_bytes(), &given).outlet.as_deref(), Some("My Post"));
    }

    #[test]
    fn faults_of_decoding_come_first() {
        let digest = load(b"Snow\x1b[2J fell in Osh.\n", &Given::default());
        assert_eq!(
            (digest.faults[0].line, digest.issues[0].stories[0].body[0].text.as_str()),
            (1, "Snow fell in Osh.")
        );
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let digest = load(&bytes, &Given::default());
            prop_assert!(!digest.layout.is_empty());
        }
    }
}
