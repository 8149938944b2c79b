//! The terms of stories, and which stories hold a term.

use std::collections::HashMap;

use rusqlite::OptionalExtension;

use super::codec::optional;
use super::{Result, Saving, Store};
use crate::digest::{Edtf, StoryId};

/// A story that is filed under its terms.
#[derive(Debug, Clone)]
pub struct Filing {
    /// The story.
    pub id: StoryId,
    /// The shelf it has its entries on.
    pub shelf: i64,
    /// Its terms, in the form that they are kept in.
    pub bytes: Vec<u8>,
    /// Each of them.
    pub terms: Vec<FiledTerm>,
}

/// A term of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FiledTerm {
    /// The term.
    pub id: u32,
    /// Whether it is a name there.
    pub named: bool,
    /// The story's entry under the term; `None` where nothing is looked up by it.
    pub entry: Option<[u8; 2]>,
}

/// A story that may belong to another.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The story.
    pub id: StoryId,
    /// When it was.
    pub when: Option<Edtf>,
    /// Whether it stands in an issue of the story asked for.
    pub one_issue: bool,
    /// Its terms, as they are kept.
    pub terms: Vec<u8>,
}

/// A story with its title, which is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitledStory {
    /// The story.
    pub id: StoryId,
    /// Who published it.
    pub outlet: String,
    /// Its title.
    pub title: String,
}

/// So many stories more have a term, and so many of them as a name.
const COUNT_TERM: &str = "INSERT INTO new_term VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE
    SET stories = stories + excluded.stories, named = named + excluded.named";

impl Store {
    /// The stories with this hash of their printed titles, of every outlet.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stories_titled_so(&self, name: i64) -> Result<Vec<TitledStory>> {
        let mut query = self.connection.prepare_cached(
            "SELECT story.id, outlet.name, story.title FROM outlet
             CROSS JOIN story ON story.outlet = outlet.id AND story.name = ?1
             WHERE story.title_basis = 'printed'",
        )?;
        Ok(query.query_map([name], titled)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The titles of stories, where they are printed.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn printed_titles(&self, stories: &[i64]) -> Result<Vec<TitledStory>> {
        let mut query = self.connection.prepare_cached(
            "SELECT story.id, outlet.name, story.title FROM story JOIN outlet ON outlet.id = story.outlet
             WHERE story.id = ?1 AND story.title_basis = 'printed'",
        )?;
        let mut found = Vec::new();
        for story in stories {
            found.extend(query.query_row([story], titled).optional()?);
        }
        Ok(found)
    }

    /// A story's date, and its terms as they are kept.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn terms_of(&self, story: StoryId) -> Result<Option<(Option<Edtf>, Vec<u8>)>> {
        let mut query = self.connection.prepare_cached(
            "SELECT story.date, story_terms.terms FROM story
             CROSS JOIN story_terms ON story_terms.story = story.id WHERE story.id = ?1",
        )?;
        let found =
            query.query_row([story.0], |row| Ok((optional(row, 0, |text| text.parse().ok())?, row.get(1)?)));
        Ok(found.optional()?)
    }

    /// In how many stories each of these terms stands, and in how many as a name; a term of no story is left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn term_counts(&self, terms: impl IntoIterator<Item = u32>) -> Result<HashMap<u32, (u64, u64)>> {
        let mut query =
            self.connection.prepare_cached("SELECT stories, named FROM term_count WHERE id = ?1")?;
        let mut counts = HashMap::new();
        for term in terms {
            let (mut stories, mut named): (i64, i64) = (0, 0);
            let mut rows = query.query([number(term)])?;
            while let Some(row) = rows.next()? {
                stories += row.get::<_, i64>(0)?;
                named += row.get::<_, i64>(1)?;
            }
            if let (Ok(stories @ 1..), Ok(named)) = (u64::try_from(stories), u64::try_from(named)) {
                counts.insert(term, (stories, named));
            }
        }
        Ok(counts)
    }

    /// Hands the entries under a term to `each`, shelf by shelf, those of the newest stories first, until `most`
    /// entries were handed over. Returns how many were.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn entries(&self, term: u32, most: usize, each: &mut dyn FnMut(i64, &[u8])) -> Result<usize> {
        let mut query = self
            .connection
            .prepare_cached("SELECT shelf, entries FROM term_entries WHERE term = ?1 ORDER BY shelf DESC")?;
        let mut rows = query.query([number(term)])?;
        let mut handed = 0;
        while handed < most
            && let Some(row) = rows.next()?
        {
            let entries = row.get_ref(1)?.as_blob().unwrap_or_default();
            handed += entries.len() / 2;
            each(row.get(0)?, entries);
        }
        Ok(handed)
    }

    /// Stories that may belong to the one asked for; those that have gone are left out.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn candidates(&self, asked: Option<StoryId>, stories: &[i64]) -> Result<Vec<Candidate>> {
        // By the issues of either story, never by the stories of an issue: one may hold thousands.
        let mut query = self.connection.prepare_cached(
            "SELECT story.date, story_terms.terms, EXISTS (
                 SELECT 1 FROM placement AS there
                 CROSS JOIN placement AS here ON here.story = ?2 AND here.issue = there.issue
                 WHERE there.story = story.id)
             FROM story CROSS JOIN story_terms ON story_terms.story = story.id WHERE story.id = ?1",
        )?;
        let asked = asked.map(|story| story.0);
        let mut found = Vec::with_capacity(stories.len());
        for story in stories.iter().filter(|story| Some(**story) != asked) {
            let candidate = query.query_row((story, asked), |row| {
                Ok(Candidate {
                    id: StoryId(*story),
                    when: optional(row, 0, |text| text.parse().ok())?,
                    terms: row.get(1)?,
                    one_issue: row.get(2)?,
                })
            });
            found.extend(candidate.optional()?);
        }
        Ok(found)
    }
}

