//! A list of which only the rows that answer a query are seen.

use super::{Listing, Row};

/// What a list is filtered by.
#[derive(Debug, Clone)]
pub(super) struct Sifting<Id> {
    text: String,
    /// The row that was selected in the whole list.
    pub(super) before: Option<Id>,
    /// The query is new: no row that does not answer stays because it is selected.
    pub(super) fresh: bool,
}

impl<R: Row> Listing<R> {
    /// What the list is filtered by.
    pub(crate) fn filter(&self) -> Option<&str> {
        self.sifting.as_ref().map(|sifting| sifting.text.as_str())
    }

    /// Whether the selected row stays though it does not answer any more: the story being read, for one.
    pub(crate) fn holds(&self) -> bool {
        self.sifting.as_ref().is_some_and(|sifting| !sifting.fresh)
    }

    /// Filters the list by a query; nothing where that is blank.
    pub(crate) fn sift(&mut self, text: &str) {
        if text.trim().is_empty() {
            self.unsift(true);
            return;
        }
        let before = match self.sifting.take() {
            Some(known) if known.text == text => {
                self.sifting = Some(known);
                return;
            }
            Some(known) => known.before,
            None => self.wanted.take().or_else(|| self.selected_id()),
        };
        self.sifting = Some(Sifting { text: text.to_owned(), before, fresh: true });
        self.refresh();
    }

    /// Filters by what another list was filtered by.
    pub(crate) fn sift_like(&mut self, text: Option<String>) {
        self.sifting = text.map(|text| Sifting { text, before: None, fresh: true });
    }

    /// Shows the whole list again: with the row selected that was before, or `back` being false, the one that is.
    pub(crate) fn unsift(&mut self, back: bool) {
        let Some(Sifting { before, .. }) = self.sifting.take() else { return };
        let now = self.selected_id();
        self.wanted = if back { before.or(now) } else { now.or(before) };
        self.refresh();
    }

    /// A row is sought that does not answer: the whole list is shown, and the row in it.
    pub(super) fn give_way(&mut self, sought: R::Id) {
        self.sifting = None;
        self.wanted = Some(sought);
        self.refresh();
    }

    /// The row around which a new query looks first.
    pub(super) fn before(&self) -> Option<R::Id> {
        self.sifting.as_ref().filter(|sifting| sifting.fresh).and_then(|sifting| sifting.before)
    }

    /// The answer to a new query has come; whether it had been new.
    pub(super) fn settle_sifting(&mut self) -> bool {
        self.sifting.as_mut().is_some_and(|sifting| std::mem::take(&mut sifting.fresh))
    }
}
