//! The place: saved, found again, kept when things change.

use super::fake::{Fake, dated};
use super::stage::Stage;
use crate::library::IssueRow;
use crate::tui::app::message::Timer;
use crate::tui::app::{Effect, Focus, Message};

fn left_at(keys: &str) -> (Fake, String, String) {
    let mut stage = Stage::new(Fake::small(), 100, 14);
    stage.press(keys);
    let screen = stage.screen();
    stage.press("Ctrl-c");
    assert_eq!(stage.others, [Effect::Quit]);
    (stage.fake, stage.places.pop().unwrap(), screen)
}

#[test]
fn the_reader_opens_where_it_was_left() {
    for keys in
        ["j j", "Enter j", "Enter j Enter 7 j", "Enter Enter z > >", "Enter 5 G l", "j Enter b Esc 3 Enter"]
    {
        let (fake, place, screen) = left_at(keys);
        let stage = Stage::resumed(fake, 100, 14, Some(&place));
        let without_notice = |screen: &str| screen.lines().take(13).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(without_notice(&stage.screen()), without_notice(&screen), "after {keys}, {place}");
    }
}

#[test]
fn a_place_that_is_gone_opens_at_the_first_issue() {
    let stage = Stage::resumed(Fake::small(), 100, 14, Some("screen=issues focus=story issue=99 story=77"));
    assert!(
        stage.row_with("Issues").contains("1/4") || stage.row_with("Stories").contains("/5"),
        "{}",
        stage.screen()
    );
    let stage = Stage::resumed(Fake::small(), 100, 14, Some("no place at all"));
    assert!(stage.row_with("▸ Issues").contains("1/4"));
}

#[test]
fn a_new_issue_above_moves_nobody() {
    let mut stage = Stage::new(Fake::small(), 100, 14);
    stage.press("Enter j Enter 6 j");
    let before = stage.screen();
    let row = IssueRow { dated: dated("2025-02-03"), ..stage.fake.issues[0].row.clone() };
    let id = crate::digest::IssueId(50);
    let newer = crate::library::IssueText { row: IssueRow { id, ..row }, ..stage.fake.issues[0].clone() };
    stage.fake.issues.insert(0, newer);
    stage.take(Message::Changed);
    assert_eq!(
        stage.screen().lines().take(13).collect::<Vec<_>>(),
        before.lines().take(13).collect::<Vec<_>>()
    );
    stage.press("h h");
    assert!(stage.row_with("▸ Issues").contains("2/5"), "{}", stage.screen());
}

#[test]
fn an_idle_moment_saves_the_place_once() {
    let mut stage = Stage::new(Fake::small(), 100, 14);
    stage.press("j");
    assert!(stage.timers.contains(&Timer::SavePlace));
    stage.pass_time();
    assert_eq!(stage.places.len(), 1);
    stage.pass_time().press("k j").pass_time();
    assert_eq!(stage.places.len(), 1, "the same place is not saved again");
}

#[test]
fn nothing_moves_by_itself_where_nothing_has_to() {
    let mut stage = Stage::new(Fake::small(), 120, 14);
    stage.pass_time().pass_time();
    let frames = stage.frames;
    stage.pass_time();
    assert!(stage.timers.is_empty(), "{:?}", stage.timers);
    assert_eq!(stage.frames, frames, "nothing is drawn anew");
}

#[test]
fn what_changes_elsewhere_draws_nothing_anew_where_nothing_of_it_is_shown() {
    for place in ["j", "Enter", "Enter Enter", "3", "2", "4"] {
        let mut stage = Stage::new(Fake::small(), 120, 14);
        stage.press(place);
        let frames = stage.frames;
        stage.take(Message::Changed);
        assert_eq!(stage.frames, frames, "after {place}");
    }
}

#[test]
fn the_ticker_runs_only_where_it_does_not_fit_and_motion_is_wanted() {
    let rates = |stage: &Stage| stage.screen().lines().next().unwrap().to_owned();
    let mut stage = Stage::new(Fake::small(), 40, 12);
    let start = rates(&stage);
    assert!(stage.timers.contains(&Timer::Ticker));
    stage.pass_time();
    assert_ne!(rates(&stage), start);
    stage.model.settings.reduced_motion = true;
    stage.resize(39, 12).pass_time();
    assert!(rates(&stage).ends_with('…'), "{}", rates(&stage));
    assert!(!stage.timers.contains(&Timer::Ticker));
}

#[test]
fn an_empty_library_asks_for_the_sample_edition_once() {
    let mut stage = Stage::new(Fake::default(), 80, 24);
    assert_eq!(stage.others, [Effect::ImportSample]);
    assert!(stage.screen().contains("Preparing the sample edition…"), "{}", stage.screen());
    stage.fake = Fake { sample: true, changed: true, ..Fake::small() };
    let end = crate::tui::app::message::ImportEnd { sample: true, new: 3, ..Default::default() };
    stage.take(Message::Imported(end));
    assert_eq!(stage.others.len(), 1);
    assert!(stage.screen().contains("Sample edition, written for akyn · press i to import your own digests"));
    assert_eq!(stage.model.focus, Focus::Issues);
    assert!(stage.screen().contains("The Ford Is Gone"));
}
