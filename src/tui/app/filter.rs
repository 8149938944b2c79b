//! The filter of a list: typed in the footer, live, and shown at the head of the pane.

use super::field::{Field, Purpose};
use super::model::{Focus, Model, Overlay, Screen};

/// Opens the field, for the list that has the focus, or the one beside the text.
pub(crate) fn open(model: &mut Model) {
    if matches!(model.screen, Screen::Threads | Screen::Rates | Screen::Leads) {
        model.say("f filters issues, stories and bookmarks; 1 and 3 show them.");
        return;
    }
    if model.focus == Focus::Story {
        model.focus = match model.screen {
            Screen::Bookmarks => Focus::Bookmarks,
            Screen::Issues if model.stories.chosen => Focus::Stories,
            Screen::Issues | Screen::Threads | Screen::Rates | Screen::Leads => Focus::Issues,
        };
    }
    let mut field = Field::new(Purpose::Filter);
    field.insert(of(model, model.focus).unwrap_or_default());
    model.overlay = Overlay::Field(field);
}

/// Something was typed, or deleted.
pub(crate) fn typed(model: &mut Model) {
    if let Overlay::Field(field) = &model.overlay
        && field.purpose == Purpose::Filter
    {
        let text = field.text().to_owned();
        set(model, &text);
    }
}

/// Filters the list that has the focus.
pub(crate) fn set(model: &mut Model, text: &str) {
    match model.focus {
        Focus::Issues => model.issues.sift(text),
        Focus::Bookmarks => model.bookmarks.sift(text),
        Focus::Stories => model.stories.list.sift(text),
        Focus::Story | Focus::Threads | Focus::Thread | Focus::Rates | Focus::Chart | Focus::Leads => {}
    }
}

/// Leaves the field: the list is as it was before.
pub(crate) fn cancel(model: &mut Model) {
    clear_with(model, true);
}

/// Clears the filter of the list that has the focus; the selected row stays. Whether there was one.
pub(crate) fn clear(model: &mut Model) -> bool {
    matches!(model.overlay, Overlay::None) && model.focus != Focus::Story && clear_with(model, false)
}

fn clear_with(model: &mut Model, back: bool) -> bool {
    let on = of(model, model.focus).is_some();
    match model.focus {
        Focus::Issues => model.issues.unsift(back),
        Focus::Bookmarks => model.bookmarks.unsift(back),
        Focus::Stories => model.stories.list.unsift(back),
        Focus::Story | Focus::Threads | Focus::Thread | Focus::Rates | Focus::Chart | Focus::Leads => {}
    }
    on
}

/// What a list is filtered by.
pub(crate) fn of(model: &Model, pane: Focus) -> Option<&str> {
    match pane {
        Focus::Issues => model.issues.filter(),
        Focus::Bookmarks => model.bookmarks.filter(),
        Focus::Stories => model.stories.list.filter(),
        Focus::Story | Focus::Threads | Focus::Thread | Focus::Rates | Focus::Chart | Focus::Leads => None,
    }
}
