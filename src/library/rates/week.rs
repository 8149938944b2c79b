//! From a day of a pair to the stories of that week that may say why it moved.

use std::ops::ControlFlow;

use super::super::{Library, Result, StoryRow};
use crate::digest::{Date, Pair, Weekday};
use crate::search::Query;

/// Stories that are shown, at most.
const MOST: u64 = 100;

/// Currencies of the region by what texts call them, and their central banks.
const NAMES: &[(&str, &str)] = &[
    ("KZT", "tenge OR \"National Bank of Kazakhstan\" OR (country:kz \"National Bank\")"),
    ("KGS", "\"Kyrgyz som\" OR (country:kg som) OR (country:kg soms) OR (country:kg \"National Bank\")"),
    ("UZS", "\"Uzbek soum\" OR (country:uz (sum OR soum OR som)) OR (country:uz \"Central Bank\")"),
    ("TJS", "somoni OR (country:tj \"National Bank\")"),
    ("TMT", "\"Turkmen manat\" OR (country:tm manat) OR (country:tm \"Central Bank\")"),
    ("AFN", "afghani OR afghanis OR \"Da Afghanistan Bank\""),
    ("RUB", "ruble OR rouble OR \"Bank of Russia\""),
    ("CNY", "yuan OR renminbi OR \"People's Bank of China\""),
    ("AZN", "\"Azerbaijani manat\" OR (country:az \"Central Bank\")"),
    ("EUR", "euro OR \"European Central Bank\""),
];

/// Of any currency: what a story about its rate speaks of.
const RATE: &str = "\"exchange rate\" OR devaluation OR \"currency market\"";

impl Library {
    /// Stories of a day's week, from Monday to Sunday, that name one of the pair's currencies, its central bank or the
    /// exchange rate; best first.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn stories_about_rate(&self, pair: &Pair, day: Date) -> Result<Vec<StoryRow>> {
        let Some((monday, sunday)) = week_of(day) else { return Ok(Vec::new()) };
        let named = |code: &str| NAMES.iter().find(|(known, _)| *known == code).map(|(_, names)| *names);
        // The dollar is in every story about prices; the other currency tells more.
        let names = [named(&pair.base), named(&pair.quote), Some(RATE)].into_iter().flatten();
        let names: Vec<&str> = names.collect();
        let query = Query::lenient(&format!("date:{monday}..{sunday} ({})", names.join(" OR ")));
        let mut found = Vec::new();
        self.search(&query, MOST, &mut |hit| {
            found.push(hit.story.row);
            ControlFlow::Continue(())
        })?;
        Ok(found)
    }
}

/// Monday and Sunday of a day's week; `None` at the ends of the calendar.
fn week_of(date: Date) -> Option<(Date, Date)> {
    let monday = date.tomorrow().ok()?.nth_weekday(-1, Weekday::Monday).ok()?;
    let sunday = date.yesterday().ok()?.nth_weekday(1, Weekday::Sunday).ok()?;
    Some((monday, sunday))
}
