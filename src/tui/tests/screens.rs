//! Screens of every size, in every theme, whatever the text.

use super::fake::Fake;
use super::stage::Stage;
use crate::tui::app::Message;
use crate::tui::app::message::Mouse;
use crate::tui::page::text::width;
use crate::tui::view::theme::Theme;

const SIZES: [(u16, u16); 7] = [(200, 60), (120, 40), (80, 24), (40, 12), (20, 5), (1, 1), (0, 0)];

/// Rows of letters and rows of looks: what a golden screen holds.
fn golden(stage: &Stage) -> String {
    format!("{}\n\n{}", stage.screen(), stage.looks())
}

#[test]
fn screens_look_as_they_did() {
    for (width, height) in SIZES {
        for (name, keys) in [
            ("issues", ""),
            ("stories", "Enter j"),
            ("story", "Enter j Enter"),
            ("help", "?"),
            ("import", "i"),
            ("search", "/ f o r d ↓"),
            ("find", "Ctrl-p t r a i n"),
            ("hits", "/ f o r d Enter n"),
            ("selecting", "Enter j Enter v 2 j e"),
            ("note", "Enter j e A s k Enter w h o"),
            ("tags", "Enter j t r a i l ,"),
            ("bookmarks", "b Enter b G b k k e H i Ctrl-s 3 O"),
        ] {
            let mut stage = Stage::new(Fake::small(), width, height);
            if !keys.is_empty() {
                stage.press(keys);
            }
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), golden(&stage));
        }
    }
}

#[test]
fn themes_look_as_they_did() {
    for name in ["dark", "light", "none"] {
        let mut stage = Stage::new(Fake::small(), 120, 16);
        stage.theme = Theme::named(name).unwrap();
        stage.press("Enter b");
        insta::assert_snapshot!(format!("theme_{name}"), golden(&stage));
        stage.press("/ f o r d");
        insta::assert_snapshot!(format!("theme_{name}_search"), golden(&stage));
    }
}

#[test]
fn the_focus_is_told_without_colour() {
    let mut stage = Stage::new(Fake::small(), 120, 40);
    stage.theme = Theme::named("none").unwrap();
    for keys in ["Enter", "Enter"] {
        let (letters, looks) = (stage.screen(), stage.looks());
        stage.press(keys);
        assert_ne!(stage.screen(), letters);
        assert_ne!(stage.looks(), looks);
        assert_eq!(stage.screen().matches('▸').count(), 1);
    }
}

#[test]
fn no_screen_is_too_small_and_no_key_too_much() {
    let keys = "j k Enter j Enter G g g z z < > v j w e $ o v y v b b m A u Ctrl-r e a Ctrl-e Enter Ctrl-s t x Enter O J K ] [ Space 3 Enter 1 i Tab Esc : Tab Esc ? j q q Esc Tab Shift-Tab 5 j / f o Enter n N Esc ↓ Esc Ctrl-p a ↓ Enter Ctrl-o Alt-→ / Shift-↓ PgDn";
    for (width, height) in SIZES.into_iter().chain([(3, 2), (2, 3), (500, 1), (1, 500), (7, 7)]) {
        let mut stage = Stage::new(Fake::small(), width, height);
        for key in keys.split(' ') {
            stage.press(key);
            assert_eq!(stage.screen().split('\n').count(), usize::from(height.max(1)));
        }
        for (x, y) in [(0, 0), (1, 1), (width, height)] {
            stage.take(Message::Mouse(Mouse::Press, x, y));
            stage.take(Message::Mouse(Mouse::WheelDown, x, y));
        }
        for (width, height) in SIZES {
            stage.resize(width, height).pass_time();
        }
    }
}

#[test]
fn hostile_titles_keep_the_columns_straight() {
    let titles = [
        "\u{1b}[31mred\u{1b}[0m and a bell\u{7}",
        "水力発電所の水位が上がり続けている、と関係者が語った",
        "👩‍🌾👨‍👩‍👧‍👦🇰🇿🏳️‍🌈 harvest ❤️ begins 👍🏽",
        "Z̷̢̛͇a̶l̴g̸o̵ comes e\u{301}e\u{301}e\u{301} to the fair",
        "الأخبار من آسيا الوسطى لا إله",
        "\u{202e}backwards\u{202c} and \u{2066}isolated\u{2069}",
        "tab\there, line\nthere, \u{9b}31m C1",
        "zero\u{200b}width\u{200d}joined",
    ];
    let mut fake = Fake::default();
    fake.add("Out\u{1b}let", titles[1], "2024-11-28", &titles);
    for title in titles {
        fake.add("Outlet 水", title, "2024-11-28", &[title]);
    }
    for (size, keys) in
        [((120, 40), "Enter"), ((80, 24), "Enter j j Enter"), ((40, 12), "Enter j"), ((20, 5), "j j")]
    {
        let mut stage = Stage::new(
            Fake { issues: fake.issues.clone(), stories: fake.stories.clone(), ..Fake::default() },
            size.0,
            size.1,
        );
        stage.press(keys);
        for _ in 0..8 {
            let screen = stage.screen();
            assert!(!screen.chars().any(|letter| letter.is_control() && letter != '\n'), "{screen:?}");
            for rule in stage.model.layout().rules {
                let rows = screen.lines().skip(usize::from(rule.y)).take(usize::from(rule.height));
                for row in rows {
                    let mut places = row.match_indices('│').map(|(at, _)| width(row.split_at(at).0));
                    assert!(places.any(|place| place == usize::from(rule.x)), "{row}\nin\n{screen}");
                }
            }
            stage.press("j");
        }
    }
}

#[test]
fn an_empty_library_says_what_to_press() {
    let mut stage = Stage::new(Fake::default(), 80, 24);
    let end = crate::tui::app::message::ImportEnd {
        sample: true,
        refused: 1,
        reason: Some("The disk is full; make room and start again.".into()),
        ..Default::default()
    };
    stage.take(Message::Imported(end));
    let screen = stage.screen();
    for words in ["The library is empty. Press i to import", "The disk is full"] {
        assert!(screen.contains(words), "{words} is not in\n{screen}");
    }
}
