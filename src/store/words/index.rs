//! The full-text index, story by story. Triggers note which stories it has still to take in.

use super::super::codec::{blocks, title};
use super::super::{Result, Saving, Store};
use crate::digest::{Block, StoryId, Title};
use crate::names::IndexedText;

/// Stands before a word of a name's key, which shares a column with the codes of countries.
pub(super) const KEY: &str = "~^";

/// A story whose words the index does not hold as they are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnindexedStory {
    /// Its number.
    pub id: StoryId,
    /// Its title.
    pub title: Title,
    /// Codes of the countries it names, spaces between.
    pub countries: String,
    /// The headings it stands under, one for each issue.
    pub sections: Vec<String>,
    /// Its text.
    pub body: Vec<Block>,
}

/// What the index holds of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexedStory {
    /// Codes of the countries it names, spaces between.
    pub countries: String,
    /// Words of the keys of its names.
    pub names: Vec<String>,
    /// Its title.
    pub title: IndexedText,
    /// The headings it stands under.
    pub sections: IndexedText,
    /// Its text.
    pub body: IndexedText,
}

impl Store {
    /// Whether stories wait to be taken into the index. A row that names no story counts for nothing.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn index_lags(&self) -> Result<bool> {
        let mut query = self.connection.prepare_cached(
            "SELECT 1 FROM unindexed CROSS JOIN body ON body.story = unindexed.story
             CROSS JOIN story ON story.id = unindexed.story LIMIT 1",
        )?;
        Ok(query.exists([])?)
    }

    /// How many stories wait to be taken into the index.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unindexed_stories(&self) -> Result<u64> {
        Ok(self.connection.query_row("SELECT count(*) FROM unindexed", [], |row| row.get(0))?)
    }
}

impl Saving<'_> {
    /// The first stories that wait to be taken into the index, at most so many.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unindexed(&self, most: usize) -> Result<Vec<UnindexedStory>> {
        let mut query = self.transaction.prepare_cached(
            "SELECT story.id, story.title, story.title_basis, story.countries, body.blocks FROM unindexed
             CROSS JOIN story ON story.id = unindexed.story CROSS JOIN body ON body.story = story.id
             ORDER BY unindexed.story LIMIT ?1",
        )?;
        let mut stories: Vec<UnindexedStory> = query
            .query_map([most], |row| {
                Ok(UnindexedStory {
                    id: StoryId(row.get(0)?),
                    title: title(row, 1)?,
                    countries: row.get(3)?,
                    sections: Vec::new(),
                    body: blocks(row, 4)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?;
        for story in &mut stories {
            story.sections = self.headings(story.id)?;
        }
        Ok(stories)
    }

    fn headings(&self, story: StoryId) -> Result<Vec<String>> {
        let mut query = self.transaction.prepare_cached(
            "SELECT DISTINCT section.heading FROM placement
             JOIN section ON section.issue = placement.issue AND section.ordinal = placement.section
             WHERE placement.story = ?1",
        )?;
        Ok(query.query_map([story.0], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// A story that was just added is taken into the index with the rest of its transaction, from what is at hand.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn index_apart(&self, story: StoryId) -> Result<()> {
        self.run("DELETE FROM unindexed WHERE story = ?1", [story.0])
    }

    /// The stories from this one on that do not wait to be taken into the index, in the order of their numbers.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn settled_since(&self, first: StoryId) -> Result<Vec<StoryId>> {
        let mut query = self.transaction.prepare_cached(
            "SELECT id FROM story WHERE id >= ?1 AND id NOT IN (SELECT story FROM unindexed) ORDER BY id",
        )?;
        Ok(query.query_map([first.0], |row| row.get(0).map(StoryId))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Takes a story into the index, of which it holds nothing.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn index_new(&self, id: StoryId, story: &IndexedStory) -> Result<()> {
        self.write_words("INSERT", id, story)
    }

    /// Takes a story into the index, in the place of what the index held of it.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn index(&self, id: StoryId, story: &IndexedStory) -> Result<()> {
        self.write_words("INSERT OR REPLACE", id, story)?;
        self.run("DELETE FROM unindexed WHERE story = ?1", [id.0])
    }

    fn write_words(&self, insert: &str, id: StoryId, story: &IndexedStory) -> Result<()> {
        let mut named = story.countries.clone();
        for word in &story.names {
            named.push(' ');
            named.push_str(KEY);
            named.push_str(word);
        }
        self.run(
            &format!(
                "{insert} INTO fulltext (rowid, title, section, body, countries,
                     title_keys, section_keys, body_keys) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
            ),
            (
                id.0,
                &story.title.exact,
                &story.sections.exact,
                &story.body.exact,
                &named,
                &story.title.keys,
                &story.sections.keys,
                &story.body.keys,
            ),
        )
    }
}
