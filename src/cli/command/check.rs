//! `akyn check`: verifies the library file.

use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::out::plain;

/// The JSON line for something wrong.
#[derive(Serialize)]
struct Wrong<'a> {
    what: &'a str,
}

/// Tells everything that is wrong with the library; nothing when it is sound.
pub(crate) fn run(call: &mut Call<'_>) -> Result<Ending, CliError> {
    if !call.library.exists() {
        call.out.hint(&format!("there is no library at {}", call.library.display()));
        return Ok(Ending::Short);
    }
    let library = call.reading()?;
    let wrong = library.check()?;
    for what in &wrong {
        if call.out.json() {
            call.out.json_line(&Wrong { what })?;
        } else {
            call.out.line(plain(what))?;
        }
    }
    if !wrong.is_empty() {
        call.out
            .error("the library is damaged; put a backup in its place, or import the digests into a new one");
        return Ok(Ending::Failed);
    }
    let totals = library.totals()?;
    call.out.hint(&format!("the library is sound: {} issues, {} stories", totals.issues, totals.stories));
    Ok(Ending::Done)
}
