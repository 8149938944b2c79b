//! Jumps: the places that a search, a find, a headline or a bookmark led away from, back and forward.

use super::model::Model;
use super::place::Place;

/// The most places that are remembered.
const MOST: usize = 500;

/// The places, the oldest first.
#[derive(Debug, Default)]
pub(crate) struct Jumps {
    places: Vec<Place>,
    /// The number of the place where one is; behind the last one until one has gone back.
    at: usize,
}

/// To be called before anything leads elsewhere: one can come back to where one is now. Places forward of it are cut off.
pub(crate) fn leave(model: &mut Model) {
    let here = Place::of(model);
    let jumps = &mut model.jumps;
    jumps.places.truncate(jumps.at);
    if jumps.places.last() != Some(&here) {
        jumps.places.push(here);
    }
    let more = jumps.places.len().saturating_sub(MOST);
    jumps.places.drain(..more);
    jumps.at = jumps.places.len();
}

/// Back to the place before.
pub(crate) fn back(model: &mut Model) {
    let here = Place::of(model);
    let jumps = &mut model.jumps;
    let been = jumps.places.last() == Some(&here);
    match jumps.places.get_mut(jumps.at) {
        Some(place) => *place = here,
        None if been => jumps.at = jumps.places.len() - 1,
        None => jumps.places.push(here),
    }
    match jumps.at.checked_sub(1).and_then(|at| Some((at, *jumps.places.get(at)?))) {
        Some((at, place)) => {
            jumps.at = at;
            go(model, place);
        }
        None => {
            // The place that was just noted is none that anything led to.
            if jumps.places.len() == 1 {
                *jumps = Jumps::default();
            }
            model.say("There is no jump further back.");
        }
    }
}

/// Forward again.
pub(crate) fn forward(model: &mut Model) {
    let here = Place::of(model);
    let jumps = &mut model.jumps;
    match jumps.places.get(jumps.at + 1).copied() {
        Some(place) => {
            if let Some(left) = jumps.places.get_mut(jumps.at) {
                *left = here;
            }
            jumps.at += 1;
            go(model, place);
        }
        None => model.say("There is no jump further forward."),
    }
}

/// Goes to a place, with the text scrolled as it was; how wide it is set is left alone.
pub(crate) fn go(model: &mut Model, place: Place) {
    place.go(model);
}
