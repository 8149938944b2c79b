//! What an affair over several issues is called.
//!
//! Best by a title that one of its stories prints, the shortest that tells of what they have in common; else by the
//! names that tell it from other threads and the words that hold it together: `Rosatom · nuclear power plant`.

use std::collections::BTreeMap;

use super::ReasonKind;
use super::affair::is_office;
use crate::names::{NameKind, fold, is_function_word, words};

/// Parts that make up a title.
const IN_TITLE: usize = 2;
/// Names that a thread is shown with, at most.
const NAMES: usize = 5;
/// Letters of a printed title that a thread may be called by.
const TITLE: std::ops::RangeInclusive<usize> = 16..=90;
/// Names and phrases that come first, one of which such a title holds.
const FIRST: usize = 2;
/// Names and phrases of which such a title holds two at least.
const HELD: usize = 8;
/// Letters of an abbreviation.
const ABBREVIATION: std::ops::RangeInclusive<usize> = 2..=6;

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

/// What a thread is called and whom and what it names, from the names that its stories share, the reasons that hold it
/// together and the titles that its stories print. No title where nothing tells it from other threads.
pub fn called(
    names: &[SharedName],
    links: &[Vec<(ReasonKind, String)>],
    printed: &[&str],
    library: u64,
) -> (Option<String>, Vec<String>) {
    let whole = texts(links, ReasonKind::Name);
    let mut names: Vec<(String, NameKind, f64)> = names
        .iter()
        .filter(|name| !is_office(&name.text))
        .map(|name| {
            let weight = name.times as f64 * rarity(name, library) * favour(name.kind);
            (spelt_out(&name.text, &whole), name.kind, weight)
        })
        .collect();
    names.sort_by(|one, other| other.2.total_cmp(&one.2).then(one.0.cmp(&other.0)));
    let of = |country: bool| {
        let wanted = move |name: &&(String, NameKind, f64)| (name.1 == NameKind::Country) == country;
        names.iter().filter(wanted).map(|name| name.0.as_str())
    };
    let phrases = texts(links, ReasonKind::Phrase);
    let telling: Vec<&str> =
        of(false).take(1).chain(phrases.iter().map(String::as_str)).chain(of(false).skip(1)).collect();
    let title =
        printed_title(&telling, of(true), printed).or_else(|| parts(telling.iter().copied().chain(of(true))));
    (title, names.iter().take(NAMES).map(|name| name.0.clone()).collect())
}

/// The shortest printed title that holds what tells a thread from others, and more of what its stories share.
fn printed_title<'n>(
    telling: &[&str],
    countries: impl Iterator<Item = &'n str>,
    printed: &[&str],
) -> Option<String> {
    let countries: Vec<&str> = countries.take(IN_TITLE).collect();
    let fits = |title: &&&str| {
        let holds = |part: &&&str| holds(title, part);
        let told = telling.iter().take(HELD).filter(holds).count();
        TITLE.contains(&title.chars().count())
            && !title.ends_with(['…', '.'])
            && telling.iter().take(FIRST).any(|part| self::holds(title, part))
            && told + countries.iter().filter(holds).count() > 1
    };
    printed.iter().filter(fits).min_by_key(|title| title.chars().count()).map(|title| (*title).to_owned())
}

/// Whether a title holds a name: all its words, or the last one, by which people go.
fn holds(title: &str, name: &str) -> bool {
    let title: Vec<String> = words(title).map(|word| fold(word.without_possessive())).collect();
    let name = fold(name);
    let inside = |word: &str| title.iter().any(|other| other == word);
    let all: Vec<&str> = words(&name).map(|word| word.text).filter(|word| !is_function_word(word)).collect();
    all.iter().all(|word| inside(word))
        || all.last().is_some_and(|last| last.chars().count() > 3 && inside(last))
}

/// The first parts that do not repeat each other; `None` where there are too few to tell anything.
fn parts<'t>(all: impl Iterator<Item = &'t str>) -> Option<String> {
    let mut title: Vec<&str> = Vec::new();
    for text in all {
        if title.len() < IN_TITLE && !title.iter().any(|part| repeats(part, text)) {
            title.push(text);
        }
    }
    (title.len() == IN_TITLE).then(|| title.join(" · "))
}

