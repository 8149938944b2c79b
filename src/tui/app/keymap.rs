//! The one table of keys. Lookup, help, footer hints, the command line and README come from it.

use super::command::Command;
use super::rates::RatesCommand;

/// Where a key means what the table says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Scope {
    /// In the panes.
    Reading,
    /// In the text, while a passage is being selected.
    Selecting,
    /// Among the threads and their stories; what has no meaning of its own there means what it does in the panes.
    Threads,
    /// In the rates, their list and their chart; what has no meaning of its own there means what it does in the panes.
    Rates,
    /// In the chart.
    Chart,
    /// In the help.
    Help,
    /// In the list of names.
    Names,
    /// In a text field: the path to import, the command line.
    Field,
    /// While searching or finding.
    Seek,
    /// Among the saved searches.
    Saved,
    /// While a note is written.
    Note,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Binding {
    /// Keys in the notation of [`super::key::Key`]; one key after another is written with a space: `g g`.
    pub(crate) keys: &'static [&'static str],
    /// What they do.
    pub(crate) command: Command,
    /// Its name on the command line; empty where it makes no sense there.
    pub(crate) name: &'static str,
    /// Where.
    pub(crate) scopes: &'static [Scope],
    /// What it does, in words.
    pub(crate) help: &'static str,
    /// Whether a count repeats it.
    pub(crate) counted: bool,
}

const READING: &[Scope] = &[Scope::Reading];
const SELECTING: &[Scope] = &[Scope::Selecting];
const RATES: &[Scope] = &[Scope::Rates];
const THREADS: &[Scope] = &[Scope::Threads];
const CHART: &[Scope] = &[Scope::Chart];
const TEXT: &[Scope] = &[Scope::Reading, Scope::Selecting];
const PAGES: &[Scope] = &[Scope::Reading, Scope::Selecting, Scope::Help, Scope::Saved];
const SAVED: &[Scope] = &[Scope::Saved];
const FIELD: &[Scope] = &[Scope::Field];
const NOTE: &[Scope] = &[Scope::Note];
const SEEK: &[Scope] = &[Scope::Seek];
const NAMES: &[Scope] = &[Scope::Names];
const WRITING: &[Scope] = &[Scope::Field, Scope::Note];
const EDIT: &[Scope] = &[Scope::Field, Scope::Note, Scope::Seek];
const LINE: &[Scope] = &[Scope::Field, Scope::Seek];
/// Where something always means the same; the rates fall back on the panes.
const ANYWHERE: &[Scope] = &[
    Scope::Reading,
    Scope::Selecting,
    Scope::Help,
    Scope::Names,
    Scope::Field,
    Scope::Note,
    Scope::Seek,
    Scope::Saved,
];
/// Every scope there is.
#[cfg(test)]
const EVERY: &[Scope] = &[
    Scope::Reading,
    Scope::Selecting,
    Scope::Threads,
    Scope::Rates,
    Scope::Chart,
    Scope::Help,
    Scope::Names,
    Scope::Field,
    Scope::Note,
    Scope::Seek,
    Scope::Saved,
];

const fn motion(
    keys: &'static [&'static str],
    command: Command,
    name: &'static str,
    help: &'static str,
) -> Binding {
    Binding { keys, command, name, scopes: PAGES, help, counted: true }
}

/// A motion of a selection's cursor.
const fn step(keys: &'static [&'static str], command: Command, help: &'static str) -> Binding {
    Binding { keys, command, name: "", scopes: SELECTING, help, counted: true }
}

const fn bind(
    keys: &'static [&'static str],
    command: Command,
    name: &'static str,
    scopes: &'static [Scope],
    help: &'static str,
) -> Binding {
    Binding { keys, command, name, scopes, help, counted: false }
}

const fn rates(
    keys: &'static [&'static str],
    command: RatesCommand,
    name: &'static str,
    scopes: &'static [Scope],
    help: &'static str,
) -> Binding {
    let counted = matches!(command, RatesCommand::Before | RatesCommand::After);
    Binding { keys, command: Command::Rates(command), name, scopes, help, counted }
}

