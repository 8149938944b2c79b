//! What a text is about, and how much two texts have in common.

use std::collections::HashMap;
use std::ops::Range;

use crate::names::{country_mentions, fold, is_function_word, words};

/// Letters of a word that count: beyond them English and Russian mostly inflect.
const STEM: usize = 7;

/// The most names that are kept of a text, the most frequent first.
const MOST_NAMES: usize = 16;

/// The subject of a text: the names in it and its words, as hashes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subject {
    names: Vec<u32>,
    terms: Vec<u32>,
}

/// How much two subjects have in common.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kinship {
    /// Names that both hold.
    pub names: usize,
    /// Cosine of their words, each counted once: 0 nothing in common, 1 the same words.
    pub cosine: f64,
}

impl Subject {
    /// The subject of running text. A word with a capital inside a sentence is a name, unless it names a country: those
    /// are in too many stories to tell affairs apart.
    pub fn of<'a>(prose: impl IntoIterator<Item = &'a str>) -> Self {
        let mut names: HashMap<u32, usize> = HashMap::new();
        let mut terms = Vec::new();
        for text in prose {
            let countries: Vec<Range<usize>> =
                country_mentions(text).into_iter().map(|mention| mention.start..mention.end).collect();
            let mut countries = countries.iter().peekable();
            for word in words(text) {
                let folded = fold(word.without_possessive());
                if folded.chars().nth(2).is_none() || is_function_word(&folded) {
                    continue;
                }
                terms.push(hash(folded.chars().take(STEM)));
                while countries.next_if(|country| country.end <= word.start).is_some() {}
                let country = countries.peek().is_some_and(|country| country.contains(&word.start));
                if word.is_capitalised() && !word.opens && !country {
                    *names.entry(hash(folded.chars())).or_default() += 1;
                }
            }
        }
        terms.sort_unstable();
        terms.dedup();
        Self { names: most_frequent(names), terms }
    }

    /// Hashes of its names, sorted.
    pub fn names(&self) -> &[u32] {
        &self.names
    }

    /// How much it has in common with another.
    #[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
    pub fn kinship(&self, other: &Self) -> Kinship {
        let common = common(&self.terms, &other.terms) as f64;
        let sizes = (self.terms.len() as f64 * other.terms.len() as f64).sqrt();
        Kinship { names: common_names(self, other), cosine: if sizes > 0.0 { common / sizes } else { 0.0 } }
    }
}

fn common_names(one: &Subject, other: &Subject) -> usize {
    common(&one.names, &other.names)
}

fn most_frequent(names: HashMap<u32, usize>) -> Vec<u32> {
    let mut names: Vec<(usize, u32)> = names.into_iter().map(|(name, times)| (times, name)).collect();
    names.sort_unstable_by_key(|&(times, name)| (std::cmp::Reverse(times), name));
    let mut names: Vec<u32> = names.into_iter().take(MOST_NAMES).map(|(_, name)| name).collect();
    names.sort_unstable();
    names
}

/// How many values two sorted lists share.
fn common(one: &[u32], other: &[u32]) -> usize {
    one.iter().filter(|value| other.binary_search(value).is_ok()).count()
}

/// FNV-1a over letters; library files rest on it.
fn hash(letters: impl Iterator<Item = char>) -> u32 {
    letters.fold(0x811c_9dc5, |hash, letter| (hash ^ u32::from(letter)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::Subject;

    const ONE: &str = "Ministers met in Almaty to speak with Rosatom about the reactors that are to stand in Ulken. \
        The consortium, said Satkaliyev, will be named by Rosatom in spring.";
    const RETOLD: &str = "A consortium for the reactors in Ulken will be named in spring, the minister, Satkaliyev, \
        has said after a meeting with Rosatom in Almaty.";
    const OTHER: &str =
        "In Almaty the figure skater Denisov won a medal before a full hall, and the coach wept.";

    #[test]
    fn one_affair_in_other_words_is_closer_than_another_in_one_town() {
        let [one, retold, other] = [ONE, RETOLD, OTHER].map(|text| Subject::of([text]));
        let (near, far) = (one.kinship(&retold), one.kinship(&other));
        assert!(near.names >= 3 && near.cosine > 0.4, "{near:?}");
        assert!(far.names <= 1 && far.cosine < 0.2, "{far:?}");
    }

    #[test]
    fn countries_and_openings_of_sentences_are_no_names() {
        let subject =
            Subject::of(["Prosecutors in Kazakhstan were silent. Nobody in the Kyrgyz capital was."]);
        assert!(subject.names().is_empty());
        assert_eq!(Subject::of([""]).kinship(&subject).cosine, 0.0);
    }
}
