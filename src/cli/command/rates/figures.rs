//! `akyn rates import` and `akyn rates remove`: files of figures into the library and out of it.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::nothing;
use crate::cli::call::Call;
use crate::cli::command::import::{tell_alerts, warn_of};
use crate::cli::ending::{CliError, Ending};
use crate::cli::json::{ImportLine, outcome_word};
use crate::cli::out::{BOLD, DIM, plain};
use crate::library::{Imported, Library, Outcome};

/// A file of figures larger than this is something else: all years of the ECB take a tenth of it.
const LARGEST: u64 = 100 << 20;

/// The JSON line for figures that were taken out.
#[derive(Serialize)]
struct Removed<'a> {
    removed: &'a str,
    rates: u64,
}

/// Imports files; what is refused is told and stops nothing.
pub(super) fn import(call: &mut Call<'_>, files: &[PathBuf]) -> Result<Ending, CliError> {
    let mut library = call.writing()?;
    let moved = library.rate_moves()?;
    let (mut done, mut refused, mut faults) = (0, 0, 0);
    for file in files {
        let name = file.to_string_lossy().into_owned();
        let imported = match read(file) {
            Ok(bytes) => library.import_rates(&name, &bytes)?,
            Err(error) => {
                refused += 1;
                call.out.warning(&format!("{name}: {error}"));
                continue;
            }
        };
        match imported.outcome {
            Outcome::Refused => refused += 1,
            _ => done += 1,
        }
        faults += imported.faults.len();
        tell(call, &imported)?;
    }
    tell_alerts(call, &library, &moved)?;
    Ok(match (done, refused, faults) {
        (0, ..) => Ending::Failed,
        (_, 0, 0) => Ending::Done,
        _ => Ending::Short,
    })
}

fn read(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)?;
    } else {
        std::fs::File::open(file)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    }
    match bytes.len() as u64 > LARGEST {
        true => Err(io::Error::other("it is too large for a file of figures")),
        false => Ok(bytes),
    }
}

fn tell(call: &mut Call<'_>, imported: &Imported) -> Result<(), CliError> {
    if call.out.json() {
        return Ok(call.out.json_line(&ImportLine::of(imported))?);
    }
    let word = outcome_word(imported.outcome);
    let holds = match imported.rates {
        0 => String::new(),
        1 => format!("  {DIM}1 rate{DIM:#}"),
        rates => format!("  {DIM}{rates} rates{DIM:#}"),
    };
    call.out.line(format_args!("{BOLD}{word:<9}{BOLD:#}  {}{holds}", plain(&imported.file)))?;
    warn_of(call.out, &imported.file, &imported.faults);
    Ok(())
}

/// Takes the figures of one origin or document out.
pub(super) fn remove(call: &mut Call<'_>, source: &str) -> Result<Ending, CliError> {
    let mut library: Library = call.writing()?;
    let rates = library.remove_rates(source)?;
    if rates == 0 {
        let what =
            format!("there are no rates of `{source}`; `akyn rates --all` names where each comes from");
        return nothing(call, &library, &what);
    }
    if call.out.json() {
        call.out.json_line(&Removed { removed: source, rates })?;
    } else {
        let what = if rates == 1 { "rate" } else { "rates" };
        call.out.line(format_args!("removed: {rates} {what} of {}", plain(source)))?;
    }
    Ok(Ending::Done)
}
