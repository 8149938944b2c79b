//! `akyn import`: outcomes, exit codes, and the shape of a dry run.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::{Home, bytes, documents, has_keys, run};

#[test]
fn a_dry_run_shows_how_a_document_is_read_and_writes_nothing() {
    let home = Home::new();
    home.write("listing.txt", &documents::listing());
    let lines = home.json(&["import", "--dry-run", "listing.txt"]);
    let [document] = lines.as_slice() else { panic!("one line a document: {lines:?}") };
    has_keys(document, "file outlet layout issues rates skipped faults");
    assert_eq!(document["file"], "listing.txt");
    assert_eq!(document["outlet"], "The Times of Central Asia");
    let issue = &document["issues"][0];
    has_keys(
        issue,
        "title title_basis kind date date_basis date_evidence page_date range lede sections stories headlines",
    );
    assert_eq!(issue["kind"], "listing");
    assert_eq!(issue["page_date"], "2025-01-23");
    assert_eq!(issue["range"], json!({"first": 7, "last": 9, "total": 41}));
    let stories = issue["stories"].as_array().unwrap();
    assert_eq!(stories.len(), 3);
    has_keys(&stories[0], "position section title title_basis date date_basis truncated body");
    assert_eq!((&stories[0]["position"], &stories[0]["title"]), (&json!(1), &json!(documents::YAKS)));
    assert_eq!(stories[0]["section"], Value::Null);
    assert_eq!(stories[2]["truncated"], true);
    has_keys(&stories[0]["body"][0], "kind text");
    assert_eq!(stories[0]["body"][0]["kind"], "paragraph");
    assert_eq!(
        document["rates"][0],
        json!({"pair": "KGS/USD", "value": "0.01181", "change_percent": "0", "date": "2025-01-23"})
    );
    assert!(!home.library().exists(), "a dry run made a library");
}

#[test]
fn headlines_of_a_dry_run_name_their_list_and_section() {
    let home = Home::new();
    home.write("review.txt", documents::REVIEW);
    let lines = home.json(&["import", "--dry-run", "review.txt"]);
    let issue = &lines[0]["issues"][0];
    assert_eq!(issue["sections"], json!(["A Bridge at Last", "Bread and Prices"]));
    assert_eq!(
        issue["headlines"][0],
        json!({"list": "read-also", "section": "A Bridge at Last", "text": "Who Paid for the Bridge of Kulan?"})
    );
    assert_eq!(issue["headlines"][3]["list"], "latest-news");
}

#[test]
fn a_document_is_new_once_and_unchanged_afterwards() {
    let home = Home::new();
    home.write("in/listing.txt", &documents::listing());
    home.write("in/deeper/review.txt", documents::REVIEW);
    let first = home.json(&["import", "in"]);
    assert_eq!(first.len(), 2);
    for line in &first {
        has_keys(line, "file outcome issues stories rates faults");
        assert_eq!(line["outcome"], "new");
        assert!(line["issues"][0].is_i64() && line["stories"].as_u64() >= Some(2), "{line}");
    }
    let rates: u64 = first.iter().filter_map(|line| line["rates"].as_u64()).sum();
    assert_eq!(rates, 4);
    let again = home.json(&["import", "in"]);
    let outcomes: Vec<&Value> = again.iter().map(|line| &line["outcome"]).collect();
    assert_eq!(outcomes, ["unchanged", "unchanged"]);
    assert_eq!(again[0]["issues"], first[0]["issues"]);
}

#[test]
fn people_read_one_line_a_document_and_a_summary() {
    let home = Home::new();
    home.write("listing.txt", &documents::listing());
    let ran = home.akyn(&["import", "listing.txt"]).done();
    assert_eq!(ran.stdout, "new        listing.txt  1 issue, 3 stories, 4 rates\n");
    assert_eq!(ran.stderr, "1 document: 1 new; 3 stories\n");
    let ran = home.akyn(&["import", "listing.txt", "--dry-run"]).done();
    assert!(ran.stdout.contains(&format!("     1  {}\n", documents::YAKS)), "{}", ran.stdout);
}

#[test]
fn what_is_refused_is_told_and_stops_nothing_else() {
    let home = Home::new();
    home.write("review.txt", documents::REVIEW);
    let ran = home.akyn(&["import", "missing.txt", "review.txt"]);
    assert_eq!(ran.code, 1, "{ran:?}");
    assert!(ran.stderr.contains("warning: missing.txt: "), "{}", ran.stderr);
    assert!(ran.stderr.contains("2 documents: 1 new, 1 refused"), "{}", ran.stderr);
    assert_eq!(home.json(&["issues"]).len(), 1);

    let ran = home.akyn(&["import", "missing.txt", "review.txt", "--json"]);
    assert_eq!(ran.code, 1);
    let refused = ran.json().into_iter().find(|line| line["outcome"] == "refused").unwrap();
    assert_eq!((&refused["file"], &refused["issues"]), (&json!("missing.txt"), &json!([])));
    has_keys(&refused["faults"][0], "line what");
}

