//! What is typed, in fzf's syntax.
//!
//! | typed | finds titles |
//! |---|---|
//! | `snow road` | with the letters of both words, each word's in order |
//! | `'snow` | with these letters together |
//! | `'snow'` | with this word |
//! | `^snow`, `snow$`, `^snow$` | that begin with it, end with it, are it |
//! | `!snow`, `!^snow`, `!snow$` | without it, that do not begin or end with it |
//! | `!'snow` | without its letters in order, even scattered |
//! | `snow \| ice` | with either |
//! | `snow\ road` | with both words one after the other |
//!
//! What is typed is never an error: an operator that still waits for its word says nothing.

use super::term::{Kind, Term};

/// A query, ready to be held against titles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// All of these must hold; of each, one term.
    pub(super) groups: Vec<Vec<Term>>,
}

impl Query {
    /// Reads what was typed.
    pub fn new(typed: &str) -> Self {
        let mut groups: Vec<Vec<Term>> = Vec::new();
        let (mut bar, mut alternative) = (false, false);
        for word in words(typed) {
            // A bar joins what stands on both sides of it; without anything before it, it is a letter to look for.
            if word == "|" && !bar && !groups.is_empty() {
                bar = true;
                alternative = true;
                continue;
            }
            bar = false;
            let Some(term) = term(&word) else { continue };
            match groups.last_mut().filter(|_| alternative) {
                Some(group) => group.push(term),
                None => groups.push(vec![term]),
            }
            alternative = false;
        }
        Self { groups }
    }

    /// Whether nothing is asked for, so that every title is found.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// Whether this finds nothing that `wider` does not find, as can be told from the queries alone.
    pub(super) fn narrows(&self, wider: &Self) -> bool {
        self.groups.len() >= wider.groups.len()
            && wider.groups.iter().zip(&self.groups).all(|(wider, group)| {
                wider.len() == group.len() && wider.iter().zip(group).all(|(wider, term)| term.narrows(wider))
            })
    }
}

/// The words between spaces; a space behind a backslash belongs to its word.
fn words(typed: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut letters = typed.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\\' && letters.peek() == Some(&' ') {
            word.extend(letters.next());
        } else if letter.is_whitespace() {
            words.push(std::mem::take(&mut word));
        } else {
            word.push(letter);
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

/// What a word with its operators asks for, if it asks for anything yet.
fn term(word: &str) -> Option<Term> {
    let (negated, rest) = match word.strip_prefix('!') {
        Some(rest) => (true, rest),
        None => (false, word),
    };
    let (at_end, rest) = match rest.strip_suffix('$').filter(|_| rest != "$") {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    let quoted = rest.strip_prefix('\'');
    let enclosed = quoted.and_then(|rest| rest.strip_suffix('\'')).filter(|inner| !inner.is_empty());
    let (kind, text) = match (enclosed, quoted, rest.strip_prefix('^')) {
        (Some(inner), ..) => (Kind::Word, inner),
        // The quote turns the usual way round: letters together are asked for, with `!` scattered ones.
        (None, Some(rest), _) => (if negated { Kind::Scattered } else { Kind::Together }, rest),
        (None, None, Some(rest)) => (if at_end { Kind::Whole } else { Kind::Start }, rest),
        (None, None, None) if at_end => (Kind::End, rest),
        (None, None, None) => (if negated { Kind::Together } else { Kind::Scattered }, rest),
    };
    Term::new(kind, negated, text)
}

#[cfg(test)]
mod tests;
