//! Measures how names are folded together, against the sets of `../shared/eval` (or the folder given in AKYN_SHARED).
//!
//! `names` prints the figures and fails where they fall below the bars that METHODS.md sets; `names FILE…` prints the
//! names of each paragraph of texts, to be looked through by eye, and how long one takes.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use akyn::names::{Namer, is_near, name_key};

/// Of the pairs written by hand so many in a hundred fold together.
const PAIRS: f64 = 85.0;
/// Of the spellings of a place in the same script so many in a hundred fold together with its name.
const PLACES: f64 = 25.0;
/// Of 100,000 pairs of different places so many may fold together.
const FALSE: f64 = 5.0;

fn main() -> ExitCode {
    let files: Vec<PathBuf> =
        std::env::args_os().skip(1).filter(|word| word != "--bench").map(PathBuf::from).collect();
    let done = if files.is_empty() {
        measure()
    } else {
        files.iter().try_for_each(|file| show(file)).map(|()| true)
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn measure() -> std::io::Result<bool> {
    let shared = std::env::var_os("AKYN_SHARED").map_or_else(|| PathBuf::from("../shared"), PathBuf::from);
    let pairs = std::fs::read_to_string(shared.join("eval/name-variants.txt"))?;
    let places = std::fs::read_to_string(shared.join("eval/places.tsv"))?;
    let (joined, all) = hand(&pairs);
    let by_hand = share(joined, all);
    println!("pairs by hand: {joined} of {all} fold together, {by_hand:.1} %");
    let places: Vec<Vec<&str>> = places.lines().map(spellings).filter(|names| !names.is_empty()).collect();
    let (joined, all) = variants(&places);
    let recall = share(joined, all);
    println!("spellings of places: {joined} of {all} fold together with the name, {recall:.1} %");
    let (joined, all) = strangers(&places);
    let wrong = share(joined, all) * 1_000.0;
    println!("different places: {joined} of {all} pairs fold together, {wrong:.1} in 100,000");
    Ok(by_hand >= PAIRS && recall >= PLACES && wrong <= FALSE)
}

fn same(one: &str, other: &str) -> bool {
    is_near(&name_key(one), &name_key(other))
}

fn hand(pairs: &str) -> (usize, usize) {
    let pairs: Vec<(&str, &str)> = pairs.lines().filter_map(|line| line.split_once('/')).collect();
    let apart: Vec<String> = pairs
        .iter()
        .filter(|(one, other)| !same(one, other))
        .map(|(one, other)| format!("{one}/{other}"))
        .collect();
    println!("  apart: {}", apart.join(" "));
    (pairs.len() - apart.len(), pairs.len())
}

/// A place's name and its spellings in Latin and Cyrillic letters; codes of airports are none.
fn spellings(line: &str) -> Vec<&str> {
    let mut columns = line.split('\t');
    let name = columns.nth(1).unwrap_or_default();
    let others = columns.next_back().unwrap_or_default();
    let readable = |text: &&str| {
        text.chars().all(|letter| {
            letter.is_ascii() || ('\u{c0}'..='\u{24f}').contains(&letter) || ('Ѐ'..='ӿ').contains(&letter)
        }) && text.contains(char::is_lowercase)
    };
    std::iter::once(name).chain(others.split('|').filter(|other| *other != name)).filter(readable).collect()
}

fn variants(places: &[Vec<&str>]) -> (usize, usize) {
    let mut counts = (0, 0);
    for names in places {
        let Some((name, others)) = names.split_first() else { continue };
        let key = name_key(name);
        counts.1 += others.len();
        counts.0 += others.iter().filter(|other| is_near(&key, &name_key(other))).count();
    }
    counts
}

fn strangers(places: &[Vec<&str>]) -> (usize, usize) {
    let keys: Vec<String> =
        places.iter().map(|names| names.first().map_or_else(String::new, |name| name_key(name))).collect();
    let mut counts = (0, 0);
    let mut wrong = Vec::new();
    for (at, one) in keys.iter().enumerate() {
        for (before, other) in keys.iter().enumerate().take(at) {
            let (Some(ones), Some(others)) = (places.get(at), places.get(before)) else { continue };
            // Many places bear one name: where two share a spelling, it is no mistake to fold them.
            if ones.iter().any(|name| others.contains(name)) {
                continue;
            }
            counts.1 += 1;
            if is_near(one, other) {
                counts.0 += 1;
                wrong.extend(ones.first().zip(others.first()).map(|(one, other)| format!("{one}/{other}")));
            }
        }
    }
    println!("  together: {}", wrong.join(" "));
    counts
}

fn show(file: &Path) -> std::io::Result<()> {
    let text = std::fs::read_to_string(file)?;
    let mut namer = Namer::default();
    for paragraph in text.lines().filter(|line| !line.trim().is_empty()) {
        let names = namer.named("", [paragraph]);
        println!("{}…", paragraph.chars().take(60).collect::<String>());
        for name in names {
            println!(
                "    {}× {} [{}] {} = {}",
                name.count,
                name.name,
                name.kind.word(),
                name.key,
                name.printed.join(" | ")
            );
        }
    }
    let start = Instant::now();
    let rounds = 100;
    for _ in 0..rounds {
        namer.named("", text.lines());
    }
    let words = text.split_whitespace().count().max(1) as f64;
    println!(
        "{:.1} µs for 350 words",
        start.elapsed().as_secs_f64() * 1e6 / f64::from(rounds) / words * 350.0
    );
    Ok(())
}

fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}
