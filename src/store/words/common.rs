//! What a search needs where very many stories hold its words: bounded looks at the index.
//!
//! bm25 counts every story that holds a word before it gives the first score, which takes the longer the larger the
//! library is. The looks here end after a number of stories, whatever the word.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension, params_from_iter};

use super::super::codec::blocks;
use super::super::{Result, Store};
use super::matching::Words;
use super::sought::{Filter, Sql};
use crate::digest::{Block, StoryId};

/// Stories looked at to tell how common a word is.
const SAMPLE: u64 = 512;

/// What is weighed of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordedStory {
    /// Its number.
    pub id: StoryId,
    /// Its date, as saved; empty where it is not known.
    pub date: String,
    /// Its title.
    pub title: String,
    /// The heading it stands under, in any of its issues.
    pub section: Option<String>,
    /// Its text.
    pub body: Vec<Block>,
}

impl Store {
    /// Whether at least `few` stories hold a word of a query, those that do not answer it too.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn is_common(&self, words: &Words, few: u64) -> Result<bool> {
        let mut forms = BTreeSet::new();
        words.each_form(&mut |form| {
            forms.insert(form);
        });
        let matching = forms.into_iter().collect::<Vec<_>>().join(" OR ");
        let mut query = self.connection.prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM fulltext WHERE fulltext MATCH ?1 LIMIT ?2)",
        )?;
        Ok(query.query_row((matching, few), |row| row.get::<_, u64>(0))? >= few)
    }

    /// The stories that came into the library last among those that hold these words, or hold them in title or heading,
    /// and pass the filter; at most `most`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn latest(&self, words: &Words, headed: bool, filter: &Filter, most: u64) -> Result<Vec<StoryId>> {
        let mut sql = Sql::default();
        let matching = if headed { words.matching_headings() } else { words.matching() };
        let from = sql.matched(&matching, &(0..=i64::MAX));
        let filter = sql.filter(filter);
        let most = sql.limit(most);
        let text = format!(
            "SELECT fulltext.rowid FROM {from} WHERE {filter} ORDER BY fulltext.rowid DESC LIMIT {most}"
        );
        let mut query = self.connection.prepare_cached(&text)?;
        let rows = query.query_map(params_from_iter(sql.values), |row| row.get(0).map(StoryId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How large a part of the stories holds these words, judged by those that came last.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn frequency(&self, words: &Words) -> Result<f64> {
        let last: i64 = self
            .connection
            .prepare_cached("SELECT coalesce(max(id), 0) FROM story")?
            .query_row([], |row| row.get(0))?;
        let latest = self.latest(words, false, &Filter::default(), SAMPLE)?;
        let span = match latest.last() {
            Some(earliest) if latest.len() as u64 == SAMPLE => last - earliest.0 + 1,
            _ => last,
        };
        Ok(if span > 0 { latest.len() as f64 / span as f64 } else { 0.0 })
    }

    /// A story's words.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn worded(&self, id: StoryId) -> Result<Option<WordedStory>> {
        let mut query = self.connection.prepare_cached(
            "SELECT story.date, story.title, body.blocks,
                 (SELECT section.heading FROM placement JOIN section ON section.issue = placement.issue
                      AND section.ordinal = placement.section WHERE placement.story = story.id LIMIT 1)
             FROM story CROSS JOIN body ON body.story = story.id WHERE story.id = ?1",
        )?;
        let found = query.query_row([id.0], |row| {
            let date: Option<String> = row.get(0)?;
            let (title, section, body) = (row.get(1)?, row.get(3)?, blocks(row, 2)?);
            Ok(WordedStory { id, date: date.unwrap_or_default(), title, section, body })
        });
        Ok(found.optional()?)
    }
}
