//! `config.toml`: what the user wants every time. A wrong line is an error that names file, line and the way out.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::IgnoredAny;
use toml::Spanned;

use super::out::plain;
use super::places;
use crate::digest::Decimal;

/// Every key that `config.toml` may hold.
const KEYS: [&str; 7] = ["library", "mouse", "rate_alert", "reduced_motion", "theme", "ticker", "width"];

/// Columns that the text of a story may take.
const WIDTHS: std::ops::RangeInclusive<u16> = 66..=90;

/// What `config.toml` says; what it does not say is as it is by default.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Config {
    /// The library file; `~/` is the home folder. `--library` and `AKYN_LIBRARY` outrank it.
    pub(crate) library: Option<PathBuf>,
    /// Whether the reader listens to the mouse.
    pub(crate) mouse: bool,
    /// By how many per cent a pair must move between two imports to be told.
    #[serde(deserialize_with = "per_cent")]
    pub(crate) rate_alert: Decimal,
    /// Nothing moves by itself.
    pub(crate) reduced_motion: bool,
    /// The reader's colours.
    pub(crate) theme: Theme,
    /// Of which day the rates above the panes are.
    pub(crate) ticker: Ticker,
    /// Width of a story's text, in columns.
    #[serde(deserialize_with = "width")]
    pub(crate) width: u16,
}

/// The reader's colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Theme {
    /// Those that fit the terminal.
    #[default]
    Auto,
    Dark,
    Light,
    /// No colours at all.
    None,
}

impl Theme {
    /// Its name, as the configuration writes it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Dark => "dark",
            Self::Light => "light",
            Self::None => "none",
        }
    }
}

/// Of which day the rates above the panes are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Ticker {
    /// The latest.
    #[default]
    Latest,
    /// The last ones that were known when the issue that is read came out.
    Issue,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            library: None,
            mouse: true,
            rate_alert: Decimal::from(2),
            reduced_motion: false,
            theme: Theme::Auto,
            ticker: Ticker::Latest,
            width: 72,
        }
    }
}

/// What is wrong with `config.toml`.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum ConfigError {
    #[error("{file} cannot be read: {why}")]
    Unreadable { file: String, why: String },
    #[error("{file}, line {line}: `{key}` is not a key of the configuration; the nearest one is `{nearest}`")]
    UnknownKey { file: String, line: usize, key: String, nearest: &'static str },
    #[error("{file}, line {line}: {why}")]
    Wrong { file: String, line: usize, why: String },
}

impl Config {
    /// Reads the user's configuration; a missing file is the default one.
    pub(crate) fn load() -> Result<Self, ConfigError> {
        let Some(file) = places::config() else { return Ok(Self::default()) };
        let mut config = match fs::read_to_string(&file) {
            Ok(text) => Self::parse(&text, &file)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::default(),
            Err(error) => {
                return Err(ConfigError::Unreadable { file: name(&file), why: error.to_string() });
            }
        };
        config.library = config.library.map(from_home);
        Ok(config)
    }

    /// Reads configuration text; `file` is named in what is wrong with it.
    fn parse(text: &str, file: &Path) -> Result<Self, ConfigError> {
        let wrong = |error: toml::de::Error| ConfigError::Wrong {
            file: name(file),
            line: line_of(text, error.span()),
            why: plain(error.message().trim()).into_owned(),
        };
        let keys: BTreeMap<Spanned<String>, IgnoredAny> = toml::from_str(text).map_err(wrong)?;
        let mut unknown: Vec<_> = keys.keys().filter(|key| !KEYS.contains(&key.as_ref().as_str())).collect();
        unknown.sort_by_key(|key| key.span().start);
        if let Some(key) = unknown.first() {
            return Err(ConfigError::UnknownKey {
                file: name(file),
                line: line_of(text, Some(key.span())),
                key: plain(key.as_ref()).into_owned(),
                nearest: nearest(key.as_ref()),
            });
        }
        toml::from_str(text).map_err(wrong)
    }
}

fn name(file: &Path) -> String {
    plain(&file.to_string_lossy()).into_owned()
}

