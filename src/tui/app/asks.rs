//! Questions under way: of each kind only the newest counts.

use std::collections::BTreeMap;
use std::time::Duration;

use super::message::{Effect, Query, Slot, Ticket, Timer};

/// After this time an answer is late, and the pane says that it is loading.
const LATE: Duration = Duration::from_millis(100);

/// The tickets of what was asked and not answered yet.
#[derive(Debug, Default)]
pub(crate) struct Asks {
    next: u64,
    open: BTreeMap<Slot, Ticket>,
    late: Vec<Slot>,
    /// The newest ticket when the clock for late answers was set.
    watched: Option<Ticket>,
}

impl Asks {
    /// Asks a question.
    pub(crate) fn ask(&mut self, query: Query, effects: &mut Vec<Effect>) -> Ticket {
        self.next += 1;
        let ticket = Ticket(self.next);
        self.open.insert(query.slot(), ticket);
        if self.watched.is_none() {
            self.watch(effects);
        }
        effects.push(Effect::Ask(ticket, query));
        ticket
    }

    fn watch(&mut self, effects: &mut Vec<Effect>) {
        self.watched = Some(Ticket(self.next));
        effects.push(Effect::Wake(Timer::Loading, LATE));
    }

    /// Whether an answer is the one waited for; it is not waited for any more.
    pub(crate) fn settle(&mut self, slot: Slot, ticket: Ticket) -> bool {
        let newest = self.open.get(&slot) == Some(&ticket);
        if newest {
            self.open.remove(&slot);
            self.late.retain(|late| *late != slot);
        }
        newest
    }

    /// The time for late answers has come: whether the screen has to say something new.
    pub(crate) fn woke(&mut self, effects: &mut Vec<Effect>) -> bool {
        let watched = self.watched.take();
        let before = self.late.len();
        for (slot, ticket) in &self.open {
            if Some(*ticket) <= watched && !self.late.contains(slot) {
                self.late.push(*slot);
            }
        }
        if self.late.len() < self.open.len() {
            self.watch(effects);
        }
        self.late.len() != before
    }

    /// Whether an answer is one part of the one waited for.
    pub(crate) fn is_newest(&self, slot: Slot, ticket: Ticket) -> bool {
        self.open.get(&slot) == Some(&ticket)
    }

    /// The ticket of the answer that is waited for.
    #[cfg(test)]
    pub(crate) fn newest(&self, slot: Slot) -> Option<Ticket> {
        self.open.get(&slot).copied()
    }

    /// Whether an answer of this kind is waited for.
    pub(crate) fn is_open(&self, slot: Slot) -> bool {
        self.open.contains_key(&slot)
    }

    /// Waits for no answer of this kind any more.
    pub(crate) fn forget(&mut self, slot: Slot) {
        self.open.remove(&slot);
        self.late.retain(|late| *late != slot);
    }

    /// Whether nothing is waited for.
    pub(crate) fn is_idle(&self) -> bool {
        self.open.is_empty()
    }

    /// Whether an answer of this kind is late.
    pub(crate) fn is_late(&self, slot: Slot) -> bool {
        self.late.contains(&slot)
    }
}

#[cfg(test)]
mod tests {
    use super::Asks;
    use crate::tui::app::message::{Query, Slot};

    #[test]
    fn only_the_newest_answer_counts_and_only_late_ones_are_waited_for_aloud() {
        let (mut asks, mut effects) = (Asks::default(), Vec::new());
        let first = asks.ask(Query::Summary, &mut effects);
        let second = asks.ask(Query::Summary, &mut effects);
        assert!(!asks.settle(Slot::Summary, first));
        assert!(!asks.woke(&mut effects), "the newest is younger than the clock");
        assert!(asks.woke(&mut effects) && asks.is_late(Slot::Summary));
        assert!(asks.settle(Slot::Summary, second) && !asks.is_late(Slot::Summary));
        assert!(!asks.woke(&mut effects));
    }
}
