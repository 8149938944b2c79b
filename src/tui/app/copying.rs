//! What is said once something was copied.

use super::message::Copied;
use crate::tui::page::flow::counted;

/// What was copied and how.
pub(crate) fn told(copied: &Copied) -> String {
    let words = counted(copied.words as u64, "word", "words");
    format!("Copied {}, {words} with its source, {}.", copied.what, copied.ways.join(" and "))
}
