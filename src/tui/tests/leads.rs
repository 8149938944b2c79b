//! Related stories: opened, read beside, gone to, and come back from.

use super::fake::Fake;
use super::stage::Stage;
use crate::digest::{IssueId, StoryId};
use crate::library::{Reason, ReasonKind};
use crate::tui::app::leads::{Bond, Lead, Led};
use crate::tui::app::message::Query;

/// The ford is related to the pass and, less so, the apples; market day perhaps to the yaks; headline 0 names the pass.
fn fake() -> Fake {
    let mut fake = Fake::small();
    let lead = |fake: &Fake, story: i64, steps: u8, reasons: &[&str]| {
        let reason = |text: &&str| Reason { kind: ReasonKind::Name, text: (*text).to_owned() };
        let reasons = reasons.iter().map(reason).collect();
        Lead { story: fake.story(StoryId(story)).row.clone(), bond: Some(Bond { steps, reasons }) }
    };
    let ford = vec![
        lead(&fake, 4, 3, &["Karasu", "the old ford", "larch planks"]),
        lead(&fake, 6, 1, &["Toqayev / Tokayev"]),
        lead(&fake, 7, 0, &["wind"]),
    ];
    let market = vec![lead(&fake, 5, 0, &["a very long reason that needs a second line to be seen", "wind"])];
    let train = Led::To(vec![lead(&fake, 4, 2, &["train"])]);
    fake.bonds.insert(StoryId(1), ford);
    fake.bonds.insert(StoryId(3), market);
    fake.headline_leads.insert(0, Led::Named(IssueId(2), StoryId(4)));
    fake.headline_leads.insert(1, train);
    fake
}

fn stage(width: u16, height: u16) -> Stage {
    Stage::new(fake(), width, height)
}

#[test]
fn two_keys_lead_to_a_related_story_and_one_comes_back_to_the_very_line() {
    let mut stage = stage(80, 24);
    stage.press("Enter Enter Ctrl-d");
    let before = stage.screen();
    assert!(before.contains("▸ Story") && !before.contains("Photo: a bridge"), "{before}");
    stage.press("g r");
    assert!(stage.row_with("▸ Related stories").contains("1/3"), "{}", stage.screen());
    stage.press("Enter");
    assert!(stage.row_with("▸ Story").contains("1%") || stage.screen().contains("Pass Closed"));
    assert_eq!(stage.model.story.wanted.unwrap().story(), Some((StoryId(4), Some(IssueId(2)))));
    stage.press("Ctrl-o");
    assert_eq!(stage.screen(), before);
    stage.press("Alt-→");
    assert_eq!(stage.model.story.wanted.unwrap().story(), Some((StoryId(4), Some(IssueId(2)))));
}

#[test]
fn the_list_tells_how_close_and_why_beside_the_text_of_the_selected() {
    let mut stage = stage(100, 24);
    stage.press("Enter g r");
    assert!(stage.screen().contains("▮▮▮▯ because: Karasu · the old ford"), "{}", stage.screen());
    assert!(stage.row_with("Toqayev / Tokayev").contains("▮▯▯▯"), "{}", stage.screen());
    assert!(stage.screen().contains("Perhaps ─"), "{}", stage.screen());
    assert!(stage.row_with("because: wind").find('▮').is_none());
    assert!(stage.screen().contains("Mountain Post") && stage.screen().contains("│ Pass Closed"));
    stage.press("j");
    assert!(stage.screen().contains("│ Apples"), "{}", stage.screen());
    stage.press("b");
    assert!(stage.fake.story(StoryId(6)).row.bookmarked || stage.row_with("★").contains("Apples"));
    stage.press("l");
    assert!(stage.screen().contains("▸ Story"));
    stage.press("Esc");
    assert!(stage.row_with("▸ Related stories").contains("2/3"), "{}", stage.screen());
}

#[test]
fn every_way_out_leads_back_to_where_it_was_opened() {
    for key in ["Esc", "q", "h", "←", "Ctrl-o"] {
        let mut stage = stage(80, 24);
        stage.press("Enter Enter Ctrl-d");
        let before = stage.screen();
        stage.press("g r j").press(key);
        assert_eq!(stage.screen(), before, "{key}");
        // Opened anew it stands where it was left.
        stage.press("g r");
        assert!(stage.row_with("▸ Related stories").contains("2/3"), "{key}");
    }
}