/// Every key, in the order of the help.
pub(crate) const KEYS: &[Binding] = &[
    motion(&["j", "↓"], Command::Down, "down", "down"),
    motion(&["k", "↑"], Command::Up, "up", "up"),
    motion(
        &["g g", "Home"],
        Command::First,
        "first",
        "first row or line; with a count, the one of that number",
    ),
    motion(&["G", "End"], Command::Last, "last", "last row or line; with a count, the one of that number"),
    motion(&["Ctrl-d"], Command::HalfDown, "half-page-down", "half a page down"),
    motion(&["Ctrl-u"], Command::HalfUp, "half-page-up", "half a page up"),
    motion(&["Ctrl-f", "PgDn"], Command::PageDown, "page-down", "a page down"),
    motion(&["Ctrl-b", "PgUp"], Command::PageUp, "page-up", "a page up"),
    bind(&["h", "←"], Command::Left, "left", READING, "pane to the left"),
    bind(&["l", "→"], Command::Right, "right", READING, "pane to the right"),
    bind(
        &["Enter"],
        Command::Open,
        "open",
        READING,
        "open; of a bookmark or a related story, where it stands; of a headline, the story it names",
    ),
    bind(&["Tab"], Command::NextPane, "next-pane", READING, "next pane"),
    bind(&["Shift-Tab"], Command::PreviousPane, "previous-pane", READING, "previous pane"),
    bind(
        &["Space"],
        Command::ReadOn,
        "read-on",
        READING,
        "read on: scroll; at the end mark read and go to the next unread story",
    ),
    bind(&["]"], Command::NextUnread, "next-unread", READING, "next unread story"),
    bind(&["["], Command::PreviousUnread, "previous-unread", READING, "previous unread story"),
    bind(
        &["b", "s"],
        Command::Bookmark,
        "bookmark",
        TEXT,
        "bookmark, or take the bookmark away; a selected passage",
    ),
    bind(&["m"], Command::ToggleRead, "mark", READING, "mark read or unread"),
    bind(&["A"], Command::ReadAll, "all-read", READING, "mark all stories of the issue read"),
    bind(&["t"], Command::Tags, "tags", READING, "tags of the story"),
    bind(&["e"], Command::Note, "note", READING, "write a note on the story"),
    bind(&["u"], Command::Undo, "undo", READING, "undo the last change of marks, whatever it was"),
    bind(&["Ctrl-r"], Command::Redo, "redo", READING, "redo what was undone last"),
    bind(
        &["v"],
        Command::Select,
        "select",
        TEXT,
        "select a passage of the story; there, begin anew at the cursor",
    ),
    bind(&["y"], Command::Copy, "copy", TEXT, "copy the story, or the selected passage, with its source"),
    bind(&["o"], Command::Browse, "browse", READING, "open in the browser, where the story has an address"),
    bind(&["O"], Command::Order, "order", READING, "bookmarks by date, outlet, tag, or in the order by hand"),
    Binding {
        counted: true,
        ..bind(&["J"], Command::MoveDown, "move-down", READING, "move a bookmark down, in the order by hand")
    },
    Binding {
        counted: true,
        ..bind(&["K"], Command::MoveUp, "move-up", READING, "move a bookmark up, in the order by hand")
    },
    bind(&["1"], Command::ShowIssues, "issues", READING, "Issues"),
    bind(&["2"], Command::ShowThreads, "threads", READING, "Threads: affairs that run over several issues"),
    bind(&["3"], Command::ShowBookmarks, "bookmarks", READING, "Bookmarks"),
    bind(&["/"], Command::Search, "search", READING, "search in full text"),
    bind(&["Ctrl-p"], Command::Find, "find", READING, "find a title, in the whole library"),
    bind(&["n"], Command::NextHit, "next-hit", READING, "next hit of the search, in this story or the next"),
    bind(&["N"], Command::PreviousHit, "previous-hit", READING, "previous hit"),
    bind(&["Ctrl-o", "Alt-←"], Command::JumpBack, "jump-back", READING, "back through the jumps"),
    bind(&["Alt-→"], Command::JumpForward, "jump-forward", READING, "forward through the jumps"),
    bind(
        &["g r"],
        Command::Related,
        "related",
        READING,
        "related stories; of a headline, the story that it names",
    ),
    bind(&["g n"], Command::ShowNames, "names", READING, "the people, places and bodies that stories name"),
    bind(
        &["g t"],
        Command::Thread,
        "thread",
        READING,
        "this story's thread; :thread t5 puts the story in that one",
    ),
    bind(&["4"], Command::ShowRates, "rates", READING, "Rates"),
    bind(
        &["T"],
        Command::TickerDay,
        "ticker",
        READING,
        "the rates above: of the day of what is read, or the latest",
    ),
    bind(&["z"], Command::TextOnly, "text-only", READING, "only the text, or everything again"),
    bind(&["<"], Command::Narrower, "narrower", READING, "narrower column of text"),
    bind(&[">"], Command::Wider, "wider", READING, "wider column of text"),
    bind(&["f"], Command::Filter, "filter", READING, "filter the list by a query; Esc clears"),
    bind(&["Ctrl-s"], Command::SaveSearch, "save", READING, "save the filter as a search with a name"),
    bind(&["g w"], Command::ShowSaved, "saved", READING, "the saved searches, with what is unread and new"),
    bind(&["Enter", "l", "→"], Command::RunSaved, "", SAVED, "run the search, unread stories first"),
    bind(&["d"], Command::ForgetSaved, "", SAVED, "take the search out"),
    bind(&["u"], Command::RestoreSaved, "", SAVED, "bring back the search taken out last"),
    bind(&["i"], Command::Import, "import", READING, "import a file or folder"),
    bind(&["x"], Command::StopImport, "stop-import", READING, "stop the import; whole issues stay"),
    bind(&["d"], Command::TakeOut, "take-out", THREADS, "take the story out of the thread; u puts it back"),
    rates(&["i"], RatesCommand::Turn, "turn-round", RATES, "the pairs the other way round"),
    rates(
        &["x", "Space"],
        RatesCommand::Mark,
        "compare",
        RATES,
        "compare the pair with others, or no longer",
    ),
    rates(&["r"], RatesCommand::Longer, "longer", RATES, "a longer time: 1M 3M 6M 1Y all"),
    rates(&["R"], RatesCommand::Shorter, "shorter", RATES, "a shorter time"),
    rates(&["h", "←"], RatesCommand::Before, "figure-before", CHART, "the figure before"),
    rates(&["l", "→"], RatesCommand::After, "figure-after", CHART, "the figure after"),
    rates(
        &["Enter"],
        RatesCommand::Stories,
        "week",
        CHART,
        "stories of that week about the currency, its central bank, the rate",
    ),
    bind(&["?"], Command::Help, "help", PAGES, "help for where you are"),
    bind(&[":"], Command::Palette, "", READING, "any command by name"),
    bind(&["q"], Command::Back, "back", PAGES, "back, then quit"),
    bind(&["Esc"], Command::StepBack, "", PAGES, "step back; never quits"),
    bind(&["Ctrl-c"], Command::Quit, "quit", ANYWHERE, "quit now"),
    bind(&["Ctrl-z"], Command::Suspend, "suspend", ANYWHERE, "suspend; `fg` comes back"),
    bind(&["↓", "Ctrl-n"], Command::Down, "", NAMES, "down"),
    bind(&["↑", "Ctrl-p"], Command::Up, "", NAMES, "up"),
    bind(&["PgDn", "Ctrl-f"], Command::PageDown, "", NAMES, "a page down"),
    bind(&["PgUp", "Ctrl-b"], Command::PageUp, "", NAMES, "a page up"),
    bind(&["Home"], Command::First, "", NAMES, "first row"),
    bind(&["End"], Command::Last, "", NAMES, "last row"),
    bind(&["Enter", "→"], Command::Open, "", NAMES, "the name's stories; the story"),
    bind(&["Esc", "Ctrl-o", "←"], Command::StepBack, "", NAMES, "back to the names; leave them"),
    bind(&["Backspace", "Ctrl-h"], Command::DeleteBack, "", NAMES, "delete the letter typed last"),
    bind(&["Ctrl-u"], Command::DeleteLine, "", NAMES, "delete what was typed"),
    step(&["h", "←"], Command::CursorLeft, "a letter to the left"),
    step(&["l", "→"], Command::CursorRight, "a letter to the right"),
    step(&["w"], Command::WordForward, "next word"),
    step(&["B"], Command::WordBack, "previous word; b bookmarks"),
    step(&["e"], Command::WordEnd, "end of the word"),
    step(&["0"], Command::CursorStart, "start of the line"),
    step(&["$"], Command::CursorEnd, "end of the line"),
    step(&["o"], Command::OtherEnd, "to the other end of the passage"),
    bind(&["Enter"], Command::Accept, "", FIELD, "do it"),
    bind(&["Tab", "↓"], Command::Complete, "", FIELD, "complete; next completion"),
    bind(&["Shift-Tab", "↑"], Command::CompleteBack, "", FIELD, "previous completion"),
    bind(&["Enter"], Command::NewLine, "", NOTE, "a new line"),
    bind(&["Ctrl-s"], Command::SaveNote, "", NOTE, "keep the note"),
    bind(
        &["Ctrl-e"],
        Command::EditOutside,
        "",
        NOTE,
        "open it in $VISUAL or $EDITOR; what is saved there is kept",
    ),
    bind(&["Esc"], Command::Cancel, "", WRITING, "leave; a changed note only when pressed twice"),
    bind(&["←", "Ctrl-b"], Command::CursorLeft, "", EDIT, "a letter to the left"),
    bind(&["→", "Ctrl-f"], Command::CursorRight, "", EDIT, "a letter to the right"),
    bind(&["↑"], Command::CursorUp, "", NOTE, "a row up"),
    bind(&["↓"], Command::CursorDown, "", NOTE, "a row down"),
    bind(&["PgUp"], Command::PageUp, "", NOTE, "a page up"),
    bind(&["PgDn"], Command::PageDown, "", NOTE, "a page down"),
    bind(&["Home", "Ctrl-a"], Command::CursorStart, "", EDIT, "to the start of the line"),
    bind(&["End"], Command::CursorEnd, "", EDIT, "to the end of the line"),
    bind(&["Ctrl-e"], Command::CursorEnd, "", LINE, "to the end"),
    bind(&["Backspace", "Ctrl-h"], Command::DeleteBack, "", EDIT, "delete the letter before"),
    bind(&["Delete", "Ctrl-d"], Command::Delete, "", EDIT, "delete the letter under the cursor"),
    bind(&["Ctrl-w"], Command::DeleteWord, "", EDIT, "delete the word before"),
    bind(&["Ctrl-u"], Command::DeleteLine, "", EDIT, "delete everything before, on the line"),
    bind(&["Enter"], Command::Accept, "", SEEK, "open it there"),
    bind(&["↓", "Ctrl-n", "Ctrl-j"], Command::Down, "", SEEK, "next of what was found"),
    bind(
        &["↑", "Ctrl-p", "Ctrl-k"],
        Command::Up,
        "",
        SEEK,
        "the one before; in an empty field what was searched for last",
    ),
    bind(&["PgDn"], Command::PageDown, "", SEEK, "a page down"),
    bind(&["PgUp"], Command::PageUp, "", SEEK, "a page up"),
    bind(&["Shift-↓", "Alt-j"], Command::PreviewDown, "", SEEK, "scroll the preview down"),
    bind(&["Shift-↑", "Alt-k"], Command::PreviewUp, "", SEEK, "scroll the preview up"),
    bind(&["Ctrl-r"], Command::Older, "", SEEK, "what was searched for before"),
    bind(&["Ctrl-s"], Command::SaveSearch, "", SEEK, "save the search with a name"),
    bind(&["Esc"], Command::Cancel, "", SEEK, "back to where you were"),
];

