//! Bringing a library of an older version up to date takes minutes where it is large: how far that has come is shown on
//! standard error where that is a terminal. Ctrl-C ends the program, which the library bears at any moment.

use std::ops::ControlFlow;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::library::{KeepGoing, Upgrade};

/// What is told how far it has come. It makes its bar when there is something to tell, and takes it away at the end.
pub fn told() -> impl FnMut(Upgrade) -> KeepGoing {
    let mut bar = None;
    move |upgrade| {
        let shown: &ProgressBar = bar.get_or_insert_with(new_bar);
        if upgrade.is_over() {
            shown.finish_and_clear();
        } else {
            shown.set_length(upgrade.of);
            shown.set_position(upgrade.done);
            shown.set_message(in_words(upgrade));
            shown.force_draw();
        }
        ControlFlow::Continue(())
    }
}

fn new_bar() -> ProgressBar {
    // The target draws nothing where it is no terminal.
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{wide_msg}") {
        bar.set_style(style);
    }
    bar
}

/// One line that says what takes so long, and that it may be stopped.
fn in_words(upgrade: Upgrade) -> String {
    match upgrade {
        Upgrade { of: 0, .. } => {
            "Keeping a copy of the older library and bringing it up to date… Ctrl-C stops.".to_owned()
        }
        Upgrade { done, of } => format!(
            "Bringing the library up to date: {done} of {of} stories. Ctrl-C stops; akyn goes on next time."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{Upgrade, in_words};

    #[test]
    fn it_is_said_how_far_it_is_and_that_it_may_be_stopped() {
        let told = in_words(Upgrade { done: 2_048, of: 100_000 });
        assert!(told.contains("2048 of 100000 stories") && told.contains("Ctrl-C"), "{told}");
        assert!(!in_words(Upgrade::default()).contains('0'));
    }
}
