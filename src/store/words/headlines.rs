//! Headlines in full text. They are no stories: what they answer is told apart from what stories answer.

use rusqlite::{Row, params_from_iter};

use super::super::codec::{dated, word};
use super::super::{Result, Saving, Store};
use super::matching::Words;
use super::sought::{Filter, NotOfHeadlines, Sql, WEIGHTS};
use crate::digest::{Dated, HeadlineList, IssueId, Outlet};
use crate::names::IndexedText;

/// Headlines of an issue that have a number in the index.
const MOST: u32 = 1 << 20;

/// The issue's number above, the headline's below.
const SHIFT: u32 = 20;

/// A headline whose words the index does not hold as they are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnindexedHeadline {
    /// Its 0-based number among the issue's headlines.
    pub number: u32,
    /// The heading over its list.
    pub section: Option<String>,
    /// As printed.
    pub text: String,
}

/// What the index holds of a headline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexedHeadline {
    /// Its 0-based number among the issue's headlines.
    pub number: u32,
    /// Codes of the countries it names, spaces between.
    pub countries: String,
    /// Its words.
    pub text: IndexedText,
    /// Those of the heading over its list.
    pub section: IndexedText,
}

/// A headline that answers.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundHeadline {
    /// The issue it stands in.
    pub issue: IssueId,
    /// Its 0-based number among the issue's headlines.
    pub number: u32,
    /// The list it stands in.
    pub list: HeadlineList,
    /// The heading over its list.
    pub section: Option<String>,
    /// As printed.
    pub text: String,
    /// Who published the issue.
    pub outlet: Outlet,
    /// The issue's date.
    pub dated: Dated,
    /// How well it answers, from 0; only good for comparison.
    pub score: f64,
}

