//! The reader's place, as it is saved: words and numbers, read leniently so that an older or newer form does no harm.

use super::bookmarks;
use super::model::{Focus, Model, Overlay, Screen};
use crate::digest::{IssueId, StoryId, ThreadId};
use crate::library::{BookmarkId, BookmarkOrder};
use crate::tui::page::flow::Spot;
use crate::tui::page::geometry::TEXT_WIDTHS;

/// Where the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Place {
    screen: Screen,
    focus: Focus,
    issue: Option<IssueId>,
    /// The selected story of the issue, once one was chosen.
    story: Option<StoryId>,
    /// Rows above it on the screen.
    above: u64,
    /// Or the number of a headline.
    headline: Option<u64>,
    bookmark: Option<BookmarkId>,
    order: BookmarkOrder,
    thread: Option<ThreadId>,
    /// The selected story of the thread.
    in_thread: Option<StoryId>,
    spot: Spot,
    /// The width of the column of text, and the configured one that it was set against: another configuration
    /// outranks what was set before it.
    column: Option<u16>,
    configured: Option<u16>,
    text_only: bool,
    /// Of which day the rates above are, and what was configured when it was set.
    ticker: Option<(bool, bool)>,
}

impl Place {
    /// Where a reader is now.
    pub(crate) fn of(model: &Model) -> Self {
        if let Overlay::Seek(seek) = &model.overlay {
            // Nobody stays in a search, nor among what something led to.
            return seek.home;
        }
        if model.screen == Screen::Leads {
            return model.leads.home;
        }
        let stories = &model.stories;
        let chosen = stories.chosen;
        Self {
            screen: model.screen,
            focus: model.focus,
            issue: stories.issue.or(model.issues.selected_id()),
            above: stories.list.above(),
            story: stories.list.aim().filter(|_| chosen),
            headline: stories.headline_wanted.or(stories.list.selected_in_tail()).filter(|_| chosen),
            bookmark: model.bookmarks.aim(),
            order: model.order,
            thread: model.threads.list.aim(),
            in_thread: model.threads.stories.aim(),
            spot: model.resume.unwrap_or_else(|| model.story.spot()),
            column: Some(model.settings.column),
            configured: Some(model.settings.configured_column),
            text_only: model.settings.text_only,
            ticker: Some((model.settings.ticker_of_issue, model.settings.configured_ticker)),
        }
    }

    /// Goes there, and sets the text as it was set.
    pub(crate) fn restore(self, model: &mut Model) {
        model.settings.text_only = self.text_only;
        if let Some((set, configured)) = self.ticker {
            let same = configured == model.settings.configured_ticker;
            model.settings.ticker_of_issue = if same { set } else { model.settings.configured_ticker };
        }
        let same = self.configured == Some(model.settings.configured_column);
        if let Some(column) = self.column.filter(|column| same && TEXT_WIDTHS.contains(column)) {
            model.settings.column = column;
        }
        self.go(model);
    }

    /// Goes there.
    pub(crate) fn go(self, model: &mut Model) {
        model.screen = self.screen;
        if let Some(issue) = self.issue {
            model.issues.seek(issue);
            if model.stories.issue != Some(issue) {
                model.stories.open(issue);
            }
            model.stories.chosen = self.story.is_some() || self.headline.is_some();
            match (self.story, self.headline) {
                (Some(story), _) => model.stories.list.seek_below(story, self.above),
                (None, Some(headline)) => model.stories.headline_wanted = Some(headline),
                (None, None) => {}
            }
        }
        model.order = self.order;
        if let Some(bookmark) = self.bookmark {
            model.bookmarks.seek(bookmark);
        }
        if let Some(thread) = self.thread {
            model.threads.go_to(thread, self.in_thread);
        }
        model.focus = match self.screen {
            Screen::Issues if self.focus != Focus::Issues && !model.stories.chosen => Focus::Issues,
            _ => self.focus,
        };
        model.resume = Some(self.spot);
    }

