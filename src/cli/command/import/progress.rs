//! How far an import has come: a bar on standard error, only where that is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::tally::count;
use crate::library::Progress;

/// The bar. It takes itself away at the end.
pub(super) struct Bar {
    bar: ProgressBar,
}

impl Bar {
    /// A bar that shows nothing where standard error is no terminal.
    pub(super) fn new() -> Self {
        // The target draws nothing by itself where it is no terminal, and at most 20 times a second where it is.
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} documents, {msg}") {
            bar.set_style(style);
        }
        Self { bar }
    }

    /// Shows how far the import has come.
    pub(super) fn show(&self, progress: Progress) {
        self.bar.set_length(progress.found);
        self.bar.set_position(progress.done);
        self.bar.set_message(count(progress.stories, "story"));
    }

    /// Prints something while the bar stands aside.
    pub(super) fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
