//! People, places, organisations and offices that are known beforehand, from `assets/names/aliases.tsv`.
//!
//! Every name is kept as the keys of its words, so that one line of the table answers for all spellings of its words.

use foldhash::{HashMap, HashSet};
use std::sync::OnceLock;

use super::country::country_name;
use super::fold::fold;
use super::near::is_near;
use super::spelling::{latin_letters, spelling_key};
use super::word::words;

/// What a name is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameKind {
    /// Somebody.
    Person,
    /// A city, region, river, building.
    Place,
    /// A body, company, alliance, outlet.
    Organisation,
    /// A country, or its people.
    Country,
    /// It is not known which.
    Other,
}

impl NameKind {
    /// Every kind, in the order of their numbers in library files.
    pub const ALL: [Self; 5] = [Self::Person, Self::Place, Self::Organisation, Self::Country, Self::Other];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organisation => "organisation",
            Self::Country => "country",
            Self::Other => "other",
        }
    }
}

/// One of the known names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// As it is shown.
    pub name: String,
    /// The keys of its words, spaces between.
    pub key: String,
    /// What it is the name of.
    pub kind: NameKind,
    /// The ISO code of the country it lies in, where the table tells.
    pub country: Option<&'static str>,
}

/// A way to print a known name.
#[derive(Debug)]
pub(super) struct Variant {
    pub(super) entry: usize,
    /// Counts only where it is printed in capitals.
    pub(super) capitals: bool,
    /// Keys and folded letters of its words.
    pub(super) words: Vec<(String, String)>,
    /// It is a person's surname alone.
    pub(super) surname: bool,
}

/// The known names.
#[derive(Debug, Default)]
pub(super) struct Gazetteer {
    pub(super) entries: Vec<Known>,
    /// By the key of the first word.
    by_first: HashMap<String, Vec<Variant>>,
    /// Keys of words that are spelt in ways no rule joins, by those words folded and by their sounds.
    groups: HashMap<String, String>,
    /// Keys of Cyrillic words of the table by their stems: Russian declines names.
    stems: HashMap<String, String>,
    /// Given names.
    given: HashSet<String>,
    /// Words that say what somebody is: folded.
    offices: HashSet<String>,
    /// Entries of one word by their first two consonants.
    buckets: HashMap<String, Vec<(String, usize)>>,
    /// Keys of names of one word: two of these are never the same name.
    singles: HashMap<String, usize>,
}

/// What the lines under a heading are.
#[derive(Debug, Clone, Copy)]
enum Heading {
    /// Names of this kind, of this country.
    Names(NameKind, Option<&'static str>),
    /// Spellings of a given name.
    Given,
    /// Spellings of a word.
    Words,
    /// What somebody is.
    Offices,
}

impl Heading {
    fn parse(line: &'static str) -> Option<Self> {
        let mut parts = line.strip_prefix('[')?.strip_suffix(']')?.split(' ');
        let kind = parts.next()?;
        let country = parts.next().filter(|code| country_name(code).is_some());
        Some(match kind {
            "person" => Self::Names(NameKind::Person, country),
            "place" => Self::Names(NameKind::Place, country),
            "organisation" => Self::Names(NameKind::Organisation, country),
            "given" => Self::Given,
            "office" => Self::Offices,
            _ => Self::Words,
        })
    }
}

impl Gazetteer {
    pub(super) fn built_in() -> &'static Self {
        static GAZETTEER: OnceLock<Gazetteer> = OnceLock::new();
        GAZETTEER.get_or_init(|| Self::parse(include_str!("../../assets/names/aliases.tsv")))
    }

