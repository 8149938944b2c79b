//! Words that names of offices and bodies are made of.

use foldhash::HashSet;
use std::sync::OnceLock;

/// Whether a folded word is a part of many names, so that sharing it means little: `president`, `ministry`, `council`.
pub fn is_generic_word(folded: &str) -> bool {
    static WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    WORDS
        .get_or_init(|| {
            include_str!("../../assets/names/generic-words.txt")
                .lines()
                .filter(|line| !line.starts_with('#'))
                .flat_map(str::split_whitespace)
                .collect()
        })
        .contains(folded)
}
