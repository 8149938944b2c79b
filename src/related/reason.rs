//! Why two stories belong together, in words that both print.
//!
//! Shared terms are looked up where they stand in both texts, the weightiest first, and grow to the longest run of words
//! that both print alike: `nuclear power plant`, `Organization of Turkic States`. What the two print differently is
//! shown in both forms: `Toqayev / Tokayev`; of a word and its plural the shorter form, which stands in both. Two forms of
//! a country in which nobody sees the same one (`American / Pentagon`), of a word that begins a sentence in one story only
//! (`current / Current`), or of what may be two words (`constraint / construction`), are told only where there is nothing
//! else to tell.

use std::collections::HashSet;

use super::term::{Standing, TermReader};
use super::variant::{is_seen, same_letters, stands_in_both};
use crate::digest::{Date, Edtf};
use crate::names::{NameKind, Named, Word, countries, fold, is_function_word, is_generic_word, named, words};

/// How many reasons are given.
const MOST: usize = 3;
/// How many of the shared terms are looked at.
const TERMS: usize = 24;
/// Places of a term in a text that are looked at.
const PLACES: usize = 6;
/// Words of a reason.
const WORDS: usize = 6;
/// Days between two stories that are near in time, at most.
const NEAR: i32 = 7;
/// Days of a date that says little of when it was: a month.
const ROUGH: i32 = 14;
/// Small words inside names.
const JOINTS: [&str; 6] = ["of", "the", "and", "for", "al", "de"];

/// What a reason is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReasonKind {
    /// A headline beside the one story names the other.
    Link,
    /// Both name somebody or something.
    Name,
    /// Both hold some words in a row.
    Phrase,
    /// Both hold a word.
    Term,
    /// Both name a place or a country.
    Place,
    /// Both are of the same days or nearly so.
    Date,
}

impl ReasonKind {
    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Link, Self::Name, Self::Phrase, Self::Term, Self::Place, Self::Date]
            .into_iter()
            .find(|kind| kind.word() == word)
    }

    /// The word for it in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Name => "name",
            Self::Phrase => "phrase",
            Self::Term => "term",
            Self::Place => "place",
            Self::Date => "date",
        }
    }
}

/// Why two stories belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What it is.
    pub kind: ReasonKind,
    /// As printed in both; where they differ, as in the story asked for and as in the other, with ` / ` between. Of
    /// dates those of the two stories, as EDTF.
    pub text: String,
}

impl Reason {
    /// That two stories are near in time, where it is known when they were, and they are.
    pub fn near(one: Option<Edtf>, other: Option<Edtf>) -> Option<Self> {
        let days = |date: Edtf| Some((date.first_day()?, date.last_day()?));
        let ((first, last), (first_there, last_there)) = (days(one?)?, days(other?)?);
        let apart = (first_there - last).get_days().max((first - last_there).get_days());
        let rough = |first: Date, last: Date| (last - first).get_days() > ROUGH;
        if rough(first, last) || rough(first_there, last_there) {
            return None;
        }
        let (one, other) = (one?.to_string(), other?.to_string());
        let text = if one == other { one } else { format!("{one} / {other}") };
        (apart <= NEAR).then_some(Self { kind: ReasonKind::Date, text })
    }

    /// As a reader is told it: dates in words.
    pub fn in_words(&self) -> String {
        if self.kind != ReasonKind::Date {
            return self.text.clone();
        }
        let words = |date: &str| date.parse().map_or_else(|_| date.to_owned(), Edtf::in_few_words);
        match self.text.split_once(" / ") {
            Some((one, other)) => format!("{} / {}", words(one), words(other)),
            None => words(&self.text),
        }
    }
}

/// Adds a last reason where there is room for it, or where it says more than the one that stands there: a country.
pub fn add(reasons: &mut Vec<Reason>, last: Reason) {
    let says_little =
        |reason: &Reason| reason.kind == ReasonKind::Place && !countries(&reason.text).is_empty();
    if reasons.len() >= MOST && reasons.last().is_some_and(says_little) {
        reasons.pop();
    }
    if reasons.len() < MOST {
        reasons.push(last);
    }
}

