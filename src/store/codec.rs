//! How values of the domain stand in columns, and how they are read back.

use rusqlite::Row;
use rusqlite::types::Type;

use super::rows::{IssueRow, StoryRow};
use super::{Result, StoreError};
use crate::digest::{
    Basis, Block, BlockKind, Date, DateBasis, Dated, Edtf, IssueId, IssueKind, PartialDate, ResultRange,
    StoryId, ThreadId, Timestamp, Title,
};

/// The age of an issue of which no date is known: beyond every day of the years 0 to 9999, and beyond every day of
/// an unknown year.
const UNDATED: i64 = 1 << 22;

/// Days from a date's last day to 9999-12-31, so that the newest come first; then those whose year is not known,
/// December before January; the undated last.
pub(super) fn age(date: Option<Edtf>) -> i64 {
    let Some(date) = date else { return UNDATED };
    match date.last_day() {
        Some(day) => days_to(day, Date::constant(9999, 12, 31)),
        None => UNDATED - day_of_some_year(date.ends().1),
    }
}

/// A number that grows with month and day, from 1 to 415, where the year is not known.
fn day_of_some_year(date: PartialDate) -> i64 {
    let part = |number: Option<i8>| i64::from(number.unwrap_or(0));
    (part(date.month()) * 32 + part(date.day())).max(1)
}

fn days_to(from: Date, to: Date) -> i64 {
    from.until(to).map_or(UNDATED, |span| i64::from(span.get_days()))
}

/// The columns that [`issue_row`] reads; `issue` is joined with its `outlet` and `document`.
pub(super) const ISSUE_COLUMNS: &str = "issue.id, outlet.name, issue.title, issue.title_basis, issue.kind,
    issue.date, issue.date_basis, issue.date_evidence, issue.page_date,
    issue.range_first, issue.range_last, issue.range_total,
    issue.stories, issue.unread, issue.headlines, document.path, issue.imported_at,
    EXISTS (SELECT 1 FROM bookmark WHERE bookmark.issue = issue.id AND bookmark.kind = 'issue')";

/// An issue as lists show it, from [`ISSUE_COLUMNS`].
pub(super) fn issue_row(row: &Row<'_>) -> rusqlite::Result<IssueRow> {
    Ok(IssueRow {
        id: IssueId(row.get(0)?),
        outlet: row.get(1)?,
        title: title(row, 2)?,
        kind: word(row, 4, IssueKind::from_word)?,
        dated: dated(row, 5)?,
        page_date: optional(row, 8, |text| text.parse().ok())?,
        range: range(row, 9)?,
        stories: row.get(12)?,
        unread: row.get(13)?,
        headlines: row.get(14)?,
        source: row.get(15)?,
        imported_at: timestamp(row, 16)?,
        bookmarked: row.get(17)?,
    })
}

/// The columns that [`story_row`] reads; `story` is joined with its `outlet`, a `placement` and its `section`.
pub(super) const STORY_COLUMNS: &str = "story.id, story.key, placement.issue, outlet.name, section.heading,
    placement.position, story.title, story.title_basis, story.date, story.date_basis, story.date_evidence,
    story.truncated, story.read,
    EXISTS (SELECT 1 FROM bookmark WHERE bookmark.story = story.id AND bookmark.kind = 'story'),
    story.words, story.countries,
    (SELECT json_group_array(name) FROM (SELECT tag.name FROM tagging JOIN tag ON tag.id = tagging.tag
        WHERE tagging.story = story.id ORDER BY tag.folded)),
    (SELECT text FROM story_note WHERE story_note.story = story.id),
    (SELECT thread.id FROM thread_story AS inside CROSS JOIN thread ON thread.id = inside.thread
     WHERE inside.story = story.id AND inside.by_hand = 0 AND story.read = 0 AND thread.news > (
         SELECT count(*) FROM thread_story AS later CROSS JOIN story AS newer ON newer.id = later.story
         WHERE thread.news > 0 AND later.thread = thread.id AND later.story > story.id
             AND later.by_hand = 0 AND newer.read = 0))";

/// How many columns [`STORY_COLUMNS`] are.
pub(super) const STORY_WIDTH: usize = 19;

/// A story as lists show it, from [`STORY_COLUMNS`].
pub(super) fn story_row(row: &Row<'_>) -> rusqlite::Result<StoryRow> {
    let countries: String = row.get(15)?;
    Ok(StoryRow {
        id: StoryId(row.get(0)?),
        key: row.get(1)?,
        issue: IssueId(row.get(2)?),
        outlet: row.get(3)?,
        section: row.get(4)?,
        position: row.get(5)?,
        title: title(row, 6)?,
        dated: dated(row, 8)?,
        truncated: row.get(11)?,
        read: row.get(12)?,
        bookmarked: row.get(13)?,
        tags: texts(row, 16)?,
        note: row.get(17)?,
        words: row.get(14)?,
        countries: countries.split_whitespace().map(str::to_owned).collect(),
        news_of: row.get::<_, Option<i64>>(18)?.map(ThreadId),
    })
}

