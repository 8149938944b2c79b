//! A reader on a stage: keys in, screens out, over a made-up library.

use std::collections::VecDeque;

use super::fake::Fake;
use crate::library::{Change, Target, Watched};
use crate::tui::app::key::{Code, Key};
use crate::tui::app::message::{Timer, Write};
use crate::tui::app::{Effect, Message, Model, Settings, begin, update};
use crate::tui::page::geometry::Size;
use crate::tui::view::print;
use crate::tui::view::theme::Theme;

pub(super) struct Stage {
    pub(super) model: Model,
    pub(super) fake: Fake,
    pub(super) theme: Theme,
    pub(super) timers: Vec<Timer>,
    pub(super) places: Vec<String>,
    /// Effects that nobody on the stage carries out.
    pub(super) others: Vec<Effect>,
    /// Questions wait for [`Stage::deliver`] instead of being answered at once.
    pub(super) slow: bool,
    /// How often the screen was painted.
    pub(super) frames: usize,
    /// What it showed then.
    shown: String,
    waiting: VecDeque<Effect>,
    done: Vec<Change>,
    undone: Vec<Change>,
}

impl Stage {
    pub(super) fn new(fake: Fake, width: u16, height: u16) -> Self {
        Self::resumed(fake, width, height, None)
    }

    pub(super) fn resumed(fake: Fake, width: u16, height: u16, place: Option<&str>) -> Self {
        let mut model =
            Model { size: Size { width, height }, settings: Settings::default(), ..Model::default() };
        let effects = begin(&mut model, place);
        let mut stage = Self {
            model,
            fake,
            theme: Theme::named("auto").unwrap(),
            timers: Vec::new(),
            places: Vec::new(),
            others: Vec::new(),
            slow: false,
            frames: 0,
            shown: String::new(),
            waiting: VecDeque::new(),
            done: Vec::new(),
            undone: Vec::new(),
        };
        stage.carry_out(effects);
        stage.model.changed = true;
        stage.paint();
        stage
    }

    /// Presses keys in the notation of the key table, with spaces between them.
    pub(super) fn press(&mut self, keys: &str) -> &mut Self {
        for key in keys.split(' ') {
            self.take(Message::Key(Key::parse(key).unwrap()));
        }
        self
    }

