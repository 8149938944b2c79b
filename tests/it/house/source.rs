//! A Rust file as far as the house is concerned: its words without comments and literals, and the paths they form.

use std::iter::Peekable;
use std::str::Chars;

/// A file of the package.
pub(super) struct Source {
    /// Its path in the package, with `/` between.
    pub(super) name: String,
    /// How many lines it has.
    pub(super) lines: usize,
    /// Its words.
    pub(super) words: Vec<Word>,
}

/// An identifier, `::`, or a single other character, with its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) line: usize,
}

/// A path that a file names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    /// Its segments; those of the package's own begin with `crate`, whatever way they were written.
    pub(super) segments: Vec<String>,
    pub(super) line: usize,
}

impl Source {
    /// A file of this name with this text.
    pub(super) fn new(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), lines: text.lines().count(), words: words(text) }
    }

    /// The module that the file is: `src/a/b.rs` and `src/a/b/mod.rs` are `a::b`, the roots are empty.
    pub(super) fn module(&self) -> Vec<String> {
        let path = self.name.strip_prefix("src/").unwrap_or(&self.name).trim_end_matches(".rs");
        let path = path.strip_suffix("/mod").unwrap_or(path);
        if matches!(path, "lib" | "main") {
            return Vec::new();
        }
        path.split('/').map(str::to_owned).collect()
    }

    /// Every path of two segments or more that the file names, `use` groups taken apart.
    pub(super) fn paths(&self) -> Vec<Named> {
        let mut reader = Reader { words: &self.words, at: 0 };
        let (mut inside, mut depth, mut found) = (Vec::<(String, usize)>::new(), 0_usize, Vec::new());
        while let Some(word) = reader.next() {
            match word.text.as_str() {
                "{" => depth += 1,
                "}" => {
                    depth = depth.saturating_sub(1);
                    inside.retain(|(_, opened)| *opened <= depth);
                }
                "mod" if reader.peek_at(1) == Some("{") => {
                    let name = reader.next().map(|name| name.text.clone()).unwrap_or_default();
                    inside.push((name, depth + 1));
                }
                _ if is_name(&word.text) && !reader.is_continued() => {
                    let mut paths = Vec::new();
                    reader.path(vec![word.text.clone()], word.line, &mut paths);
                    let mut module = self.module();
                    module.extend(inside.iter().map(|(name, _)| name.clone()));
                    found.extend(paths.into_iter().map(|path| absolute(path, &module)));
                }
                _ => {}
            }
        }
        found.retain(|path| path.segments.len() > 1);
        found
    }
}

/// The path from the package's root, where it begins with `crate`, `akyn`, `self` or `super`.
fn absolute(path: Named, module: &[String]) -> Named {
    let mut base = module.to_vec();
    let mut rest = path.segments.iter().peekable();
    match rest.peek().map(|first| first.as_str()) {
        Some("crate" | "akyn") => {
            base.clear();
            rest.next();
        }
        Some("self" | "super") => {}
        _ => return path,
    }
    while let Some(step) = rest.next_if(|step| matches!(step.as_str(), "self" | "super")) {
        if step == "super" {
            base.pop();
        }
    }
    let segments = ["crate".to_owned()].into_iter().chain(base).chain(rest.cloned()).collect();
    Named { segments, line: path.line }
}

fn is_name(word: &str) -> bool {
    word.starts_with(|first: char| first.is_alphabetic() || first == '_')
}

struct Reader<'a> {
    words: &'a [Word],
    at: usize,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<&'a Word> {
        let word = self.words.get(self.at)?;
        self.at += 1;
        Some(word)
    }

    fn peek_at(&self, ahead: usize) -> Option<&'a str> {
        self.words.get(self.at + ahead).map(|word| word.text.as_str())
    }

    /// Whether the word just read goes on from the one before it: `.field`, `::segment`.
    fn is_continued(&self) -> bool {
        let before = self.at.checked_sub(2).and_then(|at| self.words.get(at));
        before.is_some_and(|word| matches!(word.text.as_str(), "." | "::"))
    }

    /// Reads on from the segments read so far; a group gives one path for each of its members.
    fn path(&mut self, mut segments: Vec<String>, line: usize, found: &mut Vec<Named>) {
        while self.peek_at(0) == Some("::") {
            match self.peek_at(1) {
                Some("{") => {
                    self.at += 2;
                    return self.group(&segments, found);
                }
                Some(name) if is_name(name) || name == "*" => {
                    segments.push(name.to_owned());
                    self.at += 2;
                }
                _ => break,
            }
        }
        found.push(Named { segments, line });
    }

    fn group(&mut self, segments: &[String], found: &mut Vec<Named>) {
        while let Some(word) = self.next() {
            match word.text.as_str() {
                "}" => return,
                "as" => {
                    self.next();
                }
                name if is_name(name) || name == "*" => {
                    let mut longer = segments.to_vec();
                    longer.push(name.to_owned());
                    self.path(longer, word.line, found);
                }
                _ => {}
            }
        }
    }
}

