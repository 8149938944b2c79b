//! JSON Lines, saved while they are read.
//!
//! Stories that follow each other and name one issue are a group. A long group is saved in portions, so that memory
//! does not grow with it, but within one transaction.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::sync::atomic::{AtomicBool, Ordering};

use super::super::keep::Keeper;
use super::super::saved::keep_search;
use super::super::{Result, SavedSearch, index};
use super::Imported;
use super::checkpoints::Checkpoints;
use super::group::Group;
use super::marks::waiting;
use super::outcome::{Account, unchanged};
use super::save::{STORIES_AT_ONCE, pause};
use super::saver::{Saver, UNNAMED_OUTLET};
use crate::digest::{Fault, IssueId, Outlet, Timestamp};
use crate::loader::Given;
use crate::loader::jsonl::{MarksRecord, RateRecord, Record, Records, SearchRecord, ThreadRecord};
use crate::store::{DocumentId, Saving, Store};

/// The layout as documents are noted with it.
const LAYOUT: &str = "jsonl";

/// Stories of one issue that are saved at once.
const PORTION: usize = 500;

/// Where lines come from.
pub(super) enum LinesOf<'a> {
    File(File),
    Bytes(Cow<'a, [u8]>),
}

/// What is to be done with lines.
pub(super) struct Order<'a> {
    pub(super) file: String,
    pub(super) fingerprint: [u8; 32],
    pub(super) given: &'a Given,
    pub(super) stop: &'a AtomicBool,
}

/// Saves a document of JSON Lines. Where it is stopped, it leaves whole issues only and counts as not read.
pub(super) fn save(
    store: &mut Store,
    order: Order<'_>,
    lines: &LinesOf<'_>,
    checkpoints: &mut Checkpoints<'_, '_>,
) -> Result<Imported> {
    if let Some(known) = store.known_document(&order.fingerprint)? {
        return Ok(unchanged(order.file, known));
    }
    let input: Box<dyn BufRead + '_> = match lines {
        LinesOf::File(file) => Box::new(BufReader::with_capacity(1 << 17, file)),
        LinesOf::Bytes(bytes) => Box::new(&**bytes),
    };
    let mut lines = Lines::new(Records::new(input), &order);
    let document = lines.begin(store, &order.file)?;
    let stopped = || order.stop.load(Ordering::Relaxed);
    let mut over = false;
    while !over && !stopped() {
        let saving = store.saving()?;
        over = lines.save_some(&saving, document)?;
        if over {
            let Account { stories, rates, .. } = lines.account;
            saving.finish_document(document, &order.fingerprint, stories, rates)?;
        }
        index::commit(saving)?;
        checkpoints.committed()?;
        pause();
    }
    if !over {
        let what = "stopped on request; import it again for the rest".to_owned();
        lines.account.faults.push(Fault { line: 0, what });
    }
    Ok(lines.account.close(order.file))
}

struct Lines<'a, R> {
    records: Records<R>,
    given: &'a Given,
    at: Timestamp,
    account: Account,
    /// Stories of one issue that are not saved yet, or not all.
    group: Option<Group>,
}

impl<'a, R: BufRead> Lines<'a, R> {
    fn new(records: Records<R>, order: &Order<'a>) -> Self {
        let account = Account::default();
        Self { records, given: order.given, at: Timestamp::now(), account, group: None }
    }

    fn begin(&self, store: &mut Store, file: &str) -> Result<DocumentId> {
        let saving = store.saving()?;
        Saver::of_user().make_room(&saving)?;
        let document = saving.begin_document(&Saver::of_user().document(file, LAYOUT, self.at))?;
        saving.commit()?;
        Ok(document)
    }

