//! Which stories answer a query, best first.

use std::ops::RangeInclusive;

use rusqlite::types::Value;
use rusqlite::{OptionalExtension, params_from_iter};

use super::super::{Result, Store};
use super::matching::Words;
use crate::digest::{Date, StoryId};

/// How much a word counts in each column of the index, in its order. A form as printed counts more than one that is
/// only related; the numbers are a judgement, not a measurement.
pub(super) const WEIGHTS: &str = "8.0, 4.0, 1.0, 0.0, 5.0, 2.5, 0.6";

/// The day by which stories of one score come newest first.
const NEWNESS: &str = "CASE WHEN story.date GLOB '[0-9]*' THEN story.date ELSE '' END";

/// That a placement of a story is the one in the newest of its issues.
pub(super) const NEWEST: &str = "NOT EXISTS (
    SELECT 1 FROM placement AS other JOIN issue AS newer ON newer.id = other.issue
    WHERE other.story = story.id AND newer.place < issue.place)";

/// How many stories are ranked where more answer than anyone will look through.
const RANKED: u64 = 4_096;

/// What must hold of a story besides its rank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// It holds these words.
    Words(Words),
    /// It is of one of these outlets.
    Outlets(Vec<String>),
    /// Its date has a day among these; one whose year is not known has none.
    Days {
        /// The first day, included.
        first: Option<Date>,
        /// The last day, included.
        last: Option<Date>,
    },
    /// It is read, or unread.
    Read(bool),
    /// It is bookmarked.
    Bookmarked,
    /// It is bookmarked, or a passage of it.
    Kept,
    /// It has a tag.
    Tagged,
    /// It has a note.
    Noted,
    /// It has this tag.
    Tag {
        /// The tag in its folded form.
        folded: String,
        /// Whether this is only its beginning.
        prefix: bool,
    },
    /// All of these hold; none: always.
    All(Vec<Filter>),
    /// Any of these holds; none: never.
    Any(Vec<Filter>),
    /// This does not hold.
    Not(Box<Filter>),
}

/// A story that answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Found {
    /// The story.
    pub id: StoryId,
    /// How well it answers, from 0; only good for comparison.
    pub score: f64,
}

impl Default for Filter {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl Filter {
    /// Whether nothing passes but what the reader bookmarked, tagged or noted.
    pub(super) fn is_of_kept(&self) -> bool {
        match self {
            Self::Bookmarked | Self::Kept | Self::Tagged | Self::Noted | Self::Tag { .. } => true,
            Self::All(parts) => parts.iter().any(Self::is_of_kept),
            Self::Any(parts) => !parts.is_empty() && parts.iter().all(Self::is_of_kept),
            _ => false,
        }
    }
}

impl Store {
    /// The stories that hold these words and pass the filter, best first, of one score the newest first; at most `limit`.
    /// Without words the filter alone decides and no story is better than another.
    ///
    /// Where very many stories answer and few are asked for, only the [`RANKED`] that came into the library last are
    /// ranked, and as many that answer by title or heading: what a key press waits for must not grow with the library.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn search(&self, words: Option<&Words>, filter: &Filter, limit: u64) -> Result<Vec<Found>> {
        let _one_state = self.reading()?;
        let Some(words) = words else { return self.passing(filter, limit) };
        let matching = words.matching();
        let horizon = if limit > RANKED { None } else { self.horizon(&matching, filter, i64::MAX)? };
        let Some(horizon) = horizon else { return self.ranked(&matching, filter, 0..=i64::MAX, limit) };
        let mut found = self.ranked(&matching, filter, horizon..=i64::MAX, limit)?;
        let headed = words.matching_headings();
        let earliest = self.horizon(&headed, filter, horizon - 1)?.unwrap_or(0);
        found.extend(self.ranked(&headed, filter, earliest..=horizon - 1, limit)?);
        found.sort_by(|one, other| other.score.total_cmp(&one.score));
        found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(found)
    }

    /// The number above which, and up to `last`, [`RANKED`] stories answer; none where there are fewer.
    fn horizon(&self, matching: &str, filter: &Filter, last: i64) -> Result<Option<i64>> {
        let mut sql = Sql::default();
        let from = sql.matched(matching, &(0..=last));
        let filter = sql.filter(filter);
        let text = format!(
            "SELECT fulltext.rowid FROM {from} WHERE {filter} ORDER BY fulltext.rowid DESC LIMIT 1 OFFSET {RANKED}"
        );
        let mut query = self.connection.prepare_cached(&text)?;
        Ok(query.query_row(params_from_iter(sql.values), |row| row.get(0)).optional()?)
    }

    /// The best among the stories of these numbers.
    fn ranked(
        &self,
        matching: &str,
        filter: &Filter,
        among: RangeInclusive<i64>,
        limit: u64,
    ) -> Result<Vec<Found>> {
        let mut sql = Sql::default();
        let from = sql.matched(matching, &among);
        let filter = sql.filter(filter);
        let limit = sql.limit(limit);
        self.found(
            &format!(
                "SELECT story.id, -bm25(fulltext, {WEIGHTS}) FROM {from} WHERE {filter}
                 ORDER BY 2 DESC, {NEWNESS} DESC, story.id DESC LIMIT {limit}"
            ),
            sql.values,
        )
    }

