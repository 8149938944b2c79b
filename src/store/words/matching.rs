//! Queries in the language of FTS5.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::index::KEY;
use crate::names::Sought;

/// Where words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// In title, section and text.
    Everywhere,
    /// In the title.
    Title,
    /// In the headings a story stands under.
    Section,
}

/// What a story must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Words {
    /// One of these wordings, each a word or several in a row.
    One(Columns, Vec<Vec<Sought>>),
    /// The code of a country.
    Country(String),
    /// Names of which these are the words of the keys; of the last one only the beginning where that is said.
    Name(Vec<String>, bool),
    /// All of these; never empty.
    All(Vec<Words>),
    /// Any of these; none: no story.
    Any(Vec<Words>),
    /// The first and not the second.
    Except(Box<Words>, Box<Words>),
}

impl Columns {
    fn exact(self) -> &'static str {
        match self {
            Self::Everywhere => "{title section body}",
            Self::Title => "{title}",
            Self::Section => "{section}",
        }
    }

    fn keys(self) -> &'static str {
        match self {
            Self::Everywhere => "{title_keys section_keys body_keys}",
            Self::Title => "{title_keys}",
            Self::Section => "{section_keys}",
        }
    }
}

impl Words {
    /// Whether the beginning of a word is among them.
    pub fn is_begun(&self) -> bool {
        match self {
            Self::One(_, ways) => ways.iter().flatten().any(|word| word.prefix),
            Self::Name(_, begun) => *begun,
            Self::Country(_) => false,
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::is_begun),
            Self::Except(what, but) => what.is_begun() || but.is_begun(),
        }
    }

    /// What holds of every story that these hold of, without the beginnings of words; `None` where that is nothing.
    pub fn without_begun(&self) -> Option<Self> {
        match self {
            Self::All(parts) => {
                let parts: Vec<Self> = parts.iter().filter_map(Self::without_begun).collect();
                (!parts.is_empty()).then_some(Self::All(parts))
            }
            Self::Any(parts) => parts.iter().map(Self::without_begun).collect::<Option<_>>().map(Self::Any),
            Self::Except(what, but) if but.is_begun() => what.without_begun(),
            Self::Except(what, but) => {
                what.without_begun().map(|what| Self::Except(Box::new(what), but.clone()))
            }
            leaf => (!leaf.is_begun()).then(|| leaf.clone()),
        }
    }

    /// As FTS5 reads it.
    pub(in super::super) fn matching(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    /// The same for stories that answer by title or heading alone.
    pub(super) fn matching_headings(&self) -> String {
        format!("{{title section countries title_keys section_keys}} : ({})", self.matching())
    }

    /// Any form of any of its words, as FTS5 reads it, those of denied words too.
    pub(super) fn any_form(&self) -> String {
        let mut forms = BTreeSet::new();
        self.each_form(&mut |form| {
            forms.insert(form);
        });
        forms.into_iter().collect::<Vec<_>>().join(" OR ")
    }

    /// Hands each form of its words, in its columns, to `each`.
    fn each_form(&self, each: &mut dyn FnMut(String)) {
        match self {
            Self::One(columns, ways) => {
                for word in ways.iter().flatten() {
                    let mut out = String::new();
                    one(&mut out, *columns, word);
                    each(out);
                }
            }
            Self::Country(_) | Self::Name(..) => {
                let mut out = String::new();
                self.write(&mut out);
                each(out);
            }
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.each_form(each)),
            Self::Except(what, but) => {
                what.each_form(each);
                but.each_form(each);
            }
        }
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::One(columns, ways) => {
                joined(out, " OR ", ways, |out, way| match way.as_slice() {
                    [word] => one(out, *columns, word),
                    several => row(out, *columns, several),
                });
            }
            Self::Country(code) => {
                out.push_str("countries : ");
                quoted(out, [code.as_str()]);
            }
            Self::Name(words, begun) => {
                out.push_str("countries : ");
                let last = words.len().saturating_sub(1);
                let words: Vec<(usize, &String)> = words.iter().enumerate().collect();
                joined(out, " AND ", &words, |out, (at, word)| {
                    quoted(out, [format!("{KEY}{word}").as_str()]);
                    if *begun && *at == last {
                        out.push_str(" *");
                    }
                });
            }
            Self::All(parts) => joined(out, " AND ", parts, |out, part| part.write(out)),
            // A word that no text can hold.
            Self::Any(parts) if parts.is_empty() => quoted(out, ["^~"]),
            Self::Any(parts) => joined(out, " OR ", parts, |out, part| part.write(out)),
            Self::Except(what, but) => {
                out.push('(');
                what.write(out);
                out.push_str(" NOT ");
                but.write(out);
                out.push(')');
            }
        }
    }
}

/// A word in any of its forms.
fn one(out: &mut String, columns: Columns, word: &Sought) {
    let star = if word.prefix { " *" } else { "" };
    let sides = [(columns.exact(), &word.exact), (columns.keys(), &word.keys)];
    let sides: Vec<_> = sides.into_iter().filter(|(_, forms)| !forms.is_empty()).collect();
    joined(out, " OR ", &sides, |out, (columns, forms)| {
        let _ = write!(out, "{columns} : ");
        joined(out, " OR ", forms, |out, form| {
            quoted(out, [form.as_str()]);
            out.push_str(star);
        });
    });
}

/// Words in a row, exactly.
fn row(out: &mut String, columns: Columns, words: &[Sought]) {
    out.push_str(columns.exact());
    out.push_str(" : ");
    quoted(out, words.iter().filter_map(|word| word.exact.first()).map(String::as_str));
    if words.last().is_some_and(|last| last.prefix) {
        out.push_str(" *");
    }
}

fn joined<T>(out: &mut String, with: &str, parts: &[T], mut each: impl FnMut(&mut String, &T)) {
    out.push('(');
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.push_str(with);
        }
        each(out, part);
    }
    out.push(')');
}

fn quoted<'a>(out: &mut String, words: impl IntoIterator<Item = &'a str>) {
    out.push('"');
    for (index, word) in words.into_iter().enumerate() {
        if index > 0 {
            out.push(' ');
        }
        out.push_str(&word.replace('"', ""));
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::{Columns, Words};
    use crate::names::Sought;

    #[test]
    fn a_query_is_written_with_every_form_of_its_words() {
        let word = Sought { exact: vec!["talks".to_owned()], keys: vec!["talk".to_owned()], prefix: false };
        let title = Words::One(Columns::Title, vec![vec![word.clone()], vec![word.clone(), word]]);
        let written = Words::Except(Box::new(title), Box::new(Words::Country("kz".to_owned()))).matching();
        assert_eq!(
            written,
            "((({title} : (\"talks\") OR {title_keys} : (\"talk\")) OR {title} : \"talks talks\") \
             NOT countries : \"kz\")"
        );
    }
}
