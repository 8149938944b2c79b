//! Lists of which only the rows that answer a query are seen.
//!
//! The keys of all rows that answer are worked out once for a query and a state of the library, eight bytes each, and kept
//! while the list is looked at; a window is then a slice of them. Working them out takes the longer the more answers: it
//! is for a worker, and [`Library::heed`] cuts it short.

use std::cell::RefCell;
use std::sync::Arc;

use super::{Anchor, IssueRow, Library, Query, Reach, Result, StoryRow, Window};
use crate::digest::{IssueId, StoryId};
use crate::names::{Aliases, Forms};
use crate::search::{Reading, Term, TextField, hits};

/// A list of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Issues,
    Stories(IssueId),
}

/// Keys that were worked out, and what for.
#[derive(Debug)]
struct Sieve {
    list: List,
    query: Query,
    state: (u64, u64),
    names: Arc<Aliases>,
    keys: Arc<[i64]>,
}

/// The latest of them.
#[derive(Debug, Default)]
pub(super) struct Sieves {
    kept: RefCell<Vec<Sieve>>,
}

/// Sieves that are kept: one for each list that is on the screen.
const MOST: usize = 4;

/// Where a window lies, and whether its row is seen though it does not answer (any more).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Around<Id> {
    /// Where.
    pub anchor: Anchor<Id>,
    /// How far.
    pub reach: Reach,
    /// Whether the row of the anchor stays in the list though it does not answer: the story being read does not vanish
    /// from the unread ones because it was read.
    pub hold: bool,
}

impl Library {
    /// Issues that hold a story which answers, or whose title or outlet does, newest first; a window.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn issues_answering(&self, query: &Query, around: Around<IssueId>) -> Result<Window<IssueRow>> {
        self.store.in_one_state(|| {
            let keys = self.keys(List::Issues, query)?;
            let key = |id| self.store.issue_key(id);
            window(&keys, around, key, |keys| self.store.issues_at(keys))
        })
    }

    /// An issue's stories that answer, in order; a window.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn stories_answering(
        &self,
        issue: IssueId,
        query: &Query,
        around: Around<StoryId>,
    ) -> Result<Window<StoryRow>> {
        self.store.in_one_state(|| {
            let keys = self.keys(List::Stories(issue), query)?;
            let key = |id| self.store.story_key(issue, id);
            window(&keys, around, key, |keys| self.store.stories_at(issue, keys))
        })
    }

    fn keys(&self, list: List, query: &Query) -> Result<Arc<[i64]>> {
        let (state, names) = (self.store.state()?, self.aliases());
        let fits = |sieve: &Sieve| {
            sieve.list == list
                && sieve.query == *query
                && sieve.state == state
                && Arc::ptr_eq(&sieve.names, &names)
        };
        if let Some(known) = self.sieves.kept.borrow().iter().find(|sieve| fits(sieve)) {
            return Ok(Arc::clone(&known.keys));
        }
        let keys: Arc<[i64]> = self.worked_out(list, query)?.into();
        let mut kept = self.sieves.kept.borrow_mut();
        kept.retain(|sieve| sieve.list != list && sieve.state == state);
        if kept.len() >= MOST {
            kept.remove(0);
        }
        kept.push(Sieve { list, query: query.clone(), state, names, keys: Arc::clone(&keys) });
        Ok(keys)
    }

    fn worked_out(&self, list: List, query: &Query) -> Result<Vec<i64>> {
        let plan = self.plan(query)?;
        let (words, filter) = (plan.words.as_ref(), &plan.filter);
        Ok(match list {
            List::Stories(issue) => self.store.stories_answering(issue, words, filter)?,
            List::Issues => {
                let mut keys = self.store.issues_holding(words, filter)?;
                keys.extend(self.issues_named(query)?);
                keys.sort_unstable();
                keys.dedup();
                keys
            }
        })
    }

    /// The keys of the issues whose own title or outlet answers, for a query that asks for words.
    fn issues_named(&self, query: &Query) -> Result<Vec<i64>> {
        let reading = Reading::with_aliases(self.aliases());
        let query = reading.with_names(query);
        let mut keys = Vec::new();
        if !asks_for_words(&query) {
            return Ok(keys);
        }
        let (label, mut forms) = (Label::of(&query, &reading), Forms::default());
        self.store.each_issue_label(&mut |issue| {
            if label.answered(&issue.title, &issue.outlet, &mut forms) {
                keys.push(issue.key);
            }
        })?;
        Ok(keys)
    }
}

