//! Names that no rule of spelling joins: one person, place or body under several.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::fold::fold;
use super::form::Forms;
use super::spelling::spelling_key;
use super::word::words;

/// Groups of names for one.
#[derive(Debug, Default, Clone)]
pub struct Aliases {
    groups: Vec<Vec<String>>,
    /// Groups by the folded words of each of their names.
    by_name: HashMap<String, Vec<usize>>,
    /// Groups by the sounds of names of several letters that stand in one group only.
    by_sound: HashMap<String, Vec<usize>>,
    /// Groups by the stems of their Cyrillic names of one word.
    by_stem: HashMap<String, Vec<usize>>,
}

/// What is wrong with a file of one's own names.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct AliasError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it, and what to do.
    pub what: String,
}

impl Aliases {
    /// Those built in.
    pub fn built_in() -> &'static Self {
        static ALIASES: OnceLock<Aliases> = OnceLock::new();
        ALIASES.get_or_init(|| Self::parse(include_str!("../../assets/names/aliases.tsv")))
    }

    /// Reads groups of names: one to a line, the names apart by tabs; `#` begins a line of remarks, `[` a heading.
    pub fn parse(text: &str) -> Self {
        let (mut aliases, forms) = (Self::default(), Forms::default());
        let mut offices = false;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with('[') {
                // Offices stand in a line by their nature; they are not one.
                offices = line == "[office]";
            }
            if offices {
                continue;
            }
            let names: Vec<String> = line
                .split('\t')
                .map(|name| name.trim().trim_end_matches('*'))
                .filter(|name| !key(name).is_empty())
                .map(str::to_owned)
                .collect();
            if names.len() > 1 {
                aliases.add_with(names, &forms);
            }
        }
        aliases
    }

    /// Those built in and those of a file of one's own, in the same form. A group of one's own takes in the names that its
    /// names have already, so that all of them lead to each other.
    ///
    /// # Errors
    /// The first line that says nothing: a name alone, or one without a letter.
    pub fn with_own(text: &str) -> Result<Self, AliasError> {
        let mut aliases = Self::parse(include_str!("../../assets/names/aliases.tsv"));
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        for (number, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let wrong = |what: String| AliasError { line: number + 1, what };
            let own: Vec<&str> = line.split('\t').map(str::trim).filter(|name| !name.is_empty()).collect();
            if let Some(name) = own.iter().find(|name| key(name).is_empty()) {
                return Err(wrong(format!("`{name}` has no letter or digit; take it out")));
            }
            if let [name] = own.as_slice() {
                return Err(wrong(format!(
                    "`{name}` stands alone; put its other names behind it, with tabs between"
                )));
            }
            let known: Vec<String> =
                own.iter().flat_map(|name| aliases.of(name).map(str::to_owned).collect::<Vec<_>>()).collect();
            let mut names: Vec<String> = Vec::new();
            for name in own.into_iter().map(str::to_owned).chain(known) {
                if !names.contains(&name) {
                    names.push(name);
                }
            }
            aliases.add(names);
        }
        Ok(aliases)
    }

    fn add(&mut self, names: Vec<String>) {
        let forms = Forms::default();
        self.add_with(names, &forms);
    }

    fn add_with(&mut self, names: Vec<String>, forms: &Forms) {
        let group = self.groups.len();
        for name in &names {
            let name = key(name);
            let sound = spelling_key(&name);
            for (index, key) in [(&mut self.by_name, name), (&mut self.by_sound, sound)] {
                let groups = index.entry(key).or_default();
                if !groups.contains(&group) {
                    groups.push(group);
                }
            }
        }
        for name in &names {
            let mut rest = words(name);
            if let (Some(only), None) = (rest.next(), rest.next())
                && !only.text.is_ascii()
            {
                for stem in forms.name_stems(only).into_iter().chain([key(name)]) {
                    let groups = self.by_stem.entry(stem).or_default();
                    if !groups.contains(&group) {
                        groups.push(group);
                    }
                }
            }
        }
        self.groups.push(names);
    }

    /// The names of whatever bears this name, itself among them; none for a name that the table does not hold. One
    /// that is spelt in a way of its own is known by its sound.
    pub fn of<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let name = key(name);
        let sound = || Some(spelling_key(&name)).filter(|sound| sound.chars().count() >= 6);
        let groups = self.by_name.get(&name).or_else(|| self.by_sound.get(&sound()?));
        groups.into_iter().flatten().filter_map(|group| self.groups.get(*group)).flatten().map(String::as_str)
    }

    /// The same by the stem of an inflected name (`Зеленского`).
    pub fn of_stem<'a>(&'a self, stem: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let groups = self.by_stem.get(stem);
        groups.into_iter().flatten().filter_map(|group| self.groups.get(*group)).flatten().map(String::as_str)
    }

    /// How many groups there are.
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }
}

/// A name's words, folded, with spaces between.
fn key(name: &str) -> String {
    words(name).map(|word| fold(word.without_possessive()).replace('.', "")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::Aliases;

    #[test]
    fn names_for_one_lead_to_each_other() {
        let built_in = Aliases::built_in();
        for (one, other) in [
            ("zelensky", "Зеленский"),
            ("Mirziyoyev", "Мирзиёев"),
            ("Türkiye", "Turkey"),
            ("Nur-Sultan", "Astana"),
            ("nursultan", "Astana"),
            ("Kyiv", "Kiev"),
            ("Alma-Ata", "Almaty"),
            ("Berdimuhamedow", "Berdymukhamedov"),
            ("Jomart", "Zhomart"),
            ("Aktau", "Aqtau"),
        ] {
            assert!(built_in.of(one).any(|name| name == other), "{one}, {other}");
            assert!(built_in.of(other).count() > 1, "{other}");
        }
        assert_eq!(built_in.of("wheat").count(), 0);
        assert_eq!(built_in.of("colonel").count(), 0, "offices are no names");
        assert!(built_in.of("Bashar Assad").all(|name| !name.contains('*')));
        assert!(built_in.len() >= 150, "{}", built_in.len());
    }

    #[test]
    fn a_file_of_ones_own_is_read_as_far_as_it_makes_sense() {
        let own = Aliases::parse("# mine\n\nBig Pine\tPinewood\tBP\nalone\n\t\t\n—\tx\n");
        assert_eq!(own.of("big pine").collect::<Vec<_>>(), ["Big Pine", "Pinewood", "BP"]);
        assert_eq!(own.len(), 1);
    }

    #[test]
    fn names_of_ones_own_join_those_built_in() {
        let own = Aliases::with_own("# mine\n\nThe Capital\tAstana\nBig Pine\tPinewood\n").unwrap();
        for (one, other) in [
            ("the capital", "Нур-Султан"),
            ("Nur-Sultan", "The Capital"),
            ("pinewood", "Big Pine"),
            ("Kyiv", "Kiev"),
        ] {
            assert!(own.of(one).any(|name| name == other), "{one}, {other}");
        }
    }

    #[test]
    fn a_line_that_says_nothing_is_told() {
        let wrong = |text: &str| Aliases::with_own(text).unwrap_err().to_string();
        assert_eq!(
            wrong("A\tB\n# x\nBig Pine Pinewood\n"),
            "line 3: `Big Pine Pinewood` stands alone; put its other names behind it, with tabs between"
        );
        assert_eq!(wrong("A\t—"), "line 1: `—` has no letter or digit; take it out");
    }
}
