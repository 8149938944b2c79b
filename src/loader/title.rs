//! Titles for stories that print none.

use super::sentence;

/// The most characters a derived title has.
pub const MOST: usize = 90;

/// A title of at most [`MOST`] characters from a text's own words: its first sentence, cut at a clause or a word where
/// it is longer, then with `…` at its end. Empty only where the text is.
pub fn from_text(text: &str) -> String {
    let first =
        sentence::sentences(text).into_iter().find(|sentence| sentence.contains(char::is_alphanumeric));
    fit(first.unwrap_or(text))
}

/// The end of a title that was cut.
const CUT: char = '…';

/// A clause ends the cut title rather than a word, where it fills at least this many characters.
const CLAUSE_FILLS: usize = 45;

/// A sentence as a title: on one line, without its full stop, first letter capital, at most [`MOST`] characters.
pub(super) fn fit(sentence: &str) -> String {
    let most_words = sentence.split_whitespace().take(MOST).collect::<Vec<_>>();
    let line = most_words.join(" ");
    let whole = most_words.len() < MOST && line.chars().nth(MOST).is_none();
    let kept = if whole { without_stop(&line).to_owned() } else { cut(&line) };
    capitalised(&kept)
}

fn without_stop(line: &str) -> &str {
    match line.strip_suffix('.') {
        Some(rest) if !rest.contains('.') => rest,
        _ => line.trim_end_matches([',', ';', ':']),
    }
}

fn cut(line: &str) -> String {
    let room = line.char_indices().nth(MOST - 1).map_or(line.len(), |(end, _)| end);
    let head = line.get(..room).unwrap_or_default();
    let whole_words = match head.rfind(' ') {
        Some(end) if !line.get(room..).is_some_and(|rest| rest.starts_with(' ')) => head.get(..end),
        _ => Some(head),
    };
    let whole_words = whole_words.unwrap_or_default();
    let clause = whole_words
        .rfind([',', ';', ':', '–', '—'])
        .and_then(|end| whole_words.get(..end))
        .filter(|clause| clause.chars().count() >= CLAUSE_FILLS);
    let kept =
        clause.unwrap_or(whole_words).trim_end_matches(|last: char| !last.is_alphanumeric() && last != ')');
    format!("{kept}{CUT}")
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}
