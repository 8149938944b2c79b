//! The library as JSON Lines, which `import` reads back into the same library.
//!
//! Every issue has a line of its own before its stories, in the order of their numbers, so that a library made from
//! them lists everything in the same order. A story that stands in several issues comes with each.

mod marks;

use std::io::{BufWriter, Write};

use serde::Serialize;

use self::marks::{BookmarkField, MarksLine, ThreadLine};
use super::{Anchor, Escaping, IssueText, Library, LibraryError, RateRow, Reach, Result, StoryText};
use crate::digest::{Block, Date, Headline, IssueId};
use crate::store::StoreError;
use crate::store::kept::Filed;

/// Stories that are fetched at once.
const AT_ONCE: u32 = 256;

#[derive(Serialize)]
struct IssueLine<'a> {
    record: &'static str,
    key: &'a str,
    outlet: &'a str,
    title: &'a str,
    title_basis: &'static str,
    kind: &'static str,
    date: Option<String>,
    date_basis: &'static str,
    date_evidence: &'a [String],
    page_date: Option<String>,
    range: Option<RangeField>,
    lede: &'a [String],
    sections: &'a [String],
    headlines: Vec<HeadlineField<'a>>,
    source: &'a str,
    note: Option<String>,
    bookmarks: Vec<BookmarkField>,
}

#[derive(Serialize)]
struct RangeField {
    first: u32,
    last: u32,
    total: u32,
}

#[derive(Serialize)]
struct HeadlineField<'a> {
    list: &'static str,
    section: Option<&'a str>,
    text: &'a str,
}

#[derive(Serialize)]
struct StoryLine<'a> {
    key: &'a str,
    outlet: &'a str,
    issue: &'a str,
    section: Option<&'a str>,
    position: u64,
    title: &'a str,
    title_basis: &'static str,
    date: Option<String>,
    date_basis: &'static str,
    date_evidence: &'a [String],
    truncated: bool,
    read: bool,
    bookmarked: bool,
    tags: &'a [String],
    note: Option<&'a str>,
    bookmarks: Vec<BookmarkField>,
    body: Vec<BlockField<'a>>,
}

#[derive(Serialize)]
struct BlockField<'a> {
    kind: &'static str,
    text: &'a str,
}

#[derive(Serialize)]
struct RateLine<'a> {
    record: &'static str,
    pair: String,
    value: &'a str,
    change_percent: Option<&'a str>,
    date: Option<String>,
    source: &'a str,
    /// Left out where it is the ticker of a digest, as in every export before there were others.
    #[serde(skip_serializing_if = "Option::is_none")]
    origin: Option<&'a str>,
}

#[derive(Serialize)]
struct SearchLine<'a> {
    record: &'static str,
    name: &'a str,
    query: &'a str,
}

impl Library {
    /// Writes the library as JSON Lines: issues of `since` or later and their stories, rates of `since` or later; all
    /// of them where no day is given, with the marks of stories and issues that were taken out. Undated issues are left
    /// out where one is. Saved searches and what was said of threads have no day: all of them.
    ///
    /// # Errors
    /// When the library cannot be read, or `out` cannot be written.
    pub fn export(&self, since: Option<Date>, out: &mut dyn Write) -> Result<()> {
        let mut out = BufWriter::new(out);
        self.store.in_one_state(|| {
            let mut last = IssueId(0);
            while let Some(next) = self.store.issue_after(last, since)? {
                if next.id <= last {
                    return Err(damaged("issues out of order"));
                }
                if let Some(issue) = self.store.issue(next.id)? {
                    let marks = (self.store.issue_note(next.id)?, self.store.issue_bookmarks(next.id)?);
                    write_line(&mut out, &issue_line(&issue, &next.key, marks))?;
                    self.export_stories(&issue, &mut out)?;
                }
                last = next.id;
            }
            for row in self.store.rates_of_every_origin(None)?.iter().filter(|row| since <= row.rate.date) {
                write_line(&mut out, &rate_line(row))?;
            }
            for search in self.store.saved_searches()? {
                let (name, query) = (search.name.as_str(), search.query.as_str());
                write_line(&mut out, &SearchLine { record: "search", name, query })?;
            }
            for choice in self.store.every_thread_choice()? {
                write_line(&mut out, &ThreadLine::of(&choice))?;
            }
            if since.is_none() {
                for waiting in self.store.waiting()? {
                    write_line(&mut out, &MarksLine::of(&waiting))?;
                }
            }
            Ok::<_, LibraryError>(())
        })?;
        Ok(out.flush()?)
    }

