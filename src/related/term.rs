//! What a text is about, as terms under numbers that library files keep.
//!
//! A term is a country, or a word by its sound ([`spelling_key`]) cut at six letters: transliterations of a name and
//! most inflections meet in one. Words of grammar are none. A word that names a country counts besides the country
//! itself: `Kazakhstan` and `Kazakh` are a term, and Kazakhstan is another; so a capital or a city keeps a weight of its own.
//!
//! Measured on Wikipedia's current events of 2019–2021 (`akyn related`'s score, nDCG@5): words as printed .493, cut at 5, 6,
//! 7 and 8 letters .505, .507, .503 and .497; their sounds cut at six .534 where as they are .535: so much costs, on a
//! text of one spelling, what finds Toqayev where Tokayev is printed. Countries beside their words .507, in their
//! place .450, without countries .470. Numbers are frozen: library files rest on them.

use foldhash::HashMap;

use super::length;
use crate::names::{country_mentions_among, fold, is_function_word, spelling_key, word_list};

/// Letters of a sound that count.
const CUT: usize = 6;

/// Numbers below this are countries.
const COUNTRIES: u32 = 1 << 10;
/// Numbers below this, and not countries, are figures of a text.
const NUMBERS: u32 = 1 << 20;

/// Bytes of a term in a library file.
const BYTES: usize = 5;
/// Bytes before them.
const HEAD: usize = 4;

/// A term of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Its number.
    pub id: u32,
    /// How often it stands there, at most 63 times.
    pub times: u8,
    /// Whether it stands there with a capital that proves a name.
    pub named: bool,
    /// Whether it is a word by which a country is named.
    pub place: bool,
}

/// The terms of a story, by their numbers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Terms {
    /// How much there is to it, by what its words weigh in the news at large: no library's counts are in it, so it
    /// holds however the library grows.
    pub length: f32,
    /// Every term once.
    pub terms: Vec<Term>,
}

/// A term where it stands in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) id: u32,
    /// From, in bytes.
    pub(super) start: usize,
    /// Up to, in bytes, without a possessive ending.
    pub(super) end: usize,
    pub(super) named: bool,
    pub(super) place: bool,
}

/// Finds the terms of texts, and remembers those of words that it has met: keep one for many stories.
#[derive(Debug, Default)]
pub struct TermReader {
    known: HashMap<Box<str>, Option<u32>>,
    /// Terms that stand in the story that is read.
    found: Vec<Packed>,
}

/// A term that stands in a text as one number, which sorts fast: its own, then whether it is named there and a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Packed(u64);

impl Packed {
    fn new(standing: &Standing, in_title: bool) -> Self {
        // Titles in Title Case prove no name.
        let named = standing.named && !in_title;
        Self(u64::from(standing.id) << 2 | u64::from(named) << 1 | u64::from(standing.place))
    }

    /// The term, standing once.
    fn term(self) -> Option<Term> {
        let id = u32::try_from(self.0 >> 2).ok()?;
        Some(Term { id, times: 1, named: self.0 & 2 > 0, place: self.0 & 1 > 0 })
    }
}

impl Standing {
    /// Whether it is a country.
    pub(super) fn is_country(self) -> bool {
        self.id < COUNTRIES
    }
}

impl Term {
    /// Whether it is a country.
    pub fn is_country(self) -> bool {
        self.id < COUNTRIES
    }

    /// Whether it is a figure.
    pub fn is_number(self) -> bool {
        (COUNTRIES..NUMBERS).contains(&self.id)
    }
}

impl TermReader {
    /// How many words are remembered at most.
    const MEMORY: usize = 65_536;

