//! The pane of bookmarks: stories, quotations, headlines and issues, in the order that was chosen.

use super::listing::{Entry, Listing};
use super::message::{Effect, Write};
use super::model::{Focus, Model, Screen};
use super::story::Wanted;
use super::{jumps, reading};
use crate::digest::StoryId;
use crate::library::{BookmarkOrder, BookmarkRow, Bookmarked, Passage};
use crate::tui::page::issue_name::of_issue;
use crate::tui::page::passage::Position;
use crate::tui::page::rows::{self, Room};

/// The orders, in the order in which a key goes through them, with their words.
const ORDERS: [(BookmarkOrder, &str); 4] = [
    (BookmarkOrder::Date, "date"),
    (BookmarkOrder::Outlet, "outlet"),
    (BookmarkOrder::Tag, "tag"),
    (BookmarkOrder::Hand, "hand"),
];

/// The word of an order.
pub(crate) fn word(order: BookmarkOrder) -> &'static str {
    ORDERS.iter().find(|(known, _)| *known == order).map_or("date", |(_, word)| word)
}

/// The order with this word.
pub(crate) fn from_word(word: &str) -> BookmarkOrder {
    ORDERS.iter().find(|(_, known)| *known == word).map(|(order, _)| *order).unwrap_or_default()
}

/// What the list shows of the row with this number.
pub(crate) fn entry(list: &Listing<BookmarkRow>, rank: u64, room: Room) -> Option<Entry> {
    let row = list.get(rank)?;
    let noted = row.note.is_some();
    let heading = row.group.clone().filter(|_| room.tall);
    let lines = match &row.what {
        Bookmarked::Story(story) => rows::bookmark(story, room),
        Bookmarked::Quotation(story, passage) => rows::quotation(&passage.text, story, noted, room),
        Bookmarked::Headline(issue, _, words) => rows::bookmarked_headline(words, issue, noted, room),
        Bookmarked::Issue(issue) => rows::bookmarked_issue(issue, noted, room),
    };
    Some(Entry { heading, lines })
}

/// The words of a bookmark that has a note of its own; a story's note is on the story.
pub(crate) fn title(row: &BookmarkRow) -> Option<String> {
    match &row.what {
        Bookmarked::Story(_) => None,
        Bookmarked::Quotation(_, passage) => Some(passage.text.clone()),
        Bookmarked::Headline(_, _, words) => Some(words.clone()),
        Bookmarked::Issue(issue) => Some(of_issue(issue)),
    }
}

/// What the story pane is to show of a bookmark.
pub(crate) fn wanted(row: &BookmarkRow) -> Wanted {
    match &row.what {
        Bookmarked::Story(story) | Bookmarked::Quotation(story, _) => {
            Wanted::Story(story.id, Some(story.issue))
        }
        Bookmarked::Headline(issue, number, _) => Wanted::Headline(issue.id, *number),
        Bookmarked::Issue(issue) => Wanted::Issue(issue.id),
    }
}

/// The passage that is to be seen, of a quotation.
pub(crate) fn passage(row: &BookmarkRow) -> Option<(StoryId, Position, Position)> {
    match &row.what {
        Bookmarked::Quotation(story, Passage { from, to, .. }) => Some((story.id, place(*from), place(*to))),
        _ => None,
    }
}

fn place((block, letter): (usize, usize)) -> Position {
    Position { block, letter }
}

/// Goes to what the selected bookmark is of, where it stands.
pub(crate) fn lead(model: &mut Model) {
    let Some(row) = model.bookmarks.selected_row().cloned() else { return };
    jumps::leave(model);
    match row.what {
        Bookmarked::Story(ref story) | Bookmarked::Quotation(ref story, _) => {
            reading::go_to(model, story.issue, story.id);
            model.story.light(passage(&row));
        }
        Bookmarked::Headline(issue, number, _) => {
            go_to_issue(model, issue.id, Focus::Stories);
            model.stories.chosen = true;
            model.stories.headline_wanted = Some(number as u64);
        }
        Bookmarked::Issue(issue) => go_to_issue(model, issue.id, Focus::Issues),
    }
}

fn go_to_issue(model: &mut Model, issue: crate::digest::IssueId, focus: Focus) {
    (model.screen, model.focus) = (Screen::Issues, focus);
    model.issues.seek(issue);
    // Anew even where it is this one, so that nothing in it is chosen.
    model.stories.open(issue);
}

/// Puts the bookmarks into the next order; the selected one stays selected.
pub(crate) fn turn_order(model: &mut Model) {
    if model.screen != Screen::Bookmarks {
        model.say("Bookmarks have orders; 3 shows them.");
        return;
    }
    let at = ORDERS.iter().position(|(order, _)| *order == model.order).unwrap_or(0);
    if let Some((order, word)) = ORDERS.get((at + 1) % ORDERS.len()) {
        model.order = *order;
        model.bookmarks.refresh();
        model.say(format!("Bookmarks by {word}."));
    }
}

/// Moves the selected bookmark by so many places in the order by hand.
pub(crate) fn move_by(model: &mut Model, places: i64, effects: &mut Vec<Effect>) {
    match model.bookmarks.selected_id() {
        Some(_) if model.screen != Screen::Bookmarks => {
            model.say("Bookmarks are moved in their own list: 3.")
        }
        Some(_) if model.order != BookmarkOrder::Hand => {
            model.say("Bookmarks are moved in the order by hand; O turns to it.");
        }
        Some(id) => effects.push(Effect::Write(Write::Move(id, places))),
        None => model.say("Choose a bookmark first: 3 shows them."),
    }
}
