//! Work that may panic: the worker lives on, and the reader is told.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Does the work; a panic becomes a sentence.
///
/// The work may leave its connection in the middle of a statement; SQLite rolls back what is not committed when the
/// statement is dropped, so that the connection can be used again.
pub(crate) fn guarded<T>(what: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        Err(format!("{what} failed unexpectedly, and nothing was changed by it; the log says when."))
    })
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_panic_becomes_a_sentence() {
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        let outcome: Result<(), String> = guarded("Reading the list", || panic!("out of paper"));
        std::panic::set_hook(hook);
        assert!(outcome.is_err_and(|sentence| sentence.starts_with("Reading the list failed unexpectedly")));
    }
}
