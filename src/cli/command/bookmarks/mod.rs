//! `akyn bookmarks`: what the reader kept, in any order and by any query; `add`, `remove`, `note` and `tag` change it.

mod change;
mod wanted;

use clap::ValueEnum;

use self::wanted::Wanted;
use super::story_table::{COLUMNS, cells};
use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::BookmarkLine;
use crate::cli::out::{Cell, DIM, ID, TEXT, Table, cell};
use crate::cli::query::asked;
use crate::cli::walk::walk;
use crate::library::{
    Anchor, BookmarkId, BookmarkOrder, BookmarkRow, Bookmarked, Library, LibraryError, Query, Reach, Window,
};

pub(in crate::cli) use self::wanted::headline_id;

/// List the bookmarks, as you moved them and the latest first, or change them
#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Bookmarks {
    /// Their order: by date, outlet or first tag, the newest first; or by hand
    #[arg(long, value_name = "ORDER", default_value = "hand")]
    order: Order,
    /// Only those that answer this query, as in `akyn search`
    #[arg(long, value_name = "QUERY")]
    query: Option<String>,
    #[command(subcommand)]
    change: Option<Change>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Order {
    Date,
    Outlet,
    Tag,
    Hand,
}

#[derive(Debug, clap::Subcommand)]
enum Change {
    /// Bookmark a story, an issue or a headline
    Add {
        /// A story (s12 or 12), an issue (i3) or a headline (h3.2)
        #[arg(value_name = "ID")]
        id: Wanted,
    },
    /// Take a bookmark away
    Remove {
        /// What is bookmarked: s12, i3, h3.2; or the bookmark itself (b7)
        #[arg(value_name = "ID")]
        id: Wanted,
    },
    /// Write a note on a story, an issue or what is bookmarked; an empty text takes it away
    Note {
        /// A story (s12 or 12), an issue (i3), a bookmarked headline (h3.2) or a bookmark (b7)
        #[arg(value_name = "ID")]
        id: Wanted,
        /// The note
        #[arg(value_name = "TEXT")]
        text: String,
    },
    /// Tag a story
    Tag {
        /// The story, such as s12 or 12
        #[arg(value_name = "ID")]
        id: Wanted,
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
            None => self.list(call),
            Some(Change::Add { id }) => change::keep(call, *id, true),
            Some(Change::Remove { id }) => change::keep(call, *id, false),
            Some(Change::Note { id, text }) => change::annotate(call, *id, text),
            Some(Change::Tag { id, tag, remove }) => change::tag(call, *id, tag, !remove),
        }
    }

    fn list(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        let query = self.query.as_deref().map(asked).transpose()?;
        let rows = Rows { order: self.order(), query: query.as_ref() };
        let library = call.searching()?;
        let fetch = |anchor, reach| rows.fetch(&library, anchor, reach);
        let id = |row: &BookmarkRow| row.id;
        let listed = if call.out.json() {
            walk(call.limit, fetch, id, |row| {
                let names = names_in(&library, &row)?;
                Ok(call.out.json_line(&BookmarkLine::of(&row, &names))?)
            })?
        } else {
            let mut table = Table::new(call.out, &COLUMNS);
            let listed = walk(call.limit, fetch, id, |row| Ok(table.row(kept_cells(&row))?))?;
            table.finish()?;
            listed
        };
        match (listed, query) {
            (0, Some(_)) => call.nothing(&library, "no bookmark answers this query"),
            (0, None) => call.nothing(
                &library,
                "no bookmarks; `akyn bookmarks add ID` keeps a story, and so does `b` in the reader",
            ),
            _ => Ok(Ending::Done),
        }
    }

    fn order(&self) -> BookmarkOrder {
        match self.order {
            Order::Date => BookmarkOrder::Date,
            Order::Outlet => BookmarkOrder::Outlet,
            Order::Tag => BookmarkOrder::Tag,
            Order::Hand => BookmarkOrder::Hand,
        }
    }
}

/// Which bookmarks are listed.
struct Rows<'a> {
    order: BookmarkOrder,
    query: Option<&'a Query>,
}

impl Rows<'_> {
    /// A window; of those that answer a query all at once, since each window would look at every bookmark again.
    fn fetch(
        &self,
        library: &Library,
        anchor: Anchor<BookmarkId>,
        reach: Reach,
    ) -> Result<Window<BookmarkRow>, LibraryError> {
        let reach = if self.query.is_some() { Reach { before: 0, after: u32::MAX } } else { reach };
        library.kept_answering(self.order, self.query, anchor, reach)
    }
}

/// What a bookmark is listed as.
fn title(row: &BookmarkRow) -> &str {
    match &row.what {
        Bookmarked::Story(story) => &story.title.text,
        Bookmarked::Quotation(_, passage) => &passage.text,
        Bookmarked::Headline(_, _, text) => text,
        Bookmarked::Issue(issue) => &issue.title.text,
    }
}

/// A bookmark in the columns of stories.
fn kept_cells(row: &BookmarkRow) -> Vec<Cell> {
    let (id, issue) = match &row.what {
        Bookmarked::Story(story) => return cells(story),
        Bookmarked::Quotation(story, _) => {
            let mut all = cells(story);
            if let [id, _, _, title, ..] = all.as_mut_slice() {
                *id = cell(row.id, ID);
                *title = cell(format!("“{}”", self::title(row)), TEXT);
            }
            return all;
        }
        Bookmarked::Headline(issue, place, _) => (headline_id(issue.id, *place), issue),
        Bookmarked::Issue(issue) => (issue.id.to_string(), issue),
    };
    let date = cell(issue.dated.in_words(), TEXT);
    vec![
        cell(id, ID),
        date,
        cell("kept", TEXT),
        cell(title(row), TEXT),
        cell(&issue.outlet, DIM),
        cell("", DIM),
    ]
}

/// Whom the story of a bookmark names; nobody where it is of none.
fn names_in(library: &Library, row: &BookmarkRow) -> Result<Vec<String>, CliError> {
    Ok(row.story().map(|story| library.names_of(story.id)).transpose()?.unwrap_or_default())
}
