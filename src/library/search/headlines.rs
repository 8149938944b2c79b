//! Headlines that answer a query: lines that name stories elsewhere.

use super::weigh::Scales;
use super::{Plan, common};
use crate::digest::{Dated, HeadlineList, IssueId, Outlet, StoryId};
use crate::library::{Library, Result};
use crate::names::Forms;
use crate::search::{Passage, Query, Term, passage};
use crate::store::{FoundHeadline, WordedStory};

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

/// Headlines that are weighed where more than [`common::FEW`] hold the words of a query.
const LATEST: u64 = 256;

impl Library {
    /// The headlines that answer a query, best first, of one score the newest first; at most `limit`. Where very many hold
    /// its words, the best of the latest. None where the query
    /// names no word, or asks for what only stories have, such as marks.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn search_headlines(&self, query: &Query, limit: u64) -> Result<Vec<HeadlineHit>> {
        let plan = self.plan(query)?;
        let Some(words) = &plan.words else { return Ok(Vec::new()) };
        let mut forms = Forms::default();
        let found = if limit <= LATEST && self.store.is_common_in_headlines(words, common::FEW)? {
            let latest = self.store.latest_headlines(words, &plan.filter, LATEST)?;
            weighed(&self.scales(&plan.terms)?, latest, limit)
        } else {
            self.store.search_headlines(words, &plan.filter, limit)?
        };
        found.into_iter().map(|found| self.headline_hit(found, &plan, &mut forms)).collect()
    }

    fn headline_hit(&self, found: FoundHeadline, plan: &Plan, forms: &mut Forms) -> Result<HeadlineHit> {
        let story = self.story_titled(&found.outlet, &found.text)?;
        let terms: Vec<&Term> = plan.terms.iter().collect();
        let snippet = passage([found.text.as_str()], &terms, forms);
        let FoundHeadline { issue, number, list, section, text, outlet, dated, score } = found;
        Ok(HeadlineHit { issue, number, list, section, text, outlet, dated, story, score, snippet })
    }
}

/// The best of these headlines, which are no stories but are weighed as such: each is its own title.
fn weighed(scales: &Scales<'_>, latest: Vec<FoundHeadline>, limit: u64) -> Vec<FoundHeadline> {
    let worded = |(number, found): (i64, &FoundHeadline)| WordedStory {
        id: StoryId(-number),
        date: String::new(),
        title: found.text.clone(),
        section: found.section.clone(),
        body: Vec::new(),
        countries: String::new(),
    };
    let worded: Vec<WordedStory> = (0..).zip(&latest).map(worded).collect();
    let best = scales.weighed(&worded).into_iter().take(usize::try_from(limit).unwrap_or(usize::MAX));
    let found = best.filter_map(|best| {
        let number = usize::try_from(-best.id.0).ok()?;
        latest.get(number).map(|found| FoundHeadline { score: best.score, ..found.clone() })
    });
    found.collect()
}
