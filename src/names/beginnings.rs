//! Which words may be in a table, told by their first three letters.
//!
//! Of the capitalised words of a text few begin the name of a country; most are ruled out here before they are folded.

/// The first letters of the words of a table.
pub(super) struct Beginnings {
    /// A bit for every three letters of ASCII, shorter words filled up.
    bits: Vec<u64>,
}

/// The letters and digits of ASCII, and one place for none.
const LETTERS: usize = 37;

impl Default for Beginnings {
    fn default() -> Self {
        Self { bits: vec![0; (LETTERS * LETTERS * LETTERS).div_ceil(64)] }
    }
}

impl Beginnings {
    /// Adds a folded word.
    pub(super) fn add(&mut self, folded: &str) {
        if let Some(place) = place(folded) {
            self.set(place);
        }
    }

    /// Adds all words that begin with these folded letters.
    pub(super) fn add_stem(&mut self, folded: &str) {
        self.add(folded);
        if folded.len() < 3 {
            // Short stems leave letters open; none is so short as to leave all of them.
            for letter in ('a'..='z').chain('0'..='9') {
                self.add_stem(&format!("{folded}{letter}"));
            }
        }
    }

    /// Whether a word as printed may be one of the table's; a word that opens with others than plain letters
    /// and digits always may.
    pub(super) fn may_hold(&self, printed: &str) -> bool {
        place(printed)
            .is_none_or(|place| self.bits.get(place / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1))
    }

    fn set(&mut self, place: usize) {
        if let Some(bits) = self.bits.get_mut(place / 64) {
            *bits |= 1 << (place % 64);
        }
    }
}

/// The place of a word's first three letters, in any case; `None` where one of them is neither letter nor digit of
/// ASCII.
fn place(word: &str) -> Option<usize> {
    let bytes = word.as_bytes();
    (0..3).try_fold(0, |place, at| {
        let letter = match bytes.get(at).map(u8::to_ascii_lowercase) {
            None => 0,
            Some(digit @ b'0'..=b'9') => usize::from(digit - b'0') + 1,
            Some(letter @ b'a'..=b'z') => usize::from(letter - b'a') + 11,
            Some(_) => return None,
        };
        Some(place * LETTERS + letter)
    })
}

#[cfg(test)]
mod tests {
    use super::Beginnings;

    #[test]
    fn words_are_told_by_their_first_letters() {
        let mut beginnings = Beginnings::default();
        beginnings.add("uk");
        beginnings.add("kazakhstan");
        beginnings.add_stem("um");
        for word in ["UK", "Kazakhstan", "Kazan", "Um", "Uma", "UMBRIA", "Казахстан", "U.K", "O'zbek"]
        {
            assert!(beginnings.may_hold(word), "{word}");
        }
        for word in ["The", "U", "Ukraine", "Ka", "Osh", "2024", ""] {
            assert!(!beginnings.may_hold(word), "{word}");
        }
    }
}
