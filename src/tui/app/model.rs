//! Everything the reader knows: what its screen is painted from.

use super::asks::Asks;
use super::field::Field;
use super::help::Help;
use super::import::Importing;
use super::jumps::Jumps;
use super::key::Key;
use super::leads::Leads;
use super::listing::Listing;
use super::message::{Effect, Query, Slot};
use super::names::Names;
use super::notes::Note;
use super::press::Pending;
use super::rates::Rates;
use super::saved::Saved;
use super::seek::{Seek, Trail};
use super::stories::Stories;
use super::story::StoryPane;
use super::threads::Threads;
use super::ticker::Ticker;
use crate::digest::{Decimal, StoryId};
use crate::library::{BookmarkOrder, BookmarkRow, IssueRow, IssueText, Totals};
use crate::tui::page::flow::Spot;
use crate::tui::page::geometry::{self, Frame, Layout, Size, Wish};
use crate::tui::page::rows::Room;

/// Which lists are on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Screen {
    /// Issues, their stories, the story.
    #[default]
    Issues,
    /// Threads, their stories, the story.
    Threads,
    /// Bookmarks, the story.
    Bookmarks,
    /// The rates of all pairs, the chart.
    Rates,
    /// Stories that something led to, the story.
    Leads,
}

/// The pane that keys go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Focus {
    /// The list of issues.
    #[default]
    Issues,
    /// The list of an issue's stories.
    Stories,
    /// The list of threads.
    Threads,
    /// The list of a thread's stories.
    Thread,
    /// The list of bookmarks.
    Bookmarks,
    /// The list of pairs.
    Rates,
    /// The chart of a pair.
    Chart,
    /// The list of stories that something led to.
    Leads,
    /// The text.
    Story,
}

impl Screen {
    /// The panes of this screen, from left to right.
    pub(crate) fn panes(self) -> &'static [Focus] {
        match self {
            Self::Issues => &[Focus::Issues, Focus::Stories, Focus::Story],
            Self::Threads => &[Focus::Threads, Focus::Thread, Focus::Story],
            Self::Bookmarks => &[Focus::Bookmarks, Focus::Story],
            Self::Rates => &[Focus::Rates, Focus::Chart],
            Self::Leads => &[Focus::Leads, Focus::Story],
        }
    }

    /// The word it is saved by.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Issues => "issues",
            Self::Threads => "threads",
            Self::Bookmarks => "bookmarks",
            Self::Rates => "rates",
            // Nobody stays there: the place that led there is saved.
            Self::Leads => "leads",
        }
    }

    /// The screen with this word.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        [Self::Issues, Self::Threads, Self::Bookmarks, Self::Rates]
            .into_iter()
            .find(|screen| screen.word() == word)
    }
}

impl Focus {
    /// The word it is saved by.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Issues => "issues",
            Self::Stories => "stories",
            Self::Threads => "threads",
            Self::Thread => "thread",
            Self::Bookmarks => "bookmarks",
            Self::Rates => "rates",
            Self::Chart => "chart",
            Self::Leads => "leads",
            Self::Story => "story",
        }
    }

    /// The pane with this word.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        let lists = [Self::Issues, Self::Stories, Self::Threads, Self::Thread, Self::Bookmarks, Self::Rates];
        lists.into_iter().chain([Self::Chart, Self::Story]).find(|focus| focus.word() == word)
    }
}

/// What lies over the panes.
#[derive(Debug, Default)]
pub(crate) enum Overlay {
    /// Nothing.
    #[default]
    None,
    /// The help.
    Help(Help),
    /// A text field.
    Field(Field),
    /// A search, or a find.
    Seek(Box<Seek>),
    /// The names that stories bear.
    Names(Box<Names>),
    /// The saved searches.
    Saved(Saved),
    /// A note being written.
    Note(Note),
}

/// Something said to the reader until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notice {
    /// A sentence.
    pub(crate) text: String,
    /// Whether something went wrong.
    pub(crate) error: bool,
}

/// What the reader has set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Settings {
    /// Width of the column of text.
    pub(crate) column: u16,
    /// As it was configured.
    pub(crate) configured_column: u16,
    /// Only the text.
    pub(crate) text_only: bool,
    /// Nothing moves by itself.
    pub(crate) reduced_motion: bool,
    /// Whether the rates above the panes are those of the day of what is read.
    pub(crate) ticker_of_issue: bool,
    /// As it was configured.
    pub(crate) configured_ticker: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            column: 78,
            configured_column: 78,
            text_only: false,
            reduced_motion: false,
            ticker_of_issue: false,
            configured_ticker: false,
        }
    }
}

