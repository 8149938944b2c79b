//! Bookmarks of every kind, as lists.

use std::collections::HashSet;

use super::{Anchor, IssueRow, Library, Query, Reach, Result, Window};
use crate::digest::{IssueId, StoryId};
use crate::search::{State, Text};
use crate::store::Filter;
use crate::store::kept::{BookmarkId, BookmarkOrder, BookmarkRow, Bookmarked, TagRow, Target};

impl Library {
    /// Bookmarks in an order, those that answer a query where one is given; a window. Of headlines and issues a query
    /// looks at the words of their text or title, at outlet and date, and whether they are bookmarked, which they are.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn kept_answering(
        &self,
        order: BookmarkOrder,
        filter: Option<&Query>,
        anchor: Anchor<BookmarkId>,
        reach: Reach,
    ) -> Result<Window<BookmarkRow>> {
        let Some(query) = filter.filter(|query| **query != Query::Everything) else {
            return Ok(self.store.bookmarks(order, anchor, reach)?);
        };
        let found = self.bookmarks_answering(order, query)?;
        let at = match anchor {
            Anchor::At(id) => found.iter().position(|found| *found == id).unwrap_or(0),
            Anchor::Rank(rank) => {
                usize::try_from(rank).unwrap_or(usize::MAX).min(found.len().saturating_sub(1))
            }
        };
        let start = at.saturating_sub(reach.before as usize);
        let end = at.saturating_add(reach.after as usize + 1).min(found.len());
        let rows = self.store.bookmark_rows(order, found.get(start..end).unwrap_or_default())?;
        Ok(Window { rows, start: start as u64, total: found.len() as u64 })
    }

    /// Bookmarks in an order; a window.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn kept(
        &self,
        order: BookmarkOrder,
        anchor: Anchor<BookmarkId>,
        reach: Reach,
    ) -> Result<Window<BookmarkRow>> {
        Ok(self.store.bookmarks(order, anchor, reach)?)
    }

    /// A bookmark.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn bookmark(&self, id: BookmarkId) -> Result<Option<BookmarkRow>> {
        Ok(self.store.bookmark(id)?)
    }

    /// The bookmark of a story, issue, headline or passage.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn bookmark_of(&self, target: &Target) -> Result<Option<BookmarkId>> {
        Ok(self.store.bookmark_of(target)?)
    }

    /// Tags that begin so in any case, in the order of the alphabet, at most `limit`.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn tags(&self, prefix: &str, limit: u32) -> Result<Vec<TagRow>> {
        Ok(self.store.tags(prefix, limit)?)
    }

    /// The note of an issue.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn issue_note(&self, issue: IssueId) -> Result<Option<String>> {
        Ok(self.store.issue_note(issue)?)
    }

    fn bookmarks_answering(&self, order: BookmarkOrder, query: &Query) -> Result<Vec<BookmarkId>> {
        let plan = self.plan(query)?;
        let words = plan.words.map(Filter::Words).into_iter();
        let filter = Filter::All(words.chain([plan.filter]).collect());
        let stories: HashSet<StoryId> = self.store.kept_stories(filter)?.into_iter().collect();
        let mut found = Vec::new();
        for row in self.store.bookmark_rows(order, &self.store.bookmark_ids(order)?)? {
            let answers = match &row.what {
                Bookmarked::Story(story) | Bookmarked::Quotation(story, _) => stories.contains(&story.id),
                Bookmarked::Issue(issue) => answers(query, &issue.title.text, issue, &row.note),
                Bookmarked::Headline(issue, _, text) => answers(query, text, issue, &row.note),
            };
            found.extend(answers.then_some(row.id));
        }
        Ok(found)
    }
}

/// Whether the bookmark of an issue or a headline answers a query.
fn answers(query: &Query, text: &str, issue: &IssueRow, note: &Option<String>) -> bool {
    match query {
        Query::Everything | Query::Is(State::Bookmarked) => true,
        Query::Text(_, sought) => holds(text, sought),
        Query::Outlet(sought) => holds(&issue.outlet, sought),
        Query::Country(code) => crate::names::countries(text).iter().any(|country| country == code),
        Query::Date(range) => match issue.dated.date.and_then(|date| date.first_day().zip(date.last_day())) {
            Some((first, last)) => {
                range.first.is_none_or(|from| last >= from) && range.last.is_none_or(|to| first <= to)
            }
            None => false,
        },
        Query::Has(crate::search::Thing::Note) => note.is_some(),
        Query::Is(_) | Query::Tag(_) | Query::Has(_) => false,
        Query::All(parts) => parts.iter().all(|part| answers(part, text, issue, note)),
        Query::Any(parts) => parts.iter().any(|part| answers(part, text, issue, note)),
        Query::Not(part) => !answers(part, text, issue, note),
    }
}

fn holds(text: &str, sought: &Text) -> bool {
    let terms = crate::search::Reading::default().terms(None, sought);
    let mut forms = crate::names::Forms::default();
    terms.iter().all(|term| !crate::search::hits(text, &[term], &mut forms).is_empty())
}
