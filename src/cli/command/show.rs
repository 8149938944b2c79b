//! `akyn show`: one story, or a whole issue, wrapped for the terminal.

use std::str::FromStr;

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::StoryLine;
use crate::cli::out::Page;
use crate::cli::walk::walk;
use crate::digest::{Dated, HeadlineList, IssueId, ParseIdError, StoryId};
use crate::library::{IssueText, Library, StoryRow, StoryText};

/// Show a story, or a whole issue
#[derive(Debug, clap::Args)]
pub(crate) struct Show {
    /// A story, such as s12 or 12, or an issue, such as i3
    #[arg(value_name = "ID")]
    id: Wanted,
}

#[derive(Debug, Clone, Copy)]
enum Wanted {
    Story(StoryId),
    Issue(IssueId),
}

impl FromStr for Wanted {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        if text.starts_with('i') { text.parse().map(Self::Issue) } else { text.parse().map(Self::Story) }
    }
}

impl Show {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        let library = call.reading()?;
        match self.id {
            Wanted::Story(id) => match library.story(id, None)? {
                Some(story) => story_alone(call, &story),
                None => call.no_story(&library, id),
            },
            Wanted::Issue(id) => match library.issue(id)? {
                Some(issue) if call.out.json() => stories_as_json(call, &library, &issue),
                Some(issue) => whole_issue(call, &library, &issue),
                None => call.no_issue(&library, id),
            },
        }
    }
}

fn story_alone(call: &mut Call<'_>, story: &StoryText) -> Result<Ending, CliError> {
    let row = &story.row;
    if call.out.json() {
        call.out.json_line(&StoryLine::with_body(story))?;
        return Ok(Ending::Done);
    }
    let mut page = Page::new(call.out, call.measure);
    page.title(&row.title.text)?;
    page.dim(&format!("{} · {} ({})", row.outlet, story.issue_title.text, row.issue))?;
    page.dim(&date_and_basis(&row.dated))?;
    if !story.names.is_empty() {
        page.dim(&story.names.join(" · "))?;
    }
    text(&mut page, story)?;
    Ok(Ending::Done)
}

fn stories_as_json(call: &mut Call<'_>, library: &Library, issue: &IssueText) -> Result<Ending, CliError> {
    each_story(library, issue.row.id, call.limit, |story| {
        Ok(call.out.json_line(&StoryLine::with_body(&story))?)
    })
}

fn whole_issue(call: &mut Call<'_>, library: &Library, issue: &IssueText) -> Result<Ending, CliError> {
    let mut page = Page::new(call.out, call.measure);
    page.title(&issue.row.title.text)?;
    page.dim(&format!("{} · {}", issue.row.outlet, date_and_basis(&issue.row.dated)))?;
    issue.lede.iter().try_for_each(|line| page.paragraph(line))?;
    let mut section = None;
    each_story(library, issue.row.id, call.limit, |story| {
        if story.row.section != section {
            section.clone_from(&story.row.section);
            section.iter().try_for_each(|heading| page.section(heading))?;
        }
        page.blank()?;
        page.title(&story.row.title.text)?;
        page.dim(&story.row.id.to_string())?;
        text(&mut page, &story)
    })?;
    headlines(&mut page, issue)?;
    Ok(Ending::Done)
}

/// Hands an issue's stories to `each`, with their text.
fn each_story(
    library: &Library,
    issue: IssueId,
    limit: u64,
    mut each: impl FnMut(StoryText) -> Result<(), CliError>,
) -> Result<Ending, CliError> {
    let fetch = |anchor, reach| library.stories(issue, anchor, reach);
    walk(
        limit,
        fetch,
        |row: &StoryRow| row.id,
        |row| library.story(row.id, Some(issue))?.map_or(Ok(()), &mut each),
    )?;
    Ok(Ending::Done)
}

fn text(page: &mut Page<'_>, story: &StoryText) -> Result<(), CliError> {
    page.body(&story.body)?;
    if story.row.truncated {
        page.blank()?;
        page.dim("[truncated: the document breaks the text off here]")?;
    }
    Ok(())
}

fn headlines(page: &mut Page<'_>, issue: &IssueText) -> Result<(), CliError> {
    for (list, heading) in [(HeadlineList::ReadAlso, "Read also"), (HeadlineList::LatestNews, "Latest news")]
    {
        let mut lines = issue.headlines.iter().filter(|headline| headline.list == list).peekable();
        if lines.peek().is_some() {
            page.section(heading)?;
        }
        lines.try_for_each(|headline| page.item(&headline.text))?;
    }
    Ok(())
}

/// `23 Jan 2025, as printed`, or `undated`.
fn date_and_basis(dated: &Dated) -> String {
    match dated.basis_in_words() {
        Some(basis) => format!("{}, {basis}", dated.in_words()),
        None => dated.in_words(),
    }
}
