//! Keeping names: a story's own rows, and for each name it brings the few that may be spellings of it.

use std::collections::{BTreeMap, HashMap};

use rusqlite::OptionalExtension;

use super::super::{Result, Saving};
use crate::digest::StoryId;
use crate::names::{NameKind, Named, bucket, is_near};

/// Names of one bucket that a new one is compared with, at the most.
const COMPARED: u32 = 256;

/// A story with whom and what it names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryNames {
    /// The story.
    pub story: StoryId,
    /// Whether it was just added, so that the file holds no names of it.
    pub is_new: bool,
    /// The most named first.
    pub names: Vec<Named>,
}

/// A name in the file: its number, and that of the name it is a spelling of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Kept {
    id: i64,
    head: Option<i64>,
}

impl Kept {
    fn whole(self) -> i64 {
        self.head.unwrap_or(self.id)
    }
}

/// How many stories more name a name: by its own key, and by any spelling of it.
#[derive(Debug, Default)]
struct More(BTreeMap<i64, (i64, i64)>);

impl More {
    fn add(&mut self, kept: Kept, stories: i64) {
        self.0.entry(kept.id).or_default().0 += stories;
        self.0.entry(kept.whole()).or_default().1 += stories;
    }
}

impl Saving<'_> {
    /// Keeps the names of stories, in the place of those they had.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save_names(&self, stories: &[StoryNames]) -> Result<()> {
        let mut met: HashMap<&str, Kept> = HashMap::new();
        let mut more = More::default();
        let mut days: Vec<(i64, String, i64)> = Vec::new();
        for story in stories {
            if !story.is_new {
                self.forget_names(story.story, &mut more)?;
            }
            let rows = loop {
                match self.keep_names(&story.names, &mut met, &mut more)? {
                    Some(rows) => break rows,
                    // All of its names are known now, under the heads that they have from now on.
                    None => met.clear(),
                }
            };
            let day = self.last_day(story.story)?;
            for (rank, (kept, named)) in rows.into_iter().enumerate() {
                self.add_name(story.story, rank, kept.id, named)?;
                days.push((kept.id, day.clone(), story.story.0));
                more.add(kept, 1);
            }
        }
        let namings = days.len();
        self.add_days(days)?;
        self.merge_names(stories.len(), namings)?;
        self.count(&mut more)
    }

    /// The names of a story in the file, each whole once; nothing where one of them brought others under another head.
    fn keep_names<'n>(
        &self,
        names: &'n [Named],
        met: &mut HashMap<&'n str, Kept>,
        more: &mut More,
    ) -> Result<Option<Vec<(Kept, &'n Named)>>> {
        let mut rows: Vec<(Kept, &Named)> = Vec::with_capacity(names.len());
        for named in names {
            let kept = match met.get(named.key.as_str()) {
                Some(kept) => *kept,
                None => {
                    let (kept, stirred) = self.keep_name(named, more)?;
                    if stirred {
                        return Ok(None);
                    }
                    met.insert(&named.key, kept);
                    kept
                }
            };
            if rows.iter().all(|(other, _)| other.whole() != kept.whole()) {
                rows.push((kept, named));
            }
        }
        Ok(Some(rows))
    }

    /// The last day of a story, as names sort their stories by it.
    fn last_day(&self, story: StoryId) -> Result<String> {
        let mut query = self.transaction.prepare_cached("SELECT day FROM story_day WHERE story = ?1")?;
        Ok(query.query_row([story.0], |row| row.get(0))?)
    }

    fn add_name(&self, story: StoryId, rank: usize, name: i64, named: &Named) -> Result<()> {
        let printed = named.printed.join("\u{1f}");
        self.run(
            "INSERT INTO story_name VALUES (?1, ?2, ?3, ?4, ?5)",
            (story.0, rank, name, named.count, printed),
        )
    }

    /// Adds stories under their names in the order of the table, so that each page is met once.
    fn add_days(&self, mut days: Vec<(i64, String, i64)>) -> Result<()> {
        days.sort_unstable();
        let mut insert =
            self.transaction.prepare_cached("INSERT OR IGNORE INTO new_name_story VALUES (?1, ?2, ?3)")?;
        for (name, day, story) in days {
            insert.execute((name, day, story))?;
        }
        Ok(())
    }

    fn forget_names(&self, story: StoryId, more: &mut More) -> Result<()> {
        let mut query = self.transaction.prepare_cached(
            "SELECT name.id, name.head FROM story_name JOIN name ON name.id = story_name.name
             WHERE story_name.story = ?1",
        )?;
        let before: Vec<Kept> = query
            .query_map([story.0], |row| Ok(Kept { id: row.get(0)?, head: row.get(1)? }))?
            .collect::<rusqlite::Result<_>>()?;
        if before.is_empty() {
            return Ok(());
        }
        let day = self.last_day(story)?;
        for kept in before {
            more.add(kept, -1);
            for table in ["new_name_story", "name_story"] {
                let delete = format!("DELETE FROM {table} WHERE name = ?1 AND story = ?2 AND day = ?3");
                self.run(&delete, (kept.id, story.0, &day))?;
            }
        }
        self.run("DELETE FROM story_name WHERE story = ?1", [story.0])
    }

    fn count(&self, more: &mut More) -> Result<()> {
        let mut update = self
            .transaction
            .prepare_cached("UPDATE name SET own = own + ?2, stories = stories + ?3 WHERE id = ?1")?;
        for (name, (own, stories)) in std::mem::take(&mut more.0) {
            if (own, stories) != (0, 0) {
                update.execute((name, own, stories))?;
            }
        }
        Ok(())
    }

    /// The name of this key, made where there is none; and whether others have come under another head thereby.
    fn keep_name(&self, named: &Named, more: &mut More) -> Result<(Kept, bool)> {
        let mut query = self.transaction.prepare_cached("SELECT id, head FROM name WHERE key = ?1")?;
        let known = query
            .query_row([&named.key], |row| Ok(Kept { id: row.get(0)?, head: row.get(1)? }))
            .optional()?;
        if let Some(kept) = known {
            return Ok((kept, false));
        }
        let surname = surname(named);
        let head = match self.like(named)? {
            Some(head) => Some(head),
            None if is_single(named) => self.bearer(&named.key)?,
            None => None,
        };
        self.run(
            "INSERT INTO name (key, text, kind, bucket, surname, head) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (&named.key, &named.name, number(named.kind), drawer(&named.key), surname, head),
        )?;
        let kept = Kept { id: self.transaction.last_insert_rowid(), head };
        let stirred = match surname.filter(|_| head.is_none()) {
            Some(surname) => {
                // Counts so far belong to the heads of before.
                self.count(more)?;
                self.settle_surname(surname)?
            }
            None => false,
        };
        Ok((kept, stirred))
    }

    /// The name that a new one is a spelling of: of the same bucket and a near key. A name of one word may be that of
    /// many people, so only names in full are compared.
    fn like(&self, named: &Named) -> Result<Option<i64>> {
        if !named.key.contains(' ') || named.kind == NameKind::Country {
            return Ok(None);
        }
        let mut query = self.transaction.prepare_cached(
            "SELECT id, key FROM name WHERE bucket = ?1 AND head IS NULL AND abs(length(key) - ?2) <= 2 LIMIT ?3",
        )?;
        let mut rows = query.query((drawer(&named.key), named.key.chars().count(), COMPARED))?;
        while let Some(row) = rows.next()? {
            let key: String = row.get(1)?;
            if is_near(&key, &named.key) {
                return Ok(Some(row.get(0)?));
            }
        }
        Ok(None)
    }

    /// The only person in full with this surname.
    fn bearer(&self, surname: &str) -> Result<Option<i64>> {
        let mut query = self
            .transaction
            .prepare_cached("SELECT id FROM name WHERE surname = ?1 AND head IS NULL LIMIT 2")?;
        let bearers: Vec<i64> =
            query.query_map([surname], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(match bearers.as_slice() {
            [only] => Some(*only),
            _ => None,
        })
    }

    /// Puts a surname that stands alone under the only person who bears it, or by itself where several do.
    fn settle_surname(&self, surname: &str) -> Result<bool> {
        let mut query = self
            .transaction
            .prepare_cached("SELECT id, head, own, kind FROM name WHERE key = ?1 AND kind IN (?2, ?3)")?;
        let kinds = (number(NameKind::Person), number(NameKind::Other));
        let alone: Option<(Kept, i64)> = query
            .query_row((surname, kinds.0, kinds.1), |row| {
                Ok((Kept { id: row.get(0)?, head: row.get(1)? }, row.get(2)?))
            })
            .optional()?;
        let Some((alone, own)) = alone else { return Ok(false) };
        let head = self.bearer(surname)?;
        if head == alone.head {
            return Ok(false);
        }
        self.run("UPDATE name SET stories = stories - ?2 WHERE id = ?1", (alone.whole(), own))?;
        self.run("UPDATE name SET head = ?2 WHERE id = ?1", (alone.id, head))?;
        self.run("UPDATE name SET stories = stories + ?2 WHERE id = ?1", (head.unwrap_or(alone.id), own))?;
        Ok(true)
    }
}

fn is_single(named: &Named) -> bool {
    !named.key.contains(' ') && matches!(named.kind, NameKind::Person | NameKind::Other)
}

fn surname(named: &Named) -> Option<&str> {
    let person = named.kind == NameKind::Person;
    named.key.rsplit_once(' ').map(|(_, last)| last).filter(|_| person)
}

/// The number of a kind in the file.
pub(super) fn number(kind: NameKind) -> usize {
    NameKind::ALL.iter().position(|known| *known == kind).unwrap_or(NameKind::ALL.len() - 1)
}

/// Names that are near to each other stand in one drawer: the bucket of the whole and that of the last word.
fn drawer(key: &str) -> String {
    let last = key.rsplit(' ').next().unwrap_or(key);
    format!("{} {} {}", bucket(key), bucket(last), key.split(' ').count())
}
