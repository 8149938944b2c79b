//! Joins the command line to the reader and turns what became of them into an exit code.

use std::process::ExitCode;

use akyn::{cli, tui};

/// What the cores of an import read is freed by the one that saves: with the system's allocator that takes a tenth more
/// processor time, and a fifth more by the clock.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        cli::Next::Exit(code) => code,
        cli::Next::Read(settings) => read(settings),
    }
}

fn read(settings: cli::Settings) -> ExitCode {
    let options = tui::Options {
        library: settings.library,
        aliases: settings.aliases,
        width: settings.width,
        reduced_motion: settings.reduced_motion,
        mouse: settings.mouse,
        ticker_of_issue: settings.ticker_of_issue,
        rate_alert: settings.rate_alert,
        theme: settings.theme,
    };
    match tui::run(options, &mut cli::upgrading()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => cli::failed(&error),
    }
}
