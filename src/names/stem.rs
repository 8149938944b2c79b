//! Words without their inflections.

use snowball_stemmers_rs::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use super::fold::fold;

/// Reduces words to stems, so that `sanctions` and `sanctioned`, or `Токаева` and `Токаеву`, meet: Snowball's stemmers of
/// English (Porter 2) and Russian. Kazakh words, known by letters that Russian lacks, lose the ending of their case.
pub(super) struct Stems {
    english: Stemmer,
    russian: Stemmer,
}

/// Endings of Kazakh cases, the longer first.
const KAZAKH: [&str; 30] = [
    "ның", "нің", "дың", "дің", "тың", "тің", "дан", "ден", "тан", "тен", "нан", "нен", "мен", "бен", "пен",
    "ға", "ге", "қа", "ке", "ны", "ні", "ды", "ді", "ты", "ті", "да", "де", "та", "те", "на",
];

/// Letters of a Kazakh word that must be left for an ending to be one.
const KAZAKH_LEAST: usize = 4;

impl Stems {
    pub(super) fn new() -> Self {
        Self { english: Stemmer::create(Algorithm::English), russian: Stemmer::create(Algorithm::Russian) }
    }

    /// The folded stem of a word that is given as printed and folded; nothing where the word is its own, or is written
    /// neither in plain Latin letters nor in Cyrillic.
    pub(super) fn stem(&self, printed: &str, folded: &str) -> Option<String> {
        if folded.len() < 3 {
            return None;
        }
        let stem = if folded.bytes().all(|letter| letter.is_ascii_lowercase()) {
            self.english.stem(folded).into_owned()
        } else if folded.chars().all(|letter| ('а'..='я').contains(&letter)) {
            // Folding takes the й from Russian endings: they are looked for in the word as printed.
            let lower: String = printed.nfc().flat_map(char::to_lowercase).map(plain_yo).collect();
            let stem = kazakh(&lower).map_or_else(|| self.russian.stem(&lower).into_owned(), str::to_owned);
            fold(&stem)
        } else {
            return None;
        };
        (stem != folded && !stem.is_empty()).then_some(stem)
    }
}

fn plain_yo(letter: char) -> char {
    if letter == 'ё' { 'е' } else { letter }
}

/// A Kazakh word without the ending of its case.
fn kazakh(lower: &str) -> Option<&str> {
    if !lower.contains(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'і']) {
        return None;
    }
    let stem = KAZAKH.iter().find_map(|ending| lower.strip_suffix(ending))?;
    (stem.chars().count() >= KAZAKH_LEAST).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::Stems;
    use crate::names::fold;

    fn stem(word: &str) -> String {
        Stems::new().stem(word, &fold(word)).unwrap_or_else(|| fold(word))
    }

    #[test]
    fn inflections_meet_in_one_stem() {
        for group in [
            ["sanction", "sanctions", "sanctioned", "sanctioning"].as_slice(),
            &["policy", "policies"],
            &["export", "exports", "exported"],
            &["agree", "agreed", "agreeing"],
            &["Токаев", "Токаева", "Токаеву", "Токаевым", "Токаеве"],
            &["санкции", "санкций", "санкциями"],
            &["Зеленский", "Зеленского", "Зеленскому"],
            &["Мирзиёев", "Мирзиеева", "МИРЗИЁЕВУ"],
            &["Тоқаев", "Тоқаевтың", "Тоқаевқа", "Тоқаевты", "Тоқаевпен"],
        ] {
            assert!(group.iter().all(|word| stem(word) == stem(group[0])), "{group:?} {:?}", group.iter().map(|w| stem(w)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn other_words_are_their_own() {
        for word in ["tokayev", "osh", "5g", "rosatom", "токаев", "қант", "تهران"] {
            assert_eq!(Stems::new().stem(word, &fold(word)), None, "{word}");
        }
    }
}
