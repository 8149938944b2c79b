//! When stories happen, and which affairs are going on then.

use jiff::ToSpan;
use jiff::civil::Date;

use super::affair::{Affair, Day};
use super::random::Random;

/// The first day of a generated library, and how many days it covers: ten years.
const FIRST: Date = Date::constant(2015, 1, 5);
const DAYS: u64 = 3_652;

/// How long an affair lasts, in days, and how many stories it has on average.
const AFFAIR_DAYS: u64 = 56;
const AFFAIR_STORIES: u64 = 12;

/// Stories spread evenly over the days, in order.
pub(crate) struct Timeline {
    seed: u64,
    stories: u64,
}

impl Timeline {
    pub(crate) fn new(seed: u64, stories: u64) -> Self {
        Self { seed, stories: stories.max(1) }
    }

    /// The numbers of document `number`; `Random` is its own stream.
    pub(crate) fn random(&self, number: u64) -> Random {
        Random::new(self.seed, number)
    }

    /// The day of the story with this number.
    pub(crate) fn date(&self, story: u64) -> Date {
        let day = story.min(self.stories) * DAYS / self.stories;
        FIRST.saturating_add((day as i64).days())
    }

    /// An affair that is going on when this story happens.
    pub(crate) fn affair(&self, story: u64, random: &mut Random) -> Affair {
        let affairs = (self.stories / AFFAIR_STORIES).max(1);
        let newest = story.min(self.stories) * affairs / self.stories;
        let going_on = (affairs * AFFAIR_DAYS / DAYS).max(4);
        Affair::numbered(self.seed, newest.saturating_sub(random.below(going_on)))
    }
}

/// A day as stories name it: `March 3`.
pub(crate) fn day(date: Date) -> Day {
    Day { words: date.strftime("%B %-d").to_string(), year: date.year() }
}