impl Store {
    /// Whether headlines wait to be taken into the index.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn headline_index_lags(&self) -> Result<bool> {
        Ok(self.connection.prepare_cached("SELECT 1 FROM unindexed_headlines LIMIT 1")?.exists([])?)
    }

    /// Whether at least `few` headlines hold a word of a query, those that do not answer it too; or a word is only begun.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn is_common_in_headlines(&self, words: &Words, few: u64) -> Result<bool> {
        let matching = words.any_form();
        let mut query = self.connection.prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM headline_text WHERE headline_text MATCH ?1 LIMIT ?2)",
        )?;
        Ok(query.query_row((matching, few), |row| row.get::<_, u64>(0))? >= few)
    }

    /// The headlines that hold these words, best first, of one score those of the newest issue first; at most `limit`.
    /// None for a filter that asks for what only stories have.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn search_headlines(&self, words: &Words, filter: &Filter, limit: u64) -> Result<Vec<FoundHeadline>> {
        let score = format!("-bm25(headline_text, {WEIGHTS})");
        self.headlines_found(words, filter, limit, (&score, "10 DESC, issue.place, headline.ordinal"))
    }

    /// The headlines that came into the library last among those that hold these words, all with no score; at most `most`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn latest_headlines(&self, words: &Words, filter: &Filter, most: u64) -> Result<Vec<FoundHeadline>> {
        self.headlines_found(words, filter, most, ("0.0", "headline_text.rowid DESC"))
    }

    fn headlines_found(
        &self,
        words: &Words,
        filter: &Filter,
        limit: u64,
        (score, order): (&str, &str),
    ) -> Result<Vec<FoundHeadline>> {
        let mut sql = Sql::default();
        let matching = sql.text(words.matching());
        let Ok(filter) = sql.of_headlines(filter) else { return Ok(Vec::new()) };
        let limit = sql.limit(limit);
        let text = format!(
            "SELECT issue.id, headline.ordinal, headline.list, section.heading, headline.text, outlet.name,
                 issue.date, issue.date_basis, issue.date_evidence, {score}
             FROM headline_text
             CROSS JOIN headline ON headline.issue = headline_text.rowid >> {SHIFT}
                 AND headline.ordinal = (headline_text.rowid & {mask})
             CROSS JOIN issue ON issue.id = headline.issue
             CROSS JOIN outlet ON outlet.id = issue.outlet
             LEFT JOIN section ON section.issue = headline.issue AND section.ordinal = headline.section
             WHERE headline_text MATCH {matching} AND {filter}
             ORDER BY {order} LIMIT {limit}",
            mask = MOST - 1
        );
        let mut query = self.connection.prepare_cached(&text)?;
        let rows = query.query_map(params_from_iter(sql.values), found)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Saving<'_> {
    /// The issues whose headlines wait to be taken into the index, at most so many.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn issues_with_unindexed_headlines(&self, most: usize) -> Result<Vec<IssueId>> {
        let mut query = self
            .transaction
            .prepare_cached("SELECT issue FROM unindexed_headlines ORDER BY issue LIMIT ?1")?;
        Ok(query.query_map([most], |row| row.get(0).map(IssueId))?.collect::<rusqlite::Result<_>>()?)
    }

    /// An issue's headlines, as the index needs them.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn unindexed_headlines(&self, issue: IssueId) -> Result<Vec<UnindexedHeadline>> {
        let mut query = self.transaction.prepare_cached(
            "SELECT headline.ordinal, section.heading, headline.text FROM headline
             LEFT JOIN section ON section.issue = headline.issue AND section.ordinal = headline.section
             WHERE headline.issue = ?1 AND headline.ordinal < ?2 ORDER BY headline.ordinal",
        )?;
        let rows = query.query_map((issue.0, MOST), |row| {
            Ok(UnindexedHeadline { number: row.get(0)?, section: row.get(1)?, text: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Takes an issue's headlines into the index, in the place of what the index held of them.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn index_headlines(&self, issue: IssueId, headlines: &[IndexedHeadline]) -> Result<()> {
        for headline in headlines {
            self.run(
                "INSERT OR REPLACE INTO headline_text (rowid, title, section, countries, title_keys, section_keys)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                (
                    issue.0 << SHIFT | i64::from(headline.number),
                    &headline.text.exact,
                    &headline.section.exact,
                    &headline.countries,
                    &headline.text.keys,
                    &headline.section.keys,
                ),
            )?;
        }
        self.run("DELETE FROM unindexed_headlines WHERE issue = ?1", [issue.0])
    }
}

fn found(row: &Row<'_>) -> rusqlite::Result<FoundHeadline> {
    Ok(FoundHeadline {
        issue: IssueId(row.get(0)?),
        number: row.get(1)?,
        list: word(row, 2, HeadlineList::from_word)?,
        section: row.get(3)?,
        text: row.get(4)?,
        outlet: row.get(5)?,
        dated: dated(row, 6)?,
        score: row.get(9)?,
    })
}

impl Sql {
    /// A filter of stories as it holds for headlines: their date and outlet are those of their issue.
    fn of_headlines(&mut self, filter: &Filter) -> std::result::Result<String, NotOfHeadlines> {
        match filter {
            Filter::Words(words) => {
                let matching = self.text(words.matching());
                Ok(format!(
                    "headline_text.rowid IN (SELECT rowid FROM headline_text WHERE headline_text MATCH {matching})"
                ))
            }
            Filter::Outlets(names) => {
                let names: Vec<String> = names.iter().map(|name| self.text(name.clone())).collect();
                Ok(format!("outlet.name IN ({})", names.join(", ")))
            }
            Filter::Days { first, last } => Ok(self.days("issue", *first, *last)),
            Filter::All(parts) => self.joined_of_headlines(parts, " AND ", "1"),
            Filter::Any(parts) => self.joined_of_headlines(parts, " OR ", "0"),
            Filter::Not(part) => Ok(format!("NOT {}", self.of_headlines(part)?)),
            _ => Err(NotOfHeadlines),
        }
    }

    fn joined_of_headlines(
        &mut self,
        parts: &[Filter],
        with: &str,
        empty: &str,
    ) -> std::result::Result<String, NotOfHeadlines> {
        let parts: Vec<String> =
            parts.iter().map(|part| self.of_headlines(part)).collect::<std::result::Result<_, _>>()?;
        Ok(if parts.is_empty() { empty.to_owned() } else { format!("({})", parts.join(with)) })
    }
}
