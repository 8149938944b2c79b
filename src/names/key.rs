//! Keys of the names that a text holds, by which texts that name the same are found.

use foldhash::HashSet;

use super::country::{CountryMention, country_mentions_among, most_named_first};
use super::function_word::is_function_word;
use super::generic_word::is_generic_word;
use super::mention::{refold, runs};
use super::spelling::spelling_key;
use super::word::{Word, word_list};

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
    let words = word_list(text);
    let countries = country_mentions_among(words.iter().copied());
    let mut keys = Keys::default();
    for run in runs(&words).into_iter().filter(|run| !run.proves_nothing()) {
        let named = words.get(run.from..run.to).unwrap_or_default();
        named.iter().filter(|word| !is_within(&countries, word.start)).for_each(|word| keys.add(*word));
    }
    Subjects { countries: most_named_first(&countries), keys: keys.found }
}

/// The keys of the names of a text, each once.
#[derive(Default)]
struct Keys {
    found: Vec<String>,
    /// A text may hold any number of names: each is looked up, never compared with all before it.
    known: HashSet<String>,
    /// Words that have been looked at, folded.
    met: HashSet<String>,
    folded: String,
}

impl Keys {
    fn add(&mut self, word: Word<'_>) {
        let plain = refold(word.without_possessive(), &mut self.folded);
        if self.met.contains(plain) {
            return;
        }
        self.met.insert(plain.to_owned());
        if plain.chars().nth(2).is_none() || is_function_word(plain) || is_generic_word(plain) {
            return;
        }
        let key = spelling_key(plain);
        if self.known.insert(key.clone()) {
            self.found.push(key);
        }
    }
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
