//! Reading line by line.

use std::collections::VecDeque;
use std::io::{BufRead, Read};

use super::convert::{Cleaner, record};
use super::wire::WireLine;
use super::{BYTE_ORDER_MARK, Marks, Record, StoryRecord};
use crate::digest::Fault;
use crate::loader::decode::report::Report;
use crate::loader::limits::{self, Parted};

/// The records of a JSON Lines document, in order, with a fault for everything that is wrong.
///
/// A line that cannot be read is one fault, with its number and where JSON breaks off; the rest goes on. A fault
/// inside a record (a date that is none, control characters) comes right before the record. After a hundred
/// faults the rest is only counted. Memory does not grow with the document, only with its longest line, of which
/// none above 64 MiB is read.
pub struct Records<R> {
    input: R,
    line: Vec<u8>,
    number: usize,
    report: Report,
    ready: VecDeque<Result<Record, Fault>>,
    done: bool,
}

/// In bytes.
const LONGEST_LINE: usize = 64 << 20;

impl<R: BufRead> Records<R> {
    /// Of this document.
    pub fn new(input: R) -> Self {
        Self {
            input,
            line: Vec::new(),
            number: 0,
            report: Report::default(),
            ready: VecDeque::new(),
            done: false,
        }
    }

    fn advance(&mut self) {
        self.number += 1;
        match self.read_line() {
            Ok(true) => self.take_line(),
            Ok(false) => self.end(),
            Err(error) => {
                self.tell(format!("the document could not be read on: {error}"));
                self.end();
            }
        }
    }

    /// Reads the next line, without what is beyond the longest; false at the end.
    fn read_line(&mut self) -> std::io::Result<bool> {
        self.line.clear();
        let most = LONGEST_LINE as u64 + 1;
        let read = self.input.by_ref().take(most).read_until(b'\n', &mut self.line)?;
        if self.line.len() > LONGEST_LINE && self.line.last() != Some(&b'\n') {
            self.input.skip_until(b'\n')?;
        }
        Ok(read > 0)
    }

    fn take_line(&mut self) {
        if self.line.len() > LONGEST_LINE {
            return self
                .tell("this line is too long; split the story, or write it in shorter lines".to_owned());
        }
        let line = if self.number == 1 {
            self.line.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&self.line)
        } else {
            &self.line
        };
        if line.trim_ascii().is_empty() {
            return;
        }
        match serde_json::from_slice::<WireLine>(line.trim_ascii_end()) {
            Ok(wire) => self.take_record(wire),
            Err(error) => self.tell(explained(&error)),
        }
    }

    fn take_record(&mut self, wire: WireLine) {
        let mut cleaner = Cleaner::new(self.number, &mut self.report);
        let record = record(wire, &mut cleaner);
        self.ready.extend(cleaner.into_faults().into_iter().map(Err));
        match record {
            Ok(Record::Story(record)) => self.take_story(record),
            Ok(record) => self.ready.push_back(Ok(record)),
            Err(what) => self.tell(what),
        }
    }

    /// A story that is too long comes as several, of which the first keeps its name and marks.
    fn take_story(&mut self, mut record: StoryRecord) {
        let Some(Parted { rest, what }) = limits::part(&mut record.story) else {
            return self.ready.push_back(Ok(Record::Story(record)));
        };
        self.tell(what);
        let (outlet, issue, section) = (record.outlet.clone(), record.issue.clone(), record.section.clone());
        let marks = Marks { read: record.marks.read, ..Marks::default() };
        self.ready.push_back(Ok(Record::Story(record)));
        self.ready.extend(rest.into_iter().map(|story| {
            let (outlet, issue, section) = (outlet.clone(), issue.clone(), section.clone());
            Ok(Record::Story(StoryRecord {
                outlet,
                issue,
                section,
                position: None,
                story,
                marks: marks.clone(),
            }))
        }));
    }

    fn tell(&mut self, what: String) {
        let fault = Fault { line: self.number, what };
        self.ready.extend(self.report.tell(fault).map(Err));
    }

    fn end(&mut self) {
        self.done = true;
        self.ready.extend(self.report.closing().map(Err));
    }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Result<Record, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() && !self.done {
            self.advance();
        }
        self.ready.pop_front()
    }
}

/// An error of JSON with its column; the line it names is always 1 here and would mislead.
fn explained(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let what = text.strip_suffix(&place).unwrap_or(&text);
    format!("this line is not a record that akyn knows: {what} (column {})", error.column())
}
