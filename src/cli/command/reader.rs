//! No command: the reader, with what the arguments and the configuration say about it.

use std::path::PathBuf;

use crate::cli::args::{Color, Global};
use crate::cli::call::library_file;
use crate::cli::config::{Config, Theme, Ticker};
use crate::cli::ending::CliError;
use crate::cli::log;
use crate::cli::out::Out;
use crate::cli::places;
use crate::digest::Decimal;

/// How the reader is to start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The library file.
    pub library: PathBuf,
    /// The user's own names.
    pub aliases: Option<PathBuf>,
    /// Width of a story's text, in columns.
    pub width: u16,
    /// Nothing moves by itself.
    pub reduced_motion: bool,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Whether the rates above the panes are those of the day of what is read.
    pub ticker_of_issue: bool,
    /// By how many per cent a pair must move between two imports to be told.
    pub rate_alert: Decimal,
    /// `auto`, `dark`, `light`, or `none` for no colours.
    pub theme: &'static str,
}

/// The reader's settings; refused where it could not be shown.
pub(crate) fn settings(global: &Global, out: &Out) -> Result<Settings, CliError> {
    if global.json || !out.is_terminal() {
        return Err(CliError::Usage(
            "the reader needs a terminal; `akyn --help` lists the commands that print".to_owned(),
        ));
    }
    let config = Config::load()?;
    log::open();
    let colorless = global.color == Color::Never || (global.color == Color::Auto && no_color());
    Ok(Settings {
        library: library_file(global, &config)?,
        aliases: places::aliases(),
        width: config.width,
        reduced_motion: config.reduced_motion,
        mouse: config.mouse,
        ticker_of_issue: config.ticker == Ticker::Issue,
        rate_alert: config.rate_alert.clone(),
        theme: if colorless { Theme::None.word() } else { config.theme.word() },
    })
}

/// Whether the user wants no colours anywhere: <https://no-color.org>.
fn no_color() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}
