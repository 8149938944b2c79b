//! Which countries a text names, from a table of their names, adjectives and capitals in Latin and Cyrillic.

use foldhash::HashMap;
use std::sync::OnceLock;

use super::beginnings::Beginnings;
use super::fold::{fold, fold_into};
use super::word::{Word, words};

/// The ISO 3166 codes of the countries that a text names, in lower case, the most named first and then in the order
/// of their first mention. `xk` is Kosovo. A name in Latin script counts only where it is capitalised.
pub fn countries(text: &str) -> Vec<&'static str> {
    most_named_first(&country_mentions(text))
}

pub(super) fn most_named_first(mentions: &[CountryMention]) -> Vec<&'static str> {
    let mut tally: Vec<(&'static str, usize)> = Vec::new();
    for CountryMention { code, .. } in mentions {
        match tally.iter_mut().find(|(known, _)| known == code) {
            Some((_, times)) => *times += 1,
            None => tally.push((*code, 1)),
        }
    }
    tally.sort_by_key(|&(_, times)| std::cmp::Reverse(times));
    tally.into_iter().map(|(code, _)| code).collect()
}

/// The English name of the country with this ISO code in lower case.
pub fn country_name(code: &str) -> Option<&'static str> {
    table().names.get(code).copied()
}

/// The code of every country and its English name.
pub(super) fn country_names() -> impl Iterator<Item = (&'static str, &'static str)> {
    table().names.iter().map(|(code, name)| (*code, *name))
}

/// A country named in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountryMention {
    /// Its ISO 3166 code in lower case.
    pub code: &'static str,
    /// Where its first word starts, in bytes.
    pub start: usize,
    /// Where its last word ends.
    pub end: usize,
}

/// Every mention of a country, in the text's order; the words of one belong to no other.
pub fn country_mentions(text: &str) -> Vec<CountryMention> {
    country_mentions_among(words(text))
}

/// The same for the words of a text that are known already.
pub fn country_mentions_among<'t>(words: impl Iterator<Item = Word<'t>> + Clone) -> Vec<CountryMention> {
    let table = table();
    let mut found = Vec::new();
    let mut folded = String::new();
    let mut rest = words;
    while let Some(word) = rest.next() {
        let small = word.text.starts_with(|first: char| first.is_ascii_lowercase());
        if small || !table.beginnings.may_hold(word.text) {
            continue;
        }
        folded.clear();
        fold_word(word, &mut folded);
        let Some(variant) = table.longest(word, &folded, rest.clone()) else { continue };
        let last = variant.others.iter().filter_map(|_| rest.next()).last().unwrap_or(word);
        let (start, end) = (word.start, last.start + last.text.len());
        found.extend(variant.code().map(|code| CountryMention { code, start, end }));
    }
    found
}

/// The country that a word and those after it name, and how many words name it; `folded` is the first one, folded.
pub(super) fn country_at<'a>(
    first: Word<'_>,
    folded: &str,
    next: impl Iterator<Item = Word<'a>> + Clone,
) -> Option<(usize, &'static str)> {
    let variant = table().longest(first, folded, next)?;
    Some((1 + variant.others.len(), variant.code()?))
}

/// Whether names of countries begin with a folded word.
pub(super) fn may_be_country(folded: &str) -> bool {
    let table = table();
    table.words.contains_key(folded) || table.stem(folded).is_some()
}

fn fold_word(word: Word<'_>, folded: &mut String) {
    fold_into(word.without_possessive(), folded);
    folded.retain(|letter| letter != '.');
}

/// A way to name a country, or words that only look like one.
struct Variant {
    code: &'static str,
    /// Counts only where it is printed in capitals.
    capitals: bool,
    /// The words after the first.
    others: Vec<Pattern>,
}

/// A folded word, or the beginning that words share.
struct Pattern {
    text: String,
    stem: bool,
}

impl Pattern {
    fn new(written: &str) -> Self {
        let text = fold(written.trim_start_matches('=').trim_end_matches('*'));
        Self { text, stem: written.ends_with('*') }
    }

    fn fits(&self, folded: &str) -> bool {
        if self.stem { folded.starts_with(&self.text) } else { folded == self.text }
    }
}

impl Variant {
    fn code(&self) -> Option<&'static str> {
        (self.code != "-").then_some(self.code)
    }

    fn fits<'a>(&self, first: Word<'_>, mut next: impl Iterator<Item = Word<'a>>) -> bool {
        if self.capitals && first.text.contains(char::is_lowercase) {
            return false;
        }
        let mut folded = String::new();
        self.others.iter().all(|pattern| {
            next.next().filter(|word| word.follows).is_some_and(|word| {
                folded.clear();
                fold_word(word, &mut folded);
                pattern.fits(&folded)
            })
        })
    }
}

