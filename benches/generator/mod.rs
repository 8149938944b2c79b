//! Writes digests of any number and layout, the same ones for the same seed, to measure with.
//!
//! Documents are made one by one from their number, so that memory does not grow with their count and all cores
//! take part.

mod affair;
mod document;
mod random;
mod story;
mod templates;
mod ticker;
mod timeline;
#[rustfmt::skip] // word lists, many words to a line
mod vocabulary;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::{IntoParallelIterator, ParallelIterator};

use timeline::Timeline;

/// What to write.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Request {
    /// How the documents are laid out.
    pub(crate) layout: Layout,
    /// How many stories to write.
    pub(crate) stories: u64,
    /// About how many words a story has.
    pub(crate) words: u64,
    /// The same seed writes the same documents.
    pub(crate) seed: u64,
}

/// How generated documents are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Layout {
    /// Listing pages of The Times of Central Asia, six stories each, with ticker.
    Listing,
    /// Orda weeks in review, five headed sections each.
    Orda,
    /// Weekly digests of The Times of Central Asia, eight stories each.
    Weekly,
    /// CCASC pages of eight weeks, four affairs a week.
    Ccasc,
    /// JSON Lines as `akyn export` writes them, ten thousand stories a file.
    Lines,
}

/// What was written.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Written {
    /// Files.
    pub(crate) documents: u64,
    /// Their size.
    pub(crate) bytes: u64,
}

impl Layout {
    /// How many stories a document of this layout holds.
    fn stories(self) -> u64 {
        match self {
            Self::Listing => 6,
            Self::Orda => 5,
            Self::Weekly => 8,
            Self::Ccasc => document::CCASC_WEEKS * document::CCASC_AFFAIRS,
            Self::Lines => 10_000,
        }
    }

    fn file_name(self, number: u64) -> String {
        match self {
            Self::Listing => format!("timesca-{number:07}.txt"),
            Self::Orda => format!("orda-week-{number:07}.txt"),
            Self::Weekly => format!("timesca-weekly-{number:07}.txt"),
            Self::Ccasc => format!("ccasc-{number:07}.txt"),
            Self::Lines => format!("stories-{number:07}.jsonl"),
        }
    }
}

/// Writes the documents into `folder`, a thousand to a folder of its own.
///
/// # Errors
/// The first file that could not be written.
pub(crate) fn write(request: &Request, folder: &Path) -> io::Result<Written> {
    let documents = request.stories.div_ceil(request.layout.stories());
    let timeline = Timeline::new(request.seed, request.stories);
    for shelf in 0..documents.div_ceil(SHELF) {
        fs::create_dir_all(self::shelf(folder, shelf * SHELF))?;
    }
    (0..documents)
        .into_par_iter()
        .map(|number| {
            let text = document::text(request, &timeline, number);
            fs::write(shelf(folder, number).join(request.layout.file_name(number)), &text)?;
            Ok(Written { documents: 1, bytes: text.len() as u64 })
        })
        .try_reduce(Written::default, |one, other| {
            Ok(Written { documents: one.documents + other.documents, bytes: one.bytes + other.bytes })
        })
}

/// Titles of stories alone, newest last.
#[allow(dead_code, reason = "only some of the benches that share this ask for titles")]
pub(crate) fn titles(seed: u64, stories: u64) -> Vec<String> {
    let timeline = Timeline::new(seed, stories);
    let title = |number: u64| {
        let mut random = timeline.random(number);
        let affair = timeline.affair(number, &mut random);
        story::title(number, &affair, &timeline::day(timeline.date(number)), &mut random)
    };
    (0..stories).map(title).collect()
}

/// How many documents stand in one folder.
const SHELF: u64 = 1_000;

fn shelf(folder: &Path, number: u64) -> PathBuf {
    folder.join(format!("{:04}", number / SHELF))
}
