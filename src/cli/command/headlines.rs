//! `akyn headlines`: the lines that name stories elsewhere, newest issue first.

use super::bookmarks::headline_id;
use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::HeadlineLine;
use crate::cli::out::{Cell, Column, DIM, ID, TEXT, Table, cell};
use crate::cli::walk::walk;
use crate::digest::{Headline, HeadlineList, IssueId};
use crate::library::{IssueText, Library};

const COLUMNS: [Column; 4] =
    [Column::left("id"), Column::left("list"), Column::text("headline"), Column::aside("section")];

/// List the headlines of the `Read also` and `Latest news` lists, newest first
#[derive(Debug, clap::Args)]
pub(crate) struct Headlines {
    /// Only those of this issue
    #[arg(long, value_name = "ID")]
    issue: Option<IssueId>,
}

/// A headline with where it stands: its issue, and the section over its list.
#[derive(Clone, Copy)]
struct Placed<'a> {
    issue: IssueId,
    place: usize,
    outlet: &'a str,
    section: Option<&'a str>,
    headline: &'a Headline,
}

impl Headlines {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        let library = call.reading()?;
        if let Some(id) = self.issue
            && library.issue(id)?.is_none()
        {
            return call.no_issue(&library, id);
        }
        let limit = call.limit;
        let listed = if call.out.json() {
            self.each(&library, limit, |Placed { issue, place, outlet, section, headline }| {
                let story = library.story_titled(outlet, &headline.text)?;
                Ok(call.out.json_line(&HeadlineLine::of(
                    headline_id(issue, place),
                    issue,
                    headline,
                    section,
                    story,
                ))?)
            })?
        } else {
            let mut table = Table::new(call.out, &COLUMNS);
            let listed = self.each(&library, limit, |placed| Ok(table.row(cells(placed))?))?;
            table.finish()?;
            listed
        };
        if listed == 0 { call.nothing(&library, "no headlines") } else { Ok(Ending::Done) }
    }

    /// Hands at most `limit` headlines to `each`; returns how many there were.
    fn each(
        &self,
        library: &Library,
        limit: u64,
        mut each: impl FnMut(Placed<'_>) -> Result<(), CliError>,
    ) -> Result<u64, CliError> {
        let mut given = 0;
        let mut of_issue = |issue: Option<IssueText>| {
            issue.iter().flat_map(placed).try_for_each(|placed| {
                if given == limit {
                    return Ok(());
                }
                given += 1;
                each(placed)
            })
        };
        match self.issue {
            Some(id) => of_issue(library.issue(id)?)?,
            None => {
                let fetch = |anchor, reach| library.issues(anchor, reach);
                walk(
                    u64::MAX,
                    fetch,
                    |row| row.id,
                    |row| of_issue(if row.headlines > 0 { library.issue(row.id)? } else { None }),
                )?;
            }
        }
        Ok(given)
    }
}

fn placed(issue: &IssueText) -> impl Iterator<Item = Placed<'_>> {
    issue.headlines.iter().enumerate().map(|(place, headline)| Placed {
        issue: issue.row.id,
        place,
        outlet: &issue.row.outlet,
        section: headline.section.and_then(|index| issue.sections.get(index)).map(String::as_str),
        headline,
    })
}

fn cells(Placed { issue, place, section, headline, .. }: Placed<'_>) -> Vec<Cell> {
    let list = match headline.list {
        HeadlineList::ReadAlso => "Read also",
        HeadlineList::LatestNews => "Latest news",
    };
    vec![
        cell(headline_id(issue, place), ID),
        cell(list, DIM),
        cell(&headline.text, TEXT),
        cell(section.unwrap_or_default(), DIM),
    ]
}
