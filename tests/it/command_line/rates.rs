//! Rates on the command line: as printed, converted with their intervals, from files of figures and as CSV.

use proptest::prelude::{ProptestConfig, prop, prop_assert_eq, proptest};
use serde_json::json;

use super::Home;
use crate::journey::shared;

const SHEET: &str = "date,pair,value\n2025-01-02,KZT/USD,0.00191\n2025-01-23,KZT/USD,0.00200\n\
                     2025-01-23,KGS/USD,0.01144\n2024-01-20,KZT/USD,0.00220\n";

fn with_figures() -> Home {
    let home = Home::new();
    home.write("mine.csv", SHEET);
    let ran = home.akyn(&["rates", "import", "mine.csv"]).done();
    assert_eq!(ran.stdout, "new        mine.csv  4 rates\n");
    home
}

#[test]
fn the_pairs_stand_one_a_row_with_what_moved() {
    let home = with_figures();
    let stdout = home.akyn(&["rates"]).done().stdout;
    let rows: Vec<Vec<&str>> = stdout.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows[0][..6], ["KGS/USD", "0.01144", "", "", "", "▄"]);
    assert_eq!(rows[1][..7], ["KZT/USD", "0.00200", "", "+5%", "-9%", "█▁▃", "23 Jan 2025"]);
    assert!(rows.iter().all(|row| row.len() == 9 && row[8] == "mine.csv"), "{stdout}");
    let days = home.akyn(&["rates", "--since", "2025-01", "--until", "2025-01-10"]).done().stdout;
    assert_eq!(days, "KZT/USD\t0.00191\t\t2 Jan 2025\tmine.csv\n");
}

#[test]
fn a_sum_is_converted_with_everything_it_can_be_and_the_day_is_told() {
    let home = with_figures();
    let there = &home.json(&["convert", "250,000", "kzt", "KGS", "--on", "2025-01-23"])[0];
    assert_eq!((&there["value"], &there["of_the_day"]), (&json!("43700"), &json!(true)));
    assert_eq!((&there["low"], &there["high"]), (&json!("43577.98"), &json!("43834.72")));
    assert_eq!(there["rates"].as_array().map(Vec::len), Some(2));
    let later = home.akyn(&["convert", "250000", "KZT", "KGS", "--on", "2025-01-26"]).done();
    assert!(
        later.stderr.contains("no rate of 26 Jan 2025; the last known are from 23 Jan 2025"),
        "{later:?}"
    );
    assert!(later.stdout.starts_with("250,000 KZT ≈ "), "{later:?}");
    home.akyn(&["convert", "1", "KZT", "XYZ"]).said(2, &["no rate of XYZ; known are KGS, KZT, USD"]);
    home.akyn(&["convert", "1", "KZT", "KGS", "--on", "2023-01-01"])
        .said(1, &["no rate that leads from KZT"]);
    home.akyn(&["convert", "-1", "KZT", "KGS"]).said(2, &[]);
}

#[test]
fn files_of_figures_come_in_once_and_go_out_again() {
    let home = with_figures();
    let bank = "<rates><date>23.01.2025</date><item><title>KZT</title></item>\
                <item><title>USD</title><description>523.45</description><quant>1</quant></item></rates>";
    home.write("nbk.xml", bank);
    let ran = home.akyn(&["rates", "import", "nbk.xml", "none.csv", "--json"]);
    assert_eq!((ran.code, ran.json().len()), (1, 1), "{ran:?}");
    assert!(ran.stderr.contains("none.csv"), "{ran:?}");
    assert_eq!(home.akyn(&["rates", "import", "nbk.xml", "--json"]).json()[0]["outcome"], "unchanged");
    let rates = home.json(&["rates", "USD/KZT"]);
    assert_eq!(
        (&rates[0]["origin"], &rates[0]["source"]),
        (&json!("National Bank of Kazakhstan"), &json!("nbk.xml"))
    );
    assert_eq!(home.akyn(&["rates", "remove", "nbk.xml"]).done().stdout, "removed: 1 rate of nbk.xml\n");
    home.akyn(&["rates", "remove", "nbk.xml"]).said(1, &[]);
    home.write("bad.csv", "what,is,this\n");
    home.akyn(&["rates", "import", "bad.csv"]);
    assert_eq!(home.akyn(&["rates", "import", "bad.csv"]).code, 2);
}

