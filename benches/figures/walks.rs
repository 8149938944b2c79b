//! Keys pressed one after the other, each answered before the next.

use std::time::Duration;

use super::Result;
use super::reading::home;
use super::screen::Screen;
use super::table::{Figure, Table};

/// How long after a digit the next key is no longer counted by it.
const COUNTS: Duration = Duration::from_millis(400);

/// A walk is over when so many keys changed nothing: each was waited for.
const DEAF: usize = 20;

/// A way to a list, and keys pressed there.
pub(crate) struct Walk {
    what: &'static str,
    way: &'static str,
    there: &'static str,
    keys: Vec<Key>,
}

struct Key {
    keys: &'static str,
    timed: bool,
}

impl Walk {
    /// `way` leads from the first issue to where `there` is shown.
    pub(crate) fn new(what: &'static str, way: &'static str, there: &'static str) -> Self {
        Self { what, way, there, keys: Vec::new() }
    }

    /// Some steps to somewhere and as many back.
    pub(crate) fn back_and_forth(mut self, to: &'static str, fro: &'static str, steps: usize) -> Self {
        let step = |keys| (0..steps).map(move |_| Key { keys, timed: true });
        self.keys.extend(step(to).chain(step(fro)));
        self
    }

    /// Row after row opened and left again; only the opening is timed.
    pub(crate) fn opening(mut self, steps: usize) -> Self {
        for step in 0..steps * 2 {
            let onward = if step < steps { "j" } else { "k" };
            self.keys.push(Key { keys: "\r", timed: true });
            self.keys.extend(["h", onward].map(|keys| Key { keys, timed: false }));
        }
        self
    }
}

/// Presses a walk's keys again and again until so many were timed, and puts three rows into the table: when the answer
/// began, when all of it was there, and what the processor did for it.
pub(crate) fn measure(
    screen: &mut Screen,
    walk: &Walk,
    times: usize,
    column: usize,
    table: &mut Table,
) -> Result<()> {
    home(screen)?;
    if !walk.way.is_empty() {
        screen.answer(walk.way, |text| text.contains(walk.there))?;
    }
    // A digit leads to a list unless a key that it counts comes right behind it.
    screen.idle(COUNTS);
    screen.until(|text| text.contains(walk.there))?;
    let (mut first, mut whole, mut deaf) = (Vec::with_capacity(times), Vec::with_capacity(times), 0);
    let (mut pressed, worked) = (0, screen.process().worked());
    let mut keys = walk.keys.iter().cycle().peekable();
    while first.len() < times && deaf < DEAF {
        let Some(key) = keys.next() else { break };
        pressed += 1;
        match screen.press(key.keys)? {
            Some(answered) if key.timed => {
                first.push(answered.first);
                whole.push(answered.whole);
            }
            Some(_) => {}
            None => {
                // The list ends here: on with the way back.
                deaf += 1;
                for _ in 0..walk.keys.len() {
                    let _one_that_is_deaf_too = keys.next_if(|next| next.keys == key.keys);
                }
            }
        }
    }
    if first.is_empty() {
        eprintln!("{}: no key did anything\n{}", walk.what, screen.text());
        return Ok(());
    }
    let worked = screen.process().worked().saturating_sub(worked) / pressed;
    table.put(&format!("{}, answer begun", walk.what), column, Figure::times(first));
    table.put(&format!("{}, answer whole", walk.what), column, Figure::times(whole));
    table.put(&format!("{}, processor a key", walk.what), column, Figure::time(worked));
    Ok(())
}
