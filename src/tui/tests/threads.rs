//! The pane of threads: what it shows, the way to a story's thread and back, what is told of threads that go on.

use super::fake::Fake;
use super::stage::Stage;
use crate::digest::{StoryId, ThreadId};
use crate::library::ThreadRow;
use crate::tui::app::Effect;
use crate::tui::app::message::{Message, Write};
use crate::tui::view::theme::Theme;

fn row(id: i64, title: &str, stories: u64, weeks: &[u32]) -> ThreadRow {
    ThreadRow {
        id: ThreadId(id),
        title: title.to_owned(),
        names: vec!["Bridge Ministry".into(), "Erkin Torobekov".into()],
        stories,
        unread: stories,
        news: 0,
        issues: 2,
        from: "2024-10-28".parse().ok(),
        to: "2024-11-25/2024-12-01".parse().ok(),
        weeks: weeks.to_vec(),
    }
}

/// The small library with two affairs in it.
fn with_threads() -> Fake {
    let mut fake = Fake::small();
    fake.threads = vec![
        (
            row(5, "Bridge Ministry · the old ford", 3, &[1, 0, 0, 0, 2]),
            vec![StoryId(4), StoryId(1), StoryId(2)],
        ),
        (row(2, "Erkin Torobekov · snow on the pass", 2, &[2]), vec![StoryId(5), StoryId(3)]),
    ];
    fake
}

#[test]
fn threads_show_their_weeks_and_the_stories_of_the_selected_one() {
    let mut stage = Stage::new(with_threads(), 120, 40);
    stage.press("2");
    assert!(stage.row_with("▁···▂").contains("t5"), "{}", stage.screen());
    assert!(stage.row_with("Bridge Ministry · the").contains("3/3"));
    assert!(stage.row_with("Bridge Ministry, Erkin").contains("Bridge Ministry, Erkin"));
    assert!(stage.screen().contains("Pass Closed") && stage.screen().contains("The Ford Is Gone"));
    stage.pass_time().press("j");
    let screen = stage.screen();
    assert!(screen.contains("Yaks Come Down Early") && !screen.contains("Pass Closed"), "{screen}");
}

#[test]
fn two_keys_lead_to_the_thread_of_a_story_and_one_back() {
    let mut stage = Stage::new(with_threads(), 120, 40);
    stage.press("Enter Enter");
    let before = stage.screen();
    assert!(before.contains("Nobody was hurt."), "{before}");
    stage.press("g t");
    assert!(stage.row_with("Stories of the thread").contains("2/3"), "{}", stage.screen());
    stage.press("Ctrl-o");
    assert_eq!(stage.screen(), before);
}

#[test]
fn a_story_opens_in_its_issue_and_the_way_back_leads_to_the_thread() {
    let mut stage = Stage::new(with_threads(), 120, 40);
    stage.press("2 Enter Enter");
    assert!(
        stage.row_with("▸ ").contains("Story") && stage.screen().contains("Issues"),
        "{}",
        stage.screen()
    );
    stage.press("Ctrl-o");
    assert!(stage.row_with("▸ ").contains("▸ Stories of the thread"), "{}", stage.screen());
}

#[test]
fn a_story_of_no_thread_says_so_and_what_to_do() {
    let mut stage = Stage::new(with_threads(), 120, 40);
    stage.fake.threads.remove(0);
    stage.press("Enter g t");
    assert!(stage.screen().contains("in no thread. 2 shows the threads, :thread t5"), "{}", stage.screen());
}

#[test]
fn a_story_is_taken_out_and_put_in() {
    let mut stage = Stage::new(with_threads(), 120, 40);
    stage.press("2 d");
    assert!(stage.screen().contains("Choose a story of the thread first"));
    stage.press("Enter j d");
    assert!(stage.others.contains(&Effect::Write(Write::TakeOut(StoryId(1)))), "{:?}", stage.others);
    stage.press("1 :").type_text("thread t2").press("Enter");
    assert!(stage.screen().contains("Choose a story first"), "{}", stage.screen());
    stage.press("Enter :").type_text("thread t2").press("Enter");
    assert!(stage.others.contains(&Effect::Write(Write::PutInThread(StoryId(1), ThreadId(2)))));
    stage.press(":").type_text("thread seven").press("Enter");
    assert!(stage.screen().contains("seven"), "{}", stage.screen());
}

#[test]
fn threads_that_go_on_are_told_until_they_were_seen() {
    let mut fake = with_threads();
    fake.threads[1].0.news = 1;
    let mut stage = Stage::new(fake, 120, 40);
    let told = "1 thread that you read goes on · 2 threads · Esc";
    assert!(stage.screen().contains(told), "{}", stage.screen());
    stage.press("Esc");
    assert!(!stage.screen().contains(told));
    stage.press("2");
    assert!(stage.row_with("● Erkin Torobekov").contains("1 new"), "{}", stage.screen());
    stage.pass_time().press("j Enter");
    assert!(!stage.screen().contains("1 new"));
    assert_eq!(stage.fake.threads[1].0.news, 0);
}

#[test]
fn a_story_that_a_thread_goes_on_with_says_so_until_the_thread_was_seen() {
    let mut fake = with_threads();
    (fake.threads[1].0.news, fake.stories[4].row.news_of) = (1, Some(ThreadId(2)));
    let mut stage = Stage::new(fake, 120, 40);
    let told = |stage: &mut Stage| {
        stage.press("1 g g");
        (0..5).any(|_| {
            let here = stage.screen().contains("thread goes on");
            stage.press("j");
            here
        })
    };
    assert!(told(&mut stage), "{}", stage.screen());
    stage.press("2").pass_time().press("g g j Enter");
    assert!(!told(&mut stage), "{}", stage.screen());
}

#[test]
fn what_is_found_while_threads_are_followed_is_waited_for_in_an_empty_list() {
    let mut stage = Stage::new(Fake::small(), 80, 24);
    stage.press("2").take(Message::Following(20_000));
    let screen = stage.screen();
    assert!(screen.contains("20000 to go") && screen.contains("are being looked at"), "{screen}");
    stage.take(Message::Following(0));
    assert!(stage.screen().contains("A thread is made when two issues"), "{}", stage.screen());
}

#[test]
fn while_threads_are_followed_keys_do_not_read_every_pane_anew() {
    let mut stage = Stage::new(with_threads(), 120, 40);
    stage.press("2").pass_time().take(Message::Following(1_234));
    assert!(stage.row_with("Threads").contains("1234 to go"), "{}", stage.screen());
    stage.fake.changed = true;
    stage.press("j");
    assert!(stage.fake.changed);
    stage.take(Message::Following(0));
    assert!(!stage.fake.changed && !stage.screen().contains("to go"));
}

#[test]
fn an_empty_list_says_what_makes_a_thread() {
    let mut stage = Stage::new(Fake::small(), 80, 24);
    stage.press("2");
    assert!(stage.screen().contains("A thread is made when two issues"), "{}", stage.screen());
}

#[test]
fn threads_on_screens_of_any_size() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        for theme in ["auto", "none"] {
            let mut stage = Stage::new(with_threads(), width, height);
            stage.theme = Theme::named(theme).unwrap();
            stage.press("2");
            let shown = format!("{}\n\n{}", stage.screen(), stage.looks());
            insta::assert_snapshot!(format!("threads_{width}x{height}_{theme}"), shown);
        }
    }
}
