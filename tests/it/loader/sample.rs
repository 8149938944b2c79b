//! The sample edition, as the loader reads it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use akyn::digest::Digest;
use akyn::loader::{Given, decode, load};

use super::words;

/// The layout that a file of the sample is in, by the beginning of its name.
const LAYOUTS: [(&str, &str); 6] = [
    ("orda-week-", "orda"),
    ("timesca-weekly-digest-", "timesca-weekly"),
    ("timesca-", "timesca"),
    ("ccasc-", "ccasc"),
    ("saddlebag-archive", "jsonl"),
    ("saddlebag-", "plain"),
];

/// Days of which the sample has rates, with the printed value of the somoni.
const SOMONI: [(&str, &str); 9] = [
    ("2024-09-08", "0.09434"),
    ("2024-10-06", "0.09393"),
    ("2024-12-23", "0.09143"),
    ("2025-01-02", "0.09180"),
    ("2025-01-23", "0.09131"),
    ("2025-01-30", "0.09191"),
    ("2025-05-12", "0.09669"),
    ("2025-12-10", "0.10811"),
    ("2025-12-22", "0.10864"),
];

fn sample() -> BTreeMap<String, (Vec<u8>, Digest)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let read = |path: &Path| {
        let bytes = fs::read(path).unwrap();
        let digest = load(&bytes, &Given::default());
        (bytes, digest)
    };
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), read(&path)))
        .collect()
}

#[test]
fn each_digest_is_read_in_the_layout_of_its_outlet() {
    let sample = sample();
    for (name, (_, digest)) in &sample {
        let layout = LAYOUTS.iter().find(|(start, _)| name.starts_with(start)).map(|(_, layout)| *layout);
        assert_eq!(Some(digest.layout), layout, "{name}");
        assert!(digest.faults.is_empty(), "{name}: {:?}", digest.faults);
    }
    let seen: BTreeSet<_> = sample.values().map(|(_, digest)| digest.layout).collect();
    assert_eq!(seen.len(), LAYOUTS.len(), "layouts of the sample: {seen:?}");
}

#[test]
fn it_has_rates_of_nine_days_as_printed() {
    let somoni: BTreeMap<String, String> = sample()
        .values()
        .flat_map(|(_, digest)| &digest.rates)
        .filter(|rate| rate.pair.base == "TJS")
        .map(|rate| (rate.date.unwrap().to_string(), rate.value.to_string()))
        .collect();
    let expected = SOMONI.iter().map(|(day, value)| ((*day).to_owned(), (*value).to_owned())).collect();
    assert_eq!(somoni, expected);
}

#[test]
fn its_listing_pages_are_dated_in_the_month_before_they_were_saved() {
    let listings = sample().into_iter().filter(|(_, (_, digest))| digest.layout == "timesca");
    let wrong: Vec<String> = listings
        .filter_map(|(name, (_, digest))| {
            let issue = digest.issues.first().unwrap();
            let (saved, dated) = (issue.page_date.unwrap(), issue.dated.date);
            let first = dated.and_then(|date| date.first_day());
            let fits = first.is_some_and(|first| first <= saved && (saved - first).get_days() <= 31);
            let shown = dated.map(|date| date.to_string());
            (!fits).then(|| format!("{name}: {shown:?} because of {:?}", issue.dated.evidence))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_word_of_it_is_lost_and_none_invented() {
    // The names of the fields of JSON Lines are no text.
    for (name, (bytes, digest)) in sample().iter().filter(|(_, (_, digest))| digest.layout != "jsonl") {
        let (lost, invented) = words::lost_and_invented(&decode::decode(bytes), digest);
        assert!(lost.is_empty() && invented.is_empty(), "{name}: lost {lost:?}, invented {invented:?}");
    }
}

#[test]
fn it_is_large_enough_to_show_what_the_reader_can() {
    let stories: usize =
        sample().values().flat_map(|(_, digest)| &digest.issues).map(|issue| issue.stories.len()).sum();
    assert!(stories >= 80, "only {stories} stories");
}
