//! `akyn names`: whom and what the library's stories name.

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::NameLine;
use crate::cli::out::{BOLD, Column, DIM, TEXT, Table, cell};

const COLUMNS: [Column; 3] = [Column::text("name"), Column::text("kind"), Column::right("stories")];

/// Names fetched at a time.
const AT_ONCE: u64 = 500;

/// List the people, places, organisations and countries that stories name, the most named first
#[derive(Debug, clap::Args)]
pub(crate) struct Names {
    /// Only names of which a word begins so, in any spelling; looked for among the most named
    #[arg(value_name = "TEXT")]
    text: Option<String>,
}

impl Names {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        let library = call.reading()?;
        let mut names = Vec::new();
        if let Some(text) = &self.text {
            names = library.names_like(text, call.limit.min(10 * AT_ONCE))?;
        } else {
            while (names.len() as u64) < call.limit {
                let after = names.last().map(crate::library::NameRow::anchor);
                let more = library.names(after, AT_ONCE.min(call.limit - names.len() as u64))?;
                if more.is_empty() {
                    break;
                }
                names.extend(more);
            }
        }
        if names.is_empty() {
            return call.nothing(&library, "no names");
        }
        if call.out.json() {
            names.iter().try_for_each(|row| call.out.json_line(&NameLine::of(row)))?;
            return Ok(Ending::Done);
        }
        let mut table = Table::new(call.out, &COLUMNS);
        for row in names {
            table.row(vec![cell(row.name, BOLD), cell(row.kind.word(), DIM), cell(row.stories, TEXT)])?;
        }
        table.finish()?;
        Ok(Ending::Done)
    }
}
