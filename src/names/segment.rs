//! One run of capitalised words taken apart into the names it holds: `Kazakh Deputy PM Serik Zhumangarin` is a country, an
//! office and a person.

use super::country::country_at;
use super::gazetteer::{Gazetteer, NameKind, Variant};
use super::lexicon::{Lexicon, Role};
use super::word::Word;

/// A word of a run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token<'t> {
    pub(super) word: Word<'t>,
    /// Its number in the lexicon.
    pub(super) number: u32,
    /// A small word inside a name: `of`.
    pub(super) joint: bool,
    /// A small word that stands inside known names only: `and`.
    pub(super) divides: bool,
    /// The first of its sentence.
    pub(super) opens: bool,
}

impl Token<'_> {
    pub(super) fn end(&self) -> usize {
        self.word.start + self.word.without_possessive().len()
    }
}

/// What a span of a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A known name, by its number.
    Known(usize),
    /// The surname of a known person, by its number.
    Surname(usize),
    /// A country.
    Country(&'static str),
    /// Just a word.
    Word(Role),
    /// A small word inside a name.
    Joint,
    /// A small word between names.
    Break,
}

/// Words of a run that belong together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) class: Class,
}

/// A name in a run: its words, from and up to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) what: What,
}

/// What a name in a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    /// A known name, by its number.
    Known(usize),
    /// The surname of a known person, by its number.
    Surname(usize),
    /// A country.
    Country(&'static str),
    /// Something of this kind that is not known.
    New(NameKind),
}

