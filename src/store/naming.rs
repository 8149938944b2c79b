//! Which stories hold which names.

use super::codec::{names, names_blob};
use super::{Result, Saving};
use crate::digest::StoryId;

/// How many stories may hold a name for it to tell affairs apart. Of a name that more hold only this is kept, so that
/// neither a lookup nor a story more costs the more the larger the library is; it stays so when some of them go.
pub const RARE: usize = 64;

/// Stands in the place of a name's stories where it is common. No story has this number.
const COMMON: i64 = 0;

impl Saving<'_> {
    /// The stories that hold a name; `None` where it is not rare.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn stories_naming(&self, name: i64) -> Result<Option<Vec<StoryId>>> {
        self.settle_namings()?;
        let stories = self.holders(name)?;
        Ok((stories.first() != Some(&COMMON)).then(|| stories.into_iter().map(StoryId).collect()))
    }

    fn holders(&self, name: i64) -> Result<Vec<i64>> {
        let mut query =
            self.transaction.prepare_cached("SELECT story FROM naming WHERE name = ?1 ORDER BY story")?;
        Ok(query.query_map([name], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// Adds stories that hold one name.
    pub(super) fn add_holders(&self, namings: &[(i64, i64)]) -> Result<()> {
        let Some(&(name, _)) = namings.first() else { return Ok(()) };
        let before = self.holders(name)?;
        if before.first() == Some(&COMMON) {
            return Ok(());
        }
        let mut insert = self.transaction.prepare_cached("INSERT INTO naming VALUES (?1, ?2)")?;
        if before.len() + namings.len() <= RARE {
            for naming in namings {
                insert.execute(*naming)?;
            }
            return Ok(());
        }
        self.run("DELETE FROM naming WHERE name = ?1", [name])?;
        insert.execute((name, COMMON))?;
        Ok(())
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

#[cfg(test)]
mod tests {
    use super::RARE;
    use crate::store::Store;

    #[test]
    fn of_a_common_name_one_row_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open_to_write(&folder.path().join("library.db")).unwrap();
        let saving = store.saving().unwrap();
        let holders = |stories: std::ops::Range<i64>| stories.map(|story| (7, story)).collect::<Vec<_>>();
        let rare = i64::try_from(RARE).unwrap();
        saving.add_holders(&holders(1..rare)).unwrap();
        saving.add_holders(&holders(rare..rare + 1)).unwrap();
        assert_eq!(saving.stories_naming(7).unwrap().map(|stories| stories.len()), Some(RARE));
        for more in [rare + 1, rare + 2] {
            saving.add_holders(&holders(more..more + 1)).unwrap();
            assert_eq!(saving.stories_naming(7).unwrap(), None);
            assert_eq!(saving.holders(7).unwrap().len(), 1);
        }
        assert_eq!(saving.stories_naming(8).unwrap(), Some(vec![]));
    }
}
