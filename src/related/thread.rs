//! Affairs that run over several issues: which stories are of one, and what it is called.
//!
//! Joining is careful, because one wrong story spoils a thread: two stories must be close both ways (a short one is
//! close to every long one that mentions it, but not the other way round), share somebody or something that has a name
//! and is no place, and lie within weeks of each other. A third story must be close to those of the thread that are
//! nearest to it in time, not to one of them only; so a thread does not wander from affair to affair.

use std::collections::BTreeMap;

use super::{Closeness, Reason, ReasonKind};
use crate::names::{NameKind, fold, is_function_word, is_generic_word, words};

/// How close two stories of one affair are, both ways. On the five digests the pairs above it that were judged are of one
/// affair or of one topic; at .60 one of three such threads is missed, at .52 two stories join that share a continent.
const STRONG: f64 = 0.55;
/// How close a story must be, on the mean, to those of a thread that are nearest to it.
const AGREED: f64 = 0.35;
/// Days between a story and the nearest one of its thread, at the most.
pub const APART: i64 = 60;

/// Parts that make up a title.
const IN_TITLE: usize = 2;
/// Names that a thread is shown with, at most.
const NAMES: usize = 5;

/// Whether two stories may be of one affair, by how close each is to the other.
pub fn strong(there: &Closeness, back: &Closeness) -> bool {
    there.score.min(back.score) >= STRONG
}

/// Whether reasons tell of an affair: a country, a place or a common word is none.
pub fn tell_of_an_affair(reasons: &[Reason]) -> bool {
    let tells = |reason: &Reason| match reason.kind {
        ReasonKind::Name | ReasonKind::Phrase => !is_office(&reason.text),
        ReasonKind::Link => true,
        ReasonKind::Term | ReasonKind::Place | ReasonKind::Date => false,
    };
    reasons.len() > 1 && reasons.iter().any(tells)
}

/// Whether a story agrees with the nearest ones of a thread, by how close it is to each of them.
pub fn agrees(scores: &[f64]) -> bool {
    !scores.is_empty() && scores.iter().sum::<f64>() / scores.len() as f64 >= AGREED
}

/// A name that several stories of a thread bear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedName {
    /// As it is shown.
    pub text: String,
    /// What it is of.
    pub kind: NameKind,
    /// How often the thread's stories name it, of each story a few times at most.
    pub times: u64,
    /// How many of the library's do.
    pub everywhere: u64,
}

/// What a thread is called and whom and what it names, from the names that its stories share and the reasons that hold
/// it together. The title is empty where nothing tells it from other threads.
pub fn called(
    names: &[SharedName],
    links: &[Vec<(ReasonKind, String)>],
    library: u64,
) -> (String, Vec<String>) {
    let mut names: Vec<(&SharedName, f64)> = names
        .iter()
        .filter(|name| !is_office(&name.text))
        .map(|name| (name, name.times as f64 * rarity(name, library) * favour(name.kind)))
        .collect();
    names.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.text.cmp(&other.0.text)));
    let mut title: Vec<&str> = Vec::new();
    let telling = names.iter().map(|(name, _)| name).filter(|name| name.kind != NameKind::Country);
    title.extend(telling.clone().next().map(|name| name.text.as_str()));
    let phrases = phrases(links);
    let others = phrases.iter().map(String::as_str);
    let rest = telling.map(|name| name.text.as_str()).chain(countries(&names));
    for text in others.chain(rest) {
        let known = |part: &&str| repeats(part, text);
        if title.len() < IN_TITLE && !title.iter().any(known) {
            title.push(text);
        }
    }
    let title = if title.len() < IN_TITLE { String::new() } else { title.join(" · ") };
    (title, names.iter().take(NAMES).map(|(name, _)| name.text.clone()).collect())
}

fn countries<'n>(names: &'n [(&SharedName, f64)]) -> impl Iterator<Item = &'n str> {
    names.iter().filter(|(name, _)| name.kind == NameKind::Country).map(|(name, _)| name.text.as_str())
}

