//! What is found, and how a list shows it.

use std::ops::Range;

use super::{Seek, Total};
use crate::digest::{Dated, IssueId, StoryId};
use crate::library::{IssueText, Lit, Place, Query, StoryText, TitleKind};
use crate::tui::app::listing::{Entry, Listing, Row};
use crate::tui::page::piece::{Pieces, Role, justified, piece};
use crate::tui::page::rows::Room;
use crate::tui::page::{dates, light, outlet, text};

/// What is done with what is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A search in full text.
    Search,
    /// A saved search: the same with the unread stories first.
    Watch,
    /// A find among titles.
    Find,
}

/// A part of what was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Found {
    /// The rows, from this number on; those before it stay, those behind it go.
    pub(crate) from: u64,
    /// What was found.
    pub(crate) rows: Vec<FoundRow>,
    /// How much there is in all.
    pub(crate) total: Total,
    /// Titles gathered so far, while they are.
    pub(crate) gathered: Option<usize>,
    /// What was searched for where that is not what was typed: a word that nothing holds is the beginning of one.
    pub(crate) meant: Option<String>,
}

impl Eq for Found {}

/// A story or a title that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundRow {
    /// Where it stands.
    pub(crate) place: Place,
    /// The issue that it stands in.
    pub(crate) issue: IssueId,
    /// The story, or the first one under the section.
    pub(crate) story: Option<StoryId>,
    /// The outlet's name.
    pub(crate) outlet: String,
    /// Its date.
    pub(crate) dated: Dated,
    /// Whether the story was read, where that is to be told.
    pub(crate) read: Option<bool>,
    /// Its title, and the characters of it that are lit.
    pub(crate) title: (String, Vec<Range<usize>>),
    /// The hit in its context, with the characters that are lit.
    pub(crate) context: Option<(String, Vec<Range<usize>>)>,
}

/// What the preview shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Preview {
    /// A story with its hits.
    Story(Box<StoryText>, Lit),
    /// An issue, or the headline of it with this number.
    Issue(Box<IssueText>, Option<usize>),
}

impl Row for FoundRow {
    type Id = Place;
    fn id(&self) -> Place {
        self.place
    }
}

impl Kind {
    /// Whether two texts ask for the same.
    pub(crate) fn same(self, one: &str, other: &str) -> bool {
        match self {
            Self::Search | Self::Watch => one == other || Query::lenient(one) == Query::lenient(other),
            Self::Find => one.trim() == other.trim(),
        }
    }

    /// Whether a text asks for anything.
    pub(crate) fn asks(self, typed: &str) -> bool {
        self == Self::Find || Query::lenient(typed) != Query::Everything
    }

    /// Whether texts are searched, and not titles.
    pub(crate) fn searches(self) -> bool {
        matches!(self, Self::Search | Self::Watch)
    }

    /// As the field is called.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::Search => "Search: ",
            Self::Watch => "Unread first: ",
            Self::Find => "Find: ",
        }
    }
}

impl FoundRow {
    /// Whether it is a story: what hits lead through.
    pub(crate) fn is_story(&self) -> bool {
        self.place.kind() == TitleKind::Story
    }
}

/// What stands before a title: which kind it is, told without colour.
fn sign(row: &FoundRow) -> &'static str {
    match row.place.kind() {
        TitleKind::Story if row.read == Some(false) => "● ",
        TitleKind::Story => "  ",
        TitleKind::Issue => "▤ ",
        TitleKind::Section => "§ ",
        TitleKind::Headline => "→ ",
    }
}

/// From this width on outlet and date stand beside the title.
const WIDE: usize = 64;

/// What the list shows of the row with this number. Headlines stand under a heading where they stand below stories.
pub(crate) fn entry(kind: Kind, list: &Listing<FoundRow>, rank: u64, room: Room) -> Option<Entry> {
    let row = list.get(rank)?;
    let headed = kind.searches() && room.tall && !row.is_story();
    let heading = headed.then(|| "Headlines".to_owned());
    let cells = room.cells.saturating_sub(2);
    let title = |cells| {
        let mut line: Pieces = vec![piece(sign(row), Role::Accent)];
        line.extend(light::line(&row.title.0, &row.title.1, cells, Role::Title));
        line
    };
    let date = dates::short(&row.dated);
    let about = |cells: usize| {
        let taken = if date.is_empty() { 0 } else { text::width(&date) + 3 };
        let outlet = outlet::fitting(&row.outlet, cells.saturating_sub(taken));
        text::cut(&if date.is_empty() { outlet } else { format!("{outlet} · {date}") }, cells)
    };
    if !room.tall {
        return Some(Entry { heading, lines: vec![title(cells)] });
    }
    let mut lines = if room.cells >= WIDE {
        let right = about(room.cells / 2);
        let left = cells.saturating_sub(text::width(&right) + 2);
        vec![justified(title(left), vec![piece(right, Role::Dim)], room.cells)]
    } else {
        vec![title(cells), vec![piece("  ", Role::Dim), piece(about(cells), Role::Dim)]]
    };
    if let Some((words, hits)) = &row.context {
        let mut line: Pieces = vec![piece("  ", Role::Dim)];
        line.extend(light::line(words, hits, cells, Role::Text));
        lines.push(line);
    }
    Some(Entry { heading, lines })
}

/// What stands where no row does.
pub(crate) fn lines_when_empty(seek: &Seek, late: bool) -> &'static [&'static str] {
    match seek.kind {
        _ if seek.list.has_failed() => &["This could not be read."],
        _ if seek.list.is_empty() && seek.gathered.is_none() => match seek.kind {
            Kind::Search | Kind::Watch => &[
                "No story answers this.",
                "Try fewer words, the beginning of one (wat*), OR between them, or without a field; Ctrl-p finds titles by \
                 a few letters.",
            ],
            Kind::Find => {
                &["No title has these letters.", "Try fewer of them; / searches the text of the stories."]
            }
        },
        Kind::Search | Kind::Watch if seek.asked.as_deref().is_some_and(|typed| !seek.kind.asks(typed)) => &[
            "Words in any spelling and inflection, all of which must occur.",
            "\"a phrase\" · OR · -without · pref* · title: section: outlet: name: country:kz · date:2024-11.. · \
             is:unread",
            "↑ brings back what was searched for before.",
        ],
        _ if late => &["searching…"],
        _ => &[],
    }
}
