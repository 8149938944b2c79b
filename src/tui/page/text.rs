//! A text as cells of the terminal: how wide it is, where it may be cut, how it wraps.

use std::borrow::Cow;

use textwrap::{Options, WordSplitter, WrapAlgorithm};
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};
use unicode_width::UnicodeWidthStr;

/// Above this many bytes a paragraph is wrapped greedily: nobody sees the difference, and it is quicker.
const GREEDY: usize = 50_000;

/// The text as it may be shown: no control character, no mark that turns the direction of the whole line, and
/// every run of spaces, tabs and line breaks one space. No-break spaces stay.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let mut after_space = true;
    let fit = text.chars().all(|letter| {
        let space = letter == ' ';
        let good = !(is_hidden(letter) || is_blank(letter) || (space && after_space));
        after_space = space;
        good
    });
    if fit && !text.ends_with(' ') {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter == ' ' || is_blank(letter) {
            if !shown.is_empty() && !shown.ends_with(' ') {
                shown.push(' ');
            }
        } else if !is_hidden(letter) {
            shown.push(letter);
        }
    }
    shown.truncate(shown.trim_end_matches(' ').len());
    Cow::Owned(shown)
}

/// White space that is shown as one space.
pub(crate) fn is_blank(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{0b}' | '\u{0c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// What must not reach a terminal: control characters; marks of direction, which reorder the line beyond their
/// own text; the soft hyphen, which terminals draw in their several ways; and what shows nothing but makes names look
/// alike that are not. Joiners stay: Persian and emoji need them.
pub(crate) fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{200e}'
            | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// How many cells the text takes: the sum over its graphemes, which is how the screen is filled.
pub(crate) fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.chars().count();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Whether every letter of the text is a cell and a grapheme by itself: true of most texts, and quick to see, while
/// looking for graphemes takes most of the time that a screen is painted in.
pub(crate) fn is_plain(text: &str) -> bool {
    text.chars().all(is_single)
}

/// Whether a letter takes one cell and joins no other one of the kind: those of Latin and Cyrillic without combining
/// marks, and the signs that lists and rules are drawn with. One that is not here is only slower.
fn is_single(letter: char) -> bool {
    matches!(letter,
        ' '..='~'
        | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{2ff}'
        | '\u{400}'..='\u{482}' | '\u{48a}'..='\u{52f}'
        | '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{2022}' | '…'
        | '\u{2500}'..='\u{259f}' | '●' | '★' | '☆' | '▮' | '▯' | '▸' | '▲' | '▼' | '→' | '←' | '↑' | '↓')
}

/// The longest beginning that takes at most so many cells, in whole graphemes, and the rest.
pub(crate) fn split_at_width(text: &str, cells: usize) -> (&str, &str) {
    for (plain, (at, letter)) in text.char_indices().enumerate() {
        if !is_single(letter) {
            return split_at_grapheme(text, cells);
        }
        if plain == cells {
            // What follows the cut is such a letter too, so that it belongs to no grapheme before it.
            return text.split_at(at);
        }
    }
    (text, "")
}

fn split_at_grapheme(text: &str, cells: usize) -> (&str, &str) {
    let mut taken = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        taken += grapheme.width();
        if taken > cells {
            return text.split_at(at);
        }
    }
    (text, "")
}

/// The text in at most so many cells; `…` stands for what is missing, and for a full stop or comma before it.
pub(crate) fn cut(text: &str, cells: usize) -> String {
    if width(text) <= cells {
        return text.to_owned();
    }
    let Some(kept) = cells.checked_sub(1) else { return String::new() };
    format!("{}…", without_stop(split_at_width(text, kept).0))
}

/// The text without stops and spaces at its end; one that a letter before it draws to itself stays.
fn without_stop(mut text: &str) -> &str {
    while let Some((at, " " | "." | "," | ":" | ";" | "…")) = text.grapheme_indices(true).next_back() {
        text = text.split_at(at).0;
    }
    text
}

/// The text broken into lines of at most so many cells, between words where it can be. At least one line; a
/// grapheme wider than the line stands alone.
pub(crate) fn wrap(text: &str, cells: usize) -> Vec<String> {
    let algorithm =
        if text.len() > GREEDY { WrapAlgorithm::FirstFit } else { WrapAlgorithm::new_optimal_fit() };
    wrap_by(algorithm, text, cells)
}

fn wrap_by(algorithm: WrapAlgorithm, text: &str, cells: usize) -> Vec<String> {
    let cells = cells.max(1);
    let options = Options::new(cells)
        .break_words(false)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(algorithm);
    let text = clean(text);
    let mut lines = Vec::new();
    for line in textwrap::wrap(&text, options) {
        break_up(&line, cells, &mut lines);
    }
    lines
}

/// Breaks a line that is still too wide (a long address, a script without spaces) between graphemes.
fn break_up(line: &str, cells: usize, lines: &mut Vec<String>) {
    let mut rest = line;
    while width_exceeds(rest, cells) {
        let (head, tail) = split_at_width(rest, cells);
        let (head, tail) = if head.is_empty() { first_grapheme(rest) } else { (head, tail) };
        lines.push(head.to_owned());
        rest = tail;
    }
    lines.push(rest.to_owned());
}

/// Whether the text is wider than so many cells; looks no further than it must.
fn width_exceeds(text: &str, cells: usize) -> bool {
    !split_at_width(text, cells).1.is_empty() && text.graphemes(true).nth(1).is_some()
}

fn first_grapheme(text: &str) -> (&str, &str) {
    let end = text.graphemes(true).next().map_or(0, str::len);
    text.split_at(end)
}

/// Where the grapheme that ends at this place begins; 0 at the start.
pub(crate) fn previous_grapheme(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    cursor.prev_boundary(text, 0).ok().flatten().unwrap_or(0)
}

/// Where the grapheme that begins at this place ends.
pub(crate) fn next_grapheme(text: &str, at: usize) -> usize {
    let mut cursor = GraphemeCursor::new(at, text.len(), true);
    cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len())
}

