//! Whether a library file is sound: SQLite's own checks, every counter against what it counts, every text against its sum.

use super::{Result, Store};

/// What is counted, and a query that counts the rows of which the counter is wrong.
const RECOUNTS: &[(&str, &str)] = &[
    (
        "the number of stories of an issue",
        "SELECT count(*) FROM issue
         WHERE stories <> (SELECT count(*) FROM placement WHERE placement.issue = issue.id)",
    ),
    (
        "the number of unread stories of an issue",
        "SELECT count(*) FROM issue WHERE unread <>
             (SELECT count(*) FROM placement WHERE placement.issue = issue.id AND placement.read = 0)",
    ),
    (
        "the number of headlines of an issue",
        "SELECT count(*) FROM issue
         WHERE headlines <> (SELECT count(*) FROM headline WHERE headline.issue = issue.id)",
    ),
    (
        "the order of stories in an issue",
        "SELECT count(*) FROM issue WHERE stories > 0 AND stories <>
             (SELECT max(position) FROM placement WHERE placement.issue = issue.id)",
    ),
    (
        "the read mark of a story in an issue",
        "SELECT count(*) FROM placement JOIN story ON story.id = placement.story
         WHERE placement.read <> story.read",
    ),
    (
        "the names of a story",
        "SELECT (SELECT count(*) FROM naming WHERE story <> 0 AND story NOT IN (SELECT id FROM story))
              + (SELECT count(*) FROM naming WHERE story <> 0 AND name IN (SELECT name FROM naming WHERE story = 0))",
    ),
    ("the text of a story", "SELECT count(*) FROM story WHERE id NOT IN (SELECT story FROM body)"),
    (
        "the words of a story in the search index",
        "SELECT (SELECT count(*) FROM story WHERE id NOT IN (SELECT id FROM fulltext_docsize)
                     AND id NOT IN (SELECT story FROM unindexed))
              + (SELECT count(*) FROM fulltext_docsize WHERE id NOT IN (SELECT id FROM story))",
    ),
    (
        "the stories of a name",
        "SELECT count(*) FROM name
         WHERE own <> (SELECT count(*) FROM story_of_name WHERE story_of_name.name = name.id)
            OR stories <> CASE WHEN head IS NULL THEN own + (SELECT coalesce(sum(spelling.own), 0)
                FROM name AS spelling WHERE spelling.head = name.id) ELSE 0 END",
    ),
    (
        "the day of a name's story",
        "SELECT count(*) FROM story_name JOIN story_day ON story_day.story = story_name.story
         WHERE NOT EXISTS (SELECT 1 FROM story_of_name AS held WHERE held.name = story_name.name
             AND held.day = story_day.day AND held.story = story_name.story)",
    ),
    (
        "the words of a headline in the search index",
        "SELECT (SELECT count(*) FROM headline WHERE ordinal < 1048576
                     AND (issue << 20 | ordinal) NOT IN (SELECT id FROM headline_text_docsize)
                     AND issue NOT IN (SELECT issue FROM unindexed_headlines))
              + (SELECT count(*) FROM headline_text_docsize AS held WHERE NOT EXISTS (
                     SELECT 1 FROM headline WHERE issue = held.id >> 20 AND ordinal = (held.id & 1048575)))",
    ),
    (
        "the terms of a story",
        "SELECT (SELECT count(*) FROM story WHERE id NOT IN (SELECT story FROM story_terms)
                     AND id NOT IN (SELECT story FROM unindexed))
              + (SELECT count(*) FROM story_terms WHERE story NOT IN (SELECT id FROM story)
                     AND story NOT IN (SELECT story FROM gone_but_filed))",
    ),
    (
        "the number of stories of a term",
        "SELECT abs((SELECT coalesce(sum(stories), 0) FROM term_count)
             - (SELECT coalesce(sum((length(terms) - 4) / 5), 0) FROM story_terms))",
    ),
    (
        "the stories of a term",
        "SELECT count(*) FROM term_entries WHERE length(entries) = 0 OR length(entries) % 2 = 1
             OR term NOT IN (SELECT id FROM term_count)",
    ),
    (
        "the issue of a story",
        "SELECT count(*) FROM story WHERE NOT EXISTS (SELECT 1 FROM placement WHERE story = story.id)",
    ),
    (
        "the counts of an outlet",
        "SELECT count(*) FROM outlet WHERE (issues, stories, unread) <> (
             (SELECT count(*) FROM issue WHERE issue.outlet = outlet.id),
             (SELECT count(*) FROM story WHERE story.outlet = outlet.id),
             (SELECT count(*) FROM story WHERE story.outlet = outlet.id AND story.read = 0))",
    ),
    (
        "the totals",
        "SELECT count(*) FROM total WHERE (issues, stories, unread, bookmarks) <> (
             (SELECT count(*) FROM issue), (SELECT count(*) FROM story),
             (SELECT count(*) FROM story WHERE read = 0),
             (SELECT count(*) FROM bookmark))",
    ),
    (
        "the ranks of issues",
        "SELECT count(*) FROM (
             SELECT shift, prefix, rows FROM tally WHERE list = 0 EXCEPT
             SELECT shift, place >> shift AS prefix, count(*) FROM issue JOIN rung GROUP BY 1, 2)",
    ),
    (
        "the lists of bookmarks",
        "SELECT count(*) FROM (
             SELECT * FROM (SELECT list, place, bookmark FROM filed EXCEPT
                 SELECT * FROM (SELECT list, place, bookmark FROM filing UNION SELECT 1, hand, id FROM bookmark))
             UNION ALL
             SELECT * FROM (SELECT * FROM (SELECT list, place, bookmark FROM filing UNION SELECT 1, hand, id FROM bookmark)
                 EXCEPT SELECT list, place, bookmark FROM filed))",
    ),
    (
        "the ranks of bookmarks",
        "SELECT count(*) FROM (
             SELECT list, shift, prefix, rows FROM tally WHERE list > 0 EXCEPT
             SELECT list, shift, place >> shift AS prefix, count(*) FROM filed JOIN rung GROUP BY 1, 2, 3)",
    ),
    (
        "the number of ranks",
        "SELECT abs((SELECT coalesce(sum(rows), 0) FROM tally) - (SELECT count(*) FROM rung)
             * ((SELECT count(*) FROM issue) + (SELECT count(*) FROM filed)
                + (SELECT count(*) FROM thread WHERE place IS NOT NULL)))",
    ),
    (
        "the number of stories of a tag",
        "SELECT count(*) FROM tag WHERE stories <> (SELECT count(*) FROM tagging WHERE tagging.tag = tag.id)",
    ),
    (
        "the ranks of threads",
        "SELECT count(*) FROM (
             SELECT shift, prefix, rows FROM tally WHERE list = -1 EXCEPT
             SELECT shift, place >> shift AS prefix, count(*) FROM thread JOIN rung
             WHERE place IS NOT NULL GROUP BY 1, 2)",
    ),
    (
        "the counts of a thread",
        "SELECT count(*) FROM thread WHERE news > unread OR (stories, issues, unread) <> (
             (SELECT count(*) FROM thread_story WHERE thread = thread.id),
             (SELECT count(DISTINCT placement.issue) FROM thread_story
              JOIN placement ON placement.story = thread_story.story WHERE thread_story.thread = thread.id),
             (SELECT count(*) FROM thread_story JOIN story ON story.id = thread_story.story
              WHERE thread_story.thread = thread.id AND story.read = 0))",
    ),
    ("the story of a thread", "SELECT count(*) FROM thread_story WHERE story NOT IN (SELECT id FROM story)"),
];

