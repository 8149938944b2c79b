//! A query as signs.

/// A sign of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign<'a> {
    Open,
    Close,
    /// A minus with something behind it.
    Minus,
    And,
    Or,
    Not,
    Phrase {
        text: &'a str,
        closed: bool,
    },
    /// A run of other characters; where it ends in a colon, the value may be the phrase that `joins` it.
    Chunk {
        text: &'a str,
        joins: bool,
    },
}

/// A sign with its column, in characters from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At<'a> {
    pub(super) sign: Sign<'a>,
    pub(super) column: usize,
}

/// The signs of a query, in order.
pub(super) fn signs(text: &str) -> Vec<At<'_>> {
    let mut signs = Vec::new();
    let (mut rest, mut column) = (text, 1);
    while let Some(first) = rest.chars().next() {
        let (sign, taken) = if first.is_whitespace() { (None, first.len_utf8()) } else { sign(first, rest) };
        signs.extend(sign.map(|sign| At { sign, column }));
        let (passed, left) = rest.split_at_checked(taken).unwrap_or((rest, ""));
        column += passed.chars().count();
        rest = left;
    }
    signs
}

/// The sign that a text begins with, and its length in bytes.
fn sign(first: char, rest: &str) -> (Option<Sign<'_>>, usize) {
    let after = rest.get(first.len_utf8()..).unwrap_or_default();
    match first {
        '(' => (Some(Sign::Open), 1),
        ')' => (Some(Sign::Close), 1),
        _ if is_quote(first) => phrase(first, after),
        '-' if after.starts_with(|next: char| !next.is_whitespace() && next != ')') => (Some(Sign::Minus), 1),
        _ => {
            let end = rest.find(ends_chunk).unwrap_or(rest.len());
            let text = rest.get(..end).unwrap_or_default();
            let joins = rest.get(end..).is_some_and(|next| next.starts_with(is_quote));
            let sign = match text {
                "AND" => Sign::And,
                "OR" => Sign::Or,
                "NOT" => Sign::Not,
                text => Sign::Chunk { text, joins },
            };
            (Some(sign), text.len())
        }
    }
}

fn phrase(quote: char, after: &str) -> (Option<Sign<'_>>, usize) {
    let end = after.char_indices().find(|&(_, letter)| is_quote(letter));
    let (text, closed, closing) = match end {
        Some((end, letter)) => (after.get(..end).unwrap_or_default(), true, letter.len_utf8()),
        None => (after, false, 0),
    };
    (Some(Sign::Phrase { text, closed }), quote.len_utf8() + text.len() + closing)
}

/// Whether a character opens or closes a phrase: keyboards and editors write several.
fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»')
}

fn ends_chunk(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '(' | ')') || is_quote(letter)
}
