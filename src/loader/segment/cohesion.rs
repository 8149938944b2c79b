//! Lexical cohesion: how much two pieces of text are about the same things.
//!
//! TF-IDF cosine, as TextTiling's vocabulary comparison (Hearst 1997), over the issue's own pieces: so the week's
//! common words get weak. Countries are folded to one term each, names count half as much again, words are cut at
//! seven letters instead of being stemmed, which finds related stories as well as a Snowball stemmer does.

use std::collections::{HashMap, HashSet};

use crate::names;

/// A piece of text as weighted terms, sorted by term.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    terms: Vec<(u32, f32)>,
    norm: f32,
    /// Codes of the countries it names, sorted.
    countries: Vec<&'static str>,
    /// Its names that are no country's, sorted.
    names: Vec<u32>,
}

impl Piece {
    /// The cosine of the angle between two pieces, from 0 to 1.
    pub(super) fn cosine(&self, other: &Self) -> f32 {
        let norms = self.norm * other.norm;
        if norms == 0.0 { 0.0 } else { dot(&self.terms, &other.terms) / norms }
    }

    /// Several pieces as one.
    pub(super) fn of_all<'a>(pieces: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut all = Self::default();
        for piece in pieces {
            all.terms.extend(&piece.terms);
            all.countries.extend(&piece.countries);
            all.names.extend(&piece.names);
        }
        all.terms.sort_by_key(|&(id, _)| id);
        all.terms.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            kept.1 += if same { next.1 } else { 0.0 };
            same
        });
        all.countries.sort_unstable();
        all.countries.dedup();
        all.names.sort_unstable();
        all.names.dedup();
        all.norm = norm(&all.terms);
        all
    }

    /// Whether both name a same country.
    pub(super) fn shares_country(&self, other: &Self) -> bool {
        self.countries.iter().any(|code| other.countries.binary_search(code).is_ok())
    }

    /// Whether it names a country or anything else.
    pub(super) fn is_nameless(&self) -> bool {
        self.countries.is_empty() && self.names.is_empty()
    }

    /// Whether both name countries, and none that is the same.
    pub(super) fn is_elsewhere(&self, other: &Self) -> bool {
        !self.countries.is_empty() && !other.countries.is_empty() && !self.shares_country(other)
    }

    /// Whether both hold a same name that is no country's.
    pub(super) fn shares_name(&self, other: &Self) -> bool {
        self.names.iter().any(|name| other.names.binary_search(name).is_ok())
    }
}

/// Weighs the pieces of an issue against each other.
pub(super) fn weigh(texts: &[&str]) -> Vec<Piece> {
    let known = known_names(texts);
    let mut ids = HashMap::new();
    let counted: Vec<Counted> = texts.iter().map(|text| Counted::of(text, &known, &mut ids)).collect();
    let mut holding = vec![0_u32; ids.len()];
    for (id, _) in counted.iter().flat_map(|piece| &piece.terms) {
        if let Some(times) = holding.get_mut(*id as usize) {
            *times += 1;
        }
    }
    counted.into_iter().map(|piece| piece.weigh(&holding, texts.len())).collect()
}

/// Terms are cut at this many letters.
const STEM: usize = 7;

/// A name's weight beside a common word's.
const NAME: f32 = 1.5;

/// Words that stand capitalised somewhere inside a sentence: so they are names at the opening of one too.
fn known_names(texts: &[&str]) -> HashSet<String> {
    let inside = texts.iter().flat_map(|text| names::mentions(text)).filter(|mention| !mention.opens);
    inside.flat_map(|mention| names::words(mention.text)).filter_map(term).collect()
}

/// What a word counts as; function words, single letters and short numbers as nothing.
fn term(word: names::Word<'_>) -> Option<String> {
    let mut folded = names::fold(word.without_possessive());
    let short = folded.chars().nth(1).is_none();
    let number = folded.len() < 3 && folded.bytes().all(|byte| byte.is_ascii_digit());
    if short || number || names::is_function_word(&folded) {
        return None;
    }
    if let Some((end, _)) = folded.char_indices().nth(STEM) {
        folded.truncate(end);
    }
    Some(folded)
}

