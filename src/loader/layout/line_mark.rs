//! Marks at the start of a line: of a list's item, of a numbered item, of a Markdown heading.

/// The text of a list's line without its mark: `-`, `–`, `—`, `•`, `*` and their kin.
///
/// Bullets may stand right before the text; dashes and asterisks need white space after them, or a capital for
/// the dash (`-Title`), so that no minus sign, footnote or emphasis is taken for a mark.
pub(super) fn item(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    let mark = chars.next()?;
    let rest = chars.as_str();
    let text = rest.trim_start();
    let fits = match mark {
        '•' | '‣' | '◦' | '▪' | '▫' | '●' | '○' | '■' | '·' | '➤' | '►' | '⁃' | '∙' => {
            true
        }
        '-' => rest.len() > text.len() || text.chars().next().is_some_and(char::is_uppercase),
        '–' | '—' | '*' | '+' => rest.len() > text.len(),
        _ => false,
    };
    (fits && !text.is_empty()).then_some(text)
}

/// A numbered item's number with its mark (`1.`, `2)`, `№ 3.`), as a value and as printed, and its text.
pub(super) fn number(text: &str) -> Option<(u32, &str, &str)> {
    let inner = text.strip_prefix('№').map_or(text, str::trim_start).trim_start_matches('(');
    let digits = inner.find(|char: char| !char.is_ascii_digit()).filter(|end| (1..=3).contains(end))?;
    let (number, rest) = inner.split_at(digits);
    let rest = rest.strip_prefix(['.', ')', '/']).or_else(|| rest.strip_prefix(".)"))?;
    let title = rest.trim_start();
    // `1.5 million` is no item, `1.Title` is.
    let fits = rest.len() > title.len() || begins_with_capital(title);
    let mark = text.get(..text.len() - rest.len())?;
    (fits && !title.is_empty()).then_some((number.parse().ok()?, mark, title))
}

/// A Markdown heading's level from 1 and its text: `## Title`, `## Title ##`; bold over a whole short line
/// (`**Title**`) counts as the lowest level.
pub(super) fn heading(text: &str) -> Option<(usize, &str)> {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    let title = rest.trim().trim_end_matches('#').trim_end();
    if (1..=6).contains(&level) && rest.starts_with(char::is_whitespace) && !title.is_empty() {
        return Some((level, title));
    }
    let bold = text.strip_prefix("**")?.strip_suffix("**")?;
    (!bold.is_empty() && bold.len() <= LONGEST_BOLD && !bold.contains('*'))
        .then_some((LOWEST, bold.trim()))
        .filter(|(_, title)| !title.is_empty())
}

/// Whether a line is nothing but a rule between parts: `---`, `* * *`, `=====`.
pub(super) fn is_rule(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|char| {
            matches!(char, '-' | '*' | '_' | '=' | '~' | '–' | '—' | '#' | ' ' | '·' | '.' | '…' | '•')
        })
}

/// The level given to bold lines.
const LOWEST: usize = 6;
/// In bytes; more is emphasis, not a heading.
const LONGEST_BOLD: usize = 200;

fn begins_with_capital(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::{heading, is_rule, item, number};

    #[test]
    fn items_lose_their_mark_only() {
        for line in [
            "- Floods in Osh",
            "• Floods in Osh",
            "•Floods in Osh",
            "–  Floods in Osh",
            "* Floods in Osh",
            "-Floods in Osh",
        ] {
            assert_eq!(item(line), Some("Floods in Osh"), "{line}");
        }
        for line in ["-5 degrees", "*note", "Floods - in Osh", "-", "- ", "", "on the road", "**Bold**"] {
            assert_eq!(item(line), None, "{line}");
        }
    }

    #[test]
    fn numbers_are_told_from_decimals() {
        assert_eq!(number("1. Floods"), Some((1, "1.", "Floods")));
        assert_eq!(number("12) Floods"), Some((12, "12)", "Floods")));
        assert_eq!(number("№ 3. Floods"), Some((3, "№ 3.", "Floods")));
        assert_eq!(number("(4) Floods"), Some((4, "(4)", "Floods")));
        for line in ["1.5 million", "2024. A year", "1.", "10 people", "", "4.05.2024"] {
            assert_eq!(number(line), None, "{line}");
        }
    }

    #[test]
    fn markdown_headings_are_seen_through() {
        assert_eq!(heading("## Floods ##"), Some((2, "Floods")));
        assert_eq!(heading("**Floods**"), Some((6, "Floods")));
        for line in ["#tag", "# ", "####### Floods", "Floods", "****", "**a** and **b**"] {
            assert_eq!(heading(line), None, "{line}");
        }
        assert!(is_rule("* * *") && is_rule("-----") && !is_rule("") && !is_rule("- a"));
    }
}
