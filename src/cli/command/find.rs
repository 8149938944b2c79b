//! `akyn find`: stories by a few letters of their titles, best first.

use std::sync::atomic::AtomicBool;

use super::story_table::{COLUMNS, found_cells};
use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::FindLine;
use crate::cli::out::Table;
use crate::library::{FindHit, Library, Place, StoryRow, TitleKind, matched};

const SYNTAX: &str = "\
As in fzf:
  snow road    the letters of both words, each word's in order
  'snow        these letters together        'snow'   this word
  ^snow        at the beginning              snow$    at the end
  !snow        without it                    !^snow, !snow$, !'snow
  snow | ice   either of them

Case, accents and apostrophes never matter, and names are found in Latin and in Cyrillic.";

/// Find stories by letters of their titles, best first
#[derive(Debug, clap::Args)]
#[command(after_help = SYNTAX)]
pub(crate) struct Find {
    /// Letters of the title, in fzf's syntax
    #[arg(value_name = "TEXT", required = true)]
    text: Vec<String>,
}

impl Find {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        let library = call.reading()?;
        let typed = self.text.join(" ");
        let hits = hits(&library, &typed, call.limit)?;
        let listed = if call.out.json() {
            each_story(&library, &hits, |row, score| {
                let lit = matched(&typed, &row.title.text);
                let names = library.names_of(row.id)?;
                Ok(call.out.json_line(&FindLine::of(&row, &names, score, &lit))?)
            })?
        } else {
            let mut table = Table::new(call.out, &COLUMNS);
            let listed = each_story(&library, &hits, |row, _| {
                let lit = matched(&typed, &row.title.text);
                Ok(table.row(found_cells(&row, lit))?)
            })?;
            table.finish()?;
            listed
        };
        if listed == 0 { call.nothing(&library, "no title has these letters") } else { Ok(Ending::Done) }
    }
}

fn hits(library: &Library, typed: &str, limit: u64) -> Result<Vec<FindHit>, CliError> {
    let mut finder = library.finder(&[TitleKind::Story])?;
    let rows = usize::try_from(limit).unwrap_or(usize::MAX);
    let found = finder.find(typed, rows, &AtomicBool::new(false), &mut |_| {});
    Ok(found.unwrap_or_default().hits)
}

/// Hands the stories that were found to `each`, with their scores; returns how many there were.
fn each_story(
    library: &Library,
    hits: &[FindHit],
    mut each: impl FnMut(StoryRow, i32) -> Result<(), CliError>,
) -> Result<u64, CliError> {
    let mut given = 0;
    for hit in hits {
        let Place::Story(id) = hit.place else { continue };
        // A story that was taken out meanwhile is passed over.
        let Some(row) = library.story_row(id)? else { continue };
        given += 1;
        each(row, hit.score)?;
    }
    Ok(given)
}