/// A story's texts as printed, with the places of its words and terms.
#[derive(Debug)]
pub struct Printed<'t> {
    parts: Vec<Part<'t>>,
    named: Vec<Named>,
}

#[derive(Debug)]
struct Part<'t> {
    text: &'t str,
    words: Vec<Word<'t>>,
    terms: Vec<Standing>,
}

/// A term where it stands: in which part, and from which word up to which.
#[derive(Clone, Copy)]
struct Spot {
    part: usize,
    first: usize,
    end: usize,
    standing: Standing,
}

impl<'t> Printed<'t> {
    /// A story's title, where one is printed, and its text.
    pub fn new(title: Option<&'t str>, body: &[&'t str], reader: &mut TermReader) -> Self {
        let part = |text: &'t str| {
            let mut terms = Vec::new();
            reader.standing(text, &mut terms);
            Part { text, words: words(text).collect(), terms }
        };
        Self { parts: body.iter().copied().chain(title).map(part).collect(), named: Vec::new() }
    }

    /// The same with the names that it holds: of the story that reasons are told by.
    pub fn with_names(mut self) -> Self {
        let texts: Vec<&str> = self.parts.iter().map(|part| part.text).collect();
        self.named = named("", texts);
        self
    }

    fn spots(&self, term: u32) -> Vec<Spot> {
        let mut spots = Vec::new();
        for (part, Part { words, terms, .. }) in self.parts.iter().enumerate() {
            for standing in terms.iter().filter(|standing| standing.id == term) {
                let first = words.partition_point(|word| word.start < standing.start);
                let end = words.partition_point(|word| word.start < standing.end);
                spots.push(Spot { part, first, end, standing: *standing });
            }
        }
        spots.truncate(PLACES);
        spots
    }

    fn words_of(&self, spot: Spot) -> &[Word<'t>] {
        self.parts.get(spot.part).map_or(&[], |part| part.words.as_slice())
    }

    /// What stands from one word up to another, without a possessive ending.
    fn print(&self, part: usize, first: usize, end: usize) -> Option<&'t str> {
        let part = self.parts.get(part)?;
        let last = part.words.get(end.checked_sub(1)?)?;
        part.text.get(part.words.get(first)?.start..last.start + last.without_possessive().len())
    }

    /// What is known of a name printed like this.
    fn kind_of(&self, text: &str) -> Option<NameKind> {
        self.named.iter().find(|name| name.printed.iter().any(|form| form == text)).map(|name| name.kind)
    }
}

/// Up to three reasons why two stories belong together, from the terms they share, the weightiest first. Names come
/// first and countries last.
pub fn reasons(asked: &Printed<'_>, other: &Printed<'_>, shared: &[(u32, f64)]) -> Vec<Reason> {
    let mut told = Vec::new();
    let mut covered = HashSet::new();
    for (term, weight) in shared.iter().take(TERMS) {
        if covered.contains(term) {
            continue;
        }
        if let Some(found) = reason(asked, other, *term) {
            covered.extend(found.terms.iter().copied());
            // What differs in more than its spelling convinces less.
            let weight = if found.reason.text.contains(" / ") { weight / 2.0 } else { *weight };
            let favour = found.rank.favour();
            told.push((found, weight * favour));
        }
    }
    if told.iter().any(|(found, _)| found.seen) {
        told.retain(|(found, _)| found.seen);
    }
    let mut told: Vec<(Rank, f64, Reason)> =
        told.into_iter().map(|(found, weight)| (found.rank, weight, found.reason)).collect();
    told.sort_by(|one, other| {
        (one.0 == Rank::Country).cmp(&(other.0 == Rank::Country)).then(other.1.total_cmp(&one.1))
    });
    told.truncate(MOST);
    told.sort_by_key(|(rank, _, _)| *rank);
    let mut reasons: Vec<Reason> = Vec::new();
    for (_, _, reason) in told {
        if !reasons.iter().any(|known| known.text.to_lowercase() == reason.text.to_lowercase()) {
            reasons.push(reason);
        }
    }
    reasons
}

