//! The query language: bare words, `"a phrase"`, `OR`, `-word` or `NOT`, `( )`, `pref*` and fields.
//!
//! One parser reads it in both ways: [`Query::strict`] reports the first thing that makes no sense with its column,
//! [`Query::lenient`] passes over such things, so that what is being typed means what it says so far. A query that the
//! strict way takes means the same in the lenient one.

mod date_range;
mod error;
mod field;
mod lexer;
mod parser;
#[cfg(test)]
mod tests;

use std::fmt;

pub use date_range::DateRange;
pub use error::{QueryError, Wrong};

/// What a story must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Anything: an empty query.
    Everything,
    /// It holds this text, in this field where one is named.
    Text(Option<TextField>, Text),
    /// It names the country with this ISO code, in lower case.
    Country(String),
    /// Its outlet's name holds this text.
    Outlet(Text),
    /// Its date has a day among these.
    Date(DateRange),
    /// It is in this state.
    Is(State),
    /// It has a tag that is this, whatever the case.
    Tag(Text),
    /// It has one of these.
    Has(Thing),
    /// All of these; two or more, none of them `All`.
    All(Vec<Query>),
    /// Any of these; two or more, none of them `Any`.
    Any(Vec<Query>),
    /// Not this; which is no `Not`.
    Not(Box<Query>),
}

/// A field that holds text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextField {
    /// The title.
    Title,
    /// The heading it stands under.
    Section,
    /// The names in it.
    Name,
}

/// What to look for in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// A word in any spelling and inflection; words joined by hyphens stand in a row.
    Word(String),
    /// Words that begin so.
    Prefix(String),
    /// Words in a row, exactly.
    Phrase(String),
}

/// A state that a story is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Not read.
    Unread,
    /// Read.
    Read,
    /// Bookmarked.
    Bookmarked,
}

/// What the reader may have added to a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A note.
    Note,
    /// A tag.
    Tag,
}

impl Thing {
    pub(super) const ALL: [Self; 2] = [Self::Note, Self::Tag];

    fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Tag => "tag",
        }
    }
}

impl Query {
    /// What a finished query means.
    ///
    /// # Errors
    /// The first thing in it that makes no sense, with its column.
    pub fn strict(text: &str) -> Result<Self, QueryError> {
        let (query, wrong) = parser::parse(text);
        wrong.map_or(Ok(query), Err)
    }

    /// What an unfinished query says so far.
    pub fn lenient(text: &str) -> Self {
        parser::parse(text).0
    }

    /// All of these.
    pub(super) fn all(parts: Vec<Self>) -> Self {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Self::Everything => {}
                Self::All(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        if flat.len() > 1 { Self::All(flat) } else { flat.pop().unwrap_or(Self::Everything) }
    }

    /// Any of these; what is not there yet allows nothing more.
    pub(super) fn any(parts: Vec<Self>) -> Self {
        let mut flat = Vec::with_capacity(parts.len());
        for part in parts {
            match part {
                Self::Everything => {}
                Self::Any(inner) => flat.extend(inner),
                other => flat.push(other),
            }
        }
        if flat.len() > 1 { Self::Any(flat) } else { flat.pop().unwrap_or(Self::Everything) }
    }

    /// Anything but this; all, where there is nothing to leave out.
    fn not(self) -> Self {
        match self {
            Self::Everything => Self::Everything,
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }
}

impl TextField {
    fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Section => "section",
            Self::Name => "name",
        }
    }
}

impl State {
    pub(super) const ALL: [Self; 3] = [Self::Unread, Self::Read, Self::Bookmarked];

    fn word(self) -> &'static str {
        match self {
            Self::Unread => "unread",
            Self::Read => "read",
            Self::Bookmarked => "bookmarked",
        }
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Prefix(start) => write!(f, "{start}*"),
            Self::Phrase(phrase) => write!(f, "\"{phrase}\""),
        }
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Everything => Ok(()),
            Self::Text(None, text) => text.fmt(f),
            Self::Text(Some(field), text) => write!(f, "{}:{text}", field.word()),
            Self::Country(code) => write!(f, "country:{code}"),
            Self::Outlet(text) => write!(f, "outlet:{text}"),
            Self::Date(range) => write!(f, "date:{range}"),
            Self::Is(state) => write!(f, "is:{}", state.word()),
            Self::Tag(text) => write!(f, "tag:{text}"),
            Self::Has(thing) => write!(f, "has:{}", thing.word()),
            Self::All(parts) => joined(f, parts, " ", |part| matches!(part, Self::Any(_))),
            Self::Any(parts) => joined(f, parts, " OR ", |part| matches!(part, Self::All(_))),
            Self::Not(part) if matches!(**part, Self::All(_) | Self::Any(_)) => write!(f, "-({part})"),
            Self::Not(part) => write!(f, "-{part}"),
        }
    }
}

fn joined(
    f: &mut fmt::Formatter<'_>,
    parts: &[Query],
    with: &str,
    needs_parentheses: fn(&Query) -> bool,
) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            f.write_str(with)?;
        }
        if needs_parentheses(part) { write!(f, "({part})")? } else { write!(f, "{part}")? }
    }
    Ok(())
}
