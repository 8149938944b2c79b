//! Headlines that answer a query: lines that name stories elsewhere.

use std::collections::BTreeSet;

use super::Plan;
use crate::digest::{Dated, HeadlineList, IssueId, Outlet, StoryId};
use crate::library::{Library, Result};
use crate::names::{Forms, fold, is_function_word, words};
use crate::search::{Passage, Query, Term, passage};
use crate::store::{Columns, Filter, FoundHeadline, Words};

/// Words of a headline by which the story that it names is looked for.
const TELLING: usize = 8;

/// How many of their words a headline and a title must share to name one story.
const NEAR: f64 = 0.8;

/// A headline that answers a query. It is no story, so it never stands among the stories that do.
#[derive(Debug, Clone, PartialEq)]
pub struct HeadlineHit {
    /// The issue it stands in.
    pub issue: IssueId,
    /// Its 0-based number among the issue's headlines.
    pub number: u32,
    /// The list it stands in.
    pub list: HeadlineList,
    /// The heading over its list.
    pub section: Option<String>,
    /// As printed.
    pub text: String,
    /// Who published the issue.
    pub outlet: Outlet,
    /// The issue's date.
    pub dated: Dated,
    /// The story that it names, where the library has one of this title, or nearly this.
    pub story: Option<StoryId>,
    /// How well it answers, from 0; only good for comparison among headlines.
    pub score: f64,
    /// The place where it answers.
    pub snippet: Passage,
}

impl Library {
    /// The headlines that answer a query, best first, of one score the newest first; at most `limit`. None where the query
    /// names no word, or asks for what only stories have, such as marks.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn search_headlines(&self, query: &Query, limit: u64) -> Result<Vec<HeadlineHit>> {
        let plan = self.plan(query)?;
        let Some(words) = &plan.words else { return Ok(Vec::new()) };
        let mut forms = Forms::default();
        let found = self.store.search_headlines(words, &plan.filter, limit)?;
        found.into_iter().map(|found| self.headline_hit(found, &plan, &mut forms)).collect()
    }

    fn headline_hit(&self, found: FoundHeadline, plan: &Plan, forms: &mut Forms) -> Result<HeadlineHit> {
        let story = self.story_named(&found.text)?;
        let terms: Vec<&Term> = plan.terms.iter().collect();
        let snippet = passage([found.text.as_str()], &terms, forms);
        let FoundHeadline { issue, number, list, section, text, outlet, dated, score } = found;
        Ok(HeadlineHit { issue, number, list, section, text, outlet, dated, story, score, snippet })
    }

    /// The story whose title a headline is, or nearly is; the best where there are several.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn story_named(&self, headline: &str) -> Result<Option<StoryId>> {
        let forms = Forms::default();
        let sought: Vec<Words> = words(headline)
            .filter(|word| !is_function_word(&fold(word.text)))
            .take(TELLING)
            .map(|word| Words::One(Columns::Title, vec![vec![forms.sought(word)]]))
            .collect();
        if sought.len() < 2 {
            return Ok(None);
        }
        for found in self.store.search(Some(&Words::All(sought)), &Filter::default(), 4)? {
            let title = self.store.story_row(found.id)?.map(|row| row.title.text);
            if title.is_some_and(|title| likeness(&title, headline) >= NEAR) {
                return Ok(Some(found.id));
            }
        }
        Ok(None)
    }
}

/// The part of the words of two titles that both have.
fn likeness(one: &str, other: &str) -> f64 {
    let of = |text: &str| -> BTreeSet<String> {
        words(text).map(|word| fold(word.without_possessive())).collect()
    };
    let (one, other) = (of(one), of(other));
    let (both, either) = (one.intersection(&other).count(), one.union(&other).count());
    if either == 0 { 0.0 } else { both as f64 / either as f64 }
}