/// In which order reasons are told.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Name,
    Place,
    Words,
    Country,
}

impl Rank {
    /// How much sooner a reason is chosen.
    fn favour(self) -> f64 {
        match self {
            Self::Name => 2.0,
            Self::Place | Self::Words => 1.0,
            Self::Country => 0.5,
        }
    }
}

struct Found {
    reason: Reason,
    rank: Rank,
    /// Terms that the reason holds.
    terms: Vec<u32>,
    /// Whether a reader sees that both stories print the same, and sees more in it than a capital.
    seen: bool,
}

fn reason<'t>(asked: &Printed<'t>, other: &Printed<'t>, term: u32) -> Option<Found> {
    let (here, there) = (asked.spots(term), other.spots(term));
    let mut best: Option<(usize, Spot, usize, usize)> = None;
    for one in &here {
        for two in &there {
            if asked.print(one.part, one.first, one.end)? != other.print(two.part, two.first, two.end)? {
                continue;
            }
            let (first, end) = grown(asked.words_of(*one), *one, other.words_of(*two), *two);
            if best.is_none_or(|(length, ..)| end - first > length) {
                best = Some((end - first, *one, first, end));
            }
        }
    }
    if let Some((length, spot, first, end)) = best {
        let text = asked.print(spot.part, first, end)?;
        return Some(told(asked, spot, (first, end), text.to_owned(), length));
    }
    let printed = |printed: &Printed<'t>, spot: &Spot| printed.print(spot.part, spot.first, spot.end);
    let pairs = here.iter().flat_map(|one| there.iter().map(move |two| (one, two)));
    let (mut most, mut alike) = (None, 0);
    for (one, two) in pairs {
        let (here, there) = (printed(asked, one)?, printed(other, two)?);
        let letters = same_letters(here, there);
        if most.is_none() || letters > alike {
            (most, alike) = (Some((one, here, there)), letters);
        }
    }
    let (one, here, there) = most?;
    let found = |text: String| told(asked, *one, (one.first, one.end), text, 1);
    if let Some(shorter) = stands_in_both(here, there) {
        return Some(found(shorter.to_owned()));
    }
    let found = found(format!("{here} / {there}"));
    let seen = is_seen(here, there, one.standing.is_country(), found.reason.kind == ReasonKind::Term);
    Some(Found { seen, ..found })
}

fn told(asked: &Printed<'_>, spot: Spot, run: (usize, usize), text: String, length: usize) -> Found {
    let known = asked.kind_of(text.split(" / ").next().unwrap_or_default());
    let place = spot.standing.place || known == Some(NameKind::Place);
    let country = spot.standing.place && known != Some(NameKind::Place) && length == 1
        || known == Some(NameKind::Country);
    let (kind, rank) = if country {
        (ReasonKind::Place, Rank::Country)
    } else if place && known.is_none_or(|kind| kind == NameKind::Place) {
        (ReasonKind::Place, Rank::Place)
    } else if (spot.standing.named || known.is_some()) && !is_general(&text) {
        (ReasonKind::Name, Rank::Name)
    } else if length > 1 {
        (ReasonKind::Phrase, Rank::Words)
    } else {
        (ReasonKind::Term, Rank::Words)
    };
    Found { reason: Reason { kind, text }, rank, terms: terms_in(asked, spot.part, run), seen: true }
}

/// Whether a name says no more than an office or a quarter of the sky: `Deputy Prime Minister`, `South`.
fn is_general(text: &str) -> bool {
    words(text).all(|word| {
        let folded = fold(word.text);
        is_generic_word(&folded) || is_function_word(&folded)
    })
}

fn terms_in(printed: &Printed<'_>, part: usize, (first, end): (usize, usize)) -> Vec<u32> {
    let Some(part) = printed.parts.get(part) else { return Vec::new() };
    let start = part.words.get(first).map_or(0, |word| word.start);
    let end = part.words.get(end).map_or(part.text.len(), |word| word.start);
    let inside = |term: &&Standing| (start..end).contains(&term.start);
    part.terms.iter().filter(inside).map(|term| term.id).collect()
}

