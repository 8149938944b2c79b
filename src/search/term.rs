//! A word or phrase of a query with all the wordings that answer it.

use std::sync::Arc;

use super::query::{Query, Text, TextField};
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
    /// Those built in where there are no others.
    aliases: Option<Arc<Aliases>>,
}

/// The most words of a name that are met one by one.
const LONGEST_NAME: usize = 5;

/// The most wordings of a name whose parts are joined by hyphens.
const MOST_WORDINGS: usize = 64;

impl Reading {
    /// Reading with other names than those built in.
    pub fn with_aliases(aliases: Arc<Aliases>) -> Self {
        Self { forms: Forms::default(), aliases: Some(aliases) }
    }

    fn aliases(&self) -> &Aliases {
        match &self.aliases {
            Some(aliases) => aliases,
            None => Aliases::built_in(),
        }
    }

    /// A query in which bare words that make up a name (`nur sultan`) also ask for what else bears it.
    pub fn with_names(&self, query: &Query) -> Query {
        match query {
            Query::All(parts) => Query::all(self.names_among(parts)),
            Query::Any(parts) => Query::any(parts.iter().map(|part| self.with_names(part)).collect()),
            Query::Not(part) => Query::Not(Box::new(self.with_names(part))),
            other => other.clone(),
        }
    }

    fn names_among(&self, parts: &[Query]) -> Vec<Query> {
        let mut named = Vec::with_capacity(parts.len());
        let mut rest = parts;
        while let Some((first, others)) = rest.split_first() {
            let longest = rest.len().min(LONGEST_NAME);
            let name = (2..=longest).rev().find_map(|length| self.name_of(rest.get(..length)?));
            let (part, taken) = name.unwrap_or_else(|| (self.with_names(first), 1));
            named.push(part);
            rest = rest.get(taken..).unwrap_or(others);
        }
        named
    }

    /// Bare words as a name, where they are one.
    fn name_of(&self, run: &[Query]) -> Option<(Query, usize)> {
        let mut field = None;
        let mut bare = Vec::with_capacity(run.len());
        for part in run {
            let Query::Text(of, Text::Word(word)) = part else { return None };
            if *of == Some(TextField::Name) || field.is_some_and(|field| field != *of) {
                return None;
            }
            field = Some(*of);
            bare.push(word.as_str());
        }
        let name = bare.join(" ");
        self.aliases().of(&name).next()?;
        let whole = Query::Text(field?, Text::Word(name));
        Some((Query::any(vec![Query::all(run.to_vec()), whole]), run.len()))
    }

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
        for name in std::iter::once(word).chain(self.other_names(word)) {
            let mut rest = words(name);
            match (rest.next(), rest.next()) {
                (Some(word), None) => {
                    let sought = self.forms.sought(word);
                    match &mut single {
                        Some(known) => known.or(sought),
                        None => single = Some(sought),
                    }
                }
                _ => several.extend(self.wordings(name)),
            }
        }
        several.sort_by_key(Vec::len);
        several.dedup();
        single.map(|word| vec![word]).into_iter().chain(several).collect()
    }

    /// The other names of what a word names, and of what it may be an inflection of: `Мирзиёева` is a name of its own and
    /// the genitive of another.
    fn other_names(&self, word: &str) -> Vec<&str> {
        let mut names: Vec<&str> = self.aliases().of(word).collect();
        let mut rest = words(word);
        if let (Some(only), None) = (rest.next(), rest.next()) {
            let stems = self.forms.name_stems(only);
            let mut named = stems.iter().map(|stem| self.aliases().of_stem(stem).collect::<Vec<_>>());
            let inflected = named.find(|names| !names.is_empty()).unwrap_or_default();
            let new: Vec<&str> = inflected.into_iter().filter(|name| !names.contains(name)).collect();
            names.extend(new);
        }
        names
    }

    /// Words in a row, each also by its other names of one word: `Kasym-Jomart` for Kassym-Zhomart.
    fn wordings(&self, name: &str) -> Vec<Vec<Sought>> {
        let mut rows: Vec<Vec<Sought>> = vec![Vec::new()];
        for word in words(name) {
            let mut ways = vec![Sought::exactly(word)];
            for other in self.aliases().of(word.text) {
                let mut rest = words(other);
                if let (Some(only), None) = (rest.next(), rest.next()) {
                    let way = Sought::exactly(only);
                    if !ways.contains(&way) {
                        ways.push(way);
                    }
                }
            }
            if rows.len() * ways.len() > MOST_WORDINGS {
                ways.truncate(1);
            }
            let longer = |way: &Sought| {
                rows.iter()
                    .map(|row| [row.as_slice(), std::slice::from_ref(way)].concat())
                    .collect::<Vec<_>>()
            };
            rows = ways.iter().flat_map(longer).collect();
        }
        rows
    }

    fn name(&self, text: &Text) -> Vec<Term> {
        let (Text::Word(name) | Text::Prefix(name) | Text::Phrase(name)) = text;
        let prefix = matches!(text, Text::Prefix(_));
        let term = |sought| Term { field: Some(TextField::Name), ways: vec![vec![sought]] };
        words(name)
            .map(|word| {
                let mut sought = Sought::name(word);
                for other in self.other_names(word.text) {
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
