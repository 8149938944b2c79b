//! The arguments: options that every command takes, and the list of commands.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::command::{
    backup, bookmarks, brief, completions, convert, date, export, find, headlines, import, man, names, rates,
    related, remove, search, show, stories, thread,
};

const AFTER_HELP: &str = "\
Without a command the reader opens; an empty library opens on the sample edition.

Exit codes: 0 done · 1 nothing found, or some input was refused while the rest was done · 2 wrong usage or failure";

/// A terminal reader for weekly news digests of Central Asia.
#[derive(Debug, Parser)]
#[command(name = "akyn", version, about, after_help = AFTER_HELP, propagate_version = true)]
pub(crate) struct Args {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// Options that every command takes.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Options for every command")]
pub(crate) struct Global {
    /// The library file; the default is akyn/library.db in the user's data folder
    #[arg(long, global = true, value_name = "PATH", env = "AKYN_LIBRARY", hide_env_values = true)]
    pub(crate) library: Option<PathBuf>,
    /// When to use colour
    #[arg(long, global = true, value_name = WHEN, default_value = "auto", hide_possible_values = true)]
    pub(crate) color: Color,
    /// Print JSON Lines, one object a line
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Print at most N rows
    #[arg(long, global = true, value_name = "N", value_parser = limit)]
    pub(crate) limit: Option<u64>,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    // On a terminal, unless NO_COLOR is set.
    Auto,
    Always,
    Never,
}

const WHEN: &str = "auto|always|never";

/// The colour that arguments ask for which could not be read as a whole, so that the refusal keeps to it.
pub(crate) fn color_asked(args: &[OsString]) -> Color {
    let mut words = args.iter().map(|arg| arg.to_string_lossy());
    let asked = words.find_map(|word| word.strip_prefix("--color").map(str::to_owned));
    let value = asked.and_then(|rest| match rest.strip_prefix('=') {
        Some(value) => Some(value.to_owned()),
        None => words.next().map(|value| value.into_owned()),
    });
    value.and_then(|value| Color::from_str(&value, false).ok()).unwrap_or(Color::Auto)
}

fn limit(text: &str) -> Result<u64, String> {
    text.parse().ok().filter(|limit| *limit > 0).ok_or_else(|| "a limit is a whole number from 1".to_owned())
}

/// The commands. Their order is that of the help.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Import(import::Import),
    /// List the outlets
    Outlets,
    /// List the issues, newest first
    Issues,
    Stories(stories::Stories),
    Headlines(headlines::Headlines),
    Show(show::Show),
    Search(search::Search),
    Find(find::Find),
    Names(names::Names),
    Related(related::Related),
    /// List the affairs followed over several issues, the latest first
    Threads,
    Thread(thread::Thread),
    Rates(rates::Rates),
    Convert(convert::Convert),
    Bookmarks(bookmarks::Bookmarks),
    Brief(brief::Brief),
    Date(date::SetDate),
    Remove(remove::Remove),
    /// Verify the library file
    Check,
    Backup(backup::Backup),
    Export(export::Export),
    Completions(completions::Completions),
    Man(man::ManPage),
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use clap::CommandFactory;

    use super::{Args, Color, color_asked};

    #[test]
    fn the_arguments_are_sound() {
        Args::command().debug_assert();
    }

    #[test]
    fn a_refusal_keeps_to_the_colour_that_was_asked_for() {
        let asked = |line: &str| color_asked(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(asked("akyn nonsense --color never"), Color::Never);
        assert_eq!(asked("akyn --color=always nonsense"), Color::Always);
        assert_eq!(asked("akyn nonsense --color"), Color::Auto);
        assert_eq!(asked("akyn nonsense --color blue"), Color::Auto);
    }
}
