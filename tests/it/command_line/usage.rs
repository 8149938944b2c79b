//! Wrong usage, help, configuration: what is said and with which exit code.

use std::io::pipe;
use std::process::{Command, Stdio};

use super::{Home, run};

#[test]
fn version_is_name_and_number_of_whatever_it_is_asked() {
    let home = Home::new();
    let version = format!("akyn {}\n", env!("CARGO_PKG_VERSION"));
    for args in [["--version"].as_slice(), &["-V"], &["import", "--version"], &["bookmarks", "add", "-V"]] {
        assert_eq!(home.akyn(args).done().stdout, version, "{args:?}");
    }
}

#[test]
fn help_is_on_standard_output_and_names_every_command_and_global_option() {
    let ran = Home::new().akyn(&["--help"]).done();
    assert_eq!(ran.stderr, "");
    for word in [
        "import",
        "outlets",
        "issues",
        "stories",
        "headlines",
        "show",
        "find",
        "rates",
        "convert",
        "bookmarks",
        "date",
        "remove",
        "check",
        "backup",
        "export",
        "completions",
        "man",
        "--library",
        "--color",
        "--json",
        "--limit",
        "AKYN_LIBRARY",
        "Exit codes",
    ] {
        assert!(ran.stdout.contains(word), "{word}");
    }
}

#[test]
fn wrong_usage_is_told_on_standard_error_with_exit_code_2() {
    let home = Home::new();
    for (args, told) in [
        (["serach"].as_slice(), "serach"),
        (&["import"], "<PATH>"),
        (&["show"], "<ID>"),
        (&["find"], "<TEXT>"),
        (&["show", "x7"], "`x7` is not the id of a story; ids look like `s12`"),
        (&["show", "i"], "`i` is not the id of an issue; ids look like `i3`"),
        (&["date", "i1", "23.01.2025"], "`23.01.2025` is not a date; write `2025-01-23`"),
        (&["rates", "dollar"], "a pair is two currency codes, such as KGS/USD"),
        (&["export", "--since", "XXXX-01-02"], "the year must be known"),
        (&["issues", "--limit", "0"], "a limit is a whole number from 1"),
        (&["issues", "--limit", "many"], "a limit is a whole number from 1"),
        (&["issues", "--color", "blue"], "auto, always, never"),
        (&["man", "nonsense"], "there is no command `nonsense`"),
        (&["import", "a.txt", "--date", "soon"], "`soon` is not a date"),
        (&["import", "a.txt", "--outlet", ""], "--outlet"),
    ] {
        home.akyn(args).said(2, &["error: ", told]);
    }
    assert!(!home.library().exists(), "wrong usage made a library");
}

#[test]
fn the_reader_is_not_opened_into_a_pipe() {
    Home::new().akyn(&[]).said(2, &["the reader needs a terminal"]);
    Home::new().akyn(&["--json"]).said(2, &["the reader needs a terminal"]);
}

#[test]
fn an_unknown_key_of_the_configuration_is_named_with_file_line_and_nearest_key() {
    let home = Home::new();
    home.write("config/akyn/config.toml", "mouse = false\nwidht = 60\n");
    let file = home.path("config/akyn/config.toml");
    let told = format!("error: {}, line 2: `widht` is not a key of the configuration", file.display());
    home.akyn(&["issues"]).said(2, &[&told, "the nearest one is `width`"]);
    home.akyn(&["completions", "zsh"]).done();
}

#[test]
fn the_library_is_the_one_asked_for_then_the_environments_then_the_configured_one() {
    let home = Home::with_documents();
    let issues = home.json(&["issues"]).len();
    assert!(issues > 0);
    std::fs::rename(home.library(), home.path("moved.db")).unwrap();
    home.akyn(&["issues"]).said(1, &["the library is empty"]);
    assert_eq!(home.json(&["issues", "--library", "moved.db"]).len(), issues);
    let with_env = |library: &str, args: &[&str]| run(home.call(args).env("AKYN_LIBRARY", library));
    assert_eq!(with_env("moved.db", &["issues", "--json"]).json().len(), issues);
    with_env("moved.db", &["issues", "--library", "none.db"]).said(1, &["the library is empty"]);
    home.write("config/akyn/config.toml", "library = \"~/moved.db\"\n");
    assert_eq!(home.json(&["issues"]).len(), issues);
}

#[test]
fn no_argument_speaks_to_the_terminal() {
    let home = Home::new();
    for args in
        [["\u{1b}[2Jx"].as_slice(), &["--color=always", "show", "s\u{9b}1"], &["man", "a\u{1b}]0;b\u{7}"]]
    {
        let ran = home.akyn(args);
        assert_eq!(ran.code, 2);
        let obeyed = |c: char| c.is_control() && c != '\n';
        assert!(!ran.stderr.contains(obeyed), "{:?}", ran.stderr);
    }
}

#[test]
fn colour_is_used_when_asked_for_and_never_into_a_pipe_by_itself() {
    let home = Home::with_documents();
    let coloured = |args: &[&str], name: &str, value: &str| {
        run(home.call(&[&["show", "i1"], args].concat()).env(name, value)).done().stdout.contains('\u{1b}')
    };
    assert!(!coloured(&[], "TERM", "xterm"));
    assert!(coloured(&["--color", "always"], "NO_COLOR", "1"));
    assert!(coloured(&[], "CLICOLOR_FORCE", "1"));
    assert!(!coloured(&["--color", "never"], "CLICOLOR_FORCE", "1"));
}

#[test]
fn completions_and_manual_name_the_commands() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(home.akyn(&["completions", shell]).done().stdout.contains("headlines"), "{shell}");
    }
    let page = home.akyn(&["man"]).done().stdout;
    assert!(page.contains(".TH akyn 1") && page.contains("akyn\\-bookmarks(1)"), "{page}");
    assert!(home.akyn(&["man", "import"]).done().stdout.contains("dry\\-run"));
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let home = Home::with_documents();
    for args in [
        ["issues", "--json"].as_slice(),
        &["stories"],
        &["show", "i1"],
        &["find", "a"],
        &["export"],
        &["import", "--dry-run", "--json", "listing.txt"],
        &["completions", "bash"],
        &["man"],
        &["--help"],
        &["--version"],
    ] {
        let (reader, writer) = pipe().unwrap();
        drop(reader);
        let output = Command::new(env!("CARGO_BIN_EXE_akyn"))
            .args(args)
            .current_dir(home.folder.path())
            .env("AKYN_LIBRARY", home.library())
            .env("XDG_STATE_HOME", home.path("state"))
            .env("XDG_CONFIG_HOME", home.path("config"))
            .stdin(Stdio::null())
            .stdout(writer)
            .output()
            .unwrap();
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), told.as_ref()), (Some(0), ""), "{args:?}");
    }
}
