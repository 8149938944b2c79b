//! What a filter alone asks for: found by an index, and not by a look at every story.
//!
//! Of a filter's parts the one that fewest stories pass leads to them; each is then held against the whole. Where very
//! many pass every part, the list of issues is walked along, or an index in another order, until enough are found.

use rusqlite::params_from_iter;

use super::super::{Result, Store};
use super::sought::{Filter, Found, NEWEST, Sql};
use crate::digest::{Date, StoryId};

/// How far an index is followed to see whether it leads to few stories, which are then gone through one by one.
const FAR: [usize; 3] = [128, 1_024, 8_192];

/// Stories of the latest days that are put in order where more answer.
const LATEST: u64 = 4_096;

/// A story's last day, and whether it lasts long, as the indexes of them have it.
const LAST_DAY: &str = "substr(story.date, instr(story.date, '/') + 1) || '~'";
const LONG_DAYS: &str = "(length(story.date) - instr(story.date, '/') < 7
    OR instr(story.date, '/') BETWEEN 1 AND 7
    OR 12 * (substr(story.date, instr(story.date, '/') + 1, 4) - substr(story.date, 1, 4))
        + substr(story.date, instr(story.date, '/') + 6, 2) - substr(story.date, 6, 2) > 1)";

/// An index that leads to stories: its stories as SQL, with a column `id`; those of an outlet or a tag may repeat.
struct Way {
    sql: String,
}

impl Store {
    /// The numbers of the stories that pass a filter, in order; `None` where very many may.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn pool(&self, filter: &Filter) -> Result<Option<Vec<i64>>> {
        let mut sql = Sql::default();
        let Some(way) = self.way(&mut sql, filter)? else { return Ok(None) };
        let filter = sql.filter(filter);
        let mut query = self.connection.prepare_cached(&format!(
            "SELECT DISTINCT story.id FROM ({}) AS way CROSS JOIN story ON story.id = way.id WHERE {filter}",
            way.sql
        ))?;
        let named = query.parameter_count();
        let rows = query.query_map(params_from_iter(sql.values.iter().take(named)), |row| row.get(0))?;
        let mut ids: Vec<i64> = rows.collect::<rusqlite::Result<_>>()?;
        ids.sort_unstable();
        Ok(Some(ids))
    }

    /// Stories that pass a filter, newest issue first; at most `limit`.
    pub(super) fn passing(&self, filter: &Filter, limit: u64) -> Result<Vec<Found>> {
        let mut sql = Sql::default();
        let way = match self.way(&mut sql, filter)? {
            Some(Way { sql }) => Some(format!("(SELECT DISTINCT id FROM ({sql}))")),
            None => sql.latest(filter, limit),
        };
        let from = match way {
            Some(way) => format!(
                "{way} AS way CROSS JOIN story ON story.id = way.id
                 CROSS JOIN placement ON placement.story = story.id
                 CROSS JOIN issue ON issue.id = placement.issue"
            ),
            // Along an index of issues nothing is sorted, and the walk ends with the limit.
            None => format!(
                "{} CROSS JOIN placement ON placement.issue = issue.id
                 CROSS JOIN story ON story.id = placement.story",
                sql.issues_along(filter)
            ),
        };
        let filter = sql.filter(filter);
        let limit = sql.limit(limit);
        self.found(
            &format!(
                "SELECT story.id, 0.0 FROM {from} WHERE {filter} AND {NEWEST}
                 ORDER BY issue.place, placement.position LIMIT {limit}"
            ),
            sql.values,
        )
    }

    /// A way to few stories among those that a filter's parts have: every one is followed a little, then farther.
    fn way(&self, sql: &mut Sql, filter: &Filter) -> Result<Option<Way>> {
        let ways: Vec<Way> = parts(filter).into_iter().filter_map(|part| sql.way(part)).collect();
        for most in FAR {
            for way in &ways {
                if self.count_to(way, &sql.values, most)? < most {
                    return Ok(Some(Way { sql: way.sql.clone() }));
                }
            }
        }
        Ok(None)
    }

    /// How many stories a way leads to, at most so many.
    fn count_to(&self, way: &Way, values: &[rusqlite::types::Value], most: usize) -> Result<usize> {
        let mut query =
            self.connection.prepare_cached(&format!("SELECT count(*) FROM ({} LIMIT {most})", way.sql))?;
        let named = query.parameter_count();
        let values = values.iter().take(named);
        Ok(query.query_row(params_from_iter(values), |row| row.get(0))?)
    }

    /// Those of these stories that hold the words, the newest first, at most so many.
    pub(super) fn holding(
        &self,
        matching: &str,
        ids: &[i64],
        most: u64,
        found: &mut Vec<StoryId>,
    ) -> Result<()> {
        let mut query = self
            .connection
            .prepare_cached("SELECT 1 FROM fulltext WHERE fulltext MATCH ?1 AND fulltext.rowid = ?2")?;
        for id in ids.iter().rev() {
            if found.len() as u64 == most {
                break;
            }
            if query.exists((matching, id))? {
                found.push(StoryId(*id));
            }
        }
        Ok(())
    }
}

/// What must all hold.
fn parts(filter: &Filter) -> Vec<&Filter> {
    match filter {
        Filter::All(inner) => inner.iter().flat_map(parts).collect(),
        single => vec![single],
    }
}

