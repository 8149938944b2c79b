//! `akyn date`: sets an issue's date by hand.

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::IssueLine;
use crate::cli::out::plain;
use crate::digest::{Edtf, IssueId};

/// Set an issue's date by hand; it outranks every guess
#[derive(Debug, clap::Args)]
pub(crate) struct SetDate {
    /// The issue, such as i3 or 3
    #[arg(value_name = "ID")]
    id: IssueId,
    /// Its date, such as 2025-01-23, 2024-11-25/2024-12-01 or XXXX-11-12
    #[arg(value_name = "DATE")]
    date: Edtf,
}

impl SetDate {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        let mut library = call.writing()?;
        let known = library.set_issue_date(self.id, self.date)?;
        let Some(issue) = library.issue(self.id)?.filter(|_| known) else {
            return call.no_issue(&library, self.id);
        };
        let row = &issue.row;
        if call.out.json() {
            call.out.json_line(&IssueLine::of(row))?;
        } else {
            let (title, date) = (plain(&row.title.text), row.dated.in_words());
            call.out.line(format_args!("dated: {} {title}: {date}", row.id))?;
        }
        Ok(Ending::Done)
    }
}
