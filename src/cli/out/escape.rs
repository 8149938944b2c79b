//! JSON in which no string can move a terminal's cursor: JSON itself escapes only the first 32 control characters.

use std::io::{self, Write};

use super::is_foreign;

/// Compact JSON that also escapes what [`super::plain`] would replace, so that the value stays whole.
pub(crate) struct Escaping;

impl serde_json::ser::Formatter for Escaping {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some((at, foreign)) = rest.char_indices().find(|(_, character)| is_foreign(*character)) {
            let (before, from) = rest.split_at(at);
            // Every foreign character lies in the basic plane, so four digits hold it.
            write!(writer, "{before}\\u{:04x}", u32::from(foreign))?;
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
        let value = "a\u{1b}b\u{7f}\u{9b}2J — “Тоқаев”\u{202e}\"";
        let mut line = Vec::new();
        value.serialize(&mut serde_json::Serializer::with_formatter(&mut line, super::Escaping)).unwrap();
        let line = String::from_utf8(line).unwrap();
        assert_eq!(line, r#""a\u001bb\u007f\u009b2J — “Тоқаев”\u202e\"""#);
        assert_eq!(serde_json::from_str::<String>(&line).unwrap(), value);
    }
}
