//! Checksums of stored texts: a letter that changed on the disk breaks no rule of SQLite's, and no counter.
//!
//! The first six bytes of a cryptographic hash: SQLite stores them short, and one change in 2⁴⁸ passes.

use super::{Result, Store};
use crate::digest::StoryId;

/// Rows between two reports of how far the check is.
const PACE: u64 = 4_096;

/// The sum of a story's title and of its body as it stands in the file. Frozen: sums in library files rest on it.
pub(super) fn sum(title: &[u8], body: &[u8]) -> i64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&(title.len() as u64).to_le_bytes()).update(title).update(body);
    let mut start = [0; 8];
    hasher.finalize_xof().fill(&mut start);
    i64::from_le_bytes(start) >> 16
}

impl Store {
    /// The stories whose title or text is not as it was saved. `each` is told from time to time how many have been read.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub(super) fn unlike_their_sums(&self, each: &mut dyn FnMut(u64)) -> Result<Vec<StoryId>> {
        let mut query = self.connection.prepare(
            "SELECT body.story, story.title, body.blocks, body.sum FROM body CROSS JOIN story ON story.id = body.story
             WHERE body.sum IS NOT NULL ORDER BY body.story",
        )?;
        let (mut rows, mut unlike, mut read) = (query.query([])?, Vec::new(), 0);
        while let Some(row) = rows.next()? {
            // As bytes: what is damaged may be no text any more.
            let bytes = |column| -> rusqlite::Result<&[u8]> { Ok(row.get_ref(column)?.as_bytes()?) };
            if sum(bytes(1)?, bytes(2)?) != row.get::<_, i64>(3)? {
                unlike.push(StoryId(row.get(0)?));
            }
            read += 1;
            if read % PACE == 0 {
                each(read);
            }
        }
        Ok(unlike)
    }
}

#[cfg(test)]
mod tests {
    use super::sum;

    #[test]
    fn every_flipped_bit_changes_the_sum() {
        let (title, body) = (*b"Snow", *b"[[\"paragraph\",\"It fell.\"]]");
        let whole = sum(&title, &body);
        for at in 0..title.len() * 8 {
            let mut flipped = title;
            flipped[at / 8] ^= 1 << (at % 8);
            assert_ne!(sum(&flipped, &body), whole, "bit {at} of the title");
        }
        for at in 0..body.len() * 8 {
            let mut flipped = body;
            flipped[at / 8] ^= 1 << (at % 8);
            assert_ne!(sum(&title, &flipped), whole, "bit {at} of the body");
        }
        assert_ne!(sum(b"ab", b"c"), sum(b"a", b"bc"));
        assert_ne!(sum(b"", b"a"), sum(b"", b"a\0"));
    }

    #[test]
    fn sums_are_what_library_files_hold() {
        assert_eq!(sum(b"Snow", b"[]"), 45_983_196_123_525);
    }
}
