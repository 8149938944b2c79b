//! The reader, timed from outside, through a terminal: its start, its keys, its memory, its rest.

use std::time::Duration;

use super::Result;
use super::screen::Screen;
use super::stock::Stock;
use super::table::{Figure, Table};
use super::walks::{self, Walk};

/// How long the reader is left alone to see whether it does anything.
const IDLE: Duration = Duration::from_secs(5);

/// Steps in one direction before they are taken back.
const STEPS: usize = 20;

/// Starts the reader on every library in turn, so many times: whatever else the machine does meets all of them.
pub(crate) fn starts(libraries: &[Stock], times: usize, table: &mut Table) -> Result<()> {
    let mut took = vec![Vec::with_capacity(times); libraries.len()];
    // The first round warms up.
    for round in 0..=times {
        for (stock, took) in libraries.iter().zip(&mut took) {
            let mut screen = Screen::reader(&stock.program, &stock.path)?;
            let first = screen.first(is_whole)?;
            screen.quit("\x03")?;
            if round > 0 {
                took.push(first);
            }
        }
    }
    for (column, took) in took.into_iter().enumerate() {
        table.put("start to first frame", column, Figure::times(took));
    }
    Ok(())
}

/// Whether a frame is painted down to its last row.
pub(crate) fn is_whole(text: &str) -> bool {
    [" unread of ", " all read"].iter().any(|counted| text.contains(counted))
}

/// A reader with the first screen on the list of issues.
pub(crate) fn opened(stock: &Stock) -> Result<Screen> {
    let mut screen = Screen::reader(&stock.program, &stock.path)?;
    screen.first(is_whole)?;
    screen.rest();
    home(&mut screen)?;
    Ok(screen)
}

/// Back to the first issue, wherever the reader is.
pub(crate) fn home(screen: &mut Screen) -> Result<()> {
    // A pause behind each Esc, which would make the next letter another key.
    for keys in ["\x1b", "\x1b", "\x1b", "1", "hhh", "gg"] {
        screen.type_in(keys)?;
        screen.rest();
    }
    screen.until(|text| text.contains("▸ Issues"))?;
    screen.rest();
    Ok(())
}

/// Keys of every list, and what the reader holds and does meanwhile.
pub(crate) fn measure(stock: &Stock, column: usize, presses: usize, table: &mut Table) -> Result<()> {
    let mut screen = opened(stock)?;
    let process = screen.process();
    table.put("memory, at first", column, Figure::bytes(process.holds()));
    idle("idle, at first", &mut screen, column, table);
    for walk in main_walks().iter().chain(&other_walks()) {
        walks::measure(&mut screen, walk, presses, column, table)?;
    }
    table.put("peak memory, all lists walked", column, Figure::bytes(process.peak()));
    idle("idle, at last", &mut screen, column, table);
    screen.quit("\x03")
}

fn idle(what: &str, screen: &mut Screen, column: usize, table: &mut Table) {
    let process = screen.process();
    let (worked, bytes) = (process.worked(), screen.idle(IDLE));
    let worked = process.worked().saturating_sub(worked);
    let share = worked.as_secs_f64() / IDLE.as_secs_f64() * 100.0;
    table.put(&format!("{what}: processor"), column, Figure::number(share, 2, " %"));
    table.put(
        &format!("{what}: drawn in {} s", IDLE.as_secs()),
        column,
        Figure::number(bytes as f64, 0, " bytes"),
    );
}

/// Down and back up in the list of issues; an issue opened; a story opened.
fn main_walks() -> Vec<Walk> {
    vec![
        Walk::new("issues: `j`", "", "▸ Issues").back_and_forth("j", "k", STEPS),
        Walk::new("an issue opened", "", "▸ Issues").opening(STEPS),
        Walk::new("a story opened", "\r", "▸ Stories").opening(4),
    ]
}

/// The other keys that move, and the other lists.
fn other_walks() -> Vec<Walk> {
    let down = "\x1b[B";
    let up = "\x1b[A";
    vec![
        Walk::new("issues: `Ctrl-d`", "", "▸ Issues").back_and_forth("\x04", "\x15", 4),
        Walk::new("issues: `G`, `gg`", "", "▸ Issues").back_and_forth("G", "gg", 1),
        Walk::new("issues: `50j`", "", "▸ Issues").back_and_forth("50j", "50k", 2),
        Walk::new("next unread: `]`", "", "▸ Issues").back_and_forth("]", "[", STEPS),
        Walk::new("read on: `Space`", "", "▸ Issues").back_and_forth(" ", " ", 1),
        Walk::new("stories: `j`", "\r", "▸ Stories").back_and_forth("j", "k", 4),
        Walk::new("filtered issues: `j`", "fcountry:kz is:unread\r", "filter")
            .back_and_forth("j", "k", STEPS),
        Walk::new("filtered issues: `G`, `gg`", "fcountry:kz is:unread\r", "filter")
            .back_and_forth("G", "gg", 1),
        Walk::new("bookmarks: `j`", "3", "▸ Bookmarks").back_and_forth("j", "k", STEPS),
        Walk::new("bookmarks: `G`, `gg`", "3", "▸ Bookmarks").back_and_forth("G", "gg", 1),
        Walk::new("bookmarks: order, `O`", "3", "▸ Bookmarks").back_and_forth("O", "O", 1),
        Walk::new("threads: `j`", "2", "▸ Threads").back_and_forth("j", "k", STEPS),
        Walk::new("threads: `G`, `gg`", "2", "▸ Threads").back_and_forth("G", "gg", 1),
        Walk::new("names: `↓`", "gn", "▸ Names").back_and_forth(down, up, STEPS),
        Walk::new("search results: `↓`", "/minister", "1/").back_and_forth(down, up, STEPS),
        Walk::new("related stories: `j`", "\r\rgr", "▸ Related").back_and_forth("j", "k", 2),
        Walk::new("rates: `j`", "4", "▸ Rates").back_and_forth("j", "k", 3),
    ]
}
