//! Rows of the lists as pieces: an issue, a story, a bookmark, a headline.

use super::piece::{Pieces, Role, cut, justified, piece, width};
use super::{dates, issue_name, outlet, text};
use crate::library::{IssueRow, StoryRow};

/// How much room a list's rows may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Room {
    /// Cells of a line, the marker's column not counted.
    pub(crate) cells: usize,
    /// Whether a row may take several lines; else exactly one.
    pub(crate) tall: bool,
}

/// From this width on a row has room for everything on one line.
const WIDE: usize = 64;

fn unread_sign(unread: bool) -> (&'static str, Role) {
    if unread { ("● ", Role::Accent) } else { ("  ", Role::Dim) }
}

/// An issue: what it is called and unread/total; below it, or between them where the line is wide, what else tells it
/// from others.
pub(crate) fn issue(row: &IssueRow, room: Room) -> Vec<Pieces> {
    let (role, count_role) =
        if row.unread > 0 { (Role::Unread, Role::Text) } else { (Role::Text, Role::Dim) };
    let star = if row.bookmarked { "★ " } else { "" };
    let count = piece(format!("{star}{}/{}", row.unread, row.stories), count_role);
    let left = room.cells.saturating_sub(text::width(&count.text) + 1);
    let title = issue_name::title(row);
    if room.cells >= WIDE {
        let name =
            title.map_or_else(|| outlet::fitting(&row.outlet, left / 2), |title| text::clean(title).into());
        let right = vec![piece(format!("{}  ", particulars(row, room.cells / 2)), Role::Dim), count];
        return vec![justified(vec![piece(name, role)], right, room.cells)];
    }
    if !room.tall {
        let unnamed =
            || ending_in(&row.outlet, &about(&[&dates::short(&row.dated), &issue_name::mark(row)]), left);
        let name = title.map_or_else(unnamed, |title| text::clean(title).into());
        return vec![justified(vec![piece(name, role)], vec![count], room.cells)];
    }
    let names = match title {
        Some(title) => text::wrap_in_two(title, left, room.cells),
        None => vec![outlet::fitting(&row.outlet, left)],
    };
    let mut lines: Vec<Pieces> = names.into_iter().map(|name| vec![piece(name, role)]).collect();
    if let Some(first) = lines.first_mut() {
        *first = justified(std::mem::take(first), vec![count], room.cells);
    }
    lines.push(vec![piece(particulars(row, room.cells), Role::Dim)]);
    lines
}

/// Date and outlet; date and what the issue is, where the outlet is its name.
fn particulars(row: &IssueRow, cells: usize) -> String {
    let date = dates::short(&row.dated);
    let taken = if date.is_empty() { 0 } else { text::width(&date) + SEPARATOR };
    let other = match issue_name::title(row) {
        Some(_) => outlet::fitting(&row.outlet, cells.saturating_sub(taken)),
        None => shortened(&text::clean(&issue_name::mark(row)), cells.saturating_sub(taken)),
    };
    text::cut(&about(&[&date, &other]), cells)
}

/// `1–6 of 578` of `results 1–6 of 578`, where the first word is what does not fit.
fn shortened(mark: &str, cells: usize) -> String {
    let bare = mark.strip_prefix("results ").filter(|_| text::width(mark) > cells);
    bare.unwrap_or(mark).to_owned()
}

/// Cells of ` · `.
const SEPARATOR: usize = 3;

/// The outlet in what room the words after it leave, and these.
fn ending_in(outlet: &str, words: &str, cells: usize) -> String {
    about(&[&outlet::fitting(outlet, cells.saturating_sub(text::width(words) + SEPARATOR)), words])
}

/// A story of an issue: marks, title, countries and date; whether a thread that was read goes on with it.
pub(crate) fn story(row: &StoryRow, room: Room) -> Vec<Pieces> {
    let news = if row.news_of.is_some() && !row.read { GOES_ON } else { "" };
    marked(row, &about(&[news, &countries(row, MOST_COUNTRIES), &dates::short(&row.dated)]), room)
}

