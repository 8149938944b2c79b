//! Finding titles by a few of their letters: every title of the library in memory, for as long as one looks.

use std::collections::VecDeque;
use std::ops::{ControlFlow, Range, RangeInclusive};
use std::sync::atomic::AtomicBool;

use super::fetch::Fetch;
use super::{Anchor, KeepGoing, Library, Place, Reach, Result, StoryRow, TitleKind, Totals};
use crate::digest::{Dated, IssueId, StoryId};
use crate::search::fuzzy::{self, Query};
use crate::store::Store;

/// Titles gathered at a time.
const STEP: u32 = 2_000;

/// Steps whose stories are fetched from the disk before their turn.
const AHEAD: i64 = 64;

/// Stories from which on they are fetched ahead: fewer are here in a moment.
const MANY: i64 = 20_000;

/// Titles of a library as they were when it was made, in memory: about 140 bytes a title of 60 letters. To be dropped
/// when nobody looks any more.
#[derive(Debug, Default)]
pub struct Finder {
    titles: fuzzy::Finder,
    places: Vec<Place>,
}

/// Titles on their way into a [`Finder`], which can be looked into meanwhile. What the library changes behind the place
/// that the gathering has come to is not in it.
#[derive(Debug, Default)]
pub struct Gathering {
    /// What is here so far.
    pub finder: Finder,
    /// Kinds that are not here yet, or not all of them.
    kinds: VecDeque<TitleKind>,
    /// The last title that is here, of any kind.
    behind: Option<Place>,
    ahead: Option<Ahead>,
}

/// Stories stand far apart in a large library: what comes next is fetched from the disk ahead of its turn.
#[derive(Debug)]
struct Ahead {
    fetch: Fetch<RangeInclusive<i64>>,
    /// The last story that was sent for.
    sent: i64,
    last: i64,
}

/// Tells whether stories or issues have come or gone since. Titles that only read otherwise are not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Extent {
    stories: u64,
    issues: u64,
    last: i64,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Finding {
    /// The best titles, best first; of equals the newest.
    pub hits: Vec<FindHit>,
    /// How many titles match in all.
    pub matched: usize,
}

/// A title that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FindHit {
    /// Where it stands.
    pub place: Place,
    /// How well it matches: the higher, the better.
    pub score: i32,
}

/// A title with what a list says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Titled {
    /// Where it stands.
    pub place: Place,
    /// As printed.
    pub text: String,
    /// Its outlet's name.
    pub outlet: String,
    /// The story's date, else its issue's.
    pub dated: Dated,
    /// The issue it stands in; of a story's the newest.
    pub issue: IssueId,
    /// The story it is the title of, or the first under a section's heading.
    pub story: Option<StoryId>,
}

