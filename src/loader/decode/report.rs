//! Telling what was wrong once a line and kind, and never more than a reader can bear.

use crate::digest::Fault;

/// The most faults of decoding that are told one by one.
pub(in crate::loader) const MOST: usize = 100;

/// Keeps count of what has been told.
#[derive(Debug, Default)]
pub(in crate::loader) struct Report {
    line: usize,
    told_on_line: Vec<&'static str>,
    told: usize,
    untold: usize,
}

impl Report {
    /// A fault to tell, unless it has been told for this line or enough have been told. Lines come in order.
    pub(in crate::loader) fn note(&mut self, line: usize, what: &'static str) -> Option<Fault> {
        if line != self.line {
            self.line = line;
            self.told_on_line.clear();
        }
        if self.told_on_line.contains(&what) {
            return None;
        }
        self.told_on_line.push(what);
        self.tell(Fault { line, what: what.to_owned() })
    }

    /// This fault, unless enough have been told.
    pub(in crate::loader) fn tell(&mut self, fault: Fault) -> Option<Fault> {
        if self.told == MOST {
            self.untold += 1;
            return None;
        }
        self.told += 1;
        Some(fault)
    }

    /// The fault that counts those that were not told one by one.
    pub(in crate::loader) fn closing(&self) -> Option<Fault> {
        let what = || format!("and {} more of the like, in lines further down", self.untold);
        (self.untold > 0).then(|| Fault { line: 0, what: what() })
    }
}