/// What a key, or a row of keys, leads to.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Found {
    /// This.
    Bound(&'static Binding),
    /// A longer row of keys begins like this.
    Begins,
    /// Nothing.
    Nothing,
}

/// Looks a row of keys up, written with spaces between them.
pub(crate) fn look_up(scope: Scope, pressed: &str) -> Found {
    let mut here = KEYS.iter().filter(|binding| binding.scopes.contains(&scope));
    if let Some(binding) = here.clone().find(|binding| binding.keys.contains(&pressed)) {
        return Found::Bound(binding);
    }
    let longer = |key: &&str| key.strip_prefix(pressed).is_some_and(|rest| rest.starts_with(' '));
    if here.any(|binding| binding.keys.iter().any(longer)) { Found::Begins } else { Found::Nothing }
}

/// The first key of a command, as the reader reads it: `gg`.
pub(crate) fn key_of(command: Command) -> String {
    let binding = KEYS.iter().find(|binding| binding.command == command);
    binding.and_then(|binding| binding.keys.first()).map_or_else(String::new, |key| shown(key))
}

/// The keys of a binding as the reader reads them: `gg Home`.
pub(crate) fn keys_of(binding: &Binding) -> String {
    binding.keys.iter().map(|key| shown(key)).collect::<Vec<_>>().join(" ")
}

