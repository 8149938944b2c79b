//! `field:value`.

use super::error::Wrong;
use super::{DateRange, Query, State, Text, TextField, Thing};
use crate::names::{country_name, words};

/// A field of the language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Text(TextField),
    Outlet,
    Country,
    Date,
    Is,
    Tag,
    Has,
}

/// The fields, with a value as an example.
const FIELDS: [(&str, Field, &str); 9] = [
    ("title", Field::Text(TextField::Title), "drought"),
    ("section", Field::Text(TextField::Section), "energy"),
    ("name", Field::Text(TextField::Name), "tokayev"),
    ("outlet", Field::Outlet, "orda"),
    ("country", Field::Country, "kz"),
    ("date", Field::Date, "2024-11"),
    ("is", Field::Is, "unread"),
    ("tag", Field::Tag, "energy"),
    ("has", Field::Has, "note"),
];

impl Field {
    /// The field of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        FIELDS.iter().find(|(field, ..)| field.eq_ignore_ascii_case(name)).map(|(_, field, _)| *field)
    }

    /// What a value of this field asks for; a value in quotes is a `phrase`.
    pub(super) fn query(self, value: &str, phrase: bool) -> Result<Query, Wrong> {
        if value.trim().is_empty() {
            return Err(self.lacks_value());
        }
        match self {
            Self::Text(field) => Ok(Query::Text(Some(field), text(value, phrase)?)),
            Self::Outlet => Ok(Query::Outlet(text(value, phrase)?)),
            Self::Country => country(value).map(Query::Country),
            Self::Date => DateRange::parse(value).map(Query::Date),
            Self::Is => {
                let state = State::ALL.into_iter().find(|state| state.word().eq_ignore_ascii_case(value));
                state.map(Query::Is).ok_or_else(|| Wrong::NoState(value.to_owned()))
            }
            Self::Tag => text(value, phrase).map(Query::Tag),
            Self::Has => {
                let thing = Thing::ALL.into_iter().find(|thing| thing.word().eq_ignore_ascii_case(value));
                thing.map(Query::Has).ok_or_else(|| Wrong::NoThing(value.to_owned()))
            }
        }
    }

    fn lacks_value(self) -> Wrong {
        let found = FIELDS.iter().find(|(_, field, _)| *field == self);
        found.map_or(Wrong::NoValue("title", "drought"), |(name, _, example)| Wrong::NoValue(name, example))
    }
}

fn country(value: &str) -> Result<String, Wrong> {
    let code = value.to_ascii_lowercase();
    country_name(&code).map(|_| code).ok_or_else(|| Wrong::NoCountry(value.to_owned()))
}

/// What a word or phrase asks for.
pub(super) fn text(value: &str, phrase: bool) -> Result<Text, Wrong> {
    if words(value).next().is_none() {
        return Err(Wrong::NoWord(value.to_owned()));
    }
    Ok(match (phrase, value.strip_suffix('*')) {
        (true, _) => Text::Phrase(value.to_owned()),
        (false, Some(start)) => Text::Prefix(start.to_owned()),
        (false, None) => Text::Word(value.to_owned()),
    })
}
