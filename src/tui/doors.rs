//! Doors for fuzzing: what must hold for any bytes in rooms that are closed to the outside. Not part of the program.

use super::app::key::Key;
use super::page::text;

/// Keys in the notation of the table: what is read is written and read again as the same.
pub fn key(bytes: &[u8]) {
    let written = String::from_utf8_lossy(bytes);
    if let Some(key) = Key::parse(&written) {
        assert_eq!(Key::parse(&key.notation()), Some(key), "{written:?}");
    }
}

/// Wrapping and cutting: lines fit, no letter is lost, nothing is cut inside a grapheme, nothing steers the terminal.
/// The first byte is the width.
pub fn wrap(bytes: &[u8]) {
    let Some((cells, bytes)) = bytes.split_first() else { return };
    let cells = usize::from(*cells).max(1);
    let printed = String::from_utf8_lossy(bytes);
    let shown = text::clean(&printed);
    assert!(!shown.contains(text::is_hidden), "{shown:?}");
    assert_eq!(text::clean(&shown), shown, "cleaning again changes it");
    let letters = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let lines = text::wrap(&printed, cells);
    assert_eq!(letters(&lines.concat()), letters(&shown));
    lines.iter().for_each(|line| assert_fits(line, cells));
    for lines in [text::wrap_at_most(&printed, cells, 3), text::wrap_in_two(&printed, cells, cells)] {
        assert!(lines.len() <= 3);
        lines.iter().for_each(|line| assert_fits(line, cells));
    }
    let cut = text::cut(&shown, cells);
    assert!(text::width(&cut) <= cells, "{cut:?} in {cells}");
    let kept = cut.strip_suffix('…').unwrap_or(&cut);
    assert!(shown.starts_with(kept));
    let mut end = 0;
    while end < kept.len() {
        end = text::next_grapheme(&shown, end);
    }
    assert_eq!(end, kept.len(), "{kept:?} ends inside a grapheme of {shown:?}");
}

fn assert_fits(line: &str, cells: usize) {
    let alone = line.is_empty() || text::next_grapheme(line, 0) == line.len();
    assert!(alone || text::width(line) <= cells, "{line:?} in {cells}");
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::{any, prop, proptest};

    use super::{key, wrap};

    #[test]
    fn what_fuzzing_found_stays_found() {
        for (name, door) in [("key", key as fn(&[u8])), ("wrap", wrap)] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fuzz").join(name);
            let mut read = 0;
            for entry in std::fs::read_dir(folder).unwrap() {
                door(&std::fs::read(entry.unwrap().path()).unwrap());
                read += 1;
            }
            assert!(read > 0, "nothing to try {name} on");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_borne(bytes in prop::collection::vec(any::<u8>(), 0..200), text in any::<String>()) {
            for bytes in [bytes.as_slice(), text.as_bytes()] {
                key(bytes);
                wrap(bytes);
            }
        }
    }
}
