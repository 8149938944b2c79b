//! Where a printed text answers, and the part of it to show.

use std::ops::Range;

use super::term::Term;
use crate::names::{Form, Forms, Sought, Word, words};

/// Words shown before the first hit.
const BEFORE: usize = 8;
/// Words shown in all.
const SHOWN: usize = 32;

/// A place of a text that answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lit {
    /// Its bytes.
    pub range: Range<usize>,
    /// Which of the terms it answers.
    pub term: usize,
}

/// A part of a printed text with its hits.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    /// The text as printed; `…` where it was cut.
    pub text: String,
    /// The hits, in characters of `text`, in order, none within another.
    pub hits: Vec<Range<usize>>,
}

/// The places of a text that answer any of these terms, in order.
pub fn hits(text: &str, terms: &[&Term], forms: &mut Forms) -> Vec<Lit> {
    let words: Vec<(Word<'_>, Form)> = words(text).map(|word| (word, forms.of(word).clone())).collect();
    let mut found = Vec::new();
    for at in 0..words.len() {
        let rest = words.get(at..).unwrap_or_default();
        for (term, answered) in terms.iter().enumerate() {
            let longest = answered.ways.iter().filter(|way| stands(way, rest)).map(Vec::len).max();
            let last = longest.and_then(|length| rest.get(length.checked_sub(1)?));
            if let (Some((first, _)), Some((last, _))) = (rest.first(), last) {
                found.push(Lit { range: first.start..last.start + last.text.len(), term });
            }
        }
    }
    found
}

/// Whether words in a row begin a text.
fn stands(way: &[Sought], text: &[(Word<'_>, Form)]) -> bool {
    match way {
        [single] => text.first().is_some_and(|(_, form)| single.fits(form)),
        several => {
            several.len() <= text.len()
                && several.iter().zip(text).all(|(sought, (_, form))| exact(sought, form))
        }
    }
}

/// Whether a word of this form begins a wording of several words.
pub fn begins_row(term: &Term, form: &Form) -> bool {
    let several = term.ways.iter().filter(|way| way.len() > 1);
    several.filter_map(|way| way.first()).any(|first| exact(first, form))
}

/// Words in a row answer by their first exact form only, as in the index.
fn exact(sought: &Sought, form: &Form) -> bool {
    sought.exact.first().is_some_and(|exact| {
        if sought.prefix { form.exact.starts_with(exact.as_str()) } else { form.exact == *exact }
    })
}

/// The passage of these texts in which the most terms are answered, the earliest of such; where none is answered, the
/// first text's beginning.
pub fn passage<'t>(texts: impl IntoIterator<Item = &'t str>, terms: &[&Term], forms: &mut Forms) -> Passage {
    let mut best: Option<(usize, Passage)> = None;
    let mut opening: Option<&str> = None;
    for text in texts {
        opening = opening.or(Some(text));
        let lit = hits(text, terms, forms);
        let starts: Vec<usize> = words(text).map(|word| word.start).collect();
        let Some((answered, from)) = densest(&lit, &starts) else { continue };
        if best.as_ref().is_none_or(|(most, _)| answered > *most) {
            best = Some((answered, cut(text, &starts, from, &lit)));
        }
        if answered == terms.len() {
            break;
        }
    }
    match (best, opening) {
        (Some((_, passage)), _) => passage,
        (None, Some(text)) => {
            let starts: Vec<usize> = words(text).map(|word| word.start).collect();
            cut(text, &starts, 0, &[])
        }
        (None, None) => Passage::default(),
    }
}

/// How many terms the best window answers, and the word that its first hit begins with.
fn densest(lit: &[Lit], starts: &[usize]) -> Option<(usize, usize)> {
    let word_at = |byte: usize| starts.partition_point(|start| *start < byte);
    let mut best: Option<(usize, usize)> = None;
    for (index, first) in lit.iter().enumerate() {
        let from = word_at(first.range.start);
        let mut terms: Vec<usize> = lit
            .iter()
            .skip(index)
            .take(SHOWN)
            .take_while(|hit| word_at(hit.range.start) < from + SHOWN - BEFORE)
            .map(|hit| hit.term)
            .collect();
        terms.sort_unstable();
        terms.dedup();
        if best.is_none_or(|(most, _)| terms.len() > most) {
            best = Some((terms.len(), from));
        }
    }
    best
}

/// The window around a word, cut between words.
fn cut(text: &str, starts: &[usize], word: usize, lit: &[Lit]) -> Passage {
    // Towards a text's end more stands before the hit.
    let first = word.saturating_sub(BEFORE).min(starts.len().saturating_sub(SHOWN));
    let start = if first == 0 { 0 } else { starts.get(first).copied().unwrap_or(0) };
    let end = starts.get(first + SHOWN).copied().unwrap_or(text.len());
    let shown = text.get(start..end).unwrap_or_default();
    let shown = if end < text.len() { shown.trim_end() } else { shown };
    let mut passage = Passage::default();
    if start > 0 {
        passage.text.push('…');
    }
    passage.text.push_str(shown);
    if end < text.len() {
        passage.text.push('…');
    }
    let offset = usize::from(start > 0);
    let character = |byte: usize| offset + text.get(start..byte).map_or(0, |before| before.chars().count());
    for hit in lit.iter().filter(|hit| hit.range.start >= start && hit.range.end <= start + shown.len()) {
        let hit = character(hit.range.start)..character(hit.range.end);
        match passage.hits.last_mut() {
            Some(last) if last.end > hit.start => last.end = last.end.max(hit.end),
            _ => passage.hits.push(hit),
        }
    }
    passage
}

#[cfg(test)]
mod tests {
    use super::{Passage, passage};
    use crate::names::Forms;
    use crate::search::{Reading, Text};
    use proptest::prelude::*;

    fn shown(text: &str, queries: &[Text]) -> Passage {
        let reading = Reading::default();
        let terms: Vec<_> = queries.iter().flat_map(|text| reading.terms(None, text)).collect();
        passage([text], &terms.iter().collect::<Vec<_>>(), &mut Forms::default())
    }

    fn lit(passage: &Passage) -> Vec<String> {
        let letters: Vec<char> = passage.text.chars().collect();
        passage.hits.iter().map(|hit| letters[hit.clone()].iter().collect()).collect()
    }

    fn word(text: &str) -> Text {
        Text::Word(text.to_owned())
    }

    #[test]
    fn hits_are_lit_as_printed() {
        let passage = shown(
            "Ауыл: Тоқаев spoke of new SANCTIONS; Toqayev's aide of Nur-Sultan.",
            &[word("tokaev"), word("sanction"), word("Astana"), Text::Prefix("aid".to_owned())],
        );
        assert_eq!(lit(&passage), ["Тоқаев", "SANCTIONS", "Toqayev's", "aide", "Nur-Sultan"]);
    }

    #[test]
    fn a_phrase_is_lit_whole_and_only_as_written() {
        let passage = shown("Power plants and a power  plant.", &[Text::Phrase("Power Plant".to_owned())]);
        assert_eq!(lit(&passage), ["power  plant"]);
    }

    #[test]
    fn a_long_text_is_cut_around_the_place_that_answers_most() {
        let filler = "grey hills ".repeat(60);
        let text = format!("Wheat first. {filler}wheat prices rose. {filler}");
        let passage = shown(&text, &[word("wheat"), word("price")]);
        assert_eq!(lit(&passage), ["wheat", "prices"]);
        assert!(passage.text.starts_with('…') && passage.text.ends_with('…'), "{passage:?}");
        let opening = shown(&text, &[word("absent")]);
        assert!(opening.text.starts_with("Wheat first. grey") && opening.hits.is_empty(), "{opening:?}");
    }

    proptest! {
        #[test]
        fn hits_lie_within_the_passage(text in "(wheat |Қант, |[^a]){0,60}") {
            let passage = shown(&text, &[word("wheat"), word("қант")]);
            let length = passage.text.chars().count();
            for pair in passage.hits.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start);
            }
            for hit in &passage.hits {
                prop_assert!(hit.start < hit.end && hit.end <= length);
            }
            let inner = passage.text.trim_start_matches('…').trim_end_matches('…');
            prop_assert!(text.contains(inner));
        }
    }
}
