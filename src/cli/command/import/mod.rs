//! `akyn import`: loads documents into the library, or shows with `--dry-run` how they would be read.

mod dry_run;
mod progress;
mod save;
mod tally;

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::out::Out;
use crate::digest::{Edtf, Fault};
use crate::library::{ImportRequest, Library, RateMove, alerts, change_in_words};

/// Load files or whole folders into the library
#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    /// Files and folders; - is standard input
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,
    /// Who published them, where the documents do not say
    #[arg(long, value_name = "NAME", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    outlet: Option<String>,
    /// Their date, such as 2025-01-23 or 2024-11-25/2024-12-01
    #[arg(long, value_name = "DATE")]
    date: Option<Edtf>,
    /// Show how the documents would be read, and change nothing
    #[arg(long)]
    dry_run: bool,
}

impl Import {
    pub(crate) fn run(&self, call: &mut Call<'_>) -> Result<Ending, CliError> {
        let request = ImportRequest {
            paths: self.paths.clone(),
            stdin: self.standard_input()?,
            outlet: self.outlet.clone(),
            date: self.date,
        };
        if self.dry_run { dry_run::run(call, &request) } else { save::run(call, &request) }
    }

    fn standard_input(&self) -> Result<Option<Vec<u8>>, CliError> {
        if !self.paths.iter().any(|path| path == Path::new("-")) {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map_err(CliError::Input)?;
        Ok(Some(bytes))
    }
}

/// Faults of one document that are told one by one.
const TOLD: usize = 5;

/// Tells a document's faults as other programs do: `file:line: what`.
pub(in crate::cli) fn warn_of(out: &mut Out, file: &str, faults: &[Fault]) {
    for Fault { line, what } in faults.iter().take(TOLD) {
        match line {
            0 => out.warning(&format!("{file}: {what}")),
            line => out.warning(&format!("{file}:{line}: {what}")),
        }
    }
    let more = faults.len().saturating_sub(TOLD);
    if more > 0 {
        out.warning(&format!("{file}: {}; `--json` shows them all", tally::count(more as u64, "more fault")));
    }
}

/// Tells which pairs moved further than the configuration lets pass; not those that had moved `before` this import.
pub(in crate::cli) fn tell_alerts(
    call: &mut Call<'_>,
    library: &Library,
    before: &[RateMove],
) -> Result<(), CliError> {
    let mut moves = library.rate_moves()?;
    moves.retain(|moved| !before.contains(moved));
    for (moved, change) in alerts(&moves, &call.rate_alert) {
        call.out.hint(&format!(
            "{} moved {} from {} ({}) to {} ({})",
            moved.pair,
            change_in_words(&change),
            moved.from_value,
            Edtf::day(moved.from_date).in_words(),
            moved.value,
            Edtf::day(moved.date).in_words(),
        ));
    }
    Ok(())
}
