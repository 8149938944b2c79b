//! A digest as `import --dry-run --json` shows it, so that expectations are written in the words of the interface.

use akyn::digest::{Block, Dated, Digest, Headline, Issue, Rate, Story};
use serde_json::{Value, json};

/// The whole digest; the file's name, which the loader does not know, is left out.
pub(super) fn digest(digest: &Digest) -> Value {
    json!({
        "outlet": digest.outlet,
        "layout": digest.layout,
        "issues": digest.issues.iter().map(issue).collect::<Vec<_>>(),
        "rates": digest.rates.iter().map(rate).collect::<Vec<_>>(),
        "skipped": digest.skipped.iter()
            .map(|skipped| json!({"line": skipped.line, "text": skipped.text, "why": skipped.why}))
            .collect::<Vec<_>>(),
        "faults": digest.faults.iter()
            .map(|fault| json!({"line": fault.line, "what": fault.what}))
            .collect::<Vec<_>>(),
    })
}

fn issue(issue: &Issue) -> Value {
    let mut shown = json!({
        "title": issue.title.text,
        "title_basis": issue.title.basis.word(),
        "kind": issue.kind.word(),
        "page_date": issue.page_date.map(|date| date.to_string()),
        "range": issue.range.map(|range| json!({"first": range.first, "last": range.last, "total": range.total})),
        "lede": issue.lede,
        "sections": issue.sections,
        "stories": issue.stories.iter().map(|each| story(each, issue)).collect::<Vec<_>>(),
        "headlines": issue.headlines.iter().map(|each| headline(each, issue)).collect::<Vec<_>>(),
    });
    date_into(&mut shown, &issue.dated);
    shown
}

fn story(story: &Story, issue: &Issue) -> Value {
    let mut shown = json!({
        "key": story.key,
        "section": section(story.section, issue),
        "title": story.title.text,
        "title_basis": story.title.basis.word(),
        "truncated": story.truncated,
        "body": story.body.iter().map(block).collect::<Vec<_>>(),
    });
    date_into(&mut shown, &story.dated);
    shown
}

fn block(block: &Block) -> Value {
    json!({"kind": block.kind.word(), "text": block.text})
}

fn headline(headline: &Headline, issue: &Issue) -> Value {
    json!({
        "list": headline.list.word(),
        "section": section(headline.section, issue),
        "text": headline.text,
    })
}

fn rate(rate: &Rate) -> Value {
    json!({
        "pair": rate.pair.to_string(),
        "value": rate.value.as_str(),
        "change_percent": rate.change_percent.as_ref().map(|change| change.as_str()),
        "date": rate.date.map(|date| date.to_string()),
    })
}

/// The heading with this index; one that points nowhere is shown as such, so that no expectation matches it.
fn section(index: Option<usize>, issue: &Issue) -> Option<String> {
    let index = index?;
    Some(issue.sections.get(index).cloned().unwrap_or_else(|| format!("no section {index}")))
}

fn date_into(shown: &mut Value, dated: &Dated) {
    shown["date"] = json!(dated.date.map(|date| date.to_string()));
    shown["date_basis"] = json!(dated.basis.word());
    shown["date_evidence"] = json!(dated.evidence);
}