/// The words of a file, without its comments, strings, characters and lifetimes.
fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let (mut rest, mut line) = (text.chars().peekable(), 1);
    while let Some(first) = rest.next() {
        let next = rest.peek().copied();
        match (first, next) {
            ('\n', _) => line += 1,
            ('/', Some('/')) => while rest.next_if(|c| *c != '\n').is_some() {},
            ('/', Some('*')) => line += skip_comment(&mut rest),
            ('"', _) => line += skip_string(&mut rest),
            ('\'', _) => skip_character_or_lifetime(&mut rest),
            (':', Some(':')) => {
                rest.next();
                words.push(Word { text: "::".to_owned(), line });
            }
            _ if first.is_alphanumeric() || first == '_' => {
                let mut name = String::from(first);
                while let Some(more) = rest.next_if(|c| c.is_alphanumeric() || *c == '_') {
                    name.push(more);
                }
                let raw =
                    matches!(name.as_str(), "r" | "br" | "cr") && matches!(rest.peek(), Some('"' | '#'));
                match raw.then(|| skip_raw(&mut rest)).flatten() {
                    Some(lines) => line += lines,
                    None if raw => {}
                    None => words.push(Word { text: name, line }),
                }
            }
            _ if first.is_whitespace() => {}
            _ => words.push(Word { text: first.to_string(), line }),
        }
    }
    words
}

/// Skips a block comment after its first character; returns the lines in it.
fn skip_comment(rest: &mut Peekable<Chars<'_>>) -> usize {
    let (mut depth, mut lines, mut before) = (0, 0, '/');
    for character in rest.by_ref() {
        lines += usize::from(character == '\n');
        match (before, character) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                before = character;
                continue;
            }
        }
        if depth == 0 {
            break;
        }
        before = ' ';
    }
    lines
}

/// Skips a string after its opening quote; returns the lines in it.
fn skip_string(rest: &mut Peekable<Chars<'_>>) -> usize {
    let mut lines = 0;
    while let Some(character) = rest.next() {
        match character {
            '"' => break,
            '\\' => lines += usize::from(rest.next() == Some('\n')),
            '\n' => lines += 1,
            _ => {}
        }
    }
    lines
}

/// Skips a raw string after its `r`; `None` where it was a raw identifier, of which only the `#` is skipped.
fn skip_raw(rest: &mut Peekable<Chars<'_>>) -> Option<usize> {
    let mut hashes = 0;
    while rest.next_if_eq(&'#').is_some() {
        hashes += 1;
    }
    rest.next_if_eq(&'"')?;
    let mut lines = 0;
    while let Some(character) = rest.next() {
        lines += usize::from(character == '\n');
        if character == '"' && (0..hashes).all(|_| rest.next_if_eq(&'#').is_some()) {
            break;
        }
    }
    Some(lines)
}

/// Skips `'x'` and `'\n'` after the opening quote; of a lifetime its name.
fn skip_character_or_lifetime(rest: &mut Peekable<Chars<'_>>) {
    match rest.next() {
        Some('\\') => {
            rest.next();
            while rest.next_if(|c| *c != '\'').is_some() {}
            rest.next();
        }
        Some(_) if rest.next_if_eq(&'\'').is_some() => {}
        _ => while rest.next_if(|c| c.is_alphanumeric() || *c == '_').is_some() {},
    }
}

#[test]
fn paths_are_found_however_they_are_written() {
    let text = r##"
        //! crate::store::inside a comment
        use crate::{library::{self, Library as L}, digest::*};
        use super::row::Row;
        /* crate::store::nested /* comment */ still */
        fn f<'a>(x: &'a str) -> crate::names::Fold { let c = '"'; let d = '\''; toml::from_str("crate::store::in_a_string") }
        const R: &str = r#"crate::store::raw "quoted" "#;
        #[derive(serde::Serialize)] struct S;
        mod tests { use super::super::other::Thing; mod deep { use super::Near; } }
        fn g() { value.field::<u8>(); super::h(); Vec::<u8>::new() }
    "##;
    let found: Vec<String> =
        Source::new("src/cli/table.rs", text).paths().iter().map(|path| path.segments.join("::")).collect();
    assert_eq!(
        found,
        [
            "crate::library::self",
            "crate::library::Library",
            "crate::digest::*",
            "crate::cli::row::Row",
            "crate::names::Fold",
            "toml::from_str",
            "serde::Serialize",
            "crate::cli::other::Thing",
            "crate::cli::table::tests::Near",
            "crate::cli::h",
        ]
    );
}

#[test]
fn lines_are_counted_through_strings_and_comments() {
    let text = "/* one\n two */ \"three\n\\\n\" r\"\n\" 'a' x\n// no\ny";
    let words = words(text);
    let at: Vec<(&str, usize)> = words.iter().map(|word| (word.text.as_str(), word.line)).collect();
    assert_eq!(at, [("x", 5), ("y", 7)]);
}

#[test]
fn a_file_is_a_module() {
    let module = |name: &str| Source::new(name, "").module().join("::");
    assert_eq!(module("src/a/b.rs"), "a::b");
    assert_eq!(module("src/a/mod.rs"), "a");
    assert_eq!((module("src/lib.rs"), module("src/main.rs")), (String::new(), String::new()));
}