    /// As it is saved.
    pub(crate) fn save(self) -> String {
        let (screen, focus) = (self.screen.word(), self.focus.word());
        let mut text = format!("screen={screen} focus={focus} order={}", bookmarks::word(self.order));
        let mut add = |name: &str, number: Option<i64>| {
            if let Some(number) = number {
                text.push_str(&format!(" {name}={number}"));
            }
        };
        let whole = |number: usize| i64::try_from(number).ok();
        add("issue", self.issue.map(|id| id.0));
        add("story", self.story.map(|id| id.0));
        add("above", i64::try_from(self.above).ok());
        add("headline", self.headline.and_then(|number| i64::try_from(number).ok()));
        add("bookmark", self.bookmark.map(|id| id.0));
        add("thread", self.thread.map(|id| id.0));
        add("in-thread", self.in_thread.map(|id| id.0));
        add("paragraph", whole(self.spot.paragraph));
        add("letters", whole(self.spot.letters));
        add("column", self.column.map(i64::from));
        add("configured", self.configured.map(i64::from));
        add("text-only", self.text_only.then_some(1));
        // Two bits; nothing where both are as by default.
        let bits = self.ticker.map(|(set, configured)| i64::from(set) + 2 * i64::from(configured));
        add("ticker", bits.filter(|bits| *bits > 0));
        text
    }

    /// What was saved; what is not understood is left out.
    pub(crate) fn read(text: &str) -> Self {
        let mut place = Self::default();
        for (name, value) in text.split_whitespace().filter_map(|word| word.split_once('=')) {
            let number: Option<i64> = value.parse().ok();
            let whole = || number.and_then(|number| usize::try_from(number).ok()).unwrap_or(0);
            match name {
                "screen" => place.screen = Screen::from_word(value).unwrap_or_default(),
                "focus" => place.focus = Focus::from_word(value).unwrap_or_default(),
                "issue" => place.issue = number.map(IssueId),
                "story" => place.story = number.map(StoryId),
                "above" => place.above = number.and_then(|number| u64::try_from(number).ok()).unwrap_or(0),
                "headline" => place.headline = number.and_then(|number| u64::try_from(number).ok()),
                "thread" => place.thread = number.map(ThreadId),
                "in-thread" => place.in_thread = number.map(StoryId),
                "bookmark" => place.bookmark = number.map(BookmarkId),
                "order" => place.order = bookmarks::from_word(value),
                "paragraph" => place.spot.paragraph = whole(),
                "letters" => place.spot.letters = whole(),
                "column" => place.column = number.and_then(|number| u16::try_from(number).ok()),
                "configured" => place.configured = number.and_then(|number| u16::try_from(number).ok()),
                "ticker" => {
                    place.ticker =
                        number.filter(|bits| (1..4).contains(bits)).map(|bits| (bits & 1 != 0, bits & 2 != 0))
                }
                "text-only" => place.text_only = number == Some(1),
                _ => {}
            }
        }
        // The panes of one screen are not those of the other.
        if !place.screen.panes().contains(&place.focus) {
            place.focus = place.screen.panes().first().copied().unwrap_or_default();
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::{BookmarkId, BookmarkOrder, Focus, Place, Screen, Spot};
    use crate::digest::{IssueId, StoryId, ThreadId};
    use proptest::prelude::{any, prop_assert_eq, proptest};

    #[test]
    fn a_place_is_read_as_it_was_saved() {
        let place = Place {
            screen: Screen::Issues,
            focus: Focus::Story,
            issue: Some(IssueId(3)),
            story: Some(StoryId(12)),
            above: 3,
            headline: None,
            bookmark: Some(BookmarkId(4)),
            order: BookmarkOrder::Tag,
            thread: Some(ThreadId(2)),
            in_thread: Some(StoryId(9)),
            spot: Spot { paragraph: 7, letters: 120 },
            column: Some(84),
            configured: Some(72),
            text_only: true,
            ticker: Some((true, false)),
        };
        assert_eq!(Place::read(&place.save()), place);
    }

    proptest! {
        #[test]
        fn whatever_was_saved_is_some_place(text in any::<String>()) {
            let place = Place::read(&text);
            prop_assert_eq!(Place::read(&place.save()), place);
        }
    }
}