    pub(super) fn parse(text: &'static str) -> Self {
        let mut table = Self::default();
        let mut named = Vec::new();
        let mut heading = Heading::Words;
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            if let Some(found) = Heading::parse(line) {
                heading = found;
                continue;
            }
            let variants: Vec<&'static str> = line.split('\t').map(str::trim).collect();
            match heading {
                // Words first: the keys of names are made with them.
                Heading::Names(kind, country) => named.push((variants, kind, country)),
                Heading::Given => table.add_group(&variants, true),
                Heading::Words => table.add_group(&variants, false),
                Heading::Offices => {
                    table
                        .offices
                        .extend(variants.iter().flat_map(|name| words(name)).map(|word| fold(word.text)));
                }
            }
        }
        for (variants, kind, country) in named {
            table.add(&variants, kind, country);
        }
        table
    }

    fn add_group(&mut self, variants: &[&str], given: bool) {
        let Some(first) = variants.first() else { return };
        if variants.iter().any(|variant| words(variant).count() != 1) {
            return;
        }
        let key = spelling_key(&fold(first));
        for variant in variants {
            let folded = fold(variant);
            self.stem_of(&folded, &key);
            let sound = spelling_key(&folded);
            if given {
                self.given.insert(key.clone());
            }
            if sound.chars().count() >= 5 {
                self.groups.entry(sound).or_insert_with(|| key.clone());
            }
            self.groups.entry(folded).or_insert_with(|| key.clone());
        }
    }

    fn stem_of(&mut self, folded: &str, key: &str) {
        if let Some(stem) = stem(folded).filter(|stem| stem.chars().count() >= 3) {
            self.stems.entry(stem.to_owned()).or_insert_with(|| key.to_owned());
        }
    }

    fn add(&mut self, variants: &[&'static str], kind: NameKind, country: Option<&'static str>) {
        let Some(first) = variants.first() else { return };
        let name = first.trim_end_matches('*').to_owned();
        let entry = self.entries.len();
        let mut key = String::new();
        for (place, variant) in variants.iter().enumerate() {
            let words = self.words_of(variant);
            if place == 0 {
                key = words.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>().join(" ");
            }
            let surname = variant.ends_with('*').then(|| words.last().cloned()).flatten();
            self.add_variant((entry, kind), variant, words, false);
            if let Some(surname) = surname {
                self.add_variant((entry, kind), variant, vec![surname], true);
            }
        }
        self.entries.push(Known { name, key, kind, country });
    }

    fn words_of(&mut self, name: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for word in words(name) {
            let folded = plain(word.without_possessive());
            let key = self.word_key(&folded);
            self.stem_of(&folded, &key);
            found.push((key, folded));
        }
        found
    }

    fn add_variant(
        &mut self,
        (entry, kind): (usize, NameKind),
        printed: &str,
        words: Vec<(String, String)>,
        surname: bool,
    ) {
        let Some((first, _)) = words.first() else { return };
        let capitals =
            words.len() == 1 && !printed.contains(char::is_lowercase) && printed.chars().count() <= 6;
        if let ([(key, _)], false) = (words.as_slice(), capitals) {
            self.singles.entry(key.clone()).or_insert(entry);
            if key.chars().count() >= 5 {
                self.buckets.entry(bucket(key)).or_default().push((key.clone(), entry));
            }
        }
        if words.len() > 1 && kind == NameKind::Person {
            let key = words.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>().join(" ");
            self.buckets.entry(bucket(&key)).or_default().push((key, entry));
        }
        let at = self.by_first.entry(first.clone()).or_default();
        let alike = at.iter_mut().find(|known| known.entry == entry && known.words == words);
        if let Some(known) = alike {
            known.capitals &= capitals;
        } else {
            at.push(Variant { entry, capitals, words, surname });
            at.sort_by_key(|variant| std::cmp::Reverse(variant.words.len()));
        }
    }

    /// The key of a folded word.
    pub(super) fn word_key(&self, folded: &str) -> String {
        if let Some(key) = self.groups.get(folded) {
            return key.clone();
        }
        let sound = spelling_key(folded);
        if let Some(key) = self.groups.get(&sound) {
            return key.clone();
        }
        let declined = !folded.is_ascii() && !self.by_first.contains_key(&sound);
        if declined && let Some(key) = stem(folded).and_then(|stem| self.stems.get(stem)) {
            return key.clone();
        }
        // Sounds of short words tell too little: `osh` and `ots` would be one.
        if sound.chars().count() < SHORT { latin_letters(folded) } else { sound }
    }

    /// The ways to print known names that begin with a word of this key, the longest first.
    pub(super) fn beginning(&self, key: &str) -> &[Variant] {
        self.by_first.get(key).map_or(&[], Vec::as_slice)
    }

    /// The known name that all of these words are.
    pub(super) fn whole(&self, keys: &[&str]) -> Option<&Known> {
        let first = keys.first()?;
        let fits =
            |variant: &&Variant| variant.words.iter().map(|(key, _)| key.as_str()).eq(keys.iter().copied());
        self.beginning(first).iter().find(fits).and_then(|variant| self.entries.get(variant.entry))
    }

    /// The only known name of one word that a word not known is near to.
    pub(super) fn nearest(&self, key: &str) -> Option<(usize, &Known)> {
        if self.singles.contains_key(key) {
            return None;
        }
        let mut near = self.buckets.get(&bucket(key))?.iter().filter(|(known, _)| is_near(known, key));
        let (_, entry) = near.next()?;
        let known = self.entries.get(*entry)?;
        near.all(|(_, other)| other == entry).then_some((*entry, known))
    }

    pub(super) fn is_given(&self, key: &str) -> bool {
        self.given.contains(key)
    }

    pub(super) fn is_office(&self, folded: &str) -> bool {
        self.offices.contains(folded)
    }
}

