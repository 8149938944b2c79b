//! The pane of rates: the pairs, which of them are marked, and the chart's range and cursor.

use std::sync::Arc;

use super::listing::Shown;
use super::message::{Effect, Query, Slot};
use super::model::{Model, Screen};
use crate::digest::{Date, Pair};
use crate::library::{PairOverview, Series};
use crate::tui::page::chart::{self, SIGNS};
use crate::tui::page::pairs::{self, Manner};
use crate::tui::page::piece::Pieces;
use crate::tui::page::rows::Room;

/// Names of the ranges and how many months they go back; the last one goes back to the beginning.
const RANGES: [(&str, Option<i32>); 5] =
    [("1M", Some(1)), ("3M", Some(3)), ("6M", Some(6)), ("1Y", Some(12)), ("all", None)];
/// Figures of charts that are kept for the way back, at most: some megabytes.
const KEPT: usize = 1 << 14;
/// Rows that half a page goes in the chart: figures.
const HALF: i64 = 10;

/// What a chart is to show: pairs, from a day to a day.
type Question = (Vec<Pair>, Date, Date);

/// The pairs and the chart.
#[derive(Debug, Default)]
pub(crate) struct Rates {
    /// The pairs, once they are here.
    pub(crate) pairs: Vec<PairOverview>,
    /// Today, for the age of figures.
    pub(crate) today: Option<Date>,
    loaded: bool,
    stale: bool,
    asked: bool,
    selected: usize,
    /// The pair that was chosen, where the rows change under it.
    wanted: Option<Pair>,
    top: usize,
    page: usize,
    turned: bool,
    marked: Vec<Pair>,
    /// Of [`RANGES`], counted from the last one.
    shorter: usize,
    series: Arc<[Series]>,
    /// What the chart was asked for last.
    charted: Option<Question>,
    /// Charts that came since the library changed, the last one last.
    kept: Vec<(Question, Arc<[Series]>)>,
    cursor: Option<Date>,
}

impl Rates {
    /// How many pairs there are.
    pub(crate) fn len(&self) -> u64 {
        self.pairs.len() as u64
    }