impl Saving<'_> {
    /// A story's terms as they are kept.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn filed(&self, story: StoryId) -> Result<Option<Vec<u8>>> {
        let mut query = self.transaction.prepare_cached("SELECT terms FROM story_terms WHERE story = ?1")?;
        Ok(query.query_row([story.0], |row| row.get(0)).optional()?)
    }

    /// Stories that have gone and are still filed under their terms, at most so many.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn gone_but_filed(&self, most: usize) -> Result<Vec<StoryId>> {
        let mut query = self.transaction.prepare_cached("SELECT story FROM gone_but_filed LIMIT ?1")?;
        Ok(query.query_map([most], |row| row.get(0).map(StoryId))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Files stories that are not filed under their terms.
    ///
    /// # Errors
    /// When one is filed or the file cannot be written.
    pub fn file(&self, stories: &[Filing]) -> Result<()> {
        let mut filed: Vec<(i64, i64, FiledTerm)> = Vec::new();
        let mut insert = self.transaction.prepare_cached("INSERT INTO story_terms VALUES (?1, ?2)")?;
        for story in stories {
            insert.execute((story.id.0, &story.bytes))?;
            filed.extend(story.terms.iter().map(|term| (number(term.id), story.shelf, *term)));
        }
        // In the order of their keys, so that each page is met once; entries in the order of their stories.
        filed.sort_by_key(|&(term, shelf, _)| (term, shelf));
        let mut count = self.transaction.prepare_cached(COUNT_TERM)?;
        for of_term in filed.chunk_by(|(one, ..), (other, ..)| one == other) {
            let Some((term, ..)) = of_term.first() else { continue };
            let named = of_term.iter().filter(|(.., filed)| filed.named).count();
            count.execute((term, of_term.len(), named))?;
        }
        let mut add = self.transaction.prepare_cached(
            "INSERT INTO new_term_shelf VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE
             SET entries = CAST(entries || excluded.entries AS BLOB)",
        )?;
        let mut entries = Vec::new();
        for on_shelf in filed.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            entries.clear();
            entries.extend(on_shelf.iter().filter_map(|(.., filed)| filed.entry).flatten());
            let Some((term, shelf, _)) = on_shelf.first().filter(|_| !entries.is_empty()) else { continue };
            add.execute((term, shelf, &entries))?;
        }
        self.merge_terms(stories.len())
    }

    /// Takes a story from under its terms.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn unfile(&self, story: &Filing) -> Result<()> {
        for FiledTerm { id, named, entry } in &story.terms {
            let term = number(*id);
            self.run(COUNT_TERM, (term, -1, -i64::from(*named)))?;
            self.run("DELETE FROM new_term WHERE id = ?1 AND (stories, named) = (0, 0)", [term])?;
            if let Some(entry) = entry {
                self.take_from_shelf(term, story.shelf, *entry)?;
            }
        }
        self.run("DELETE FROM story_terms WHERE story = ?1", [story.id.0])?;
        self.run("DELETE FROM gone_but_filed WHERE story = ?1", [story.id.0])
    }

    fn take_from_shelf(&self, term: i64, shelf: i64, entry: [u8; 2]) -> Result<()> {
        for table in ["new_term_shelf", "term_shelf"] {
            let mut query = self
                .transaction
                .prepare_cached(&format!("SELECT entries FROM {table} WHERE term = ?1 AND shelf = ?2"))?;
            let entries: Option<Vec<u8>> = query.query_row((term, shelf), |row| row.get(0)).optional()?;
            let mut entries = entries.unwrap_or_default();
            let Some(place) = entries.as_chunks::<2>().0.iter().position(|filed| *filed == entry) else {
                continue;
            };
            entries.drain(place * 2..place * 2 + 2);
            if entries.is_empty() {
                return self
                    .run(&format!("DELETE FROM {table} WHERE term = ?1 AND shelf = ?2"), (term, shelf));
            }
            let update = format!("UPDATE {table} SET entries = ?3 WHERE term = ?1 AND shelf = ?2");
            return self.run(&update, (term, shelf, entries));
        }
        Ok(())
    }
}

fn titled(row: &rusqlite::Row<'_>) -> rusqlite::Result<TitledStory> {
    Ok(TitledStory { id: StoryId(row.get(0)?), outlet: row.get(1)?, title: row.get(2)? })
}

/// A term's number as the file keeps it: in four bytes, which hold numbers with a sign.
fn number(term: u32) -> i64 {
    i64::from(term.cast_signed())
}
