//! Words that carry grammar rather than a subject.

use foldhash::HashSet;
use std::sync::OnceLock;

use super::fold::fold;

/// Whether a folded word says nothing about what a text is about: articles, pronouns, prepositions, auxiliaries, the verbs
/// of reporting, weekdays and months; in English and Russian.
pub fn is_function_word(folded: &str) -> bool {
    static WORDS: OnceLock<HashSet<String>> = OnceLock::new();
    WORDS
        .get_or_init(|| {
            include_str!("../../assets/names/function-words.txt")
                .lines()
                .filter(|line| !line.starts_with('#'))
                .flat_map(str::split_whitespace)
                .map(fold)
                .collect()
        })
        .contains(folded)
}

#[cfg(test)]
mod tests {
    use super::is_function_word;

    #[test]
    fn grammar_is_told_from_subjects() {
        for word in ["the", "said", "november", "которыи"] {
            assert!(is_function_word(word), "{word}");
        }
        for word in ["wheat", "reservoir", "пшеница"] {
            assert!(!is_function_word(word), "{word}");
        }
    }
}