/// The run of words around two spots that both texts print alike: of names, or of words in small letters.
fn grown(here: &[Word<'_>], one: Spot, there: &[Word<'_>], two: Spot) -> (usize, usize) {
    let capital = here.get(one.first).is_some_and(|word| word.is_capitalised());
    let (mut first, mut end) = (one.first, one.end);
    let (mut first_there, mut end_there) = (two.first, two.end);
    let goes_on = |a: &Word<'_>, b: &Word<'_>| {
        a.text == b.text
            && (a.is_capitalised() == capital || JOINTS.contains(&a.text))
            && !a.text.contains(['’', '\''])
    };
    while end - first < WORDS
        && let (Some(a), Some(b)) = (here.get(end), there.get(end_there))
        && a.follows
        && b.follows
        // What goes on after it is printed with its possessive ending, whose sign differs from outlet to outlet.
        && here.get(end.wrapping_sub(1)).map(|word| word.text)
            == there.get(end_there.wrapping_sub(1)).map(|word| word.text)
        && alike_gap(a, here.get(end.wrapping_sub(1)), b, there.get(end_there.wrapping_sub(1)))
        && goes_on(a, b)
    {
        (end, end_there) = (end + 1, end_there + 1);
    }
    while end - first < WORDS
        && let (Some(at), Some(at_there)) = (first.checked_sub(1), first_there.checked_sub(1))
        && let (Some(a), Some(b)) = (here.get(at), there.get(at_there))
        && here.get(first).is_some_and(|word| word.follows)
        && there.get(first_there).is_some_and(|word| word.follows)
        && alike_gap(&here[first], Some(a), &there[first_there], Some(b))
        && goes_on(a, b)
    {
        (first, first_there) = (at, at_there);
    }
    let idle = |word: Option<&Word<'_>>| word.is_some_and(|word| is_function_word(&fold(word.text)));
    while end > one.end && idle(here.get(end - 1)) {
        end -= 1;
    }
    while first < one.first && idle(here.get(first)) {
        first += 1;
    }
    (first, end)
}

/// Whether as much stands before one word as before the other: both follow theirs by one character.
fn alike_gap(a: &Word<'_>, before_a: Option<&Word<'_>>, b: &Word<'_>, before_b: Option<&Word<'_>>) -> bool {
    let gap = |word: &Word<'_>, before: Option<&Word<'_>>| {
        before.map(|before| word.start.saturating_sub(before.start + before.text.len()))
    };
    gap(a, before_a) == gap(b, before_b)
}

#[cfg(test)]
mod tests {
    use super::{Printed, Reason, ReasonKind, reasons};
    use crate::related::{Asked, Counts, TermReader};

    fn why(one: &str, other: &str) -> Vec<Reason> {
        let mut reader = TermReader::default();
        let (a, b) = (reader.read(None, [one]), reader.read(None, [other]));
        let closeness = Asked::new(&a, None, 100, &Counts::default()).about(&b, None, false);
        let (one, other) =
            (Printed::new(None, &[one], &mut reader), Printed::new(None, &[other], &mut reader));
        reasons(&one, &other, &closeness.by)
    }

    fn texts(reasons: &[Reason]) -> Vec<&str> {
        reasons.iter().map(|reason| reason.text.as_str()).collect()
    }

    #[test]
    fn names_come_first_and_words_that_stand_together_are_one_reason() {
        let told = why(
            "A nuclear power plant will rise in Ulken, said Rosatom; Kazakhstan waits.",
            "Kazakhstan asked Rosatom how long the nuclear power plant will take.",
        );
        assert_eq!(texts(&told), ["Rosatom", "nuclear power plant", "Kazakhstan"]);
        assert_eq!(
            told.iter().map(|reason| reason.kind).collect::<Vec<_>>(),
            [ReasonKind::Name, ReasonKind::Phrase, ReasonKind::Place]
        );
    }

