//! `akyn bookmarks`: what the reader kept; `add` and `remove` change it.

use super::story_table::{COLUMNS, cells};
use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::StoryLine;
use crate::cli::out::{Table, plain};
use crate::cli::walk::walk;
use crate::digest::StoryId;
use crate::library::StoryRow;

/// List the bookmarked stories, latest bookmark first, or change them
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
}

impl Bookmarks {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        match self.change {
            None => list(call),
            Some(Change::Add { id }) => set(call, id, true),
            Some(Change::Remove { id }) => set(call, id, false),
        }
    }
}

fn list(call: &mut Call<'_>) -> Result<Ending, CliError> {
    let library = call.reading()?;
    let fetch = |anchor, reach| library.bookmarks(anchor, reach);
    let id = |row: &StoryRow| row.id;
    let listed = if call.out.json() {
        walk(call.limit, fetch, id, |row| Ok(call.out.json_line(&StoryLine::of(&row))?))?
    } else {
        let mut table = Table::new(call.out, &COLUMNS);
        let listed = walk(call.limit, fetch, id, |row| Ok(table.row(cells(&row))?))?;
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
