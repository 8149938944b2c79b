//! For tests: whether every word of a document is in exactly one place of what was read from it.

use std::collections::BTreeMap;

use crate::digest::{Basis, Digest, Title};

/// Panics where a word of the document was lost, doubled or invented. Words are runs of letters and digits here, so that
/// the marks of lists and headings do not count.
pub(super) fn assert_every_word_once(document: &str, digest: &Digest) {
    let runs =
        |text| str::split(text, |letter: char| !letter.is_alphanumeric()).filter(|run| !run.is_empty());
    let balance = balance(document, digest, runs);
    assert!(balance.is_empty(), "lost (+) or invented (-): {balance:?}\nof {document:?}\nin {digest:#?}");
}

/// Words of the document that are nowhere in the digest, and words of the digest that are not in the document. Lone
/// marks (`•`, `-`) do not count.
pub(super) fn differences(document: &str, digest: &Digest) -> (Vec<String>, Vec<String>) {
    let words = |text| str::split_whitespace(text).filter(|word| word.contains(char::is_alphanumeric));
    let balance = balance(document, digest, words);
    let of = |sign: i64| {
        let found = balance.iter().filter(move |(_, count)| **count * sign > 0);
        found.map(|(word, _)| (*word).to_owned()).collect()
    };
    (of(1), of(-1))
}

/// How much more often each word stands in the document than in the digest; words that stand there as often are left out.
fn balance<'a, Words: Iterator<Item = &'a str>>(
    document: &'a str,
    digest: &'a Digest,
    words: impl Fn(&'a str) -> Words,
) -> BTreeMap<&'a str, i64> {
    let mut balance = BTreeMap::new();
    for (text, by) in std::iter::once((document, 1)).chain(texts(digest).into_iter().map(|text| (text, -1))) {
        for word in words(text) {
            *balance.entry(word).or_default() += by;
        }
    }
    balance.retain(|_, count| *count != 0);
    balance
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
