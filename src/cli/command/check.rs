//! `akyn check`: verifies the library file.

use serde::Serialize;

use crate::cli::call::Call;
use crate::cli::ending::{CliError, Ending};
use crate::cli::out::{ProgressLine, plain};
use crate::library::Checking;

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
    let line = ProgressLine::new();
    let wrong = library.check_telling(&mut |checking| line.show(&in_words(checking)))?;
    drop(line);
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

/// How far it is, and that nothing is lost by ending it.
fn in_words(checking: Checking) -> String {
    match checking {
        Checking::File => "Looking at every page of the file… Ctrl-C stops.".to_owned(),
        Checking::Counters { done, of } => format!("Counting again: {done} of {of}. Ctrl-C stops."),
        Checking::Texts { done, of } => format!("Comparing texts: {done} of {of} stories. Ctrl-C stops."),
    }
}
