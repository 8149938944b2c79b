//! Running text in lines of at most so many columns.

use textwrap::Options;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::plain;

/// The text in lines of at most `width` columns, the first one behind `first`, the others behind `others`.
pub(crate) fn wrapped(text: &str, width: usize, first: &str, others: &str) -> Vec<String> {
    let width = width.max(1);
    let options = Options::new(width).initial_indent(first).subsequent_indent(others).break_words(false);
    let mut lines = Vec::new();
    for line in textwrap::wrap(&plain(text), options) {
        break_up(&line, width, if lines.is_empty() { first } else { others }, others, &mut lines);
    }
    lines
}

/// Breaks a line that is still too wide (a long address, a script without spaces) between graphemes.
fn break_up(line: &str, width: usize, indent: &str, others: &str, lines: &mut Vec<String>) {
    let (mut indent, mut rest) = (indent, line.strip_prefix(indent).unwrap_or(line));
    loop {
        let room = width.saturating_sub(indent.width());
        let (mut head, mut tail) = split_at_width(rest, room);
        if head.is_empty() {
            // One that is wider than the line stands alone.
            (head, tail) = rest.split_at(rest.graphemes(true).next().map_or(0, str::len));
        }
        lines.push(format!("{indent}{head}"));
        if tail.is_empty() {
            return;
        }
        (indent, rest) = (others, tail);
    }
}

/// The longest beginning that takes at most so many columns, in whole graphemes, and the rest.
pub(super) fn split_at_width(text: &str, width: usize) -> (&str, &str) {
    let mut taken = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        taken += grapheme.width();
        if taken > width {
            return text.split_at(at);
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_fit_and_hang_behind_their_mark() {
        let lines = wrapped("one two three four", 9, "• ", "  ");
        assert_eq!(lines, ["• one two", "  three", "  four"]);
        assert_eq!(wrapped("Қазақстан 中央亚洲", 9, "", ""), ["Қазақстан", "中央亚洲"]);
        assert_eq!(wrapped("", 9, "", ""), [""]);
    }

    #[test]
    fn nothing_is_cut_inside_a_grapheme() {
        for (text, lines) in [
            ("🇰🇿🇺🇿🇰🇬", ["• 🇰🇿", "  🇺🇿", "  🇰🇬"]),
            ("👩‍🌾👩🏽‍🚒🧑‍🍳", ["• 👩‍🌾", "  👩🏽‍🚒", "  🧑‍🍳"]),
            ("水力発", ["• 水", "  力", "  発"]),
            ("e\u{301}o\u{308}abce", ["• e\u{301}o\u{308}a", "  bce", ""]),
        ] {
            let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
            let width = if text.starts_with('e') { 5 } else { 4 };
            assert_eq!(wrapped(text, width, "• ", "  "), lines);
        }
    }
}