#[test]
fn nothing_imported_at_all_is_a_failure_and_an_empty_folder_is_nothing_found() {
    let home = Home::new();
    let ran = home.akyn(&["import", "missing.txt"]);
    assert_eq!(ran.code, 2);
    let ran = home.akyn(&["import", "--dry-run", "--json", "missing.txt"]);
    assert_eq!(ran.code, 2);
    let line = &ran.json()[0];
    has_keys(line, "file outlet layout issues rates skipped faults");
    assert_eq!((&line["layout"], &line["issues"]), (&Value::Null, &json!([])));
    std::fs::create_dir(home.path("empty")).unwrap();
    home.akyn(&["import", "empty"]).said(1, &["nothing to import there"]);
}

#[test]
fn standard_input_outlet_and_date_are_taken_as_given() {
    let home = Home::new();
    let args = ["import", "-", "--outlet", "The Saddlebag", "--date", "2024-05-04", "--json"];
    let ran = run(home.call(&args).write_stdin("A Brief\n\nThe well of Murghab is dry again this year.\n"));
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!((&ran.json()[0]["file"], &ran.json()[0]["outcome"]), (&json!("-"), &json!("new")));
    let issues = home.json(&["issues"]);
    assert_eq!(issues[0]["outlet"], "The Saddlebag");
    assert_eq!((&issues[0]["date"], &issues[0]["date_basis"]), (&json!("2024-05-04"), &json!("given")));
    assert_eq!(issues[0]["source"], "-");
}

#[cfg(unix)]
#[test]
fn a_file_name_never_speaks_to_the_terminal() {
    let home = Home::new();
    let name = "week\u{1b}[2J\u{9b}1m\nof\u{202e}mischief.txt";
    home.write(name, documents::REVIEW);
    let obeyed = |c: char| (c.is_control() && !matches!(c, '\n' | '\t')) || c == '\u{202e}';
    for args in [
        ["import", name].as_slice(),
        &["import", name, "--json"],
        &["import", name, "--dry-run"],
        &["import", name, "--dry-run", "--json"],
        &["import", &format!("{name}.missing")],
        &["issues", "--json"],
        &["issues"],
        &["rates"],
    ] {
        let ran = home.akyn(args);
        assert!(!ran.stdout.contains(obeyed) && !ran.stderr.contains(obeyed), "{args:?}: {ran:?}");
    }
    assert_eq!(home.json(&["import", name])[0]["file"], name, "the name itself is whole in JSON");
}

#[test]
fn the_log_holds_counts_and_no_word_of_a_story_or_path() {
    let home = Home::with_documents();
    let log = String::from_utf8(bytes(&home.path("state/akyn/akyn.log")).unwrap()).unwrap();
    assert!(log.contains("documents=2"), "{log}");
    for word in ["Yaks", "Bridge", "listing", "review"] {
        assert!(!log.contains(word), "{word} is in the log");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_leaves_whole_issues_and_says_so() {
    let home = Home::new();
    let many = 3_000;
    for number in 0..many {
        home.write(&format!("many/{number:05}.txt"), &documents::brief(number));
    }
    let mut import = Command::new(env!("CARGO_BIN_EXE_akyn"))
        .args(["import", "many", "--json"])
        .current_dir(home.folder.path())
        .env("AKYN_LIBRARY", home.library())
        .env("XDG_STATE_HOME", home.path("state"))
        .env("XDG_CONFIG_HOME", home.path("config"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(import.stdout.take().unwrap()).lines();
    lines.next().unwrap().unwrap();
    Command::new("kill").args(["-INT", &import.id().to_string()]).status().unwrap();
    let told = 1 + lines.map_while(Result::ok).count();
    let ended = import.wait_with_output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    let stderr = String::from_utf8_lossy(&ended.stderr);
    assert!(stderr.contains("stopped on request after"), "{stderr}");
    assert!(told < many, "all {told} documents were imported all the same");
    home.akyn(&["check"]).done();
    let issues = home.json(&["issues"]);
    assert!(issues.len() >= told && issues.len() < many, "{} issues, {told} lines", issues.len());
    assert!(issues.iter().all(|issue| issue["stories"] == 3), "an issue is not whole");
}

#[test]
fn what_is_no_text_is_refused_and_the_rest_goes_on() {
    let home = Home::new();
    let picture: Vec<u8> =
        b"\x89PNG\r\n\x1a\n".iter().copied().chain((0..4000_u32).map(|n| (n * 7 % 251) as u8)).collect();
    std::fs::write(home.path("picture.txt"), picture).unwrap();
    home.write("review.txt", documents::REVIEW);
    let ran = home.akyn(&["import", "picture.txt", "review.txt"]);
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("picture.txt: it does not look like text"), "{}", ran.stderr);
    assert_eq!(home.json(&["issues"]).len(), 1);
}
