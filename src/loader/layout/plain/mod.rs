//! Documents of no known layout: keeps every letter, and finds the title, headings, lists and dates it can.
//!
//! A document with headings or numbers over texts the size of an affair, or one that calls itself a digest, is
//! read as several stories; anything else as one article.

mod builder;
mod dates;
mod outline;
mod row;

#[cfg(test)]
mod tests;

use crate::digest::{Basis, Digest, Fault, Issue, IssueKind, Title};
use crate::loader::lines::Lines;
use crate::loader::title;

use super::{Layout, Score, headline_list, line_mark};
use builder::Builder;
use outline::{Outline, Role};
use row::{Row, Shape};

/// The layout.
pub(super) const LAYOUT: Layout = Layout { name: "plain", recognise, read };

/// Fits everything, and gives way to everything.
fn recognise(_lines: &Lines) -> Score {
    1
}

fn read(lines: &Lines) -> Digest {
    let (rows, mut skipped) = row::rows(lines);
    if rows.is_empty() {
        let what = "there is no text in this document".to_owned();
        return Digest { skipped, faults: vec![Fault { line: 0, what }], ..Digest::default() };
    }
    let outline = outline::outline(&rows);
    let mut builder = Builder::new(&outline, super::empty_issue(IssueKind::Other));
    take_all(&mut builder, &rows, &outline);
    let (mut issue, left_out) = if outline.several { builder.stories() } else { builder.article() };
    skipped.extend(left_out);
    skipped.sort_by_key(|skipped| skipped.line);
    issue.kind = kind(&issue, &outline);
    if outline.several {
        name(&mut issue)
    } else {
        name_article(&mut issue)
    }
    Digest { issues: vec![issue], skipped, ..Digest::default() }
}

fn take_all(builder: &mut Builder<'_>, rows: &[Row<'_>], outline: &Outline) {
    let headed =
        outline.roles.iter().any(|role| matches!(role, Role::Section | Role::StoryTitle | Role::Subheading));
    let mut parts = rows.iter().zip(&outline.roles);
    while let Some((row, role)) = parts.next() {
        let Shape::Opening(opening) = row.shape else {
            builder.take(row, *role);
            continue;
        };
        builder.skip(row.line, opening.name, "the name of a list of headlines");
        if !opening.first.is_empty() {
            builder.headline(opening.list, opening.first);
        }
        let rest = parts.clone().map(|(row, _)| row.printed);
        let length = match opening.first {
            "" => headline_list::length(rest, opening.list, headed),
            _ => rest.take_while(|text| line_mark::item(text).is_some()).count(),
        };
        for (row, _) in parts.by_ref().take(length) {
            builder.headline(opening.list, line_mark::item(row.printed).unwrap_or(row.printed));
        }
    }
}

fn kind(issue: &Issue, outline: &Outline) -> IssueKind {
    let titled = issue.title.basis == Basis::Printed;
    match (outline.several, outline.says_digest) {
        (_, true) => IssueKind::WeeklyDigest,
        (false, false) if titled && issue.stories.iter().any(|story| !story.body.is_empty()) => {
            IssueKind::Article
        }
        _ => IssueKind::Other,
    }
}

/// A digest without a title takes it from its first words.
fn name(issue: &mut Issue) {
    if issue.title.basis == Basis::Printed {
        return;
    }
    let first = issue.stories.first().map(|story| &story.title.text);
    let headline = issue.headlines.first().map(|headline| &headline.text);
    let words = issue.lede.first().or(issue.sections.first()).or(first).or(headline);
    issue.title =
        Title::derived(words.map_or_else(|| "Untitled".to_owned(), |words| title::from_text(words)));
}

/// An article's printed title is its story's; the issue is called after it.
fn name_article(issue: &mut Issue) {
    match issue.stories.first() {
        Some(story) => issue.title = Title::derived(title::from_text(&story.title.text)),
        None => name(issue),
    }
}
