//! Letters of every width: the panes of the reader stay straight, as an emulated terminal sees them.

use serde_json::json;

use super::terminal::Terminal;
use crate::command_line::Home;

const TITLES: &[&str] = &[
    "中亚新闻摘要：水力发电站与铁路的新消息在比什凯克公布",
    "Қазақстан мен Өзбекстан арасындағы келіссөздер жалғасуда, үкімет хабарлады",
    "Oʻzbekiston hukumati gʻalla narxini eʼlon qildi va chegarani ochdi",
    "الأخبار الأسبوعية من آسيا الوسطى حول الطاقة والسكك الحديدية",
    "هفته‌نامه: خبرهای می‌خواهم از آسیای مرکزی درباره آب و برق",
    "E\u{301}e\u{301}o\u{308} marks on every le\u{301}tte\u{308}r of a lo\u{302}ng ti\u{303}tle tha\u{30a}t is cu\u{301}t somewhe\u{301}re",
    "Flags 🇰🇿🇺🇿🇰🇬🇹🇯🇹🇲 and snow ❄ fires 🔥🔥🔥 rain 🌧 over the passes again",
    "한국의 철도 회사가 카자흐스탄에서 새로운 노선을 시작했다",
];

/// What one terminal shows in two columns and another in eight. The reader says where every part of its screen begins, so
/// that nothing behind it moves; a line of the command line cannot.
const JOINED: &str =
    "Family 👨‍👩‍👧‍👦 and farmer 👩🏽‍🌾 wave 👋🏿 at the 🏳️‍🌈 over 1️⃣ pass 👩‍❤️‍👨 and 🧑‍🚒 in a line that is long";

fn library(titles: &[&str]) -> Home {
    let home = Home::new();
    let line = |(number, title): (usize, &&str)| {
        let body = format!("{title}. {} ", title.repeat(3));
        let issue = format!("Week {title}");
        json!({"key": format!("k{number}"), "outlet": *title, "issue": issue, "title": title, "date": "2025-03-03", "body": body})
            .to_string()
    };
    let lines: Vec<String> = titles.iter().enumerate().map(line).collect();
    home.write("widths.jsonl", &lines.join("\n"));
    home.akyn(&["import", "widths.jsonl"]).done();
    home
}

/// The columns in which every row of the panes has a border.
fn borders(terminal: &Terminal, width: u16, rows: std::ops::Range<u16>) -> Vec<u16> {
    let screen = terminal.screen();
    let is_border = |row, column| screen.cell(row, column).is_some_and(|cell| cell.contents() == "│");
    (0..width).filter(|column| rows.clone().all(|row| is_border(row, *column))).collect()
}

#[test]
fn columns_stay_straight_whatever_the_letters() {
    let home = library(&[TITLES, &[JOINED]].concat());
    let all = TITLES.len() + 1;
    for (width, height, panes) in [(80, 24, 1), (120, 40, 2), (200, 60, 2), (160, 24, 2)] {
        let mut reader = Terminal::running(&home, &[env!("CARGO_BIN_EXE_akyn")], width, height);
        reader.until("▸ Issues").until(&format!("{all} unread")).press("\r").until("▸ Stories");
        for _ in TITLES {
            reader.press("j");
        }
        reader.press("h").until("▸ Issues").press("G").until_at("Issues", &format!("{all}/{all}"));
        let rows = 1..height - 2;
        reader.wait("straight borders", |reader| borders(reader, width, rows.clone()).len() == panes);
        // What a pane shows ends before its border: a wide letter never reaches over it.
        for column in borders(&reader, width, rows.clone()) {
            for row in rows.clone() {
                let before = reader.screen().cell(row, column - 1).unwrap();
                assert!(!before.is_wide(), "{width}: row {row}\n{}", reader.text());
            }
        }
        reader.press("\x03");
        assert!(reader.end().0.success());
    }
}

#[test]
fn tables_of_the_command_line_stay_straight() {
    let home = library(TITLES);
    let mut shell = Terminal::running(&home, &["sh"], 100, 40);
    shell.press(&format!("'{}' stories; echo 'en''d'\r", env!("CARGO_BIN_EXE_akyn"))).until("\nend");
    let screen = shell.screen();
    // The date stands in a column of its own: it begins at one place in every row.
    let text = |row: u16, column: u16| {
        screen.cell(row, column).map(|cell| cell.contents().to_owned()).unwrap_or_default()
    };
    let row_text = |row: u16| (0..100).map(|column| text(row, column)).collect::<String>();
    let starts: Vec<u16> = (0..40)
        .filter(|row| row_text(*row).contains("2025"))
        .map(|row| {
            (0..97).find(|at| (0..4).map(|by| text(row, at + by)).collect::<String>() == "2025").unwrap()
        })
        .collect();
    assert_eq!(starts.len(), TITLES.len(), "{}", shell.text());
    assert!(starts.windows(2).all(|pair| pair[0] == pair[1]), "{starts:?}\n{}", shell.text());
    shell.press("exit\r");
    shell.end();
}

/// No pane beside another at this size: what is shown ends where the screen does, and nothing is cut inside a letter.
#[test]
fn nothing_is_cut_inside_a_letter_on_any_screen() {
    let home = library(&[TITLES, &[JOINED]].concat());
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 60)] {
        let mut reader = Terminal::running(&home, &[env!("CARGO_BIN_EXE_akyn")], width, height);
        reader.until("▸");
        for key in ["\r", "\r", "z", "z", "3", "1", "2", "4", "1"] {
            reader.press(key);
            for _ in 0..TITLES.len() {
                reader.press("j");
            }
            // The answer to a key shows that all before it were answered.
            reader
                .press("?")
                .until("Help")
                .press("\x1b")
                .wait("no help", |reader| !reader.text().contains("Help"));
            let text = reader.text();
            let torn = |row: &str| {
                // A mark, joiner or skin of an emoji without what it belongs to.
                row.starts_with(is_loose)
                    || row.contains(" \u{200d}")
                    || row.ends_with('\u{200d}')
                    || row.contains("\u{200d}…")
                    || row.contains("│\u{301}")
                    || row.contains(" \u{301}")
            };
            assert!(!text.lines().any(torn), "{width}×{height}, {key:?}:\n{text}");
        }
        reader.press("\x03");
        assert!(reader.end().0.success());
    }
}

/// Whether a letter belongs to the one before it.
fn is_loose(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
}
