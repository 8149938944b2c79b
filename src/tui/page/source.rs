//! What is copied, as text: with the line that says where it is from.

use super::passage::{self, Position};
use super::{issue_name, text};
use crate::digest::Dated;
use crate::library::{IssueText, StoryText};

/// A whole story: title, text, source.
pub(crate) fn story(story: &StoryText) -> String {
    let last = Position { block: story.body.len().saturating_sub(1), letter: usize::MAX };
    let body = passage::words(&story.body, Position::default(), last);
    let missing = story.row.truncated.then(|| "… the document breaks off here".to_owned());
    let title = text::clean(&story.row.title.text).into_owned();
    paragraphs([Some(title), Some(body), missing, Some(format!("— {}", of_story(story)))])
}

/// A passage of a story, from one place to before another: text, title, source.
pub(crate) fn passage(story: &StoryText, from: Position, to: Position) -> String {
    let words = passage::words(&story.body, from, to);
    let line = format!("— “{}”, {}", text::clean(&story.row.title.text), of_story(story));
    paragraphs([Some(words), Some(line), None, None])
}

/// A headline: what it says, source.
pub(crate) fn headline(issue: &IssueText, number: usize) -> Option<String> {
    let words = &issue.headlines.get(number)?.text;
    Some(paragraphs([Some(text::clean(words).into_owned()), Some(of_issue(issue)), None, None]))
}

/// An issue: its title, what introduces it, source.
pub(crate) fn issue(issue: &IssueText) -> String {
    let lede: Vec<String> = issue.lede.iter().map(|line| text::clean(line).into_owned()).collect();
    let title = text::clean(&issue_name::of_issue(&issue.row)).into_owned();
    paragraphs([Some(title), Some(lede.join("\n\n")), Some(of_issue(issue)), None])
}

fn paragraphs(parts: [Option<String>; 4]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    parts.join("\n\n") + "\n"
}

/// Outlet, issue, date and how that is known.
fn of_story(story: &StoryText) -> String {
    let row = &story.row;
    line(&row.outlet, &issue_name::of_story(story), &row.dated)
}

fn of_issue(issue: &IssueText) -> String {
    format!("— {}", line(&issue.row.outlet, &issue_name::of_issue(&issue.row), &issue.row.dated))
}

fn line(outlet: &str, issue: &str, dated: &Dated) -> String {
    let date = match dated.basis_in_few_words() {
        Some(basis) => format!("{} ({basis})", dated.in_words()),
        None => dated.in_words(),
    };
    [text::clean(outlet), text::clean(issue), text::clean(&date)].join(", ")
}
