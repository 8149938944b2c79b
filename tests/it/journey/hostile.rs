//! Whatever a document, its name or a mark holds: nothing of it speaks to the terminal.

use akyn::tui::{Options, Rehearsal};
use proptest::prelude::{ProptestConfig, Strategy, prop, proptest};
use serde_json::json;

use super::terminal::Heard;
use crate::command_line::Home;

/// What terminals obey, what turns text round, what hides, and some words.
const PIECES: &[&str] = &[
    "\u{1b}[2J",
    "\u{1b}]0;owned\u{7}",
    "\u{1b}]52;c;b3duZWQ=\u{7}",
    "\u{1b}P+q6f\u{1b}\\",
    "\u{9b}31m",
    "\u{9d}0;x\u{9c}",
    "\u{1b}c",
    "\u{7}",
    "\u{8}\u{8}",
    "\r",
    "\u{0}",
    "\u{7f}",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{202e}",
    "\u{2066}",
    "\u{2069}",
    "\u{200b}",
    "\u{ad}",
    "\u{feff}",
    "\u{e0041}",
    "\u{3164}",
    "\u{1b}",
    "\u{1b}[",
    "wolves",
    "Тоқаев",
    "水力",
    "👩\u{200d}🌾",
    "می\u{200c}خواهم",
    " ",
    "e\u{301}",
    "\t",
    "%",
    "\\",
    "\"",
    "<b>",
];

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 1..9).prop_map(|pieces| pieces.concat())
}

/// Fails where an output of the command line holds more than text, line ends, tabs and colours.
fn assert_tame(what: &str, output: &str) {
    let mut emulated = vt100::Parser::new_with_callbacks(
        50.try_into().unwrap(),
        200.try_into().unwrap(),
        0,
        Heard::default(),
    );
    emulated.process(output.replace('\n', "\r\n").as_bytes());
    assert_eq!(emulated.callbacks().0, Vec::<String>::new(), "{what}: {output:?}");
    let mut rest = output;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        assert_plain(what, before);
        let end = after.find(|letter: char| !matches!(letter, '0'..='9' | ';')).unwrap();
        assert_eq!(after.as_bytes()[end], b'm', "{what}: {output:?}");
        rest = &after[end + 1..];
    }
    assert_plain(what, rest);
}

