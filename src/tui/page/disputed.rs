//! Letters on whose width terminals do not agree: joined emoji, skins of emoji, variants.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The most columns that such a letter takes on any terminal: a family of four, eight and some air.
pub(crate) const WIDEST: u16 = 10;

/// Whether a terminal that adds up the widths of a letter's parts gets another width than one that looks at the whole.
pub(crate) fn is_disputed(letter: &str) -> bool {
    // Anything of one part, and Latin letters with their marks, is not; most cells are.
    letter.len() > 4 && letter.chars().filter_map(UnicodeWidthChar::width).sum::<usize>() != letter.width()
}

/// As much of a disputed letter as every terminal shows in the same width or less.
pub(crate) fn undisputed(letter: &str) -> String {
    letter.chars().take(1).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_disputed, undisputed};

    #[test]
    fn joined_skinned_and_varied_emoji_are_disputed_and_nothing_else_is() {
        for letter in ["👨‍👩‍👧‍👦", "👩🏽‍🌾", "👋🏿", "🏳️‍🌈", "1️⃣", "❤️"]
        {
            assert!(is_disputed(letter), "{letter}");
        }
        for letter in ["a", "e\u{301}", "水", "Қ", "🇰🇿", "🔥", "e\u{301}\u{302}\u{303}", "ش\u{651}"]
        {
            assert!(!is_disputed(letter), "{letter}");
        }
        assert_eq!(undisputed("👩🏽‍🌾"), "👩");
    }
}
