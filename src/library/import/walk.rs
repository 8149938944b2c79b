//! Which documents an import request names.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::ImportRequest;

/// Endings of documents that are taken from folders; files without an ending are taken too.
const ENDINGS: [&str; 6] = ["txt", "text", "md", "markdown", "jsonl", "ndjson"];

/// Where standard input is meant.
const STANDARD_INPUT: &str = "-";

/// A document to be read, or the reason why there is none.
#[derive(Debug, Clone)]
pub(super) struct Document<'a> {
    /// Where it is, as given or found.
    pub(super) path: Cow<'a, Path>,
    /// What it is.
    pub(super) origin: Origin<'a>,
}

/// Where a document comes from.
#[derive(Debug, Clone)]
pub(super) enum Origin<'a> {
    /// A file, named by the user or found in a folder.
    File,
    /// Standard input, already read.
    Given(&'a [u8]),
    /// It cannot be had; why.
    Refused(String),
}

impl Document<'_> {
    /// Its path, for a user.
    pub(super) fn file(&self) -> String {
        self.path.to_string_lossy().into_owned()
    }
}

/// Every document that a request names, folders walked in the order of names. Hidden files, loops of links and what
/// is no regular file are passed over in folders.
pub(super) fn documents(request: &ImportRequest) -> impl Iterator<Item = Document<'_>> {
    request.paths.iter().flat_map(move |path| -> Box<dyn Iterator<Item = Document<'_>> + '_> {
        if path == Path::new(STANDARD_INPUT) {
            let origin = match &request.stdin {
                Some(bytes) => Origin::Given(bytes),
                None => Origin::Refused("standard input was not read".to_owned()),
            };
            return Box::new(std::iter::once(Document { path: path.into(), origin }));
        }
        if path.is_dir() {
            return Box::new(in_folder(path));
        }
        let origin = match path.metadata() {
            Ok(_) => Origin::File,
            Err(error) => Origin::Refused(error.to_string()),
        };
        Box::new(std::iter::once(Document { path: path.into(), origin }))
    })
}

fn in_folder<'a>(folder: &Path) -> impl Iterator<Item = Document<'a>> + use<'a> {
    let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name();
    walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)).filter_map(found)
}

fn found<'a>(entry: walkdir::Result<DirEntry>) -> Option<Document<'a>> {
    match entry {
        Ok(entry) if entry.file_type().is_file() && has_ending(entry.path()) => {
            Some(Document { path: entry.into_path().into(), origin: Origin::File })
        }
        Ok(_) => None,
        Err(error) if error.loop_ancestor().is_some() => None,
        Err(error) => {
            let path = error.path().map_or_else(PathBuf::new, Path::to_owned);
            let why = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
            Some(Document { path: path.into(), origin: Origin::Refused(why) })
        }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn has_ending(path: &Path) -> bool {
    path.extension().is_none_or(|ending| ENDINGS.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}
