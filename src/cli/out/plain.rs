//! Foreign text made safe to print: file names, arguments and errors may hold anything.

use std::borrow::Cow;

/// The text with every character that a terminal might obey, or that reorders what stands around it, replaced.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if text.contains(is_foreign) {
        Cow::Owned(text.replace(is_foreign, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether a character is one that no line of text holds: a control character (C0, delete, C1), a separator of
/// lines, or an override of the writing direction.
pub(crate) fn is_foreign(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn nothing_that_a_terminal_obeys_is_left() {
        assert_eq!(plain("a\u{1b}[2Jb\u{7f}\u{9b}31m\r\n\u{202e}c"), "a�[2Jb��31m���c");
        for text in ["", "Тоқаев — “Orda”", "a\u{a0}b\u{200d}c 🇰🇿"] {
            assert_eq!(plain(text), text);
        }
    }
}
