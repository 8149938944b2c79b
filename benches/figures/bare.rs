//! The raw limit of an import: the rows of a library inserted into another by a bare loop, as they came.
//!
//! The loop goes from story to story in the order of the import, in one thread and in transactions as large as an
//! import's, into the same tables with the same indexes under the same settings. With each story it inserts the rows
//! that are its own, and before the first of an issue those of the issue; its words go through FTS5. Rows that sum many
//! stories up (names, terms and the shelves of their stories, counts of lists) are inserted once, at the end, as they
//! are then. What is inserted lies in memory, words folded beforehand; only inserting is timed. There are no triggers
//! and no foreign keys, and nothing is looked up, recognised or read: all that an import does besides counts against it.

use std::collections::VecDeque;
use std::path::Path;
use std::time::{Duration, Instant};

use akyn::names::{Forms, IndexedText};
use rusqlite::types::Value;
use rusqlite::{Connection, Rows, Statement, params_from_iter};

use super::Result;
use super::processor::{Processor, of_this_thread};

/// Stories inserted in one transaction, as an import does.
const STORIES_AT_ONCE: usize = 2_000;

/// Rows that sum up, inserted in one transaction.
const ROWS_AT_ONCE: usize = 20_000;

/// What the loop took, and how long its thread had a processor.
#[derive(Default)]
pub(crate) struct Bare {
    pub(crate) took: Duration,
    pub(crate) processor: Processor,
}

/// Inserts a library's rows into a new file.
pub(crate) fn insert_again(library: &Path, copy: &Path) -> Result<Bare> {
    let from = Connection::open(library)?;
    let to = Connection::open(copy)?;
    to.execute_batch(
        "PRAGMA journal_mode = wal; PRAGMA synchronous = normal; PRAGMA cache_size = -16384;
         PRAGMA temp_store = memory; PRAGMA foreign_keys = off;",
    )?;
    to.set_prepared_statement_cache_capacity(64);
    let tables = make_tables(&from, &to)?;
    let mut bare = Bare::default();
    insert_stories(&from, &to, &mut bare)?;
    for table in tables.iter().filter(|table| OWN.iter().all(|(own, _)| own != table)) {
        insert_table(&from, &to, table, &mut bare)?;
    }
    Ok(bare)
}

/// The indexes of words.
const INDEXES: [&str; 2] = ["fulltext", "headline_text"];

/// Tables of rows that are a story's own, or an issue's, in the order in which they are inserted, and how the number of
/// the story, or of the first, is told from a row.
const OWN: [(&str, &str); 12] = [
    ("document", "(SELECT min(story) FROM document_issue JOIN placement USING (issue) WHERE document = id)"),
    ("issue", "(SELECT min(story) FROM placement WHERE issue = issue.id)"),
    ("document_issue", "(SELECT min(story) FROM placement WHERE issue = document_issue.issue)"),
    ("section", "(SELECT min(story) FROM placement WHERE issue = section.issue)"),
    ("headline", "(SELECT min(story) FROM placement WHERE issue = headline.issue)"),
    ("story", "id"),
    ("body", "story"),
    ("placement", "story"),
    ("naming", "story"),
    ("story_name", "story"),
    ("name_story", "story"),
    ("story_terms", "story"),
];

/// Makes the tables and indexes, and names the tables that are not FTS5's own.
fn make_tables(from: &Connection, to: &Connection) -> Result<Vec<String>> {
    let mut tables = Vec::new();
    // Tables before their indexes, which may stand before them in the file.
    let mut schema = from.prepare(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, rowid",
    )?;
    let mut rows = schema.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, name, sql): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let shadow = INDEXES.iter().any(|index| name.starts_with(&format!("{index}_")));
        if shadow || name.starts_with("sqlite_") || !["table", "index"].contains(&kind.as_str()) {
            continue;
        }
        to.execute_batch(&sql)?;
        if kind == "table" && !INDEXES.contains(&name.as_str()) {
            tables.push(name);
        }
    }
    to.execute_batch("INSERT INTO fulltext (fulltext, rank) VALUES ('hashsize', 16777216)")?;
    Ok(tables)
}

/// Rows of a table that wait to be inserted, each under the number of its story.
struct Stream<'s> {
    into: String,
    rows: Rows<'s>,
    waiting: VecDeque<(i64, Vec<Value>)>,
}

impl Stream<'_> {
    /// Fetches rows up to a story, and the first behind it.
    fn fetch(&mut self, last: i64, read: &mut dyn FnMut(Vec<Value>) -> Result<Vec<Value>>) -> Result<()> {
        while self.waiting.back().is_none_or(|(story, _)| *story <= last)
            && let Some(row) = self.rows.next()?
        {
            let columns = row.as_ref().column_count();
            let values =
                (1..columns).map(|column| row.get(column)).collect::<rusqlite::Result<Vec<Value>>>()?;
            self.waiting.push_back((row.get::<_, Option<i64>>(0)?.unwrap_or(0), read(values)?));
        }
        Ok(())
    }

    fn insert(&mut self, to: &Connection, story: i64) -> Result<()> {
        let mut insert = to.prepare_cached(&self.into)?;
        while let Some((_, values)) = self.waiting.pop_front_if(|(own, _)| *own <= story) {
            insert.execute(params_from_iter(values))?;
        }
        Ok(())
    }
}

