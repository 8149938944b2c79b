//! Which encoding a document is in.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A decoded document.
pub(in crate::loader) struct Text<'a> {
    /// Without its byte order mark; may hold anything else.
    pub(in crate::loader) text: Cow<'a, str>,
    /// Whether some bytes could not be decoded and became U+FFFD.
    pub(in crate::loader) damaged: bool,
}

/// Decodes a document: by its byte order mark; as UTF-16 where every other byte says so; as UTF-8 where it is
/// that, but for fewer flaws than sound letters; otherwise by statistical detection (chardetng, as in Firefox).
pub(in crate::loader) fn text(bytes: &[u8]) -> Text<'_> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or_else(|| (without_mark(bytes), 0));
    let (text, damaged) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
    Text { text, damaged }
}

fn without_mark(bytes: &[u8]) -> &'static Encoding {
    if let Some(encoding) = utf_16(bytes) {
        encoding
    } else if mostly_utf_8(bytes) {
        UTF_8
    } else {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Deny)
    }
}

/// How much of a document is looked at for the pattern of UTF-16.
const SAMPLE: usize = 4096;

/// UTF-16 of Latin or Cyrillic text shows itself by the high byte of each pair, which is 0 to 5, or 20 to 22 for
/// punctuation, and by zeros that all stand on that side.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let (pairs, _) = sample.as_chunks::<2>();
    let zeros = |side: fn(&[u8; 2]) -> u8| pairs.iter().filter(|pair| side(pair) == 0).count();
    let (first, second) = (zeros(|pair| pair[0]), zeros(|pair| pair[1]));
    let (encoding, high): (_, fn(&[u8; 2]) -> u8) = if second > first * 20 {
        (UTF_16LE, |pair| pair[1])
    } else if first > second * 20 {
        (UTF_16BE, |pair| pair[0])
    } else {
        return None;
    };
    let usual = pairs.iter().filter(|pair| matches!(high(pair), 0x00..=0x05 | 0x20..=0x22)).count();
    (usual * 10 > pairs.len() * 9).then_some(encoding)
}

/// Whether a document is UTF-8, but for fewer flawed places than sound letters beyond ASCII.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut sound, mut flaws) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|char| !char.is_ascii()).count();
        flaws += usize::from(!chunk.invalid().is_empty());
    }
    flaws == 0 || flaws < sound
}
