//! For tests: whether every word of a document is in exactly one place of what was read from it.

use std::collections::BTreeMap;

use crate::digest::{Basis, Digest, Title};

/// Words of the document that are nowhere in the digest, and words of the digest that are not in the document. Lone
/// marks (`•`, `-`) do not count.
pub(super) fn differences(document: &str, digest: &Digest) -> (Vec<String>, Vec<String>) {
    let mut words = BTreeMap::<&str, i64>::new();
    let sources = std::iter::once((document, 1)).chain(texts(digest).into_iter().map(|text| (text, -1)));
    for (text, by) in sources {
        for word in text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)) {
            *words.entry(word).or_default() += by;
        }
    }
    let of = |sign: i64| {
        let found = words.iter().filter(move |(_, count)| **count * sign > 0);
        found.map(|(word, _)| (*word).to_owned()).collect()
    };
    (of(1), of(-1))
}

/// How often each letter and digit stands in these texts.
pub(super) fn letters(texts: &[&str]) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for letter in texts.iter().flat_map(|text| text.chars()).filter(|letter| letter.is_alphanumeric()) {
        *counts.entry(letter).or_default() += 1;
    }
    counts
}

/// Every printed text of a digest, its rates apart.
pub(super) fn texts(digest: &Digest) -> Vec<&str> {
    let mut texts: Vec<&str> = digest.skipped.iter().map(|skipped| skipped.text.as_str()).collect();
    for issue in &digest.issues {
        texts.extend(printed(&issue.title));
        texts.extend(issue.lede.iter().chain(&issue.sections).map(String::as_str));
        texts.extend(issue.headlines.iter().map(|headline| headline.text.as_str()));
        for story in &issue.stories {
            texts.extend(printed(&story.title));
            texts.extend(story.body.iter().map(|block| block.text.as_str()));
        }
    }
    texts
}

fn printed(title: &Title) -> Option<&str> {
    (title.basis == Basis::Printed).then_some(title.text.as_str())
}
