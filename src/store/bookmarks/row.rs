//! One bookmark, with what it is of.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, Row};

use super::super::kept::{BookmarkId, BookmarkRow, Bookmarked, Passage, Target};
use super::super::rows::StoryRow;
use super::super::{Result, Store};
use super::{FIND, key};
use crate::digest::{IssueId, StoryId};

impl Store {
    /// A bookmark.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bookmark(&self, id: BookmarkId) -> Result<Option<BookmarkRow>> {
        Ok(self.bookmarks_of(&[id])?.pop())
    }

    /// Bookmarks of these numbers; what has gone is left out.
    pub(super) fn bookmarks_of(&self, ids: &[BookmarkId]) -> Result<Vec<BookmarkRow>> {
        let _one_state = self.reading()?;
        let mut query = self.connection.prepare_cached(
            "SELECT kind, story, issue, ordinal, text, span, note FROM bookmark WHERE id = ?1",
        )?;
        let mut found = Vec::with_capacity(ids.len());
        for id in ids {
            found.extend(query.query_row([id.0], Stored::read).optional()?.map(|stored| (*id, stored)));
        }
        let stories: Vec<StoryId> = found.iter().filter_map(|(_, stored)| stored.story).collect();
        let rows = self.story_rows_of(&stories)?;
        let rows: HashMap<StoryId, StoryRow> = rows.into_iter().map(|row| (row.id, row)).collect();
        let told = found.into_iter().map(|(id, stored)| {
            let row = stored.story.and_then(|story| rows.get(&story).cloned());
            self.told(id, &stored, row)
        });
        Ok(told.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// A bookmark as lists show it, with its story where it is of one; `None` where what it is of has gone.
    fn told(&self, id: BookmarkId, stored: &Stored, row: Option<StoryRow>) -> Result<Option<BookmarkRow>> {
        let (mut note, mut what) = (stored.note.clone(), None);
        if let Some(row) = row {
            what = Some(match stored.passage() {
                Some(passage) => Bookmarked::Quotation(row, self.found_again(stored.story, passage)?),
                None => Bookmarked::Story(row),
            });
        } else if let Some(issue) = stored.issue
            && let Some(found) = self.issue(issue)?
        {
            what = Some(match &stored.text {
                Some(text) => Bookmarked::Headline(found.row, stored.ordinal, text.clone()),
                None => {
                    note = self.issue_note(issue)?;
                    Bookmarked::Issue(found.row)
                }
            });
        }
        Ok(what.map(|what| BookmarkRow { id, what, group: None, note }))
    }

    /// A passage where it stands now; where it is nowhere, as it stood.
    fn found_again(&self, story: Option<StoryId>, mut passage: Passage) -> Result<Passage> {
        let Some(text) = story.map(|story| self.story(story, None)).transpose()?.flatten() else {
            return Ok(passage);
        };
        let at = |block: &str, from: usize| {
            block.chars().skip(from).take(passage.text.chars().count()).eq(passage.text.chars())
        };
        let (block, letter) = passage.from;
        if block != passage.to.0 || text.body.get(block).is_some_and(|block| at(&block.text, letter)) {
            return Ok(passage);
        }
        let found = text.body.iter().enumerate().find_map(|(number, block)| {
            let bytes = block.text.find(&passage.text)?;
            Some((number, block.text.get(..bytes)?.chars().count()))
        });
        if let Some((number, from)) = found {
            passage.to = (number, from + passage.text.chars().count());
            passage.from = (number, from);
        }
        Ok(passage)
    }

    /// The bookmark of a target.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn bookmark_of(&self, target: &Target) -> Result<Option<BookmarkId>> {
        let mut query = self.connection.prepare_cached(FIND)?;
        Ok(query.query_row(key(target), |row| row.get(0).map(BookmarkId)).optional()?)
    }
}

/// A row of `bookmark`.
struct Stored {
    story: Option<StoryId>,
    issue: Option<IssueId>,
    ordinal: usize,
    text: Option<String>,
    span: Option<String>,
    note: Option<String>,
}

impl Stored {
    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            story: row.get::<_, Option<i64>>(1)?.map(StoryId),
            issue: row.get::<_, Option<i64>>(2)?.map(IssueId),
            ordinal: row.get::<_, Option<usize>>(3)?.unwrap_or(0),
            text: row.get(4)?,
            span: row.get(5)?,
            note: row.get(6)?,
        })
    }

    fn passage(&self) -> Option<Passage> {
        let text = self.text.clone()?;
        let span: Option<[usize; 4]> = self.span.as_ref().and_then(|span| serde_json::from_str(span).ok());
        let [block, letter, last, end] = span.unwrap_or_default();
        Some(Passage { from: (block, letter), to: (last, end), text })
    }
}