/// Whether a query asks for a word wherever it holds, so that an issue's title can answer it.
fn asks_for_words(query: &Query) -> bool {
    match query {
        Query::Text(None | Some(TextField::Title | TextField::Name), _) | Query::Outlet(_) => true,
        Query::All(parts) => parts.iter().any(asks_for_words),
        Query::Any(parts) => parts.iter().all(asks_for_words),
        _ => false,
    }
}

/// A query as it is held against what an issue calls itself.
enum Label {
    /// Its title, or its outlet where the second says so, holds all of these.
    Holds(Vec<Term>, bool),
    /// Its outlet does.
    Outlet(Vec<Term>),
    All(Vec<Label>),
    Any(Vec<Label>),
    Not(Box<Label>),
    /// It asks for what only stories have.
    Never,
}

impl Label {
    fn of(query: &Query, reading: &Reading) -> Self {
        let parts = |parts: &[Query]| parts.iter().map(|part| Self::of(part, reading)).collect();
        match query {
            Query::Everything => Self::All(Vec::new()),
            Query::Text(field @ (None | Some(TextField::Title | TextField::Name)), text) => {
                Self::Holds(reading.terms(*field, text), field.is_none())
            }
            Query::Outlet(text) => Self::Outlet(reading.terms(None, text)),
            Query::All(inner) => Self::All(parts(inner)),
            Query::Any(inner) => Self::Any(parts(inner)),
            Query::Not(part) => Self::Not(Box::new(Self::of(part, reading))),
            _ => Self::Never,
        }
    }

    fn answered(&self, title: &str, outlet: &str, forms: &mut Forms) -> bool {
        match self {
            Self::Holds(terms, outlet_too) => {
                holds(title, terms, forms) || (*outlet_too && holds(outlet, terms, forms))
            }
            Self::Outlet(terms) => holds(outlet, terms, forms),
            Self::All(parts) => parts.iter().all(|part| part.answered(title, outlet, forms)),
            Self::Any(parts) => parts.iter().any(|part| part.answered(title, outlet, forms)),
            Self::Not(part) => !part.answered(title, outlet, forms),
            Self::Never => false,
        }
    }
}

fn holds(printed: &str, terms: &[Term], forms: &mut Forms) -> bool {
    let terms: Vec<&Term> = terms.iter().collect();
    let lit = hits(printed, &terms, forms);
    (0..terms.len()).all(|term| lit.iter().any(|hit| hit.term == term))
}

/// The rows around an anchor among all keys.
fn window<Id: Copy, T>(
    keys: &[i64],
    around: Around<Id>,
    key: impl Fn(Id) -> crate::store::Result<Option<i64>>,
    rows: impl Fn(&[i64]) -> crate::store::Result<Vec<T>>,
) -> Result<Window<T>> {
    let mut held: Option<Vec<i64>> = None;
    let at = match around.anchor {
        Anchor::Rank(rank) => usize::try_from(rank).unwrap_or(usize::MAX),
        Anchor::At(id) => match key(id)?.map(|key| (key, keys.binary_search(&key))) {
            Some((_, Ok(at))) => at,
            Some((key, Err(at))) if around.hold => {
                let mut with_it = keys.to_vec();
                with_it.insert(at, key);
                held = Some(with_it);
                at
            }
            _ => 0,
        },
    };
    let keys = held.as_deref().unwrap_or(keys);
    let at = at.min(keys.len().saturating_sub(1));
    let first = at.saturating_sub(around.reach.before as usize);
    let end = at.saturating_add(around.reach.after as usize).saturating_add(1).min(keys.len());
    let rows = rows(keys.get(first..end).unwrap_or_default())?;
    Ok(Window { rows, start: first as u64, total: keys.len() as u64 })
}
