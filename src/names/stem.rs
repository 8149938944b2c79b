//! English words without their inflections.

use snowball_stemmers_rs::{Algorithm, Stemmer};

/// Reduces words to stems, so that `sanctions` and `sanctioned` meet: Snowball's English stemmer (Porter 2, 2001 on).
pub(super) struct English(Stemmer);

impl English {
    pub(super) fn new() -> Self {
        Self(Stemmer::create(Algorithm::English))
    }

    /// The stem of a folded word; nothing where the word is its own, or is not written in plain Latin letters.
    pub(super) fn stem(&self, folded: &str) -> Option<String> {
        if folded.len() < 3 || !folded.bytes().all(|letter| letter.is_ascii_lowercase()) {
            return None;
        }
        let stem = self.0.stem(folded);
        (stem != folded && !stem.is_empty()).then(|| stem.into_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::English;

    #[test]
    fn inflections_meet_in_one_stem() {
        let english = English::new();
        let stem = |word: &str| english.stem(word).unwrap_or_else(|| word.to_owned());
        for group in [
            ["sanction", "sanctions", "sanctioned", "sanctioning"].as_slice(),
            &["policy", "policies"],
            &["export", "exports", "exported"],
            &["agree", "agreed", "agreeing"],
        ] {
            assert!(group.iter().all(|word| stem(word) == stem(group[0])), "{group:?}");
        }
        for word in ["tokayev", "osh", "5g", "казахстан", "rosatom"] {
            assert_eq!(english.stem(word), None, "{word}");
        }
    }
}
