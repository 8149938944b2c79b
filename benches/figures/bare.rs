//! A bare loop that inserts the rows of a library into another: what SQLite itself takes for them.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::Result;

/// Rows inserted in one transaction.
const ROWS_AT_ONCE: u64 = 20_000;

/// Copies a library's rows into a new file with the same tables and indexes, one by one, and tells how long it took.
/// Triggers and the reading of the documents stay out; the index of words comes as the blocks it is kept in.
pub(crate) fn insert_again(library: &Path, copy: &Path) -> Result<Duration> {
    let from = Connection::open(library)?;
    let to = Connection::open(copy)?;
    to.execute_batch("PRAGMA journal_mode = wal; PRAGMA synchronous = normal;")?;
    let mut tables = Vec::new();
    let mut schema =
        from.prepare("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rootpage")?;
    let mut rows = schema.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, name, sql): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let virtual_table = sql.starts_with("CREATE VIRTUAL");
        if name.starts_with("sqlite_") || virtual_table || !["table", "index"].contains(&kind.as_str()) {
            continue;
        }
        to.execute_batch(&sql)?;
        if kind == "table" {
            tables.push(name);
        }
    }
    let began = Instant::now();
    tables.iter().try_for_each(|table| insert_table(&from, &to, table))?;
    Ok(began.elapsed())
}

fn insert_table(from: &Connection, to: &Connection, table: &str) -> Result<()> {
    // Without the columns that SQLite works out itself.
    let mut named = from.prepare("SELECT name FROM pragma_table_info(?1)")?;
    let names: Vec<String> = named.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let columns = names.len();
    let (names, places) = (names.join(", "), vec!["?"; columns].join(", "));
    let mut select = from.prepare(&format!("SELECT {names} FROM {table}"))?;
    let mut insert = to.prepare(&format!("INSERT INTO {table} ({names}) VALUES ({places})"))?;
    let mut rows = select.query([])?;
    let mut inserted = 0;
    to.execute_batch("BEGIN")?;
    while let Some(row) = rows.next()? {
        let values =
            (0..columns).map(|column| row.get::<_, Value>(column)).collect::<rusqlite::Result<Vec<_>>>()?;
        insert.execute(params_from_iter(values))?;
        inserted += 1;
        if inserted % ROWS_AT_ONCE == 0 {
            to.execute_batch("COMMIT; BEGIN")?;
        }
    }
    Ok(to.execute_batch("COMMIT")?)
}