/// Everything the reader knows.
#[derive(Debug, Default)]
pub(crate) struct Model {
    /// Of the screen.
    pub(crate) size: Size,
    /// Which lists are seen.
    pub(crate) screen: Screen,
    /// Where keys go.
    pub(crate) focus: Focus,
    /// The issues.
    pub(crate) issues: Listing<IssueRow>,
    /// The stories of the selected issue.
    pub(crate) stories: Stories,
    /// The bookmarks.
    pub(crate) bookmarks: Listing<BookmarkRow>,
    /// Their order.
    pub(crate) order: BookmarkOrder,
    /// What the issue of the selected bookmark holds besides its stories, once it is here.
    pub(crate) bookmarked_issue: Option<Box<IssueText>>,
    /// The threads.
    pub(crate) threads: Threads,
    /// The rates.
    pub(crate) rates: Rates,
    /// Stories that something led to.
    pub(crate) leads: Leads,
    /// By how many per cent a pair must move to be told; two where nothing is said.
    pub(crate) rate_alert: Option<Decimal>,
    /// What is told of pairs that moved, until it was seen.
    pub(crate) alert: Option<String>,
    /// The text.
    pub(crate) story: StoryPane,
    /// What lies over the panes.
    pub(crate) overlay: Overlay,
    /// The names as they were left.
    pub(crate) names_left: Box<Names>,
    /// Keys that wait for the next one.
    pub(crate) pending: Pending,
    /// Keys typed ahead of what they act on.
    pub(crate) held: std::collections::VecDeque<Key>,
    /// Where one can go back to.
    pub(crate) jumps: Jumps,
    /// The search whose stories are read.
    pub(crate) trail: Option<Trail>,
    /// What was searched for, the last one last.
    pub(crate) queries: Vec<String>,
    /// What is said until the next key.
    pub(crate) notice: Option<Notice>,
    /// The import under way.
    pub(crate) importing: Option<Importing>,
    /// The rates.
    pub(crate) ticker: Ticker,
    /// Counts of the whole library.
    pub(crate) totals: Totals,
    /// Whether the library is the sample edition.
    pub(crate) sample: bool,
    /// What the reader has set.
    pub(crate) settings: Settings,
    /// Questions under way.
    pub(crate) asks: Asks,
    /// Where the text was left, until it is here again.
    pub(crate) resume: Option<Spot>,
    /// The story from which the next unread one is looked for.
    pub(crate) unread_from: Option<StoryId>,
    /// Whether the sample edition was offered to an empty library already.
    pub(crate) sample_offered: bool,
    /// The place as it was saved last.
    pub(crate) saved_place: String,
    /// Whether the screen no longer shows what the model says.
    pub(crate) changed: bool,
}

impl Model {
    /// Asks the library.
    pub(crate) fn ask(&mut self, query: Query, effects: &mut Vec<Effect>) {
        self.asks.ask(query, effects);
    }

    /// Says something until the next key.
    pub(crate) fn say(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), error: false });
    }

    /// Says that something went wrong.
    pub(crate) fn complain(&mut self, text: impl Into<String>) {
        self.notice = Some(Notice { text: text.into(), error: true });
    }

    /// Where everything stands.
    pub(crate) fn layout(&self) -> Layout {
        let panes = self.screen.panes();
        // An empty library has nothing to show beside what it says.
        let nothing = match self.screen {
            Screen::Issues => self.issues.is_empty() && self.issues.filter().is_none(),
            Screen::Rates => self.rates.is_empty(),
            Screen::Threads => self.threads.list.is_empty(),
            Screen::Bookmarks | Screen::Leads => false,
        };
        let wish = Wish {
            columns: if nothing { 1 } else { panes.len() },
            focus: panes.iter().position(|pane| *pane == self.focus).unwrap_or(0),
            alone: self.settings.text_only && self.focus == Focus::Story,
            ticker: self.ticker.is_there(),
            banner: self.sample || self.alert.is_some() || self.threads.told().is_some(),
        };
        geometry::arrange(self.size, wish)
    }

    /// The panes on the screen and where they stand.
    pub(crate) fn panes(&self, layout: &Layout) -> Vec<(Focus, Frame)> {
        let places = layout.columns.iter().copied();
        self.screen
            .panes()
            .iter()
            .copied()
            .zip(places)
            .filter_map(|(pane, place)| Some((pane, place?)))
            .collect()
    }

    /// Whether an answer that this pane waits for is late.
    pub(crate) fn is_loading(&self, pane: Focus) -> bool {
        match pane {
            Focus::Issues => self.asks.is_late(Slot::Issues),
            Focus::Stories => self.asks.is_late(Slot::Stories),
            Focus::Threads => self.asks.is_late(Slot::Threads),
            Focus::Thread => self.asks.is_late(Slot::Thread),
            Focus::Bookmarks => self.asks.is_late(Slot::Bookmarks),
            Focus::Rates => self.asks.is_late(Slot::Rates),
            Focus::Chart => self.asks.is_late(Slot::Chart) || self.asks.is_late(Slot::Week),
            Focus::Leads => self.asks.is_late(Slot::Leads),
            Focus::Story => {
                !self.story.is_current() && (self.asks.is_late(Slot::Story) || self.asks.is_late(Slot::Issue))
            }
        }
    }
}

/// The room that a list has in its frame.
pub(crate) fn room(frame: Frame) -> Room {
    // The first column is the marker's, the last one is air before the rule.
    Room { cells: usize::from(frame.body.width.saturating_sub(2)), tall: frame.body.height >= 8 }
}
