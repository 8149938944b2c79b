//! What is told of pairs that moved, on the line above the panes, until the reader has seen it.

use super::message::{Effect, Write};
use super::model::Model;
use crate::digest::Decimal;
use crate::library::{RateMove, alerts, change_in_words};

/// Per cent that a pair must move, where the reader has not said otherwise.
const USUAL: u32 = 2;

/// The line, where any pair moved far enough.
pub(crate) fn sentence(moves: &[RateMove], limit: Option<&Decimal>) -> Option<String> {
    let usual = Decimal::from(USUAL);
    let told = alerts(moves, limit.unwrap_or(&usual));
    let parts: Vec<String> = told
        .iter()
        .map(|(moved, change)| {
            format!("{} {}: {} → {}", moved.pair, change_in_words(change), moved.from_value, moved.value)
        })
        .collect();
    (!parts.is_empty()).then(|| format!("{} · 4 rates · Esc", parts.join("  ")))
}

/// The reader has seen it; whether there was anything.
pub(crate) fn put_away(model: &mut Model, effects: &mut Vec<Effect>) -> bool {
    let told = model.alert.take().is_some();
    if told {
        effects.push(Effect::Write(Write::RatesSeen));
    }
    told
}
