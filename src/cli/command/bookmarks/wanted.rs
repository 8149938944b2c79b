//! What can be kept, as it is named on the command line.

use std::str::FromStr;

use crate::digest::{IssueId, StoryId};
use crate::library::{BookmarkId, Library, LibraryError, Target};

/// The id of a story, an issue, a headline or a bookmark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Story(StoryId),
    Issue(IssueId),
    /// Of an issue, with its 0-based number.
    Headline(IssueId, usize),
    Bookmark(BookmarkId),
}

impl FromStr for Wanted {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parsed = match text.split_at_checked(1) {
            Some(("i", _)) => text.parse().ok().map(Self::Issue),
            Some(("h", rest)) => rest.split_once('.').and_then(headline),
            Some(("b", rest)) => number(rest).map(|number| Self::Bookmark(BookmarkId(number))),
            _ => text.parse().ok().map(Self::Story),
        };
        parsed.ok_or_else(|| {
            format!(
                "`{text}` is no id; a story is s12 or 12, an issue i3, a headline h3.2 (as `akyn headlines` shows it), a bookmark b7"
            )
        })
    }
}

fn headline((issue, place): (&str, &str)) -> Option<Wanted> {
    let place = usize::try_from(number(place)?).ok()?.checked_sub(1)?;
    Some(Wanted::Headline(IssueId(number(issue)?), place))
}

fn number(text: &str) -> Option<i64> {
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
}

impl std::fmt::Display for Wanted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Story(id) => id.fmt(f),
            Self::Issue(id) => id.fmt(f),
            Self::Headline(issue, place) => f.write_str(&headline_id(*issue, *place)),
            Self::Bookmark(id) => id.fmt(f),
        }
    }
}

/// How a headline is named: the second of issue 3 is `h3.2`.
pub(in crate::cli) fn headline_id(issue: IssueId, place: usize) -> String {
    format!("h{}.{}", issue.0, place.saturating_add(1))
}

impl Wanted {
    /// What it names, and what that is called; `None` where there is none such.
    pub(super) fn find(self, library: &Library) -> Result<Option<(Target, String)>, LibraryError> {
        Ok(match self {
            Self::Story(id) => {
                library.story(id, None)?.map(|story| (Target::Story(id), story.row.title.text))
            }
            Self::Issue(id) => library.issue(id)?.map(|issue| (Target::Issue(id), issue.row.title.text)),
            Self::Headline(id, place) => library.issue(id)?.and_then(|issue| {
                issue.headlines.get(place).map(|line| (Target::Headline(id, place), line.text.clone()))
            }),
            Self::Bookmark(id) => {
                library.bookmark(id)?.map(|row| (row.target(), super::title(&row).to_owned()))
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Wanted;

    #[test]
    fn ids_are_read_as_they_are_shown() {
        for text in ["s12", "i3", "h3.2", "b7"] {
            assert_eq!(text.parse::<Wanted>().unwrap().to_string(), text);
        }
        assert_eq!("12".parse::<Wanted>().unwrap().to_string(), "s12");
        for text in ["", "x1", "h3", "h3.0", "h.1", "b", "b-1", "h3.+2", "ж1"] {
            assert!(text.parse::<Wanted>().unwrap_err().contains("is no id"), "{text}");
        }
    }
}
