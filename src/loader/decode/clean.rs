//! Which characters of a text may stay.

use std::borrow::Cow;
use std::str::Chars;

use super::escape;
use crate::names;

/// What a text is made of, for the reader of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::loader) enum Piece {
    /// A character that stays.
    Keep(char),
    /// The end of a line, however it is written.
    LineEnd,
    /// Something of this kind was here.
    Removed(Removed),
}

/// What is taken out of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::loader) enum Removed {
    /// A C0 or C1 control character, or DEL.
    Control,
    /// A whole terminal escape sequence with its payload.
    Escape,
    /// An override or isolate of the reading direction: it makes text read as something else ("Trojan Source").
    Direction,
    /// A character without width that makes equal words differ.
    Invisible,
    /// A mark or joiner on a letter that has more of them than any script writes: one letter would fill a screen.
    Stacked,
}

impl Removed {
    /// How it is told as a fault.
    pub(in crate::loader) fn told(self) -> &'static str {
        match self {
            Self::Control => "control characters removed",
            Self::Escape => "terminal escape sequences removed",
            Self::Direction => "characters that turn the reading direction round removed",
            Self::Invisible => "invisible characters removed",
            Self::Stacked => "marks piled up on one letter removed",
        }
    }
}

/// The pieces of a text, in order.
pub(in crate::loader) struct Pieces<'a> {
    rest: Chars<'a>,
    /// The last character that stayed on this line.
    before: Option<char>,
    /// Marks and what joiners tie on, since the last letter that stands by itself.
    stacked: usize,
}

/// The most marks on one letter; Unicode's stream-safe text has no more (UAX #15).
const MOST_STACKED: usize = 30;

impl<'a> Pieces<'a> {
    /// Of this text.
    pub(in crate::loader) fn of(text: &'a str) -> Self {
        Self { rest: text.chars(), before: None, stacked: 0 }
    }

    /// The printable ASCII that comes next, which stays as it is: most of most texts, so it is taken at once.
    pub(in crate::loader) fn plain(&mut self) -> &'a str {
        let text = self.rest.as_str();
        let length = text.bytes().take_while(|byte| matches!(byte, b' '..=b'~')).count();
        let (plain, rest) = text.split_at_checked(length).unwrap_or(("", text));
        if let Some(last) = plain.chars().next_back() {
            self.before = Some(last);
            self.rest = rest.chars();
        }
        plain
    }

    fn piece(&mut self, char: char) -> Piece {
        match char {
            ' '..='~' => Piece::Keep(char),
            '\t' => Piece::Keep(' '),
            '\r' => {
                if self.after() == Some('\n') {
                    self.rest.next();
                }
                Piece::LineEnd
            }
            _ if is_line_end(char) => Piece::LineEnd,
            _ if char.is_control() => {
                let escape = escape::skip(char, &mut self.rest);
                Piece::Removed(if escape { Removed::Escape } else { Removed::Control })
            }
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Piece::Removed(Removed::Direction),
            _ if is_invisible(char) => Piece::Removed(Removed::Invisible),
            '\u{200C}'..='\u{200F}' | '\u{61C}' if !self.joins_something() => {
                Piece::Removed(Removed::Invisible)
            }
            _ if is_selector(char) && !self.before.is_some_and(has_variants) => {
                Piece::Removed(Removed::Invisible)
            }
            _ if self.stacked >= MOST_STACKED && extends(char) => Piece::Removed(Removed::Stacked),
            _ => Piece::Keep(char),
        }
    }

    /// Whether a joiner or direction mark at this place is needed: inside an emoji, or between letters of a
    /// script that is joined or runs from right to left.
    fn joins_something(&self) -> bool {
        let neighbours = [self.before, self.after()];
        neighbours.iter().flatten().any(|char| needs_joiners(*char))
            && neighbours.iter().all(|char| char.is_some_and(|char| !char.is_control()))
    }

    fn after(&self) -> Option<char> {
        self.rest.clone().next()
    }
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let char = self.rest.next()?;
        let piece = self.piece(char);
        match piece {
            Piece::Keep(char) => {
                let tied = extends(char) || self.before == Some(JOINER);
                self.stacked = if tied { self.stacked + 1 } else { 0 };
                self.before = Some(char);
            }
            Piece::LineEnd => (self.before, self.stacked) = (None, 0),
            Piece::Removed(_) => {}
        }
        Some(piece)
    }
}

/// One clean line made of a text that comes from inside another format: line ends become spaces, `removed` hears
/// what was taken out. Borrows where there is nothing to do.
pub(in crate::loader) fn one_line<'a>(text: &'a str, mut removed: impl FnMut(Removed)) -> Cow<'a, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len());
    for piece in Pieces::of(text) {
        match piece {
            Piece::Keep(char) => line.push(char),
            Piece::LineEnd => line.push(' '),
            Piece::Removed(kind) => removed(kind),
        }
    }
    Cow::Owned(line)
}

/// Whether a line ends at this character.
pub(super) fn is_line_end(char: char) -> bool {
    matches!(char, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Ties two emoji, or letters of some scripts, together.
const JOINER: char = '\u{200D}';

/// Zero-width spaces, word joiners, soft hyphens, letters that are blank by their nature, interlinear marks and tag
/// characters.
fn is_invisible(char: char) -> bool {
    matches!(char,
        '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180E}' | '\u{200B}'
        | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}'
        | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// Selectors of a variant of the character before.
fn is_selector(char: char) -> bool {
    matches!(char, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// Whether a character may have variants to select: emoji, signs, the digits of keycaps, Chinese characters and the
/// scripts that need joiners. After any other letter a selector only hides.
fn has_variants(char: char) -> bool {
    needs_joiners(char)
        || matches!(char,
            '#' | '*' | '0'..='9' | '\u{A9}' | '\u{AE}' | '\u{2010}'..='\u{2BFF}' | '\u{3000}'..='\u{303F}'
            | '\u{3200}'..='\u{9FFF}' | '\u{A840}'..='\u{A87F}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a character belongs to the one before it: marks, joiners, selectors and the skins of emoji.
pub(super) fn extends(char: char) -> bool {
    // No mark is older than Unicode's first block of them.
    char >= '\u{300}'
        && (matches!(char, '\u{200C}' | JOINER | '\u{1F3FB}'..='\u{1F3FF}')
            || is_selector(char)
            || names::is_mark(char))
}

/// Emoji, and the scripts whose letters join or run from right to left (Hebrew to Thaana and N'Ko, the scripts of
/// India, Myanmar, Khmer, Mongolian, Arabic forms).
fn needs_joiners(char: char) -> bool {
    matches!(char,
        '\u{590}'..='\u{DFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{2600}'..='\u{27BF}'
        | '\u{FB1D}'..='\u{FDFF}' | '\u{FE0F}' | '\u{FE70}'..='\u{FEFE}' | '\u{1F000}'..='\u{1FAFF}')
}
