//! Writing issues and stories. Every `save_…` and `update_…` says whether anything changed.

use rusqlite::{OptionalExtension, Params, Transaction};

use super::codec::{age, blocks_json, json, names_blob};
use super::known::Placed;
use super::pending::Pending;
use super::sum::sum;
use super::{DocumentId, OutletId, Result, issues};
use crate::digest::{
    Block, Date, Dated, Headline, IssueId, IssueKind, ResultRange, StoryId, Timestamp, Title,
};

/// Stories of a library from which on its tables are not looked at again: how rows spread over keys has settled by then.
const LARGE: i64 = 1 << 16;

/// One transaction that writes.
#[derive(Debug)]
pub struct Saving<'a> {
    pub(super) transaction: Transaction<'a>,
    pub(super) pending: Pending,
}

/// An issue's own facts.
#[derive(Debug, Clone)]
pub struct NewIssue<'a> {
    /// The document that gives it this form.
    pub document: DocumentId,
    /// Hash of what it calls itself.
    pub name: i64,
    /// The smallest hashes of its text.
    pub sketch: &'a [u8],
    /// What it is.
    pub kind: IssueKind,
    /// Its title.
    pub title: &'a Title,
    /// Its date.
    pub dated: &'a Dated,
    /// The day its page was saved.
    pub page_date: Option<Date>,
    /// Which part of a listing it is.
    pub range: Option<ResultRange>,
    /// Lines that introduce it.
    pub lede: &'a [String],
}

/// A story's own facts.
#[derive(Debug, Clone)]
pub struct NewStory<'a> {
    /// Hash of its printed title, else of its opening words.
    pub name: i64,
    /// Its title.
    pub title: &'a Title,
    /// Its date.
    pub dated: &'a Dated,
    /// Whether its text is broken off.
    pub truncated: bool,
    /// Words of the body.
    pub words: u64,
    /// Codes of the countries it names, spaces between.
    pub countries: &'a str,
    /// Hashes of the names it holds, sorted, each once.
    pub names: &'a [i64],
    /// Its text.
    pub body: &'a [Block],
}

impl<'a> Saving<'a> {
    pub(super) fn new(transaction: Transaction<'a>) -> Self {
        Self { transaction, pending: Pending::default() }
    }