impl Library {
    /// All titles of these kinds, to find them in.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn finder(&self, kinds: &[TitleKind]) -> Result<Finder> {
        self.store.in_one_state(|| {
            let mut gathering = Gathering::of(kinds);
            while self.gather(&mut gathering)? == ControlFlow::Continue(()) {}
            Ok(gathering.finder)
        })
    }

    /// Gathers some more titles, so few that it takes a moment; `Break` when all are here.
    ///
    /// # Errors
    /// When the library cannot be read, or the reading was given up; what was gathered stays, and it can be gone on.
    pub fn gather(&self, gathering: &mut Gathering) -> Result<KeepGoing> {
        let Some(kind) = gathering.kinds.front().copied() else { return Ok(ControlFlow::Break(())) };
        if kind == TitleKind::Story {
            self.fetch_ahead(gathering)?;
        }
        let titles = self.store.titles(kind, gathering.behind, STEP)?;
        match titles.last() {
            Some(last) => gathering.behind = Some(last.place),
            None => {
                gathering.kinds.pop_front();
            }
        }
        for title in &titles {
            gathering.finder.titles.add(&title.text, title.age);
            gathering.finder.places.push(title.place);
        }
        let over = gathering.kinds.is_empty();
        Ok(if over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    }

    /// Has the stories that come next fetched, where there are many.
    fn fetch_ahead(&self, gathering: &mut Gathering) -> Result<()> {
        let here = match gathering.behind {
            Some(Place::Story(id)) => id.0,
            _ => 0,
        };
        let ahead = match &mut gathering.ahead {
            Some(ahead) => ahead,
            none => {
                let last = self.store.last_story()?;
                if last < MANY {
                    return Ok(());
                }
                let path = self.path.clone();
                let fetch = Fetch::unattended(move || {
                    let store = Store::open_to_fetch(&path);
                    move |stories| {
                        let _fetched = store.as_ref().map(|store| store.fetch_titles(stories));
                    }
                });
                none.insert(Ahead { fetch, sent: here, last })
            }
        };
        let step = i64::from(STEP);
        while ahead.sent < ahead.last && ahead.sent < here + AHEAD * step {
            ahead.fetch.ahead(ahead.sent + 1..=ahead.sent + step);
            ahead.sent += step;
        }
        Ok(())
    }

    /// How far the library reaches.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn extent(&self) -> Result<Extent> {
        let Totals { stories, issues, .. } = self.store.totals()?;
        Ok(Extent { stories, issues, last: self.store.last_story()? })
    }

    /// What stands at a place; `None` where it has gone since.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn titled(&self, place: Place) -> Result<Option<Titled>> {
        let (issue, story) = match place {
            Place::Story(id) => {
                let Some(row) = self.story_row(id)? else { return Ok(None) };
                let StoryRow { issue, outlet, dated, title, .. } = row;
                return Ok(Some(Titled { place, text: title.text, outlet, dated, issue, story: Some(id) }));
            }
            Place::Section(issue, ordinal) => (issue, self.store.first_under(issue, ordinal)?),
            Place::Issue(issue) | Place::Headline(issue, _) => (issue, None),
        };
        let row = self.issues(Anchor::At(issue), Reach { before: 0, after: 0 })?.rows.pop();
        let (Some(row), Some(text)) = (row.filter(|row| row.id == issue), self.title_text(place)?) else {
            return Ok(None);
        };
        Ok(Some(Titled { place, text, outlet: row.outlet, dated: row.dated, issue, story }))
    }

    /// A story as lists show it, in the newest of its issues.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn story_row(&self, id: StoryId) -> Result<Option<StoryRow>> {
        Ok(self.store.story_row(id)?)
    }

    /// The title at a place, as printed; `None` where it has gone since.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn title_text(&self, place: Place) -> Result<Option<String>> {
        Ok(self.store.title_text(place)?)
    }
}

impl Gathering {
    /// To be filled with the titles of these kinds.
    pub fn of(kinds: &[TitleKind]) -> Self {
        Self { kinds: kinds.iter().copied().collect(), ..Self::default() }
    }
}

impl Finder {
    /// The best `rows` titles for what is typed, in fzf's syntax ([`Query`]); `None` when `stop` was set before the end.
    ///
    /// Exact hits and words that begin as typed are handed to `first` as soon as they are known, unless nothing is left
    /// to be found out.
    pub fn find(
        &mut self,
        typed: &str,
        rows: usize,
        stop: &AtomicBool,
        first: &mut dyn FnMut(Finding),
    ) -> Option<Finding> {
        let places = &self.places;
        let found = self.titles.search(&Query::new(typed), rows, stop, &mut |found| {
            first(placed(places, &found));
        })?;
        Some(placed(places, &found))
    }

    /// How many titles there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Bytes of memory that it takes.
    pub fn bytes(&self) -> usize {
        self.titles.bytes() + self.places.capacity() * size_of::<Place>()
    }
}

/// The characters of a printed title that match what is typed: ranges of 0-based characters (Unicode scalar values), in
/// order and apart.
pub fn matched(typed: &str, printed: &str) -> Vec<Range<usize>> {
    fuzzy::lit(&Query::new(typed), printed)
}

fn placed(places: &[Place], found: &fuzzy::Found) -> Finding {
    let hit = |hit: &fuzzy::Hit| Some(FindHit { place: *places.get(hit.title)?, score: hit.score });
    Finding { hits: found.hits.iter().filter_map(hit).collect(), matched: found.matched }
}
