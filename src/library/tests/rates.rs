//! Rates: figures of several origins, sums in other currencies, what moved.

use proptest::prelude::{ProptestConfig, prop_assert, proptest};

use super::super::{Access, ConvertError, Library, Outcome, alerts};
use crate::digest::{Interval, Pair};

const NBK: &str = "<rates><date>23.01.2025</date>\
    <item><title>USD</title><description>523.45</description><quant>1</quant></item>\
    <item><title>KZX</title><description>?</description><quant>1</quant></item></rates>";

fn library(figures: &str) -> (tempfile::TempDir, Library) {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(&folder.path().join("library.db"), Access::Write).unwrap();
    assert_ne!(library.import_rates("figures.csv", figures.as_bytes()).unwrap().outcome, Outcome::Refused);
    (folder, library)
}

fn values(library: &Library, pair: &str) -> Vec<String> {
    let rows = library.rates(Some(&Pair::parse(pair).unwrap())).unwrap();
    rows.iter().map(|row| format!("{} {}", row.rate.date.unwrap(), row.rate.value)).collect()
}

#[test]
fn figures_of_several_origins_stay_apart_and_the_most_precise_is_shown() {
    let (_folder, mut library) = library("2025-01-23,USD/KZT,523\n2025-01-24,USD/KZT,524\n");
    let bank = library.import_rates("rates.xml", NBK.as_bytes()).unwrap();
    assert_eq!((bank.outcome, bank.rates, bank.faults.len()), (Outcome::New, 1, 1));
    assert_eq!(library.import_rates("rates.xml", NBK.as_bytes()).unwrap().outcome, Outcome::Unchanged);
    assert_eq!(values(&library, "USD/KZT"), ["2025-01-23 523.45", "2025-01-24 524"]);
    assert_eq!(library.rates_of_every_origin(None).unwrap().len(), 3);

    assert_eq!(library.remove_rates("National Bank of Kazakhstan").unwrap(), 1);
    assert_eq!(values(&library, "USD/KZT"), ["2025-01-23 523", "2025-01-24 524"]);
    assert_eq!(library.remove_rates("figures.csv").unwrap(), 2);
    assert_eq!((library.remove_rates("figures.csv").unwrap(), library.remove_rates("").unwrap()), (0, 0));
    assert_eq!(library.import_rates("rates.xml", NBK.as_bytes()).unwrap().outcome, Outcome::New);
}

#[test]
fn an_export_brings_every_figure_back() {
    let (_folder, mut library) = library("2025-01-23,USD/KZT,523\n");
    library.import_rates("rates.xml", NBK.as_bytes()).unwrap();
    let mut lines = Vec::new();
    library.export(None, &mut lines).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("all.jsonl");
    std::fs::write(&file, &lines).unwrap();
    let mut other = Library::open(&folder.path().join("other.db"), Access::Write).unwrap();
    let request = super::super::ImportRequest { paths: vec![file], ..Default::default() };
    other.import(&request, &mut |_, _| std::ops::ControlFlow::Continue(())).unwrap();
    assert_eq!(other.rates_of_every_origin(None).unwrap(), library.rates_of_every_origin(None).unwrap());
}

#[test]
fn a_sum_goes_through_the_dollar_by_the_last_known_day() {
    let (_folder, library) =
        library("2025-01-02,KZT/USD,0.00191\n2025-01-23,KGS/USD,0.01144\n2025-01-23,KZT/USD,0.00192\n");
    let sum = "250000".parse().unwrap();
    let day = |day: &str| Some(day.parse().unwrap());
    let there = library.convert(&sum, "kzt", "KGS", day("2025-01-23")).unwrap();
    let (low, high) = there.value.ends();
    assert_eq!(
        (there.value.shown().as_str(), low.as_str(), high.as_str()),
        ("42000", "41830.49", "42085.71")
    );
    assert!(there.is_of_the_day() && there.legs.len() == 2);
    let later = library.convert(&sum, "KZT", "KGS", day("2025-01-26")).unwrap();
    assert!(!later.is_of_the_day());
    assert_eq!(later.day(), day("2025-01-23"));
    assert!(matches!(
        library.convert(&sum, "KZT", "KGS", day("2025-01-03")),
        Err(ConvertError::NoWay { .. })
    ));
    let unknown = library.convert(&sum, "KZT", "XXX", None).unwrap_err();
    assert_eq!(unknown.to_string(), "there is no rate of XXX; known are KGS, KZT, USD");
}

