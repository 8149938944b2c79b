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
