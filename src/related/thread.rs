//! Affairs that run over several issues: which stories are of one, and what it is called.
//!
//! Joining is careful, because one wrong story spoils a thread: two stories must be close both ways (a short one is
//! close to every long one that mentions it, but not the other way round), share somebody or something that has a name
//! and is no place, and lie within weeks of each other. A third story must be close to those of the thread that are
//! nearest to it in time, not to one of them only; so a thread does not wander from affair to affair.

use std::collections::BTreeMap;

use super::{Closeness, Reason, ReasonKind};

/// How close two stories of one affair are, both ways. On the five digests the pairs above it that were judged are of one
/// affair or of one topic; at .55 a story joins that shares a president's visit and nothing else.
const STRONG: f64 = 0.60;
/// How close a story must be, on the mean, to those of a thread that are nearest to it.
const AGREED: f64 = 0.35;
/// Days between a story and the nearest one of its thread, at the most.
pub const APART: i64 = 45;

/// Reasons that make up a title, at most.
const IN_TITLE: usize = 2;
/// Names that a thread is shown with, at most.
const NAMES: usize = 5;

/// Whether two stories may be of one affair, by how close each is to the other.
pub fn strong(there: &Closeness, back: &Closeness) -> bool {
    there.score.min(back.score) >= STRONG
}

/// Whether reasons tell of an affair: a country, a place or a common word is none.
pub fn tell_of_an_affair(reasons: &[Reason]) -> bool {
    reasons
        .iter()
        .any(|reason| matches!(reason.kind, ReasonKind::Name | ReasonKind::Link | ReasonKind::Phrase))
        && reasons.len() > 1
}

/// Whether a story agrees with the nearest ones of a thread, by how close it is to each of them.
pub fn agrees(scores: &[f64]) -> bool {
    !scores.is_empty() && scores.iter().sum::<f64>() / scores.len() as f64 >= AGREED
}

/// What a thread is called, from the reasons that hold it together: its title, and whom and what it names.
pub fn called(links: &[Vec<(ReasonKind, String)>]) -> (String, Vec<String>) {
    let mut counts: BTreeMap<&str, (f64, ReasonKind)> = BTreeMap::new();
    for (place, (kind, text)) in links.iter().flat_map(|link| link.iter().enumerate()) {
        // What two outlets spell differently is called as the first of them does.
        let text = text.split(" / ").next().unwrap_or_default();
        let (count, _) = counts.entry(text).or_insert((0.0, *kind));
        *count += favour(*kind) / (1.0 + place as f64);
    }
    let mut told: Vec<(&str, f64, ReasonKind)> =
        counts.into_iter().map(|(text, (count, kind))| (text, count, kind)).collect();
    told.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(other.0)));
    let mut title: Vec<&str> = Vec::new();
    for (text, _, _) in &told {
        let repeats = title.iter().any(|part| part.contains(text) || text.contains(part));
        if title.len() < IN_TITLE && !repeats {
            title.push(text);
        }
    }
    let named = |kind| matches!(kind, ReasonKind::Name | ReasonKind::Place);
    let names = told.iter().filter(|(_, _, kind)| named(*kind)).take(NAMES);
    (title.join(" · "), names.map(|(text, _, _)| (*text).to_owned()).collect())
}

fn favour(kind: ReasonKind) -> f64 {
    match kind {
        ReasonKind::Name => 4.0,
        ReasonKind::Phrase => 3.0,
        ReasonKind::Place => 1.0,
        ReasonKind::Term | ReasonKind::Link => 0.5,
    }
}

#[cfg(test)]
mod tests {
    use super::{agrees, called, strong, tell_of_an_affair};
    use crate::related::{Closeness, Reason, ReasonKind};

    fn close(score: f64) -> Closeness {
        Closeness { score, ..Closeness::default() }
    }

    fn reason(kind: ReasonKind, text: &str) -> Reason {
        Reason { kind, text: text.to_owned() }
    }

    #[test]
    fn both_ways_count() {
        assert!(strong(&close(0.9), &close(0.7)));
        assert!(!strong(&close(1.9), &close(0.3)));
    }

    #[test]
    fn places_alone_are_no_affair() {
        let places = [reason(ReasonKind::Place, "China"), reason(ReasonKind::Place, "Osh")];
        let named = [reason(ReasonKind::Name, "Rosatom"), reason(ReasonKind::Place, "Ulken")];
        assert!(!tell_of_an_affair(&places) && tell_of_an_affair(&named) && !tell_of_an_affair(&named[..1]));
    }

    #[test]
    fn a_story_close_to_one_of_many_does_not_agree() {
        assert!(agrees(&[0.6, 0.4]) && !agrees(&[0.7, 0.0, 0.0, 0.1]) && !agrees(&[]));
    }

    #[test]
    fn a_thread_is_called_by_what_most_of_it_shares() {
        let link = |parts: &[(ReasonKind, &str)]| -> Vec<(ReasonKind, String)> {
            parts.iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect()
        };
        let links = [
            link(&[(ReasonKind::Name, "Rosatom"), (ReasonKind::Phrase, "nuclear power plant")]),
            link(&[(ReasonKind::Name, "Toqayev / Tokayev"), (ReasonKind::Phrase, "nuclear power plant")]),
            link(&[(ReasonKind::Name, "Rosatom"), (ReasonKind::Place, "Ulken")]),
        ];
        let (title, names) = called(&links);
        assert_eq!(title, "Rosatom · Toqayev");
        assert_eq!(names, ["Rosatom", "Toqayev", "Ulken"]);
    }
}
