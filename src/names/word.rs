//! A text as words: the one tokenisation that everything in this room uses.

use super::fold::is_apostrophe;

/// A word of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'a> {
    /// As printed, without what stands around it; apostrophes inside it and the stops of `U.S` stay.
    pub text: &'a str,
    /// Where it starts, in bytes.
    pub start: usize,
    /// Whether a sentence may open with it: it is the text's first word, or a stop stands before it.
    pub opens: bool,
    /// Whether nothing but one space or hyphen stands between it and the word before it.
    pub follows: bool,
}

impl<'a> Word<'a> {
    /// The word without a possessive ending: `Kazakhstan` for `Kazakhstan's`.
    pub fn without_possessive(self) -> &'a str {
        if !matches!(self.text.as_bytes().last(), Some(b's' | b'S')) {
            return self.text;
        }
        let mut letters = self.text.chars();
        match (letters.next_back(), letters.next_back()) {
            (Some('s' | 'S'), Some(mark)) if is_apostrophe(mark) => letters.as_str(),
            _ => self.text,
        }
    }

    /// Whether its first letter is a capital.
    pub fn is_capitalised(self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// The words of a text in order: runs of letters, digits and marks, split at everything else, hyphens too.
pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> + Clone {
    Words { text, at: 0, fresh: true }
}

/// The words of a text, listed for those who look at them more than once.
pub fn word_list(text: &str) -> Vec<Word<'_>> {
    /// Bytes to a word of prose, its space with it: a list that is too long costs less than one that grows.
    const WORD: usize = 5;
    let mut list = Vec::with_capacity(text.len() / WORD + 1);
    list.extend(words(text));
    list
}

#[derive(Clone)]
struct Words<'a> {
    text: &'a str,
    at: usize,
    /// No word has been met yet.
    fresh: bool,
}

impl<'a> Iterator for Words<'a> {
    type Item = Word<'a>;

    fn next(&mut self) -> Option<Word<'a>> {
        let (start, opens, follows) = match self.text.as_bytes().get(self.at..)? {
            // One space between two words is by far the commonest.
            [b' ', letter, ..] if is_plain(*letter) => (self.at + 1, self.fresh, !self.fresh),
            _ => {
                let start = self.at + gap_before_word(self.text.get(self.at..)?)?;
                let gap = self.text.get(self.at..start).unwrap_or_default();
                (start, self.fresh || holds_stop(gap), !self.fresh && is_joint(gap))
            }
        };
        let word = self.text.get(start..).map(first_word).unwrap_or_default();
        self.at = start + word.len();
        self.fresh = false;
        Some(Word { text: word, start, opens, follows })
    }
}

/// Whether a byte is a letter or digit of ASCII. Every byte of every text is asked, several times over.
fn is_plain(byte: u8) -> bool {
    const PLAIN: [bool; 256] = {
        let mut table = [false; 256];
        let mut byte: u8 = 0;
        while byte < 128 {
            table[byte as usize] = byte.is_ascii_alphanumeric();
            byte += 1;
        }
        table
    };
    PLAIN[usize::from(byte)]
}

/// How many bytes stand before the first word of a text; `None` where there is no word.
fn gap_before_word(text: &str) -> Option<usize> {
    let marks = text.bytes().position(|byte| is_plain(byte) || !byte.is_ascii())?;
    let rest = text.get(marks..)?;
    if rest.starts_with(|first: char| first.is_ascii()) {
        return Some(marks);
    }
    Some(marks + rest.find(char::is_alphanumeric)?)
}

/// Whether what stands between two words may end a sentence.
fn holds_stop(gap: &str) -> bool {
    gap.bytes().any(|byte| matches!(byte, b'.' | b'!' | b'?' | b'\n')) || !gap.is_ascii() && gap.contains('…')
}

fn is_joint(gap: &str) -> bool {
    let mut letters = gap.chars();
    letters
        .next()
        .is_some_and(|joint| joint.is_whitespace() || matches!(joint, '-' | '\u{2010}' | '\u{2011}'))
        && letters.next().is_none()
}

/// The word that a text starts with: on to the first character that is neither letter, digit nor mark, except an
/// apostrophe between letters and a stop between single capitals.
fn first_word(text: &str) -> &str {
    let plain = text.bytes().position(|byte| !is_plain(byte)).unwrap_or(text.len());
    match text.as_bytes().get(plain) {
        Some(end) if !end.is_ascii() || matches!(end, b'.' | b'\'' | b'`') => first_intricate_word(text),
        _ => text.get(..plain).unwrap_or_default(),
    }
}

/// The same for a word that may hold more than the letters and digits of ASCII.
fn first_intricate_word(text: &str) -> &str {
    let mut letters = text.char_indices().peekable();
    let mut dotted = true;
    let mut run = 0;
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|&(_, next)| next);
        if is_word_letter(letter) {
            run += 1;
            dotted &= run == 1 && letter.is_uppercase();
        } else if is_apostrophe(letter) && next.is_some_and(char::is_alphanumeric) {
            dotted = false;
        } else if letter == '.' && dotted && next.is_some_and(char::is_uppercase) {
            run = 0;
        } else {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

fn is_word_letter(letter: char) -> bool {
    letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter)
}

#[cfg(test)]
mod tests {
    use super::words;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<&str> {
        words(text).map(|word| word.text).collect()
    }

    #[test]
    fn words_end_at_hyphens_and_stops_but_not_inside_an_acronym() {
        assert_eq!(
            texts("The U.S.-backed Tajik-Afghan deal."),
            ["The", "U.S", "backed", "Tajik", "Afghan", "deal"]
        );
        assert_eq!(texts("Kazakhstan’s 5.7% (O'zbekiston)"), ["Kazakhstan’s", "5", "7", "O'zbekiston"]);
        assert_eq!(texts("K. Tokayev"), ["K", "Tokayev"]);
    }

    #[test]
    fn a_word_tells_where_sentences_may_open() {
        let opening: Vec<&str> = words("Rain fell. Snow, then. “Ice!” Wind")
            .filter(|word| word.opens)
            .map(|word| word.text)
            .collect();
        assert_eq!(opening, ["Rain", "Snow", "Ice", "Wind"]);
    }

    proptest! {
        #[test]
        fn words_hold_every_letter_in_order(text in ".*") {
            let kept: String = words(&text).flat_map(|word| word.text.chars()).filter(|c| c.is_alphanumeric()).collect();
            let all: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
            prop_assert_eq!(kept, all);
            for word in words(&text) {
                prop_assert!(text[word.start..].starts_with(word.text));
            }
        }
    }
}
