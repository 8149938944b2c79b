//! How a term leads to the stories that hold it: entries on shelves, and the stories that gather most of them.

use std::collections::BTreeMap;

use super::term::{Term, Terms};

/// Numbers of stories to a shelf.
pub const SHELF: i64 = 1 << 12;

/// Levels at which an entry tells how much of its story the term is.
const LEVELS: f64 = 15.0;
/// The share of a term at the lowest level, as a power of two, and how many powers a level is.
const LOWEST: f64 = -6.6;
const STEP: f64 = 0.4;

/// A story under a term: where on its shelf it stands, and how much of it the term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry(u16);

impl Entry {
    /// The entry of a story under one of its terms.
    pub fn new(story: i64, term: Term, story_terms: &Terms) -> Self {
        let part = (1.0 + f64::from(term.times.max(1)).ln()) / f64::from(story_terms.length).max(1e-3);
        // The cast saturates; levels fit four bits.
        let level = ((part.log2() - LOWEST) / STEP).round().clamp(0.0, LEVELS) as u16;
        Self(place(story) << 4 | level)
    }

    /// The entry of another story under a term that is as much of it.
    pub fn of(self, story: i64) -> Self {
        Self(place(story) << 4 | self.0 & 15)
    }

    /// As library files keep it.
    pub fn to_bytes(self) -> [u8; 2] {
        self.0.to_le_bytes()
    }

    /// Whether it is that of the story with this number.
    pub fn is_of(self, story: i64) -> bool {
        i64::from(self.0 >> 4) == story.rem_euclid(SHELF)
    }

    /// Entries as a library file keeps them.
    pub fn all(bytes: &[u8]) -> impl Iterator<Item = Self> + '_ {
        bytes.as_chunks::<2>().0.iter().map(|entry| Self(u16::from_le_bytes(*entry)))
    }
}

/// The place of a story on its shelf.
fn place(story: i64) -> u16 {
    u16::try_from(story.rem_euclid(SHELF)).unwrap_or_default()
}

/// What stories gather while the entries of a query's terms are gone through.
#[derive(Debug, Default)]
pub struct Shelves {
    gathered: BTreeMap<i64, Vec<f32>>,
}

impl Shelves {
    /// Goes through the entries of a term of this weight on a shelf.
    pub fn gather(&mut self, shelf: i64, weight: f64, entries: &[u8]) {
        let levels: Vec<f32> =
            (0..16_u8).map(|level| (weight * (LOWEST + STEP * f64::from(level)).exp2()) as f32).collect();
        let stories = self.gathered.entry(shelf).or_insert_with(|| vec![0.0; SHELF as usize]);
        for entry in Entry::all(entries) {
            if let (Some(sum), Some(part)) =
                (stories.get_mut(usize::from(entry.0 >> 4)), levels.get(usize::from(entry.0 & 15)))
            {
                *sum += part;
            }
        }
    }

    /// The stories that gathered most, at most so many.
    pub fn best(&self, most: usize) -> Vec<i64> {
        let stories = self.gathered.iter().flat_map(|(shelf, stories)| {
            let first = shelf * SHELF;
            (first..).zip(stories).filter(|(_, sum)| **sum > 0.0).map(|(story, sum)| (*sum, story))
        });
        let mut stories: Vec<(f32, i64)> = stories.collect();
        if stories.len() > most && most > 0 {
            stories.select_nth_unstable_by(most - 1, |one, other| other.0.total_cmp(&one.0));
            stories.truncate(most);
        }
        stories.into_iter().map(|(_, story)| story).collect()
    }
}

/// The same for terms that few stories hold: it costs what its entries are, however many shelves a library has.
#[derive(Debug, Default)]
pub struct Few {
    parts: Vec<(i64, f32)>,
}

impl Few {
    /// Goes through the entries of a term of this weight on a shelf.
    pub fn gather(&mut self, shelf: i64, weight: f64, entries: &[u8]) {
        let part = |level: u16| (weight * (LOWEST + STEP * f64::from(level)).exp2()) as f32;
        let story = |entry: &Entry| shelf * SHELF + i64::from(entry.0 >> 4);
        self.parts.extend(Entry::all(entries).map(|entry| (story(&entry), part(entry.0 & 15))));
    }

    /// The stories that gathered most, at most so many, the most first and the newest of equals.
    pub fn best(mut self, most: usize) -> Vec<i64> {
        self.parts.sort_by_key(|part| part.0);
        let mut sums: Vec<(i64, f32)> = Vec::new();
        for (story, part) in self.parts {
            match sums.last_mut() {
                Some(last) if last.0 == story => last.1 += part,
                _ => sums.push((story, part)),
            }
        }
        sums.sort_by(|one, other| other.1.total_cmp(&one.1).then(other.0.cmp(&one.0)));
        sums.into_iter().take(most).map(|(story, _)| story).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Few, Shelves};
    use crate::related::TermReader;

    #[test]
    fn the_stories_with_most_of_the_terms_come_out() {
        let terms = TermReader::default().read(None, ["A reservoir near Osh overflowed."]);
        let entry = |story| Entry::new(story, terms.terms[0], &terms).to_bytes();
        let mut shelves = Shelves::default();
        shelves.gather(0, 3.0, &[entry(7), entry(9)].concat());
        shelves.gather(2, 3.0, &entry(8_200));
        shelves.gather(2, 3.0, &entry(8_200));
        assert_eq!(shelves.best(1), [8_200]);
        let mut all = shelves.best(10);
        all.sort_unstable();
        assert_eq!(all, [7, 9, 8_200]);
        let mut few = Few::default();
        few.gather(2, 3.0, &entry(8_200));
        few.gather(0, 3.0, &[entry(7), entry(9)].concat());
        few.gather(2, 3.0, &entry(8_200));
        assert_eq!(few.best(2), [8_200, 9]);
    }

    #[test]
    fn an_entry_knows_its_story() {
        let terms = TermReader::default().read(None, ["reservoir"]);
        let entry = Entry::new(5_000, terms.terms[0], &terms);
        assert!(entry.is_of(5_000) && !entry.is_of(5_001));
        assert_eq!(entry, Entry::new(0, terms.terms[0], &terms).of(5_000));
        assert_eq!(Entry::all(&entry.to_bytes()).collect::<Vec<_>>(), [entry]);
    }
}
