//! Searching and finding in the made-up library.

use super::Fake;
use crate::library::Place;
use crate::tui::app::seek::{Found, FoundRow, Kind};

impl Fake {
    /// Every story whose title or text holds what is typed, in the order of the stories.
    pub(super) fn found(&self, kind: Kind, typed: &str) -> Found {
        let typed = typed.trim();
        let mut rows: Vec<FoundRow> = Vec::new();
        for story in &self.stories {
            let row = FoundRow {
                place: Place::Story(story.row.id),
                issue: story.row.issue,
                story: Some(story.row.id),
                outlet: story.row.outlet.clone(),
                dated: story.row.dated.clone(),
                title: (story.row.title.text.clone(), lit_in(&story.row.title.text, typed)),
                context: None,
            };
            let body = story.body.iter().find(|block| !lit_in(&block.text, typed).is_empty());
            match kind {
                Kind::Find if !row.title.1.is_empty() || typed.is_empty() => rows.push(row),
                Kind::Search if body.is_some() || !row.title.1.is_empty() => {
                    let text = body.map_or("", |block| &block.text);
                    let context = Some((text.to_owned(), lit_in(text, typed)));
                    rows.push(FoundRow { context, ..row });
                }
                _ => {}
            }
        }
        for issue in self.issues.iter().filter(|_| kind == Kind::Find && !typed.is_empty()) {
            for (number, headline) in issue.headlines.iter().enumerate() {
                let lit = lit_in(&headline.text, typed);
                if !lit.is_empty() {
                    rows.push(FoundRow {
                        place: Place::Headline(issue.row.id, number as u32),
                        issue: issue.row.id,
                        story: None,
                        outlet: issue.row.outlet.clone(),
                        dated: issue.row.dated.clone(),
                        title: (headline.text.clone(), lit),
                        context: None,
                    });
                }
            }
        }
        Found { rows, ..Found::default() }
    }
}

/// Where a text holds these letters, in characters.
pub(in crate::tui::tests) fn lit_in(text: &str, typed: &str) -> Vec<std::ops::Range<usize>> {
    if typed.is_empty() {
        return Vec::new();
    }
    let (low, typed) = (text.to_lowercase(), typed.to_lowercase());
    let at = |byte: usize| low[..byte].chars().count();
    low.match_indices(&typed).map(|(byte, hit)| at(byte)..at(byte + hit.len())).collect()
}
