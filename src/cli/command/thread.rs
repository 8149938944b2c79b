//! `akyn thread`: the stories of one affair in the order of time, and what the reader says of them.

use super::following::followed;
use super::story_table::{COLUMNS, cells};
use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::StoryLine;
use crate::cli::out::Table;
use crate::cli::walk::walk;
use crate::digest::{StoryId, ThreadId};
use crate::library::{Library, StoryRow};

/// One thread: its stories in the order of time
#[derive(Debug, clap::Args)]
pub(crate) struct Thread {
    /// The thread, such as t5 or 5
    #[arg(value_name = "ID")]
    id: ThreadId,
    /// Put this story in the thread, whatever akyn finds
    #[arg(long, value_name = "STORY", conflicts_with = "remove")]
    add: Option<StoryId>,
    /// Take this story out of the thread for good
    #[arg(long, value_name = "STORY")]
    remove: Option<StoryId>,
}

impl Thread {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        if let Some(story) = self.add.or(self.remove) {
            return self.change(call, story);
        }
        let library = followed(call)?;
        if library.thread(self.id)?.is_none() {
            return self.none(call, &library);
        }
        let fetch = |anchor, reach| library.thread_stories(self.id, anchor, reach);
        let id = |row: &StoryRow| row.id;
        if call.out.json() {
            walk(call.limit, fetch, id, |row| {
                let names = library.names_of(row.id)?;
                Ok(call.out.json_line(&StoryLine::of(&row, &names))?)
            })?;
        } else {
            let mut table = Table::new(call.out, &COLUMNS);
            walk(call.limit, fetch, id, |row| Ok(table.row(cells(&row))?))?;
            table.finish()?;
        }
        Ok(Ending::Done)
    }

    fn change(&self, call: &mut Call<'_>, story: StoryId) -> Result<Ending, CliError> {
        let mut library = call.writing()?;
        if library.thread(self.id)?.is_none() {
            return self.none(call, &library);
        }
        if library.story_row(story)?.is_none() {
            return call.no_story(&library, story);
        }
        let inside = library.thread_of(story)? == Some(self.id);
        match (self.add.is_some(), inside) {
            (true, true) => call.out.hint(&format!("{story} is in {} already", self.id)),
            (true, false) => drop(library.put_in_thread(story, self.id)?),
            (false, true) => drop(library.take_out_of_thread(story)?),
            (false, false) => {
                return call.nothing(&library, &format!("{story} is not in {}", self.id));
            }
        }
        Ok(Ending::Done)
    }

    fn none(&self, call: &mut Call<'_>, library: &Library) -> Result<Ending, CliError> {
        let id = self.id;
        call.nothing(library, &format!("there is no thread {id}; `akyn threads` lists those that there are"))
    }
}
