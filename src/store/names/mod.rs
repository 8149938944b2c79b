//! Names of stories: kept story by story, and which stories bear which.

mod list;
mod save;

pub use list::{NameAnchor, NameRow};
pub use save::StoryNames;