/// Reasons of a kind that hold at least half as many pairs together as the most frequent one does, the most frequent
/// first.
fn texts(links: &[Vec<(ReasonKind, String)>], wanted: ReasonKind) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (kind, text) in links.iter().flatten() {
        // What two outlets spell differently is called as the first of them does.
        let text = text.split(" / ").next().unwrap_or_default();
        if *kind == wanted && !is_office(text) {
            *counts.entry(text).or_default() += 1;
        }
    }
    let mut texts: Vec<(&str, usize)> = counts.into_iter().collect();
    texts.sort_by(|one, other| other.1.cmp(&one.1).then(other.0.len().cmp(&one.0.len())));
    let most = texts.first().map_or(0, |text| text.1);
    texts.into_iter().filter(|text| text.1 * 2 >= most).map(|text| text.0.to_owned()).collect()
}

/// An abbreviation as its stories spell it out, where they do: the `Organization of Turkic States` for `OTS`.
fn spelt_out(name: &str, whole: &[String]) -> String {
    let letters = name.chars().count();
    if !ABBREVIATION.contains(&letters) || !name.chars().all(char::is_uppercase) {
        return name.to_owned();
    }
    let initials = |text: &str| -> String {
        words(text).filter(|word| word.is_capitalised()).filter_map(|word| word.text.chars().next()).collect()
    };
    whole.iter().find(|text| initials(text) == name).cloned().unwrap_or_else(|| name.to_owned())
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
    use super::{SharedName, called};
    use crate::names::NameKind;
    use crate::related::ReasonKind;

    fn name(text: &str, kind: NameKind, times: u64, everywhere: u64) -> SharedName {
        SharedName { text: text.to_owned(), kind, times, everywhere }
    }

    fn link(kind: ReasonKind, texts: &[&str]) -> Vec<(ReasonKind, String)> {
        texts.iter().map(|text| (kind, (*text).to_owned())).collect()
    }

    fn plant() -> ([SharedName; 4], [Vec<(ReasonKind, String)>; 2]) {
        let names = [
            name("Tokayev", NameKind::Person, 3, 90),
            name("Rosatom", NameKind::Organisation, 3, 4),
            name("Russia", NameKind::Country, 3, 80),
            name("Minister", NameKind::Other, 3, 3),
        ];
        let phrases = |texts: &[&str]| link(ReasonKind::Phrase, texts);
        (names, [phrases(&["nuclear power plant"]), phrases(&["nuclear power plant", "Prime Minister"])])
    }

    #[test]
    fn a_thread_is_called_by_the_name_and_the_phrase_that_tell_it_from_others() {
        let (names, links) = plant();
        let (title, told) = called(&names, &links, &[], 100);
        assert_eq!(title.unwrap(), "Rosatom · nuclear power plant");
        assert_eq!(told, ["Rosatom", "Tokayev", "Russia"]);
    }

    #[test]
    fn the_shortest_printed_title_that_tells_of_it_comes_first() {
        let (names, links) = plant();
        let printed = [
            "Tokayev: Rosatom Will Build the Plant, and Everybody May Come to See How It Is Done",
            "Rosatom Offers Russia's Best Reactors",
            "Rosatom",
            "Ministers of Russia Meet by the Lake",
        ];
        assert_eq!(called(&names, &links, &printed, 100).0.unwrap(), printed[1]);
        assert_eq!(called(&names, &links, &printed[2..], 100).0.unwrap(), "Rosatom · nuclear power plant");
    }

    #[test]
    fn an_abbreviation_is_spelt_out_as_the_stories_do() {
        let names = [
            name("OTS", NameKind::Organisation, 4, 4),
            name("Turkic", NameKind::Other, 4, 4),
            name("Turkey", NameKind::Country, 3, 20),
        ];
        let links = [link(ReasonKind::Name, &["Organization of Turkic States"])];
        let (title, told) = called(&names, &links, &[], 100);
        assert_eq!(title.unwrap(), "Organization of Turkic States · Turkey");
        assert_eq!(told[0], "Organization of Turkic States");
    }

    #[test]
    fn nothing_that_tells_leaves_the_title_open() {
        let names = [name("President", NameKind::Other, 2, 2), name("Russia", NameKind::Country, 2, 5)];
        assert_eq!(called(&names, &[], &[], 9).0, None);
    }
}