fn assert_plain(what: &str, text: &str) {
    let wild = |letter: char| {
        (letter.is_control() && letter != '\n' && letter != '\t')
            || matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{e0041}')
    };
    assert!(!text.contains(wild), "{what}: {text:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 12, ..ProptestConfig::default() })]

    #[test]
    fn the_command_line_and_the_reader_print_nothing_that_a_terminal_obeys(
        title in text(), body in text(), heading in text(), outlet in text(), name in text(),
    ) {
        let home = Home::new();
        let story = |title: &str, day: &str| json!({
            "outlet": format!("O{outlet}"), "issue": format!("I{title}{day}"), "section": heading, "title": title,
            "key": format!("k{name}{day}"), "date": format!("2025-03-{day}"),
            "body": format!("word {body} more. President Tokayev {body} of Kulan met Minister Abayev {title}."),
        });
        let rate = json!({
            "record": "rate", "pair": "KGS/USD", "value": "0.0114", "date": "2025-03-03",
            "source": format!("S{name}"), "origin": format!("R{body}"),
        });
        let name = name.replace(['/', '\u{0}'], "_");
        let files = [format!("d/{name}.jsonl"), format!("d/{name}.txt"), format!("d/{name}.bin")];
        home.write(&files[0], &format!(
            "{}\n{}\n{rate}\n{{\"outlet\":\"{}\n", story(&title, "03"), story(&format!("{title} again"), "10"), "\\u001b[2J",
        ));
        home.write(&files[1], &format!("{title}\n\n{heading}\n{body} {body}.\n"));
        home.write(&files[2], &"\u{1b}\u{0}".repeat(400));
        let mut calls = vec![
            vec!["import", "--dry-run", "d"], vec!["import", "--dry-run", "--json", "d"], vec!["import", "d"],
            vec!["import", &files[0], &files[1], &files[2], &name], vec!["import", "d", "--outlet", &outlet],
            vec!["issues"], vec!["stories"], vec!["outlets"], vec!["headlines"], vec!["rates"], vec!["export"],
            vec!["show", "s1"], vec!["show", "i1"], vec!["search", "word"], vec!["find", "w"], vec!["search", "--", &title],
            vec!["find", "--", &title], vec!["bookmarks", "add", "s1"], vec!["bookmarks"], vec!["show", &name], vec!["date", "i1", &name],
            vec!["check"], vec!["issues", "--library", &name], vec![&name], vec!["stories", "--issue", &title], vec!["completions", &title],
            vec!["backup", &files[0]],
            // What the user keeps is foreign text as well: it may have been pasted.
            vec!["bookmarks", "note", "s1", &body], vec!["bookmarks", "tag", "s1", &title], vec!["bookmarks", "add", "i1"],
            vec!["bookmarks", "note", "i1", &title], vec!["bookmarks", "--order", "tag"], vec!["bookmarks", "--query", &title],
            vec!["search", "--save", &title, "word"], vec!["search", "--saved"], vec!["search", "--headlines", "word"],
            vec!["search", "--forget", &title], vec!["brief"], vec!["brief", "--format", "html", "--whole"],
            vec!["brief", "--format", "json"], vec!["names"], vec!["names", &title], vec!["related", "s1", "--weak"],
            vec!["threads"], vec!["thread", "t1"], vec!["thread", &title], vec!["rates", "--all"], vec!["rates", "KGS/USD"],
            vec!["rates", &title], vec!["rates", "--csv"], vec!["rates", "import", &files[1]], vec!["rates", "remove", &name],
            vec!["convert", &title, "KGS", "USD"], vec!["convert", "10", "KGS", "USD"], vec!["remove", &title], vec!["man"],
        ];
        calls.retain(|call| !call.iter().any(|argument| argument.contains('\u{0}')));
        for call in calls {
            for extra in [&[] as &[&str], &["--json"], &["--color", "always"]] {
                // Where the arguments end, options do as well.
                if call.contains(&"--") && !extra.is_empty() {
                    continue;
                }
                // Both say how a brief is to be written.
                if call.contains(&"--format") && extra.contains(&"--json") {
                    continue;
                }
                let ran = home.akyn(&[call.as_slice(), extra].concat());
                let what = format!("{call:?} {extra:?}");
                assert_tame(&what, &ran.stdout);
                assert_tame(&what, &ran.stderr);
                assert!(ran.code <= 2, "{what}: {ran:?}");
            }
        }
        let log = std::fs::read_to_string(home.path("state/akyn/akyn.log")).unwrap_or_default();
        assert_tame("the log", &log);
        assert!(!log.contains("wolves") && !log.contains("Тоқаев"), "a document's text is in the log: {log}");
        read(&home, &name);
    }
}

/// Walks through the reader, a path typed and a library's name among it.
fn read(home: &Home, name: &str) {
    let options = Options {
        library: home.library(),
        aliases: None,
        width: 72,
        reduced_motion: true,
        mouse: false,
        ticker_of_issue: false,
        rate_alert: 2.into(),
        theme: "dark",
    };
    for (width, height) in [(80, 24), (200, 60), (40, 12)] {
        let mut reader = Rehearsal::open(&options, width, height).unwrap();
        for keys in [
            "", "Enter", "j", "Enter", "Ctrl-d", "b", "g r", "Esc", "g n", "Esc", "g t", "2", "Enter", "4",
            "Enter", "3", "g w", "Esc", "1", "?", "Esc", "i",
        ] {
            reader.press(keys);
            assert_plain(keys, &reader.screen());
        }
        reader.paste(name);
        assert_plain("a pasted name", &reader.screen());
        reader.press("Enter");
        assert_plain("an import", &reader.screen());
    }
}
