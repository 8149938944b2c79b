//! The arguments: options that every command takes, and the list of commands.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use super::command::{
    backup, bookmarks, completions, date, export, headlines, import, man, rates, remove, show, stories,
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
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Color,
    /// Print JSON Lines, one object a line
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Print at most N rows
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) limit: Option<u64>,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
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
    Rates(rates::Rates),
    Bookmarks(bookmarks::Bookmarks),
    Date(date::SetDate),
    Remove(remove::Remove),
    /// Verify the library file
    Check,
    Backup(backup::Backup),
    Export(export::Export),
    Completions(completions::Completions),
    Man(man::ManPage),
}