/// Said of a story with which a thread goes on.
const GOES_ON: &str = "thread goes on";

/// A bookmarked story: as in its issue, with the outlet.
pub(crate) fn bookmark(row: &StoryRow, room: Room) -> Vec<Pieces> {
    let words = about(&[&countries(row, MOST_COUNTRIES), &dates::short(&row.dated)]);
    marked(row, &ending_in(&row.outlet, &words, room.cells.saturating_sub(2)), room)
}

/// The most lines that the reasons of a related story take.
const REASON_LINES: usize = 2;
/// Steps of closeness.
const STEPS: usize = 4;

/// A related story: as in its issue, with the outlet; below it a bar of how close it is, and why. One that only may be
/// related has no bar.
pub(crate) fn related(row: &StoryRow, steps: u8, reasons: &[String], room: Room) -> Vec<Pieces> {
    let steps = usize::from(steps).min(STEPS);
    let bar = format!("{}{} ", "▮".repeat(steps), "▯".repeat(STEPS - steps));
    let bar = if steps > 0 { bar } else { String::new() };
    let inset = text::width(&bar) + 2;
    if !room.tall {
        let mut line = vec![piece(bar, Role::Accent)];
        let cells = room.cells.saturating_sub(width(&line));
        line.extend(bookmark(row, Room { cells, tall: false }).into_iter().flatten());
        return vec![cut(line, room.cells)];
    }
    let date = dates::short(&row.dated);
    let mut lines = marked(row, &ending_in(&row.outlet, &date, room.cells.saturating_sub(2)), room);
    let because = format!("because: {}", reasons.join(" · "));
    let wrapped = text::wrap_at_most(&because, room.cells.saturating_sub(inset), REASON_LINES);
    for (number, line) in wrapped.into_iter().enumerate() {
        let before = if number == 0 { bar.clone() } else { " ".repeat(inset - 2) };
        lines.push(vec![piece("  ", Role::Dim), piece(before, Role::Accent), piece(line, Role::Dim)]);
    }
    lines
}

/// A bookmarked passage: its words in quotes, the story that it is from.
pub(crate) fn quotation(words: &str, story: &StoryRow, noted: bool, room: Room) -> Vec<Pieces> {
    let from = about(&[&story.title.text, &dates::short(&story.dated)]);
    kept(noted, "“", &format!("{words}”"), Role::Quotation, &from, room)
}

/// A bookmarked headline.
pub(crate) fn bookmarked_headline(words: &str, issue: &IssueRow, noted: bool, room: Room) -> Vec<Pieces> {
    let from = about(&[
        "headline",
        &ending_in(&issue.outlet, &dates::short(&issue.dated), room.cells.saturating_sub(15)),
    ]);
    kept(noted, "→ ", words, Role::Text, &from, room)
}

/// A bookmarked issue.
pub(crate) fn bookmarked_issue(issue: &IssueRow, noted: bool, room: Room) -> Vec<Pieces> {
    let from = about(&[
        "issue",
        &ending_in(&issue.outlet, &dates::short(&issue.dated), room.cells.saturating_sub(15)),
    ]);
    kept(noted, "", &issue_name::of_issue(issue), Role::Text, &from, room)
}

/// A row of the bookmarks that is no story: a star, a sign of what it is, its words, and what it is from below them.
fn kept(noted: bool, sign: &str, words: &str, role: Role, from: &str, room: Room) -> Vec<Pieces> {
    let stars = if noted { "  ★¶ " } else { "  ★ " };
    let first = |line: String| vec![piece(stars, Role::Bookmark), piece(sign, Role::Dim), piece(line, role)];
    let taken = text::width(stars) + text::width(sign);
    let from = text::clean(from);
    let cells = room.cells.saturating_sub(taken);
    if !room.tall || room.cells >= WIDE {
        let right = if room.cells >= WIDE {
            vec![piece(text::cut(&from, room.cells / 2), Role::Dim)]
        } else {
            Pieces::new()
        };
        return vec![justified(first(text::clean(words).into_owned()), right, room.cells)];
    }
    let mut lines: Vec<Pieces> = Vec::new();
    for line in text::wrap_at_most(words, cells, 2) {
        lines.push(if lines.is_empty() {
            first(line)
        } else {
            vec![piece("  ", Role::Dim), piece(line, role)]
        });
    }
    append(&mut lines, &from, room.cells);
    lines
}

