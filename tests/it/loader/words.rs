//! Every word of a document ends up in exactly one place.

use std::collections::BTreeMap;

use akyn::digest::{Basis, Digest, Title};
use akyn::loader::lines::Lines;

type Bag = BTreeMap<String, usize>;

/// The words of a document that its digest has lost, and those that it has invented.
///
/// Furniture, which a digest holds as numbers or not at all (ticker rows, `Viewing results`, the page date, the
/// names of lists), may be missing.
pub(super) fn lost_and_invented(lines: &Lines, digest: &Digest) -> (Bag, Bag) {
    let (mut source, mut furniture) = (Bag::new(), Bag::new());
    for line in lines.filled() {
        count(line.text, &mut source);
        if is_furniture(line.text) {
            count(line.text, &mut furniture);
        }
    }
    let kept = kept(digest);
    let lost = without(without(source.clone(), &kept), &furniture);
    let numbers_of_lists = |word: &String| word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    let lost = lost.into_iter().filter(|(word, _)| !numbers_of_lists(word)).collect();
    (lost, without(kept, &source))
}

fn kept(digest: &Digest) -> Bag {
    let mut kept = Bag::new();
    for issue in &digest.issues {
        printed(&issue.title, &mut kept);
        let headlines = issue.headlines.iter().map(|headline| &headline.text);
        for text in issue.lede.iter().chain(&issue.sections).chain(headlines) {
            count(text, &mut kept);
        }
        for story in &issue.stories {
            printed(&story.title, &mut kept);
            for block in &story.body {
                count(&block.text, &mut kept);
            }
        }
    }
    for skipped in &digest.skipped {
        count(&skipped.text, &mut kept);
    }
    kept
}

fn printed(title: &Title, bag: &mut Bag) {
    if title.basis == Basis::Printed {
        count(&title.text, bag);
    }
}

fn count(text: &str, bag: &mut Bag) {
    for word in text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *bag.entry(word.to_owned()).or_default() += 1;
    }
}

fn without(mut bag: Bag, other: &Bag) -> Bag {
    bag.retain(|word, times| {
        *times = times.saturating_sub(other.get(word).copied().unwrap_or_default());
        *times > 0
    });
    bag
}

fn is_furniture(line: &str) -> bool {
    let line = line.replace('\u{a0}', " ");
    let row = line.trim_start_matches(['•', ' ']).split_once("/USD = ");
    row.is_some_and(|(base, _)| base.len() == 3)
        || line.starts_with("Viewing results ")
        || line == "Read also:"
        || line == "Latest news"
        || is_page_date(&line)
}

/// `08 December 2025`
fn is_page_date(line: &str) -> bool {
    let parts: Vec<&str> = line.split(' ').collect();
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts.as_slice(), [day, _, year] if digits(day) && digits(year) && year.len() == 4)
}
