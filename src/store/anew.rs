//! For tests: what the indexes hold, and a library whose indexes are still to be made.

use rusqlite::types::Value;

use super::{Result, Store};

/// Everything the indexes hold, whatever numbers names have there.
const ROWS: [&str; 7] = [
    "SELECT 'word', term, doc, col, offset FROM temp.words",
    "SELECT 'headline', term, doc, col, offset FROM temp.headline_words",
    "SELECT 'terms', story, hex(terms) FROM story_terms",
    "SELECT 'term', id, sum(stories), sum(named) FROM term_count GROUP BY id HAVING sum(stories) <> 0",
    "SELECT 'name', name.key, name.text, name.kind, name.surname, name.own, name.stories, head.key
     FROM name LEFT JOIN name AS head ON head.id = name.head",
    "SELECT 'story', story, rank, name.key, times, printed FROM story_name JOIN name ON name.id = story_name.name",
    "SELECT 'day', name.key, day, story FROM story_of_name JOIN name ON name.id = story_of_name.name",
];

impl Store {
    /// What the indexes hold, a line each, in order.
    pub(crate) fn index_lines(&self) -> Result<Vec<String>> {
        self.connection.execute_batch(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, fulltext, instance);
             CREATE VIRTUAL TABLE IF NOT EXISTS temp.headline_words USING fts5vocab(main, headline_text, instance);",
        )?;
        let mut lines = Vec::new();
        for sql in ROWS {
            let mut query = self.connection.prepare(sql)?;
            let columns = query.column_count();
            let line = |row: &rusqlite::Row<'_>| {
                let values = (0..columns).map(|column| row.get::<_, Value>(column));
                Ok(format!("{:?}", values.collect::<rusqlite::Result<Vec<_>>>()?))
            };
            lines.extend(query.query_map([], line)?.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        lines.extend(self.entry_lines()?);
        lines.sort_unstable();
        Ok(lines)
    }

    /// Entries on shelves stand in any order.
    fn entry_lines(&self) -> Result<Vec<String>> {
        let mut query = self.connection.prepare("SELECT term, shelf, CAST(group_concat(entries, '') AS BLOB) FROM term_entries GROUP BY term, shelf")?;
        let line = |row: &rusqlite::Row<'_>| {
            let (term, shelf, bytes): (i64, i64, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let mut entries = bytes.as_chunks::<2>().0.to_vec();
            entries.sort_unstable();
            Ok(format!("entries {term} {shelf} {entries:?}"))
        };
        Ok(query.query_map([], line)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Empties the indexes, so that every story waits to be taken in.
    pub(crate) fn forget_indexes(&self) -> Result<()> {
        Ok(self.connection.execute_batch(
            "INSERT INTO fulltext (fulltext) VALUES ('delete-all');
             INSERT INTO headline_text (headline_text) VALUES ('delete-all');
             DELETE FROM story_terms; DELETE FROM term; DELETE FROM new_term; DELETE FROM term_shelf; DELETE FROM new_term_shelf;
             DELETE FROM story_name; DELETE FROM name_story; DELETE FROM new_name_story; DELETE FROM name;
             INSERT INTO unindexed SELECT id FROM story;
             INSERT INTO unindexed_headlines SELECT id FROM issue WHERE headlines > 0;",
        )?)
    }

    /// The numbers of the next stories are those of a library that was large before.
    pub(crate) fn number_on(&self, last: i64) -> Result<()> {
        self.connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('story', ?1)", [last])?;
        Ok(())
    }

    /// How many postings of terms, of names, and counts of terms stand in the small tables and in the large ones.
    pub(crate) fn postings(&self) -> Result<[[u64; 3]; 2]> {
        let count = |table: &str| {
            self.connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))
        };
        Ok([
            [count("new_term_shelf")?, count("new_name_story")?, count("new_term")?],
            [count("term_shelf")?, count("name_story")?, count("term")?],
        ])
    }

    /// Moves postings as so many stories with so many names do that come.
    pub(crate) fn merge(&mut self, stories: usize, names: usize) -> Result<()> {
        let saving = self.saving()?;
        saving.merge_terms(stories)?;
        saving.merge_names(stories, names)?;
        saving.commit()
    }
}
