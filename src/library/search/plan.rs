//! A query in terms of the store: what ranks the stories, and what they must pass besides.

use std::sync::Arc;

use crate::names::{Aliases, Forms, fold, name_key, words};
use crate::search::{Query, Reading, State, Term, Text, TextField, Thing};
use crate::store::{Columns, Filter, Words};

/// What to ask the store.
#[derive(Debug, Default)]
pub(in super::super) struct Plan {
    /// Words by which stories are ranked.
    pub(in super::super) words: Option<Words>,
    /// What must hold besides.
    pub(in super::super) filter: Filter,
    /// The terms that may occur in a text that answers, for its snippet.
    pub(in super::super) terms: Vec<Term>,
}

impl Plan {
    /// What a query asks, in a library of these outlets.
    pub(in super::super) fn of(query: &Query, outlets: &[String], aliases: Arc<Aliases>) -> Self {
        let planner = Planner { reading: Reading::with_aliases(aliases), outlets };
        let query = &planner.reading.with_names(query);
        let mut terms = Vec::new();
        planner.lit(query, &mut terms);
        let parts = match query {
            Query::All(parts) => parts.as_slice(),
            single => std::slice::from_ref(single),
        };
        let (mut ranked, mut denied, mut filter) = (Vec::new(), Vec::new(), Vec::new());
        for part in parts {
            match (planner.words(part), part) {
                (Some(words), _) => ranked.push(words),
                (None, Query::Not(inner)) => match planner.words(inner) {
                    Some(words) => denied.push(words),
                    None => filter.push(planner.filter(part)),
                },
                (None, _) => filter.push(planner.filter(part)),
            }
        }
        let words = (!ranked.is_empty()).then(|| {
            let ranked = all(ranked);
            if denied.is_empty() {
                return ranked;
            }
            Words::Except(Box::new(ranked), Box::new(Words::Any(std::mem::take(&mut denied))))
        });
        filter.extend(denied.into_iter().map(|words| Filter::Not(Box::new(Filter::Words(words)))));
        Self { words, filter: Filter::All(filter), terms }
    }
}

struct Planner<'a> {
    reading: Reading,
    outlets: &'a [String],
}

impl Planner<'_> {
    /// A query of words alone that denies nothing but what stands beside something asked for.
    fn words(&self, query: &Query) -> Option<Words> {
        match query {
            Query::Text(Some(TextField::Name), text) => Some(self.name(text)),
            Query::Text(field, text) => {
                let terms = self.reading.terms(*field, text).into_iter();
                Some(all(terms.map(words_of).collect()))
            }
            Query::Country(code) => Some(Words::Country(code.clone())),
            Query::Any(parts) => {
                parts.iter().map(|part| self.words(part)).collect::<Option<_>>().map(Words::Any)
            }
            Query::All(parts) => {
                let (denied, asked): (Vec<_>, Vec<_>) =
                    parts.iter().partition(|part| matches!(part, Query::Not(_)));
                let asked: Vec<Words> =
                    asked.into_iter().map(|part| self.words(part)).collect::<Option<_>>()?;
                let denied: Vec<Words> =
                    denied.into_iter().map(|part| self.denied(part)).collect::<Option<_>>()?;
                match (asked.is_empty(), denied.is_empty()) {
                    (true, _) => None,
                    (false, true) => Some(all(asked)),
                    (false, false) => Some(Words::Except(Box::new(all(asked)), Box::new(Words::Any(denied)))),
                }
            }
            _ => None,
        }
    }

    /// Stories with words that sound so, or with a name whose canonical form has them.
    fn name(&self, text: &Text) -> Words {
        let terms = self.reading.terms(Some(TextField::Name), text).into_iter();
        let printed = all(terms.map(|term| Words::One(columns(term.field), term.ways)).collect());
        let (Text::Word(name) | Text::Prefix(name) | Text::Phrase(name)) = text;
        let keys: Vec<String> = name_key(name).split_whitespace().map(str::to_owned).collect();
        if keys.is_empty() {
            return printed;
        }
        Words::Any(vec![printed, Words::Name(keys, matches!(text, Text::Prefix(_)))])
    }

    fn denied(&self, query: &Query) -> Option<Words> {
        match query {
            Query::Not(inner) => self.words(inner),
            _ => None,
        }
    }

    fn filter(&self, query: &Query) -> Filter {
        if let Some(words) = self.words(query) {
            return Filter::Words(words);
        }
        match query {
            Query::Outlet(text) => Filter::Outlets(self.outlets_named(text)),
            Query::Date(range) => Filter::Days { first: range.first, last: range.last },
            Query::Is(State::Unread) => Filter::Read(false),
            Query::Is(State::Read) => Filter::Read(true),
            Query::Is(State::Bookmarked) => Filter::Bookmarked,
            Query::Tag(text) => tagged(text),
            Query::Has(Thing::Note) => Filter::Noted,
            Query::Has(Thing::Tag) => Filter::Tagged,
            Query::All(parts) => Filter::All(parts.iter().map(|part| self.filter(part)).collect()),
            Query::Any(parts) => Filter::Any(parts.iter().map(|part| self.filter(part)).collect()),
            Query::Not(part) => Filter::Not(Box::new(self.filter(part))),
            // Words were dealt with above.
            Query::Everything | Query::Text(..) | Query::Country(_) => Filter::All(Vec::new()),
        }
    }

    /// The outlets whose name holds a text, or is it when both are written without spaces.
    fn outlets_named(&self, text: &Text) -> Vec<String> {
        let terms = self.reading.terms(None, text);
        let mut forms = Forms::default();
        let sought = match text {
            Text::Word(sought) | Text::Prefix(sought) | Text::Phrase(sought) => fold(sought).replace(' ', ""),
        };
        let mut named = |name: &str| {
            let refs: Vec<&Term> = terms.iter().collect();
            let run = words(name).map(|word| fold(word.text)).collect::<String>();
            !crate::search::hits(name, &refs, &mut forms).is_empty() || run == sought
        };
        self.outlets.iter().filter(|name| named(name)).cloned().collect()
    }

    /// The terms of a query that are not denied.
    fn lit(&self, query: &Query, terms: &mut Vec<Term>) {
        match query {
            Query::Text(field, text) => terms.extend(self.reading.terms(*field, text)),
            Query::All(parts) | Query::Any(parts) => parts.iter().for_each(|part| self.lit(part, terms)),
            _ => {}
        }
    }
}

/// A term as the store looks for it.
pub(super) fn words_of(term: Term) -> Words {
    Words::One(columns(term.field), term.ways)
}

fn tagged(text: &Text) -> Filter {
    let (tag, prefix) = match text {
        Text::Word(tag) | Text::Phrase(tag) => (tag, false),
        Text::Prefix(tag) => (tag, true),
    };
    Filter::Tag { folded: fold(tag), prefix }
}

fn columns(field: Option<TextField>) -> Columns {
    match field {
        None | Some(TextField::Name) => Columns::Everywhere,
        Some(TextField::Title) => Columns::Title,
        Some(TextField::Section) => Columns::Section,
    }
}

fn all(mut parts: Vec<Words>) -> Words {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            Words::All(parts)
        }
        None => Words::All(Vec::new()),
    }
}