    /// Saves whole issues, as many as go into one transaction; says whether that was the end.
    fn save_some(&mut self, saving: &Saving<'_>, document: DocumentId) -> Result<bool> {
        let until = self.account.stories + self.account.rates + STORIES_AT_ONCE;
        while self.account.stories + self.account.rates < until || self.group_is_open() {
            match self.records.next() {
                Some(Ok(record)) => self.take(saving, document, record)?,
                Some(Err(fault)) => self.account.faults.push(fault),
                None => {
                    self.close_group(saving, document)?;
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Whether a portion of an issue is saved, so that the transaction must wait for the rest.
    fn group_is_open(&self) -> bool {
        self.group.as_ref().is_some_and(|group| group.issue.is_some())
    }

    fn take(&mut self, saving: &Saving<'_>, document: DocumentId, record: Record) -> Result<()> {
        match record {
            Record::Rate(rate) => self.save_rate(saving, document, &rate),
            Record::Search(record) => {
                let SearchRecord { name, query } = record;
                keep_search(saving, SavedSearch { name, query })
            }
            Record::Marks(record) => {
                self.close_group(saving, document)?;
                self.save_marks(saving, record)
            }
            Record::Thread(record) => {
                self.close_group(saving, document)?;
                self.save_thread_choice(saving, record)
            }
            Record::Issue(record) => {
                self.close_group(saving, document)?;
                self.group = Some(Group::of_record(record));
                Ok(())
            }
            Record::Story(record) => {
                if !self.group.as_ref().is_some_and(|group| group.takes(&record)) {
                    self.close_group(saving, document)?;
                }
                let group = self.group.get_or_insert_with(|| Group::of_story(&record));
                group.push(record);
                if group.waiting() >= PORTION {
                    self.save_portion(saving, document)?;
                }
                Ok(())
            }
        }
    }

    fn close_group(&mut self, saving: &Saving<'_>, document: DocumentId) -> Result<()> {
        if self.group.as_ref().is_some_and(|group| group.waiting() > 0 || group.issue.is_none()) {
            self.save_portion(saving, document)?;
        }
        self.group = None;
        Ok(())
    }

    fn save_portion(&mut self, saving: &Saving<'_>, document: DocumentId) -> Result<()> {
        let Some(group) = &mut self.group else { return Ok(()) };
        let source = match group.source() {
            Some(path) => saving.named_source(&Saver::of_user().document(path, LAYOUT, self.at))?,
            None => document,
        };
        self.account.stories += group.waiting() as u64;
        let outlet = saving.outlet(&group.outlet(self.given))?;
        let (says, into) = (group.says(), group.issue);
        let part = group.portion(self.given);
        let mut keeper = Keeper::new(saving, document, self.at).with_source(source);
        let (id, kept): (IssueId, _) = keeper.keep_part(outlet, &part, says, into)?;
        group.issue = Some(id);
        self.account.issue(id, kept);
        Ok(())
    }

    fn save_marks(&mut self, saving: &Saving<'_>, record: MarksRecord) -> Result<()> {
        let outlet = self.given.outlet.as_ref().or(record.outlet.as_ref());
        let outlet = outlet.cloned().unwrap_or_else(|| UNNAMED_OUTLET.to_owned());
        let number = saving.outlet(&outlet)?;
        self.account.marks(saving.add_waiting(number, &waiting(record, &outlet))?);
        Ok(())
    }

    fn save_thread_choice(&mut self, saving: &Saving<'_>, record: ThreadRecord) -> Result<()> {
        let ThreadRecord { outlet, key, belongs, beside } = record;
        let number = |outlet: Option<Outlet>| {
            let outlet = self.given.outlet.clone().or(outlet).unwrap_or_else(|| UNNAMED_OUTLET.to_owned());
            saving.outlet(&outlet)
        };
        let outlet = number(outlet)?;
        let mut others = Vec::with_capacity(beside.len());
        for (outlet, key) in beside {
            others.push((number(outlet)?, key));
        }
        let changed = saving.add_thread_choice((outlet, &key), belongs, &others)?;
        self.account.marks(changed);
        Ok(())
    }

    fn save_rate(&mut self, saving: &Saving<'_>, document: DocumentId, record: &RateRecord) -> Result<()> {
        let source = match &record.source {
            Some(path) => saving.named_source(&Saver::of_user().document(path, LAYOUT, self.at))?,
            None => document,
        };
        self.account.rate(&record.rate, saving.save_rate(source, &record.rate, record.origin.as_deref())?);
        Ok(())
    }
}