/// A headline, told from a story by its arrow.
pub(crate) fn headline(words: &str, bookmarked: bool, room: Room) -> Vec<Pieces> {
    let star = if bookmarked { "★ " } else { "" };
    let cells = room.cells.saturating_sub(2 + text::width(star));
    let lines = text::wrap_at_most(words, cells, if room.tall { 2 } else { 1 });
    let row = |(number, line)| match number {
        0 => vec![piece("→ ", Role::Dim), piece(star, Role::Bookmark), piece(line, Role::Text)],
        _ => vec![piece("  ", Role::Dim), piece(line, Role::Text)],
    };
    lines.into_iter().enumerate().map(row).collect()
}

/// How many countries a list has room for.
const MOST_COUNTRIES: usize = 4;

/// The countries named most; `…` stands for the others.
pub(crate) fn countries(row: &StoryRow, most: usize) -> String {
    let mut named: Vec<&str> = row.countries.iter().take(most).map(String::as_str).collect();
    if row.countries.len() > most {
        named.push("…");
    }
    named.join(" ")
}

fn about(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}

/// Signs of what the reader did to a story: a star for a bookmark, `#` for tags, `¶` for a note.
fn signs(row: &StoryRow) -> String {
    let marks = [(row.bookmarked, "★"), (!row.tags.is_empty(), "#"), (row.note.is_some(), "¶")];
    let signs: String = marks.into_iter().filter(|(on, _)| *on).map(|(_, sign)| sign).collect();
    if signs.is_empty() { signs } else { signs + " " }
}

/// Marks and title in one or two lines; `about` at the end of the last of them, or on a line of its own.
fn marked(row: &StoryRow, about: &str, room: Room) -> Vec<Pieces> {
    let (sign, sign_role) = unread_sign(!row.read);
    let title_role = if row.read { Role::Text } else { Role::Unread };
    let star = &signs(row);
    let about = text::clean(about);
    let cells = room.cells.saturating_sub(2);
    let first = |line: &str| {
        vec![piece(sign, sign_role), piece(star.as_str(), Role::Bookmark), piece(line, title_role)]
    };
    if !room.tall || room.cells >= WIDE {
        let line = first(&text::clean(&row.title.text));
        // On a narrow line the title matters more.
        let fits = room.cells >= WIDE || width(&line) + 2 + text::width(&about) <= room.cells;
        let right = if fits { vec![piece(about, Role::Dim)] } else { Pieces::new() };
        return vec![justified(line, right, room.cells)];
    }
    let whole = format!("{star}{}", row.title.text);
    let mut lines: Vec<Pieces> = Vec::new();
    for (number, line) in text::wrap_at_most(&whole, cells, 2).into_iter().enumerate() {
        lines.push(match number {
            0 => first(line.strip_prefix(star.as_str()).unwrap_or(&line)),
            _ => vec![piece("  ", Role::Dim), piece(line, title_role)],
        });
    }
    append(&mut lines, &about, room.cells);
    lines
}

/// Puts secondary text at the end of the last line where there is room, else on a line of its own.
fn append(lines: &mut Vec<Pieces>, about: &str, cells: usize) {
    if about.is_empty() {
        return;
    }
    let taken = lines.last().map_or(0, |line| width(line));
    match lines.last_mut() {
        Some(last) if taken + 2 + text::width(about) <= cells => {
            let line = std::mem::take(last);
            *last = justified(line, vec![piece(about, Role::Dim)], cells);
        }
        _ => {
            let own = text::cut(about, cells.saturating_sub(2));
            lines.push(vec![piece("  ", Role::Dim), piece(own, Role::Dim)]);
        }
    }
}
