use proptest::prelude::{any, prop, prop_assert, proptest};

use super::{Figures, read};

fn rows(sheet: &Figures) -> Vec<String> {
    let row = |figure: &super::Figure| {
        let rate = &figure.rate;
        let date = rate.date.map(|date| date.to_string()).unwrap_or_default();
        format!("{date} {} {} {}", rate.pair, rate.value, figure.origin.as_deref().unwrap_or("-"))
    };
    sheet.figures.iter().map(row).collect()
}

fn told(sheet: &Figures) -> Vec<(usize, &str)> {
    sheet.faults.iter().map(|fault| (fault.line, fault.what.as_str())).collect()
}

#[test]
fn a_sheet_is_read_with_and_without_a_header_and_what_is_wrong_is_told_with_its_line() {
    let sheet = read(
        b"2025-01-23,KGS/USD,0.01144\n\n24.01.2025,kzt/usd,0.00191\n2025-13-01,KZT/USD,0.00191\nKZT/USD\n\
          2025-01-25,KZT-USD,1\n2025-01-25,KZT/USD,1e-3\n2025-01-25,KZT/USD,0\n2025-01-26,KZT/USD,0.00192\n",
        "mine.csv",
    )
    .unwrap();
    assert_eq!(
        rows(&sheet),
        [
            "2025-01-23 KGS/USD 0.01144 mine.csv",
            "2025-01-24 KZT/USD 0.00191 mine.csv",
            "2025-01-26 KZT/USD 0.00192 mine.csv",
        ]
    );
    let lines: Vec<usize> = sheet.faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [4, 5, 6, 7, 8]);
    assert!(told(&sheet)[0].1.contains("`2025-13-01` is not a day") && told(&sheet)[3].1.contains("1e-3"));

    let named = read("value;pair;date;origin\n0,01144;KGS/USD;2025-01-23;\n".as_bytes(), "x.csv").unwrap();
    assert_eq!(rows(&named), ["2025-01-23 KGS/USD 0.01144 -"]);
}

#[test]
fn the_feed_of_kazakhstans_bank_is_read_with_its_quantities() {
    let feed = r#"<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><generator>Alternate RSS Builder</generator><title>Rates</title>
<item><title>USD</title><pubDate>23.01.2025</pubDate><description>523.45</description><quant>1</quant><index>UP</index><change>+0.50</change></item>
<item><title>UZS</title><pubDate>23.01.2025</pubDate><description>4.04</description><quant>100</quant></item>
<item><title>KGS</title><pubDate>23.01.2025</pubDate><description>n/a</description><quant>1</quant></item>
</channel></rss>"#;
    let sheet = read(feed.as_bytes(), "rates_all.xml").unwrap();
    let bank = "National Bank of Kazakhstan";
    assert_eq!(
        rows(&sheet),
        [format!("2025-01-23 USD/KZT 523.45 {bank}"), format!("2025-01-23 UZS/KZT 0.0404 {bank}")]
    );
    assert_eq!(told(&sheet), [(5, "KGS/KZT: `n/a` is not a decimal number; write it as 0.01144")]);

    let of_a_day = "<rates><title>Official</title><date>22.01.2025</date><item><fullname>SOM</fullname>\
                    <title>KGS</title><description>6.01</description><quant>1</quant></item></rates>";
    assert_eq!(rows(&read(of_a_day.as_bytes(), "x").unwrap()), [format!("2025-01-22 KGS/KZT 6.01 {bank}")]);
}

#[test]
fn the_ecbs_files_are_read_whether_of_one_day_or_of_many() {
    let file = "<gesmes:Envelope xmlns:gesmes=\"http://www.gesmes.org/xml/2002-08-01\" \
                xmlns=\"http://www.ecb.int/vocabulary/2002-08-01/eurofxref\">\
                <gesmes:subject>Reference rates</gesmes:subject><Cube>\
                <Cube time='2025-01-23'><Cube currency='USD' rate='1.0404'/><Cube currency='CNY' rate='7.5822'/></Cube>\
                <Cube time='2025-01-22'><Cube currency='USD' rate='1.0443'/></Cube></Cube></gesmes:Envelope>";
    let ecb = "European Central Bank";
    assert_eq!(
        rows(&read(file.as_bytes(), "eurofxref-hist.xml").unwrap()),
        [
            format!("2025-01-23 EUR/USD 1.0404 {ecb}"),
            format!("2025-01-23 EUR/CNY 7.5822 {ecb}"),
            format!("2025-01-22 EUR/USD 1.0443 {ecb}"),
        ]
    );
}

#[test]
fn other_xml_and_broken_xml_are_refused_with_the_reason() {
    for (text, why) in [
        ("<html><body>Not found</body></html>", "no form that is known"),
        ("<rates><item>", "not sound XML"),
        ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "not sound XML"),
    ] {
        assert!(read(text.as_bytes(), "x.xml").unwrap_err().contains(why), "{text}");
    }
}

proptest! {
    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..300), xml: bool) {
        let start: &[u8] = if xml { b"<rates><item>" } else { b"" };
        let outcome = read(&[start, &bytes].concat(), "x");
        prop_assert!(outcome.is_ok() || outcome.is_err_and(|why| !why.is_empty()));
    }
}