/// The known name or country at the beginning of these words, the longest.
pub(super) fn known_at(tokens: &[Token<'_>], lexicon: &Lexicon) -> Option<(usize, Class)> {
    let first = tokens.first()?;
    let lexeme = lexicon.lexeme(first.number);
    if !lexeme.begins_known && !lexeme.begins_country {
        return None;
    }
    let table = Gazetteer::built_in();
    let known = table
        .beginning(&lexeme.key)
        .iter()
        .filter(|variant| fits(variant, tokens, lexicon))
        // Of those that only sound alike the one that is written so.
        .max_by_key(|variant| (variant.words.len(), is_written(variant, tokens, lexicon)))
        .map(|variant| {
            let class =
                if variant.surname { Class::Surname(variant.entry) } else { Class::Known(variant.entry) };
            (variant.words.len(), class)
        });
    let country = lexeme
        .begins_country
        .then_some(())
        .and_then(|()| country_at(first.word, &lexeme.folded, tokens.iter().skip(1).map(|token| token.word)))
        .map(|(length, code)| (length, Class::Country(code)));
    match (known, country) {
        (Some(known), Some(country)) if country.0 > known.0 => Some(country),
        (None, country) => country,
        (known, _) => known,
    }
}

fn fits(variant: &Variant, tokens: &[Token<'_>], lexicon: &Lexicon) -> bool {
    let Some(row) = tokens.get(..variant.words.len()) else { return false };
    let unbroken = row.iter().rev().skip(1).all(|token| token.word.without_possessive() == token.word.text);
    if !unbroken
        || (variant.capitals
            && row.iter().any(|token| token.word.without_possessive().contains(char::is_lowercase)))
    {
        return false;
    }
    row.iter().zip(&variant.words).all(|(token, (key, _))| lexicon.lexeme(token.number).key == *key)
}

fn is_written(variant: &Variant, tokens: &[Token<'_>], lexicon: &Lexicon) -> bool {
    tokens
        .iter()
        .zip(&variant.words)
        .all(|(token, (_, folded))| lexicon.lexeme(token.number).folded == *folded)
}

/// The names of a run, in its order.
pub(super) fn names(tokens: &[Token<'_>], lexicon: &Lexicon) -> Vec<Found> {
    let mut found = Vec::new();
    for spans in spans(tokens, lexicon).split(|span| span.class == Class::Break) {
        names_between(tokens, spans, lexicon, &mut found);
    }
    found
}

fn names_between(tokens: &[Token<'_>], spans: &[Span], lexicon: &Lexicon, found: &mut Vec<Found>) {
    let mut rest = spans;
    let mut after_office = false;
    while !rest.is_empty() {
        let office = rest.iter().position(|span| span.class == Class::Word(Role::Office));
        let (part, office_phrase) = match office {
            None => (rest, 0),
            Some(at) => {
                let before = rest.get(..at).unwrap_or_default();
                let generic =
                    before.iter().rev().take_while(|span| span.class == Class::Word(Role::Generic)).count();
                (rest.get(..at - generic).unwrap_or_default(), generic + 1)
            }
        };
        Part { tokens, lexicon, after_office }.read(part, found);
        rest = rest.get(part.len() + office_phrase..).unwrap_or_default();
        after_office = true;
    }
}

fn spans(tokens: &[Token<'_>], lexicon: &Lexicon) -> Vec<Span> {
    let mut spans = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let (length, class) = if token.joint {
            (1, if token.divides { Class::Break } else { Class::Joint })
        } else {
            tokens
                .get(at..)
                .and_then(|rest| known_at(rest, lexicon))
                .unwrap_or_else(|| (1, Class::Word(lexicon.lexeme(token.number).role)))
        };
        spans.push(Span { from: at, to: at + length, class });
        at += length.max(1);
    }
    spans
}

/// A part of a run without offices.
struct Part<'r, 't> {
    tokens: &'r [Token<'t>],
    lexicon: &'r Lexicon,
    after_office: bool,
}

impl Part<'_, '_> {
    fn read(&self, spans: &[Span], found: &mut Vec<Found>) {
        let mut spans = trimmed(spans, |class| class == Class::Joint);
        if self.after_office {
            while let [Span { class: Class::Word(Role::Generic) | Class::Joint, .. }, rest @ ..] = spans {
                spans = rest;
            }
        }
        if let Some(at) = self.person_after(spans) {
            let (before, person) = spans.split_at(at);
            self.read(before, found);
            self.read(person, found);
            return;
        }
        while let [country @ Span { class: Class::Country(_), .. }, rest @ ..] = spans {
            push(found, *country);
            if let [Span { class: Class::Word(Role::Body), .. }] = rest {
                break;
            }
            spans = trimmed(rest, |class| class == Class::Joint);
        }
        if spans.iter().any(|span| span.class == Class::Word(Role::Body)) {
            return self.body(spans, found);
        }
        let cuts = |span: &Span| match span.class {
            Class::Country(_) => true,
            Class::Known(_) => span.to - span.from > 1 || self.stands_alone(span),
            _ => false,
        };
        let mut from = 0;
        for (at, span) in spans.iter().enumerate() {
            if cuts(span) {
                self.plain(spans.get(from..at).unwrap_or_default(), found);
                push(found, *span);
                from = at + 1;
            }
        }
        self.plain(spans.get(from..).unwrap_or_default(), found);
    }

    /// Where a person's given name follows a word that only describes.
    fn person_after(&self, spans: &[Span]) -> Option<usize> {
        let at = spans.windows(2).position(|pair| {
            let [before, given] = pair else { return false };
            let describes = match before.class {
                Class::Word(Role::Generic | Role::Body) => true,
                Class::Word(Role::Plain) => self.tokens.get(before.from).is_some_and(|token| token.opens),
                _ => false,
            };
            describes && given.class == Class::Word(Role::Given)
        })?;
        Some(at + 1).filter(|at| spans.len() > at + 1)
    }

    /// Whether a known name of one word is a name by itself in a run of other words: a body is, a place may be a part.
    fn stands_alone(&self, span: &Span) -> bool {
        let Class::Known(entry) = span.class else { return false };
        Gazetteer::built_in().entries.get(entry).is_some_and(|known| known.kind == NameKind::Organisation)
    }

    /// A body, or the known name that a generic word stands with.
    fn body(&self, spans: &[Span], found: &mut Vec<Found>) {
        let spans = trimmed(spans, |class| class == Class::Joint);
        let telling = spans.iter().filter(|span| span.class != Class::Joint).count();
        if let ([first, ..], [.., last], 2..) = (spans, spans, telling) {
            found.push(Found { from: first.from, to: last.to, what: What::New(NameKind::Organisation) });
        }
    }

    fn plain(&self, spans: &[Span], found: &mut Vec<Found>) {
        let spans = trimmed(spans, |class| {
            matches!(class, Class::Joint | Class::Word(Role::Generic | Role::Grammar))
        });
        match spans {
            [] => {}
            [span] if !matches!(span.class, Class::Word(_)) => push(found, *span),
            spans if spans.iter().all(|span| !matches!(span.class, Class::Word(_))) => {
                spans.iter().for_each(|span| push(found, *span));
            }
            [first, ..] => {
                let to = spans.last().map_or(first.to, |last| last.to);
                let kind =
                    if self.is_person(spans, first.from, to) { NameKind::Person } else { NameKind::Other };
                found.push(Found { from: first.from, to, what: What::New(kind) });
            }
        }
    }

    fn is_person(&self, spans: &[Span], from: usize, to: usize) -> bool {
        let words = self.tokens.get(from..to).unwrap_or_default();
        if words.len() > 4 || words.iter().any(|token| !token.word.text.contains(char::is_lowercase)) {
            return false;
        }
        if let ([only], [span]) = (words, spans) {
            let key = &self.lexicon.lexeme(only.number).key;
            let ends = ["ov", "ova", "ev", "eva"].iter().any(|ending| key.ends_with(ending));
            return self.after_office || matches!(span.class, Class::Surname(_)) || (ends && key.len() > 5);
        }
        let given = spans.first().is_some_and(|span| span.class == Class::Word(Role::Given));
        let surname = words.last().is_some_and(|token| is_surname(&self.lexicon.lexeme(token.number).key));
        let ends_known = spans.last().is_some_and(|span| matches!(span.class, Class::Surname(_)));
        self.after_office || given || surname || ends_known
    }
}

fn trimmed(mut spans: &[Span], away: impl Fn(Class) -> bool) -> &[Span] {
    while let [first, rest @ ..] = spans {
        if !away(first.class) {
            break;
        }
        spans = rest;
    }
    while let [rest @ .., last] = spans {
        if !away(last.class) {
            break;
        }
        spans = rest;
    }
    spans
}

fn push(found: &mut Vec<Found>, span: Span) {
    let what = match span.class {
        Class::Known(entry) => What::Known(entry),
        Class::Surname(entry) => What::Surname(entry),
        Class::Country(code) => What::Country(code),
        Class::Word(_) | Class::Joint | Class::Break => return,
    };
    found.push(Found { from: span.from, to: span.to, what });
}

/// Whether a key ends as surnames of the region do.
pub(super) fn is_surname(key: &str) -> bool {
    const ENDINGS: [&str; 22] = [
        "ov", "ova", "ev", "eva", "in", "ina", "ski", "skaa", "enko", "ul", "uli", "kizi", "zoda", "zade",
        "svili", "adze", "an", "bek", "bai", "hanov", "jan", "son",
    ];
    key.chars().count() >= 5 && ENDINGS.iter().any(|ending| key.ends_with(ending))
}
