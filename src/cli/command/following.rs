//! Following threads before they are listed: what was imported since is looked at first.

use std::ops::ControlFlow;

use crate::cli::call::Call;
use crate::cli::ending::CliError;
use crate::cli::out::ProgressLine;
use crate::library::Library;

/// Stories that wait are counted up to here.
const COUNTED: u32 = 10_000_000;

/// The library with its threads followed to the end; as it is, where it may only be read.
pub(super) fn followed(call: &Call<'_>) -> Result<Library, CliError> {
    let library = call.reading()?;
    let waiting = library.stories_awaiting_threads(COUNTED)?;
    if waiting == 0 {
        return Ok(library);
    }
    let Ok(mut library) = call.writing() else { return Ok(library) };
    let line = ProgressLine::new();
    library.follow_threads(u64::MAX, &mut |done| {
        line.show(&format!(
            "Following threads: {done} of {waiting} stories. Ctrl-C stops; akyn goes on next time."
        ));
        ControlFlow::Continue(())
    })?;
    Ok(library)
}
