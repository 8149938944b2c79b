//! Which stories belong to one, and why.

use super::wording::folded;
use super::{IssueText, Library, Result, StoryRow};
use crate::digest::{Basis, Edtf, Headline, IssueId, StoryId};
use crate::related::{
    Asked, Closeness, Count, Counts, Printed, Reason, ReasonKind, Shelves, TermReader, Terms, add_reason,
    alike, reasons,
};
use crate::store::rows::StoryText;

/// From which closeness on a story is shown. With the gate below, of the judged pairs of the five digests: at .17 same topic
/// among the first ten .74 and unrelated among those shown .30; at .20 .70 and .25; at .22 .67 and .23; at .25 .59 and .16;
/// at .27 .59 and .13; same affair among the first five 7 of 8 at each.
const SHOWN: f64 = 0.22;

/// Terms besides countries that two stories must share: the same country and one word more are no affair.
const SHARED: usize = 2;

/// Where fewer than [`FEW`] stories are shown, up to [`MOST_PERHAPS`] that are at least so close may be told of too.
const PERHAPS: f64 = 0.15;
const FEW: usize = 3;
const MOST_PERHAPS: usize = 3;
/// Stories that are shown beside one that is read.
const BESIDE: usize = 7;

/// A story that is so much like one already shown says nothing new, and is left out.
const SAME: f64 = 0.8;

/// Closeness from which on two, three and four steps of four are shown.
const STEPS: [f64; 3] = [0.35, 0.6, 1.0];

/// Reasons that a story has at most.
const MOST_REASONS: usize = 3;

/// How close a story must be to what a headline says.
const HEADLINE: f64 = 0.30;

/// Stories that are compared exactly.
const CANDIDATES: usize = 300;
/// Stories of which the length is measured exactly, too.
const MEASURED: usize = 50;
/// Terms by which they are looked up, at most and at least.
const TERMS: usize = 32;
const FEWEST_TERMS: usize = 4;
/// Entries that are gone through for all terms, so that the price does not grow with the library.
const ENTRIES: usize = 150_000;
/// A term is frequent that more than this many stories hold, and this part of all.
const FREQUENT: u64 = 500;
const FREQUENT_PART: f64 = 0.02;

/// Stories to jump to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Related {
    /// The stories, best first.
    pub hits: Vec<RelatedHit>,
    /// Where these are few: stories that may belong to it.
    pub perhaps: Vec<RelatedHit>,
}

/// A story to jump to.
#[derive(Debug, Clone, PartialEq)]
pub struct RelatedHit {
    /// The story, in the newest issue that it stands in.
    pub story: StoryRow,
    /// How close it is, from 0.
    pub score: f64,
    /// Why, up to three.
    pub reasons: Vec<Reason>,
}

impl RelatedHit {
    /// How close it is, in steps from 1 to 4.
    pub fn steps(&self) -> u8 {
        1 + STEPS.iter().map(|step| u8::from(self.score >= *step)).sum::<u8>()
    }
}

/// Where a headline leads.
#[derive(Debug, Clone, PartialEq)]
pub enum HeadlineLead {
    /// To the story that it names, in this issue.
    Named(IssueId, StoryId),
    /// To stories of what it says; there may be none.
    Related(Vec<RelatedHit>),
}

/// What others are compared to.
pub(super) struct Question<'t> {
    pub(super) story: Option<StoryId>,
    pub(super) terms: &'t Terms,
    pub(super) when: Option<Edtf>,
}

/// How close another story is to it.
pub(super) struct Close {
    pub(super) story: StoryId,
    pub(super) one_issue: bool,
    pub(super) closeness: Closeness,
    pub(super) terms: Terms,
}