#[test]
fn where_nothing_is_related_the_list_says_so_and_perhaps_names_what_may_be() {
    let mut stage = stage(80, 24);
    stage.press("Enter j g r");
    assert!(stage.screen().contains("No related story in the"), "{}", stage.screen());
    assert!(stage.screen().contains("▸ Related stories"));
    stage.press("Enter Esc");
    assert!(stage.row_with("▸ Stories").contains("2/5"), "{}", stage.screen());
    stage.press("j g r");
    assert!(stage.screen().contains("No related story · perhaps"), "{}", stage.screen());
    stage.press("Enter");
    assert_eq!(stage.model.story.wanted.unwrap().story(), Some((StoryId(5), Some(IssueId(2)))));
}

#[test]
fn a_headline_leads_to_the_story_it_names_or_to_related_ones_and_says_which() {
    for key in ["Enter", "g r", ": r e l a t e d Enter"] {
        let mut stage = stage(80, 24);
        stage.press("Enter G k");
        assert!(stage.row_with("▌").contains("How the dam"), "{}", stage.screen());
        let before = stage.screen();
        stage.press(key);
        assert!(stage.screen().contains("the story that the headline names"), "{key}\n{}", stage.screen());
        assert_eq!(stage.model.story.wanted.unwrap().story(), Some((StoryId(4), Some(IssueId(2)))));
        stage.press("Ctrl-o");
        assert_eq!(stage.screen(), before, "{key}");
        stage.press("j").press(key);
        assert!(stage.row_with("▸ Related stories").contains("1/1"), "{key}\n{}", stage.screen());
        assert!(stage.screen().contains("is not in the library; these are related"), "{}", stage.screen());
        stage.press("Esc");
        assert!(stage.row_with("▸ Stories").contains("5/5"), "{}", stage.screen());
        stage.fake.headline_leads.clear();
        let before = stage.screen();
        stage.press(key);
        assert!(stage.screen().contains("The library holds neither"), "{}", stage.screen());
        let rows = |screen: &str| screen.lines().take(23).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(rows(&stage.screen()), rows(&before));
    }
}

#[test]
fn an_issue_is_no_story_but_bookmarks_weeks_and_related_ones_are() {
    let mut stage = stage(80, 24);
    stage.press("g r");
    assert!(stage.screen().contains("Choose a story first") && stage.screen().contains("▸ Issues"));
    stage.press("Enter b 3 g r");
    assert!(stage.row_with("▸ Related stories").contains("1/3"), "{}", stage.screen());
    stage.press("Esc");
    assert!(stage.screen().contains("▸ Bookmarks"));
    // From related to related, and back at once.
    stage.press("g r j g r");
    assert!(stage.screen().contains("No related story in the"), "{}", stage.screen());
    stage.press("Esc");
    assert!(stage.screen().contains("▸ Bookmarks"));
    stage.press("4 g r");
    assert!(stage.screen().contains("Choose a story first"));
}

#[test]
fn keys_typed_ahead_of_the_answer_wait_for_it_and_esc_gives_it_up() {
    let mut stage = stage(80, 24);
    stage.press("Enter");
    stage.slow = true;
    stage.press("g r j Enter");
    assert!(stage.screen().contains("▸ Related stories"));
    stage.deliver();
    assert_eq!(stage.model.story.wanted.unwrap().story(), Some((StoryId(6), Some(IssueId(3)))));
    stage.press("Ctrl-o");
    stage.slow = true;
    stage.press("g r Esc").deliver();
    assert!(stage.screen().contains("▸ Stories"), "{}", stage.screen());
    let asked = stage.fake.asked.iter().filter(|query| matches!(query, Query::Related(_))).count();
    assert!(asked >= 2);
}

#[test]
fn no_size_is_too_small_for_related_stories() {
    for (width, height) in [(0, 0), (1, 1), (2, 3), (20, 5), (7, 7), (40, 12), (500, 1), (1, 500), (200, 60)]
    {
        let mut stage = stage(width, height);
        stage.press("Enter");
        for key in "g r j k l h G g g z z Enter Ctrl-o g r Space Space q".split(' ') {
            stage.press(key);
            assert_eq!(stage.screen().split('\n').count(), usize::from(height.max(1)));
        }
    }
}

#[test]
fn related_stories_look_as_they_did() {
    for (width, height) in [(40, 12), (80, 24), (120, 30)] {
        let mut stage = stage(width, height);
        stage.press("Enter g r");
        insta::assert_snapshot!(format!("related_{width}x{height}"), stage.screen());
    }
}
