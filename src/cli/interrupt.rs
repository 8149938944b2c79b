//! Ctrl-C during something long: the first one stops it where nothing is half done, the second one at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the user has asked to stop.
pub(crate) struct Interrupt {
    asked: Arc<AtomicBool>,
}

impl Interrupt {
    /// Listens from now on, and turns the library's own `switch` too, which stops an import within a long document.
    /// Where the system does not let us listen, Ctrl-C ends the process, which also leaves whole issues.
    pub(crate) fn listen(switch: Arc<AtomicBool>) -> Self {
        let asked = Arc::new(AtomicBool::new(false));
        let heard = Arc::clone(&asked);
        let _ = ctrlc::set_handler(move || {
            switch.store(true, Ordering::Relaxed);
            if heard.swap(true, Ordering::Relaxed) {
                // An open transaction is rolled back when the library is next opened.
                std::process::exit(1);
            }
        });
        Self { asked }
    }

    /// Whether the user has asked to stop.
    pub(crate) fn asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }
}