impl Sql {
    /// An index that leads to every story that passes; `None` where there is none.
    fn way(&mut self, filter: &Filter) -> Option<Way> {
        let sql = match filter {
            Filter::Outlets(names) => {
                let names: Vec<String> = names.iter().map(|name| self.text(name.clone())).collect();
                format!(
                    "SELECT story.id FROM outlet CROSS JOIN story ON story.outlet = outlet.id
                     WHERE outlet.name IN ({})",
                    names.join(", ")
                )
            }
            Filter::Days { first, last } => self.way_by_day(*first, *last),
            Filter::Read(read) => read_or_not(*read),
            Filter::Not(part) => match part.as_ref() {
                Filter::Read(read) => read_or_not(!read),
                _ => return None,
            },
            Filter::Bookmarked => "SELECT story AS id FROM bookmark WHERE kind = 'story'".to_owned(),
            Filter::Kept => "SELECT story AS id FROM bookmark WHERE story IS NOT NULL".to_owned(),
            Filter::Tagged => "SELECT story AS id FROM tagging".to_owned(),
            Filter::Noted => "SELECT story AS id FROM story_note".to_owned(),
            Filter::Tag { folded, prefix } => {
                let is = self.tag(folded, *prefix);
                format!(
                    "SELECT tagging.story AS id FROM tag CROSS JOIN tagging ON tagging.tag = tag.id WHERE {is}"
                )
            }
            Filter::Words(words) => {
                let matching = self.text(words.matching());
                format!("SELECT rowid AS id FROM fulltext WHERE fulltext MATCH {matching}")
            }
            Filter::Any(parts) => {
                let ways: Option<Vec<String>> =
                    parts.iter().map(|part| self.way(part).map(|way| way.sql)).collect();
                ways.filter(|ways| !ways.is_empty())?.join(" UNION ALL ")
            }
            Filter::All(parts) => parts.iter().find_map(|part| self.way(part))?.sql,
        };
        Some(Way { sql })
    }

    /// Stories with a day of these: one whose last day is later may have begun before.
    fn way_by_day(&mut self, first: Option<Date>, last: Option<Date>) -> String {
        let mut is = vec!["story.date GLOB '[0-9]*'".to_owned()];
        if let Some(first) = first {
            let first = self.text(first.to_string());
            is.push(format!("{LAST_DAY} >= {first}"));
        }
        let Some(last) = last else {
            return format!("SELECT story.id FROM story INDEXED BY story_by_day WHERE {}", is.join(" AND "));
        };
        let begun = self.text(last.to_string());
        let begun = format!("substr(story.date, 1, instr(story.date || '/', '/') - 1) <= {begun}");
        let months = 12 * i32::from(last.year()) + i32::from(last.month());
        let end = self.text(format!("{:04}-{:02}-31~", months / 12, months % 12 + 1));
        let is = is.join(" AND ");
        format!(
            "SELECT story.id FROM story INDEXED BY story_by_day WHERE {is} AND {LAST_DAY} <= {end} AND {begun}
             UNION ALL SELECT story.id FROM story INDEXED BY story_of_long_days
             WHERE {is} AND {LONG_DAYS} AND {begun} AND {LAST_DAY} > {end}"
        )
    }

    /// The latest stories that pass, by their days or else by their numbers, where that is what leads to them and no more
    /// are wanted; all that were kept, where nothing else passes.
    fn latest(&mut self, filter: &Filter, limit: u64) -> Option<String> {
        let kept = |part: &&Filter| part.is_of_kept();
        let part = parts(filter).into_iter().find(kept).or_else(|| {
            parts(filter).into_iter().find(|part| matches!(part, Filter::Days { .. }) && limit <= LATEST)
        })?;
        let way = self.way(part)?.sql;
        if limit > LATEST {
            return Some(format!("(SELECT DISTINCT id FROM ({way}))"));
        }
        let order = if matches!(part, Filter::Days { .. }) { LAST_DAY } else { "way.id" };
        let passes = self.filter(filter);
        Some(format!(
            "(SELECT DISTINCT story.id FROM ({way}) AS way CROSS JOIN story ON story.id = way.id
              WHERE {passes} ORDER BY {order} DESC LIMIT {LATEST})"
        ))
    }

    /// The issues that may hold a story which passes, in their order.
    fn issues_along(&mut self, filter: &Filter) -> String {
        for part in parts(filter) {
            match part {
                Filter::Read(true) => {
                    return "(SELECT id, place FROM issue INDEXED BY issue_with_read WHERE unread < stories
                             ORDER BY place) AS issue"
                        .to_owned();
                }
                Filter::Outlets(names) if names.len() == 1 => {
                    let name = self.text(names.first().cloned().unwrap_or_default());
                    return format!(
                        "(SELECT id, place FROM issue INDEXED BY issue_of_outlet
                          WHERE outlet = (SELECT id FROM outlet WHERE name = {name}) ORDER BY place) AS issue"
                    );
                }
                _ => {}
            }
        }
        "issue".to_owned()
    }
}

fn read_or_not(read: bool) -> String {
    let (index, is) =
        if read { ("issue_with_read", "unread < stories") } else { ("issue_unread", "unread > 0") };
    format!(
        "SELECT placement.story AS id FROM (SELECT id FROM issue INDEXED BY {index} WHERE {is}) AS issue
         CROSS JOIN placement ON placement.issue = issue.id AND placement.read = {}",
        i32::from(read)
    )
}
