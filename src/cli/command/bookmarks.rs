//! `akyn bookmarks`: what the reader kept; `add` and `remove` change it.

use super::story_table::{COLUMNS, cells};
use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::{BookmarkLine, StoryLine};
use crate::cli::out::{Cell, DIM, ID, TEXT, Table, cell, plain};
use crate::cli::walk::walk;
use crate::digest::StoryId;
use crate::library::{BookmarkOrder, BookmarkRow, Bookmarked, Library, StoryRow};

/// List the bookmarks, latest first or as you moved them, or change them
#[derive(Debug, clap::Args)]
pub(crate) struct Bookmarks {
    #[command(subcommand)]
    change: Option<Change>,
}

#[derive(Debug, clap::Subcommand)]
enum Change {
    /// Bookmark a story
    Add {
        /// The story, such as s12 or 12
        #[arg(value_name = "ID")]
        id: StoryId,
    },
    /// Take a story's bookmark away
    Remove {
        /// The story, such as s12 or 12
        #[arg(value_name = "ID")]
        id: StoryId,
    },
    /// Write a note on a story; an empty text takes it away
    Note {
        /// The story, such as s12 or 12
        #[arg(value_name = "ID")]
        id: StoryId,
        /// The note
        #[arg(value_name = "TEXT")]
        text: String,
    },
    /// Tag a story
    Tag {
        /// The story, such as s12 or 12
        #[arg(value_name = "ID")]
        id: StoryId,
        /// The tag
        #[arg(value_name = "TAG")]
        tag: String,
        /// Take the tag away
        #[arg(long)]
        remove: bool,
    },
}

impl Bookmarks {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        match &self.change {
            None => list(call),
            Some(Change::Add { id }) => set(call, *id, true),
            Some(Change::Remove { id }) => set(call, *id, false),
            Some(Change::Note { id, text }) => annotate(call, *id, text),
            Some(Change::Tag { id, tag: name, remove }) => tag(call, *id, name, !remove),
        }
    }
}

fn list(call: &mut Call<'_>) -> Result<Ending, CliError> {
    let library = call.reading()?;
    let fetch = |anchor, reach| library.kept(BookmarkOrder::Hand, anchor, reach);
    let id = |row: &BookmarkRow| row.id;
    let listed = if call.out.json() {
        walk(call.limit, fetch, id, |row| Ok(call.out.json_line(&BookmarkLine::of(&row))?))?
    } else {
        let mut table = Table::new(call.out, &COLUMNS);
        let listed = walk(call.limit, fetch, id, |row| Ok(table.row(kept_cells(&row))?))?;
        table.finish()?;
        listed
    };
    if listed > 0 {
        return Ok(Ending::Done);
    }
    call.nothing(
        &library,
        "no bookmarks; `akyn bookmarks add ID` keeps a story, and so does `b` in the reader",
    )
}

/// A bookmark in the columns of stories.
fn kept_cells(row: &BookmarkRow) -> Vec<Cell> {
    let (id, issue, text) = match &row.what {
        Bookmarked::Story(story) => return cells(story),
        Bookmarked::Quotation(story, passage) => {
            let mut all = cells(story);
            if let Some(title) = all.get_mut(3) {
                *title = cell(format!("“{}”", passage.text), TEXT);
            }
            return all;
        }
        Bookmarked::Headline(issue, _, text) => (row.id.to_string(), issue, text),
        Bookmarked::Issue(issue) => (issue.id.to_string(), issue, &issue.title.text),
    };
    let date = cell(issue.dated.in_words(), TEXT);
    vec![cell(id, ID), date, cell("kept", TEXT), cell(text, TEXT), cell(&issue.outlet, DIM), cell("", DIM)]
}

fn annotate(call: &mut Call<'_>, id: StoryId, note: &str) -> Result<Ending, CliError> {
    let mut library = call.writing()?;
    if library.story(id, None)?.is_none() {
        return call.no_story(&library, id);
    }
    library.set_note(id, note)?;
    told(call, &library, id, if note.trim().is_empty() { "note taken away" } else { "noted" })
}

fn tag(call: &mut Call<'_>, id: StoryId, tag: &str, tagged: bool) -> Result<Ending, CliError> {
    let mut library = call.writing()?;
    if library.story(id, None)?.is_none() {
        return call.no_story(&library, id);
    }
    library.set_tag(id, tag, tagged)?;
    told(call, &library, id, if tagged { "tagged" } else { "tag taken away" })
}

fn told(call: &mut Call<'_>, library: &Library, id: StoryId, done: &str) -> Result<Ending, CliError> {
    if let Some(story) = library.story(id, None)? {
        let row = &story.row;
        if call.out.json() {
            call.out.json_line(&StoryLine::of(row))?;
        } else {
            call.out.line(format_args!("{done}: {} {}", row.id, plain(&row.title.text)))?;
        }
    }
    Ok(Ending::Done)
}

fn set(call: &mut Call<'_>, id: StoryId, bookmarked: bool) -> Result<Ending, CliError> {
    let mut library = call.writing()?;
    if library.story(id, None)?.is_none() {
        return call.no_story(&library, id);
    }
    library.set_bookmarked(id, bookmarked)?;
    if let Some(story) = library.story(id, None)? {
        tell(call, &story.row)?;
    }
    Ok(Ending::Done)
}

fn tell(call: &mut Call<'_>, row: &StoryRow) -> Result<(), CliError> {
    if call.out.json() {
        return Ok(call.out.json_line(&StoryLine::of(row))?);
    }
    let done = if row.bookmarked { "bookmarked" } else { "no longer bookmarked" };
    Ok(call.out.line(format_args!("{done}: {} {}", row.id, plain(&row.title.text)))?)
}
