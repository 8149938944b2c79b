//! Marks of stories and issues that were taken out, which wait for them to come back.

use rusqlite::{OptionalExtension, Row};

use super::codec::json;
use super::kept::{KeptMarks, Waiting, WaitingFor};
use super::{OutletId, Result, Saving, Store, StoreError};
use crate::digest::{IssueId, StoryId};

impl Store {
    /// Everything that waits, stories first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn waiting(&self) -> Result<Vec<Waiting>> {
        let mut query = self.connection.prepare_cached(
            "SELECT 1, outlet.name, key, kept_mark.name, read, marks FROM kept_mark
                 JOIN outlet ON outlet.id = kept_mark.outlet
             UNION ALL
             SELECT 0, outlet.name, key, kept_issue_mark.name, 0, marks FROM kept_issue_mark
                 JOIN outlet ON outlet.id = kept_issue_mark.outlet
             ORDER BY 1 DESC, 2, 3",
        )?;
        let mut rows = query.query([])?;
        let mut waiting = Vec::new();
        while let Some(row) = rows.next()? {
            waiting.push(read(row)?);
        }
        Ok(waiting)
    }
}

fn read(row: &Row<'_>) -> Result<Waiting> {
    let what = if row.get(0)? { WaitingFor::Story } else { WaitingFor::Issue };
    let (outlet, key, name, is_read) = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
    let marks = read_marks(&row.get::<_, String>(5)?)?;
    Ok(Waiting { what, outlet, key, name, read: is_read, marks })
}

