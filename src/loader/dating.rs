//! Dates from mentions, with their evidence.

use crate::digest::{Digest, Edtf};

/// Dates every issue and story of a digest: by `given` where the user gave a date, else by what the text mentions.
pub fn date(_digest: &mut Digest, _given: Option<Edtf>) {}
