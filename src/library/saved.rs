//! Searches saved by name: a watchlist.

use super::{Library, LibraryError, Query, Result};
use crate::names::{fold, words};
use crate::store::{AnswerCounts, SavedSearch, Saving};

/// The longest name.
const LONGEST: usize = 60;

/// A saved search with what it finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The search.
    pub search: SavedSearch,
    /// Stories that it finds.
    pub stories: u64,
    /// Those that are unread.
    pub unread: u64,
    /// Those that came with the last import that brought stories.
    pub new: u64,
}

/// Stories that the last import brought for a saved search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct News {
    /// The search's name.
    pub name: String,
    /// How many; at least one.
    pub stories: u64,
}

impl Library {
    /// The saved searches, in the order in which they were first saved.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>> {
        Ok(self.store.saved_searches()?)
    }

    /// The search saved under this name; case and accents make no difference.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn saved_search(&self, name: &str) -> Result<Option<SavedSearch>> {
        Ok(self.store.saved_search(&key(name))?)
    }

    /// Saves a search under a name; hands back the one that had it before.
    ///
    /// # Errors
    /// When the name is none, or the library cannot be written.
    pub fn save_search(&mut self, name: &str, query: &str) -> Result<Option<SavedSearch>> {
        let (name, query) = (name.trim().to_owned(), query.trim().to_owned());
        let key = key(&name);
        if key.is_empty() || name.chars().count() > LONGEST || name.contains(char::is_control) {
            return Err(LibraryError::Name(name.chars().filter(|letter| !letter.is_control()).collect()));
        }
        let before = self.store.saved_search(&key)?;
        let saving = self.saving()?;
        saving.save_search(&key, &SavedSearch { name, query })?;
        saving.commit()?;
        Ok(before)
    }

    /// Takes a saved search out; hands it back, where there was one.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn forget_search(&mut self, name: &str) -> Result<Option<SavedSearch>> {
        let key = key(name);
        let before = self.store.saved_search(&key)?;
        if before.is_some() {
            let saving = self.saving()?;
            saving.forget_search(&key)?;
            saving.commit()?;
        }
        Ok(before)
    }

    /// The saved searches with what they find. Looks at every story that answers one: not to be waited for by a key.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn watchlist(&self) -> Result<Vec<Watched>> {
        let searches = self.store.saved_searches()?;
        searches
            .into_iter()
            .map(|search| {
                let plan = self.plan(&Query::lenient(&search.query))?;
                let AnswerCounts { stories, unread, new } =
                    self.store.count_answers(plan.words.as_ref(), &plan.filter)?;
                Ok(Watched { search, stories, unread, new })
            })
            .collect()
    }

    /// What the last import brought for the saved searches; those for which there is something.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn news(&self) -> Result<Vec<News>> {
        let mut news = Vec::new();
        for SavedSearch { name, query } in self.store.saved_searches()? {
            let plan = self.plan(&Query::lenient(&query))?;
            let stories = self.store.count_new_answers(plan.words.as_ref(), &plan.filter)?;
            if stories > 0 {
                news.push(News { name, stories });
            }
        }
        Ok(news)
    }

    /// Notes that an import begins.
    pub(super) fn begin_import(&mut self) -> Result<()> {
        let saving = self.saving()?;
        saving.begin_import()?;
        Ok(saving.commit()?)
    }
}

/// Keeps a search that an export holds. As with marks, it only adds: one that has the name already stays as it is.
pub(super) fn keep_search(saving: &Saving<'_>, search: SavedSearch) -> Result<()> {
    let key = key(&search.name);
    if !key.is_empty() && search.name.chars().count() <= LONGEST {
        saving.add_search(&key, &search)?;
    }
    Ok(())
}

/// A name as it is known by: its words, folded.
fn key(name: &str) -> String {
    words(name).map(|word| fold(word.text)).collect::<Vec<_>>().join(" ")
}