impl Library {
    /// Stories to jump to from one, best first, at most `limit`; only those that surely help, or `weak` ones too.
    /// `None` when there is no such story.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn related(&self, id: StoryId, weak: bool, limit: usize) -> Result<Option<Related>> {
        self.store.in_one_state(|| {
            let Some(story) = self.story(id, None)? else { return Ok(None) };
            let (when, bytes) = self.store.terms_of(id)?.unwrap_or_default();
            let terms = Terms::from_bytes(&bytes);
            let mut close = self.close(&Question { story: Some(id), terms: &terms, when })?;
            if !weak {
                close.retain(|close| close.closeness.score >= SHOWN && close.closeness.shared >= SHARED);
                close = without_repeats(close);
            }
            Ok(Some(self.explained(Some(&story), None, close, limit)?))
        })
    }

    /// What is shown beside a story that is read: the stories to jump to, and where these are few, some that may belong
    /// to it. `None` when there is no such story.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn related_beside(&self, id: StoryId) -> Result<Option<Related>> {
        self.store.in_one_state(|| {
            let Some(mut related) = self.related(id, false, BESIDE)? else { return Ok(None) };
            if related.hits.len() < FEW
                && let Some(weak) = self.related(id, true, BESIDE + MOST_PERHAPS)?
            {
                let shown =
                    |hit: &RelatedHit| related.hits.iter().any(|known| known.story.id == hit.story.id);
                let others = weak.hits.into_iter().filter(|hit| hit.score >= PERHAPS && !shown(hit));
                related.perhaps = others.take(MOST_PERHAPS).collect();
            }
            Ok(Some(related))
        })
    }

    /// Where an issue's headline with this 0-based number leads: to the story that it names, where the library has it, or
    /// else to stories of what it says. `None` when there is no such headline.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn headline_lead(&self, issue: IssueId, number: usize) -> Result<Option<HeadlineLead>> {
        let Some(issue) = self.issue(issue)? else { return Ok(None) };
        let Some(headline) = issue.headlines.get(number) else { return Ok(None) };
        if let Some(story) = self.story_titled(&issue.row.outlet, &headline.text)?
            && let Some(row) = self.story_row(story)?
        {
            return Ok(Some(HeadlineLead::Named(row.issue, story)));
        }
        Ok(Some(HeadlineLead::Related(self.related_to_text(&headline.text, BESIDE)?.hits)))
    }

    /// Stories that belong to what a text of a line says, such as a headline, best first.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn related_to_text(&self, text: &str, limit: usize) -> Result<Related> {
        self.store.in_one_state(|| {
            let terms = TermReader::default().read(None, [text]);
            let mut close = self.close(&Question { story: None, terms: &terms, when: None })?;
            close.retain(|close| close.closeness.score >= HEADLINE && close.closeness.shared >= SHARED);
            self.explained(None, Some(text), close, limit)
        })
    }

    /// The stories closest to one, best first.
    pub(super) fn close(&self, question: &Question<'_>) -> Result<Vec<Close>> {
        let stories = self.totals()?.stories;
        let mut counts = Counts::default();
        self.count(question.terms, &mut counts)?;
        let asked = Asked::new(question.terms, question.when, stories, &counts);
        let best = self.gathered(&asked, stories, &counts)?;
        let mut about = Vec::new();
        for other in self.store.candidates(question.story, &best)? {
            let terms = Terms::from_bytes(&other.terms);
            let score = asked.about(&terms, other.when, other.one_issue).score;
            if score > 0.0 {
                about.push((score, other, terms));
            }
        }
        about.sort_by(|one, other| other.0.total_cmp(&one.0));
        about.truncate(MEASURED);
        let mut close = Vec::with_capacity(about.len());
        for (_, other, terms) in about {
            self.count(&terms, &mut counts)?;
            let closeness = asked.closeness(&terms, &counts, other.when, other.one_issue);
            close.push(Close { story: other.id, one_issue: other.one_issue, closeness, terms });
        }
        // Of equals a story of another issue comes first, then the newer one.
        close.sort_by(|one, other| {
            let score = other.closeness.score.total_cmp(&one.closeness.score);
            score.then(one.one_issue.cmp(&other.one_issue)).then(other.story.cmp(&one.story))
        });
        Ok(close)
    }

    /// Looks up the counts of terms that are not known yet.
    pub(super) fn count(&self, terms: &Terms, counts: &mut Counts) -> Result<()> {
        let new: Vec<u32> =
            terms.terms.iter().map(|term| term.id).filter(|term| !counts.contains_key(term)).collect();
        for (term, (stories, named)) in self.store.term_counts(new)? {
            counts.insert(term, Count { stories, named });
        }
        Ok(())
    }

    /// The stories that hold most of the terms that tell.
    fn gathered(&self, asked: &Asked<'_>, stories: u64, counts: &Counts) -> Result<Vec<i64>> {
        let frequent = FREQUENT.max((stories as f64 * FREQUENT_PART) as u64);
        let (mut shelves, mut used, mut left) = (Shelves::default(), 0, ENTRIES);
        for (term, weight) in asked.telling() {
            let holders = counts.get(&term).map_or(0, |count| count.stories);
            if holders == 0 || (used >= FEWEST_TERMS && holders > frequent) {
                continue;
            }
            let handed = self
                .store
                .entries(term, left, &mut |shelf, entries| shelves.gather(shelf, weight, entries))?;
            (used, left) = (used + 1, left.saturating_sub(handed));
            if used == TERMS || left == 0 {
                break;
            }
        }
        Ok(shelves.best(CANDIDATES))
    }

    fn beside(&self, story: &StoryText) -> Result<Beside> {
        let issue = self.issue(story.row.issue)?;
        Ok(issue.map(|issue| Beside::of(issue, story.row.section.as_deref())).unwrap_or_default())
    }

    /// A headline beside one story that names the other is the first reason: the title of the one that is named, which
    /// stands in print in both, there as title and here as headline; both where they differ a little.
    fn add_link(
        &self,
        (story, beside): (&StoryText, &Beside),
        other: &StoryText,
        reasons: &mut Vec<Reason>,
    ) -> Result<()> {
        let text =
            if let Some(headline) = self.headline_naming(&beside.headlines, &beside.outlet, &other.row)? {
                both_forms(&other.row.title.text, headline, &[headline, &other.row.title.text])
            } else if story.row.title.basis == Basis::Printed
                && let there = self.beside(other)?
                && let Some(headline) = self.headline_naming(&there.headlines, &there.outlet, &story.row)?
            {
                both_forms(&story.row.title.text, headline, &[&story.row.title.text, headline])
            } else {
                return Ok(());
            };
        reasons.insert(0, Reason { kind: ReasonKind::Link, text });
        reasons.truncate(MOST_REASONS);
        Ok(())
    }

    /// The first stories, with the reasons why.
    fn explained(
        &self,
        story: Option<&StoryText>,
        text: Option<&str>,
        close: Vec<Close>,
        limit: usize,
    ) -> Result<Related> {
        let mut reader = TermReader::default();
        let asked = match story {
            Some(story) => printed(story, &mut reader).with_names(),
            None => Printed::new(None, &[text.unwrap_or_default()], &mut reader).with_names(),
        };
        let beside = story.map(|story| self.beside(story)).transpose()?;
        let mut hits = Vec::new();
        for Close { story: id, closeness, one_issue, .. } in close {
            if hits.len() >= limit {
                break;
            }
            let Some(other) = self.story(id, None)? else { continue };
            let mut reasons = reasons(&asked, &printed(&other, &mut reader), &closeness.by);
            if let Some((story, beside)) = story.zip(beside.as_ref()) {
                self.add_link((story, beside), &other, &mut reasons)?;
                let near = Reason::near(story.row.dated.date, other.row.dated.date);
                // Being near in time is a reason more, never the only one; and no news between stories of one issue.
                if let Some(near) = near.filter(|_| !one_issue && !reasons.is_empty()) {
                    add_reason(&mut reasons, near);
                }
            }
            if !reasons.is_empty() {
                hits.push(RelatedHit { story: other.row, score: closeness.score, reasons });
            }
        }
        Ok(Related { hits, perhaps: Vec::new() })
    }
}

