//! Which stories answer a query, best first.

use rusqlite::params_from_iter;
use rusqlite::types::Value;

use super::super::{Result, Store};
use super::matching::Words;
use crate::digest::{Date, StoryId};

/// How much a word counts in each column of the index, in its order. A form as printed counts more than one that is
/// only related; the numbers are a judgement, not a measurement.
const WEIGHTS: &str = "8.0, 4.0, 1.0, 0.0, 5.0, 2.5, 0.6";

/// The day by which stories of one score come newest first.
const NEWNESS: &str = "CASE WHEN story.date GLOB '[0-9]*' THEN story.date ELSE '' END";

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

impl Store {
    /// The stories that hold these words and pass the filter, best first, of one score the newest first; at most `limit`.
    /// Without words the filter alone decides and no story is better than another.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn search(&self, words: Option<&Words>, filter: &Filter, limit: u64) -> Result<Vec<Found>> {
        let mut sql = Sql::default();
        let (from, score, order) = match words {
            Some(words) => {
                let matching = sql.value(Value::Text(words.matching()));
                (
                    format!("fulltext CROSS JOIN story ON story.id = fulltext.rowid AND fulltext MATCH {matching}"),
                    format!("-bm25(fulltext, {WEIGHTS})"),
                    format!("2 DESC, {NEWNESS} DESC, story.id DESC"),
                )
            }
            // Along the index of issues: nothing is sorted, and the walk ends with the limit.
            None => (
                "issue CROSS JOIN placement ON placement.issue = issue.id
                 CROSS JOIN story ON story.id = placement.story
                     AND NOT EXISTS (SELECT 1 FROM placement AS other JOIN issue AS newer ON newer.id = other.issue
                         WHERE other.story = story.id AND (newer.age, newer.id) < (issue.age, issue.id))"
                    .to_owned(),
                "0.0".to_owned(),
                "issue.age, issue.id, placement.position".to_owned(),
            ),
        };
        let filter = sql.filter(filter);
        let limit = sql.value(Value::Integer(i64::try_from(limit).unwrap_or(i64::MAX)));
        let text =
            format!("SELECT story.id, {score} FROM {from} WHERE {filter} ORDER BY {order} LIMIT {limit}");
        let mut query = self.connection.prepare_cached(&text)?;
        let rows = query
            .query_map(params_from_iter(sql.values), |row| {
                Ok(Found { id: StoryId(row.get(0)?), score: row.get(1)? })
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }
}

/// Conditions with the values they name.
#[derive(Default)]
struct Sql {
    values: Vec<Value>,
}

impl Sql {
    fn value(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("?{}", self.values.len())
    }

    fn day(&mut self, day: Date) -> String {
        self.value(Value::Text(day.to_string()))
    }

    fn filter(&mut self, filter: &Filter) -> String {
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
            Filter::Days { first, last } => self.days(*first, *last),
            Filter::Read(read) => format!("story.read = {}", i32::from(*read)),
            Filter::Bookmarked => "story.bookmarked IS NOT NULL".to_owned(),
            Filter::All(parts) => self.joined(parts, " AND ", "1"),
            Filter::Any(parts) => self.joined(parts, " OR ", "0"),
            Filter::Not(part) => format!("NOT {}", self.filter(part)),
        }
    }

    /// EDTF compares as text: a month comes before its days, and with `~` behind it after them.
    fn days(&mut self, first: Option<Date>, last: Option<Date>) -> String {
        let mut parts = vec!["story.date GLOB '[0-9]*'".to_owned()];
        if let Some(last) = last {
            let last = self.day(last);
            parts.push(format!("substr(story.date, 1, instr(story.date || '/', '/') - 1) <= {last}"));
        }
        if let Some(first) = first {
            let first = self.day(first);
            parts.push(format!("substr(story.date, instr(story.date, '/') + 1) || '~' >= {first}"));
        }
        format!("coalesce({}, 0)", parts.join(" AND "))
    }

    fn joined(&mut self, parts: &[Filter], with: &str, empty: &str) -> String {
        let parts: Vec<String> = parts.iter().map(|part| self.filter(part)).collect();
        if parts.is_empty() { empty.to_owned() } else { format!("({})", parts.join(with)) }
    }
}
