//! One line on standard error that says how far something long is, where that is a terminal.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// The line. It takes itself away at the end.
pub(crate) struct ProgressLine {
    bar: ProgressBar,
}

impl ProgressLine {
    /// A line that shows nothing where standard error is no terminal, and nothing yet elsewhere.
    pub(crate) fn new() -> Self {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{wide_msg}") {
            bar.set_style(style);
        }
        Self { bar }
    }

    /// Says this, cut where the terminal ends.
    pub(crate) fn show(&self, what: &str) {
        self.bar.set_message(what.to_owned());
        self.bar.force_draw();
    }

    /// Takes it away for now.
    pub(crate) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Drop for ProgressLine {
    fn drop(&mut self) {
        self.clear();
    }
}