fn insert_stories(from: &Connection, to: &Connection, bare: &mut Bare) -> Result<()> {
    let mut tables = OWN
        .iter()
        .map(|(table, story)| {
            let names = columns_of(from, table)?.join(", ");
            Ok(from.prepare(&format!("SELECT {story}, {names} FROM {table} ORDER BY 1"))?)
        })
        .collect::<Result<Vec<Statement<'_>>>>()?;
    let mut streams = Vec::new();
    for (statement, (table, _)) in tables.iter_mut().zip(OWN) {
        let into = insert_into(table, &columns_of(from, table)?);
        streams.push(Stream { into, rows: statement.query([])?, waiting: VecDeque::new() });
    }
    let mut words = from.prepare(STORIES)?;
    let mut words =
        Stream { into: insert_into("fulltext", &WORDS), rows: words.query([])?, waiting: VecDeque::new() };
    let mut ids = from.prepare("SELECT id FROM story ORDER BY id")?;
    let ids: Vec<i64> = ids.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut forms = Forms::default();
    for stories in ids.chunks(STORIES_AT_ONCE) {
        let Some(last) = stories.last() else { break };
        streams.iter_mut().try_for_each(|stream| stream.fetch(*last, &mut Ok))?;
        words.fetch(*last, &mut |values| folded(&mut forms, values))?;
        bare.time(to, || {
            stories.iter().try_for_each(|story| {
                streams.iter_mut().try_for_each(|stream| stream.insert(to, *story))?;
                words.insert(to, *story)
            })
        })?;
    }
    let mut headlines = from.prepare(HEADLINES)?;
    let into = insert_into("headline_text", &WORDS);
    let mut headlines = Stream { into, rows: headlines.query([])?, waiting: VecDeque::new() };
    headlines.fetch(i64::MAX, &mut |values| folded(&mut forms, values))?;
    bare.time(to, || headlines.insert(to, i64::MAX))
}

/// Inserts the rows of a table as they stand.
fn insert_table(from: &Connection, to: &Connection, table: &str, bare: &mut Bare) -> Result<()> {
    let names = columns_of(from, table)?;
    let mut select = from.prepare(&format!("SELECT 0, {} FROM {table}", names.join(", ")))?;
    let mut stream =
        Stream { into: insert_into(table, &names), rows: select.query([])?, waiting: VecDeque::new() };
    loop {
        while stream.waiting.len() < ROWS_AT_ONCE
            && let Some(row) = stream.rows.next()?
        {
            let values = (1..=names.len()).map(|column| row.get(column)).collect::<rusqlite::Result<_>>()?;
            stream.waiting.push_back((0, values));
        }
        if stream.waiting.is_empty() {
            return Ok(());
        }
        bare.time(to, || stream.insert(to, 0))?;
    }
}

impl Bare {
    /// Runs a transaction; only this is timed.
    fn time(&mut self, to: &Connection, work: impl FnOnce() -> Result<()>) -> Result<()> {
        let (began, processor) = (Instant::now(), of_this_thread());
        to.execute_batch("BEGIN")?;
        work()?;
        to.execute_batch("COMMIT")?;
        self.took += began.elapsed();
        self.processor = self.processor + (of_this_thread() - processor);
        Ok(())
    }
}

/// The columns of a table, without those that SQLite works out itself.
fn columns_of(from: &Connection, table: &str) -> Result<Vec<String>> {
    let mut named = from.prepare("SELECT name FROM pragma_table_info(?1)")?;
    Ok(named.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

fn insert_into(table: &str, columns: &[impl AsRef<str>]) -> String {
    let names: Vec<&str> = columns.iter().map(AsRef::as_ref).collect();
    format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), vec!["?"; names.len()].join(", "))
}

/// The columns of an index of words.
const WORDS: [&str; 8] =
    ["rowid", "countries", "title", "title_keys", "section", "section_keys", "body", "body_keys"];

/// Number, countries and names, title, headings, and text as JSON, of every story.
const STORIES: &str = "SELECT story.id, story.id,
        story.countries || coalesce((SELECT ' ~^' || group_concat(replace(name.key, ' ', ' ~^'), ' ~^')
            FROM story_name JOIN name ON name.id = story_name.name WHERE story_name.story = story.id), ''),
        story.title,
        (SELECT group_concat(DISTINCT section.heading) FROM placement
            JOIN section ON section.issue = placement.issue AND section.ordinal = placement.section
            WHERE placement.story = story.id),
        body.blocks
    FROM story JOIN body ON body.story = story.id ORDER BY story.id";

/// The same of every headline.
const HEADLINES: &str =
    "SELECT 0, headline.issue << 20 | headline.ordinal, '', headline.text, section.heading, '[]'
    FROM headline LEFT JOIN section ON section.issue = headline.issue AND section.ordinal = headline.section";

/// Words as the index takes them.
fn folded(forms: &mut Forms, values: Vec<Value>) -> Result<Vec<Value>> {
    let text = |place: usize| match values.get(place) {
        Some(Value::Text(text)) => text.as_str(),
        _ => "",
    };
    let blocks: Vec<(String, String)> = serde_json::from_str(text(4))?;
    let indexed = [
        forms.index([text(2)]),
        forms.index([text(3)]),
        forms.index(blocks.iter().map(|(_, text)| text.as_str())),
    ];
    let words = indexed.into_iter().flat_map(|IndexedText { exact, keys }| [exact, keys]).map(Value::Text);
    Ok(values.iter().take(2).cloned().chain(words).collect())
}