/// The text's graphemes.
pub(crate) fn graphemes(text: &str) -> impl Iterator<Item = &str> {
    text.graphemes(true)
}

/// Every word of the text: the number of its first letter, and of the one after its last.
pub(crate) fn words(text: &str) -> Vec<(usize, usize)> {
    let mut letters = 0;
    let mut words = Vec::new();
    for part in text.split_word_bounds() {
        let from = letters;
        letters += part.chars().count();
        if part.chars().any(char::is_alphanumeric) {
            words.push((from, letters));
        }
    }
    words
}

/// Where the last word of the text begins, whatever signs follow it.
pub(crate) fn last_word(text: &str) -> usize {
    let mut words = text.split_word_bound_indices().rev();
    words.find(|(_, word)| word.chars().any(char::is_alphanumeric)).map_or(0, |(at, _)| at)
}

/// At most `lines` lines of `cells` cells; the last one ends in `…` where text is missing.
pub(crate) fn wrap_at_most(text: &str, cells: usize, lines: usize) -> Vec<String> {
    // Lines are filled as far as they go: what is cut off should be little.
    let mut wrapped = wrap_by(WrapAlgorithm::FirstFit, beginning(text, cells, lines), cells);
    if wrapped.len() > lines {
        let rest = wrapped.split_off(lines.saturating_sub(1)).join(" ");
        if lines > 0 {
            wrapped.push(cut(&rest, cells));
        }
    }
    wrapped
}

/// One line of `first` cells, and a second one of `second` cells where it is needed.
pub(crate) fn wrap_in_two(text: &str, first: usize, second: usize) -> Vec<String> {
    let mut wrapped = wrap_by(WrapAlgorithm::FirstFit, beginning(text, first.max(second), 2), first);
    let rest = wrapped.split_off(1.min(wrapped.len())).join(" ");
    if !rest.is_empty() {
        wrapped.push(cut(&rest, second));
    }
    wrapped
}

/// No more letters than fit are looked at, however long a title somebody printed.
fn beginning(text: &str, cells: usize, lines: usize) -> &str {
    let enough = cells.saturating_mul(lines + 1).saturating_mul(4);
    let end = text.char_indices().nth(enough).map_or(text.len(), |(at, _)| at);
    text.split_at(end).0
}

