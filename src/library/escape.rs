//! What no line of text holds, and JSON in which no string can move a terminal's cursor: JSON itself escapes only the
//! first 32 control characters.

use std::io::{self, Write};

/// Whether a character is one that no line of text holds: a terminal might obey it (C0, delete, C1), it ends a line, it
/// turns the writing direction round, or it shows nothing and means nothing in any script's running text, so that it
/// makes names look alike that are not (zero-width spaces, soft hyphens, blank letters, tag characters). Joiners are not
/// among them: Persian and emoji need them.
pub fn is_foreign(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// Compact JSON that also escapes what is foreign, so that the value stays whole.
#[derive(Debug, Clone, Copy)]
pub struct Escaping;

impl serde_json::ser::Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, foreign)) = rest.char_indices().find(|(_, character)| is_foreign(*character)) {
            let (before, from) = rest.split_at(at);
            writer.write_all(before.as_bytes())?;
            for unit in foreign.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = from.strip_prefix(foreign).unwrap_or_default();
        }
        writer.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    #[test]
    fn the_value_stays_whole_and_the_terminal_unmoved() {
        let value = "a\u{1b}b\u{7f}\u{9b}2J — “Тоқаев”\u{202e}\u{e0041}\"";
        let mut line = Vec::new();
        value.serialize(&mut serde_json::Serializer::with_formatter(&mut line, super::Escaping)).unwrap();
        let line = String::from_utf8(line).unwrap();
        assert_eq!(line, r#""a\u001bb\u007f\u009b2J — “Тоқаев”\u202e\udb40\udc41\"""#);
        assert_eq!(serde_json::from_str::<String>(&line).unwrap(), value);
    }
}