#[test]
fn a_year_ago_and_the_known_day_before_are_found() {
    let (_folder, library) = library(
        "2024-01-10,KZT/USD,0.00220\n2024-02-01,KZT/USD,0.00222\n2025-01-02,KZT/USD,0.00191\n2025-01-23,KZT/USD,0.00192\n",
    );
    let known = &library.pairs(None).unwrap()[0];
    let value = |row: &Option<super::super::RateRow>| row.as_ref().unwrap().rate.value.to_string();
    assert_eq!((value(&known.previous), value(&known.year_ago)), ("0.00191".into(), "0.00222".into()));
    assert_eq!(known.since_year_ago().unwrap().shown().as_str(), "-13.5");
    assert_eq!(known.age("2025-02-01".parse().unwrap()), Some(9));
    assert_eq!(known.age("2025-01-01".parse().unwrap()), None);
}

#[test]
fn what_moved_is_remembered_until_it_was_seen() {
    let (_folder, mut library) = library("2025-01-02,KZT/USD,0.00200\n2025-01-02,KGS/USD,0.01144\n");
    assert!(library.rate_moves().unwrap().is_empty(), "nothing was known before");
    for (day, value) in [("2025-01-09", "0.00202"), ("2025-01-16", "0.00210"), ("2024-12-01", "0.00500")] {
        library.import_rates("more.csv", format!("{day},KZT/USD,{value}\n").as_bytes()).unwrap();
    }
    let told = alerts(&library.rate_moves().unwrap(), &"2".parse().unwrap());
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].0.from_value.as_str(), told[0].0.value.as_str()), ("0.00200", "0.00210"));
    library.forget_rate_moves().unwrap();
    assert!(library.rate_moves().unwrap().is_empty());
}

#[test]
fn the_sample_edition_shows_a_years_change_of_each_pair() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = Library::open(&folder.path().join("library.db"), Access::Write).unwrap();
    library.import_sample().unwrap();
    let pairs = library.pairs(None).unwrap();
    assert_eq!(pairs.len(), 5);
    assert!(pairs.iter().all(|known| known.since_year_ago().is_some() && known.since_previous().is_some()));
    let somoni = &pairs[2];
    let stories = library.stories_about_rate(somoni.pair(), somoni.latest.rate.date.unwrap()).unwrap();
    assert!(stories.iter().any(|story| story.title.text.contains("Somoni")), "{stories:?}");
    assert!(library.rate_moves().unwrap().is_empty());
    // Figures alone are no documents of the user's own: the sample stays.
    library.import_rates("more.csv", b"2025-12-29,KZT/USD,0.00210\n").unwrap();
    assert!(library.is_sample().unwrap() && library.rate_moves().unwrap().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn there_and_back_holds_the_sum(amount in 1u64..10_000_000, one in 1u32..99_999, other in 1u32..99_999) {
        let (_folder, library) =
            library(&format!("2025-01-23,KZT/USD,0.{one:05}\n2025-01-23,KGS/USD,0.{other:05}\n"));
        let sum = amount.to_string().parse().unwrap();
        if let Ok(there) = library.convert(&sum, "KZT", "KGS", None) {
            let back = library.convert(&"1".parse().unwrap(), "KGS", "KZT", None).unwrap();
            prop_assert!(there.value.times(&back.value).holds(&sum));
            prop_assert!(there.value.holds(&there.value.shown()));
            let (low, high) = there.value.ends();
            prop_assert!(Interval::exactly(&low).is_some() && Interval::exactly(&high).is_some());
        }
    }
}
