//! A word or phrase of a query with all the wordings that answer it.

use super::query::{Text, TextField};
use crate::names::{Aliases, Forms, Sought, words};

/// Wordings that answer a part of a query, in a field where one is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The field it is looked for in.
    pub field: Option<TextField>,
    /// Each a word or several in a row; any of them answers. Never empty.
    pub ways: Vec<Vec<Sought>>,
}

/// How words are read: with their stems and other names.
#[derive(Debug, Default)]
pub struct Reading {
    forms: Forms,
}

impl Reading {
    /// The terms of a text, all of which must occur: one, but for a name of several words, which need not stand in a row.
    pub fn terms(&self, field: Option<TextField>, text: &Text) -> Vec<Term> {
        if field == Some(TextField::Name) {
            return self.name(text);
        }
        let ways = match text {
            Text::Phrase(phrase) => vec![words(phrase).map(Sought::exactly).collect()],
            Text::Prefix(start) => vec![beginning(start)],
            Text::Word(word) => self.spellings(word),
        };
        vec![Term { field, ways }]
    }

    /// A word in every spelling and by every other name.
    fn spellings(&self, word: &str) -> Vec<Vec<Sought>> {
        let mut single: Option<Sought> = None;
        let mut several = Vec::new();
        for name in std::iter::once(word).chain(Aliases::built_in().of(word)) {
            let mut rest = words(name);
            match (rest.next(), rest.next()) {
                (Some(word), None) => {
                    let sought = self.forms.sought(word);
                    match &mut single {
                        Some(known) => known.or(sought),
                        None => single = Some(sought),
                    }
                }
                _ => several.push(words(name).map(Sought::exactly).collect::<Vec<_>>()),
            }
        }
        several.sort_by_key(Vec::len);
        several.dedup();
        single.map(|word| vec![word]).into_iter().chain(several).collect()
    }

    fn name(&self, text: &Text) -> Vec<Term> {
        let (Text::Word(name) | Text::Prefix(name) | Text::Phrase(name)) = text;
        let prefix = matches!(text, Text::Prefix(_));
        let term = |sought| Term { field: Some(TextField::Name), ways: vec![vec![sought]] };
        words(name)
            .map(|word| {
                let mut sought = Sought::name(word);
                for other in Aliases::built_in().of(word.text) {
                    let mut rest = words(other);
                    if let (Some(only), None) = (rest.next(), rest.next()) {
                        sought.or(Sought::name(only));
                    }
                }
                term(Sought { prefix, ..sought })
            })
            .collect()
    }
}

/// Words in a row of which the last is only begun.
fn beginning(start: &str) -> Vec<Sought> {
    let mut row: Vec<Sought> = Vec::new();
    let mut rest = words(start).peekable();
    while let Some(word) = rest.next() {
        let last = rest.peek().is_none();
        row.push(if last { Sought::beginning(word) } else { Sought::exactly(word) });
    }
    row
}
