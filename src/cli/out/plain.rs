//! Foreign text made safe to print: file names, arguments and errors may hold anything.

use std::borrow::Cow;

/// The text with every character replaced that a terminal might obey, that reorders what stands around it, or that
/// makes names look alike that are not.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    let unwanted = |character| is_foreign(character) || is_disguise(character);
    if text.contains(unwanted) { Cow::Owned(text.replace(unwanted, "\u{fffd}")) } else { Cow::Borrowed(text) }
}

/// Whether a character shows nothing and means nothing in any script's running text: zero-width spaces, soft hyphens,
/// blank letters, tag characters. Joiners are not among them: Persian and emoji need them.
fn is_disguise(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
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
        assert_eq!(plain("pay\u{200b}pal\u{ad}\u{e0041}\u{3164}"), "pay�pal���");
        for text in ["", "می\u{200c}خواهم 👩\u{200d}🌾", "Тоқаев — “Orda”", "a\u{a0}b\u{200d}c 🇰🇿"]
        {
            assert_eq!(plain(text), text);
        }
    }
}
