//! The command line: one file per command. Talks to the library only.
//!
//! [`run`] reads the arguments, does what a command asks, and hands an exit code back; without a command it hands
//! the reader's settings back, because this room and the reader do not know each other: `main` joins them.
//!
//! - [`args`]: the arguments; [`config`]: `config.toml`; [`places`]: where the files lie; [`log`]: the log
//! - [`call`]: what every command is given; [`ending`]: what becomes of it; [`walk`]: whole lists, window by window;
//!   [`upgrade`]: how far bringing an older library up to date has come
//! - [`out`]: text to the terminal, in columns or wrapped; [`json`]: the shapes of the JSON Lines
//! - [`command`]: the commands

mod args;
mod call;
mod command;
mod config;
mod ending;
mod interrupt;
mod json;
mod log;
mod out;
mod places;
mod query;
mod upgrade;
mod walk;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use call::Call;
use ending::{CliError, Ending};
use out::Out;

pub use command::reader::Settings;
pub use upgrade::told as upgrading;

/// What is to be done once the command line has been read.
#[derive(Debug)]
pub enum Next {
    /// A command has run (or was refused): leave with this code.
    Exit(ExitCode),
    /// No command was given: open the reader.
    Read(Settings),
}

/// Reads the arguments (the program's own name first) and runs the command that they name.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Next {
    let args: Vec<OsString> = args.into_iter().collect();
    let args = match Args::try_parse_from(&args) {
        Ok(args) => args,
        Err(answer) => return Next::Exit(answered(&answer, &args)),
    };
    let mut out = Out::to_terminal(args.global.color, args.global.json);
    let next = match args.command {
        None => command::reader::settings(&args.global, &out).map(Next::Read),
        Some(command) => perform(&command, &args.global, &mut out).map(|ending| Next::Exit(ending.code())),
    };
    let flushed = out.flush().map_err(CliError::from);
    match flushed.and(next) {
        Ok(next) => next,
        Err(error) if error.is_closed_pipe() => Next::Exit(ExitCode::SUCCESS),
        Err(error) => Next::Exit(complain(&mut out, &error)),
    }
}

/// Tells a failure on standard error and gives the exit code for it.
pub fn failed(error: &(dyn std::error::Error + 'static)) -> ExitCode {
    complain(&mut Out::to_terminal(args::Color::Auto, false), error)
}

fn complain(out: &mut Out, error: &(dyn std::error::Error + 'static)) -> ExitCode {
    out.error(&error.to_string());
    if let Some(CliError::Query { pointed, .. }) = error.downcast_ref() {
        out.pointed(pointed);
    }
    Ending::Failed.code()
}

/// Prints what clap answers: help and version to standard output, wrong usage to standard error.
fn answered(answer: &clap::Error, args: &[OsString]) -> ExitCode {
    let mut out = Out::to_terminal(args::color_asked(args), false);
    if answer.use_stderr() {
        out.usage(answer, args);
        return Ending::Failed.code();
    }
    let printed = match answer.kind() {
        // Of every command, not of the one it was asked of: there is only one version.
        clap::error::ErrorKind::DisplayVersion => out.line(concat!("akyn ", env!("CARGO_PKG_VERSION"))),
        _ => write!(out.writer(), "{}", answer.render().ansi()),
    };
    // A closed pipe is no failure, and there is nowhere else to tell any other one.
    let _ = printed.and_then(|()| out.flush());
    ExitCode::SUCCESS
}

fn perform(command: &Command, global: &args::Global, out: &mut Out) -> Result<Ending, CliError> {
    match command {
        // These two must work where configuration and library are broken or missing.
        Command::Completions(asked) => asked.run(out),
        Command::Man(asked) => asked.run(out),
        command => {
            let config = config::Config::load()?;
            log::open();
            let mut call = Call::new(global, &config, out)?;
            run_command(command, &mut call)
        }
    }
}

fn run_command(command: &Command, call: &mut Call<'_>) -> Result<Ending, CliError> {
    match command {
        Command::Import(asked) => asked.run(call),
        Command::Outlets => command::outlets::run(call),
        Command::Issues => command::issues::run(call),
        Command::Stories(asked) => asked.run(call),
        Command::Headlines(asked) => asked.run(call),
        Command::Show(asked) => asked.run(call),
        Command::Search(asked) => asked.run(call),
        Command::Find(asked) => asked.run(call),
        Command::Names(asked) => asked.run(call),
        Command::Related(asked) => asked.run(call),
        Command::Threads => command::threads::run(call),
        Command::Thread(asked) => asked.run(call),
        Command::Rates(asked) => asked.run(call),
        Command::Convert(asked) => asked.run(call),
        Command::Bookmarks(asked) => asked.run(call),
        Command::Brief(asked) => asked.run(call),
        Command::Date(asked) => asked.run(call),
        Command::Remove(asked) => asked.run(call),
        Command::Check => command::check::run(call),
        Command::Backup(asked) => asked.run(call),
        Command::Export(asked) => asked.run(call),
        Command::Completions(asked) => asked.run(call.out),
        Command::Man(asked) => asked.run(call.out),
    }
}
