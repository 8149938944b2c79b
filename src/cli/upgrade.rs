//! Bringing a library of an older version up to date takes minutes where it is large: how far that has come is shown on
//! standard error where that is a terminal. Ctrl-C ends the program, which the library bears at any moment.

use std::ops::ControlFlow;

use super::out::ProgressLine;
use crate::library::{KeepGoing, Upgrade};

/// What is told how far it has come. It makes its bar when there is something to tell, and takes it away at the end.
pub fn told() -> impl FnMut(Upgrade) -> KeepGoing {
    let mut line = None;
    move |upgrade| {
        let line = line.get_or_insert_with(ProgressLine::new);
        if upgrade.is_over() {
            line.clear();
        } else {
            line.show(&in_words(upgrade));
        }
        ControlFlow::Continue(())
    }
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
