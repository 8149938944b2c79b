//! Changes of what is kept.

use super::names_in;
use super::wanted::Wanted;
use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::{BookmarkLine, StoryLine};
use crate::cli::out::plain;
use crate::digest::StoryId;
use crate::library::{Library, Target};

/// Bookmarks something, or takes its bookmark away.
pub(super) fn keep(call: &mut Call<'_>, wanted: Wanted, kept: bool) -> Result<Ending, CliError> {
    let mut library = call.writing()?;
    let Some((target, title)) = wanted.find(&library)? else { return nowhere(call, &library, wanted) };
    let before = library.bookmark_of(&target)?.map(|id| library.bookmark(id)).transpose()?.flatten();
    library.set_kept(&target, kept)?;
    let done = if kept { "bookmarked" } else { "no longer bookmarked" };
    match (&target, before) {
        (Target::Story(id), _) => told_story(call, &library, *id, done),
        (_, Some(row)) if !kept && call.out.json() => {
            call.out.json_line(&BookmarkLine::of(&row, &names_in(&library, &row)?).taken_away())?;
            Ok(Ending::Done)
        }
        _ => told(call, &library, &target, wanted, &title, done),
    }
}

/// Writes a note on something, or takes it away.
pub(super) fn annotate(call: &mut Call<'_>, wanted: Wanted, note: &str) -> Result<Ending, CliError> {
    let mut library = call.writing()?;
    let Some((target, title)) = wanted.find(&library)? else { return nowhere(call, &library, wanted) };
    let has_own = matches!(target, Target::Story(_) | Target::Issue(_));
    if !has_own && library.bookmark_of(&target)?.is_none() {
        call.out.hint(&format!("{wanted} is not bookmarked; `akyn bookmarks add {wanted}` first keeps it"));
        return Ok(Ending::Short);
    }
    library.annotate(&target, note)?;
    let done = if note.trim().is_empty() { "note taken away" } else { "noted" };
    match target {
        Target::Story(id) => told_story(call, &library, id, done),
        target => told(call, &library, &target, wanted, &title, done),
    }
}

/// Tags a story, or takes the tag away.
pub(super) fn tag(call: &mut Call<'_>, wanted: Wanted, tag: &str, tagged: bool) -> Result<Ending, CliError> {
    let mut library = call.writing()?;
    let id = match wanted.find(&library)? {
        Some((Target::Story(id) | Target::Quotation(id, _), _)) => id,
        Some(_) => {
            return Err(CliError::Usage(format!(
                "{wanted} is no story; only stories are tagged, others take a note"
            )));
        }
        None => return nowhere(call, &library, wanted),
    };
    if !tag.chars().any(char::is_alphanumeric) {
        return Err(CliError::Usage("a tag needs at least one letter or digit".to_owned()));
    }
    library.set_tag(id, tag, tagged)?;
    told_story(call, &library, id, if tagged { "tagged" } else { "tag taken away" })
}

fn nowhere(call: &mut Call<'_>, library: &Library, wanted: Wanted) -> Result<Ending, CliError> {
    match wanted {
        Wanted::Story(id) => call.no_story(library, id),
        Wanted::Issue(id) => call.no_issue(library, id),
        Wanted::Headline(..) => {
            let what = format!("there is no headline {wanted}; `akyn headlines` lists those that there are");
            call.nothing(library, &what)
        }
        Wanted::Bookmark(_) => {
            let what = format!("there is no bookmark {wanted}; `akyn bookmarks` lists those that there are");
            call.nothing(library, &what)
        }
    }
}

fn told_story(call: &mut Call<'_>, library: &Library, id: StoryId, done: &str) -> Result<Ending, CliError> {
    if let Some(story) = library.story(id, None)? {
        let row = &story.row;
        if call.out.json() {
            call.out.json_line(&StoryLine::of(row, &story.names))?;
        } else {
            call.out.line(format_args!("{done}: {} {}", row.id, plain(&row.title.text)))?;
        }
    }
    Ok(Ending::Done)
}

fn told(
    call: &mut Call<'_>,
    library: &Library,
    target: &Target,
    wanted: Wanted,
    title: &str,
    done: &str,
) -> Result<Ending, CliError> {
    if !call.out.json() {
        call.out.line(format_args!("{done}: {wanted} {}", plain(title)))?;
        return Ok(Ending::Done);
    }
    if let Some(id) = library.bookmark_of(target)?
        && let Some(row) = library.bookmark(id)?
    {
        call.out.json_line(&BookmarkLine::of(&row, &names_in(library, &row)?))?;
    }
    Ok(Ending::Done)
}
