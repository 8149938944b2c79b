//! Words that many news stories hold, whatever the library.

use foldhash::HashMap;
use std::sync::OnceLock;

use super::term::{country, number_or_word};

/// How common a term is in the news at large.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Common {
    /// The part of all stories that hold it.
    pub(super) share: f64,
    /// The part of these in which it is a name.
    pub(super) named: f64,
}

/// The share of a word that is not in the table.
const RARE: f64 = 0.000_5;
/// The share of a country that is not in the table.
const SOME_COUNTRY: f64 = 0.002;

impl Common {
    /// A word that is not in the table, for what must be said of a story without knowing its library.
    pub(super) const UNKNOWN: Self = Self { share: RARE, named: 0.4 };
    /// A country that is not in the table.
    pub(super) const COUNTRY: Self = Self { share: SOME_COUNTRY, named: 1.0 };

    /// What the table says of a term.
    pub(super) fn of(term: u32) -> Option<Self> {
        static TABLE: OnceLock<HashMap<u32, Common>> = OnceLock::new();
        TABLE.get_or_init(|| parse(include_str!("../../assets/related/common-words.tsv"))).get(&term).copied()
    }
}

fn parse(tsv: &str) -> HashMap<u32, Common> {
    let mut table = HashMap::default();
    for line in tsv.lines().filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        let (Some(share), Some(named), Some(word)) = (columns.next(), columns.next(), columns.next()) else {
            continue;
        };
        let (Ok(share), Ok(named)) = (share.parse::<f64>(), named.parse::<f64>()) else { continue };
        let term = word.strip_prefix('@').map_or_else(|| number_or_word(word), country);
        // Words that are cut alike: the most common of them comes first.
        table.entry(term).or_insert(Common { share: share / 1000.0, named: named / 100.0 });
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{Common, parse};
    use crate::related::term::{country, number_or_word};

    #[test]
    fn every_line_of_the_table_counts() {
        let lines = include_str!("../../assets/related/common-words.tsv").lines();
        let rows = lines.filter(|line| !line.starts_with('#')).count();
        let table = parse(include_str!("../../assets/related/common-words.tsv"));
        assert!(rows > 900 && table.len() * 10 > rows * 9, "{rows} lines, {} terms", table.len());
    }

    #[test]
    fn common_words_and_countries_are_known_as_such() {
        assert!(Common::of(number_or_word("governments")).unwrap().share > 0.1);
        assert!(Common::of(country("kz")).unwrap().share > 0.2);
        assert_eq!(Common::of(number_or_word("reservoir")), None);
    }
}
