//! Marks and their undoing.
//!
//! Every change returns what it changed exactly, as a [`Change`]; undoing one gives the change that redoes it, so that
//! undo and redo may go on without end. The change that took a bookmark away holds what it was, so that it comes back to
//! its old place, also after others were made and taken away.

use super::{Library, Result};
use crate::digest::{IssueId, StoryId};
use crate::names::fold;
use crate::store::kept::{BookmarkId, Filed, Target};

/// A change of marks, so that it can be undone: the exact stories it changed and what they are now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// These stories were marked read (or unread, if `read` is false).
    Read {
        /// The stories whose mark changed.
        stories: Vec<StoryId>,
        /// What they are now.
        read: bool,
    },
    /// This story was bookmarked, or its bookmark taken away.
    Bookmarked {
        /// The story.
        story: StoryId,
        /// What it is now.
        bookmarked: bool,
        /// What the bookmark was that was taken away.
        was: Option<Box<Filed>>,
    },
    /// An issue, a headline or a passage was bookmarked, or its bookmark taken away.
    Kept {
        /// What the bookmark is of.
        target: Target,
        /// Whether it is bookmarked now.
        on: bool,
        /// What the bookmark was that was taken away.
        was: Option<Box<Filed>>,
    },
    /// A bookmark was moved in the order by hand.
    Moved {
        /// Which.
        id: BookmarkId,
        /// By how many places, down where it is positive.
        by: i64,
    },
    /// The tags of a story.
    Tagged {
        /// The story.
        story: StoryId,
        /// Its tags before.
        before: Vec<String>,
        /// Its tags now.
        tags: Vec<String>,
    },
    /// The note of a story.
    Noted {
        /// The story.
        story: StoryId,
        /// Its note before.
        before: Option<String>,
        /// Its note now.
        note: Option<String>,
    },
    /// The note of an issue, a headline or a quotation.
    Annotated {
        /// What the note is on.
        target: Target,
        /// The note before.
        before: Option<String>,
        /// The note now.
        note: Option<String>,
    },
}

impl Change {
    /// Whether nothing was changed.
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Read { stories, .. } => stories.is_empty(),
            Self::Moved { by, .. } => *by == 0,
            Self::Tagged { before, tags, .. } => before == tags,
            Self::Noted { before, note, .. } | Self::Annotated { before, note, .. } => before == note,
            Self::Bookmarked { .. } | Self::Kept { .. } => false,
        }
    }
}

/// The change that changed nothing.
const NOTHING: Change = Change::Read { stories: Vec::new(), read: true };

