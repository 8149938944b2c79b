//! Taking out, verifying, copying, exporting.

use serde_json::json;

use super::{Home, bytes};

#[test]
fn removed_issues_are_gone_and_unknown_ones_are_told() {
    let home = Home::with_documents();
    let issues = home.json(&["issues"]);
    let id = issues[0]["id"].to_string();
    let ran = home.akyn(&["remove", &format!("i{id}"), "i999", "--json"]);
    assert_eq!((ran.code, ran.json()), (1, vec![json!({"removed": issues[0]["id"]})]));
    assert!(ran.stderr.contains("there is no issue i999"), "{}", ran.stderr);
    assert_eq!(home.json(&["issues"]), issues.get(1..).unwrap_or_default());
    let gone = home.akyn(&["remove", &id]);
    assert_eq!(gone.code, 1);
}

#[test]
fn a_sound_library_is_said_to_be_one_and_a_damaged_one_is_not() {
    let home = Home::with_documents();
    let ran = home.akyn(&["check"]).done();
    assert_eq!(ran.stdout, "");
    assert!(ran.stderr.contains("the library is sound: 2 issues, "), "{}", ran.stderr);
    home.write("broken.db", "this is not a library, it is a poem about one\n");
    let ran = home.akyn(&["check", "--library", "broken.db"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.stderr.contains("broken.db"), "{}", ran.stderr);
    home.akyn(&["check", "--library", "none.db"]).said(1, &["there is no library at none.db"]);
}

#[test]
fn a_backup_is_a_whole_library_and_overwrites_nothing() {
    let home = Home::with_documents();
    assert_eq!(home.json(&["backup", "copy.db"]), [json!({"file": "copy.db"})]);
    assert_eq!(home.json(&["stories", "--library", "copy.db"]), home.json(&["stories"]));
    let before = bytes(&home.path("copy.db"));
    let ran = home.akyn(&["backup", "copy.db"]);
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.stderr.contains("copy.db"), "{}", ran.stderr);
    assert_eq!(bytes(&home.path("copy.db")), before);
    home.akyn(&["backup", "other.db", "--library", "none.db"]).said(1, &["there is no library at none.db"]);
}

#[test]
fn an_export_is_json_lines_that_import_reads_back() {
    let home = Home::with_documents();
    let exported = home.akyn(&["export"]).done().stdout;
    assert!(
        exported.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()),
        "{exported}"
    );
    home.write("library.jsonl", &exported);
    home.akyn(&["import", "library.jsonl", "--library", "second.db"]).done();
    let titles = |args: &[&str]| {
        let mut titles: Vec<String> =
            home.json(args).iter().map(|story| story["title"].to_string()).collect();
        titles.sort();
        titles
    };
    assert_eq!(titles(&["stories", "--library", "second.db"]), titles(&["stories"]));
    assert_eq!(home.json(&["rates", "--library", "second.db"]).len(), 4);
    assert_eq!(home.akyn(&["export", "--limit", "2"]).done().stdout.lines().count(), 2);
}

#[cfg(unix)]
#[test]
fn every_file_that_akyn_makes_is_the_users_alone_whatever_the_umask() {
    use std::os::unix::fs::PermissionsExt;

    let home = Home::new();
    home.write("listing.txt", &super::documents::listing());
    std::fs::write(home.path("old.db"), include_bytes!("../../data/schemas/001.db")).unwrap();
    let akyn = format!("\"{}\"", env!("CARGO_BIN_EXE_akyn"));
    let script = [
        "umask 000",
        &format!("{akyn} import listing.txt"),
        &format!("{akyn} bookmarks add s1"),
        &format!("{akyn} backup copy.db"),
        &format!("{akyn} brief --output brief.md"),
        &format!("{akyn} issues --library old.db"),
    ]
    .join(" && ");
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", &script]).current_dir(home.path("")).env_clear().env("HOME", home.path(""));
    for (name, folder) in [("XDG_DATA_HOME", "data"), ("XDG_STATE_HOME", "state")] {
        shell.env(name, home.path(folder));
    }
    let ran = shell.output().unwrap();
    assert!(ran.status.success(), "{ran:?}");
    let mode = |name: &str| std::fs::metadata(home.path(name)).unwrap().permissions().mode() & 0o777;
    for name in ["data/akyn/library.db", "state/akyn/akyn.log", "copy.db", "brief.md", "old.db.v1.bak"] {
        assert_eq!(mode(name), 0o600, "{name}");
    }
    for folder in ["data/akyn", "state/akyn"] {
        assert_eq!(mode(folder), 0o700, "{folder}");
    }
}
