//! The rates: pairs, chart, comparison, the week's stories, the ticker of a day, what moved.

use super::fake::Fake;
use super::stage::Stage;
use crate::digest::{Date, Pair, Rate};
use crate::library::{RateMove, RateRow};
use crate::tui::app::message::{Mouse, Query};
use crate::tui::app::{Effect, Message};
use crate::tui::view::theme::Theme;

fn row(pair: &str, day: Date, value: &str) -> RateRow {
    let rate = Rate {
        pair: Pair::parse(pair).unwrap(),
        value: value.parse().unwrap(),
        change_percent: "-0.42".parse().ok(),
        date: Some(day),
    };
    RateRow { rate, source: "digests/one.txt".into(), origin: None }
}

/// A pair of so many figures, one a day, that goes up and down, with one day far above all others.
fn with_figures(count: usize) -> Fake {
    let mut fake = Fake::small();
    fake.rates.clear();
    let mut day = Date::constant(2012, 1, 1);
    for number in 0..count {
        let wave = [0, 3, 7, 9, 12, 9, 7, 3][number / 90 % 8];
        let spike = if count > 2 && number == count / 3 { 40 } else { 0 };
        fake.rates.push(row("KGS/USD", day, &format!("0.0{:04}", 1_100 + wave + spike + number % 3)));
        day = day.tomorrow().unwrap();
    }
    fake
}

/// Three pairs over some months, with a gap.
fn with_pairs() -> Fake {
    let mut fake = Fake::small();
    fake.rates.clear();
    let days = ["2025-01-02", "2025-01-09", "2025-01-16", "2025-05-01", "2025-05-08"];
    let values = [
        ("KGS/USD", ["0.01149", "0.01144", "0.01150", "0.01160", "0.01144"]),
        ("KZT/USD", ["0.00191", "0.00192", "0.00190", "0.00196", "0.00199"]),
        ("UZS/USD", ["0.00008", "0.00008", "0.00008", "0.00008", "0.00008"]),
    ];
    for (pair, values) in values {
        for (day, value) in days.iter().zip(values) {
            fake.rates.push(row(pair, day.parse().unwrap(), value));
        }
    }
    fake
}

fn stage(fake: Fake, width: u16, height: u16, theme: &str) -> Stage {
    let mut stage = Stage::new(fake, width, height);
    stage.theme = Theme::named(theme).unwrap();
    stage
}

fn golden(name: &str, stage: &Stage) {
    insta::assert_snapshot!(name, format!("{}\n\n{}", stage.screen(), stage.looks()));
}

#[test]
fn charts_of_one_two_and_five_thousand_figures_look_as_they_did() {
    for (width, height) in [(80, 24), (40, 12)] {
        for theme in ["auto", "none"] {
            for figures in [1, 2, 5_000] {
                let mut stage = stage(with_figures(figures), width, height, theme);
                stage.press("4 l");
                golden(&format!("chart_{figures}_{width}x{height}_{theme}"), &stage);
            }
        }
    }
}

#[test]
fn pairs_and_their_comparison_look_as_they_did() {
    for (width, height) in [(80, 24), (40, 12)] {
        for theme in ["auto", "none"] {
            let mut stage = stage(with_pairs(), width, height, theme);
            stage.press("4");
            golden(&format!("pairs_{width}x{height}_{theme}"), &stage);
            stage.press("i");
            golden(&format!("pairs_turned_{width}x{height}_{theme}"), &stage);
            stage.press("i x j x l h");
            golden(&format!("compared_{width}x{height}_{theme}"), &stage);
        }
    }
}

#[test]
fn without_rates_it_says_where_they_come_from() {
    let mut fake = Fake::small();
    fake.rates.clear();
    let mut stage = stage(fake, 80, 24, "auto");
    stage.press("4").pass_time().press("j k x i l h Enter r R Space");
    assert!(stage.screen().contains("akyn rates import"), "{}", stage.screen());
}

#[test]
fn the_cursor_reads_off_every_figure_and_motions_choose_the_pair() {
    let mut stage = stage(with_pairs(), 80, 24, "auto");
    stage.press("4 Enter");
    assert!(stage.screen().contains("8 May 2025  0.01144"));
    stage.press("2 h");
    assert!(stage.screen().contains("16 Jan 2025  0.01150"), "{}", stage.screen());
    stage.press("g g");
    assert!(stage.screen().contains("2 Jan 2025  0.01149"));
    stage.press("j");
    assert!(stage.screen().contains("▸ KZT/USD") && stage.screen().contains("8 May 2025  0.00199"));
    stage.press("h i");
    assert!(stage.screen().contains("1 May 2025  ≈510  508.9–511.6"), "{}", stage.screen());
    stage.press("Esc");
    assert!(stage.screen().contains("▸ Rates"));
    stage.press("Esc");
    assert!(stage.screen().contains("▸ Issues"));
}

