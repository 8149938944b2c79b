//! Key presses, as the key table writes them.

/// A key without what is held with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Code {
    /// A letter, digit or sign, as typed: `G` is what Shift and `g` make.
    Char(char),
    /// `Enter`
    Enter,
    /// `Esc`
    Esc,
    /// `Tab`
    Tab,
    /// `Backspace`
    Backspace,
    /// `Delete`
    Delete,
    /// `←`
    Left,
    /// `→`
    Right,
    /// `↑`
    Up,
    /// `↓`
    Down,
    /// `Home`
    Home,
    /// `End`
    End,
    /// `PgUp`
    PageUp,
    /// `PgDn`
    PageDown,
}

/// A key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key {
    /// The key.
    pub(crate) code: Code,
    /// Whether Ctrl is held.
    pub(crate) ctrl: bool,
    /// Whether Alt is held.
    pub(crate) alt: bool,
    /// Whether Shift is held with a key that is no letter.
    pub(crate) shift: bool,
}

impl Key {
    /// A key with nothing held.
    pub(crate) fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// The letter that it types into a text field.
    pub(crate) fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(letter) if !self.ctrl && !self.alt => Some(letter),
            _ => None,
        }
    }

    /// As the key table writes it: `j`, `Ctrl-d`, `Shift-Tab`, `Space`, `↓`.
    pub(crate) fn notation(self) -> String {
        let name = match self.code {
            Code::Char(' ') => "Space".to_owned(),
            Code::Char(letter) => letter.to_string(),
            other => NAMED
                .iter()
                .find(|(_, code)| *code == other)
                .map_or_else(String::new, |(name, _)| (*name).to_owned()),
        };
        let held = |on: bool, name: &'static str| if on { name } else { "" };
        let shift = self.shift && !matches!(self.code, Code::Char(_));
        format!("{}{}{}{name}", held(self.ctrl, "Ctrl-"), held(self.alt, "Alt-"), held(shift, "Shift-"))
    }

    /// The key that the table writes like this.
    pub(crate) fn parse(notation: &str) -> Option<Self> {
        let (mut key, mut rest) = (Self::plain(Code::Esc), notation);
        loop {
            let held = [("Ctrl-", &mut key.ctrl), ("Alt-", &mut key.alt), ("Shift-", &mut key.shift)]
                .into_iter()
                .find_map(|(name, held)| {
                    rest.strip_prefix(name).filter(|left| !left.is_empty()).zip(Some(held))
                });
            let Some((left, held)) = held else { break };
            (*held, rest) = (true, left);
        }
        let mut letters = rest.chars();
        key.code = match (NAMED.iter().find(|(name, _)| *name == rest), letters.next(), letters.next()) {
            (Some((_, code)), ..) => *code,
            (None, Some(letter), None) => Code::Char(letter),
            _ => return None,
        };
        // What Shift makes of a letter is another letter.
        key.shift &= !matches!(key.code, Code::Char(_));
        Some(key)
    }
}

const NAMED: [(&str, Code); 14] = [
    ("Space", Code::Char(' ')),
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("←", Code::Left),
    ("→", Code::Right),
    ("↑", Code::Up),
    ("↓", Code::Down),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
];

#[cfg(test)]
mod tests {
    use super::Key;

    #[test]
    fn what_is_written_is_read_again() {
        for notation in ["j", "G", "Ctrl-d", "Shift-Tab", "Space", "↓", "<", "-", "Alt-←", "PgUp"] {
            assert_eq!(Key::parse(notation).map(Key::notation).as_deref(), Some(notation));
        }
        assert_eq!(Key::parse("gg"), None);
        assert_eq!(Key::parse(""), None);
    }
}
