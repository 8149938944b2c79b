//! What makes no sense in a query.

/// Something in a query that makes no sense, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the query makes no sense at column {column}: {wrong}")]
pub struct QueryError {
    /// The column it stands at, in characters from 1.
    pub column: usize,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What is wrong with a query.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// A phrase does not end.
    #[error("this phrase does not end; close it with `\"`")]
    OpenPhrase,
    /// A parenthesis is not closed.
    #[error("this parenthesis is not closed; add `)`")]
    OpenParenthesis,
    /// A parenthesis was not opened.
    #[error("this parenthesis closes nothing; take it out, or add `(` before")]
    StrayParenthesis,
    /// Nothing stands in the parentheses.
    #[error("nothing stands in these parentheses; put a word in")]
    EmptyParentheses,
    /// An operator lacks what it joins.
    #[error("`{0}` needs a word on its {1}; quote it to look for the word itself")]
    Operand(&'static str, &'static str),
    /// No letter or digit.
    #[error("`{0}` has no letter or digit to look for; take it out")]
    NoWord(String),
    /// A field of this name is not known.
    #[error(
        "`{0}:` is not a field; there are title, outlet, section, country, name, tag, date, is and has; quote the words to look for them"
    )]
    NoField(String),
    /// A field has no value.
    #[error("`{0}:` lacks its value, such as `{0}:{1}`")]
    NoValue(&'static str, &'static str),
    /// No state.
    #[error("`{0}` is no state; write is:unread, is:read or is:bookmarked")]
    NoState(String),
    /// No country.
    #[error("`{0}` is no country; write its ISO code, as in country:kz")]
    NoCountry(String),
    /// No date.
    #[error(
        "`{0}` is no date; write date:2024-11, date:2024-11..2024-12, date:2024-11.. or date:..2024-12-05"
    )]
    NoDate(String),
    /// A date without a year.
    #[error("`{0}` has no year; give one, because stories of an unknown year are not found by date")]
    NoYear(String),
    /// The range ends before it begins.
    #[error("`{0}` ends before it begins; change the two dates round")]
    Backwards(String),
    /// Nothing that a story can have.
    #[error("`{0}` is nothing that a story has; write has:note or has:tag")]
    NoThing(String),
    /// There are too many words.
    #[error("the query is too long from here on; {0} words are the most")]
    TooLong(usize),
    /// There are too many parentheses in each other.
    #[error("too many parentheses stand in each other; {0} are the most")]
    TooDeep(usize),
}