#[test]
fn a_chart_that_was_shown_comes_back_without_a_question_until_the_library_changes() {
    let charts =
        |stage: &Stage| stage.fake.asked.iter().filter(|query| matches!(query, Query::Chart(..))).count();
    let mut stage = stage(with_pairs(), 100, 30, "none");
    stage.press("4");
    stage.pass_time().press("j");
    let second = stage.screen();
    stage.press("k");
    let first = stage.screen();
    assert_ne!(first, second);
    stage.fake.asked.clear();
    stage.press("j");
    assert_eq!((stage.screen(), charts(&stage)), (second, 0));
    // A chart that is waited for does not take the place of one that is shown since.
    stage.slow = true;
    stage.press("j k k");
    stage.deliver();
    assert_eq!((stage.screen(), charts(&stage)), (first, 1));
    stage.slow = false;
    stage.fake.asked.clear();
    stage.take(Message::Changed).press("j");
    assert_eq!(charts(&stage), 2, "{:?}", stage.fake.asked);
}

#[test]
fn a_range_shows_the_last_months_only() {
    let mut stage = stage(with_pairs(), 80, 24, "auto");
    stage.press("4 l");
    assert!(stage.screen().contains("[all]") && stage.screen().contains("5 figures"));
    stage.press("r");
    assert!(stage.screen().contains("[1M]") && stage.screen().contains("2 figures"), "{}", stage.screen());
    stage.press("R");
    assert!(stage.screen().contains("[all]"));
    stage.press("R R");
    assert!(stage.screen().contains("[6M]") && stage.screen().contains("5 figures"));
}

#[test]
fn from_a_day_one_gets_to_the_weeks_stories_and_back() {
    let mut stage = stage(with_pairs(), 80, 24, "auto");
    stage.press("4 l h Enter");
    assert!(stage.screen().contains("▸ Stories of that week") && stage.screen().contains("The Ford Is Gone"));
    stage.press("j l");
    assert!(stage.screen().contains("▸ Story"));
    stage.press("Esc Esc");
    assert!(
        stage.screen().contains("▸ KGS/USD") && stage.screen().contains("1 May 2025"),
        "{}",
        stage.screen()
    );
}

#[test]
fn the_mouse_chooses_pairs_and_moves_the_cursor() {
    let mut stage = stage(with_pairs(), 80, 24, "auto");
    stage.press("4");
    stage.take(Message::Mouse(Mouse::Press, 5, 5));
    assert!(
        stage.screen().contains("KZT/USD\n") || stage.screen().contains("│  KZT/USD"),
        "{}",
        stage.screen()
    );
    stage.take(Message::Mouse(Mouse::WheelUp, 60, 12));
    assert!(stage.screen().contains("1 May 2025  0.00196"), "{}", stage.screen());
}

#[test]
fn the_ticker_is_of_the_issues_day_where_the_reader_wants_that_and_stays_so() {
    let mut fake = with_pairs();
    fake.rates.extend([row("KGS/USD", "2024-11-20".parse().unwrap(), "0.01155")]);
    fake.issues[0].row.dated = super::fake::dated("2024-11-28");
    let latest = "8 May";
    let mut first = Stage::new(fake, 80, 24);
    assert!(first.screen().lines().next().unwrap().contains(latest));
    first.press("T");
    let line = |stage: &Stage| stage.screen().lines().next().unwrap().to_owned();
    assert!(
        line(&first).contains("KGS/USD 0.01155") && line(&first).contains("20 Nov 2024"),
        "{}",
        line(&first)
    );
    // An issue without a day has no rates of its own.
    first.press("G");
    assert!(line(&first).contains(latest), "{}", line(&first));
    first.press("g g").pass_time();
    let place = first.places.last().unwrap().clone();
    let again = Stage::resumed(first.fake, 80, 24, Some(&place));
    assert!(line(&again).contains("20 Nov 2024"), "{}", line(&again));
}

#[test]
fn what_moved_is_said_until_it_was_seen() {
    let moved = |from: &str, to: &str| RateMove {
        pair: Pair::parse("KZT/USD").unwrap(),
        from_date: "2025-05-01".parse().unwrap(),
        from_value: from.parse().unwrap(),
        date: "2025-05-08".parse().unwrap(),
        value: to.parse().unwrap(),
    };
    let mut fake = with_pairs();
    fake.moves = vec![moved("0.00190", "0.00191")];
    assert!(!Stage::new(fake, 80, 24).screen().contains("→ 0.00191"), "half a per cent is no news");
    for key in ["4", "Esc"] {
        let mut fake = with_pairs();
        fake.moves = vec![moved("0.00190", "0.00199")];
        let mut stage = Stage::new(fake, 80, 24);
        stage.press("j k");
        assert!(stage.screen().contains("KZT/USD +5%: 0.00190 → 0.00199"), "{}", stage.screen());
        stage.press(key);
        assert!(!stage.screen().contains('→') || !stage.screen().contains("0.00190 → 0.00199"));
        assert!(stage.fake.moves.is_empty() && !stage.others.contains(&Effect::Quit));
    }
}

#[test]
fn no_size_is_too_small_for_the_rates() {
    let keys = "j l h l i x k x G g g r R Ctrl-d Ctrl-u PgDn 9 h Enter Esc Esc z q";
    for (width, height) in [(0, 0), (1, 1), (2, 3), (20, 5), (7, 7), (40, 12), (500, 1), (1, 500), (200, 60)]
    {
        for fake in [with_pairs(), with_figures(1), with_figures(300), Fake::default()] {
            let mut stage = Stage::new(fake, width, height);
            stage.press("4").pass_time();
            for key in keys.split(' ') {
                stage.press(key);
                assert_eq!(stage.screen().split('\n').count(), usize::from(height.max(1)));
            }
        }
    }
}
