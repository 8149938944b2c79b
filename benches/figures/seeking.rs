//! Searching, finding, filtering and the panes that lead on, key by key, timed from outside, through a terminal.

use std::time::Duration;

use super::Result;
use super::reading::{home, opened};
use super::screen::Screen;
use super::stock::Stock;
use super::table::{Figure, Table};

/// What is typed, and what for. The last letter is the key that is timed.
const SEARCHES: [(&str, &str); 9] = [
    ("a word", "geologist"),
    ("two words", "tashkent geologist"),
    ("a phrase", "\"asian development bank"),
    ("a prefix", "tashk"),
    ("a common word", "minister"),
    ("a letter", "t"),
    ("two common words", "minister energy"),
    ("a word and filters", "railway country:kz is:unread"),
    ("filters alone", "country:kz is:unread"),
];
const FINDS: [&str; 5] = ["o", "osh", "tashkent el", "almatybank", "zhaparov dam"];
const FILTERS: [&str; 3] = ["geologist", "minister", "country:kz is:unread"];

/// Times everything so many times and puts a row into the table for each.
pub(crate) fn measure(stock: &Stock, column: usize, times: usize, table: &mut Table) -> Result<()> {
    let mut screen = opened(stock)?;
    for (what, typed) in SEARCHES {
        let took = repeat(times, || last_key(&mut screen, "/", "Search: ", typed))?;
        table.put(&format!("search, {what}: `{typed}`"), column, Figure::times(took));
    }
    lead_on(&mut screen, column, times, table)?;
    screen.quit("\x03")?;
    find(stock, column, times, table)
}

/// The finder, with a reader of its own: what it holds while it is open, it gives back.
fn find(stock: &Stock, column: usize, times: usize, table: &mut Table) -> Result<()> {
    let took = repeat(times.min(5), || {
        let mut screen = opened(stock)?;
        let took = screen.answer("\x10s", |text| has_rows(text, "Find: s"))?;
        screen.quit("\x03")?;
        Ok(took)
    })?;
    table.put("finder, the first key, typed with `Ctrl-p`: `s`", column, Figure::times(took));
    let mut screen = opened(stock)?;
    let process = screen.process();
    for typed in FINDS {
        let took = repeat(times, || last_key(&mut screen, "\x10", "Find: ", typed))?;
        table.put(&format!("finder: `{typed}`"), column, Figure::times(took));
    }
    screen.answer("\x10osh", |text| has_rows(text, "Find: osh"))?;
    screen.rest();
    table.put("memory, finder open", column, Figure::bytes(process.holds()));
    home(&mut screen)?;
    screen.idle(Duration::from_secs(1));
    table.put("memory, finder closed again", column, Figure::bytes(process.holds()));
    screen.quit("\x03")
}

/// Related stories, filters, threads.
fn lead_on(screen: &mut Screen, column: usize, times: usize, table: &mut Table) -> Result<()> {
    let took = repeat(times, || {
        home(screen)?;
        screen.answer("\r\r", |text| text.contains("▸ Story"))?;
        screen.rest();
        let took = screen.answer("gr", |text| text.contains("▸ Related") || text.contains("No story"))?;
        screen.rest();
        Ok(took)
    })?;
    table.put("related stories: `gr`", column, Figure::times(took));
    for typed in FILTERS {
        let took = repeat(times, || {
            home(screen)?;
            screen.answer("f", |text| text.contains("Filter:"))?;
            screen.rest();
            let took = screen.answer(&format!("{typed}\r"), is_filtered)?;
            screen.rest();
            Ok(took)
        })?;
        table.put(&format!("filter of the issues: `{typed}`, its first rows"), column, Figure::times(took));
    }
    let took = repeat(times, || {
        home(screen)?;
        let took = screen.answer("2", |text| text.contains("▸ Threads") && is_filled(text, "▸ Threads"))?;
        screen.rest();
        Ok(took)
    })?;
    table.put("threads pane: `2`, its first rows", column, Figure::times(took));
    home(screen)
}

fn repeat(times: usize, mut once: impl FnMut() -> Result<Duration>) -> Result<Vec<Duration>> {
    (0..times).map(|_| once()).collect()
}

/// Types all but the last letter, waits until everything is shown, and times that letter.
fn last_key(screen: &mut Screen, opens: &str, label: &str, typed: &str) -> Result<Duration> {
    let at = typed.char_indices().next_back().map_or(0, |(at, _)| at);
    let (before, last) = typed.split_at(at);
    screen.answer(opens, |text| text.contains(label))?;
    screen.rest();
    // An older search is offered, which typing replaces.
    screen.answer(&format!("\x15{before}"), |text| text.contains(&format!("{label}{before}")))?;
    screen.rest();
    let took = screen.answer(last, |text| has_rows(text, &format!("{label}{typed}")))?;
    screen.rest();
    screen.answer("\x1b", |text| text.contains("▸ Issues"))?;
    screen.rest();
    Ok(took)
}

/// Whether what is typed is answered: its row tells a position, or that there is none.
fn has_rows(text: &str, field: &str) -> bool {
    text.lines().any(|row| {
        row.split_once(field).is_some_and(|(_, rest)| rest.contains(" 1/") || rest.trim_end().ends_with(" 0"))
    })
}

/// Whether a pane's heading tells a position, or that there is none, or that there is none yet.
fn is_filled(text: &str, pane: &str) -> bool {
    let heading = text.lines().find_map(|row| row.split_once(pane));
    let heading = heading.and_then(|(_, rest)| rest.split('│').next()).unwrap_or_default().trim_end();
    let nothing = [" 0", " to go"].iter().any(|end| heading.ends_with(end));
    heading.contains('/') || nothing || heading.trim().is_empty()
}

/// Whether the filtered list is there, or has nothing to show.
fn is_filtered(text: &str) -> bool {
    let answered = is_filled(text, "filter:") || text.contains("Nothing in this list answers");
    text.contains("filter:") && answered && !text.contains("Filter:")
}
