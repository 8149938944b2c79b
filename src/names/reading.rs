//! The names of one story while it is read, and how those that are one come together.

use std::sync::OnceLock;

use foldhash::HashMap;

use super::country::{country_name, country_names};
use super::gazetteer::{Gazetteer, NameKind, consonants, plain};
use super::lexicon::{Lexicon, Role};
use super::named::Named;
use super::near::is_near;
use super::segment::{Class, Token, What, known_at};
use super::word::words;

/// The names found so far.
#[derive(Default)]
pub(super) struct Reading<'t> {
    entries: Vec<Entry>,
    doubtful: Vec<Doubtful<'t>>,
}

/// Words whose capitals do not prove that they are a name.
struct Doubtful<'t> {
    tokens: Vec<Token<'t>>,
    title: bool,
    text: &'t str,
}

struct Entry {
    named: Named,
    /// The number of a known name.
    known: Option<usize>,
    /// It is the surname alone of this known person, or of somebody else whom the story names in full.
    surname_of: Option<usize>,
}

impl<'t> Reading<'t> {
    /// Notes words that are a name only where the rest of the story says so.
    pub(super) fn doubt(&mut self, tokens: &[Token<'t>], title: bool, text: &'t str) {
        if !tokens.is_empty() {
            self.doubtful.push(Doubtful { tokens: tokens.to_vec(), title, text });
        }
    }

    /// Notes a name.
    pub(super) fn add(
        &mut self,
        tokens: &[Token<'t>],
        what: What,
        title: bool,
        text: &'t str,
        lexicon: &Lexicon,
    ) {
        let Some(printed) = printed(tokens, text) else { return };
        let table = Gazetteer::built_in();
        let known = |entry: usize| table.entries.get(entry);
        match what {
            What::Known(entry) => {
                if let Some(known) = known(entry) {
                    let at =
                        self.of(&known.key, Some(entry), || (known.name.clone(), known.kind, known.country));
                    self.note(at, printed, title);
                }
            }
            What::Surname(entry) => {
                let key = keys(tokens, lexicon);
                let at = self.of(&key, None, || (printed.to_owned(), NameKind::Person, None));
                if let Some(found) = self.entries.get_mut(at) {
                    found.surname_of = Some(entry);
                }
                self.note(at, printed, title);
            }
            What::Country(code) => {
                let name = country_name(code).unwrap_or(code);
                let key = country_key(code);
                let at = self.of(key, None, || (name.to_owned(), NameKind::Country, Some(code)));
                self.note(at, printed, title);
            }
            // Several words in capitals are shouted, not named.
            What::New(NameKind::Other) if tokens.len() > 1 && !printed.contains(char::is_lowercase) => {}
            What::New(kind) => {
                let key = keys(tokens, lexicon);
                if key.chars().count() < 2 {
                    return;
                }
                let at = self.of(&key, None, || (printed.to_owned(), kind, None));
                if let Some(found) = self.entries.get_mut(at)
                    && found.named.kind == NameKind::Other
                {
                    found.named.kind = kind;
                }
                self.note(at, printed, title);
            }
        }
    }

    fn of(
        &mut self,
        key: &str,
        known: Option<usize>,
        facts: impl FnOnce() -> (String, NameKind, Option<&'static str>),
    ) -> usize {
        if let Some(at) = self.entries.iter().position(|entry| entry.named.key == key) {
            return at;
        }
        let (name, kind, country) = facts();
        let named = Named {
            name,
            key: key.to_owned(),
            kind,
            country,
            printed: Vec::new(),
            count: 0,
            in_title: false,
        };
        self.entries.push(Entry { named, known, surname_of: None });
        self.entries.len() - 1
    }

    fn note(&mut self, at: usize, printed: &str, title: bool) {
        let Some(Entry { named, .. }) = self.entries.get_mut(at) else { return };
        named.count += 1;
        named.in_title |= title;
        if !named.printed.iter().any(|known| known == printed) {
            named.printed.push(printed.to_owned());
        }
    }

    /// Finds in doubtful words the names that are known or that the story proves elsewhere.
    pub(super) fn look_again(&mut self, lexicon: &Lexicon) {
        let proved = self.entries.len();
        for Doubtful { tokens, title, text } in std::mem::take(&mut self.doubtful) {
            let mut at = 0;
            while let Some(rest) = tokens.get(at..).filter(|rest| !rest.is_empty()) {
                let (length, what) = self.doubtful_at(rest, proved, lexicon).unwrap_or((1, None));
                let row = rest.get(..length).unwrap_or_default();
                if let Some(what) = what {
                    self.add(row, what, title, text, lexicon);
                }
                at += length.max(1);
            }
        }
    }

    fn doubtful_at(
        &self,
        rest: &[Token<'_>],
        proved: usize,
        lexicon: &Lexicon,
    ) -> Option<(usize, Option<What>)> {
        let first = lexicon.lexeme(rest.first()?.number);
        let proved = self
            .entries
            .iter()
            .take(proved)
            .filter(|entry| entry.named.key.starts_with(first.key.as_str()))
            .filter_map(|entry| {
                let words = entry.named.key.split(' ');
                let length = words.clone().count();
                let row = rest.get(..length)?;
                let keys = row.iter().map(|token| lexicon.lexeme(token.number).key.as_str());
                words.eq(keys).then_some((length, entry))
            })
            .max_by_key(|(length, _)| *length)
            .map(|(length, entry)| (length, Some(entry.what())));
        let known = known_at(rest, lexicon).map(|(length, class)| match class {
            Class::Known(entry) => (length, Some(What::Known(entry))),
            Class::Surname(entry) => (length, Some(What::Surname(entry))),
            Class::Country(code) => (length, Some(What::Country(code))),
            Class::Word(_) | Class::Joint | Class::Break => (length, None),
        });
        match (proved, known) {
            (Some(proved), Some(known)) if known.0 > proved.0 => Some(known),
            (Some(proved), _) => Some(proved),
            (None, Some(known)) => Some(known),
            // A given name and what follows it are a person, whose surname alone might be another's.
            (None, None) if self.bears(&first.key) => Some((1, Some(What::New(NameKind::Other)))),
            (None, None) if first.role == Role::Given => {
                let (length, class) = known_at(rest.get(1..)?, lexicon)?;
                matches!(class, Class::Surname(_)).then_some((1 + length, Some(What::New(NameKind::Person))))
            }
            (None, None) => None,
        }
    }

    /// Whether somebody whom the story names in full has this surname.
    fn bears(&self, surname: &str) -> bool {
        self.entries.iter().any(|Entry { named, .. }| {
            let last = named.key.rsplit_once(' ').filter(|_| named.kind == NameKind::Person);
            last.is_some_and(|(_, last)| last == surname)
        })
    }

    /// Forgets words that the texts print small too: a capital here and there makes no name.
    pub(super) fn drop_words<'s>(&mut self, texts: impl Iterator<Item = &'s str> + Clone) {
        self.entries.retain(|Entry { named, known, .. }| {
            let doubtful = known.is_none() && named.kind == NameKind::Other && !named.key.contains(' ');
            let small = named.printed.first().map(|printed| printed.to_lowercase());
            !doubtful || small.is_none_or(|small| !texts.clone().any(|text| text.contains(&small)))
        });
    }

    /// The names, joined, the most named first.
    pub(super) fn into_names(mut self, lexicon: &mut Lexicon) -> Vec<Named> {
        self.recognise(lexicon);
        self.join_spellings();
        self.join_surnames();
        let mut names: Vec<Named> = self.entries.into_iter().map(|entry| entry.named).collect();
        names.sort_by_key(|named| (std::cmp::Reverse(named.count), !named.in_title));
        names
    }

    /// Takes a word that is near to one known name only for that name.
    fn recognise(&mut self, lexicon: &mut Lexicon) {
        let table = Gazetteer::built_in();
        let mut at = 0;
        while let Some(entry) = self.entries.get(at) {
            let new =
                entry.known.is_none() && entry.surname_of.is_none() && entry.named.kind != NameKind::Country;
            let nearest = new.then(|| lexicon.nearest(&entry.named.key)).flatten();
            let Some((number, known)) = nearest.and_then(|number| Some((number, table.entries.get(number)?)))
            else {
                at += 1;
                continue;
            };
            let entry = self.entries.remove(at).named;
            let to = self.of(&known.key, Some(number), || (known.name.clone(), known.kind, known.country));
            self.absorb(to, entry);
            // The one absorbed stood at `at`; where its like came behind it, it is looked at again and found known.
        }
    }

    /// Joins names with near keys: the less named into the more named.
    fn join_spellings(&mut self) {
        let buckets: Vec<_> = self.entries.iter().map(|entry| consonants(&entry.named.key)).collect();
        let mut into: Vec<Option<usize>> = vec![None; self.entries.len()];
        for (one, entry) in self.entries.iter().enumerate() {
            for (other, earlier) in self.entries.iter().enumerate().take(one) {
                let alike = buckets.get(one) == buckets.get(other)
                    && (entry.is_new() || earlier.is_new())
                    && is_near(&entry.named.key, &earlier.named.key);
                if alike && into.get(other).is_some_and(Option::is_none) {
                    if let Some(place) = into.get_mut(one) {
                        *place = Some(other);
                    }
                    break;
                }
            }
        }
        self.merge(&into);
    }

    /// Joins a surname with the one person of the story who bears it.
    fn join_surnames(&mut self) {
        let into: Vec<Option<usize>> = (0..self.entries.len()).map(|at| self.bearer(at)).collect();
        self.merge(&into);
        let table = Gazetteer::built_in();
        for at in 0..self.entries.len() {
            let Some(entry) = self.entries.get(at) else { break };
            let Some(number) = entry.surname_of else { continue };
            // Two of the name stand in full: it is not said which is meant.
            let bearers = self.bearers(at).count();
            if let (0, Some(known)) = (bearers, table.entries.get(number))
                && let Some(entry) = self.entries.get_mut(at)
            {
                entry.named.name.clone_from(&known.name);
                entry.named.key.clone_from(&known.key);
                entry.named.country = known.country;
                entry.known = Some(number);
            }
        }
    }

    fn bearer(&self, at: usize) -> Option<usize> {
        let mut bearers = self.bearers(at);
        let bearer = bearers.next()?;
        bearers.next().is_none().then_some(bearer)
    }

    fn bearers(&self, at: usize) -> impl Iterator<Item = usize> {
        let alone = self.entries.get(at).filter(|entry| {
            !entry.named.key.contains(' ')
                && entry.known.is_none()
                && matches!(entry.named.kind, NameKind::Person | NameKind::Other)
        });
        self.entries.iter().enumerate().filter_map(move |(other, entry)| {
            let surname = alone?.named.key.as_str();
            let person = entry.named.kind == NameKind::Person;
            let (_, last) = entry.named.key.rsplit_once(' ').filter(|_| person)?;
            is_near(last, surname).then_some(other)
        })
    }

    fn merge(&mut self, into: &[Option<usize>]) {
        for (at, to) in into.iter().enumerate().rev() {
            let (Some(to), Some(entry)) = (*to, self.entries.get(at)) else { continue };
            let taken = entry.named.clone();
            self.absorb(to, taken);
        }
        let mut gone = into.iter().map(Option::is_some);
        self.entries.retain(|_| !gone.next().unwrap_or(false));
    }

    fn absorb(&mut self, at: usize, other: Named) {
        let Some(Entry { named, known, .. }) = self.entries.get_mut(at) else { return };
        if known.is_none() && other.count > named.count && other.key.matches(' ').eq(named.key.matches(' ')) {
            named.name = other.name;
            named.key = other.key;
        }
        named.count += other.count;
        named.in_title |= other.in_title;
        for printed in other.printed {
            if !named.printed.contains(&printed) {
                named.printed.push(printed);
            }
        }
    }
}

impl Entry {
    fn is_new(&self) -> bool {
        self.known.is_none() && self.named.kind != NameKind::Country
    }

    fn what(&self) -> What {
        match (self.known, self.surname_of, self.named.country) {
            (Some(entry), _, _) => What::Known(entry),
            (None, Some(entry), _) => What::Surname(entry),
            (None, None, Some(code)) if self.named.kind == NameKind::Country => What::Country(code),
            _ => What::New(self.named.kind),
        }
    }
}

/// Tokens as they stand in the text, from the first to the last without its possessive.
fn printed<'t>(tokens: &[Token<'t>], text: &'t str) -> Option<&'t str> {
    text.get(tokens.first()?.word.start..tokens.last()?.end())
}

/// The key of a country's name.
pub(super) fn country_key(code: &str) -> &'static str {
    static KEYS: OnceLock<HashMap<&'static str, String>> = OnceLock::new();
    let keys = KEYS.get_or_init(|| country_names().map(|(code, name)| (code, key_of(name))).collect());
    keys.get(code).map_or("", String::as_str)
}

fn key_of(name: &str) -> String {
    let table = Gazetteer::built_in();
    let keys: Vec<String> = words(name).map(|word| table.word_key(&plain(word.text))).collect();
    keys.join(" ")
}

fn keys(tokens: &[Token<'_>], lexicon: &Lexicon) -> String {
    let mut joined = String::new();
    for token in tokens.iter().filter(|token| !token.joint) {
        if !joined.is_empty() {
            joined.push(' ');
        }
        joined.push_str(&lexicon.lexeme(token.number).key);
    }
    joined
}
