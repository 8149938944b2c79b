//! Manners of single files: small, and tests that neither wait for the clock nor are passed over.

use super::source::{Source, Word};

/// The most lines a file of the program may have.
const LONGEST: usize = 500;
/// The most lines a file of tests may have.
const LONGEST_TEST: usize = 800;

/// What is wrong with one file.
pub(super) fn complaints(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    let most = if source.name.starts_with("src/") { LONGEST } else { LONGEST_TEST };
    if source.lines > most {
        found.push(format!("{}: {} lines, more than {most}", source.name, source.lines));
    }
    let tests = tests_in(source);
    for (words, what) in [
        (["sleep", "("].as_slice(), "sleeps; wait for what is to happen instead"),
        (&["#", "[", "ignore"], "passes a test over; mend it or take it out"),
    ] {
        let at = tests.windows(words.len()).filter(|window| window.iter().map(|word| &word.text).eq(words));
        let lines = at.filter_map(|window| window.first()).map(|first| first.line);
        found.extend(lines.map(|line| format!("{}:{line}: {what}", source.name)));
    }
    found.extend(
        source.paths().iter().filter(|path| is_prelude(&path.segments)).map(|path| {
            format!("{}:{}: takes a whole prelude in; name what is used", source.name, path.line)
        }),
    );
    found
}

/// The words of a file that are tests: all of a file of tests, else those from `mod tests {` on.
fn tests_in(source: &Source) -> &[Word] {
    let name = source.name.as_str();
    if !name.starts_with("src/") || name.ends_with("/tests.rs") || name.contains("/tests/") {
        return &source.words;
    }
    let opening = ["mod", "tests", "{"];
    let begins = |at: &usize| {
        let words = source.words.iter().skip(*at).take(opening.len());
        words.map(|word| &word.text).eq(opening)
    };
    let begin = (0..source.words.len()).find(begins).unwrap_or(source.words.len());
    source.words.get(begin..).unwrap_or_default()
}

/// Whether a path is all of a prelude. That of proptest, for tests only, is let through: its macros are written for it.
fn is_prelude(path: &[String]) -> bool {
    path.ends_with(&["prelude".to_owned(), "*".to_owned()])
        && path.first().is_some_and(|name| name != "proptest")
}

#[test]
fn bad_manners_are_caught() {
    let long = "\n".repeat(501);
    for (file, text) in [
        ("src/a.rs", long.as_str()),
        ("src/a.rs", "mod tests { fn f() { std::thread::sleep(second); } }"),
        ("src/a/tests.rs", "fn f() { std::thread::sleep(second); }"),
        ("tests/it/a.rs", "use std::thread::sleep; fn f() { sleep(second) }"),
        ("tests/it/a.rs", "#[test]\n#[ignore = \"slow\"]\nfn f() {}"),
        ("src/a.rs", "use rayon::{prelude::*, Scope};"),
    ] {
        assert_eq!(complaints(&Source::new(file, text)).len(), 1, "{file}");
    }
    let waits = "fn between_tries() { std::thread::sleep(PAUSE) } mod tests { fn f() {} }";
    assert_eq!(complaints(&Source::new("src/a.rs", waits)), Vec::<String>::new());
    let fine =
        "// sleep( and #[ignore]\nuse proptest::prelude::*; fn asleep(ignore: &str) -> &str { \"sleep(\" }";
    assert_eq!(complaints(&Source::new("src/a.rs", fine)), Vec::<String>::new());
}