struct Table {
    names: HashMap<&'static str, &'static str>,
    /// By a whole first word, the variants with most words first.
    words: HashMap<String, Vec<Variant>>,
    /// By the beginning of a first word, sorted; none is the beginning of another, so that only the last one that
    /// is not greater than a word can be its beginning.
    stems: Vec<(String, Vec<Variant>)>,
    /// The first letters of all of them.
    beginnings: Beginnings,
}

impl Table {
    fn longest<'a>(
        &self,
        first: Word<'_>,
        folded: &str,
        next: impl Iterator<Item = Word<'a>> + Clone,
    ) -> Option<&Variant> {
        let whole = self.words.get(folded).into_iter().flatten();
        let begun = self.stem(folded).into_iter().flatten();
        whole
            .chain(begun)
            .filter(|variant| variant.fits(first, next.clone()))
            .max_by_key(|variant| variant.others.len())
    }

    fn stem(&self, folded: &str) -> Option<&Vec<Variant>> {
        let after = self.stems.partition_point(|(stem, _)| stem.as_str() <= folded);
        let (stem, variants) = self.stems.get(after.checked_sub(1)?)?;
        folded.starts_with(stem.as_str()).then_some(variants)
    }

    fn parse(tsv: &'static str) -> Self {
        let mut table = Self {
            names: HashMap::default(),
            words: HashMap::default(),
            stems: Vec::new(),
            beginnings: Beginnings::default(),
        };
        let mut stems: HashMap<String, Vec<Variant>> = HashMap::default();
        for line in tsv.lines().filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let (Some(code), Some(name), Some(variants)) = (columns.next(), columns.next(), columns.next())
            else {
                continue;
            };
            if code != "-" {
                table.names.insert(code, name);
            }
            for written in variants.split('|') {
                let mut patterns = written.split(' ').map(Pattern::new);
                let Some(first) = patterns.next() else { continue };
                let variant =
                    Variant { code, capitals: written.starts_with('='), others: patterns.collect() };
                let by = if first.stem { &mut stems } else { &mut table.words };
                by.entry(first.text).or_default().push(variant);
            }
        }
        table.words.keys().for_each(|word| table.beginnings.add(word));
        stems.keys().for_each(|stem| table.beginnings.add_stem(stem));
        table.stems = stems.into_iter().collect();
        table.stems.sort_by(|(one, _), (other, _)| one.cmp(other));
        table
    }
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::parse(include_str!("../../assets/names/countries.tsv")))
}

#[cfg(test)]
mod tests {
    use super::{countries, country_name, table};
    use proptest::prelude::*;

    #[test]
    fn names_adjectives_and_capitals_count_for_their_country_in_any_script() {
        assert_eq!(
            countries("Kazakhstan's wheat, Kazakh trains, and a Kyrgyz dam; Astana agreed."),
            ["kz", "kg"]
        );
        assert_eq!(countries("Қазақстан мен Өзбекстан; казахстанский газ и Ташкент"), ["kz", "uz"]);
        assert_eq!(countries("TAJIKISTAN: the Turkmen–Afghan line"), ["tj", "tm", "af"]);
        assert_eq!(countries("Türkiye’s envoy flew to Nur-Sultan, then to Тель-Авив."), ["tr", "kz", "il"]);
    }

    #[test]
    fn the_longest_name_wins() {
        assert_eq!(countries("North Korea and South Korea; the Republic of Korea."), ["kr", "kp"]);
        assert_eq!(
            countries("Latin America, the Indian Ocean, the Shanghai Cooperation Organization"),
            [""; 0]
        );
        assert_eq!(countries("Северной Корее помогла Южная Осетия"), ["kp", "ge"]);
    }

    #[test]
    fn words_that_only_look_like_countries_do_not_count() {
        assert_eq!(countries("They roast turkey and china for us in the iranxyz."), [""; 0]);
        assert_eq!(countries("The US and the U.S. and U.K. agree; tell us"), ["us", "gb"]);
    }

    #[test]
    fn a_stem_is_never_the_beginning_of_another() {
        for pair in table().stems.windows(2) {
            assert!(!pair[1].0.starts_with(&pair[0].0), "{} of {}", pair[0].0, pair[1].0);
        }
    }

    #[test]
    fn a_code_has_a_name() {
        assert_eq!(country_name("kg"), Some("Kyrgyzstan"));
        assert_eq!(country_name("-"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in ".*") {
            for code in countries(&text) {
                prop_assert!(country_name(code).is_some());
            }
        }
    }
}
