//! Titles in memory: their forms end to end in a few large texts, with a bag and an age each.

use super::bag::bag;
use super::form::Form;

/// Titles in a sheaf: what one core looks at before it asks whether to go on.
pub(super) const SHEAF: usize = 1024;

/// Titles next to each other in memory.
#[derive(Debug, Default)]
pub(super) struct Sheaf {
    text: String,
    titles: Vec<Entry>,
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    /// Where its folded form ends and its Latin form begins.
    folded_end: u32,
    /// Where its Latin form ends.
    end: u32,
    bag: u64,
    age: u32,
}

/// A title in both forms.
#[derive(Debug, Clone, Copy)]
pub(super) struct Title<'a> {
    /// Folded.
    pub(super) folded: &'a str,
    /// In Latin; nothing where that is the same.
    pub(super) latin: &'a str,
    /// The letters of both.
    pub(super) bag: u64,
    /// Days before some day: the smaller, the newer.
    pub(super) age: u32,
}

impl<'a> Title<'a> {
    /// In Latin.
    pub(super) fn latin(self) -> &'a str {
        if self.latin.is_empty() { self.folded } else { self.latin }
    }
}

impl Sheaf {
    /// Adds a title, unless the sheaf is full.
    pub(super) fn add(&mut self, printed: &str, age: u32) -> bool {
        let folded = Form::folded(printed).text;
        let latin = Some(Form::latin(printed).text).filter(|latin| *latin != folded).unwrap_or_default();
        let ends = (self.text.len() + folded.len(), self.text.len() + folded.len() + latin.len());
        let (Ok(folded_end), Ok(end)) = (u32::try_from(ends.0), u32::try_from(ends.1)) else { return false };
        if self.titles.len() == SHEAF {
            return false;
        }
        self.text.push_str(&folded);
        self.text.push_str(&latin);
        self.titles.push(Entry { folded_end, end, bag: bag(&folded) | bag(&latin), age });
        true
    }

    /// How many titles it holds.
    pub(super) fn len(&self) -> usize {
        self.titles.len()
    }

    /// A title of the sheaf.
    pub(super) fn title(&self, place: usize) -> Option<Title<'_>> {
        let entry = self.titles.get(place)?;
        let start =
            place.checked_sub(1).and_then(|before| self.titles.get(before)).map_or(0, |before| before.end);
        Some(Title {
            folded: self.text.get(start as usize..entry.folded_end as usize)?,
            latin: self.text.get(entry.folded_end as usize..entry.end as usize)?,
            bag: entry.bag,
            age: entry.age,
        })
    }

    /// Gives back memory that was taken for titles to come.
    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.titles.shrink_to_fit();
    }

    /// Bytes of memory.
    pub(super) fn bytes(&self) -> usize {
        self.text.capacity() + self.titles.capacity() * size_of::<Entry>()
    }
}
