//! Keys of the names that a text holds, by which texts that name the same are found.

use std::collections::HashSet;

use super::country::{CountryMention, country_mentions_among, most_named_first};
use super::fold::fold;
use super::function_word::is_function_word;
use super::generic_word::is_generic_word;
use super::mention::mentions_among;
use super::spelling::spelling_key;
use super::word::{Word, words};

/// What a text names, by one look at its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subjects {
    /// As [`super::countries`] tells them.
    pub countries: Vec<&'static str>,
    /// As [`name_keys`] tells them.
    pub keys: Vec<String>,
}

/// The keys of the names in a text, each once, in the order of their first mention: one for every capitalised word, the
/// same for its spellings. Countries and their adjectives, months, weekdays, offices (`President`, `Ministry`) and words
/// that only open a sentence give none, nor do words of one or two letters.
pub fn name_keys(text: &str) -> Vec<String> {
    subjects(text).keys
}

/// The countries and the keys of the names in a text.
pub fn subjects(text: &str) -> Subjects {
    let all: Vec<Word<'_>> = words(text).collect();
    let countries = country_mentions_among(all.iter().copied());
    let (mut keys, mut known) = (Vec::new(), HashSet::new());
    for mention in mentions_among(all.iter().copied(), text).into_iter().filter(|mention| !mention.opens) {
        for word in words(mention.text) {
            let start = mention.start + word.start;
            if is_within(&countries, start) {
                continue;
            }
            let plain = fold(word.without_possessive());
            if plain.chars().count() < 3 || is_function_word(&plain) || is_generic_word(&plain) {
                continue;
            }
            let key = spelling_key(&plain);
            // A text may hold any number of names: each is looked up, never compared with all before it.
            if known.insert(key.clone()) {
                keys.push(key);
            }
        }
    }
    Subjects { countries: most_named_first(&countries), keys }
}

/// Whether a byte belongs to a country's name; the mentions stand in the text's order.
fn is_within(countries: &[CountryMention], place: usize) -> bool {
    let before = countries.partition_point(|country| country.start <= place);
    before.checked_sub(1).and_then(|last| countries.get(last)).is_some_and(|country| place < country.end)
}

#[cfg(test)]
mod tests {
    use super::name_keys;

    #[test]
    fn only_what_tells_an_affair_from_others_gives_a_key() {
        let keys = name_keys(
            "On Monday, President Qasym-Jomart Toqayev of Kazakhstan met Rosatom's General Director. Talks went on.",
        );
        assert_eq!(keys, ["kasym", "jomart", "tokaev", "rosatom"]);
    }

    #[test]
    fn spellings_of_a_name_meet_in_one_key() {
        assert_eq!(name_keys("He saw Tokayev, Toqayev and Tokaev."), name_keys("Then Tokayev left."));
    }
}
