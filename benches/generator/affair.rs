//! An affair: people, places and a project that come back in stories over some weeks, so that a generated library
//! has related stories and threads.

use super::random::Random;
use super::vocabulary as words;

/// What the stories of one affair have in common.
pub(crate) struct Affair {
    person: (&'static str, &'static str),
    person2: (&'static str, &'static str),
    role: &'static str,
    place: &'static str,
    place2: &'static str,
    village: String,
    country: &'static str,
    country2: &'static str,
    organisation: &'static str,
    project: &'static str,
    topic: &'static str,
}

/// What only one story has: its day in words, such as `March 3`, and its year.
pub(crate) struct Day {
    pub(crate) words: String,
    pub(crate) year: i16,
}

impl Affair {
    /// The affair with this number; the same for the same seed.
    pub(crate) fn numbered(seed: u64, number: u64) -> Self {
        let mut random = Random::new(seed ^ 0xAFFA_1245, number);
        let mut person = || (random.pick(&words::FIRST_NAMES), random.pick_skewed(&words::SURNAMES));
        let (first, second) = (person(), person());
        Self {
            person: first,
            person2: second,
            role: random.pick(&words::ROLES),
            place: random.pick_skewed(&words::PLACES),
            place2: random.pick(&words::PLACES),
            village: village(&mut random),
            country: random.pick_skewed(&words::COUNTRIES),
            country2: random.pick(&words::COUNTRIES),
            organisation: random.pick(&words::ORGANISATIONS),
            project: random.pick(&words::PROJECTS),
            topic: random.pick(&words::TOPICS),
        }
    }

    /// Writes a template with its slots filled. A slot with a capital is written with capitals.
    pub(crate) fn fill(&self, template: &str, day: &Day, random: &mut Random, out: &mut String) {
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((slot, behind)) = after.split_once('}') else { break };
            self.slot(slot, day, random, out);
            rest = behind;
        }
        out.push_str(rest);
    }

    fn slot(&self, slot: &str, day: &Day, random: &mut Random, out: &mut String) {
        let start = out.len();
        let lower = slot.to_ascii_lowercase();
        match lower.as_str() {
            "person" => full_name(self.person, out),
            "person2" => full_name(self.person2, out),
            "surname" => out.push_str(self.person.1),
            "surname2" => out.push_str(self.person2.1),
            "role" => out.push_str(self.role),
            "place" => out.push_str(self.place),
            "place2" => out.push_str(self.place2),
            "place3" => out.push_str(random.pick(&words::PLACES)),
            "village" => out.push_str(&self.village),
            "country" => out.push_str(self.country),
            "country2" => out.push_str(self.country2),
            "organisation" => out.push_str(self.organisation),
            "project" => out.push_str(self.project),
            "topic" => out.push_str(self.topic),
            "noun" | "noun2" => out.push_str(random.pick_skewed(&words::NOUNS)),
            "adjective" => out.push_str(random.pick_skewed(&words::ADJECTIVES)),
            "day" => out.push_str(&day.words),
            "year" => push_number(year_before(day.year, random), out),
            "number" => push_number(random.between(20, 9_000), out),
            "small" => push_number(random.between(2, 19), out),
            "percent" => {
                push_number(random.between(2, 79), out);
                out.push_str(" percent");
            }
            "money" => {
                out.push('$');
                push_number(random.between(2, 990), out);
                out.push_str(" million");
            }
            unknown => unreachable!("no slot `{unknown}`"),
        }
        let capital = slot.starts_with(|letter: char| letter.is_ascii_uppercase());
        if capital {
            capitalise(out, start);
        }
        mend_article(out, start);
    }
}

/// Makes `a` an `an` where the word at `start` needs it.
fn mend_article(text: &mut String, start: usize) {
    let before = text.get(..start).unwrap_or_default();
    let article = before.ends_with(" a ") || before.ends_with(" A ") || matches!(before, "a " | "A ");
    let vowel =
        text.get(start..).is_some_and(|word| word.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']));
    if article && vowel {
        text.insert(start - 1, 'n');
    }
}

/// One of some thousand made-up villages.
fn village(random: &mut Random) -> String {
    format!("{}-{}", random.pick(&words::VILLAGE_STARTS), capitalised(random.pick(&words::VILLAGE_ENDS)))
}

fn year_before(year: i16, random: &mut Random) -> u64 {
    u64::from(year.unsigned_abs()) - random.between(1, 12)
}

fn full_name(name: (&str, &str), out: &mut String) {
    out.push_str(name.0);
    out.push(' ');
    out.push_str(name.1);
}

fn push_number(number: u64, out: &mut String) {
    use std::fmt::Write;
    // Writing to a String cannot fail.
    let _ = write!(out, "{number}");
}

fn capitalised(text: &str) -> String {
    let mut text = text.to_owned();
    capitalise(&mut text, 0);
    text
}

/// Makes the ASCII letter at `start` a capital.
pub(crate) fn capitalise(text: &mut str, start: usize) {
    if let Some(letter) = text.get_mut(start..start + 1) {
        letter.make_ascii_uppercase();
    }
}

/// Writes `text` with each word capitalised but the small ones, as titles are.
pub(crate) fn title_case(text: &str) -> String {
    const SMALL: [&str; 10] = ["the", "a", "of", "and", "to", "at", "for", "in", "on", "over"];
    let mut out = String::with_capacity(text.len());
    for (place, word) in text.split(' ').enumerate() {
        if place > 0 {
            out.push(' ');
        }
        let start = out.len();
        out.push_str(word);
        if place == 0 || !SMALL.contains(&word) {
            capitalise(&mut out, start);
        }
    }
    out
}
