//! Numbers by which the library knows issues, stories and threads.

use std::fmt;
use std::str::FromStr;

/// An issue's number in the library, shown as `i3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IssueId(pub i64);

/// A story's number in the library, shown as `s12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StoryId(pub i64);

/// A thread's number in the library, shown as `t5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThreadId(pub i64);

/// The text names no issue, story or thread.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not the id of {what}; ids look like `{example}`")]
pub struct ParseIdError {
    text: String,
    what: &'static str,
    example: &'static str,
}

fn number(text: &str, letter: char) -> Option<i64> {
    let digits = text.strip_prefix(letter).unwrap_or(text);
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| plain)
}

impl FromStr for IssueId {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        number(text, 'i').map(Self).ok_or_else(|| ParseIdError {
            text: text.to_owned(),
            what: "an issue",
            example: "i3",
        })
    }
}

impl FromStr for StoryId {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        number(text, 's').map(Self).ok_or_else(|| ParseIdError {
            text: text.to_owned(),
            what: "a story",
            example: "s12",
        })
    }
}

impl FromStr for ThreadId {
    type Err = ParseIdError;

    fn from_str(text: &str) -> Result<Self, ParseIdError> {
        number(text, 't').map(Self).ok_or_else(|| ParseIdError {
            text: text.to_owned(),
            what: "a thread",
            example: "t5",
        })
    }
}

impl fmt::Display for IssueId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "i{}", self.0)
    }
}

impl fmt::Display for StoryId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s{}", self.0)
    }
}

impl fmt::Display for ThreadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "t{}", self.0)
    }
}