impl Library {
    /// Marks stories read or unread; tells which of them that changed.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn set_read(&mut self, stories: &[StoryId], read: bool) -> Result<Change> {
        let saving = self.saving()?;
        let mut changed = Vec::with_capacity(stories.len());
        for story in stories {
            if saving.set_read(*story, read)? {
                changed.push(*story);
            }
        }
        saving.commit()?;
        Ok(Change::Read { stories: changed, read })
    }

    /// Marks every story of an issue read.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn set_issue_read(&mut self, issue: IssueId) -> Result<Change> {
        let saving = self.saving()?;
        let stories = saving.unread_of(issue)?;
        for story in &stories {
            saving.set_read(*story, true)?;
        }
        saving.commit()?;
        Ok(Change::Read { stories, read: true })
    }

    /// Bookmarks a story, or takes its bookmark away. Where that changes nothing, the change is one of no stories.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn set_bookmarked(&mut self, story: StoryId, bookmarked: bool) -> Result<Change> {
        self.set_kept(&Target::Story(story), bookmarked)
    }

    /// Bookmarks anything, or takes its bookmark away. Where that changes nothing, the change is one of no stories.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn set_kept(&mut self, target: &Target, kept: bool) -> Result<Change> {
        self.change_bookmark(target, kept, None)
    }

    /// Gives a story these tags and no others. White space and control characters are tidied; a tag that is known in
    /// another case keeps that.
    ///
    /// # Errors
    /// When the library cannot be written, or there is no such story.
    pub fn set_tags(&mut self, story: StoryId, tags: &[String]) -> Result<Change> {
        let mut tidy: Vec<String> = Vec::new();
        for tag in tags.iter().map(|tag| tidy_tag(tag)).filter(|tag| !tag.is_empty()) {
            if !tidy.iter().any(|known| fold(known) == fold(&tag)) {
                tidy.push(tag);
            }
        }
        let saving = self.saving()?;
        let before = saving.tags_of(story)?;
        saving.set_tags(story, &tidy)?;
        let tags = saving.tags_of(story)?;
        saving.commit()?;
        Ok(Change::Tagged { story, before, tags })
    }

    /// Gives a story a tag, or takes it away.
    ///
    /// # Errors
    /// When the library cannot be written, or there is no such story.
    pub fn set_tag(&mut self, story: StoryId, tag: &str, tagged: bool) -> Result<Change> {
        let saving = self.saving()?;
        let mut tags = saving.tags_of(story)?;
        drop(saving);
        let folded = fold(&tidy_tag(tag));
        tags.retain(|known| fold(known) != folded);
        if tagged {
            tags.push(tag.to_owned());
        }
        self.set_tags(story, &tags)
    }

    /// Gives a story this note; an empty one takes it away.
    ///
    /// # Errors
    /// When the library cannot be written, or there is no such story.
    pub fn set_note(&mut self, story: StoryId, note: &str) -> Result<Change> {
        let note = tidy_note(note);
        let saving = self.saving()?;
        let before = saving.story_note(story)?;
        saving.set_story_note(story, note.as_deref())?;
        saving.commit()?;
        Ok(Change::Noted { story, before, note })
    }

    /// Gives a story, an issue, or a bookmarked headline or quotation this note; an empty one takes it away.
    ///
    /// # Errors
    /// When the library cannot be written, or there is no such story or issue.
    pub fn annotate(&mut self, target: &Target, note: &str) -> Result<Change> {
        if let Target::Story(story) = target {
            return self.set_note(*story, note);
        }
        let note = tidy_note(note);
        let saving = self.saving()?;
        let before = match target {
            Target::Issue(issue) => Some(saving.set_issue_note(*issue, note.as_deref())?),
            _ => saving.set_bookmark_note(target, note.as_deref())?,
        };
        saving.commit()?;
        Ok(before.map_or(NOTHING, |before| Change::Annotated { target: target.clone(), before, note }))
    }

    /// Moves a bookmark in the order by hand, down by so many steps, or up where they are negative; as far as it goes.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn move_bookmark(&mut self, id: BookmarkId, by: i64) -> Result<Change> {
        let saving = self.saving()?;
        let row = saving.neighbours(id, by)?;
        let mut ids: Vec<BookmarkId> = row.iter().map(|(id, _)| *id).collect();
        let places: Vec<i64> = row.iter().map(|(_, place)| *place).collect();
        let steps = i64::try_from(row.len().saturating_sub(1)).unwrap_or(i64::MAX);
        if steps > 0 {
            ids.rotate_left(1);
            saving.place_by_hand(&ids.into_iter().zip(places).collect::<Vec<_>>())?;
        }
        saving.commit()?;
        Ok(Change::Moved { id, by: steps * by.signum() })
    }

    /// Takes any bookmark away by its number.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn drop_bookmark(&mut self, id: BookmarkId) -> Result<Change> {
        match self.store.bookmark(id)? {
            Some(row) => self.set_kept(&row.target(), false),
            None => Ok(NOTHING),
        }
    }

    /// Bookmarks what is not bookmarked, and takes the bookmark of what is.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn toggle_bookmark(&mut self, target: &Target) -> Result<Change> {
        let kept = self.store.bookmark_of(target)?.is_some();
        self.set_kept(target, !kept)
    }

    /// Puts back what a change changed; returns the change that redoes it.
    ///
    /// # Errors
    /// When the library cannot be written.
    pub fn undo(&mut self, change: &Change) -> Result<Change> {
        match change {
            Change::Read { stories, read } => self.set_read(stories, !read),
            Change::Bookmarked { story, bookmarked, was } => {
                self.change_bookmark(&Target::Story(*story), !bookmarked, was.as_deref())
            }
            Change::Kept { target, on, was } => self.change_bookmark(target, !on, was.as_deref()),
            Change::Tagged { story, before, .. } => self.set_tags(*story, before),
            Change::Noted { story, before, .. } => self.set_note(*story, before.as_deref().unwrap_or("")),
            Change::Annotated { target, before, .. } => {
                self.annotate(target, before.as_deref().unwrap_or(""))
            }
            Change::Moved { id, by } => self.move_bookmark(*id, -by),
        }
    }

    fn change_bookmark(&mut self, target: &Target, kept: bool, filed: Option<&Filed>) -> Result<Change> {
        let saving = self.saving()?;
        let (changed, was) = if kept {
            (saving.bookmark(target, filed)?, None)
        } else {
            let was = saving.unbookmark(target)?;
            (was.is_some(), was.map(Box::new))
        };
        saving.commit()?;
        Ok(match target {
            _ if !changed => NOTHING,
            Target::Story(story) => Change::Bookmarked { story: *story, bookmarked: kept, was },
            other => Change::Kept { target: other.clone(), on: kept, was },
        })
    }
}

/// A tag on one line, without control characters, a `#` before it or more than one space in a row.
pub(super) fn tidy_tag(tag: &str) -> String {
    let plain: String = tag.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    plain.trim().trim_start_matches('#').split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A note without control characters but line breaks; `None` where nothing is left.
pub(super) fn tidy_note(note: &str) -> Option<String> {
    let plain: String = note
        .replace("\r\n", "\n")
        .chars()
        .map(|letter| if letter.is_control() && letter != '\n' { ' ' } else { letter })
        .collect();
    let plain = plain.trim();
    (!plain.is_empty()).then(|| plain.to_owned())
}
