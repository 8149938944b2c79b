//! The pane of threads: affairs over several issues, the stories of the selected one, and the way to a story's thread.

use super::command::Command;
use super::listing::{Entry, Listing};
use super::message::{Effect, Query, Write};
use super::model::{Focus, Model, Screen};
use super::{jumps, marks, reading, stories};
use crate::digest::{StoryId, ThreadId};
use crate::library::{StoryRow, ThreadChange, ThreadRow};
use crate::tui::page::flow::counted;
use crate::tui::page::rows::Room;
use crate::tui::page::weeks;

/// The threads and the stories of one.
#[derive(Debug, Default)]
pub(crate) struct Threads {
    /// The threads.
    pub(crate) list: Listing<ThreadRow>,
    /// The stories of the selected one.
    pub(crate) stories: Listing<StoryRow>,
    of: Option<ThreadId>,
    /// Threads that go on since some of them was read.
    news: u64,
    /// Whether the reader has seen that they do.
    away: bool,
    /// Stories that wait to be looked at, while that takes long.
    following: Option<u64>,
}

impl Threads {
    /// The thread whose stories these are or will be.
    pub(crate) fn of(&self) -> Option<ThreadId> {
        self.of
    }

    /// Stories that wait to be looked at, while that takes long.
    pub(crate) fn following(&self) -> Option<u64> {
        self.following
    }

    /// Turns to a thread, and to one of its stories.
    pub(crate) fn go_to(&mut self, thread: ThreadId, story: Option<StoryId>) {
        self.list.seek(thread);
        self.open(thread);
        if let Some(story) = story {
            self.stories.seek(story);
        }
    }

    fn open(&mut self, thread: ThreadId) {
        if self.of != Some(thread) {
            (self.of, self.stories) = (Some(thread), Listing::default());
        }
    }

    /// What is here may differ from the library.
    pub(crate) fn refresh(&mut self) {
        self.list.refresh();
        self.stories.refresh();
    }

    /// So many threads go on; whether that is to be told anew.
    pub(crate) fn tell(&mut self, news: u64) -> bool {
        let differs = self.news != news;
        self.away &= news <= self.news;
        self.news = news;
        differs
    }

    /// The line above the panes, until the reader has seen it.
    pub(crate) fn told(&self) -> Option<String> {
        if self.news == 0 || self.away {
            return None;
        }
        let words = if self.news == 1 { "that you read goes on" } else { "that you read go on" };
        Some(format!("{} {words} · 2 threads · Esc", counted(self.news, "thread", "threads")))
    }

    /// The reader has seen it; whether there was anything.
    pub(crate) fn put_away(&mut self) -> bool {
        let told = self.told().is_some();
        self.away = true;
        told
    }
}

/// What the list shows of the thread with this number.
pub(crate) fn entry(list: &Listing<ThreadRow>, rank: u64, room: Room) -> Option<Entry> {
    let row = list.get(rank)?;
    Some(Entry { heading: None, lines: weeks::thread(row, room) })
}

/// The stories are those of the selected thread; what is new in one that is entered has been seen.
pub(crate) fn follow_selection(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.screen != Screen::Threads {
        return;
    }
    if let Some(thread) = model.threads.list.selected_id() {
        model.threads.open(thread);
    }
    let (entered, of) = (model.focus != Focus::Threads, model.threads.of);
    let has_news = |row: &ThreadRow| entered && Some(row.id) == of && row.news > 0;
    if !model.threads.list.rows().any(has_news) {
        return;
    }
    if let Some(row) = model.threads.list.rows_mut().find(|row| has_news(row)) {
        row.news = 0;
        let seen = row.id;
        effects.push(Effect::Write(Write::ThreadSeen(seen)));
        let of_it = model.stories.list.rows_mut().filter(|row| row.news_of == Some(seen));
        of_it.for_each(|row| row.news_of = None);
    }
}