/// The terms of a piece with their numbers.
struct Counted {
    terms: Vec<(u32, f32)>,
    names: HashSet<u32>,
    countries: Vec<&'static str>,
}

impl Counted {
    fn of(text: &str, known: &HashSet<String>, ids: &mut HashMap<String, u32>) -> Self {
        let mut times: HashMap<u32, f32> = HashMap::new();
        let mut named = HashSet::new();
        let mut id = |term: String| {
            let next = u32::try_from(ids.len()).unwrap_or(u32::MAX);
            *ids.entry(term).or_insert(next)
        };
        let mentioned = names::country_mentions(text);
        for country in &mentioned {
            *times.entry(id(format!("={}", country.code))).or_default() += 1.0;
        }
        let mut countries = mentioned.iter().peekable();
        for word in names::words(text) {
            while countries.next_if(|country| country.end <= word.start).is_some() {}
            let of_country = countries.peek().is_some_and(|country| country.start <= word.start);
            let Some(term) = term(word).filter(|_| !of_country) else { continue };
            let is_name = word.is_capitalised() && known.contains(&term);
            let id = id(term);
            *times.entry(id).or_default() += 1.0;
            if is_name {
                named.insert(id);
            }
        }
        let mut countries: Vec<&'static str> = mentioned.iter().map(|country| country.code).collect();
        countries.sort_unstable();
        countries.dedup();
        let mut terms: Vec<(u32, f32)> = times.into_iter().collect();
        terms.sort_unstable_by_key(|&(id, _)| id);
        Self { terms, names: named, countries }
    }

    fn weigh(self, holding: &[u32], pieces: usize) -> Piece {
        let weight = |id: u32, times: f32| {
            let boost = if self.names.contains(&id) { NAME } else { 1.0 };
            let with = holding.get(id as usize).copied().unwrap_or(1) as f32;
            let idf = (1.0 + (pieces as f32 - with + 0.5) / (with + 0.5)).ln();
            (1.0 + times.ln()) * idf * boost
        };
        let terms: Vec<(u32, f32)> = self.terms.iter().map(|&(id, times)| (id, weight(id, times))).collect();
        let mut names: Vec<u32> = self.names.into_iter().collect();
        names.sort_unstable();
        Piece { norm: norm(&terms), terms, countries: self.countries, names }
    }
}

fn norm(terms: &[(u32, f32)]) -> f32 {
    terms.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt()
}

fn dot(one: &[(u32, f32)], other: &[(u32, f32)]) -> f32 {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let found = |id: &u32| long.binary_search_by_key(id, |&(id, _)| id).ok().and_then(|at| long.get(at));
    short.iter().filter_map(|(id, weight)| found(id).map(|(_, other)| weight * other)).sum()
}

#[cfg(test)]
mod tests {
    use super::{Piece, weigh};

    #[test]
    fn texts_on_the_same_things_are_nearer_than_others() {
        let pieces = weigh(&[
            "A reservoir near Osh burst and flooded three villages.",
            "Engineers blame the reservoir's old sluice; villages wait for aid from Osh.",
            "In Ashgabat, the parliament of Turkmenistan passed a law on carpets.",
        ]);
        let [dam, sluice, carpets] = pieces.as_slice() else { panic!("three pieces") };
        assert!(dam.cosine(sluice) > 0.1);
        assert!(dam.cosine(carpets) < 0.01);
        assert!(dam.is_elsewhere(carpets) && dam.shares_country(sluice));
    }

    #[test]
    fn pieces_taken_together_hold_the_terms_of_each() {
        let pieces = weigh(&["Wheat prices fell in Kostanay.", "Rail tariffs rose in Aktobe."]);
        let both = Piece::of_all(&pieces);
        assert!(pieces.iter().all(|piece| both.cosine(piece) > 0.5 && both.shares_name(piece)));
        assert!(Piece::default().is_nameless());
        assert_eq!(Piece::default().cosine(&both).to_bits(), 0);
    }
}
