//! Searching in full text: the stories that answer, and below them the headlines that do.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use super::FIRST;
use crate::library::{HeadlineHit, Hit, Library, LibraryError, Part, Place, Query as Sought, State};
use crate::tui::app::seek::{Found, FoundRow, Total};

/// Stories listed.
const SEARCHED: usize = 500;
/// The fewest letters of the beginning of a word.
const SHORTEST: usize = 3;
/// Headlines listed below them.
const HEADLINES: u64 = 20;

/// The stories that answer, best first.
pub(super) fn search(
    library: &Library,
    typed: &str,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(Found),
) -> Result<Found, LibraryError> {
    let mut query = Sought::lenient(typed);
    let mut rows = Rows { tell, told: 0, waiting: Vec::new(), meant: None, stop };
    rows.add(library, &query)?;
    if rows.len() == 0
        && let Some(text) = begun(typed)
    {
        let longer = Sought::lenient(&text);
        rows.meant = Some(text);
        rows.add(library, &longer)?;
        if rows.len() == 0 {
            rows.meant = None;
        } else {
            query = longer;
        }
    }
    rows.close(library, &query)
}

/// The same with the last word as the beginning of one: it is being typed still, where nothing holds it as it is.
fn begun(typed: &str) -> Option<String> {
    let last = typed.rsplit(|letter: char| !letter.is_alphanumeric()).next()?;
    (last.chars().count() >= SHORTEST).then(|| format!("{typed}*"))
}

/// The same with the unread ones first.
pub(super) fn watch(
    library: &Library,
    typed: &str,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(Found),
) -> Result<Found, LibraryError> {
    let query = Sought::lenient(typed);
    let mut rows = Rows { tell, told: 0, waiting: Vec::new(), meant: None, stop };
    for state in [State::Unread, State::Read] {
        rows.add(library, &with(query.clone(), Sought::Is(state)))?;
    }
    rows.close(library, &query)
}

/// Both must hold. Side by side, so that the words of the query rank the stories still.
fn with(query: Sought, other: Sought) -> Sought {
    let mut parts = match query {
        Sought::All(parts) => parts,
        single => vec![single],
    };
    parts.push(other);
    Sought::All(parts)
}

/// Rows on their way to the screen.
struct Rows<'a> {
    tell: &'a mut dyn FnMut(Found),
    /// How many were told already.
    told: usize,
    waiting: Vec<FoundRow>,
    /// What is searched for in the place of what was typed.
    meant: Option<String>,
    stop: &'a AtomicBool,
}

impl Rows<'_> {
    fn len(&self) -> usize {
        self.told + self.waiting.len()
    }

    /// Adds the stories that answer, as many as there is room for; the first screen of them is told at once.
    fn add(&mut self, library: &Library, query: &Sought) -> Result<(), LibraryError> {
        let room = SEARCHED.saturating_sub(self.len());
        if room == 0 {
            return Ok(());
        }
        library.search_by_parts(query, room as u64, &mut |part| {
            match part {
                Part::Hit(hit) => self.waiting.push(story(*hit)),
                Part::Pause => self.show(),
            }
            if self.told == 0 && self.len() == FIRST {
                self.show();
            }
            if self.stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
    }

    /// Tells what has come.
    fn show(&mut self) {
        let rows = std::mem::take(&mut self.waiting);
        if rows.is_empty() {
            return;
        }
        let (from, meant) = (self.told as u64, self.meant.clone());
        self.told += rows.len();
        (self.tell)(Found { from, rows, total: Total::More, meant, ..Found::default() });
    }

    /// All of it, with the headlines. They are looked for last: nobody waits for them.
    fn close(mut self, library: &Library, query: &Sought) -> Result<Found, LibraryError> {
        let total = if self.len() >= SEARCHED { Total::More } else { Total::Listed };
        let from = self.told as u64;
        if self.told > 0 && !self.waiting.is_empty() {
            let rows = self.waiting.clone();
            (self.tell)(Found { from, rows, total, meant: self.meant.clone(), ..Found::default() });
        }
        if !self.stop.load(Ordering::Relaxed) {
            for hit in library.search_headlines(query, HEADLINES)? {
                self.waiting.push(headline(library, hit)?);
            }
        }
        Ok(Found { from, rows: self.waiting, total, gathered: None, meant: self.meant })
    }
}

fn story(hit: Hit) -> FoundRow {
    let row = hit.story.row;
    FoundRow {
        place: Place::Story(row.id),
        issue: row.issue,
        story: Some(row.id),
        outlet: row.outlet,
        dated: row.dated,
        read: Some(row.read),
        title: (row.title.text, Vec::new()),
        context: Some((hit.snippet.text, hit.snippet.hits)),
    }
}

/// A headline, with the story that it names, where the library has that.
fn headline(library: &Library, hit: HeadlineHit) -> Result<FoundRow, LibraryError> {
    let named = match hit.story {
        Some(id) => library.story_row(id)?,
        None => None,
    };
    Ok(FoundRow {
        place: Place::Headline(hit.issue, hit.number),
        issue: named.as_ref().map_or(hit.issue, |story| story.issue),
        story: named.as_ref().map(|story| story.id),
        outlet: hit.outlet,
        dated: hit.dated,
        read: named.map(|story| story.read),
        title: (hit.snippet.text, hit.snippet.hits),
        context: None,
    })
}

#[cfg(test)]
mod tests {
    use super::begun;

    #[test]
    fn the_beginning_of_a_word_has_letters_enough() {
        assert_eq!(begun("snow pas").as_deref(), Some("snow pas*"));
        assert_eq!(
            [begun("snow pa"), begun("pass "), begun("\"the pass\""), begun("")],
            [None, None, None, None]
        );
    }
}
