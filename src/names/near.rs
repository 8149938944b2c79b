//! Whether two keys of spelling may stand for one name: an edit distance in which vowels cost little.

/// Letters from which a key tells enough to be compared softly.
const TELLING: usize = 5;

/// The part of the longer key's length that two spellings of one name may be apart.
const APART: f32 = 0.10;

/// Whether two keys, as [`super::spelling_key`] makes them, are so near that they are spellings of one name: the same
/// number of words, each the same as its like or, from five letters on, within a tenth of the longer one's length by a
/// distance in which the vowels that transliterations confuse cost little and consonants more than any name affords. A
/// last `a` more is a woman's name and never near: `karimov`, `karimova`.
pub fn is_near(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (mut ones, mut others) = (one.split(' '), other.split(' '));
    loop {
        match (ones.next(), others.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one == other || is_near_word(one, other) => {}
            _ => return false,
        }
    }
}

fn is_near_word(one: &str, other: &str) -> bool {
    let (ones, others) = (letters(one), letters(other));
    let (longer, shorter) = (ones.max(others), ones.min(others));
    if shorter < TELLING
        || longer - shorter > 2
        || open_apart(one, other, longer)
        || is_feminine(one, other)
        || is_feminine(other, one)
    {
        return false;
    }
    if one.contains(|letter: char| letter.is_numeric()) {
        return false;
    }
    let longest = u16::try_from(longer).map_or(f32::MAX, f32::from);
    distance(one, other) <= APART * longest + f32::EPSILON
}

fn letters(word: &str) -> usize {
    if word.is_ascii() { word.len() } else { word.chars().count() }
}

/// Whether two words open with consonants that no spelling confuses: one of them at least is a letter that only one word
/// has, and costs more than words so short may be apart. This spares most words the distance.
fn open_apart(one: &str, other: &str, longer: usize) -> bool {
    const SHORT: usize = 11;
    let firm = |letter: &u8| matches!(letter, b'b' | b'd' | b'j' | b'l' | b'm' | b'n' | b'p' | b'r' | b't');
    let (first, second) = (one.as_bytes().first(), other.as_bytes().first());
    longer <= SHORT && first != second && first.is_some_and(firm) && second.is_some_and(firm)
}

fn is_feminine(one: &str, other: &str) -> bool {
    one.strip_suffix('a').is_some_and(|stem| stem == other || !other.ends_with(['a', 'e', 'i', 'o', 'u']))
}

fn distance(one: &str, other: &str) -> f32 {
    let others: Vec<char> = other.chars().collect();
    let mut above: Vec<f32> = Vec::with_capacity(others.len() + 1);
    above.push(0.0);
    for letter in &others {
        above.push(above.last().copied().unwrap_or(0.0) + gap(*letter));
    }
    let mut row = above.clone();
    for letter in one.chars() {
        let mut corner = 0.0;
        let mut left = 0.0;
        for (at, cell) in row.iter_mut().enumerate() {
            let over = above.get(at).copied().unwrap_or(0.0);
            let price = match at.checked_sub(1).and_then(|before| others.get(before)) {
                None => over + gap(letter),
                Some(&opposite) => {
                    let changed: f32 = corner + swap(letter, opposite);
                    changed.min(over + gap(letter)).min(left + gap(opposite))
                }
            };
            corner = over;
            left = price;
            *cell = price;
        }
        above.clone_from(&row);
    }
    above.last().copied().unwrap_or(0.0)
}

/// The price of a letter that only one of the two has.
fn gap(letter: char) -> f32 {
    match letter {
        'h' => 0.3,
        'e' | 'i' | 'a' | 'u' | 'y' => 0.5,
        'o' => 0.6,
        _ => 1.2,
    }
}

/// The price of a letter in another's place.
fn swap(one: char, other: char) -> f32 {
    if one == other {
        return 0.0;
    }
    match (one.min(other), one.max(other)) {
        ('i', 'y') => 0.2,
        ('e', 'i') => 0.25,
        ('a', 'o') | ('o', 'u') | ('e', 'y') => 0.35,
        ('s', 'z') => 0.4,
        ('g', 'h') | ('f', 'v') => 0.5,
        ('g', 'k') | ('h', 'k') | ('c', 's') => 0.6,
        (one, other) if is_vowel(one) && is_vowel(other) => 0.8,
        _ => 1.3,
    }
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

#[cfg(test)]
mod tests {
    use super::is_near;
    use crate::names::{fold, spelling_key};
    use proptest::prelude::*;

    fn near(one: &str, other: &str) -> bool {
        is_near(&spelling_key(&fold(one)), &spelling_key(&fold(other)))
    }

    #[test]
    fn spellings_of_one_name_are_near() {
        for (one, other) in [
            ("Kamil", "Komil"),
            ("Rosatom", "Rosatam"),
            ("Samarkand", "Samarqand"),
            ("Mirziyoyev", "Mirziyoev"),
        ] {
            assert!(near(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn names_that_only_look_alike_are_not() {
        for (one, other) in [
            ("Mirzoyan", "Mirziyoyev"),
            ("Ozodilik", "Ozodi"),
            ("Karimov", "Karimova"),
            ("Karimov", "Kerimov"),
            ("Osh", "Ash"),
            ("Talgar", "Talas"),
        ] {
            assert!(!near(one, other), "{one}, {other}");
        }
    }

    proptest! {
        #[test]
        fn nearness_is_mutual(one in "[a-z]{0,12}", other in "[a-z]{0,12}") {
            prop_assert!(is_near(&one, &one));
            prop_assert_eq!(is_near(&one, &other), is_near(&other, &one));
        }
    }
}