/// Phrases that hold at least half as many pairs together as the most frequent one does, the most frequent first.
fn phrases(links: &[Vec<(ReasonKind, String)>]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (kind, text) in links.iter().flatten() {
        // What two outlets spell differently is called as the first of them does.
        let text = text.split(" / ").next().unwrap_or_default();
        if *kind == ReasonKind::Phrase && !is_office(text) {
            *counts.entry(text).or_default() += 1;
        }
    }
    let mut phrases: Vec<(&str, usize)> = counts.into_iter().collect();
    phrases.sort_by(|one, other| other.1.cmp(&one.1).then(other.0.len().cmp(&one.0.len())));
    let most = phrases.first().map_or(0, |phrase| phrase.1);
    phrases.into_iter().filter(|phrase| phrase.1 * 2 >= most).map(|phrase| phrase.0.to_owned()).collect()
}

/// The region that the whole library is of.
const REGION: [&str; 4] = ["central", "asia", "asian", "asians"];

/// Whether all of a name is an office, a common word or the region: `Minister`, `President of the Republic`.
fn is_office(text: &str) -> bool {
    let common = |word: &str| is_generic_word(word) || is_function_word(word) || REGION.contains(&word);
    words(text).all(|word| common(&fold(word.text)))
}

fn repeats(part: &str, text: &str) -> bool {
    let (part, text) = (fold(part), fold(text));
    words(&text).any(|word| words(&part).any(|other| word.text == other.text && !is_function_word(word.text)))
}

/// How little a name is borne elsewhere.
fn rarity(name: &SharedName, library: u64) -> f64 {
    (1.0 + library as f64 / name.everywhere.max(1) as f64).ln()
}

fn favour(kind: NameKind) -> f64 {
    match kind {
        NameKind::Person | NameKind::Organisation => 1.0,
        NameKind::Place => 0.6,
        NameKind::Country => 0.4,
        NameKind::Other => 0.3,
    }
}

#[cfg(test)]
mod tests {
    use super::{SharedName, agrees, called, strong, tell_of_an_affair};
    use crate::names::NameKind;
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
        let offices = [reason(ReasonKind::Name, "Prime Minister"), reason(ReasonKind::Place, "Ulken")];
        assert!(!tell_of_an_affair(&offices));
    }

    #[test]
    fn a_story_close_to_one_of_many_does_not_agree() {
        assert!(agrees(&[0.6, 0.4]) && !agrees(&[0.7, 0.0, 0.0, 0.1]) && !agrees(&[]));
    }

    fn name(text: &str, kind: NameKind, times: u64, everywhere: u64) -> SharedName {
        SharedName { text: text.to_owned(), kind, times, everywhere }
    }

    #[test]
    fn a_thread_is_called_by_the_name_and_the_phrase_that_tell_it_from_others() {
        let link = |phrases: &[&str]| -> Vec<(ReasonKind, String)> {
            phrases.iter().map(|text| (ReasonKind::Phrase, (*text).to_owned())).collect()
        };
        let links = [link(&["nuclear power plant"]), link(&["nuclear power plant", "Prime Minister"])];
        let names = [
            name("Tokayev", NameKind::Person, 3, 90),
            name("Rosatom", NameKind::Organisation, 3, 4),
            name("Russia", NameKind::Country, 3, 80),
            name("Minister", NameKind::Other, 3, 3),
        ];
        let (title, told) = called(&names, &links, 100);
        assert_eq!(title, "Rosatom · nuclear power plant");
        assert_eq!(told, ["Rosatom", "Tokayev", "Russia"]);
    }

    #[test]
    fn nothing_that_tells_leaves_the_title_open() {
        let names = [name("President", NameKind::Other, 2, 2), name("Russia", NameKind::Country, 2, 5)];
        assert_eq!(called(&names, &[], 9).0, "");
    }
}