/// Scrolls the threads, and asks for those that are not here.
pub(crate) fn fit_threads(model: &mut Model, lines: u16, room: Room, effects: &mut Vec<Effect>) {
    let list = &mut model.threads.list;
    list.scroll(list.fitting(lines, room, &|rank| entry(list, rank, room)));
    if let Some((anchor, reach)) = list.need() {
        let ticket = model.asks.ask(Query::Threads(anchor, reach), effects);
        list.asked(ticket, anchor, reach);
    }
}

/// Scrolls a thread's stories, and asks for those that are not here.
pub(crate) fn fit_stories(model: &mut Model, lines: u16, room: Room, effects: &mut Vec<Effect>) {
    let (thread, list) = (model.threads.of, &mut model.threads.stories);
    list.scroll(list.fitting(lines, room, &|rank| stories::entry_with_outlet(list, rank, room)));
    if let (Some(thread), Some((anchor, reach))) = (thread, list.need()) {
        let ticket = model.asks.ask(Query::Thread(thread, anchor, reach), effects);
        list.asked(ticket, anchor, reach);
    }
}

/// Carries out `gt` and the taking out of a story.
pub(crate) fn go(model: &mut Model, command: Command, effects: &mut Vec<Effect>) {
    match (command, marks::story(model).map(|row| row.id)) {
        (Command::TakeOut, _) if model.screen != Screen::Threads => {
            model.say("A story is taken out of its thread among the thread's stories: gt.");
        }
        (Command::TakeOut, None) => model.say("Choose a story of the thread first: Enter."),
        (_, None) => marks::explain_no_story(model),
        (Command::TakeOut, Some(story)) => effects.push(Effect::Write(Write::TakeOut(story))),
        (_, Some(story)) => model.ask(Query::ThreadOf(story), effects),
    }
}

/// Goes to a story's thread, or says that it is in none.
pub(crate) fn found(model: &mut Model, story: StoryId, row: Option<&ThreadRow>, waiting: u64) {
    match row {
        Some(row) if row.stories > 1 && row.issues > 1 => {
            jumps::leave(model);
            model.threads.go_to(row.id, Some(story));
            (model.screen, model.focus) = (Screen::Threads, Focus::Thread);
        }
        _ if waiting > 0 => {
            model.say("This story is in no thread yet; threads are still being followed.");
        }
        _ => model.say("This story is in no thread. 2 shows the threads, :thread t5 puts it in t5."),
    }
}

/// Puts the story in the thread of this name.
pub(crate) fn put(model: &mut Model, name: &str, effects: &mut Vec<Effect>) {
    match (name.parse::<ThreadId>(), marks::story(model).map(|row| row.id)) {
        (Err(error), _) => model.complain(error.to_string()),
        (_, None) => marks::explain_no_story(model),
        (Ok(thread), Some(story)) => effects.push(Effect::Write(Write::PutInThread(story, thread))),
    }
}

/// Opens the selected story in its issue.
pub(crate) fn lead(model: &mut Model) {
    let Some((issue, story)) = model.threads.stories.selected_row().map(|row| (row.issue, row.id)) else {
        return;
    };
    jumps::leave(model);
    reading::go_to(model, issue, story);
}

/// Threads were followed further; whether the screen changes by it.
pub(crate) fn followed(model: &mut Model, left: u64, effects: &mut Vec<Effect>) -> bool {
    model.threads.following = Some(left).filter(|left| *left > 0);
    if model.screen == Screen::Threads {
        model.threads.refresh();
    }
    if left == 0 {
        effects.push(Effect::Check);
    }
    model.screen == Screen::Threads
}

/// What became of a story's thread.
pub(crate) fn told(change: Option<&ThreadChange>) -> String {
    match change.map(|change| (change.from, change.to)) {
        None => "There is no such thread, or the story is in it already; 2 shows the threads.".to_owned(),
        Some((_, Some(to))) => format!("The story is in {to} now; u takes it back."),
        Some((Some(from), None)) => format!("Taken out of {from} for good; u puts it back."),
        Some((None, None)) => "The story is in no thread.".to_owned(),
    }
}

/// What taking that back has led to.
pub(crate) fn now(change: Option<&ThreadChange>) -> String {
    match change.and_then(|change| change.to) {
        Some(to) => format!("the story is in {to}"),
        None => "the story is in no thread".to_owned(),
    }
}
