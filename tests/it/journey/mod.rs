//! Journeys: the real binary, in a real terminal as far as it can tell, on a library of its own.
//!
//! Nothing here waits for a time to pass: a journey waits for what the screen is to show, and fails when it does not
//! come within [`PATIENCE`].

mod archive;
mod beside;
mod hostile;
#[cfg(unix)]
mod keeping;
mod killed;
mod reading;
mod relating;
mod seeking;
mod terminal;
#[cfg(unix)]
mod visiting;
#[cfg(unix)]
mod widths;

use std::time::Duration;

pub(crate) use terminal::shared;

/// How long a journey waits for what is to come, on the slowest of machines.
const PATIENCE: Duration = Duration::from_secs(60);
