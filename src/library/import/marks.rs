//! Marks that come with lines of JSON Lines.

use std::ops::RangeInclusive;

use super::super::marks::{tidy_note, tidy_tag};
use crate::loader::jsonl::{Bookmark, Marks, MarksRecord};
use crate::store::kept::{Filed, KeptMarks, Waiting, WaitingFor};

/// Numbers that a bookmark may bring along; any others would use up those of bookmarks still to be made.
const IDS: RangeInclusive<i64> = 1..=1 << 29;

/// Places in the order by hand that it may bring along, for the same reason.
const PLACES: RangeInclusive<i64> = (1 << 40) - (1 << 30)..=1 << 40;

/// All marks but the read mark, as the library keeps them.
pub(super) fn kept(marks: Marks) -> KeptMarks {
    KeptMarks {
        tags: marks.tags.iter().map(|tag| tidy_tag(tag)).filter(|tag| !tag.is_empty()).collect(),
        note: marks.note.as_deref().and_then(tidy_note),
        bookmarks: marks.bookmarks.into_iter().map(filed).collect(),
    }
}

/// Marks of something that is not in the document, for whenever it is in the library.
pub(super) fn waiting(record: MarksRecord, outlet: &str) -> Waiting {
    Waiting {
        what: if record.of_issue { WaitingFor::Issue } else { WaitingFor::Story },
        outlet: outlet.to_owned(),
        key: record.key,
        name: record.name,
        read: record.marks.read,
        marks: kept(record.marks),
    }
}

fn filed(bookmark: Bookmark) -> Filed {
    let span = bookmark.span.map(|[block, letter, last, end]| format!("[{block},{letter},{last},{end}]"));
    Filed {
        id: bookmark.id.filter(|id| IDS.contains(id)),
        hand: bookmark.hand.filter(|hand| PLACES.contains(hand)),
        made_at: bookmark.made_at,
        ordinal: bookmark.ordinal,
        text: bookmark.text,
        span,
        note: bookmark.note.as_deref().and_then(tidy_note),
    }
}
