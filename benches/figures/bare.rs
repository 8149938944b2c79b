//! A bare loop that inserts the rows of a library into another: what SQLite itself takes for them.

use std::path::Path;
use std::time::{Duration, Instant};

use akyn::names::{Forms, IndexedText};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::Result;

/// Rows inserted in one transaction.
const ROWS_AT_ONCE: usize = 20_000;

/// Stories whose words are put into the index in one transaction, as an import does.
const STORIES_AT_ONCE: usize = 2_000;

/// Copies a library's rows into a new file with the same tables and indexes, one by one, and tells how long it took.
/// The words of stories and headlines go through FTS5 once more, folded beforehand; triggers and all reading of text
/// stay out.
pub(crate) fn insert_again(library: &Path, copy: &Path) -> Result<Duration> {
    let from = Connection::open(library)?;
    let to = Connection::open(copy)?;
    to.execute_batch(
        "PRAGMA journal_mode = wal; PRAGMA synchronous = normal; PRAGMA cache_size = -16384;
         PRAGMA foreign_keys = off;",
    )?;
    let tables = make_tables(&from, &to)?;
    let mut took = Duration::ZERO;
    for table in &tables {
        took += insert_table(&from, &to, table)?;
    }
    took += insert_words(&from, &to, "fulltext", STORIES)?;
    took += insert_words(&from, &to, "headline_text", HEADLINES)?;
    Ok(took)
}

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

fn insert_table(from: &Connection, to: &Connection, table: &str) -> Result<Duration> {
    // Without the columns that SQLite works out itself.
    let mut named = from.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let names: Vec<String> = named.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let columns = names.len();
    let (names, places) = (names.join(", "), vec!["?"; columns].join(", "));
    let mut select = from.prepare(&format!("SELECT {names} FROM {table}"))?;
    let mut rows = select.query([])?;
    let into = format!("INSERT INTO {table} ({names}) VALUES ({places})");
    let mut took = Duration::ZERO;
    loop {
        let mut some = Vec::new();
        while some.len() < ROWS_AT_ONCE
            && let Some(row) = rows.next()?
        {
            some.push((0..columns).map(|column| row.get(column)).collect::<rusqlite::Result<Vec<Value>>>()?);
        }
        if some.is_empty() {
            return Ok(took);
        }
        took += insert_rows(to, &into, some)?;
    }
}

/// The indexes of words.
const INDEXES: [&str; 2] = ["fulltext", "headline_text"];

/// Number, countries and names, title, headings, and text as JSON, of every story.
const STORIES: &str = "SELECT story.id,
        story.countries || coalesce((SELECT ' ~^' || group_concat(replace(name.key, ' ', ' ~^'), ' ~^')
            FROM story_name JOIN name ON name.id = story_name.name WHERE story_name.story = story.id), ''),
        story.title,
        (SELECT group_concat(DISTINCT section.heading) FROM placement
            JOIN section ON section.issue = placement.issue AND section.ordinal = placement.section
            WHERE placement.story = story.id),
        body.blocks
    FROM story JOIN body ON body.story = story.id";

/// The same of every headline.
const HEADLINES: &str =
    "SELECT headline.issue << 20 | headline.ordinal, '', headline.text, section.heading, '[]'
    FROM headline LEFT JOIN section ON section.issue = headline.issue AND section.ordinal = headline.section";

fn insert_words(from: &Connection, to: &Connection, index: &str, select: &str) -> Result<Duration> {
    let mut select = from.prepare(select)?;
    let mut rows = select.query([])?;
    let into = format!(
        "INSERT INTO {index} (rowid, countries, title, title_keys, section, section_keys, body, body_keys)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    );
    let (mut forms, mut took) = (Forms::default(), Duration::ZERO);
    loop {
        let mut some = Vec::new();
        while some.len() < STORIES_AT_ONCE
            && let Some(row) = rows.next()?
        {
            let (title, headings): (String, Option<String>) = (row.get(2)?, row.get(3)?);
            let blocks: Vec<(String, String)> = serde_json::from_str(&row.get::<_, String>(4)?)?;
            let mut values: Vec<Value> = vec![row.get(0)?, row.get(1)?];
            values.extend(columns(forms.index([title.as_str()])));
            values.extend(columns(forms.index(headings.as_deref())));
            values.extend(columns(forms.index(blocks.iter().map(|(_, text)| text.as_str()))));
            some.push(values);
        }
        if some.is_empty() {
            return Ok(took);
        }
        took += insert_rows(to, &into, some)?;
    }
}

fn columns(text: IndexedText) -> [Value; 2] {
    [Value::Text(text.exact), Value::Text(text.keys)]
}

/// Inserts rows in one transaction; only this is timed.
fn insert_rows(to: &Connection, into: &str, rows: Vec<Vec<Value>>) -> Result<Duration> {
    let began = Instant::now();
    to.execute_batch("BEGIN")?;
    let mut insert = to.prepare_cached(into)?;
    for values in rows {
        insert.execute(params_from_iter(values))?;
    }
    to.execute_batch("COMMIT")?;
    Ok(began.elapsed())
}
