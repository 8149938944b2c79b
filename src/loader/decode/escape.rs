//! Terminal escape sequences (ECMA-48, and xterm's), skipped as a whole so that their payload is not left behind.

use std::str::Chars;

use super::clean::is_line_end;

/// Skips the rest of the escape sequence that `introducer` (ESC or an 8-bit C1 character) has begun. Returns
/// whether it begins one; where it does not, nothing is skipped.
///
/// A sequence ends at the latest before the next line end: text after it is never lost to one that was left open.
pub(super) fn skip(introducer: char, rest: &mut Chars<'_>) -> bool {
    match introducer {
        '\u{1B}' => skip_after_escape(rest),
        '\u{9B}' => skip_control_sequence(rest),
        '\u{9D}' => skip_string(rest, true),
        '\u{90}' | '\u{98}' | '\u{9E}' | '\u{9F}' => skip_string(rest, false),
        _ => return false,
    }
    true
}

fn skip_after_escape(rest: &mut Chars<'_>) {
    match peek(rest) {
        Some('[') => {
            rest.next();
            skip_control_sequence(rest);
        }
        Some(opener @ (']' | 'P' | 'X' | '^' | '_')) => {
            rest.next();
            skip_string(rest, opener == ']');
        }
        Some(' '..='/') => {
            skip_while(rest, |char| matches!(char, ' '..='/'));
            skip_final(rest, '0');
        }
        Some('0'..='~') => {
            rest.next();
        }
        _ => {}
    }
}

/// Parameters, intermediates and the final character of `ESC [ … m` and its kin.
fn skip_control_sequence(rest: &mut Chars<'_>) {
    skip_while(rest, |char| matches!(char, '0'..='?'));
    skip_while(rest, |char| matches!(char, ' '..='/'));
    skip_final(rest, '@');
}

/// The payload of a title, hyperlink or other string, up to its terminator (`ESC \`, U+009C, and BEL where xterm
/// allows it).
fn skip_string(rest: &mut Chars<'_>, bell_ends: bool) {
    while let Some(char) = peek(rest).filter(|char| !is_line_end(*char)) {
        rest.next();
        match char {
            '\u{7}' if bell_ends => return,
            '\u{9C}' => return,
            '\u{1B}' if peek(rest) == Some('\\') => {
                rest.next();
                return;
            }
            _ => {}
        }
    }
}

fn skip_final(rest: &mut Chars<'_>, lowest: char) {
    if peek(rest).is_some_and(|char| (lowest..='~').contains(&char)) {
        rest.next();
    }
}

fn skip_while(rest: &mut Chars<'_>, wanted: fn(char) -> bool) {
    while peek(rest).is_some_and(wanted) {
        rest.next();
    }
}

fn peek(rest: &Chars<'_>) -> Option<char> {
    rest.clone().next()
}