    /// Makes everything written so far last.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn commit(self) -> Result<()> {
        self.settle()?;
        Ok(self.transaction.commit()?)
    }

    /// The number of an outlet, which is noted where it is new.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn outlet(&self, name: &str) -> Result<OutletId> {
        let mut query = self.transaction.prepare_cached("SELECT id FROM outlet WHERE name = ?1")?;
        if let Some(id) = query.query_row([name], |row| row.get(0)).optional()? {
            return Ok(OutletId(id));
        }
        self.run("INSERT INTO outlet (name) VALUES (?1)", [name])?;
        Ok(OutletId(self.transaction.last_insert_rowid()))
    }

    /// Adds an issue without stories.
    ///
    /// # Errors
    /// When the key is taken or the file cannot be written.
    pub fn insert_issue(
        &self,
        outlet: OutletId,
        key: &str,
        at: Timestamp,
        issue: &NewIssue<'_>,
    ) -> Result<IssueId> {
        let mut insert = self.transaction.prepare_cached(
            "INSERT INTO issue (outlet, key, imported_at, document, name, sketch, kind, title, title_basis,
                 date, date_basis, date_evidence, age, page_date, range_first, range_last, range_total, lede)
             VALUES (:outlet, :key, :at, :document, :name, :sketch, :kind, :title, :title_basis,
                 :date, :date_basis, :date_evidence, :age, :page_date,
                 :range_first, :range_last, :range_total, :lede)",
        )?;
        insert.execute(rusqlite::named_params! {
            ":outlet": outlet.0, ":key": key, ":at": at.as_second(),
            ":document": issue.document.0, ":name": issue.name, ":sketch": issue.sketch,
            ":kind": issue.kind.word(), ":title": issue.title.text, ":title_basis": issue.title.basis.word(),
            ":date": issue.dated.date.map(|date| date.to_string()),
            ":date_basis": issue.dated.basis.word(), ":date_evidence": json(&issue.dated.evidence)?,
            ":age": age(issue.dated.date), ":page_date": issue.page_date.map(|date| date.to_string()),
            ":range_first": issue.range.map(|range| range.first),
            ":range_last": issue.range.map(|range| range.last),
            ":range_total": issue.range.map(|range| range.total), ":lede": json(issue.lede)?,
        })?;
        let id = IssueId(self.transaction.last_insert_rowid());
        self.restore_issue_marks(outlet, key, issue.name, id)?;
        Ok(id)
    }

    /// Gives an issue these facts.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn update_issue(&self, id: IssueId, issue: &NewIssue<'_>) -> Result<bool> {
        let mut update = self.transaction.prepare_cached(
            "UPDATE issue SET document = :document, name = :name, sketch = :sketch, kind = :kind,
                 title = :title, title_basis = :title_basis, date = :date, date_basis = :date_basis,
                 date_evidence = :date_evidence, age = :age, page_date = :page_date,
                 range_first = :range_first, range_last = :range_last, range_total = :range_total, lede = :lede
             WHERE id = :id AND (name, sketch, kind, title, title_basis, date, date_basis, date_evidence,
                 page_date, range_first, range_last, range_total, lede)
             IS NOT (:name, :sketch, :kind, :title, :title_basis, :date, :date_basis, :date_evidence,
                 :page_date, :range_first, :range_last, :range_total, :lede)",
        )?;
        let changed = update.execute(rusqlite::named_params! {
            ":id": id.0,
            ":document": issue.document.0, ":name": issue.name, ":sketch": issue.sketch,
            ":kind": issue.kind.word(), ":title": issue.title.text, ":title_basis": issue.title.basis.word(),
            ":date": issue.dated.date.map(|date| date.to_string()),
            ":date_basis": issue.dated.basis.word(), ":date_evidence": json(&issue.dated.evidence)?,
            ":age": age(issue.dated.date), ":page_date": issue.page_date.map(|date| date.to_string()),
            ":range_first": issue.range.map(|range| range.first),
            ":range_last": issue.range.map(|range| range.last),
            ":range_total": issue.range.map(|range| range.total), ":lede": json(issue.lede)?,
        })?;
        Ok(changed > 0)
    }

    /// Hands an issue, and its stories that stand in no other, to another outlet; says whether it was another's.
    /// A story whose key is taken there stays.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn hand_over(&self, issue: IssueId, outlet: OutletId) -> Result<bool> {
        let mut update = self
            .transaction
            .prepare_cached("UPDATE OR IGNORE issue SET outlet = ?2 WHERE id = ?1 AND outlet <> ?2")?;
        if update.execute((issue.0, outlet.0))? == 0 {
            return Ok(false);
        }
        self.run(
            "UPDATE OR IGNORE story SET outlet = ?2 WHERE outlet <> ?2
             AND id IN (SELECT story FROM placement WHERE issue = ?1)
             AND (SELECT count(*) FROM placement WHERE placement.story = story.id) = 1",
            (issue.0, outlet.0),
        )?;
        Ok(true)
    }

    /// Dates an issue; `by_hand` where the user did.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn date_issue(&self, id: IssueId, dated: &Dated, by_hand: bool) -> Result<()> {
        self.run(
            "UPDATE issue SET date = ?2, date_basis = ?3, date_evidence = ?4, age = ?5, by_hand = ?6
             WHERE id = ?1",
            (
                id.0,
                dated.date.map(|date| date.to_string()),
                dated.basis.word(),
                json(&dated.evidence)?,
                age(dated.date),
                by_hand,
            ),
        )
    }

    /// Dates a story.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn date_story(&self, id: StoryId, dated: &Dated) -> Result<()> {
        self.run(
            "UPDATE story SET date = ?2, date_basis = ?3, date_evidence = ?4 WHERE id = ?1",
            (id.0, dated.date.map(|date| date.to_string()), dated.basis.word(), json(&dated.evidence)?),
        )
    }

    /// Gives an issue that was just added its section headings, its headlines and its stories, in this order.
    ///
    /// # Errors
    /// When a story stands twice among them or the file cannot be written.
    pub fn fill_issue(
        &self,
        issue: IssueId,
        sections: &[String],
        headlines: &[Headline],
        stories: &[Placed],
    ) -> Result<()> {
        self.add_sections(issue, sections)?;
        if !headlines.is_empty() {
            self.add_headlines(issue, headlines)?;
        }
        self.add_placements(issue, stories)
    }

    /// Gives an issue these section headings.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save_sections(&self, issue: IssueId, sections: &[String]) -> Result<bool> {
        if issues::sections(&self.transaction, issue)? == sections {
            return Ok(false);
        }
        self.run("DELETE FROM section WHERE issue = ?1", [issue.0])?;
        self.add_sections(issue, sections)?;
        self.run(
            "INSERT OR IGNORE INTO unindexed SELECT story FROM placement
             WHERE issue = ?1 AND section IS NOT NULL",
            [issue.0],
        )?;
        self.run("INSERT OR IGNORE INTO unindexed_headlines VALUES (?1)", [issue.0])?;
        Ok(true)
    }

    fn add_sections(&self, issue: IssueId, sections: &[String]) -> Result<()> {
        let mut insert = self.transaction.prepare_cached("INSERT INTO section VALUES (?1, ?2, ?3)")?;
        for (ordinal, heading) in sections.iter().enumerate() {
            insert.execute((issue.0, ordinal, heading))?;
        }
        Ok(())
    }

    /// Gives an issue these headlines.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save_headlines(&self, issue: IssueId, headlines: &[Headline]) -> Result<bool> {
        if issues::headlines(&self.transaction, issue)? == headlines {
            return Ok(false);
        }
        self.run("DELETE FROM headline WHERE issue = ?1", [issue.0])?;
        self.add_headlines(issue, headlines)?;
        Ok(true)
    }

    fn add_headlines(&self, issue: IssueId, headlines: &[Headline]) -> Result<()> {
        let mut insert =
            self.transaction.prepare_cached("INSERT INTO headline VALUES (?1, ?2, ?3, ?4, ?5)")?;
        for (ordinal, headline) in headlines.iter().enumerate() {
            insert.execute((issue.0, ordinal, headline.list.word(), headline.section, &headline.text))?;
        }
        self.run("UPDATE issue SET headlines = ?2 WHERE id = ?1", (issue.0, headlines.len()))?;
        self.find_headlines_again(issue)
    }

    /// Gives an issue these stories, in this order.
    ///
    /// # Errors
    /// When a story stands twice among them or the file cannot be written.
    pub fn save_placements(&self, issue: IssueId, stories: &[Placed]) -> Result<bool> {
        if self.placed(issue)? == stories {
            return Ok(false);
        }
        self.run("DELETE FROM placement WHERE issue = ?1", [issue.0])?;
        self.add_placements(issue, stories)?;
        Ok(true)
    }

    fn add_placements(&self, issue: IssueId, stories: &[Placed]) -> Result<()> {
        for (before, placed) in stories.iter().enumerate() {
            self.place(issue, before + 1, placed)?;
        }
        self.run(
            "UPDATE issue SET stories = ?2,
                 unread = (SELECT count(*) FROM placement WHERE issue = ?1 AND read = 0) WHERE id = ?1",
            (issue.0, stories.len()),
        )
    }

    /// Adds a story at the end of an issue, unless it stands there; then it moves under the section that is told.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn append_placement(&self, issue: IssueId, placed: &Placed) -> Result<bool> {
        if self.stands_in(placed.story, issue)? {
            return self.move_to_section(issue, placed);
        }
        let mut query = self.transaction.prepare_cached("SELECT stories FROM issue WHERE id = ?1")?;
        let stories: usize = query.query_row([issue.0], |row| row.get(0))?;
        self.place(issue, stories + 1, placed)?;
        self.run(
            "UPDATE issue SET stories = stories + 1,
                 unread = unread + (SELECT read = 0 FROM story WHERE id = ?2) WHERE id = ?1",
            (issue.0, placed.story.0),
        )?;
        Ok(true)
    }

    fn move_to_section(&self, issue: IssueId, placed: &Placed) -> Result<bool> {
        let Some(section) = placed.section else { return Ok(false) };
        let mut update = self.transaction.prepare_cached(
            "UPDATE placement SET section = ?3 WHERE story = ?1 AND issue = ?2 AND section IS NOT ?3",
        )?;
        let moved = update.execute((placed.story.0, issue.0, section))? > 0;
        if moved {
            self.run("INSERT OR IGNORE INTO unindexed VALUES (?1)", [placed.story.0])?;
        }
        Ok(moved)
    }

    /// Whether a story stands in an issue.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stands_in(&self, story: StoryId, issue: IssueId) -> Result<bool> {
        let mut query = self
            .transaction
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM placement WHERE story = ?1 AND issue = ?2)")?;
        Ok(query.query_row((story.0, issue.0), |row| row.get(0))?)
    }

    fn place(&self, issue: IssueId, position: usize, placed: &Placed) -> Result<()> {
        self.run(
            "INSERT INTO placement (issue, position, story, section, read)
             SELECT ?1, ?2, id, ?4, read FROM story WHERE id = ?3",
            (issue.0, position, placed.story.0, placed.section),
        )
    }

    /// Adds a story; the marks it had when it was last taken out come back with it.
    ///
    /// # Errors
    /// When the key is taken or the file cannot be written.
    pub fn insert_story(&self, outlet: OutletId, key: &str, story: &NewStory<'_>) -> Result<StoryId> {
        let mut insert = self.transaction.prepare_cached(
            "INSERT INTO story (outlet, key, name, title, title_basis, date, date_basis, date_evidence,
                 truncated, words, countries, names)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?;
        insert.execute((
            outlet.0,
            key,
            story.name,
            &story.title.text,
            story.title.basis.word(),
            story.dated.date.map(|date| date.to_string()),
            story.dated.basis.word(),
            json(&story.dated.evidence)?,
            story.truncated,
            story.words,
            story.countries,
            names_blob(story.names),
        ))?;
        let id = StoryId(self.transaction.last_insert_rowid());
        self.add_namings(id, story.names)?;
        self.count_story(outlet);
        let body = blocks_json(story.body)?;
        let sum = sum(story.title.text.as_bytes(), body.as_bytes());
        self.run("INSERT INTO body (story, blocks, sum) VALUES (?1, ?2, ?3)", (id.0, body, sum))?;
        self.restore_marks(outlet, key, story.name, id)?;
        Ok(id)
    }

    /// Gives a story these facts; its key and marks stay.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn update_story(&self, id: StoryId, story: &NewStory<'_>) -> Result<bool> {
        let mut update = self.transaction.prepare_cached(
            "UPDATE story SET name = ?2, title = ?3, title_basis = ?4, date = ?5, date_basis = ?6,
                 date_evidence = ?7, truncated = ?8, words = ?9, countries = ?10
             WHERE id = ?1 AND (name, title, title_basis, date, date_basis, date_evidence, truncated, words,
                 countries) IS NOT (?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?;
        let facts = update.execute((
            id.0,
            story.name,
            &story.title.text,
            story.title.basis.word(),
            story.dated.date.map(|date| date.to_string()),
            story.dated.basis.word(),
            json(&story.dated.evidence)?,
            story.truncated,
            story.words,
            story.countries,
        ))?;
        let mut update = self
            .transaction
            .prepare_cached("UPDATE body SET blocks = ?2 WHERE story = ?1 AND blocks IS NOT ?2")?;
        let body = blocks_json(story.body)?;
        let text = update.execute((id.0, &body))?;
        // By itself: a text from before there were sums has not changed when it gets one.
        let sum = sum(story.title.text.as_bytes(), body.as_bytes());
        self.run("UPDATE body SET sum = ?2 WHERE story = ?1 AND sum IS NOT ?2", (id.0, sum))?;
        self.rename(id, story.names)?;
        Ok(facts + text > 0)
    }

    /// Lets SQLite look again at how its tables have grown, so that it keeps choosing the right index; in a library that is
    /// large, what it chose last stays right, and to look would take it through all of the file.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn tidy(&self) -> Result<()> {
        if self.last_story()? <= LARGE {
            self.transaction.execute_batch("PRAGMA optimize")?;
        }
        Ok(())
    }

    /// The number of the newest story: there are no more stories than that. Counts are right only once a transaction
    /// is settled.
    pub(super) fn last_story(&self) -> Result<i64> {
        let mut query = self.transaction.prepare_cached("SELECT coalesce(max(id), 0) FROM story")?;
        Ok(query.query_row([], |row| row.get(0))?)
    }

    pub(super) fn run(&self, sql: &str, values: impl Params) -> Result<()> {
        self.transaction.prepare_cached(sql)?.execute(values)?;
        Ok(())
    }
}