/// The 1-based line at which a part of the text begins.
fn line_of(text: &str, span: Option<Range<usize>>) -> usize {
    let start = span.map_or(0, |span| span.start);
    let before = text.as_bytes().get(..start).unwrap_or(text.as_bytes());
    1 + before.iter().filter(|byte| **byte == b'\n').count()
}

/// The known key that is most like this one.
fn nearest(key: &str) -> &'static str {
    let likeness = |known: &str| strsim::jaro_winkler(known, &key.to_lowercase());
    KEYS.into_iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b))).unwrap_or(KEYS[0])
}

fn from_home(path: PathBuf) -> PathBuf {
    match (path.strip_prefix("~"), places::home()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path,
    }
}

fn width<'de, D: serde::Deserializer<'de>>(from: D) -> Result<u16, D::Error> {
    let wanted = i64::deserialize(from)?;
    u16::try_from(wanted).ok().filter(|width| WIDTHS.contains(width)).ok_or_else(|| {
        let (least, most) = (WIDTHS.start(), WIDTHS.end());
        serde::de::Error::custom(format!("`width` is {wanted}, but it lies between {least} and {most}"))
    })
}

/// A number of per cent: `2`, `2.5`, or either in quotes.
fn per_cent<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Decimal, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Number {
        Whole(i64),
        Fraction(f64),
        Text(String),
    }
    let text = match Number::deserialize(from)? {
        Number::Whole(number) => number.to_string(),
        Number::Fraction(number) => number.to_string(),
        Number::Text(text) => text,
    };
    text.parse().ok().filter(|limit: &Decimal| !limit.is_negative()).ok_or_else(|| {
        serde::de::Error::custom(format!(
            "`rate_alert` is {text}, but it is a number of per cent, such as 2.5"
        ))
    })
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{Config, ConfigError, Theme};

    fn parse(text: &str) -> Result<Config, String> {
        Config::parse(text, Path::new("config.toml")).map_err(|error: ConfigError| error.to_string())
    }

    #[test]
    fn what_is_not_said_is_as_by_default() {
        assert_eq!(parse(""), Ok(Config::default()));
        let all =
            "reduced_motion = true\ntheme = \"light\"\nwidth = 80\nmouse = false\nlibrary = \"/a/b.db\"\n";
        let config = parse(all).unwrap();
        assert!(config.reduced_motion && !config.mouse);
        assert_eq!((config.theme, config.width), (Theme::Light, 80));
        assert_eq!(config.library, Some(PathBuf::from("/a/b.db")));
    }

    #[test]
    fn an_unknown_key_names_file_line_and_the_nearest_key() {
        for (text, told) in [
            (
                "# mine\nwidth = 68\nwidht = 70\n",
                "config.toml, line 3: `widht` is not a key of the configuration; the nearest one is `width`",
            ),
            (
                "Reduced-Motion = true",
                "config.toml, line 1: `Reduced-Motion` is not a key of the configuration; the nearest one is `reduced_motion`",
            ),
            (
                "zoo = 1\narrow = 2\n",
                "config.toml, line 1: `zoo` is not a key of the configuration; the nearest one is `mouse`",
            ),
            (
                "\n[theme2]\nname = \"dark\"\n",
                "config.toml, line 2: `theme2` is not a key of the configuration; the nearest one is `theme`",
            ),
        ] {
            assert_eq!(parse(text).unwrap_err(), told);
        }
    }

    #[test]
    fn a_wrong_value_names_file_line_and_what_is_allowed() {
        let told = parse("mouse = true\ntheme = \"blue\"\n").unwrap_err();
        assert!(told.starts_with("config.toml, line 2: ") && told.contains("`dark`"), "{told}");
        assert_eq!(
            parse("width = 20").unwrap_err(),
            "config.toml, line 1: `width` is 20, but it lies between 66 and 90"
        );
        let told = parse("width = 70\nmouse = = 1").unwrap_err();
        assert!(told.starts_with("config.toml, line 2: ") && !told.contains('\n'), "{told}");
    }
}
