//! Search in full text: joins the query language with the store.

mod common;
mod headlines;
pub(super) mod plan;
mod telling;
mod weigh;
mod wide;

use std::ops::ControlFlow;

pub use self::headlines::HeadlineHit;
pub(super) use self::plan::Plan;
use self::telling::Telling;
use super::{KeepGoing, Library, Result, StoryText};
use crate::names::Forms;
use crate::search::{Passage, Query, Term, TextField, passage};

pub use crate::search::Passage as Snippet;

/// A story that answers a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// The story, in the newest issue that it stands in.
    pub story: StoryText,
    /// How well it answers, from 0, the higher the better; only good for comparison. 0 where a query names no word.
    pub score: f64,
    /// The place where it answers: of its text, else of its title or section; without any, how it opens.
    pub snippet: Snippet,
}

/// What comes of a search, one after the other.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A story that answers.
    Hit(Box<Hit>),
    /// What comes next may take a while: what has come can be shown.
    Pause,
}

impl Library {
    /// Hands the stories that answer a query to `each`, best first, of one score the newest first; at most `limit`.
    ///
    /// Where very many stories hold its words, the best of the latest come first and older ones behind them; so do the
    /// first [`common::MOST_ROWS`] where it names no word.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn search(&self, query: &Query, limit: u64, each: &mut dyn FnMut(Hit) -> KeepGoing) -> Result<()> {
        self.search_by_parts(query, limit, &mut |part| match part {
            Part::Hit(hit) => each(*hit),
            Part::Pause => ControlFlow::Continue(()),
        })
    }

    /// The same, told when to show what has come.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn search_by_parts(
        &self,
        query: &Query,
        limit: u64,
        each: &mut dyn FnMut(Part) -> KeepGoing,
    ) -> Result<()> {
        let mut plan = self.plan(query)?;
        if let Some(words) = plan.words.as_mut().filter(|words| words.is_begun())
            && self.store.last_story()? >= i64::try_from(common::FEW).unwrap_or(i64::MAX)
        {
            *words = self.store.spelt_out(words)?;
        }
        let (words, filter) = (plan.words.as_ref(), &plan.filter);
        let mut telling = Telling::new(self, &plan, limit, each);
        let first = match words {
            Some(words) if self.store.is_common(words, common::FEW)? => {
                self.tell_latest(&plan, words, &mut telling)?
            }
            Some(_) => ControlFlow::Continue(()),
            None => {
                let most = limit.min(common::MOST_ROWS);
                let told = telling.tell(self.store.search(None, filter, most)?)?;
                if telling.rows() < most { ControlFlow::Break(()) } else { told }
            }
        };
        if first == ControlFlow::Break(())
            || (telling.rows() > 0 && telling.pause() == ControlFlow::Break(()))
        {
            return Ok(());
        }
        let _ended = telling.tell(self.store.search(words, filter, limit)?)?;
        Ok(())
    }

    /// What a query asks of the store, by the names that are known now.
    pub(super) fn plan(&self, query: &Query) -> Result<Plan> {
        let outlets: Vec<String> = self.outlets()?.into_iter().map(|outlet| outlet.name).collect();
        Ok(Plan::of(query, &outlets, self.aliases()))
    }
}

/// The place of a story that answers.
fn snippet(story: &StoryText, terms: &[Term], forms: &mut Forms) -> Passage {
    let of = |fields: &[Option<TextField>]| -> Vec<&Term> {
        terms.iter().filter(|term| fields.contains(&term.field)).collect()
    };
    let body = || story.body.iter().map(|block| block.text.as_str());
    let (text, title, section) = (
        of(&[None, Some(TextField::Name)]),
        of(&[None, Some(TextField::Name), Some(TextField::Title)]),
        of(&[None, Some(TextField::Section)]),
    );
    let in_body = passage(body(), &text, forms);
    if !in_body.hits.is_empty() {
        return in_body;
    }
    let in_title = passage([story.row.title.text.as_str()], &title, forms);
    if !in_title.hits.is_empty() {
        return in_title;
    }
    let in_section = passage(story.row.section.as_deref(), &section, forms);
    if in_section.hits.is_empty() { in_body } else { in_section }
}