fn shown(key: &str) -> String {
    key.replace(' ', "")
}

/// The table as README shows it.
#[cfg(test)]
pub(crate) fn markdown() -> String {
    let mut table = String::from("| key | does |\n|---|---|\n");
    let scopes = [
        (Scope::Reading, ""),
        (Scope::Threads, "in the threads: "),
        (Scope::Rates, "in the rates: "),
        (Scope::Chart, "in the chart: "),
    ];
    for (scope, place) in scopes {
        for binding in KEYS.iter().filter(|binding| binding.scopes.contains(&scope)) {
            let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{}`", shown(key))).collect();
            table.push_str(&format!("| {} | {place}{} |\n", keys.join(" "), binding.help));
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{EVERY, Found, KEYS, look_up, markdown};
    use crate::tui::app::key::Key;

    #[test]
    fn no_key_is_bound_twice_in_a_scope() {
        for scope in EVERY {
            let mut seen = HashSet::new();
            for binding in KEYS.iter().filter(|binding| binding.scopes.contains(scope)) {
                for key in binding.keys {
                    assert!(seen.insert(*key), "{key} is bound twice in {scope:?}");
                }
            }
            for key in &seen {
                let hidden = seen
                    .iter()
                    .any(|other| key.strip_prefix(other).is_some_and(|rest| rest.starts_with(' ')));
                assert!(!hidden, "{key} can never be typed: a shorter key is bound in {scope:?}");
            }
        }
    }

    #[test]
    fn every_command_is_reached_by_a_key_that_can_be_pressed() {
        for binding in KEYS {
            assert!(!binding.keys.is_empty() && !binding.scopes.is_empty() && !binding.help.is_empty());
            for key in binding.keys.iter().flat_map(|keys| keys.split(' ')) {
                assert_eq!(Key::parse(key).map(Key::notation).as_deref(), Some(key));
            }
            for scope in binding.scopes {
                for key in binding.keys {
                    assert!(
                        matches!(look_up(*scope, key), Found::Bound(found) if found.command == binding.command)
                    );
                }
            }
        }
    }

    #[test]
    fn names_of_commands_are_not_mistaken_for_each_other() {
        let names: Vec<&str> =
            KEYS.iter().map(|binding| binding.name).filter(|name| !name.is_empty()).collect();
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
    }

    #[test]
    fn readme_shows_the_table_as_it_is() {
        let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
        let (_, rest) = readme.split_once("<!-- keys -->").unwrap();
        let (shown, _) = rest.split_once("<!-- /keys -->").unwrap();
        assert_eq!(shown.trim(), markdown().trim(), "copy this into README.md:\n{}", markdown());
    }
}