    pub(super) fn type_text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            self.take(Message::Key(Key::plain(Code::Char(letter))));
        }
        self
    }

    pub(super) fn take(&mut self, message: Message) -> &mut Self {
        let effects = update(&mut self.model, message);
        self.carry_out(effects);
        self.paint();
        self
    }

    /// Paints what has changed, as the reader does.
    fn paint(&mut self) {
        if std::mem::take(&mut self.model.changed) {
            self.frames += 1;
            self.shown = self.painted();
        }
    }

    fn painted(&self) -> String {
        print::letters(&print::painted(&self.model, &self.theme))
    }

    pub(super) fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.take(Message::Resize(Size { width, height }))
    }

    pub(super) fn pass_time(&mut self) -> &mut Self {
        for timer in std::mem::take(&mut self.timers) {
            self.take(Message::Woke(timer));
        }
        self
    }

    /// Answers what waits, the oldest first.
    pub(super) fn deliver(&mut self) -> &mut Self {
        self.slow = false;
        let waiting = std::mem::take(&mut self.waiting);
        self.carry_out(waiting.into());
        self.paint();
        self
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        let mut open: VecDeque<Effect> = effects.into();
        while let Some(effect) = open.pop_front() {
            let message = match effect {
                Effect::Ask(..) if self.slow => {
                    self.waiting.push_back(effect);
                    None
                }
                Effect::Ask(ticket, query) => {
                    Some(Message::Answered(ticket, query.slot(), self.fake.answer(&query)))
                }
                Effect::Check => std::mem::take(&mut self.fake.changed).then_some(Message::Changed),
                Effect::Write(write) => self.write(write),
                Effect::Wake(timer, _) => {
                    self.timers.retain(|other| *other != timer);
                    self.timers.push(timer);
                    None
                }
                other => {
                    self.others.push(other);
                    None
                }
            };
            if let Some(message) = message {
                open.extend(update(&mut self.model, message));
            }
        }
    }

    fn write(&mut self, write: Write) -> Option<Message> {
        let change = match write {
            Write::RatesSeen => {
                self.fake.moves.clear();
                return None;
            }
            Write::ThreadSeen(id) => {
                self.fake
                    .threads
                    .iter_mut()
                    .filter(|(row, _)| row.id == id)
                    .for_each(|(row, _)| row.news = 0);
                return None;
            }
            Write::PutInThread(..) | Write::TakeOut(_) => {
                self.others.push(Effect::Write(write));
                return None;
            }
            Write::Place(place) => {
                self.places.push(place);
                return None;
            }
            Write::SaveSearch(search) => {
                let name = search.name.clone();
                self.fake.watched.push(Watched { search, stories: 7, unread: 5, new: 2 });
                return Some(Message::Saved(Ok(format!("Saved as ‘{name}’"))));
            }
            Write::ForgetSearch(name) => {
                self.fake.watched.retain(|watched| watched.search.name != name);
                return Some(Message::Saved(Ok(format!("‘{name}’ is taken out"))));
            }
            Write::Undo => {
                let undone = self.done.pop().map(|change| opposite(&change));
                undone.iter().for_each(|change| self.fake.apply(change));
                self.undone.extend(undone.clone());
                return Some(Message::Undone(Ok(undone)));
            }
            Write::Redo => {
                let redone = self.undone.pop().map(|change| opposite(&change));
                redone.iter().for_each(|change| self.fake.apply(change));
                self.done.extend(redone.clone());
                return Some(Message::Redone(Ok(redone)));
            }
            Write::Toggle(target) => {
                let on = !self.fake.kept.iter().any(|(_, kept)| *kept == target);
                Change::Kept { target, on, was: None }
            }
            Write::Drop(id) => {
                let (_, target) = self.fake.kept.iter().find(|(known, _)| *known == id).cloned().unwrap();
                match target {
                    Target::Story(story) => Change::Bookmarked { story, bookmarked: false, was: None },
                    target => Change::Kept { target, on: false, was: None },
                }
            }
            Write::Move(id, by) => Change::Moved { id, by },
            Write::Tags(story, tags) => {
                let before = self.fake.story(story).row.tags.clone();
                Change::Tagged { story, before, tags }
            }
            Write::Note(Target::Story(story), note) => {
                let before = self.fake.story(story).row.note.clone();
                Change::Noted { story, before, note: (!note.is_empty()).then_some(note) }
            }
            Write::Note(target, note) => {
                let before = self.fake.notes.get(&target).cloned();
                Change::Annotated { target, before, note: (!note.is_empty()).then_some(note) }
            }
            Write::Read(story, read) => Change::Read { stories: vec![story], read },
            Write::Bookmarked(story, bookmarked) => Change::Bookmarked { story, bookmarked, was: None },
            Write::AnsweringRead(issue, typed) => {
                let unread = self.fake.rows_answering(issue, &typed).into_iter().filter(|row| !row.read);
                Change::Read { stories: unread.map(|row| row.id).collect(), read: true }
            }
            Write::IssueRead(issue) => {
                let unread =
                    self.fake.stories.iter().filter(|story| story.row.issue == issue && !story.row.read);
                Change::Read { stories: unread.map(|story| story.row.id).collect(), read: true }
            }
        };
        self.fake.apply(&change);
        self.done.push(change.clone());
        self.undone.clear();
        Some(Message::Marked(Ok(change)))
    }

    /// What the screen shows: what was painted last, and painted anew it would be the same.
    pub(super) fn screen(&self) -> String {
        assert_eq!(self.shown, self.painted(), "something changed and was not painted");
        self.shown.clone()
    }

    pub(super) fn looks(&self) -> String {
        print::looks(&print::painted(&self.model, &self.theme))
    }

    /// The row of the screen that holds these words.
    pub(super) fn row_with(&self, words: &str) -> String {
        let screen = self.screen();
        screen
            .lines()
            .find(|row| row.contains(words))
            .unwrap_or_else(|| panic!("no {words} in\n{screen}"))
            .to_owned()
    }
}

fn opposite(change: &Change) -> Change {
    match change.clone() {
        Change::Read { stories, read } => Change::Read { stories, read: !read },
        Change::Bookmarked { story, bookmarked, was } => {
            Change::Bookmarked { story, bookmarked: !bookmarked, was }
        }
        Change::Kept { target, on, was } => Change::Kept { target, on: !on, was },
        Change::Moved { id, by } => Change::Moved { id, by: -by },
        Change::Threaded(change) => Change::Threaded(change),
        Change::Annotated { target, before, note } => {
            Change::Annotated { target, before: note, note: before }
        }
        Change::Tagged { story, before, tags } => Change::Tagged { story, before: tags, tags: before },
        Change::Noted { story, before, note } => Change::Noted { story, before: note, note: before },
    }
}
