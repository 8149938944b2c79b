//! What comes into the state machine, and what it asks to be done.

use std::path::PathBuf;
use std::time::Duration;

use super::key::Key;
use crate::digest::{Date, IssueId, Pair, StoryId};
use crate::library::{
    Anchor, Change, Direction, IssueRow, IssueText, PairOverview, RateMove, RateRow, Reach, Series, StoryRow,
    StoryText, Totals, Window,
};
use crate::tui::page::geometry::Size;

/// The number of a request, so that stale answers are dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ticket(pub(crate) u64);

/// What comes in. Closed: every message is here.
#[derive(Debug, Clone)]
pub(crate) enum Message {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something at a column and a row.
    Mouse(Mouse, u16, u16),
    /// Text was pasted.
    Paste(String),
    /// The screen has another size.
    Resize(Size),
    /// A question was answered, or could not be.
    Answered(Ticket, Slot, Result<Answer, String>),
    /// Marks were changed, or could not be.
    Marked(Result<Change, String>),
    /// An undo was done; `None` when there was nothing to undo.
    Undone(Result<Option<Change>, String>),
    /// The place could not be saved, or another thing that the reader should know went wrong.
    Trouble(String),
    /// How far the import has come.
    Progress(crate::library::Progress),
    /// The import has come to its end.
    Imported(ImportEnd),
    /// Somebody changed the library.
    Changed,
    /// A time asked for by [`Effect::Wake`] has come.
    Woke(Timer),
    /// The reader was asked from outside to end.
    Terminate,
    /// It was asked from outside to stop for a while.
    Stopped,
    /// It was continued, and the screen may show anything.
    Continued,
    /// Nothing happened.
    Idle,
}

/// What the mouse does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mouse {
    /// The left button was pressed.
    Press,
    /// The wheel was turned up.
    WheelUp,
    /// The wheel was turned down.
    WheelDown,
}

/// What the times asked for are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Timer {
    /// The ticker moves on by a cell.
    Ticker,
    /// An answer is late enough to say so.
    Loading,
    /// Nothing was done for a moment: save the place.
    SavePlace,
    /// A digit was a key of its own, not the beginning of a count.
    Digit,
}

/// What became of an import.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct ImportEnd {
    /// Documents with something new in them.
    pub(crate) new: u64,
    /// Documents whose issues changed.
    pub(crate) updated: u64,
    /// Documents that brought nothing new.
    pub(crate) unchanged: u64,
    /// Documents that could not be read, and why the first of them could not.
    pub(crate) refused: u64,
    /// The first reason, with the document's name.
    pub(crate) reason: Option<String>,
    /// Stories in all of them.
    pub(crate) stories: u64,
    /// Whether it was stopped before its end.
    pub(crate) stopped: bool,
    /// Whether it was the sample edition.
    pub(crate) sample: bool,
}

/// One kind of question; of each kind only the newest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Slot {
    /// A window of the issues.
    Issues,
    /// A window of an issue's stories.
    Stories,
    /// A window of the bookmarks.
    Bookmarks,
    /// What an issue holds besides its stories.
    Issue,
    /// A story's text.
    Story,
    /// The next unread story.
    Unread,
    /// Totals, rates, whether it is the sample.
    Summary,
    /// What is known of every pair.
    Rates,
    /// Pairs over time.
    Chart,
    /// Stories of a week.
    Week,
    /// The rates of a day.
    RatesOn,
    /// Paths that begin as typed.
    Paths,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Query {
    /// A window of the issues.
    Issues(Anchor<IssueId>, Reach),
    /// A window of an issue's stories.
    Stories(IssueId, Anchor<StoryId>, Reach),
    /// A window of the bookmarks.
    Bookmarks(Anchor<StoryId>, Reach),
    /// What an issue holds besides its stories.
    Issue(IssueId),
    /// A story's text, as it stands in an issue where that is known.
    Story(StoryId, Option<IssueId>),
    /// The next unread story from here.
    Unread(IssueId, Option<StoryId>, Direction),
    /// Totals, rates, whether it is the sample.
    Summary,
    /// What is known of every pair.
    Rates,
    /// These pairs over time, between two days.
    Chart(Vec<Pair>, Date, Date),
    /// Stories of this day's week that may say why a pair moved.
    Week(Pair, Date),
    /// The last rates of this day or before.
    RatesOn(Date),
    /// Paths that begin as typed.
    Paths(String),
}

impl Query {
    /// Its kind.
    pub(crate) fn slot(&self) -> Slot {
        match self {
            Self::Issues(..) => Slot::Issues,
            Self::Stories(..) => Slot::Stories,
            Self::Bookmarks(..) => Slot::Bookmarks,
            Self::Issue(..) => Slot::Issue,
            Self::Story(..) => Slot::Story,
            Self::Unread(..) => Slot::Unread,
            Self::Summary => Slot::Summary,
            Self::Rates => Slot::Rates,
            Self::Chart(..) => Slot::Chart,
            Self::Week(..) => Slot::Week,
            Self::RatesOn(..) => Slot::RatesOn,
            Self::Paths(..) => Slot::Paths,
        }
    }
}

/// The answer to a [`Query`] of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// A window of the issues.
    Issues(Window<IssueRow>),
    /// A window of this issue's stories.
    Stories(IssueId, Window<StoryRow>),
    /// A window of the bookmarks.
    Bookmarks(Window<StoryRow>),
    /// The issue, where there is one.
    Issue(Option<Box<IssueText>>),
    /// The story, where there is one.
    Story(Option<Box<StoryText>>),
    /// The next unread story, where there is one.
    Unread(Option<(IssueId, StoryId)>),
    /// Totals, rates, whether it is the sample.
    Summary(Box<Summary>),
    /// What is known of every pair, today.
    Rates(Vec<PairOverview>, Date),
    /// Pairs over time.
    Chart(Vec<Series>),
    /// Stories of a week, all of them.
    Week(Vec<StoryRow>),
    /// The last rates of this day or before.
    RatesOn(Date, Vec<RateRow>),
    /// What was typed, and the paths that begin so; folders end in a slash.
    Paths(String, Vec<String>),
}

/// What the reader knows of the library as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Summary {
    /// Counts.
    pub(crate) totals: Totals,
    /// The latest rates.
    pub(crate) rates: Vec<RateRow>,
    /// How far pairs moved by imports that were not seen yet.
    pub(crate) moves: Vec<RateMove>,
    /// Whether all it holds is the sample edition.
    pub(crate) sample: bool,
}

/// A change to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Write {
    /// Marks a story read or unread.
    Read(StoryId, bool),
    /// Marks all of an issue read.
    IssueRead(IssueId),
    /// Sets or takes a bookmark.
    Bookmarked(StoryId, bool),
    /// Undoes the last change of marks of this session that is not undone yet.
    Undo,
    /// Notes that the reader has seen which pairs moved.
    RatesSeen,
    /// Saves the reader's place.
    Place(String),
}

/// What the state machine asks to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Answer this, with the ticket.
    Ask(Ticket, Query),
    /// Find out whether the library has changed, and say so.
    Check,
    /// Write this.
    Write(Write),
    /// Import this file or folder.
    Import(PathBuf),
    /// Import the sample edition.
    ImportSample,
    /// Stop the import under way.
    StopImport,
    /// Wake me after this time; a time asked for before for the same purpose is forgotten.
    Wake(Timer, Duration),
    /// Give the terminal back until the reader is continued.
    Suspend,
    /// Take the terminal anew and paint everything.
    Repaint,
    /// End.
    Quit,
}
