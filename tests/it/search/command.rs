//! `akyn search` on the command line.

use std::path::Path;

use serde_json::Value;

fn akyn(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let mut call = assert_cmd::Command::new(env!("CARGO_BIN_EXE_akyn"));
    call.env_clear().env("HOME", folder).current_dir(folder).args(args);
    let output = call.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/sample");
    assert_eq!(akyn(folder.path(), &["import", sample]).0, 0);
    folder
}

#[test]
fn hits_come_as_json_lines_with_score_and_snippet() {
    let folder = folder();
    let (code, stdout, _) =
        akyn(folder.path(), &["search", "--json", "--limit", "2", "title:tapi OR schwedt"]);
    assert_eq!(code, 0);
    let lines: Vec<Value> = stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    let best = &lines[0];
    assert!(best["title"].as_str().unwrap().contains("TAPI"), "{best}");
    assert!(best["score"].as_f64().unwrap() >= lines[1]["score"].as_f64().unwrap());
    let snippet: Vec<char> = best["snippet"].as_str().unwrap().chars().collect();
    let matched = best["matched"][0].as_array().unwrap();
    let at = |index: usize| usize::try_from(matched[index].as_u64().unwrap()).unwrap();
    assert_eq!(snippet[at(0)..at(1)].iter().collect::<String>(), "TAPI");
    for key in ["id", "key", "issue", "outlet", "section", "position", "date", "read", "words", "countries"] {
        assert!(best.get(key).is_some(), "{key}");
    }
}

#[test]
fn people_see_the_hit_lit_in_its_context() {
    let folder = folder();
    let args = ["search", "--color", "always", "--limit", "1", "toqayev vote"];
    let (code, stdout, _) = akyn(folder.path(), &args);
    assert_eq!(code, 0);
    assert!(stdout.contains("\u{1b}[1m\u{1b}[33m"), "{stdout:?}");
    let (_, plain, _) = akyn(folder.path(), &["search", "--limit", "1", "toqayev vote"]);
    assert!(!plain.contains('\u{1b}') && plain.starts_with('s') && plain.lines().count() >= 3, "{plain}");
}

#[test]
fn nothing_found_is_one_and_what_makes_no_sense_is_two() {
    let folder = folder();
    let (code, stdout, stderr) = akyn(folder.path(), &["search", "xyzzy"]);
    assert_eq!((code, stdout.as_str()), (1, ""));
    assert!(stderr.contains("no story answers"), "{stderr}");
    let (code, stdout, stderr) = akyn(folder.path(), &["search", "су (wheat"]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains("column 4") && stderr.ends_with("  су (wheat\n     ^\n"), "{stderr}");
    let empty = tempfile::tempdir().unwrap();
    let (code, _, stderr) = akyn(empty.path(), &["search", "wheat"]);
    assert!(code == 1 && stderr.contains("the library is empty"), "{stderr}");
}

#[test]
fn headlines_are_told_apart_from_stories() {
    let folder = folder();
    let all = akyn(folder.path(), &["headlines", "--json"]).1;
    let first: Value = serde_json::from_str(all.lines().next().unwrap()).unwrap();
    let text = first["text"].as_str().unwrap();
    let query = format!("\"{}\"", text.replace(['"', '“', '”'], " "));
    let (code, stdout, _) = akyn(folder.path(), &["search", "--json", "--headlines", &query]);
    assert_eq!(code, 0);
    let hit: Value = serde_json::from_str(stdout.lines().next().unwrap()).unwrap();
    assert_eq!(hit["text"], first["text"]);
    for key in
        ["issue", "list", "section", "story", "number", "outlet", "date", "score", "snippet", "matched"]
    {
        assert!(hit.get(key).is_some(), "{key}");
    }
    assert!(hit.get("id").is_none(), "only a story has an id");
    let (_, stories, _) = akyn(folder.path(), &["search", "--json", &query]);
    assert!(stories.lines().all(|line| line.contains("\"id\":")), "{stories}");
    let (code, shown, _) = akyn(folder.path(), &["search", &query]);
    assert!(code == 0 && shown.contains("Headlines\n"), "{shown}");
}

#[test]
fn searches_are_saved_listed_run_by_name_and_forgotten() {
    let folder = folder();
    let run = |args: &[&str]| akyn(folder.path(), args);
    assert_eq!(run(&["search", "--saved"]).0, 1);
    assert_eq!(run(&["search", "--save", "My gas", "tapi", "OR", "tengiz"]).0, 0);
    assert_eq!(run(&["search", "--save", "bad", "(tapi"]).0, 2);
    let (code, listed, _) = run(&["search", "--saved", "--json"]);
    let row: Value = serde_json::from_str(listed.trim()).unwrap();
    assert_eq!(
        (code, row["name"].as_str(), row["query"].as_str()),
        (0, Some("My gas"), Some("tapi OR tengiz"))
    );
    let stories = run(&["search", "--json", "tapi OR tengiz"]).1;
    assert_eq!(row["stories"].as_u64().unwrap(), stories.lines().count() as u64);
    assert_eq!((&row["unread"], &row["new"]), (&row["stories"], &row["stories"]));
    assert!(run(&["search", "--saved"]).1.contains("tapi OR tengiz"));
    assert_eq!(run(&["search", "--json", "@my gas"]).1, stories);
    assert_eq!(
        run(&["search", "--json", "@My gas", "tengiz"]).1,
        run(&["search", "--json", "(tapi OR tengiz) tengiz"]).1
    );
    let (code, _, told) = run(&["search", "@other"]);
    assert!(code == 1 && told.contains("no search is saved as ‘other’"), "{told}");

    let own = "{\"outlet\":\"Post\",\"issue\":\"W\",\"title\":\"TAPI again\",\"body\":\"TAPI.\"}\n";
    std::fs::write(folder.path().join("own.jsonl"), own).unwrap();
    assert!(run(&["import", "own.jsonl"]).2.contains("1 new for ‘My gas’"));
    assert!(!run(&["import", "own.jsonl"]).2.contains("new for"));
    assert_eq!(run(&["search", "--forget", "MY GAS"]).0, 0);
    assert_eq!(run(&["search", "--saved"]).0, 1);
}

#[test]
fn a_file_of_names_is_read_and_its_faults_are_told() {
    let folder = folder();
    let config = folder.path().join(".config/akyn");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("aliases.tsv"), "The Long Pipe\tTAPI\n").unwrap();
    let (code, stdout, _) = akyn(folder.path(), &["search", "--json", "the", "long", "pipe"]);
    assert!(code == 0 && stdout.contains("TAPI"), "{stdout}");
    std::fs::write(config.join("aliases.tsv"), "# x\nTAPI\n").unwrap();
    let (code, _, told) = akyn(folder.path(), &["search", "tapi"]);
    assert!(code == 2 && told.contains("aliases.tsv: line 2: `TAPI` stands alone"), "{told}");
}
