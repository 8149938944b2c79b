//! From a path to a digest.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::walk::{Document, Origin};
use crate::digest::{Digest, Issue};
use crate::loader::decode::looks_like_text;
use crate::loader::{self, Given, jsonl};

/// The largest document that is read as a whole, in bytes.
const LARGEST: u64 = 256 << 20;

/// How much of a document tells what it is.
const HEAD: u64 = 1 << 16;

/// A document's bytes, as far as they are needed in memory.
pub(super) enum Content<'a> {
    /// All of them.
    Whole(Cow<'a, [u8]>),
    /// A file of JSON Lines, which is read while it is saved.
    LinesIn(File),
}

/// Reads a document whole.
pub(super) fn read_whole(document: &Document<'_>, given: &Given) -> Result<Digest, String> {
    let bytes = match content(document)? {
        Content::Whole(bytes) => bytes,
        Content::LinesIn(mut file) => Cow::Owned(rest(Vec::new(), &mut file)?),
    };
    digest(&bytes, given)
}

/// Bytes → digest. The loader never panics; should it do so all the same, one document is refused and not the rest.
pub(super) fn digest(bytes: &[u8], given: &Given) -> Result<Digest, String> {
    catch_unwind(AssertUnwindSafe(|| loader::load(bytes, given)))
        .map_err(|_| "akyn failed on this document; please report it, with the document".to_owned())
}

/// Whether a digest holds nothing that could be shown.
pub(super) fn is_blank(digest: &Digest) -> bool {
    let blank =
        |issue: &Issue| issue.stories.is_empty() && issue.headlines.is_empty() && issue.lede.is_empty();
    digest.rates.is_empty() && digest.issues.iter().all(blank)
}

/// Opens a document and looks what it is.
pub(super) fn content<'a>(document: &Document<'a>) -> Result<Content<'a>, String> {
    match &document.origin {
        Origin::Given(bytes) if bytes.len() as u64 > LARGEST && !jsonl::is_json_lines(bytes) => {
            Err(too_large())
        }
        Origin::Given(bytes) => Ok(Content::Whole(Cow::Borrowed(bytes))),
        Origin::Refused(why) => Err(why.clone()),
        Origin::File => from_file(document),
    }
}

fn from_file<'a>(document: &Document<'a>) -> Result<Content<'a>, String> {
    let mut file = File::open(&document.path).map_err(told)?;
    let metadata = file.metadata().map_err(told)?;
    let mut head = Vec::new();
    file.by_ref().take(HEAD).read_to_end(&mut head).map_err(told)?;
    if !looks_like_text(&head) {
        return Err("it does not look like text; akyn reads plain text and its own JSON Lines".to_owned());
    }
    if metadata.is_file() && jsonl::is_json_lines(&head) {
        let file = File::open(&document.path).map_err(told)?;
        return Ok(Content::LinesIn(file));
    }
    Ok(Content::Whole(Cow::Owned(rest(head, &mut file)?)))
}

fn rest(mut head: Vec<u8>, file: &mut File) -> Result<Vec<u8>, String> {
    let most = (LARGEST + 1).saturating_sub(head.len() as u64);
    file.take(most).read_to_end(&mut head).map_err(told)?;
    if head.len() as u64 > LARGEST {
        return Err(too_large());
    }
    Ok(head)
}

fn too_large() -> String {
    format!(
        "it is larger than {} MB; split it, or give it as JSON Lines, which may be of any size",
        LARGEST >> 20
    )
}

/// A fingerprint of bytes and of all else that decides how they are read.
pub(super) fn fingerprint(mut bytes: impl Read, given: &Given) -> Result<[u8; 32], String> {
    let mut hasher = blake3::Hasher::new();
    let date = given.date.map(|date| date.to_string());
    for part in [Some(env!("CARGO_PKG_VERSION")), given.outlet.as_deref(), date.as_deref()] {
        hasher.update(part.unwrap_or_default().as_bytes()).update(&[0, u8::from(part.is_some())]);
    }
    let mut reader = BufReader::with_capacity(1 << 17, &mut bytes);
    io::copy(&mut reader, &mut hasher).map_err(told)?;
    Ok(*hasher.finalize().as_bytes())
}

pub(super) fn told(error: io::Error) -> String {
    format!("it cannot be read: {error}")
}
