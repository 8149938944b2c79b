//! Titles and texts of stories.

use super::affair::{Affair, Day, capitalise, title_case};
use super::random::Random;
use super::templates;

/// A title in title case. It holds the story's number, because two listed stories of one title are one story.
pub(crate) fn title(number: u64, affair: &Affair, day: &Day, random: &mut Random) -> String {
    let mut title = String::new();
    affair.fill("{Noun}", day, random, &mut title);
    title.push_str(&format!(" No. {}: ", number + 1));
    affair.fill(random.pick(&templates::TITLES), day, random, &mut title);
    title_case(&title)
}

/// A heading in title case.
pub(crate) fn heading(from: &[&str], affair: &Affair, day: &Day, random: &mut Random) -> String {
    let mut heading = String::new();
    affair.fill(random.pick(from), day, random, &mut heading);
    title_case(&heading)
}

/// Writes sentences up to about `words` words, opening the affair first.
pub(crate) fn text(affair: &Affair, day: &Day, words: u64, random: &mut Random, out: &mut String) {
    let start = out.len();
    let turns = out.ends_with(", ");
    let mut written = sentence(&templates::OPENINGS, affair, day, random, out);
    if !turns {
        capitalise(out, start);
    }
    while written < words {
        out.push(' ');
        let about = random.below(3) > 0;
        let from: &[&str] = if about { &templates::ABOUT } else { &templates::ANY };
        written += sentence(from, affair, day, random, out);
    }
}

/// Writes one sentence; returns how many words it has.
fn sentence(from: &[&str], affair: &Affair, day: &Day, random: &mut Random, out: &mut String) -> u64 {
    let start = out.len();
    affair.fill(random.pick(from), day, random, out);
    let written = out.get(start..).unwrap_or_default();
    written.split(' ').count() as u64
}
