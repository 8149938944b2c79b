//! Bringing a library of an older version up to date takes minutes where it is large: how far that has come is shown on
//! standard error where that is a terminal. Ctrl-C ends the program, which the library bears at any moment.

use std::ops::ControlFlow;

use indicatif::DecimalBytes;

use super::out::ProgressLine;
use crate::library::{Copying, KeepGoing, Upgrade};

/// What is told how far it has come. It makes its bar when there is something to tell, and takes it away at the end.
pub fn told() -> impl FnMut(Upgrade) -> KeepGoing {
    let mut line = None;
    move |upgrade| {
        let line = line.get_or_insert_with(ProgressLine::new);
        match in_words(upgrade) {
            Some(words) => line.show(&words),
            None => line.clear(),
        }
        ControlFlow::Continue(())
    }
}

/// `1.20 GB of 6.00 GB`.
pub(super) fn how_far(copying: Copying) -> String {
    format!("{} of {}", DecimalBytes(copying.done), DecimalBytes(copying.of))
}

/// One line that says what takes so long, and that it may be stopped.
fn in_words(upgrade: Upgrade) -> Option<String> {
    match upgrade {
        Upgrade::Copying(copying) if copying.done < copying.of => {
            Some(format!("Keeping a copy of the older library: {}. Ctrl-C stops.", how_far(copying)))
        }
        Upgrade::Copying(_) => Some("Bringing the library up to date…".to_owned()),
        Upgrade::Reading { done, of } => Some(format!(
            "Bringing the library up to date: {done} of {of} stories. Ctrl-C stops; akyn goes on next time."
        )),
        Upgrade::Over => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Copying, Upgrade, in_words};

    #[test]
    fn it_is_said_how_far_it_is_and_that_it_may_be_stopped() {
        let told = in_words(Upgrade::Copying(Copying { done: 8_000_000, of: 6_250_000_000 })).unwrap();
        assert!(told.contains("8.00 MB of 6.25 GB") && told.contains("Ctrl-C"), "{told}");
        let told = in_words(Upgrade::Reading { done: 2_048, of: 100_000 }).unwrap();
        assert!(told.contains("2048 of 100000 stories") && told.contains("Ctrl-C"), "{told}");
        assert_eq!(in_words(Upgrade::Over), None);
    }
}
