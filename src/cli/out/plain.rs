//! Foreign text made safe to print: file names, arguments and errors may hold anything.

use std::borrow::Cow;

use crate::library::is_foreign;

/// The text with every character replaced that a terminal might obey, that reorders what stands around it, or that
/// makes names look alike that are not.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if text.contains(is_foreign) {
        Cow::Owned(text.replace(is_foreign, "\u{fffd}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn nothing_that_a_terminal_obeys_is_left() {
        assert_eq!(plain("a\u{1b}[2Jb\u{7f}\u{9b}31m\r\n\u{202e}c"), "a�[2Jb��31m���c");
        assert_eq!(plain("pay\u{200b}pal\u{ad}\u{e0041}\u{3164}"), "pay�pal���");
        for text in ["", "می\u{200c}خواهم 👩\u{200d}🌾", "Тоқаев — “Orda”", "a\u{a0}b\u{200d}c 🇰🇿"]
        {
            assert_eq!(plain(text), text);
        }
    }
}
