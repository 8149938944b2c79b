//! What a search needs where very many stories hold its words: bounded looks at the index.
//!
//! bm25 counts every story that holds a word before it gives the first score, which takes the longer the larger the
//! library is. The looks here end after a number of stories, whatever the word.

use std::ops::RangeInclusive;

use rusqlite::{OptionalExtension, params_from_iter};

use super::super::codec::blocks;
use super::super::{Result, Store};
use super::matching::Words;
use super::sought::{Filter, Sql};
use crate::digest::{Block, StoryId};

/// Stories looked at to tell how common a word is.
const SAMPLE: u64 = 512;

/// The latest stories among which it is looked for them.
const SPAN: i64 = 1 << 13;

/// How many looks at whether to go on that takes at most.
const SAMPLED: i64 = 64;

/// Stories that are asked one by one whether they hold words; of more, those that hold the words are gone through.
const PROBED: usize = 512;

/// Stories among which it is looked.
#[derive(Debug, Clone)]
pub struct Stretch<'a> {
    /// Their numbers.
    pub numbers: RangeInclusive<i64>,
    /// What they must pass.
    pub filter: &'a Filter,
    /// All that pass it, in order, where these are known.
    pub pool: Option<&'a [i64]>,
}

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
    /// Codes of the countries that it names, spaces between.
    pub countries: String,
}

impl Store {
    /// Whether at least `few` stories hold a word of a query, those that do not answer it too; a word that is only begun
    /// passes for one that so many hold.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn is_common(&self, words: &Words, few: u64) -> Result<bool> {
        if self.last_story()? < i64::try_from(few).unwrap_or(i64::MAX) {
            return Ok(false);
        }
        if words.is_begun() {
            return Ok(true);
        }
        let matching = words.any_form();
        let mut query = self.connection.prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM fulltext WHERE fulltext MATCH ?1 LIMIT ?2)",
        )?;
        Ok(query.query_row((matching, few), |row| row.get::<_, u64>(0))? >= few)
    }

    /// The number of the story that came into the library last; 0 where there is none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn last_story(&self) -> Result<i64> {
        let mut query = self.connection.prepare_cached("SELECT coalesce(max(id), 0) FROM story")?;
        Ok(query.query_row([], |row| row.get(0))?)
    }

    /// The stories that came into the library last among those of a stretch that hold these words, or hold them in title
    /// or heading; at most `most`. Without words all of the stretch do.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn latest(
        &self,
        words: Option<&Words>,
        headed: bool,
        among: &Stretch<'_>,
        most: u64,
    ) -> Result<Vec<StoryId>> {
        let mut found = Vec::new();
        self.each_latest((words, headed), among, most, &mut found)?;
        Ok(found)
    }

    /// The same, given up after so many looks at whether to go on ([`Store::heed`]); with what was found until then, and
    /// whether it is all. Words that are common by themselves may stand together nowhere, and FTS5 goes through them all
    /// before it says so.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn latest_within(
        &self,
        looks: i64,
        words: &Words,
        headed: bool,
        among: &Stretch<'_>,
        most: u64,
    ) -> Result<(Vec<StoryId>, bool)> {
        let mut found = Vec::new();
        let all = self.within(looks, || self.each_latest((Some(words), headed), among, most, &mut found))?;
        Ok((found, all))
    }

    fn each_latest(
        &self,
        (words, headed): (Option<&Words>, bool),
        among: &Stretch<'_>,
        most: u64,
        found: &mut Vec<StoryId>,
    ) -> Result<()> {
        let matching = words.map(|words| if headed { words.matching_headings() } else { words.matching() });
        let Some(pool) = among.pool else { return self.latest_passing(matching, among, most, found) };
        let of = pool.partition_point(|id| id < among.numbers.start())
            ..pool.partition_point(|id| id <= among.numbers.end());
        let pool = pool.get(of).unwrap_or_default();
        match matching {
            None => {
                let most = usize::try_from(most).unwrap_or(usize::MAX);
                found.extend(pool.iter().rev().take(most).map(|id| StoryId(*id)));
                Ok(())
            }
            Some(matching) if pool.len() <= PROBED => self.holding(&matching, pool, most, found),
            Some(matching) => self.latest_of(&matching, pool, most, found),
        }
    }

    fn latest_passing(
        &self,
        matching: Option<String>,
        among: &Stretch<'_>,
        most: u64,
        found: &mut Vec<StoryId>,
    ) -> Result<()> {
        let mut sql = Sql::default();
        let (from, number) = match matching {
            Some(matching) => (sql.matched(&matching, &among.numbers), "fulltext.rowid"),
            None => {
                let (first, last) = (sql.integer(*among.numbers.start()), sql.integer(*among.numbers.end()));
                (format!("(SELECT * FROM story WHERE id BETWEEN {first} AND {last}) AS story"), "story.id")
            }
        };
        let filter = sql.filter(among.filter);
        let most = sql.limit(most);
        let text = format!("SELECT story.id FROM {from} WHERE {filter} ORDER BY {number} DESC LIMIT {most}");
        let mut query = self.connection.prepare_cached(&text)?;
        for row in query.query_map(params_from_iter(sql.values), |row| row.get(0).map(StoryId))? {
            found.push(row?);
        }
        Ok(())
    }

    /// The latest of these stories that hold the words.
    fn latest_of(&self, matching: &str, pool: &[i64], most: u64, found: &mut Vec<StoryId>) -> Result<()> {
        let (Some(first), Some(last)) = (pool.first(), pool.last()) else { return Ok(()) };
        let mut query = self.connection.prepare_cached(
            "SELECT rowid FROM fulltext WHERE fulltext MATCH ?1 AND rowid BETWEEN ?2 AND ?3 ORDER BY rowid DESC",
        )?;
        let mut rows = query.query((matching, first, last))?;
        while (found.len() as u64) < most
            && let Some(row) = rows.next()?
        {
            let id: i64 = row.get(0)?;
            if pool.binary_search(&id).is_ok() {
                found.push(StoryId(id));
            }
        }
        Ok(())
    }

    /// How large a part of the stories holds these words, judged by those that came last.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn frequency(&self, words: &Words) -> Result<f64> {
        let last = self.last_story()?;
        let first = last.saturating_sub(SPAN).max(0);
        let among = Stretch { numbers: first + 1..=last, filter: &Filter::default(), pool: None };
        let (latest, _) = self.latest_within(SAMPLED, words, false, &among, SAMPLE)?;
        let span = match latest.last() {
            Some(earliest) if latest.len() as u64 == SAMPLE => last - earliest.0 + 1,
            _ => last - first,
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
                      AND section.ordinal = placement.section WHERE placement.story = story.id LIMIT 1),
                 story.countries FROM story CROSS JOIN body ON body.story = story.id WHERE story.id = ?1",
        )?;
        let found = query.query_row([id.0], |row| {
            let date: Option<String> = row.get(0)?;
            let (title, section, body) = (row.get(1)?, row.get(3)?, blocks(row, 2)?);
            Ok(WordedStory {
                id,
                date: date.unwrap_or_default(),
                title,
                section,
                body,
                countries: row.get(4)?,
            })
        });
        Ok(found.optional()?)
    }
}
