//! What comes into the state machine, and what it asks to be done.

use std::path::PathBuf;
use std::time::Duration;

use super::key::Key;
use super::leads::Led;
use super::seek::{Found, Kind, Preview};
use crate::digest::{Date, IssueId, Pair, StoryId, ThreadId};
use crate::library::{
    Anchor, Around, BookmarkId, BookmarkOrder, BookmarkRow, Change, Direction, IssueRow, IssueText, Lit,
    NameAnchor, NameRow, News, PairOverview, Place, RateMove, RateRow, Reach, SavedSearch, Series, StoryRow,
    StoryText, Target, ThreadRow, Totals, Watched, Window,
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
    /// A first part of an answer; more follows with the same ticket.
    Partly(Ticket, Slot, Answer),
    /// Marks were changed, or could not be.
    Marked(Result<Change, String>),
    /// A redo was done; `None` when there was nothing to redo.
    Redone(Result<Option<Change>, String>),
    /// An undo was done; `None` when there was nothing to undo.
    Undone(Result<Option<Change>, String>),
    /// A saved search was written, or could not be; a sentence either way.
    Saved(Result<String, String>),
    /// Text was copied: what, and which ways it went; or it could not be.
    Copied(Result<Copied, String>),
    /// The reader's own editor has ended: with this text, or with a sentence why not.
    Edited(Result<String, String>),
    /// The brief was written to this file, or could not be.
    Briefed(Result<String, String>),
    /// The place could not be saved, or another thing that the reader should know went wrong.
    Trouble(String),
    /// How far the import has come.
    Progress(crate::library::Progress),
    /// The import has come to its end.
    Imported(ImportEnd),
    /// So many stories wait until it is known what thread they belong to; none: all are looked at.
    Following(u64),
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
    /// The mouse was moved with the left button held.
    Drag,
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
    /// What it brought for the saved searches.
    pub(crate) news: Vec<News>,
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
    /// A window of the threads.
    Threads,
    /// A window of a thread's stories.
    Thread,
    /// The thread of a story.
    ThreadOf,
    /// What an issue holds besides its stories.
    Issue,
    /// What the issue of a bookmark holds besides its stories.
    BookmarkedIssue,
    /// A story's text.
    Story,
    /// The next unread story.
    Unread,
    /// Totals, rates, whether it is the sample.
    Summary,
    /// What a search or a find leads to.
    Seek,
    /// What is selected of it.
    Preview,
    /// What is known of every pair.
    Rates,
    /// Pairs over time.
    Chart,
    /// Stories of a week.
    Week,
    /// What a story or a headline leads to.
    Leads,
    /// The rates of a day.
    RatesOn,
    /// Paths that begin as typed.
    Paths,
    /// Names, or the stories of one.
    Names,
    /// The saved searches with what they find.
    Watchlist,
    /// Tags that begin as typed.
    Tags,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Query {
    /// A window of the issues.
    Issues(Anchor<IssueId>, Reach),
    /// A window of an issue's stories.
    Stories(IssueId, Anchor<StoryId>, Reach),
    /// A window of the bookmarks.
    Bookmarks(BookmarkOrder, Anchor<BookmarkId>, Reach),
    /// A window of the threads.
    Threads(Anchor<ThreadId>, Reach),
    /// A window of a thread's stories.
    Thread(ThreadId, Anchor<StoryId>, Reach),
    /// The thread of a story.
    ThreadOf(StoryId),
    /// What the issue of a bookmark holds besides its stories.
    BookmarkedIssue(IssueId),
    /// What an issue holds besides its stories.
    Issue(IssueId),
    /// A story's text, as it stands in an issue where that is known.
    Story(StoryId, Option<IssueId>),
    /// The next unread story from here.
    Unread(IssueId, Option<StoryId>, Direction),
    /// Totals, rates, whether it is the sample.
    Summary,
    /// What was typed, searched for or found.
    Seek(Kind, String),
    /// What stands at this place, with its hits where it was searched for.
    Preview(Place, Kind, String),
    /// A story's text as for [`Query::Story`], with where it answers what was typed.
    Lit(StoryId, Option<IssueId>, String),
    /// What is known of every pair.
    Rates,
    /// These pairs over time, between two days.
    Chart(Vec<Pair>, Date, Date),
    /// Stories of this day's week that may say why a pair moved.
    Week(Pair, Date),
    /// What a story is related to.
    Related(StoryId),
    /// Where the headline with this number in an issue leads.
    HeadlineLead(IssueId, usize),
    /// The last rates of this day or before.
    RatesOn(Date),
    /// Paths that begin as typed.
    Paths(String),
    /// Names with a word that begins as typed, behind one of them, of which so many are here.
    Names(String, Option<NameAnchor>, usize),
    /// Stories of a name, behind one of them, of which so many are here.
    StoriesOfName(i64, Option<StoryId>, usize),
    /// A window of the issues that answer what was typed.
    IssuesOf(String, Around<IssueId>),
    /// A window of an issue's stories that do.
    StoriesOf(String, IssueId, Around<StoryId>),
    /// A window of the bookmarks that do.
    BookmarksOf(String, BookmarkOrder, Anchor<BookmarkId>, Reach),
    /// The saved searches with what they find.
    Watchlist,
    /// Tags that begin as typed.
    Tags(String),
}

impl Query {
    /// Its kind.
    pub(crate) fn slot(&self) -> Slot {
        match self {
            Self::Issues(..) | Self::IssuesOf(..) => Slot::Issues,
            Self::Stories(..) | Self::StoriesOf(..) => Slot::Stories,
            Self::Bookmarks(..) | Self::BookmarksOf(..) => Slot::Bookmarks,
            Self::Threads(..) => Slot::Threads,
            Self::Thread(..) => Slot::Thread,
            Self::ThreadOf(..) => Slot::ThreadOf,
            Self::Watchlist => Slot::Watchlist,
            Self::Issue(..) => Slot::Issue,
            Self::Story(..) | Self::Lit(..) => Slot::Story,
            Self::BookmarkedIssue(..) => Slot::BookmarkedIssue,
            Self::Seek(..) => Slot::Seek,
            Self::Preview(..) => Slot::Preview,
            Self::Unread(..) => Slot::Unread,
            Self::Summary => Slot::Summary,
            Self::Rates => Slot::Rates,
            Self::Chart(..) => Slot::Chart,
            Self::Week(..) => Slot::Week,
            Self::Related(..) | Self::HeadlineLead(..) => Slot::Leads,
            Self::RatesOn(..) => Slot::RatesOn,
            Self::Paths(..) => Slot::Paths,
            Self::Tags(..) => Slot::Tags,
            Self::Names(..) | Self::StoriesOfName(..) => Slot::Names,
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
    Bookmarks(Window<BookmarkRow>),
    /// A window of the threads.
    Threads(Window<ThreadRow>),
    /// A window of this thread's stories.
    Thread(ThreadId, Window<StoryRow>),
    /// The thread of this story, where it is in one, and how many stories wait to be looked at, up to some.
    ThreadOf(StoryId, Option<Box<ThreadRow>>, u64),
    /// The issue of a bookmark, where there is one.
    BookmarkedIssue(Option<Box<IssueText>>),
    /// The issue, where there is one.
    Issue(Option<Box<IssueText>>),
    /// The story, where there is one.
    Story(Option<Box<StoryText>>),
    /// The next unread story, where there is one.
    Unread(Option<(IssueId, StoryId)>),
    /// Totals, rates, whether it is the sample.
    Summary(Box<Summary>),
    /// Rows that were found.
    Found(Found),
    /// What stands at a place, where it is there still.
    Preview(Place, Option<Preview>),
    /// The story, with where it answers.
    Lit(Box<StoryText>, Lit),
    /// What is known of every pair, today.
    Rates(Vec<PairOverview>, Date),
    /// Pairs over time.
    Chart(Vec<Series>),
    /// Stories of a week, all of them.
    Week(Vec<StoryRow>),
    /// What a story or a headline leads to.
    Led(Led),
    /// The last rates of this day or before.
    RatesOn(Date, Vec<RateRow>),
    /// What was typed, and the paths that begin so; folders end in a slash.
    Paths(String, Vec<String>),
    /// Names for what was typed, behind so many.
    Names(String, usize, Vec<NameRow>),
    /// Stories of a name, behind so many.
    StoriesOfName(i64, usize, Vec<StoryRow>),
    /// The saved searches with what they find.
    Watchlist(Vec<Watched>),
    /// What was typed, and the library's tags that begin so.
    Tags(String, Vec<String>),
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
    /// How many threads go on since some of them was read.
    pub(crate) news: u64,
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
    /// Marks the stories of an issue read that answer what was typed as a filter.
    AnsweringRead(IssueId, String),
    /// Sets or takes a bookmark.
    Bookmarked(StoryId, bool),
    /// Bookmarks something, or takes its bookmark away where it has one.
    Toggle(Target),
    /// Puts a story in a thread.
    PutInThread(StoryId, ThreadId),
    /// Takes a story out of its thread.
    TakeOut(StoryId),
    /// Notes that the reader has seen what is new in a thread.
    ThreadSeen(ThreadId),
    /// Takes a bookmark away.
    Drop(BookmarkId),
    /// Moves a bookmark by so many places in the order by hand.
    Move(BookmarkId, i64),
    /// Sets the tags of a story.
    Tags(StoryId, Vec<String>),
    /// Sets the note of something; an empty one is none.
    Note(Target, String),
    /// Redoes the change that was undone last.
    Redo,
    /// Undoes the last change of marks of this session that is not undone yet.
    Undo,
    /// Notes that the reader has seen which pairs moved.
    RatesSeen,
    /// Saves the reader's place.
    Place(String),
    /// Saves a search under its name.
    SaveSearch(SavedSearch),
    /// Takes out the saved search of this name.
    ForgetSearch(String),
}

/// Text to be copied, without control characters other than line breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Copying {
    /// What it is, in words.
    pub(crate) what: &'static str,
    /// The text.
    pub(crate) text: String,
}

/// What was copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Copied {
    /// What it is, in words.
    pub(crate) what: &'static str,
    /// How many words it has.
    pub(crate) words: usize,
    /// The ways it went: through the terminal, with which program.
    pub(crate) ways: Vec<String>,
}

/// What the state machine asks to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Answer this, with the ticket.
    Ask(Ticket, Query),
    /// Nobody searches any more: stop, and let go of what was kept for it.
    EndSeek,
    /// Find out whether the library has changed, and say so.
    Check,
    /// Write this.
    Write(Write),
    /// Write the brief to this file; to one of its own choice where the name is empty.
    Brief(String),
    /// Let the reader's own editor change this text.
    EditOutside(String),
    /// Copy this, through the terminal and into the system's clipboard.
    Copy(Copying),
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