    fn export_stories(&self, issue: &IssueText, out: &mut dyn Write) -> Result<()> {
        let mut done = 0;
        while done < issue.row.stories {
            let reach = Reach { before: 0, after: AT_ONCE - 1 };
            let window = self.store.stories(issue.row.id, Anchor::Rank(done), reach)?;
            if window.rows.is_empty() {
                return Err(damaged("an issue tells of more stories than it has"));
            }
            for row in &window.rows {
                if let Some(story) = self.store.story(row.id, Some(issue.row.id))? {
                    write_line(out, &story_line(&story, self.store.story_bookmarks(row.id)?))?;
                }
            }
            done += window.rows.len() as u64;
        }
        Ok(())
    }
}

/// A file so damaged that going on would have no end.
fn damaged(what: &str) -> LibraryError {
    StoreError::Damaged(what.to_owned()).into()
}

fn write_line(out: &mut dyn Write, line: &impl Serialize) -> Result<()> {
    let mut writer = serde_json::Serializer::with_formatter(&mut *out, Escaping);
    line.serialize(&mut writer).map_err(std::io::Error::from)?;
    Ok(out.write_all(b"\n")?)
}

fn issue_line<'a>(
    issue: &'a IssueText,
    key: &'a str,
    (note, bookmarks): (Option<String>, Vec<Filed>),
) -> IssueLine<'a> {
    let row = &issue.row;
    IssueLine {
        record: "issue",
        key,
        outlet: &row.outlet,
        title: &row.title.text,
        title_basis: row.title.basis.word(),
        kind: row.kind.word(),
        date: row.dated.date.map(|date| date.to_string()),
        date_basis: row.dated.basis.word(),
        date_evidence: &row.dated.evidence,
        page_date: row.page_date.map(|day| day.to_string()),
        range: row.range.map(|range| RangeField { first: range.first, last: range.last, total: range.total }),
        lede: &issue.lede,
        sections: &issue.sections,
        headlines: issue.headlines.iter().map(|headline| headline_field(headline, &issue.sections)).collect(),
        source: &row.source,
        note,
        bookmarks: bookmarks.into_iter().map(BookmarkField::of).collect(),
    }
}

fn headline_field<'a>(headline: &'a Headline, sections: &'a [String]) -> HeadlineField<'a> {
    let section = headline.section.and_then(|place| sections.get(place));
    HeadlineField { list: headline.list.word(), section: section.map(String::as_str), text: &headline.text }
}

fn story_line(story: &StoryText, bookmarks: Vec<Filed>) -> StoryLine<'_> {
    let row = &story.row;
    StoryLine {
        key: &row.key,
        outlet: &row.outlet,
        issue: &story.issue_title.text,
        section: row.section.as_deref(),
        position: row.position,
        title: &row.title.text,
        title_basis: row.title.basis.word(),
        date: row.dated.date.map(|date| date.to_string()),
        date_basis: row.dated.basis.word(),
        date_evidence: &row.dated.evidence,
        truncated: row.truncated,
        read: row.read,
        bookmarked: row.bookmarked,
        tags: &row.tags,
        note: row.note.as_deref(),
        bookmarks: bookmarks.into_iter().map(BookmarkField::of).collect(),
        body: story.body.iter().map(block_field).collect(),
    }
}

fn block_field(block: &Block) -> BlockField<'_> {
    BlockField { kind: block.kind.word(), text: &block.text }
}

fn rate_line(row: &RateRow) -> RateLine<'_> {
    RateLine {
        record: "rate",
        pair: row.rate.pair.to_string(),
        value: row.rate.value.as_str(),
        change_percent: row.rate.change_percent.as_ref().map(crate::digest::Decimal::as_str),
        date: row.rate.date.map(|day| day.to_string()),
        source: &row.source,
        origin: row.origin.as_deref(),
    }
}
