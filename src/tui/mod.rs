//! The reader. Within it: `page` ← `app` ← `view` ← `runtime`.
//!
//! `page` says what stands where, `app` is the state machine, `view` paints it, `runtime` owns the terminal and the
//! threads. Talks to the library only, and to that only from its worker threads.

mod app;
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod doors;
mod page;
mod runtime;
#[cfg(test)]
mod tests;
mod view;

pub use runtime::{Options, ReaderError, Rehearsal, run};