    /// Whether it is known that there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.loaded && self.pairs.is_empty()
    }

    /// Number of the selected pair.
    pub(crate) fn selected(&self) -> u64 {
        self.selected as u64
    }

    /// Pairs that a page holds.
    pub(crate) fn page(&self) -> u64 {
        self.page.max(1) as u64
    }

    /// Selects the pair with this number, or the last one.
    pub(crate) fn select(&mut self, row: u64) {
        let row = usize::try_from(row).unwrap_or(usize::MAX).min(self.pairs.len().saturating_sub(1));
        if row != self.selected {
            self.selected = row;
            self.cursor = None;
        }
        self.wanted = self.chosen().map(|known| known.pair().clone()).or(self.wanted.take());
    }

    /// Moves the selection.
    pub(crate) fn move_by(&mut self, rows: i64) {
        self.select(self.selected().saturating_add_signed(rows));
    }

    /// The selected pair.
    pub(crate) fn chosen(&self) -> Option<&PairOverview> {
        self.pairs.get(self.selected)
    }

    /// Takes the pairs in; whether anything differs.
    pub(crate) fn accept(&mut self, pairs: Vec<PairOverview>, today: Date) -> bool {
        let differs = !self.loaded || self.pairs != pairs || self.today != Some(today);
        (self.pairs, self.today, self.loaded) = (pairs, Some(today), true);
        let place = |wanted: &Pair| self.pairs.iter().position(|known| known.pair() == wanted);
        self.selected = self.wanted.as_ref().and_then(place).unwrap_or(self.selected);
        self.selected = self.selected.min(self.pairs.len().saturating_sub(1));
        self.marked.retain(|pair| self.pairs.iter().any(|known| known.pair() == pair));
        differs
    }

    /// Takes what the chart shows.
    pub(crate) fn draw(&mut self, series: Vec<Series>) -> bool {
        let series = Arc::<[Series]>::from(series);
        if let Some(question) = &self.charted {
            self.kept.push((question.clone(), Arc::clone(&series)));
            self.shorten();
        }
        let differs = self.series != series;
        self.series = series;
        differs
    }

    /// Forgets the charts that came first, where they are too many.
    fn shorten(&mut self) {
        let points = |(_, series): &(Question, Arc<[Series]>)| -> usize {
            series.iter().map(|one| one.points.len()).sum()
        };
        let mut all: usize = self.kept.iter().map(points).sum();
        while all > KEPT && !self.kept.is_empty() {
            all -= points(&self.kept.remove(0));
        }
    }

    /// Shows a chart that is kept; whether it is.
    fn show_kept(&mut self, question: &Question) -> bool {
        let Some((_, series)) = self.kept.iter().find(|(kept, _)| kept == question) else { return false };
        self.series = Arc::clone(series);
        true
    }

    /// What is here may differ from the library.
    pub(crate) fn refresh(&mut self) {
        (self.stale, self.charted) = (true, None);
        self.kept.clear();
    }

    /// The pairs of the chart: the selected one, then those marked.
    fn charted(&self) -> Vec<Pair> {
        let chosen = self.chosen().map(|known| known.pair().clone());
        let others = self.marked.iter().filter(|pair| Some(*pair) != chosen.as_ref()).cloned();
        chosen.clone().into_iter().chain(others).take(SIGNS.len()).collect()
    }

    fn question(&self) -> Option<Question> {
        let pairs = self.charted();
        let of_chart = self.pairs.iter().filter(|known| pairs.contains(known.pair()));
        let last = of_chart.filter_map(|known| known.latest.rate.date).max()?;
        let from = match RANGES.get(self.range())?.1 {
            Some(months) => months_before(last, months),
            None => Date::MIN,
        };
        Some((pairs, from, last))
    }

    fn range(&self) -> usize {
        RANGES.len() - 1 - self.shorter
    }

    /// Turns all pairs round.
    fn turn(&mut self) {
        self.turned = !self.turned;
    }

    /// Marks the selected pair for comparison, or takes the mark away.
    fn mark(&mut self) {
        let Some(pair) = self.chosen().map(|known| known.pair().clone()) else { return };
        match self.marked.iter().position(|marked| *marked == pair) {
            Some(at) => drop(self.marked.remove(at)),
            None => self.marked.push(pair),
        }
    }

    /// Moves the cursor by so many figures.
    pub(crate) fn step(&mut self, by: i64) {
        let Some(series) = self.series.first() else { return };
        let at = match self.cursor {
            Some(day) => series.points.partition_point(|point| point.day <= day).saturating_sub(1),
            None => series.points.len().saturating_sub(1),
        };
        let by = isize::try_from(by).unwrap_or(if by < 0 { isize::MIN } else { isize::MAX });
        let to = at.saturating_add_signed(by).min(series.points.len().saturating_sub(1));
        self.cursor = series.points.get(to).map(|point| point.day);
    }

    /// The pair and the day that the cursor is on.
    fn at_cursor(&self) -> Option<(Pair, Date)> {
        let series = self.series.first()?;
        let point = chart::at_cursor(series, self.cursor)?;
        Some((series.pair.clone(), point.day))
    }

    /// How many lines a pair takes in so many.
    fn lines(&self, height: u16) -> usize {
        let share = usize::from(height) / self.pairs.len().max(1);
        if height >= 6 { share.clamp(2, 3) } else { 1 }
    }

    fn entry(&self, known: &PairOverview, lines: usize, room: Room) -> Vec<Pieces> {
        let sign = || {
            let at = self.charted().iter().position(|pair| pair == known.pair())?;
            SIGNS.get(at).copied()
        };
        let sign = if self.marked.is_empty() { None } else { sign() };
        pairs::rows(known, self.today, Manner { turned: self.turned, sign, lines }, room)
    }

    /// Scrolls so that the selected pair is seen.
    pub(crate) fn fit(&mut self, height: u16, room: Room) {
        let lines = self.chosen().map_or(1, |known| self.entry(known, self.lines(height), room).len());
        self.page = (usize::from(height) / lines.max(1)).max(1);
        let least = (self.selected + 1).saturating_sub(self.page);
        self.top = self.top.clamp(least, self.selected.max(least));
        self.top = self.top.min(self.pairs.len().saturating_sub(self.page)).max(least);
    }

    /// The lines on a screen of so many.
    pub(crate) fn shown(&self, height: u16, room: Room) -> Vec<Shown> {
        let each = self.lines(height);
        let rows = (self.top..).zip(self.pairs.iter().skip(self.top));
        let lines = rows.flat_map(|(rank, known)| {
            self.entry(known, each, room).into_iter().map(move |line| Shown::Row(rank as u64, line))
        });
        lines.take(usize::from(height)).collect()
    }

    /// The rows of the chart in so many cells.
    pub(crate) fn chart(&self, cells: usize, height: usize) -> Vec<Pieces> {
        let names = RANGES.map(|(name, _)| name);
        let wish = chart::Wish {
            series: &self.series,
            turned: self.turned,
            cursor: self.cursor,
            ranges: (&names, self.range()),
        };
        chart::rows(wish, cells, height)
    }

    /// What the chart is called.
    pub(crate) fn title(&self) -> String {
        match &*self.series {
            [] => "Chart".to_owned(),
            [one] if self.turned => one.pair.turned().to_string(),
            [one] => one.pair.to_string(),
            several => format!("{} pairs", several.len()),
        }
    }
}

