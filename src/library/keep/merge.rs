//! What is kept when two forms of one story meet.

use std::cmp::Ordering;

use super::super::dates;
use super::ready::ReadyStory;
use crate::digest::{Basis, Block, Story};
use crate::store::{KnownStory, NewStory};

/// A story's facts as they are saved.
pub(super) fn facts(ready: &ReadyStory) -> NewStory<'_> {
    NewStory {
        name: ready.name,
        title: &ready.story.title,
        dated: &ready.story.dated,
        truncated: ready.story.truncated,
        words: ready.words,
        countries: &ready.countries,
        names: &ready.names,
        body: &ready.story.body,
    }
}

/// The story that comes of a known one and a new form of it. `sole`: the known one stands only in the issue that is
/// being saved, so the new form corrects it; else it was met in another issue, and the better of the two is kept.
pub(super) fn merged(known: &KnownStory, new: &ReadyStory, sole: bool) -> ReadyStory {
    let new_text = has_better_text(known, &new.story, sole);
    let printed = |basis| basis == Basis::Printed;
    let new_title = (sole || new_text || printed(new.story.title.basis))
        && (printed(new.story.title.basis) || !printed(known.title.basis));
    let dated = if sole {
        dates::read_again(&known.dated, &new.story.dated)
    } else {
        dates::met_again(&known.dated, &new.story.dated)
    };
    ReadyStory::new(Story {
        key: Some(known.key.clone()),
        section: None,
        title: if new_title { new.story.title.clone() } else { known.title.clone() },
        dated,
        truncated: if new_text { new.story.truncated } else { known.truncated },
        body: if new_text { new.story.body.clone() } else { known.body.clone() },
    })
}

/// The longer text is better; a shorter one only where it corrects the known one and is not broken off.
fn has_better_text(known: &KnownStory, new: &Story, sole: bool) -> bool {
    let length = |body: &[Block]| body.iter().map(|block| block.text.len()).sum::<usize>();
    let new_length = length(&new.body);
    match new_length.cmp(&length(&known.body)) {
        Ordering::Greater => true,
        Ordering::Equal => sole || (known.truncated && !new.truncated),
        Ordering::Less => sole && !new.truncated && new_length > 0,
    }
}

#[cfg(test)]
mod tests {
    use super::merged;
    use crate::digest::{Block, BlockKind, Dated, Story, StoryId, Title};
    use crate::library::keep::ReadyStory;
    use crate::store::KnownStory;

    const LONG: &str = "The bridge over the river was closed on Monday, and lorries wait on either bank.";
    const SHORT: &str = "The bridge over the river was closed";

    fn known(text: &str, truncated: bool) -> KnownStory {
        KnownStory {
            id: StoryId(1),
            key: "k".to_owned(),
            title: Title::printed("Bridge closed"),
            dated: Dated::unknown(),
            truncated,
            read: false,
            marked: false,
            issues: 1,
            body: vec![Block::new(BlockKind::Paragraph, text)],
        }
    }

    fn new(text: &str, truncated: bool) -> ReadyStory {
        ReadyStory::new(Story {
            key: None,
            section: None,
            title: Title::printed("Bridge closed"),
            dated: Dated::unknown(),
            truncated,
            body: vec![Block::new(BlockKind::Paragraph, text)],
        })
    }

    #[test]
    fn the_longer_text_is_kept_and_truncated_follows_it() {
        for sole in [true, false] {
            let longer = merged(&known(SHORT, true), &new(LONG, false), sole);
            assert_eq!((longer.story.body[0].text.as_str(), longer.story.truncated), (LONG, false));
            let kept = merged(&known(LONG, false), &new(SHORT, true), sole);
            assert_eq!((kept.story.body[0].text.as_str(), kept.story.truncated), (LONG, false));
        }
    }

    #[test]
    fn a_correction_may_be_shorter_but_not_elsewhere() {
        assert_eq!(merged(&known(LONG, false), &new(SHORT, false), true).story.body[0].text, SHORT);
        assert_eq!(merged(&known(LONG, false), &new(SHORT, false), false).story.body[0].text, LONG);
        assert_eq!(merged(&known(LONG, false), &new("", false), true).story.body[0].text, LONG);
    }

    #[test]
    fn a_printed_title_is_not_lost_to_a_derived_one() {
        let mut derived = new(LONG, false);
        derived.story.title = Title::derived("The bridge over the river");
        assert_eq!(merged(&known(SHORT, true), &derived, true).story.title, Title::printed("Bridge closed"));
    }
}
