//! Arrows: which room may use which.

use super::source::Source;

/// Every room with those it may use.
///
/// ```text
/// digest ← names ← loader, store, search, related ← library ← cli, tui ← main
///                                        within tui: page ← app ← view ← runtime
/// ```
/// The command line and the reader talk to the library only, besides the domain and the names; they do not know each
/// other, and neither do loader, store, search and related.
const MAY_USE: [(&str, &[&str]); 15] = [
    ("lib", &[]),
    ("main", &["cli", "tui"]),
    ("digest", &[]),
    ("names", &["digest"]),
    ("loader", &["digest", "names"]),
    ("store", &["digest", "names"]),
    ("search", &["digest", "names"]),
    ("related", &["digest", "names"]),
    ("library", &["digest", "names", "loader", "store", "search", "related"]),
    ("cli", &["digest", "names", "library"]),
    ("tui", &["digest", "names", "library", "tui/page", "tui/app", "tui/view", "tui/runtime"]),
    ("tui/page", &["digest", "names", "library"]),
    ("tui/app", &["digest", "names", "library", "tui/page"]),
    ("tui/view", &["digest", "names", "library", "tui/page", "tui/app"]),
    ("tui/runtime", &["digest", "names", "library", "tui/page", "tui/app", "tui/view"]),
];

/// The room a file stands in.
pub(super) fn room_of(source: &Source) -> String {
    match source.name.as_str() {
        "src/lib.rs" => "lib".to_owned(),
        "src/main.rs" => "main".to_owned(),
        _ => room(&source.module()),
    }
}

/// The room that a module lies in; within the reader its inner rooms are rooms.
fn room(module: &[String]) -> String {
    let names: Vec<&str> = module.iter().map(String::as_str).collect();
    match names.as_slice() {
        ["tui", inner @ ("page" | "app" | "view" | "runtime"), ..] => format!("tui/{inner}"),
        [room, ..] => (*room).to_owned(),
        [] => "lib".to_owned(),
    }
}

/// What is wrong with the arrows of one file.
pub(super) fn complaints(source: &Source) -> Vec<String> {
    let from = room_of(source);
    let Some((_, may_use)) = MAY_USE.iter().find(|(room, _)| *room == from) else {
        return vec![format!("{}: the room `{from}` is not on the map", source.name)];
    };
    let mut found = Vec::new();
    for path in source.paths() {
        let Some(("crate", rest)) = path.segments.split_first().map(|(first, rest)| (first.as_str(), rest))
        else {
            continue;
        };
        let to = room(rest);
        let known = MAY_USE.iter().any(|(room, _)| *room == to);
        if known && to != from && !may_use.contains(&to.as_str()) {
            found.push(format!(
                "{}:{}: `{from}` uses `{to}` ({}), against the arrows",
                source.name,
                path.line,
                path.segments.join("::")
            ));
        }
    }
    found
}

#[test]
fn a_backward_arrow_is_caught_however_it_is_written() {
    for (file, text) in [
        ("src/digest/story.rs", "use crate::loader::load;"),
        ("src/names/fold.rs", "fn f() { crate::store::open() }"),
        ("src/loader/mod.rs", "use crate::{digest::Story, store::{rows::StoryRow}};"),
        ("src/loader/layout/orda.rs", "use super::super::super::library::Library;"),
        ("src/store/mod.rs", "use super::loader;"),
        ("src/library/import.rs", "type T = crate::cli::Next;"),
        ("src/cli/call.rs", "use crate::tui::run;"),
        ("src/cli/call.rs", "use crate::store::rows::StoryRow;"),
        ("src/tui/app/model.rs", "use crate::loader::load;"),
        ("src/tui/app/model.rs", "use super::super::view::theme;"),
        ("src/tui/page/wrap.rs", "use crate::tui::app::Model;"),
        ("src/tui/view/mod.rs", "use crate::tui::runtime::Terminal;"),
        ("src/main.rs", "use akyn::library::Library;"),
        ("src/kitchen/mod.rs", ""),
    ] {
        assert_eq!(complaints(&Source::new(file, text)).len(), 1, "{file}: {text}");
    }
}

#[test]
fn a_forward_arrow_is_left_alone() {
    for (file, text) in [
        ("src/loader/mod.rs", "use crate::digest::Digest; use crate::names::fold; use self::lines::Lines;"),
        ("src/library/mod.rs", "use crate::{loader, store::rows::IssueRow}; // crate::tui::run"),
        ("src/tui/runtime/mod.rs", "use super::{app::Model, view}; use crate::library::Library;"),
        ("src/tui/mod.rs", "pub use runtime::run; use self::page::wrap; use crate::tui::app::Model;"),
        ("src/cli/mod.rs", "mod tests { use super::super::digest::Story; }"),
        ("src/main.rs", "use akyn::{cli, tui};"),
        ("src/lib.rs", "pub mod store;"),
    ] {
        assert_eq!(complaints(&Source::new(file, text)), Vec::<String>::new());
    }
}