    /// The terms of a story: its title, where one is printed, and its text.
    pub fn read<'t>(&mut self, title: Option<&'t str>, body: impl IntoIterator<Item = &'t str>) -> Terms {
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        if let Some(title) = title {
            self.each(title, |standing| found.push(Packed::new(&standing, true)));
        }
        for text in body {
            self.each(text, |standing| found.push(Packed::new(&standing, false)));
        }
        found.sort_unstable();
        let mut terms: Vec<Term> = Vec::with_capacity(found.len());
        for term in found.iter().filter_map(|packed| packed.term()) {
            match terms.last_mut() {
                Some(last) if last.id == term.id => {
                    last.times = (last.times + 1).min(63);
                    last.named |= term.named;
                    last.place |= term.place;
                }
                _ => terms.push(term),
            }
        }
        self.found = found;
        Terms { length: length(&terms), terms }
    }

    /// Adds the terms of a text where they stand, in its order.
    pub(super) fn standing(&mut self, text: &str, found: &mut Vec<Standing>) {
        self.each(text, |standing| found.push(standing));
    }

    fn each(&mut self, text: &str, mut take: impl FnMut(Standing)) {
        let all = word_list(text);
        let mut countries = country_mentions_among(all.iter().copied()).into_iter().peekable();
        for word in all {
            let printed = word.without_possessive();
            let (start, end) = (word.start, word.start + printed.len());
            while countries.next_if(|country| country.end <= start).is_some() {}
            let country = countries.peek().filter(|country| country.start <= start);
            let place = country.is_some();
            if let Some(mention) = country.filter(|country| country.start == start) {
                let end = mention.end.max(end);
                take(Standing { id: self::country(mention.code), start, end, named: true, place });
                // A country of several words is one term.
                if mention.end > word.start + word.text.len() {
                    continue;
                }
            } else if place {
                continue;
            }
            // `US` is a word only where it is a country.
            let id = self.word(printed).or_else(|| place.then(|| number_or_word(&plain(printed))));
            if let Some(id) = id {
                let named = word.is_capitalised() && !word.opens;
                take(Standing { id, start, end, named, place });
            }
        }
    }

    fn word(&mut self, printed: &str) -> Option<u32> {
        if let Some(known) = self.known.get(printed) {
            return *known;
        }
        if self.known.len() >= Self::MEMORY {
            self.known.clear();
        }
        let folded = plain(printed);
        let few = if folded.bytes().all(|byte| byte.is_ascii_digit()) { 3 } else { 2 };
        let tells = folded.chars().count() >= few && !is_function_word(&folded);
        let id = tells.then(|| number_or_word(&folded));
        self.known.insert(printed.into(), id);
        id
    }
}

impl Terms {
    /// The countries among the terms.
    pub fn countries(&self) -> impl Iterator<Item = u32> {
        self.terms.iter().take_while(|term| term.is_country()).map(|term| term.id)
    }

    /// As library files keep them.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEAD + self.terms.len() * BYTES);
        bytes.extend(self.length.to_le_bytes());
        for term in &self.terms {
            bytes.extend(term.id.to_le_bytes());
            bytes.push(term.times << 2 | u8::from(term.place) << 1 | u8::from(term.named));
        }
        bytes
    }

    /// From what a library file keeps.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let Some((head, rest)) = bytes.split_first_chunk::<HEAD>() else { return Self::default() };
        let terms = rest.as_chunks::<BYTES>().0.iter().map(|&[a, b, c, d, marks]| Term {
            id: u32::from_le_bytes([a, b, c, d]),
            times: marks >> 2,
            place: marks & 2 > 0,
            named: marks & 1 > 0,
        });
        Self { length: f32::from_le_bytes(*head), terms: terms.collect() }
    }
}

/// The number of a country with this code of two letters.
pub(super) fn country(code: &str) -> u32 {
    code.bytes().take(2).fold(0, |number, letter| number * 26 + u32::from(letter.wrapping_sub(b'a') % 26)) + 1
}

/// The number of a folded word, or of a figure.
pub(super) fn number_or_word(folded: &str) -> u32 {
    if folded.bytes().all(|byte| byte.is_ascii_digit()) {
        return COUNTRIES + hash(folded) % (NUMBERS - COUNTRIES);
    }
    let sound = spelling_key(folded);
    let cut =
        sound.char_indices().nth(CUT).map_or(sound.as_str(), |(end, _)| sound.get(..end).unwrap_or(&sound));
    NUMBERS + hash(cut) % (u32::MAX - NUMBERS)
}

/// A word folded, without the stops of an acronym.
fn plain(printed: &str) -> String {
    fold(printed).replace('.', "")
}

/// FNV-1a, its halves folded together.
fn hash(text: &str) -> u32 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let [a, b, c, d, e, f, g, h] = hash.to_le_bytes();
    u32::from_le_bytes([a, b, c, d]) ^ u32::from_le_bytes([e, f, g, h])
}