/// What is done in the rates and nowhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum RatesCommand {
    /// Turns the pairs round.
    Turn,
    /// Marks a pair for comparison.
    Mark,
    /// A longer time in the chart, then the shortest.
    Longer,
    /// A shorter time.
    Shorter,
    /// To the figure before.
    Before,
    /// To the figure after.
    After,
    /// The stories of that week.
    Stories,
}

/// Carries it out.
pub(crate) fn go(model: &mut Model, command: RatesCommand, count: Option<u64>, effects: &mut Vec<Effect>) {
    let times = i64::try_from(count.unwrap_or(1)).unwrap_or(i64::MAX);
    let rates = &mut model.rates;
    match command {
        RatesCommand::Turn => rates.turn(),
        RatesCommand::Mark => rates.mark(),
        RatesCommand::Longer => rates.shorter = rates.shorter.checked_sub(1).unwrap_or(RANGES.len() - 1),
        RatesCommand::Shorter => rates.shorter = (rates.shorter + 1) % RANGES.len(),
        RatesCommand::Before => rates.step(-times),
        RatesCommand::After => rates.step(times),
        RatesCommand::Stories => stories(model, effects),
    }
}

/// Half a page and whole ones in the chart, and its ends.
pub(crate) fn leap(rates: &mut Rates, command: super::command::Command) -> bool {
    use super::command::Command as C;
    let by = match command {
        C::HalfDown => HALF,
        C::HalfUp => -HALF,
        C::PageDown => 2 * HALF,
        C::PageUp => -2 * HALF,
        C::First => i64::MIN,
        C::Last => i64::MAX,
        _ => return false,
    };
    rates.step(by);
    true
}

/// From the day under the cursor to the stories of its week.
fn stories(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some((pair, day)) = model.rates.at_cursor() else { return };
    model.ask(Query::Week(pair, day), effects);
}

/// Asks for what the screen needs.
pub(crate) fn ask(model: &mut Model, effects: &mut Vec<Effect>) {
    if !matches!(model.screen, Screen::Rates) {
        return;
    }
    let rates = &mut model.rates;
    if !rates.asked || rates.stale {
        (rates.asked, rates.stale) = (true, false);
        model.asks.ask(Query::Rates, effects);
    }
    let Some(question) = rates.question().filter(|question| rates.charted.as_ref() != Some(question)) else {
        return;
    };
    rates.charted = Some(question.clone());
    if rates.show_kept(&question) {
        model.asks.forget(Slot::Chart);
    } else {
        let (pairs, from, to) = question;
        model.asks.ask(Query::Chart(pairs, from, to), effects);
    }
}

fn months_before(day: Date, months: i32) -> Date {
    let (years, months) = (months / 12, months % 12);
    let number = i32::from(day.year()) * 12 + i32::from(day.month()) - 1 - years * 12 - months;
    let (year, month) = (number.div_euclid(12), number.rem_euclid(12) + 1);
    let whole = || {
        let (year, month) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?);
        (1..=day.day()).rev().take(4).find_map(|day| Date::new(year, month, day).ok())
    };
    whole().unwrap_or(Date::MIN)
}
