//! The ticker: rates in one line, which scrolls only where it does not fit, and rests after a turn until the next key.

use std::time::Duration;

use super::message::{Effect, Timer};
use crate::digest::{Date, Edtf};
use crate::library::RateRow;
use crate::tui::page::piece::{self, Pieces, Role};
use crate::tui::page::ticker;

/// How long a cell stays where it is.
const PACE: Duration = Duration::from_millis(350);

/// The rates and how far their line has run.
#[derive(Debug, Default)]
pub(crate) struct Ticker {
    /// The latest rates.
    pub(crate) rates: Vec<RateRow>,
    /// The day of what is read, where the reader wants the rates of it.
    day: Option<Date>,
    /// The last rates of a day or before.
    then: Option<(Date, Vec<RateRow>)>,
    asked: Option<Date>,
    stale: bool,
    offset: usize,
    running: bool,
    /// Whether it has run round since the last key.
    resting: bool,
}

impl Ticker {
    /// Whether there is anything to say.
    pub(crate) fn is_there(&self) -> bool {
        !self.rates.is_empty()
    }

    /// Turns to the rates of this day, or to the latest; the day that has to be asked for.
    pub(crate) fn turn_to(&mut self, day: Option<Date>) -> Option<Date> {
        self.day = day;
        let known = self.then.as_ref().map(|(day, _)| *day).filter(|_| !self.stale);
        let wanted = day.filter(|day| known != Some(*day) && self.asked != Some(*day));
        self.asked = wanted.or(self.asked);
        wanted
    }

    /// Takes the rates of a day in.
    pub(crate) fn accept(&mut self, day: Date, rates: Vec<RateRow>) -> bool {
        (self.asked, self.stale) = (None, false);
        let differs = self.then.as_ref().is_none_or(|then| then.0 != day || then.1 != rates);
        self.then = Some((day, rates));
        differs
    }

    /// What is here may differ from the library; it stays until the answer comes.
    pub(crate) fn refresh(&mut self) {
        (self.stale, self.asked) = (true, None);
    }

    fn whole(&self, cells: usize) -> Pieces {
        let then = || self.then.as_ref().filter(|(day, _)| Some(*day) == self.day);
        match (self.day, then()) {
            (Some(day), Some((_, rates))) if rates.is_empty() => {
                vec![piece::piece(format!("no rates of {} or before", Edtf::day(day).in_words()), Role::Dim)]
            }
            (Some(_), Some((_, rates))) => ticker::line(rates, cells),
            _ => ticker::line(&self.rates, cells),
        }
    }

    /// What stands in so many cells.
    pub(crate) fn line(&self, cells: usize, reduced_motion: bool) -> Pieces {
        let line = self.whole(cells);
        match piece::width(&line) > cells {
            true if reduced_motion => piece::cut(line, cells),
            true => ticker::scrolled(&line, self.offset, cells),
            false => line,
        }
    }

    /// Starts or stops the scrolling, as the room demands.
    pub(crate) fn fit(&mut self, cells: Option<usize>, reduced_motion: bool, effects: &mut Vec<Effect>) {
        let too_long = cells.is_some_and(|cells| piece::width(&self.whole(cells)) > cells);
        if !too_long || reduced_motion {
            self.offset = 0;
            return;
        }
        if !self.running && !self.resting {
            self.running = true;
            effects.push(Effect::Wake(Timer::Ticker, PACE));
        }
    }

    /// Moves on by a cell; the next time is asked for by [`Self::fit`].
    pub(crate) fn woke(&mut self) {
        self.running = false;
        self.offset = (self.offset + 1) % ticker::cycle(&self.whole(0));
        self.resting = self.offset == 0;
    }

    /// Somebody is there: it runs another turn.
    pub(crate) fn rouse(&mut self) {
        self.resting = false;
    }
}

#[cfg(test)]
mod tests {
    use super::{Effect, RateRow, Ticker};
    use crate::digest::{Pair, Rate};

    fn ticker() -> Ticker {
        let rate = Rate {
            pair: Pair::parse("KGS/USD").unwrap(),
            value: "0.01232".parse().unwrap(),
            change_percent: "0.5".parse().ok(),
            date: "2026-03-05".parse().ok(),
        };
        Ticker { rates: vec![RateRow { rate, source: String::new(), origin: None }], ..Ticker::default() }
    }

    /// How many cells it moves until it stands still.
    fn turn(ticker: &mut Ticker, reduced_motion: bool) -> usize {
        for moved in 0..1000 {
            let mut effects = Vec::new();
            ticker.fit(Some(8), reduced_motion, &mut effects);
            match effects.as_slice() {
                [] => return moved,
                [Effect::Wake(..)] => ticker.woke(),
                other => panic!("{other:?}"),
            }
        }
        panic!("it never rests");
    }

    #[test]
    fn it_runs_round_once_and_again_after_a_key() {
        let mut ticker = ticker();
        let start = ticker.line(8, false);
        let cells = turn(&mut ticker, false);
        assert!(cells > 8);
        assert_eq!(ticker.line(8, false), start);
        assert_eq!(turn(&mut ticker, false), 0);
        ticker.rouse();
        assert_eq!(turn(&mut ticker, false), cells);
    }

    #[test]
    fn nothing_moves_where_nothing_may() {
        let mut ticker = ticker();
        assert_eq!(turn(&mut ticker, true), 0);
        let shown: String = ticker.line(8, true).into_iter().map(|piece| piece.text).collect();
        assert!(shown.ends_with('…'), "{shown}");
    }
}
