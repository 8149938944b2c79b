//! The marks of a line.

use super::convert::Cleaner;
use super::wire::{WireBookmark, WireLine};
use super::{Bookmark, Marks, MarksRecord};

/// What the fields of a line say of the marks of its story or issue; they are taken out of it.
pub(super) fn marks(wire: &mut WireLine, cleaner: &mut Cleaner<'_>) -> Marks {
    let mut bookmarks: Vec<Bookmark> =
        wire.bookmarks.take().into_iter().flatten().map(|wire| bookmark(wire, cleaner)).collect();
    if wire.bookmarked == Some(true) && bookmarks.iter().all(|bookmark| bookmark.text.is_some()) {
        bookmarks.push(Bookmark::default());
    }
    Marks {
        read: wire.read.unwrap_or(false),
        tags: cleaner.texts(wire.tags.take()),
        note: cleaner.lines(wire.note.take()),
        bookmarks,
    }
}

/// The marks of a story or an issue that was taken out, or what the line lacks to be such a record.
pub(super) fn waiting(mut wire: WireLine, cleaner: &mut Cleaner<'_>) -> Result<MarksRecord, String> {
    let name = wire.name.take().and_then(|name| u64::from_str_radix(&name, 16).ok());
    let of_issue = match wire.of.as_deref() {
        Some("story") => false,
        Some("issue") => true,
        _ => return Err("marks need an `of`: `story` or `issue`".to_owned()),
    };
    Ok(MarksRecord {
        of_issue,
        marks: marks(&mut wire, cleaner),
        outlet: cleaner.filled(wire.outlet),
        key: cleaner.filled(wire.key).ok_or("marks need a `key`")?,
        name: name.ok_or("marks need a `name` of sixteen digits from 0 to f")?.cast_signed(),
    })
}

fn bookmark(wire: WireBookmark, cleaner: &mut Cleaner<'_>) -> Bookmark {
    Bookmark {
        id: wire.id,
        hand: wire.hand,
        made_at: wire.made_at,
        ordinal: wire.ordinal,
        text: cleaner.lines(wire.text),
        span: wire.span,
        note: cleaner.lines(wire.note),
    }
}
