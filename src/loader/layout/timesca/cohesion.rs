//! How much two texts of one page speak of the same: the cosine of their words, rare ones weighing more.
//!
//! After shared/METHODS.md: words cut at seven letters stand in for a stemmer; weights are (1 + ln tf) · idf with the
//! page's own texts as the collection.

use foldhash::HashMap;

/// Words that say nothing about what a text speaks of.
const STOP_WORDS: [&str; 46] = [
    "the", "and", "for", "with", "that", "this", "from", "have", "has", "had", "was", "were", "are", "been",
    "its", "their", "his", "her", "they", "will", "would", "not", "but", "which", "who", "also", "said",
    "more", "than", "after", "over", "into", "about", "between", "other", "such", "these", "those", "when",
    "while", "being", "could", "can", "all", "how", "what",
];

/// The letters of a word that count.
const STEM: usize = 7;

/// The words of a page, each with a number, and in how many of its texts each stands.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    numbers: HashMap<String, usize>,
    texts_with: Vec<u32>,
    /// Whether a word stands in lower case somewhere, so that it is no name.
    lower: Vec<bool>,
    texts: u32,
}

/// The words of a text and how often each stands in it.
pub(super) type Bag = HashMap<usize, u32>;

impl Vocabulary {
    /// The words of a text, which counts as one of the collection.
    pub(super) fn add<'a>(&mut self, text: impl Iterator<Item = &'a str>) -> Bag {
        let mut bag = Bag::default();
        for (stem, is_lower) in text.flat_map(stems) {
            let number = match self.numbers.get(&stem) {
                Some(number) => *number,
                None => self.take(stem),
            };
            if let Some(lower) = self.lower.get_mut(number) {
                *lower |= is_lower;
            }
            *bag.entry(number).or_default() += 1;
        }
        for &number in bag.keys() {
            if let Some(count) = self.texts_with.get_mut(number) {
                *count += 1;
            }
        }
        self.texts += 1;
        bag
    }

    /// A number for a word that has none.
    fn take(&mut self, stem: String) -> usize {
        let number = self.numbers.len();
        self.numbers.insert(stem, number);
        self.texts_with.push(0);
        self.lower.push(false);
        number
    }

    /// The different words of a line, as numbers; words of no text are left out, but counted in the second value.
    pub(super) fn line(&self, text: &str) -> (Vec<usize>, usize) {
        let mut all: Vec<String> = stems(text).map(|(stem, _)| stem).collect();
        all.sort_unstable();
        all.dedup();
        let count = all.len();
        (all.iter().filter_map(|stem| self.numbers.get(stem).copied()).collect(), count)
    }

    /// Whether a word stands with a capital in every text.
    pub(super) fn is_name(&self, number: usize) -> bool {
        self.lower.get(number).is_some_and(|lower| !lower)
    }

    fn weight(&self, number: usize, times: u32) -> f64 {
        let with = f64::from(self.texts_with.get(number).copied().unwrap_or_default());
        let rarity = (1.0 + (f64::from(self.texts) - with + 0.5) / (with + 0.5)).ln();
        if times == 0 { 0.0 } else { (1.0 + f64::from(times).ln()) * rarity }
    }
}

/// A text that grows as its paragraphs come in.
#[derive(Debug, Default)]
pub(super) struct Running {
    bag: Bag,
    square: f64,
}

impl Running {
    /// Adds a paragraph's words.
    pub(super) fn add(&mut self, vocabulary: &Vocabulary, words: &Bag) {
        for (&number, &times) in words {
            let count = self.bag.entry(number).or_default();
            let before = vocabulary.weight(number, *count);
            *count = count.saturating_add(times);
            let after = vocabulary.weight(number, *count);
            self.square += after * after - before * before;
        }
    }

    /// How often a word stands in it.
    pub(super) fn has(&self, number: usize) -> bool {
        self.bag.contains_key(&number)
    }

    /// The cosine with another text, from 0 to 1.
    pub(super) fn likeness(&self, vocabulary: &Vocabulary, other: &Bag) -> f64 {
        let (mut product, mut square) = (0.0, 0.0);
        for (&number, &times) in other {
            let weight = vocabulary.weight(number, times);
            square += weight * weight;
            product += weight * vocabulary.weight(number, self.bag.get(&number).copied().unwrap_or_default());
        }
        let norm = (square * self.square).sqrt();
        if norm > 0.0 { product / norm } else { 0.0 }
    }
}

/// The stems of a text's words, and whether each stands there in lower case.
fn stems(text: &str) -> impl Iterator<Item = (String, bool)> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter_map(|word| {
        let is_lower = word.starts_with(char::is_lowercase);
        let lower = if word.is_ascii() {
            word.get(..STEM.min(word.len())).unwrap_or(word).to_ascii_lowercase()
        } else {
            word.chars().take(STEM).flat_map(char::to_lowercase).collect()
        };
        let counts = lower.chars().nth(2).is_some() && !STOP_WORDS.contains(&lower.as_str());
        counts.then_some((lower, is_lower))
    })
}

#[cfg(test)]
mod tests {
    use super::{Running, Vocabulary};

    #[test]
    fn texts_on_one_affair_are_more_alike_than_others() {
        let mut vocabulary = Vocabulary::default();
        let lake = vocabulary.add(["The lake at Balkhash is falling, say the herders."].into_iter());
        let herders = vocabulary.add(["Herders near Balkhash fear for the lake."].into_iter());
        let opera = vocabulary.add(["The opera in Tashkent opens its season."].into_iter());
        let mut running = Running::default();
        running.add(&vocabulary, &lake);
        assert!(running.likeness(&vocabulary, &herders) > 0.2);
        assert!(running.likeness(&vocabulary, &opera) < 0.01);
        assert!((running.likeness(&vocabulary, &lake) - 1.0).abs() < 1e-9);
        let (known, all) = vocabulary.line("Lake Chess");
        assert_eq!((known.len(), all, running.has(known[0])), (1, 2, true));
    }
}