#[cfg(test)]
mod tests {
    use super::{clean, cut, is_hidden, is_single, split_at_width, width, wrap, wrap_at_most, wrap_in_two};
    use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};

    #[test]
    fn a_cut_never_splits_a_grapheme() {
        for (text, cells, shown) in [
            ("water", 5, "water"),
            ("water", 4, "wat…"),
            ("water", 0, ""),
            ("Floods, fords", 8, "Floods…"),
            ("The long way round...", 20, "The long way round…"),
            ("水力発電", 5, "水力…"),
            ("水力発電", 4, "水…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
            ("👩‍🌾👩‍🌾👩‍🌾", 3, "👩‍🌾…"),
            ("ab\u{70f}:cdefgh", 4, "ab\u{70f}:…"),
        ] {
            assert_eq!(cut(text, cells), shown, "{text} in {cells}");
        }
    }

    #[test]
    fn single_letters_take_a_cell_each_and_join_no_other() {
        use unicode_segmentation::UnicodeSegmentation;
        use unicode_width::UnicodeWidthStr;
        let singles: Vec<char> = (char::MIN..=char::MAX).filter(|letter| is_single(*letter)).collect();
        assert!(singles.contains(&'Қ') && singles.contains(&'–') && singles.len() > 1000);
        for one in &singles {
            assert!(!is_hidden(*one), "{one:?} is hidden");
            for other in ['a', 'Ж', '©', '─', ' '].iter().chain([one]) {
                let both = String::from_iter([*other, *one, *other]);
                assert_eq!((both.width(), both.graphemes(true).count()), (3, 3), "{both:?}");
            }
        }
    }

    #[test]
    fn nothing_that_steers_a_terminal_is_shown() {
        assert_eq!(clean("a\u{1b}[31mb\u{7}\u{9b}c"), "a[31mbc");
        assert_eq!(clean("one\t two\r\n three "), "one two three");
        assert_eq!(clean("\u{202e}abc\u{2066}"), "abc");
        assert_eq!(clean("1\u{a0}000"), "1\u{a0}000");
    }

    #[test]
    fn a_long_word_is_broken_and_a_long_title_shortened() {
        assert_eq!(wrap("abcdefgh ij", 4), ["abcd", "efgh", "ij"]);
        assert_eq!(wrap_at_most("one two three four", 9, 2), ["one two", "three fo…"]);
        assert_eq!(wrap_in_two("one two three four", 8, 11), ["one two", "three four"]);
        assert_eq!(wrap_in_two("one two three four", 8, 9), ["one two", "three fo…"]);
        assert_eq!(wrap_in_two("one", 8, 9), ["one"]);
        assert_eq!(wrap("", 4), [""]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn lines_fit_and_lose_no_letter(text in any::<String>(), cells in 2usize..40) {
            let lines = wrap(&text, cells);
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert!(letters(&lines.concat()) == letters(&clean(&text)));
            for line in &lines {
                let alone = unicode_segmentation::UnicodeSegmentation::graphemes(line.as_str(), true).count() == 1;
                prop_assert!(alone || width(line) <= cells, "{line:?} in {cells}");
            }
        }

        #[test]
        fn a_plain_beginning_is_cut_as_any_other(text in "[a-cЖ– ]{0,12}[\u{301}é水👩\u{200d}d]{0,4}[a-c ]{0,6}", cells in 0usize..24) {
            let mut taken = 0;
            let graphemes = unicode_segmentation::UnicodeSegmentation::graphemes(text.as_str(), true);
            let fits = |grapheme: &&str| {
                taken += unicode_width::UnicodeWidthStr::width(*grapheme);
                taken <= cells
            };
            let head: String = graphemes.take_while(fits).collect();
            prop_assert_eq!(split_at_width(&text, cells).0, head);
        }

        #[test]
        fn what_is_cut_fits(text in any::<String>(), cells in 0usize..40) {
            prop_assert!(width(&cut(&clean(&text), cells)) <= cells);
        }
    }
}