    pub(super) fn found(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Found>> {
        let mut query = self.connection.prepare_cached(sql)?;
        let rows = query
            .query_map(params_from_iter(values), |row| {
                Ok(Found { id: StoryId(row.get(0)?), score: row.get(1)? })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }
}

/// A filter asks for what only stories have, such as marks.
pub(super) struct NotOfHeadlines;

/// Conditions with the values they name.
#[derive(Default)]
pub(in super::super) struct Sql {
    pub(in super::super) values: Vec<Value>,
}

impl Sql {
    pub(in super::super) fn value(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("?{}", self.values.len())
    }

    pub(in super::super) fn text(&mut self, text: String) -> String {
        self.value(Value::Text(text))
    }

    pub(in super::super) fn integer(&mut self, number: i64) -> String {
        self.value(Value::Integer(number))
    }

    /// The stories that hold these words, all where there are none, from a number on.
    pub(in super::super) fn answering(&mut self, words: Option<&Words>, first: i64) -> String {
        match words {
            Some(words) => self.matched(&words.matching(), &(first..=i64::MAX)),
            None => {
                let first = self.integer(first);
                format!("(SELECT * FROM story WHERE id >= {first}) AS story")
            }
        }
    }

    pub(super) fn limit(&mut self, limit: u64) -> String {
        self.value(Value::Integer(i64::try_from(limit).unwrap_or(i64::MAX)))
    }

    /// The stories of these numbers that match.
    pub(in super::super) fn matched(&mut self, matching: &str, among: &RangeInclusive<i64>) -> String {
        let matching = self.value(Value::Text(matching.to_owned()));
        let first = self.value(Value::Integer(*among.start()));
        let last = self.value(Value::Integer(*among.end()));
        format!(
            "fulltext CROSS JOIN story ON story.id = fulltext.rowid
             AND fulltext MATCH {matching} AND fulltext.rowid BETWEEN {first} AND {last}"
        )
    }

    /// That a tag is this one.
    pub(super) fn tag(&mut self, folded: &str, prefix: bool) -> String {
        let folded = self.text(folded.to_owned());
        if prefix {
            format!("substr(folded, 1, length({folded})) = {folded}")
        } else {
            format!("folded = {folded}")
        }
    }

    fn day(&mut self, day: Date) -> String {
        self.value(Value::Text(day.to_string()))
    }

    pub(in super::super) fn filter(&mut self, filter: &Filter) -> String {
        match filter {
            Filter::Words(words) => {
                let matching = self.value(Value::Text(words.matching()));
                format!("story.id IN (SELECT rowid FROM fulltext WHERE fulltext MATCH {matching})")
            }
            Filter::Outlets(names) => {
                let names: Vec<String> =
                    names.iter().map(|name| self.value(Value::Text(name.clone()))).collect();
                format!("story.outlet IN (SELECT id FROM outlet WHERE name IN ({}))", names.join(", "))
            }
            Filter::Days { first, last } => self.days("story", *first, *last),
            Filter::Read(read) => format!("story.read = {}", i32::from(*read)),
            Filter::Bookmarked => "story.id IN (SELECT story FROM bookmark WHERE kind = 'story')".to_owned(),
            Filter::Kept => "story.id IN (SELECT story FROM bookmark)".to_owned(),
            Filter::Tagged => "story.id IN (SELECT story FROM tagging)".to_owned(),
            Filter::Noted => "story.id IN (SELECT story FROM story_note)".to_owned(),
            Filter::Tag { folded, prefix } => {
                let is = self.tag(folded, *prefix);
                format!("story.id IN (SELECT story FROM tagging JOIN tag ON tag.id = tag WHERE {is})")
            }
            Filter::All(parts) => self.joined(parts, " AND ", "1"),
            Filter::Any(parts) => self.joined(parts, " OR ", "0"),
            Filter::Not(part) => format!("NOT {}", self.filter(part)),
        }
    }

    /// EDTF compares as text: a month comes before its days, and with `~` behind it after them.
    pub(super) fn days(&mut self, of: &str, first: Option<Date>, last: Option<Date>) -> String {
        let mut parts = vec![format!("{of}.date GLOB '[0-9]*'")];
        if let Some(last) = last {
            let last = self.day(last);
            parts.push(format!("substr({of}.date, 1, instr({of}.date || '/', '/') - 1) <= {last}"));
        }
        if let Some(first) = first {
            let first = self.day(first);
            parts.push(format!("substr({of}.date, instr({of}.date, '/') + 1) || '~' >= {first}"));
        }
        format!("coalesce({}, 0)", parts.join(" AND "))
    }

    fn joined(&mut self, parts: &[Filter], with: &str, empty: &str) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.filter(part)).collect();
        if parts.is_empty() { empty.to_owned() } else { format!("({})", parts.join(with)) }
    }
}