#[test]
fn what_moved_further_than_is_configured_is_told_after_an_import() {
    let home = with_figures();
    home.write("later.csv", "2025-01-30,KZT/USD,0.00206\n2025-01-30,KGS/USD,0.01146\n");
    let told = home.akyn(&["rates", "import", "later.csv"]).done().stderr;
    assert!(told.contains("KZT/USD moved +3% from 0.00200 (23 Jan 2025) to 0.00206 (30 Jan 2025)"), "{told}");
    assert!(!told.contains("KGS/USD"), "{told}");
    assert!(!home.akyn(&["rates", "import", "later.csv"]).done().stderr.contains("moved"));
    home.write("config/akyn/config.toml", "rate_alert = 12.5\nticker = \"issue\"\n");
    home.write("last.csv", "2025-02-06,KZT/USD,0.00220\n");
    assert!(!home.akyn(&["rates", "import", "last.csv"]).done().stderr.contains("moved"));
    home.write("config/akyn/config.toml", "rate_alert = -1\n");
    home.akyn(&["rates"]).said(2, &["line 1", "`rate_alert` is -1"]);
}

#[test]
fn the_digests_of_the_makers_hold_five_pairs_of_one_day() {
    let Some(folder) = shared() else {
        println!("SKIPPED: there is no folder of real digests");
        return;
    };
    let home = Home::new();
    home.akyn(&["import", &folder.join("digests").to_string_lossy()]).done();
    let rates = home.json(&["rates"]);
    let printed: Vec<(&str, &str, &str)> = rates
        .iter()
        .map(|rate| {
            assert_eq!(rate["date"], "2025-01-23");
            let text = |key: &str| rate[key].as_str().unwrap();
            (text("pair"), text("value"), text("change_percent"))
        })
        .collect();
    let truth = std::fs::read_to_string(folder.join("truth/digests.json")).unwrap();
    let truth: Vec<serde_json::Value> = serde_json::from_str(&truth).unwrap();
    let rates = truth.iter().flat_map(|digest| digest["rates"].as_array().unwrap());
    let text = |rate: &'_ serde_json::Value, at: usize| rate[at].as_str().unwrap().to_owned();
    let mut expected: Vec<_> = rates.map(|rate| (text(rate, 0), text(rate, 1), text(rate, 2))).collect();
    expected.sort();
    let printed: Vec<_> =
        printed.into_iter().map(|(pair, value, change)| (pair.into(), value.into(), change.into())).collect();
    assert_eq!(printed.len(), 5);
    assert_eq!(printed, expected);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn csv_brings_the_same_rows_back(
        figures in prop::collection::vec((1u32..28, 0usize..4, 1u32..99_999, 0usize..3), 1..30)
    ) {
        let home = Home::new();
        for (number, origin) in ["a.csv", "b, c.csv", "d \"e\".csv"].into_iter().enumerate() {
            let here = figures.iter().filter(|figure| figure.3 == number);
            let rows = here.map(|(day, pair, value, _)| {
                let pair = ["KZT/USD", "KGS/USD", "EUR/USD", "USD/KZT"][*pair];
                format!("2025-02-{day:02},{pair},0.{value:05}\n")
            });
            let rows: String = rows.collect();
            if !rows.is_empty() {
                home.write(origin, &rows);
                home.akyn(&["rates", "import", origin]).done();
            }
        }
        let sheet = home.akyn(&["rates", "--csv", "--all"]).done().stdout;
        home.write("all.csv", &sheet);
        home.akyn(&["--library", "other.db", "rates", "import", "all.csv"]).done();
        let again = home.akyn(&["--library", "other.db", "rates", "--csv", "--all"]).done().stdout;
        prop_assert_eq!(again, sheet);
    }
}
