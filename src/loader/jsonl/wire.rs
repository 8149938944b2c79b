//! The fields of a line, as JSON has them.

use serde::Deserialize;

/// Every field that any record has; which record it is shows in `record`, or in what is there.
#[derive(Debug, Default, Deserialize)]
#[serde(default, expecting = "a JSON object")]
pub(super) struct WireLine {
    pub(super) record: Option<String>,
    pub(super) key: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) issue: Option<String>,
    pub(super) section: Option<String>,
    pub(super) position: Option<u64>,
    pub(super) title: Option<String>,
    pub(super) title_basis: Option<String>,
    pub(super) date: Option<String>,
    pub(super) date_basis: Option<String>,
    pub(super) date_evidence: Option<Vec<String>>,
    pub(super) truncated: Option<bool>,
    pub(super) read: Option<bool>,
    pub(super) bookmarked: Option<bool>,
    pub(super) tags: Option<Vec<String>>,
    pub(super) note: Option<String>,
    pub(super) bookmarks: Option<Vec<WireBookmark>>,
    pub(super) of: Option<String>,
    pub(super) name: Option<String>,
    pub(super) body: Option<WireBody>,
    pub(super) kind: Option<String>,
    pub(super) page_date: Option<String>,
    pub(super) range: Option<WireRange>,
    pub(super) lede: Option<Vec<String>>,
    pub(super) sections: Option<Vec<String>>,
    pub(super) headlines: Option<Vec<WireHeadline>>,
    pub(super) source: Option<String>,
    pub(super) pair: Option<String>,
    pub(super) value: Option<String>,
    pub(super) change_percent: Option<String>,
    pub(super) origin: Option<String>,
    pub(super) query: Option<String>,
    pub(super) belongs: Option<bool>,
    pub(super) beside: Option<Vec<WireStoryName>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct WireStoryName {
    pub(super) outlet: Option<String>,
    pub(super) key: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(
    untagged,
    expecting = "`body` must be a text, or a list of texts or of objects with `kind` and `text`"
)]
pub(super) enum WireBody {
    Text(String),
    Blocks(Vec<WireBlock>),
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum WireBlock {
    Text(String),
    Block {
        #[serde(default)]
        kind: Option<String>,
        text: String,
    },
}

#[derive(Debug, Deserialize)]
pub(super) struct WireRange {
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) total: u32,
}

#[derive(Debug, Deserialize)]
pub(super) struct WireHeadline {
    pub(super) list: String,
    #[serde(default)]
    pub(super) section: Option<String>,
    pub(super) text: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct WireBookmark {
    pub(super) id: Option<i64>,
    pub(super) hand: Option<i64>,
    pub(super) made_at: Option<i64>,
    pub(super) ordinal: Option<usize>,
    pub(super) text: Option<String>,
    pub(super) span: Option<[usize; 4]>,
    pub(super) note: Option<String>,
}
