//! Manners of single files: small, and tests that neither wait for the clock nor are passed over.

use super::source::Source;

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
    for (words, what) in [
        (["sleep", "("].as_slice(), "sleeps; wait for what is to happen instead"),
        (&["#", "[", "ignore"], "passes a test over; mend it or take it out"),
    ] {
        let at = source.words.windows(words.len()).filter(|window| window.iter().map(|w| &w.text).eq(words));
        found.extend(
            at.filter_map(|window| window.first())
                .map(|first| format!("{}:{}: {what}", source.name, first.line)),
        );
    }
    found.extend(
        source.paths().iter().filter(|path| is_prelude(&path.segments)).map(|path| {
            format!("{}:{}: takes a whole prelude in; name what is used", source.name, path.line)
        }),
    );
    found
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
        ("src/a.rs", "fn f() { std::thread::sleep(second); }"),
        ("tests/it/a.rs", "use std::thread::sleep; fn f() { sleep(second) }"),
        ("tests/it/a.rs", "#[test]\n#[ignore = \"slow\"]\nfn f() {}"),
        ("src/a.rs", "use rayon::{prelude::*, Scope};"),
    ] {
        assert_eq!(complaints(&Source::new(file, text)).len(), 1, "{file}");
    }
    let fine =
        "// sleep( and #[ignore]\nuse proptest::prelude::*; fn asleep(ignore: &str) -> &str { \"sleep(\" }";
    assert_eq!(complaints(&Source::new("src/a.rs", fine)), Vec::<String>::new());
}
