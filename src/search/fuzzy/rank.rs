//! Best first: by score, then the newest, then in the order of adding.

use std::cmp::Reverse;

use super::fit::Worth;

/// A title that matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// The title's number, in the order of adding.
    pub(super) title: u32,
    /// Its age: the smaller, the newer.
    pub(super) age: u32,
    /// What it is worth.
    pub(super) worth: Worth,
}

impl Match {
    /// Where it stands if it is worth the least that it can be; the smaller, the better.
    fn place(&self) -> (Reverse<i32>, u32, u32) {
        (Reverse(self.worth.least), self.age, self.title)
    }
}

/// The best `rows` of these, by the least they are worth, best first.
pub(super) fn best(mut matches: Vec<Match>, rows: usize) -> Vec<Match> {
    if rows == 0 {
        return Vec::new();
    }
    if rows < matches.len() {
        matches.select_nth_unstable_by_key(rows - 1, Match::place);
        matches.truncate(rows);
    }
    matches.sort_unstable_by_key(Match::place);
    matches
}

/// Those that may be among the first `rows`.
pub(super) fn within_reach(mut matches: Vec<Match>, rows: usize) -> Vec<Match> {
    let least = threshold(&matches, rows);
    matches.retain(|found| found.worth.most >= least);
    matches
}

/// What a match must be able to be worth to be among the first `rows`: as much as the last of those that are there for
/// certain.
pub(super) fn threshold(matches: &[Match], rows: usize) -> i32 {
    let Some(last) = rows.checked_sub(1).filter(|_| rows <= matches.len()) else { return i32::MIN };
    let mut least: Vec<Reverse<i32>> = matches.iter().map(|found| Reverse(found.worth.least)).collect();
    let (_, Reverse(threshold), _) = least.select_nth_unstable(last);
    *threshold
}
