//! Homes: where every outside package lives.

use super::arrows::room_of;
use super::source::Source;

/// Anywhere: words rather than furniture.
const EVERYWHERE: &[&str] = &[""];

/// Every outside package with the rooms (or folders or files of rooms, below `src`) that may use it. One home each; where it is more, the
/// reason stands beside it.
const HOMES: [(&str, &[&str]); 43] = [
    ("anstream", &["cli/out"]),
    ("anstyle", &["cli/out"]),
    ("blake3", &["library", "store"]),
    ("chardetng", &["loader/decode"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("crossterm", &["tui/runtime"]),
    // Rates are read from it and printed in it, by rooms that do not know each other.
    ("csv", &["loader/figures", "cli/command/rates"]),
    ("ctrlc", &["cli"]),
    ("encoding_rs", &["loader/decode"]),
    ("etcetera", &["cli/places"]),
    // Words of documents are looked up by the million: SipHash was a twelfth of what an import takes.
    ("foldhash", &["names", "related", "loader"]),
    ("fuzzy_matcher", &["search/fuzzy"]),
    ("indicatif", &["cli"]),
    ("jiff", &["digest"]),
    // In src/main.rs, which is no room.
    ("mimalloc", EVERYWHERE),
    ("notify", &["tui/runtime"]),
    ("num_bigint", &["digest/interval"]),
    ("num_rational", &["digest/interval"]),
    ("num_traits", &["digest/interval"]),
    // The painters draw with it; the runtime owns its terminal.
    ("ratatui", &["tui/view", "tui/runtime"]),
    // Documents are read, and titles matched, on all cores: both in rooms that know how their work divides.
    ("rayon", &["library", "search/fuzzy"]),
    ("roxmltree", &["loader/figures"]),
    ("rusqlite", &["store"]),
    ("rusqlite_migration", &["store"]),
    ("rustix", &["library/import"]),
    // JSON Lines are read by the loader, written by the library's export and by the command line, and evidence and
    // places are kept in them; the configuration is read with serde too.
    ("serde", &["loader", "store", "library", "cli", "tui/view/theme"]),
    ("serde_json", &["loader", "store", "library", "cli", "tui/runtime"]),
    ("signal_hook", &["tui/runtime"]),
    ("snowball_stemmers_rs", &["names/stem"]),
    ("strsim", &["cli/config"]),
    // The file of a note in the reader's own editor; tests of every room make folders with it.
    ("tempfile", EVERYWHERE),
    ("terminal_size", &["cli/out"]),
    // The reader and the command line both break lines and count columns, and neither may use the other.
    ("textwrap", &["tui/page", "cli/out"]),
    ("thiserror", EVERYWHERE),
    // Configuration and themes are TOML.
    ("toml", &["cli/config", "tui/view/theme"]),
    // What does work may log it; the domain, the names and the loader only compute.
    ("tracing", &["store", "library", "cli", "tui/runtime"]),
    ("tracing_subscriber", &["cli/log"]),
    ("unicode_normalization", &["names"]),
    ("unicode_segmentation", &["tui/page", "cli/out"]),
    ("unicode_width", &["tui/page", "cli/out"]),
    ("walkdir", &["library"]),
];

/// Where a file uses a package away from its home.
pub(super) fn complaints(source: &Source) -> Vec<String> {
    let place = source.module().join("/");
    let mut found = Vec::new();
    for path in source.paths() {
        let Some((package, homes)) =
            HOMES.iter().find(|(package, _)| path.segments.first().is_some_and(|first| first == package))
        else {
            continue;
        };
        if !homes.iter().any(|home| lies_in(&place, home)) {
            found.push(format!(
                "{}:{}: `{}` uses {package}, whose home is {}",
                source.name,
                path.line,
                room_of(source),
                homes.join(", ")
            ));
        }
    }
    found
}

fn lies_in(place: &str, home: &str) -> bool {
    home.is_empty() || place.strip_prefix(home).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Packages of the manifest without a home, and homes without a package. Those of one system only count as well.
pub(super) fn unhoused(manifest: &str) -> Vec<String> {
    let manifest: toml::Table = toml::from_str(manifest).unwrap();
    let systems =
        manifest.get("target").and_then(toml::Value::as_table).into_iter().flat_map(toml::Table::values);
    let packages: Vec<String> = std::iter::once(&manifest)
        .chain(systems.filter_map(toml::Value::as_table))
        .filter_map(|table| table.get("dependencies")?.as_table())
        .flat_map(toml::Table::keys)
        .map(|name| name.replace('-', "_"))
        .collect();
    let homeless = packages.iter().filter(|name| !HOMES.iter().any(|(package, _)| package == name));
    let empty = HOMES.iter().filter(|(package, _)| !packages.iter().any(|name| name == package));
    homeless
        .map(|name| format!("{name} has no home"))
        .chain(empty.map(|(package, _)| format!("{package} is housed but not a dependency")))
        .collect()
}

/// The versions of a package in a lock file.
pub(super) fn versions(lock: &str, name: &str) -> Vec<String> {
    let lock: toml::Table = toml::from_str(lock).unwrap();
    let packages = lock.get("package").and_then(toml::Value::as_array).unwrap();
    let text = |package: &toml::Value, key: &str| {
        package.get(key).and_then(toml::Value::as_str).map(str::to_owned).unwrap_or_default()
    };
    packages
        .iter()
        .filter(|package| text(package, "name") == name)
        .map(|package| text(package, "version"))
        .collect()
}

#[test]
fn a_stray_package_is_caught() {
    for (file, text) in [
        ("src/library/mod.rs", "use rusqlite::Connection;"),
        ("src/tui/view/mod.rs", "fn f() { crossterm::terminal::size(); }"),
        ("src/tui/app/mod.rs", "use ratatui::layout::Rect;"),
        ("src/loader/dating.rs", "use jiff::civil::Date;"),
        ("src/store/mod.rs", "#[derive(clap::Args)] struct A;"),
        ("src/cli/call.rs", "use toml::Table;"),
        ("src/cli/outer.rs", "use textwrap::wrap;"),
        ("src/main.rs", "use clap::Parser;"),
        ("src/library/find.rs", "use fuzzy_matcher::FuzzyMatcher;"),
        ("src/search/query/mod.rs", "use rayon::iter::ParallelIterator;"),
    ] {
        assert_eq!(complaints(&Source::new(file, text)).len(), 1, "{file}: {text}");
    }
    for (file, text) in [
        ("src/store/rows.rs", "use rusqlite::{Row, types::FromSql}; use thiserror::Error;"),
        ("src/tui/page/wrap.rs", "use textwrap::Options;"),
        ("src/cli/out/wrap.rs", "use textwrap::Options;"),
        ("src/digest/date.rs", "pub use jiff::civil::{Date, Weekday};"),
        ("src/loader/dating.rs", "// jiff::civil::Date\nlet clap = 1; use crate::digest::Date;"),
    ] {
        assert_eq!(complaints(&Source::new(file, text)), Vec::<String>::new());
    }
}

#[test]
fn a_package_without_a_home_is_caught() {
    let told = unhoused(
        "[dependencies]\nclap = \"4\"\nunicode-width = \"1\"\nleft-pad = { version = \"1\" }\n\
         [target.'cfg(unix)'.dependencies]\nright-pad = \"1\"\n",
    );
    for name in ["left_pad", "right_pad"] {
        assert!(told.contains(&format!("{name} has no home")), "{told:?}");
    }
    assert!(
        !told.iter().any(|line| line.starts_with("unicode_width") || line.starts_with("clap ")),
        "{told:?}"
    );
}

#[test]
fn a_second_version_is_seen() {
    let lock =
        "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n[[package]]\nname = \"a\"\nversion = \"2.0.0\"\n";
    assert_eq!(versions(lock, "a"), ["1.0.0", "2.0.0"]);
}
