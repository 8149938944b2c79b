//! Names that no rule of spelling joins: one person, place or body under several.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::fold::fold;
use super::spelling::spelling_key;
use super::word::words;

/// Groups of names for one.
#[derive(Debug, Default)]
pub struct Aliases {
    groups: Vec<Vec<String>>,
    /// Groups by the folded words of each of their names.
    by_name: HashMap<String, Vec<usize>>,
    /// Groups by the sounds of names of several letters that stand in one group only.
    by_sound: HashMap<String, Vec<usize>>,
}

impl Aliases {
    /// Those built in.
    pub fn built_in() -> &'static Self {
        static ALIASES: OnceLock<Aliases> = OnceLock::new();
        ALIASES.get_or_init(|| Self::parse(include_str!("../../assets/names/aliases.tsv")))
    }

    /// Reads groups of names: one to a line, the names apart by tabs; `#` begins a line of remarks, `[` a heading.
    pub fn parse(text: &str) -> Self {
        let mut aliases = Self::default();
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
                aliases.add(names);
            }
        }
        aliases
    }

    fn add(&mut self, names: Vec<String>) {
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
}