/// How far a check has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checking {
    /// SQLite looks at the file, page by page.
    File,
    /// So many counters have been counted again.
    Counters {
        /// Done.
        done: u64,
        /// In all.
        of: u64,
    },
    /// So many texts have been compared with their sums.
    Texts {
        /// Done.
        done: u64,
        /// In all.
        of: u64,
    },
}

/// Texts that are told one by one when they are not as they were saved.
const TOLD: usize = 10;

impl Store {
    /// What is wrong with the file, a sentence each; nothing when it is sound. `each` is told how far it has come.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub fn check(&self, each: &mut dyn FnMut(Checking)) -> Result<Vec<String>> {
        let _one_state = self.reading()?;
        each(Checking::File);
        let mut wrong = self.integrity()?;
        if wrong.is_empty() {
            wrong.extend(self.foreign_keys()?);
            for (done, (what, recount)) in RECOUNTS.iter().enumerate() {
                each(Checking::Counters { done: done as u64, of: RECOUNTS.len() as u64 });
                let rows: i64 = self.connection.query_row(recount, [], |row| row.get(0))?;
                if rows > 0 {
                    wrong.push(format!(
                        "{what} is wrong in {rows} {}",
                        if rows == 1 { "place" } else { "places" }
                    ));
                }
            }
            wrong.extend(self.texts(each)?);
        }
        Ok(wrong)
    }

    fn texts(&self, each: &mut dyn FnMut(Checking)) -> Result<Vec<String>> {
        let of = self.connection.query_row("SELECT stories FROM total", [], |row| row.get(0))?;
        each(Checking::Texts { done: 0, of });
        let unlike = self.unlike_their_sums(&mut |done| each(Checking::Texts { done, of }))?;
        let one = |story| format!("the title or the text of story {story} is not as it was saved");
        let mut wrong: Vec<String> = unlike.iter().take(TOLD).map(one).collect();
        if let more @ 1.. = unlike.len().saturating_sub(TOLD) {
            wrong.push(format!("nor are those of {more} more"));
        }
        Ok(wrong)
    }

    fn integrity(&self) -> Result<Vec<String>> {
        let mut query = self.connection.prepare("PRAGMA integrity_check")?;
        let lines: Vec<String> = query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok(lines.into_iter().filter(|line| line != "ok").collect())
    }

    fn foreign_keys(&self) -> Result<Vec<String>> {
        let mut query = self.connection.prepare("PRAGMA foreign_key_check")?;
        let rows = query
            .query_map([], |row| {
                let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
                Ok(format!("a row of `{table}` names a row of `{parent}` that is not there"))
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(rows)
    }
}
