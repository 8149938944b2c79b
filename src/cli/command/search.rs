//! `akyn search`: full-text search, best first, with the hit in context.

use super::saved;
use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::{HeadlineHitLine, HitLine};
use crate::cli::out::Page;
use crate::cli::query::asked;
use crate::library::{HeadlineHit, Hit, Library, Part, Query};

/// The language in short, for `--help`.
const LANGUAGE: &str = "\
Words must all occur, in any spelling and inflection. Further: \"a phrase\" (exactly as written) · OR · -word or NOT · ( ) ·
pref* · title: outlet: section: name:tokayev country:kz · date:2024-11..2024-12, date:2024-11.. · is:unread, is:read,
is:bookmarked · tag:water · has:note, has:tag. Put -- before a query that begins with a minus. @NAME stands for a saved search.";

/// Headlines that are told below the stories.
const HEADLINES: u64 = 5;

/// Search in full text, best first
#[derive(Debug, clap::Args)]
#[command(after_help = LANGUAGE)]
pub(crate) struct Search {
    /// Words to look for, and more (see below)
    #[arg(value_name = "QUERY", required_unless_present_any = ["saved", "forget"])]
    query: Vec<String>,
    /// Search the headlines of `Read also` and `Latest news` lists instead of the stories
    #[arg(long)]
    headlines: bool,
    /// Save the query under this name instead of searching
    #[arg(long, value_name = "NAME", conflicts_with_all = ["saved", "forget", "headlines"])]
    save: Option<String>,
    /// List the saved searches: stories, unread ones, and those of the last import that brought any
    #[arg(long, conflicts_with_all = ["query", "forget", "headlines"])]
    saved: bool,
    /// Forget the search that is saved under this name
    #[arg(long, value_name = "NAME", conflicts_with_all = ["query", "headlines"])]
    forget: Option<String>,
}

impl Search {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        if let Some(name) = &self.save {
            let text = self.query.join(" ");
            asked(&text)?;
            return saved::save(call, name, &text);
        }
        if let Some(name) = &self.forget {
            return saved::forget(call, name);
        }
        let library = call.searching()?;
        if self.saved {
            return saved::list(call, &library);
        }
        let text = match saved::expanded(&library, &self.query)? {
            Ok(text) => text,
            Err(name) => return Ok(saved::none_named(call, &name)),
        };
        let query = asked(&text)?;
        if self.headlines { headlines(call, &library, &query) } else { stories(call, &library, &query) }
    }
}

fn stories(call: &mut Call<'_>, library: &Library, query: &Query) -> Result<Ending, CliError> {
    let (mut found, mut ended) = (0_u64, Ok(()));
    library.search_by_parts(query, call.limit, &mut |part| {
        match part {
            Part::Hit(hit) => {
                ended = tell(call, &hit, found == 0);
                found += 1;
            }
            Part::Pause => ended = call.out.flush().map_err(CliError::from),
        }
        if ended.is_ok() { std::ops::ControlFlow::Continue(()) } else { std::ops::ControlFlow::Break(()) }
    })?;
    ended?;
    // Who reads JSON Lines gets stories only, unless headlines are asked for.
    let headlines = if call.out.json() { Vec::new() } else { library.search_headlines(query, HEADLINES)? };
    if !headlines.is_empty() {
        let mut page = Page::new(call.out, call.measure);
        if found > 0 {
            page.blank()?;
        }
        page.title("Headlines")?;
        headlines.iter().try_for_each(|hit| tell_headline(call, hit, false))?;
    }
    match found + headlines.len() as u64 {
        0 => call.nothing(library, "no story answers this query"),
        _ => Ok(Ending::Done),
    }
}

fn headlines(call: &mut Call<'_>, library: &Library, query: &Query) -> Result<Ending, CliError> {
    let found = library.search_headlines(query, call.limit)?;
    for (number, hit) in found.iter().enumerate() {
        if call.out.json() {
            call.out.json_line(&HeadlineHitLine::of(hit))?;
        } else {
            tell_headline(call, hit, number == 0)?;
        }
    }
    if found.is_empty() { call.nothing(library, "no headline answers this query") } else { Ok(Ending::Done) }
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

/// A headline, with the issue it stands in and the story that it names.
fn tell_headline(call: &mut Call<'_>, hit: &HeadlineHit, first: bool) -> Result<(), CliError> {
    let mut page = Page::new(call.out, call.measure);
    if !first {
        page.blank()?;
    }
    page.lit(&hit.snippet.text, &hit.snippet.hits)?;
    let story = hit.story.map(|story| format!(" · names {story}")).unwrap_or_default();
    Ok(page.dim(&format!("{} · {} · {}{story}", hit.issue, hit.dated.in_words(), hit.outlet))?)
}