    #[test]
    fn what_is_spelt_differently_is_shown_in_both_spellings() {
        let told = why("The envoys met Toqayev in spring.", "In spring they met Tokayev again.");
        assert!(texts(&told).contains(&"Toqayev / Tokayev"), "{told:?}");
    }

    #[test]
    fn an_office_is_no_name_and_stands_behind_one() {
        let told =
            why("Then the Deputy Prime Minister met Rosatom.", "Rosatom told the Deputy Prime Minister so.");
        assert_eq!(texts(&told), ["Rosatom", "Deputy Prime Minister"]);
        assert_eq!(told[1].kind, ReasonKind::Phrase);
    }

    #[test]
    fn a_country_in_two_forms_is_told_where_one_sees_that_they_are_one() {
        let told = why("A tender for France opened.", "The tender is French, Paris said.");
        assert_eq!(texts(&told), ["tender", "France / French"]);
        let told = why("The tender is American.", "The Pentagon opened a tender.");
        assert_eq!(texts(&told), ["tender"]);
        let told = why("Then American lorries came.", "So the Pentagon waits.");
        assert_eq!(texts(&told), ["American / Pentagon"]);
    }

    #[test]
    fn a_word_and_its_plural_are_one_and_a_capital_alone_is_no_reason_beside_another() {
        let told = why("Each migrant waits for the tender.", "For migrants the tender is new.");
        assert_eq!(texts(&told), ["tender", "migrant"]);
        let told = why("The current tender is theirs.", "Current tender rules are theirs.");
        assert_eq!(texts(&told), ["tender"]);
        let told = why("They joined organizations.", "Organization is hard.");
        assert_eq!(texts(&told), ["organizations / Organization"]);
        let told = why("The tender has a constraint.", "A construction tender came.");
        assert_eq!(texts(&told), ["tender"]);
        let told = why("They met Zelensky then.", "Then Zelenskyy spoke.");
        assert_eq!(texts(&told), ["Zelensky / Zelenskyy"]);
    }

    #[test]
    fn stories_of_one_week_are_near_in_time_and_both_dates_are_told() {
        let near = |one: &str, other: &str| Reason::near(one.parse().ok(), other.parse().ok());
        let told = near("2024-11-25/2024-12-01", "2024-12-03").unwrap();
        assert_eq!(told.text, "2024-11-25/2024-12-01 / 2024-12-03");
        assert_eq!(near("2024-12-03", "2024-12-03").unwrap().text, "2024-12-03");
        assert_eq!(near("2024-12-03", "2024-12-11"), None);
        assert_eq!(near("XXXX-12-03", "2024-12-03"), None);
    }

    #[test]
    fn a_date_takes_the_place_of_a_country_but_not_of_a_name() {
        let reason = |kind, text: &str| Reason { kind, text: text.to_owned() };
        let date = || reason(ReasonKind::Date, "2024-12-03");
        let mut reasons = vec![
            reason(ReasonKind::Name, "Rosatom"),
            reason(ReasonKind::Phrase, "power plant"),
            reason(ReasonKind::Place, "Kazakhstan"),
        ];
        super::add(&mut reasons, date());
        assert_eq!(texts(&reasons), ["Rosatom", "power plant", "2024-12-03"]);
        super::add(&mut reasons, date());
        assert_eq!(reasons.len(), 3);
        reasons[2] = reason(ReasonKind::Place, "Ulken");
        super::add(&mut reasons, date());
        assert_eq!(texts(&reasons), ["Rosatom", "power plant", "Ulken"]);
    }

    #[test]
    fn a_reason_stands_in_both_texts_letter_for_letter() {
        let told = why("They asked Rosatom's Director there.", "There Rosatom’s Director left.");
        assert_eq!(texts(&told), ["Rosatom", "Director"]);
        let told = why("They asked Rosatom's Director there.", "There Rosatom's Director left.");
        assert_eq!(texts(&told), ["Rosatom's Director"]);
    }

    #[test]
    fn a_name_of_several_words_is_whole() {
        let told = why("The Organization of Turkic States met.", "Ask the Organization of Turkic States.");
        assert_eq!(texts(&told), ["Organization of Turkic States"]);
    }
}