impl Saving<'_> {
    /// Gives marks to the story or issue they wait for, where it is there, by its key or else as the only one of its
    /// name; else lets them wait, with those that wait for it already. Says whether that changed anything.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn add_waiting(&self, outlet: OutletId, waiting: &Waiting) -> Result<bool> {
        match waiting.what {
            WaitingFor::Story => match self.only("story", outlet, waiting)? {
                Some(id) => {
                    let read = waiting.read && self.set_read(StoryId(id), true)?;
                    Ok(self.add_marks(StoryId(id), &waiting.marks)? || read)
                }
                None => self.let_wait(("kept_mark", "read"), outlet, waiting),
            },
            WaitingFor::Issue => match self.only("issue", outlet, waiting)? {
                Some(id) => self.add_issue_marks(IssueId(id), &waiting.marks),
                None => self.let_wait(("kept_issue_mark", "0"), outlet, waiting),
            },
        }
    }

    fn only(&self, of: &str, outlet: OutletId, waiting: &Waiting) -> Result<Option<i64>> {
        let mut query = self.transaction.prepare_cached(&format!(
            "SELECT id FROM {of} WHERE outlet = ?1 AND key = ?2
             UNION ALL
             SELECT min(id) FROM {of} WHERE outlet = ?1 AND name = ?3 HAVING count(*) = 1
             LIMIT 1"
        ))?;
        Ok(query.query_row((outlet.0, &waiting.key, waiting.name), |row| row.get(0)).optional()?)
    }

    fn let_wait(&self, (table, read): (&str, &str), outlet: OutletId, waiting: &Waiting) -> Result<bool> {
        let mut query = self
            .transaction
            .prepare_cached(&format!("SELECT {read}, marks FROM {table} WHERE outlet = ?1 AND key = ?2"))?;
        let known: Option<(bool, String)> =
            query.query_row((outlet.0, &waiting.key), |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let known =
            known.map(|(read, marks)| Ok::<_, StoreError>((read, read_marks(&marks)?))).transpose()?;
        let before = known.clone().unwrap_or_default();
        let read = before.0 || waiting.read;
        let marks = before.1.joined(&waiting.marks);
        if known.is_some_and(|known| known == (read, marks.clone())) || (!read && marks.is_empty()) {
            return Ok(false);
        }
        self.marks_wait();
        let (key, name, marks) = (&waiting.key, waiting.name, json(&marks)?);
        match waiting.what {
            WaitingFor::Story => self.run(
                "INSERT OR REPLACE INTO kept_mark (outlet, key, name, marks, read) VALUES (?1, ?2, ?3, ?4, ?5)",
                (outlet.0, key, name, marks, read),
            )?,
            WaitingFor::Issue => self.run(
                "INSERT OR REPLACE INTO kept_issue_mark (outlet, key, name, marks) VALUES (?1, ?2, ?3, ?4)",
                (outlet.0, key, name, marks),
            )?,
        }
        Ok(true)
    }

    /// Keeps the marks of a story that is about to go.
    pub(super) fn keep_marks(&self, story: StoryId) -> Result<()> {
        let marks = self.marks_of(story)?;
        self.marks_wait();
        self.run(
            "INSERT OR REPLACE INTO kept_mark (outlet, key, name, read, marks)
             SELECT outlet, key, name, read, ?2 FROM story WHERE id = ?1 AND (read <> 0 OR ?3)",
            (story.0, json(&marks)?, !marks.is_empty()),
        )
    }

    /// Puts back the marks that a story of this key, or else the only one of this name, had when it went.
    pub(super) fn restore_marks(&self, outlet: OutletId, key: &str, name: i64, story: StoryId) -> Result<()> {
        if !self.any_marks_wait()? {
            return Ok(());
        }
        let mut query = self.transaction.prepare_cached(
            "SELECT key, read, marks FROM kept_mark WHERE outlet = ?1 AND key = ?2
             UNION ALL
             SELECT key, read, marks FROM kept_mark WHERE outlet = ?1 AND name = ?3
                 AND (SELECT count(*) FROM kept_mark WHERE outlet = ?1 AND name = ?3) = 1
             LIMIT 1",
        )?;
        let kept: Option<(String, bool, String)> = query
            .query_row((outlet.0, key, name), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((key, read, marks)) = kept else { return Ok(()) };
        if read {
            self.set_read(story, true)?;
        }
        self.add_marks(story, &read_marks(&marks)?)?;
        self.run("DELETE FROM kept_mark WHERE outlet = ?1 AND key = ?2", (outlet.0, key))
    }

    /// Keeps the marks of an issue that is about to go.
    pub(super) fn keep_issue_marks(&self, issue: IssueId) -> Result<()> {
        let marks = self.marks_of_issue(issue)?;
        if marks.is_empty() {
            return Ok(());
        }
        self.marks_wait();
        self.run(
            "INSERT OR REPLACE INTO kept_issue_mark SELECT outlet, key, name, ?2 FROM issue WHERE id = ?1",
            (issue.0, json(&marks)?),
        )
    }

    /// Puts back the marks that an issue of this key, or else the only one of this name, had when it went.
    pub(super) fn restore_issue_marks(
        &self,
        outlet: OutletId,
        key: &str,
        name: i64,
        issue: IssueId,
    ) -> Result<()> {
        if !self.any_marks_wait()? {
            return Ok(());
        }
        let mut query = self.transaction.prepare_cached(
            "SELECT key, marks FROM kept_issue_mark WHERE outlet = ?1 AND key = ?2
             UNION ALL
             SELECT key, marks FROM kept_issue_mark WHERE outlet = ?1 AND name = ?3
                 AND (SELECT count(*) FROM kept_issue_mark WHERE outlet = ?1 AND name = ?3) = 1
             LIMIT 1",
        )?;
        let kept: Option<(String, String)> =
            query.query_row((outlet.0, key, name), |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let Some((key, marks)) = kept else { return Ok(()) };
        self.add_issue_marks(issue, &read_marks(&marks)?)?;
        self.run("DELETE FROM kept_issue_mark WHERE outlet = ?1 AND key = ?2", (outlet.0, key))
    }
}

fn read_marks(text: &str) -> Result<KeptMarks> {
    serde_json::from_str(text).map_err(|error| StoreError::Damaged(error.to_string()))
}
