//! Following threads before they are listed: what was imported since is looked at first.

use std::ops::ControlFlow;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::call::Call;
use crate::cli::ending::CliError;
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
    // The target draws nothing by itself where it is no terminal.
    let bar = ProgressBar::with_draw_target(Some(waiting), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} stories followed") {
        bar.set_style(style);
    }
    library.follow_threads(u64::MAX, &mut |done| {
        bar.set_position(done);
        ControlFlow::Continue(())
    })?;
    bar.finish_and_clear();
    Ok(library)
}
