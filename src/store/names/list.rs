//! Lists of names, and the stories of one: windows by seeks, never by counting rows off.

use rusqlite::{OptionalExtension, Params, Row};

use super::super::rows::StoryRow;
use super::super::{Result, Store};
use crate::digest::StoryId;
use crate::names::{NameKind, name_key};

/// A name with how many stories bear it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameRow {
    /// Its number.
    pub id: i64,
    /// As it is shown.
    pub name: String,
    /// What it is the name of.
    pub kind: NameKind,
    /// How many stories name it, in any spelling.
    pub stories: u64,
}

/// Behind which name a list goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameAnchor {
    /// How many stories name it.
    pub stories: u64,
    /// Its number.
    pub id: i64,
}

impl NameRow {
    /// Where a list goes on behind this row.
    pub fn anchor(&self) -> NameAnchor {
        NameAnchor { stories: self.stories, id: self.id }
    }
}

/// Names looked through for what is typed: the most named ones.
const LOOKED_THROUGH: u32 = 20_000;

impl Store {
    /// Whom and what a story names, each in its canonical form, the most named first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn names_of(&self, story: StoryId) -> Result<Vec<String>> {
        let mut query = self.connection.prepare_cached(
            "SELECT coalesce(whole.text, name.text) FROM story_name CROSS JOIN name ON name.id = story_name.name
             LEFT JOIN name AS whole ON whole.id = name.head
             WHERE story_name.story = ?1 ORDER BY story_name.rank",
        )?;
        Ok(query.query_map([story.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Names behind an anchor, or from the first, the most named first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn names(&self, after: Option<NameAnchor>, most: u64) -> Result<Vec<NameRow>> {
        let after = after.unwrap_or(NameAnchor { stories: u64::from(u32::MAX), id: i64::MAX });
        self.name_rows(
            "SELECT id, text, kind, stories FROM name WHERE stories > 0 AND (stories, id) < (?1, ?2)
             ORDER BY stories DESC, id DESC LIMIT ?3",
            (after.stories, after.id, most),
        )
    }

    /// The most named names of which a word begins as typed, in any spelling; looked for among the most named only.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn names_like(&self, typed: &str, most: u64) -> Result<Vec<NameRow>> {
        let key = name_key(typed);
        let folded = crate::names::fold(typed);
        // The key's ending stands for several; a beginning must leave it open.
        let sound = crate::names::spelling_key(&folded);
        let sound = sound.trim_end_matches('i');
        let mut query = self.connection.prepare_cached(
            "SELECT id, text, kind, stories, key FROM name WHERE stories > 0 ORDER BY stories DESC, id DESC LIMIT ?1",
        )?;
        let mut rows = query.query([LOOKED_THROUGH])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let known: String = row.get(4)?;
            let shown: String = row.get(1)?;
            let begins = |text: &str, with: &str| {
                !with.is_empty() && (text.starts_with(with) || text.contains(&format!(" {with}")))
            };
            if begins(&known, &key) || begins(&known, sound) || begins(&crate::names::fold(&shown), &folded) {
                found.push(name_row(row)?);
                if found.len() as u64 >= most {
                    break;
                }
            }
        }
        Ok(found)
    }

    /// The name of this key, or the one it is a spelling of.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn name(&self, key: &str) -> Result<Option<NameRow>> {
        let rows = self.name_rows(
            "SELECT whole.id, whole.text, whole.kind, whole.stories FROM name
             JOIN name AS whole ON whole.id = coalesce(name.head, name.id) WHERE name.key = ?1",
            [key],
        )?;
        Ok(rows.into_iter().next())
    }

    /// Stories that bear a name, newest first, at most so many; behind a story of them, or from the first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stories_of_name(&self, name: i64, after: Option<StoryId>, most: u64) -> Result<Vec<StoryRow>> {
        let day: Option<String> = match after {
            Some(story) => self
                .connection
                .prepare_cached("SELECT day FROM story_day WHERE story = ?1")?
                .query_row([story.0], |row| row.get(0))
                .optional()?,
            None => None,
        };
        // Behind no story: behind every day.
        let (day, story) = (day.unwrap_or_else(|| "~".to_owned()), after.map_or(i64::MAX, |story| story.0));
        let mut stories: Vec<(String, i64)> = Vec::new();
        for spelling in self.spellings(name)? {
            let mut query = self.connection.prepare_cached(
                "SELECT day, story FROM story_of_name WHERE name = ?1 AND (day, story) < (?2, ?3)
                 ORDER BY day DESC, story DESC LIMIT ?4",
            )?;
            let found =
                query.query_map((spelling, &day, story, most), |row| Ok((row.get(0)?, row.get(1)?)))?;
            for row in found {
                stories.push(row?);
            }
        }
        stories.sort_unstable_by(|one, other| other.cmp(one));
        stories.dedup();
        stories.truncate(usize::try_from(most).unwrap_or(usize::MAX));
        let mut rows = Vec::with_capacity(stories.len());
        for (_, story) in stories {
            rows.extend(self.story_row(StoryId(story))?);
        }
        Ok(rows)
    }

    fn spellings(&self, name: i64) -> Result<Vec<i64>> {
        let mut query =
            self.connection.prepare_cached("SELECT ?1 UNION ALL SELECT id FROM name WHERE head = ?1")?;
        Ok(query.query_map([name], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    fn name_rows(&self, sql: &str, values: impl Params) -> Result<Vec<NameRow>> {
        let mut query = self.connection.prepare_cached(sql)?;
        Ok(query.query_map(values, name_row)?.collect::<rusqlite::Result<_>>()?)
    }
}

fn name_row(row: &Row<'_>) -> rusqlite::Result<NameRow> {
    let kind: usize = row.get(2)?;
    Ok(NameRow {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: NameKind::ALL.get(kind).copied().unwrap_or(NameKind::Other),
        stories: row.get(3)?,
    })
}
