//! Where a story answers a query, all of it.

use std::ops::Range;

use super::{Library, Query, StoryText};
use crate::names::Forms;
use crate::search::{Reading, Term, TextField, hits};

/// The places of a story that answer: ranges of 0-based characters of the printed text, in order and apart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lit {
    /// Of its title.
    pub title: Vec<Range<usize>>,
    /// Of the heading it stands under.
    pub section: Vec<Range<usize>>,
    /// Of each of its blocks.
    pub body: Vec<Vec<Range<usize>>>,
}

impl Library {
    /// Where a story answers a query.
    pub fn lit(&self, story: &StoryText, query: &Query) -> Lit {
        let reading = Reading::with_aliases(self.aliases());
        let mut terms = Vec::new();
        asked(&reading.with_names(query), &reading, &mut terms);
        let among = |fields: &[Option<TextField>]| -> Vec<&Term> {
            terms.iter().filter(|term| fields.contains(&term.field)).collect()
        };
        let mut forms = Forms::default();
        let name = Some(TextField::Name);
        let text = among(&[None, name]);
        let section = story.row.section.as_deref().unwrap_or_default();
        Lit {
            title: ranges(&story.row.title.text, &among(&[None, name, Some(TextField::Title)]), &mut forms),
            section: ranges(section, &among(&[None, Some(TextField::Section)]), &mut forms),
            body: story.body.iter().map(|block| ranges(&block.text, &text, &mut forms)).collect(),
        }
    }
}

/// The terms of a query that are not denied.
fn asked(query: &Query, reading: &Reading, terms: &mut Vec<Term>) {
    match query {
        Query::Text(field, text) => terms.extend(reading.terms(*field, text)),
        Query::All(parts) | Query::Any(parts) => parts.iter().for_each(|part| asked(part, reading, terms)),
        _ => {}
    }
}

fn ranges(text: &str, terms: &[&Term], forms: &mut Forms) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    if terms.is_empty() {
        return found;
    }
    // Characters are counted on from hit to hit: a text may be long and hold many.
    let (mut byte, mut letters) = (0, 0);
    for hit in hits(text, terms, forms) {
        letters += text.get(byte..hit.range.start).map_or(0, |between| between.chars().count());
        byte = hit.range.start;
        let end = letters + text.get(hit.range).map_or(0, |within| within.chars().count());
        match found.last_mut() {
            Some(last) if last.end > letters => last.end = last.end.max(end),
            _ => found.push(letters..end),
        }
    }
    found
}
