//! Words begun so widely that their stories are looked through: which of these hold them.

use rayon::prelude::{ParallelIterator, ParallelSlice};

use crate::digest::StoryId;
use crate::names::Forms;
use crate::search::{Term, TextField, hits};
use crate::store::{Columns, WordedStory, Words};

/// Stories looked through at a time, and how often before what was found is told.
pub(super) const LOOKED: u64 = 128;
pub(super) const ROUNDS: usize = 4;

/// Those of the stories that hold the words. What the index was asked for already is taken to hold, unless the text shows
/// that it does not.
pub(super) fn holding(words: &Words, stories: &[WordedStory]) -> Vec<StoryId> {
    let chunks = stories.par_chunks(32).flat_map_iter(|chunk| {
        let mut forms = Forms::default();
        let holds = |story: &&WordedStory| holds(words, story, &mut forms) != Some(false);
        chunk.iter().filter(holds).map(|story| story.id).collect::<Vec<_>>()
    });
    chunks.collect()
}

/// Whether a story holds the words; `None` where its text does not show it.
fn holds(words: &Words, story: &WordedStory, forms: &mut Forms) -> Option<bool> {
    match words {
        Words::One(columns, ways) => {
            let field = match columns {
                Columns::Everywhere => None,
                Columns::Title => Some(TextField::Title),
                Columns::Section => Some(TextField::Section),
            };
            Some(stands(&Term { field, ways: ways.clone() }, story, forms))
        }
        Words::Country(code) => Some(story.countries.split(' ').any(|named| named == code)),
        // What a text calls somebody is looked for beside the names that it is known by.
        Words::Name(_, begun) => begun.then_some(false),
        Words::All(parts) => all(parts.iter().map(|part| holds(part, story, forms))),
        Words::Any(parts) => {
            let none = all(parts.iter().map(|part| holds(part, story, forms).map(|holds| !holds)));
            none.map(|none| !none)
        }
        Words::Except(what, but) => {
            let but = holds(but, story, forms).map(|holds| !holds);
            all([holds(what, story, forms), but].into_iter())
        }
    }
}

fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut all = Some(true);
    for part in parts {
        match part {
            // Whatever the others are.
            Some(false) => return part,
            None => all = None,
            Some(true) => {}
        }
    }
    all
}

fn stands(term: &Term, story: &WordedStory, forms: &mut Forms) -> bool {
    let mut holds = |text: &str| !hits(text, &[term], forms).is_empty();
    let title = term.field != Some(TextField::Section) && holds(&story.title);
    let section = |holds: &mut dyn FnMut(&str) -> bool| {
        term.field != Some(TextField::Title) && story.section.as_deref().is_some_and(holds)
    };
    title
        || section(&mut holds)
        || (term.field.is_none() && story.body.iter().any(|block| holds(&block.text)))
}
