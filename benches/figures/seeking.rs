//! Searching and finding in the reader, key by key, timed from outside, through a terminal.

use std::fmt;
use std::path::Path;
use std::time::Duration;

use super::Result;
use super::screen::Screen;

/// What is typed, and what for. The last letter is the key that is timed.
const SEARCHES: [(&str, &str); 9] = [
    ("a letter", "t"),
    ("two letters", "ta"),
    ("the beginning of a word", "tashk"),
    ("a word", "geologist"),
    ("a word that very many stories hold", "minister"),
    ("two words", "tashkent geologist"),
    ("a phrase", "\"asian development bank"),
    ("a word and filters", "railway country:kz is:unread"),
    ("filters alone", "country:kz is:unread"),
];
const FINDS: [&str; 6] = ["o", "os", "osh", "tashkent el", "almatybank", "zhaparov dam"];

/// What a key took, shortest first.
struct Key {
    what: String,
    typed: String,
    took: Vec<Duration>,
}

/// Times every query so many times and prints a row of a table for each.
pub(crate) fn measure(library: &Path, times: usize) -> Result<()> {
    let mut screen = opened(library)?;
    for (what, typed) in SEARCHES {
        let took =
            (0..times).map(|_| last_key(&mut screen, "/", "Search: ", typed)).collect::<Result<_>>()?;
        println!("| {} |", Key::new(&format!("search: {what}"), typed, took));
    }
    // The titles are let go whenever the finder is left: the first key of each is typed while they are gathered.
    let took = (0..times).map(|_| first_find(library)).collect::<Result<_>>()?;
    println!("| {} |", Key::new("find: the first key ever, typed with Ctrl-p", "s", took));
    for typed in FINDS {
        let took =
            (0..times).map(|_| last_key(&mut screen, "\x10", "Find: ", typed)).collect::<Result<_>>()?;
        println!("| {} |", Key::new("find: titles gathered", typed, took));
    }
    screen.quit()
}

fn opened(library: &Path) -> Result<Screen> {
    let mut screen = Screen::open(library)?;
    screen.first(|text| text.contains("▸ Issues"))?;
    screen.rest();
    Ok(screen)
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

fn first_find(library: &Path) -> Result<Duration> {
    let mut screen = opened(library)?;
    let took = screen.answer("\x10s", |text| has_rows(text, "Find: s"))?;
    screen.quit()?;
    Ok(took)
}

/// Whether what is typed is answered: its row tells a position.
fn has_rows(text: &str, field: &str) -> bool {
    text.lines().any(|row| {
        row.split_once(field).is_some_and(|(_, rest)| rest.contains(" 1/") || rest.trim_end().ends_with(" 0"))
    })
}

impl Key {
    fn new(what: &str, typed: &str, mut took: Vec<Duration>) -> Self {
        took.sort();
        Self { what: what.to_owned(), typed: typed.to_owned(), took }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let milliseconds = |at: usize| self.took.get(at).copied().unwrap_or_default().as_secs_f64() * 1e3;
        let Self { what, typed, took } = self;
        write!(out, "{what} | `{typed}` | {:.1} ms | {:.1} ms", milliseconds(0), milliseconds(took.len() / 2))
    }
}