/// Without those that say what one before them said: the closest of several that are alike stays.
fn without_repeats(close: Vec<Close>) -> Vec<Close> {
    let mut kept: Vec<Close> = Vec::new();
    for one in close {
        if !kept.iter().any(|before| alike(&before.terms, &one.terms) > SAME) {
            kept.push(one);
        }
    }
    kept
}

/// A title that a headline repeats; where it does so in other words, both in the order of their stories.
fn both_forms(title: &str, headline: &str, both: &[&str; 2]) -> String {
    if folded(title) == folded(headline) { title.to_owned() } else { both.join(" / ") }
}

/// The headlines beside a story: those under its heading, or all of an issue that holds nothing else.
#[derive(Default)]
struct Beside {
    outlet: String,
    headlines: Vec<String>,
}

impl Beside {
    fn of(issue: IssueText, section: Option<&str>) -> Self {
        let alone = issue.row.stories == 1;
        let here = |headline: &Headline| {
            let over = headline.section.and_then(|at| issue.sections.get(at)).map(String::as_str);
            alone || over.is_some() && over == section
        };
        let headlines = issue.headlines.iter().filter(|headline| here(headline));
        Self {
            headlines: headlines.map(|headline| headline.text.clone()).collect(),
            outlet: issue.row.outlet.clone(),
        }
    }
}

pub(super) fn printed<'t>(story: &'t StoryText, reader: &mut TermReader) -> Printed<'t> {
    let title = (story.row.title.basis == Basis::Printed).then_some(story.row.title.text.as_str());
    let body: Vec<&str> = story.body.iter().map(|block| block.text.as_str()).collect();
    Printed::new(title, &body, reader)
}
