//! The libraries that are measured: imported from generated documents, or there already.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use akyn::library::{Access, Library};

use super::generator::{self, Layout, Request};
use super::processor::Processor;
use super::table::{Figure, Table};
use super::{Result, bare, importing};

/// Stories of an imported library whose threads are looked for before anything is measured; the reader goes on with
/// the others.
const FOLLOWED: u64 = 2_000;

/// A library and the reader that is to open it.
pub(crate) struct Stock {
    pub(crate) program: PathBuf,
    pub(crate) path: PathBuf,
    stories: u64,
}

impl Stock {
    /// A library that is there already. The reader and bookmarks will change it: give a copy.
    pub(crate) fn at(path: &Path, program: &Path) -> Result<Self> {
        let stories = Library::open(path, Access::Read)?.totals()?.stories;
        // A program in a terminal is started in another folder.
        let (program, path) = (std::path::absolute(program)?, std::path::absolute(path)?);
        Ok(Self { program, path, stories })
    }

    /// How many stories it holds, for the head of its column.
    pub(crate) fn label(&self) -> String {
        grouped(self.stories)
    }

    /// Bookmarks so many stories, at most half of all, so that their list is long, and makes some threads.
    pub(crate) fn prepare(&self, bookmarks: u64, column: usize, table: &mut Table) -> Result<()> {
        let mut library = Library::open(&self.path, Access::Write)?;
        library.follow_threads(FOLLOWED, &mut |_| ControlFlow::Continue(()))?;
        let wanted = bookmarks.min(self.stories / 2);
        let mut chosen = Vec::new();
        library.each_story(wanted, &mut |row| {
            chosen.extend((!row.bookmarked).then_some(row.id));
            ControlFlow::Continue(())
        })?;
        for story in chosen {
            library.set_bookmarked(story, true)?;
        }
        let waiting = library.stories_awaiting_threads(u32::MAX)?;
        table.put("stories that await threads, followed meanwhile", column, number(waiting));
        table.put("bookmarks", column, number(library.totals()?.bookmarks));
        Ok(())
    }
}

/// A number with its thousands apart.
pub(crate) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn number(number: u64) -> Figure {
    Figure::number(number as f64, 0, "")
}

/// What documents are generated.
#[derive(Clone, Copy)]
pub(crate) struct Wanted {
    pub(crate) stories: u64,
    pub(crate) words: u64,
}

/// Imports generated listing pages into a new library, inserts the same rows again in a bare loop, and tells both.
pub(crate) fn import(
    folder: &Path,
    wanted: Wanted,
    program: &Path,
    column: usize,
    table: &mut Table,
) -> Result<Stock> {
    let (documents, path) =
        (folder.join(format!("documents-{column}")), folder.join(format!("library-{column}.db")));
    let request = Request { layout: Layout::Listing, stories: wanted.stories, words: wanted.words, seed: 1 };
    let written = generator::write(&request, &documents)?;
    let imported = importing::measure(&documents, &path)?;
    let copy = folder.join("bare.db");
    let bare = bare::insert_again(&path, &copy)?;
    std::fs::remove_dir_all(&documents)?;
    std::fs::remove_file(&copy)?;
    let (stories, seconds) = (imported.stories as f64, imported.took.as_secs_f64());
    let size = std::fs::metadata(&path)?.len();
    table.put("import, stories/s", column, Figure::number(stories / seconds, 0, ""));
    table.put("import, MB/s", column, Figure::number(written.bytes as f64 / 1e6 / seconds, 2, ""));
    table.put(
        "the same rows in a bare loop, stories/s",
        column,
        Figure::number(stories / bare.took.as_secs_f64(), 0, ""),
    );
    let share = bare.took.as_secs_f64() / seconds * 100.0;
    table.put("import, part of the bare loop's rate", column, Figure::number(share, 0, " %"));
    let processor = |took: Processor| Figure::number(took.seconds() / stories * 1e3, 2, " ms");
    table.put("import, processor time of a story", column, processor(imported.processor));
    table.put("the bare loop's", column, processor(bare.processor));
    table.put("import, peak memory", column, Figure::bytes(imported.peak.bytes()));
    table.put(
        "library, bytes for a byte of text",
        column,
        Figure::number(size as f64 / written.bytes as f64, 2, ""),
    );
    Stock::at(&path, program)
}
