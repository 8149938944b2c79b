//! Which stories are on one affair, and what follows from it.
//!
//! Purpose, so far: the year of a story whose text shows only day and month, from stories of known year on the same
//! affair. Works on texts that it is handed and knows no library. Two stories are held to be on one affair when they
//! share names and much of their vocabulary; what is said of the methods rests on a run over 14,183 dated news items of
//! three years (see [`year`](mod@year)).

mod subject;
pub mod year;

pub use subject::{Kinship, Subject};
