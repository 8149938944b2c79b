//! Encodings, control characters and escape sequences.

use super::lines::Lines;

/// Decodes a document into clean lines.
pub fn decode(bytes: &[u8]) -> Lines {
    Lines::from(String::from_utf8_lossy(bytes).as_ref())
}
