//! A brief as JSON: one object on one line, so that it is a line of JSON Lines too.

use serde::Serialize;

use super::{Brief, BriefGroup, Item, Kind};

#[derive(Serialize)]
struct BriefLine<'a> {
    grouped_by: Option<&'static str>,
    groups: Vec<GroupField<'a>>,
}

#[derive(Serialize)]
struct GroupField<'a> {
    heading: Option<&'a str>,
    items: Vec<ItemField<'a>>,
}

#[derive(Serialize)]
struct ItemField<'a> {
    kind: &'static str,
    title: &'a str,
    outlet: &'a str,
    issue: &'a str,
    date: Option<String>,
    date_basis: &'static str,
    date_evidence: &'a [String],
    tags: &'a [String],
    note: Option<&'a str>,
    quotations: Vec<QuotationField<'a>>,
    body: Option<Vec<BlockField<'a>>>,
    truncated: bool,
}

#[derive(Serialize)]
struct QuotationField<'a> {
    text: &'a str,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct BlockField<'a> {
    kind: &'static str,
    text: &'a str,
}

/// A brief as JSON.
pub(super) fn written(brief: &Brief) -> serde_json::Result<String> {
    let groups = brief.groups.iter().map(|group| GroupField {
        heading: group.heading.as_deref(),
        items: group.items.iter().map(item).collect(),
    });
    let grouped_by = match brief.grouped_by {
        BriefGroup::Date => Some("date"),
        BriefGroup::Outlet => Some("outlet"),
        BriefGroup::Tag => Some("tag"),
        BriefGroup::None => None,
    };
    let line = serde_json::to_string(&BriefLine { grouped_by, groups: groups.collect() })?;
    Ok(line + "\n")
}

fn item(item: &Item) -> ItemField<'_> {
    let quotations = item.quotations.iter();
    let body = item.body.iter().map(|block| BlockField { kind: block.kind.word(), text: &block.text });
    ItemField {
        kind: match item.kind {
            Kind::Story => "story",
            Kind::Issue => "issue",
            Kind::Headline => "headline",
        },
        title: &item.title,
        outlet: &item.outlet,
        issue: &item.issue,
        date: item.dated.date.map(|date| date.to_string()),
        date_basis: item.dated.basis.word(),
        date_evidence: &item.dated.evidence,
        tags: &item.tags,
        note: item.note.as_deref(),
        quotations: quotations
            .map(|quotation| QuotationField { text: &quotation.text, note: quotation.note.as_deref() })
            .collect(),
        body: (!item.body.is_empty()).then(|| body.collect()),
        truncated: item.truncated,
    }
}