/// A word folded, without the stops of an acronym.
pub(super) fn plain(word: &str) -> String {
    let mut folded = fold(word);
    folded.retain(|letter| letter != '.');
    folded
}

/// Sounds of fewer letters are no key.
const SHORT: usize = 4;

/// The first two consonants of a key: spellings of one name share them.
pub fn bucket(key: &str) -> String {
    consonants(key).into_iter().flatten().collect()
}

/// The same as letters.
pub(super) fn consonants(key: &str) -> [Option<char>; 2] {
    let vowel = |letter: char| matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut found = key.chars().filter(|letter| letter.is_alphabetic() && !vowel(*letter));
    [found.next(), found.next()]
}

/// A Cyrillic word without its ending.
fn stem(folded: &str) -> Option<&str> {
    const ENDINGS: [&str; 19] = [
        "ого", "ому", "ами", "ями", "ом", "ем", "ым", "им", "ои", "еи", "ах", "а", "у", "е", "ы", "и", "я",
        "ю", "ь",
    ];
    if folded.is_ascii() || !folded.chars().all(|letter| ('а'..='я').contains(&letter)) {
        return None;
    }
    let stem = ENDINGS.iter().find_map(|ending| folded.strip_suffix(ending)).unwrap_or(folded);
    Some(stem)
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use super::{Gazetteer, NameKind};

    #[test]
    fn the_table_is_large_enough_and_no_name_stands_twice() {
        let table = Gazetteer::built_in();
        assert!(table.entries.len() >= 400, "{}", table.entries.len());
        for kind in [NameKind::Person, NameKind::Place, NameKind::Organisation] {
            assert!(table.entries.iter().filter(|known| known.kind == kind).count() > 100, "{kind:?}");
        }
        let mut keys = HashMap::new();
        for known in &table.entries {
            assert!(!known.key.is_empty(), "{}", known.name);
            assert_eq!(keys.insert(&known.key, &known.name), None, "{} stands twice", known.name);
        }
    }

    #[test]
    fn no_spelling_stands_for_two_names() {
        let mut spellings: HashMap<(String, String), &str> = HashMap::new();
        let table = Gazetteer::built_in();
        for variant in table.by_first.values().flatten() {
            let join = |parts: Vec<&str>| parts.join(" ");
            let key = join(variant.words.iter().map(|(key, _)| key.as_str()).collect());
            let folded = join(variant.words.iter().map(|(_, folded)| folded.as_str()).collect());
            let name = table.entries[variant.entry].name.as_str();
            let other = spellings.insert((key, folded), name);
            assert!(other.is_none_or(|other| other == name), "{other:?} and {name} share a spelling");
        }
    }

    #[test]
    fn every_line_of_the_table_says_something() {
        let text = include_str!("../../assets/names/aliases.tsv");
        let mut seen = HashSet::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            assert!(!line.trim().is_empty() && seen.insert(line) || line.starts_with('['), "{line}");
            assert_eq!(line.trim(), line);
            let names: Vec<&str> = line.split('\t').collect();
            let distinct: HashSet<&&str> = names.iter().collect();
            assert_eq!(distinct.len(), names.len(), "{line}");
        }
    }
}