/// A title from the columns `title, title_basis`.
pub(super) fn title(row: &Row<'_>, first: usize) -> rusqlite::Result<Title> {
    Ok(Title { text: row.get(first)?, basis: word(row, first + 1, Basis::from_word)? })
}

/// A date from the columns `date, date_basis, date_evidence`.
pub(super) fn dated(row: &Row<'_>, first: usize) -> rusqlite::Result<Dated> {
    Ok(Dated {
        date: optional(row, first, |text| text.parse().ok())?,
        basis: word(row, first + 1, DateBasis::from_word)?,
        evidence: texts(row, first + 2)?,
    })
}

/// A range from the columns `range_first, range_last, range_total`.
pub(super) fn range(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<ResultRange>> {
    let parts: (Option<u32>, Option<u32>, Option<u32>) =
        (row.get(first)?, row.get(first + 1)?, row.get(first + 2)?);
    Ok(match parts {
        (Some(first), Some(last), Some(total)) => Some(ResultRange { first, last, total }),
        _ => None,
    })
}

/// A moment from a column of seconds since 1970.
pub(super) fn timestamp(row: &Row<'_>, column: usize) -> rusqlite::Result<Timestamp> {
    Timestamp::from_second(row.get(column)?).map_err(|error| unreadable(column, &error.to_string()))
}

/// A list of texts from a JSON column.
pub(super) fn texts(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<String>> {
    let json: String = row.get(column)?;
    serde_json::from_str(&json).map_err(|error| unreadable(column, &error.to_string()))
}

/// A word of a closed list.
pub(super) fn word<T>(row: &Row<'_>, column: usize, read: fn(&str) -> Option<T>) -> rusqlite::Result<T> {
    let text: String = row.get(column)?;
    read(&text).ok_or_else(|| unreadable(column, &text))
}

/// A value that may be absent.
pub(super) fn optional<T>(
    row: &Row<'_>,
    column: usize,
    read: impl Fn(&str) -> Option<T>,
) -> rusqlite::Result<Option<T>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| read(&text).ok_or_else(|| unreadable(column, &text))).transpose()
}

/// A story's body from the column `blocks`.
pub(super) fn blocks(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<Block>> {
    let json: String = row.get(column)?;
    let parts: Vec<(String, String)> =
        serde_json::from_str(&json).map_err(|error| unreadable(column, &error.to_string()))?;
    parts
        .into_iter()
        .map(|(kind, text)| {
            let kind = BlockKind::from_word(&kind).ok_or_else(|| unreadable(column, &kind))?;
            Ok(Block { kind, text })
        })
        .collect()
}

/// A body for the column `blocks`.
pub(super) fn blocks_json(body: &[Block]) -> Result<String> {
    let parts: Vec<(&str, &str)> =
        body.iter().map(|block| (block.kind.word(), block.text.as_str())).collect();
    json(&parts)
}

/// A JSON column.
pub(super) fn json<T: serde::Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| StoreError::Damaged(error.to_string()))
}

/// What a column holds makes no sense.
pub(super) fn unreadable(column: usize, what: &str) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(
        column,
        Type::Text,
        format!("`{what}` is not what akyn writes there").into(),
    )
}

/// Hashes of names as they are saved: eight bytes each, the lowest first.
pub(super) fn names_blob(names: &[i64]) -> Vec<u8> {
    names.iter().flat_map(|name| name.to_le_bytes()).collect()
}

/// Hashes of names as they were saved.
pub(super) fn names(blob: &[u8]) -> Vec<i64> {
    blob.as_chunks::<8>().0.iter().map(|name| i64::from_le_bytes(*name)).collect()
}

#[cfg(test)]
mod tests {
    use super::{UNDATED, age};

    #[test]
    fn newer_is_younger_and_undated_oldest_of_all() {
        let age_of = |text: &str| age(Some(text.parse().unwrap()));
        assert_eq!(age_of("9999-12-31"), 0);
        assert!(age_of("2025-01-23") < age_of("2025-01-22"));
        assert_eq!(age_of("2024-11-25/2024-12-01"), age_of("2024-12-01"));
        assert_eq!(age(None), UNDATED);
    }

    #[test]
    fn unknown_years_stand_between_the_oldest_year_and_the_undated_latest_day_first() {
        let in_order = [
            "0000-01-01",
            "XXXX-12-31",
            "XXXX-11-25/XXXX-12-01",
            "XXXX-11-30",
            "XXXX-11-12",
            "XXXX-11",
            "XXXX-01-01",
        ];
        let ages: Vec<i64> = in_order.iter().map(|date| age(Some(date.parse().unwrap()))).collect();
        assert!(ages.is_sorted_by(|one, next| one < next), "{ages:?}");
        assert!(ages.iter().all(|age| *age < UNDATED));
    }
}
