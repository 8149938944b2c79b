//! For tests: whether every word of a document is in exactly one place of its digest.

use std::collections::BTreeMap;

use crate::digest::{Basis, Digest, Issue, Title};

/// Panics where a word of the document was lost, doubled or invented. Words are runs of letters and digits.
pub(crate) fn assert_every_word_once(document: &str, digest: &Digest) {
    let mut balance: BTreeMap<&str, i64> = BTreeMap::new();
    for (text, by) in texts(digest).map(|text| (text, -1)).chain([(document, 1)]) {
        for word in text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()) {
            *balance.entry(word).or_default() += by;
        }
    }
    balance.retain(|_, count| *count != 0);
    assert!(balance.is_empty(), "lost (+) or invented (-): {balance:?}\nof {document:?}\nin {digest:#?}");
}

fn texts(digest: &Digest) -> impl Iterator<Item = &str> {
    let skipped = digest.skipped.iter().map(|skipped| skipped.text.as_str());
    skipped.chain(digest.issues.iter().flat_map(texts_of_issue))
}

fn texts_of_issue(issue: &Issue) -> impl Iterator<Item = &str> {
    let stories = issue.stories.iter();
    printed(&issue.title)
        .chain(issue.lede.iter().map(String::as_str))
        .chain(issue.sections.iter().map(String::as_str))
        .chain(issue.headlines.iter().map(|headline| headline.text.as_str()))
        .chain(stories.clone().flat_map(|story| printed(&story.title)))
        .chain(stories.flat_map(|story| story.body.iter().map(|block| block.text.as_str())))
}

fn printed(title: &Title) -> impl Iterator<Item = &str> {
    (title.basis == Basis::Printed).then_some(title.text.as_str()).into_iter()
}
