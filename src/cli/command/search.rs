//! `akyn search`: full-text search, best first, with the hit in context.

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::HitLine;
use crate::cli::out::Page;
use crate::cli::query::asked;
use crate::library::Hit;

/// The language in short, for `--help`.
const LANGUAGE: &str = "\
Words must all occur, in any spelling and inflection. Further: \"a phrase\" (exactly as written) · OR · -word or NOT · ( ) ·
pref* · title: outlet: section: name:tokayev country:kz · date:2024-11..2024-12, date:2024-11.. · is:unread, is:read,
is:bookmarked · tag:water · has:note, has:tag. Put -- before a query that begins with a minus.";

/// Search in full text, best first
#[derive(Debug, clap::Args)]
#[command(after_help = LANGUAGE)]
pub(crate) struct Search {
    /// Words to look for, and more (see below)
    #[arg(value_name = "QUERY", required = true)]
    query: Vec<String>,
}

impl Search {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        let query = asked(&self.query.join(" "))?;
        let library = call.reading()?;
        let (mut found, mut ended) = (0_u64, Ok(()));
        library.search(&query, call.limit, &mut |hit| {
            ended = tell(call, &hit, found == 0);
            found += 1;
            if ended.is_ok() { std::ops::ControlFlow::Continue(()) } else { std::ops::ControlFlow::Break(()) }
        })?;
        ended?;
        match found {
            0 => call.nothing(&library, "no story answers this query"),
            _ => Ok(Ending::Done),
        }
    }
}

fn tell(call: &mut Call<'_>, hit: &Hit, first: bool) -> Result<(), CliError> {
    if call.out.json() {
        return Ok(call.out.json_line(&HitLine::of(hit))?);
    }
    let row = &hit.story.row;
    let mut page = Page::new(call.out, call.measure);
    if !first {
        page.blank()?;
    }
    page.title(&format!("{} {}", row.id, row.title.text))?;
    let section = row.section.as_ref().map(|section| format!(" · {section}")).unwrap_or_default();
    page.dim(&format!("{} · {}{section}", row.dated.in_words(), row.outlet))?;
    Ok(page.lit(&hit.snippet.text, &hit.snippet.hits)?)
}
