//! Words without their inflections.

use snowball_stemmers_rs::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use super::fold::fold;

/// Reduces words to stems, so that `sanctions` and `sanctioned`, or `санкций` and `санкциями`, meet: Snowball's stemmers
/// of English (Porter 2) and Russian. Names are apart: Snowball takes too much from them (Киев, Казахстан).
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

/// Endings that names take in Russian, the longer first.
const NAMES: [&str; 38] = [
    "ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "ом", "ем", "ым", "им", "ой", "ей", "ах", "ях",
    "ам", "ям", "ых", "их", "ую", "юю", "ая", "яя", "ое", "ее", "ые", "ий", "ый", "а", "я", "у", "ю", "е",
    "ы", "и", "ь", "о",
];

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
        } else if is_cyrillic(folded) {
            // Folding takes the й from Russian endings: they are looked for in the word as printed.
            fold(&self.russian.stem(&lower(printed)))
        } else {
            return None;
        };
        (stem != folded && !stem.is_empty()).then_some(stem)
    }
}

/// What is left, folded, of a Cyrillic name without the ending of a case, Kazakh or Russian.
pub(super) fn name_stems(printed: &str, folded: &str) -> Vec<String> {
    if !is_cyrillic(folded) {
        return Vec::new();
    }
    let lower = lower(printed);
    let russian = NAMES.iter().find_map(|ending| lower.strip_suffix(ending));
    let russian = russian.filter(|stem| stem.chars().nth(1).is_some());
    kazakh(&lower).into_iter().chain(russian).map(fold).collect()
}

fn is_cyrillic(folded: &str) -> bool {
    !folded.is_empty() && folded.chars().all(|letter| ('а'..='я').contains(&letter))
}

fn lower(printed: &str) -> String {
    let plain_yo = |letter| if letter == 'ё' { 'е' } else { letter };
    printed.nfc().flat_map(char::to_lowercase).map(plain_yo).collect()
}

/// A Kazakh word, known by a letter that Russian lacks, without the ending of its case.
fn kazakh(lower: &str) -> Option<&str> {
    if !lower.contains(['ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'і']) {
        return None;
    }
    let stem = KAZAKH.iter().find_map(|ending| lower.strip_suffix(ending))?;
    (stem.chars().count() >= KAZAKH_LEAST).then_some(stem)
}

#[cfg(test)]
mod tests {
    use super::{Stems, name_stems};
    use crate::names::fold;

    #[test]
    fn inflections_meet_in_one_stem() {
        let stem = |word: &str| Stems::new().stem(word, &fold(word)).unwrap_or_else(|| fold(word));
        for group in [
            ["sanction", "sanctions", "sanctioned", "sanctioning"].as_slice(),
            &["policy", "policies"],
            &["export", "exports", "exported"],
            &["agree", "agreed", "agreeing"],
            &["санкции", "санкций", "санкциями"],
            &["Зеленский", "Зеленского", "Зеленскому"],
        ] {
            assert!(group.iter().all(|word| stem(word) == stem(group[0])), "{group:?}");
        }
        for word in ["tokayev", "osh", "5g", "rosatom", "қант", "تهران"] {
            assert_eq!(Stems::new().stem(word, &fold(word)), None, "{word}");
        }
    }

    #[test]
    fn inflected_names_are_led_back_to_their_plain_form() {
        for (name, stem) in [
            ("Токаева", "токаев"),
            ("Токаевым", "токаев"),
            ("МИРЗИЁЕВУ", "мирзиеев"),
            ("Казахстаном", "казахстан"),
            ("Киева", "киев"),
            ("Оше", "ош"),
            ("Тоқаевтың", "токаев"),
            ("Қазақстанның", "казакстан"),
        ] {
            assert!(name_stems(name, &fold(name)).contains(&stem.to_owned()), "{name}");
        }
        assert_eq!(name_stems("Астаны", &fold("Астаны")), name_stems("Астана", &fold("Астана")));
        assert_eq!(name_stems("Tokayeva", "tokayeva"), [""; 0]);
    }
}
