//! Running text in lines of at most so many columns.

use textwrap::Options;

use super::plain;

/// The text in lines of at most `width` columns, the first one behind `first`, the others behind `others`.
pub(crate) fn wrapped(text: &str, width: usize, first: &str, others: &str) -> Vec<String> {
    let options = Options::new(width.max(1)).initial_indent(first).subsequent_indent(others);
    textwrap::wrap(&plain(text), options).into_iter().map(|line| line.into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn lines_fit_and_hang_behind_their_mark() {
        let lines = wrapped("one two three four", 9, "• ", "  ");
        assert_eq!(lines, ["• one two", "  three", "  four"]);
        assert_eq!(wrapped("Қазақстан 中央亚洲", 9, "", ""), ["Қазақстан", "中央亚洲"]);
    }
}
