//! From what a text means to how it looks. Themes are data: one TOML file each, by role, in the sixteen colours
//! that every terminal has and lets its user choose.

use std::collections::BTreeMap;
use std::str::FromStr;

use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;

use crate::tui::page::piece::Role;

/// The themes that are built in, by name; the first is the default.
const BUILT_IN: [(&str, &str); 4] = [
    ("auto", include_str!("../../../assets/themes/auto.toml")),
    ("dark", include_str!("../../../assets/themes/dark.toml")),
    ("light", include_str!("../../../assets/themes/light.toml")),
    ("none", include_str!("../../../assets/themes/none.toml")),
];

/// How every role looks.
#[derive(Debug, Clone, Default)]
pub(crate) struct Theme {
    styles: BTreeMap<Role, Style>,
}

/// A role's look, as a theme file gives it.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Look {
    fg: Option<String>,
    bg: Option<String>,
    bold: bool,
    dim: bool,
    italic: bool,
    underlined: bool,
    reversed: bool,
}

impl Theme {
    /// The built-in theme of this name.
    pub(crate) fn named(name: &str) -> Result<Self, String> {
        let names = || BUILT_IN.map(|(name, _)| format!("`{name}`")).join(", ");
        let (_, text) = BUILT_IN
            .iter()
            .find(|(known, _)| *known == name)
            .ok_or_else(|| format!("There is no theme `{name}`; choose one of {}.", names()))?;
        Self::parse(text)
    }

    fn parse(text: &str) -> Result<Self, String> {
        let looks: BTreeMap<String, Look> = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut theme = Self::default();
        for (name, look) in looks {
            let role = Role::NAMES.iter().find(|(known, _)| *known == name);
            let (_, role) = role.ok_or_else(|| format!("`{name}` is no role of a theme."))?;
            theme.styles.insert(*role, look.style()?);
        }
        Ok(theme)
    }

    /// The look of a role; a role that the theme does not name looks as the terminal's own text.
    pub(crate) fn style(&self, role: Role) -> Style {
        self.styles.get(&role).copied().unwrap_or_default()
    }
}

impl Look {
    fn style(&self) -> Result<Style, String> {
        let colour = |name: &Option<String>| -> Result<Option<Color>, String> {
            let parsed = name.as_deref().map(|name| Color::from_str(name).map_err(|_| name));
            parsed.transpose().map_err(|name| format!("`{name}` is no colour."))
        };
        let modifiers = [
            (self.bold, Modifier::BOLD),
            (self.dim, Modifier::DIM),
            (self.italic, Modifier::ITALIC),
            (self.underlined, Modifier::UNDERLINED),
            (self.reversed, Modifier::REVERSED),
        ];
        let style = Style { fg: colour(&self.fg)?, bg: colour(&self.bg)?, ..Style::default() };
        Ok(modifiers
            .iter()
            .filter(|(on, _)| *on)
            .fold(style, |style, (_, modifier)| style.add_modifier(*modifier)))
    }
}

#[cfg(test)]
mod tests {
    use super::{BUILT_IN, Theme};
    use crate::tui::page::piece::Role;
    use ratatui::style::Color;

    #[test]
    fn every_theme_is_sound_and_marks_the_selection_without_colour() {
        for (name, _) in BUILT_IN {
            let theme = Theme::named(name).unwrap();
            let selected = theme.style(Role::Selected);
            assert!(!selected.add_modifier.is_empty(), "{name}");
            assert_ne!(theme.style(Role::Accent).add_modifier, theme.style(Role::Dim).add_modifier, "{name}");
        }
    }

    #[test]
    fn the_theme_without_colour_has_none() {
        let theme = Theme::named("none").unwrap();
        for (_, role) in Role::NAMES {
            assert_eq!((theme.style(role).fg, theme.style(role).bg), (None, None), "{role:?}");
        }
    }

    #[test]
    fn colours_are_those_of_the_terminal() {
        for (name, _) in BUILT_IN {
            let theme = Theme::named(name).unwrap();
            for (_, role) in Role::NAMES {
                assert!(!matches!(theme.style(role).fg, Some(Color::Rgb(..) | Color::Indexed(_))), "{name}");
            }
        }
    }

    #[test]
    fn an_unknown_theme_is_refused_with_the_known_ones() {
        assert_eq!(
            Theme::named("neon").unwrap_err(),
            "There is no theme `neon`; choose one of `auto`, `dark`, `light`, `none`."
        );
    }
}
