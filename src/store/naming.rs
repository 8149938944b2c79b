//! Which stories hold which names.

use super::codec::{names, names_blob};
use super::{Result, Saving};
use crate::digest::StoryId;

/// How many stories may hold a name for it to tell affairs apart. Lookups stop behind it, so that their price does not
/// grow with the library.
pub const RARE: u32 = 64;

impl Saving<'_> {
    /// The stories that hold a name; `None` where it is not rare.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stories_naming(&self, name: i64) -> Result<Option<Vec<StoryId>>> {
        self.settle_namings()?;
        let mut query =
            self.transaction.prepare_cached("SELECT story FROM naming WHERE name = ?1 LIMIT ?2")?;
        let stories: Vec<StoryId> = query
            .query_map((name, RARE + 1), |row| row.get(0).map(StoryId))?
            .collect::<rusqlite::Result<_>>()?;
        Ok((stories.len() <= RARE as usize).then_some(stories))
    }

    /// Gives a story these names in the place of those it had.
    pub(super) fn rename(&self, story: StoryId, to: &[i64]) -> Result<()> {
        let mut query = self.transaction.prepare_cached("SELECT names FROM story WHERE id = ?1")?;
        let before: Vec<u8> = query.query_row([story.0], |row| row.get(0))?;
        let after = names_blob(to);
        if before == after {
            return Ok(());
        }
        self.settle_namings()?;
        let mut delete =
            self.transaction.prepare_cached("DELETE FROM naming WHERE name = ?1 AND story = ?2")?;
        for name in names(&before) {
            delete.execute((name, story.0))?;
        }
        self.run("UPDATE story SET names = ?2 WHERE id = ?1", (story.0, after))?;
        self.add_namings(story, to)
    }
}
