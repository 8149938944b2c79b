//! Paints a model: one painter per pane, colours by role. Changes nothing, remembers nothing.

mod canvas;
mod chart;
mod disputed;
mod field;
mod footer;
mod help;
mod list;
mod names;
mod note;
pub(crate) mod print;
mod saved;
mod seek;
mod story;
pub(crate) mod theme;

use ratatui::Frame as Screen;

use self::canvas::Canvas;
use self::theme::Theme;
use super::app::message::Slot;
use super::app::{Focus, Model, Overlay};
use super::page::geometry::{Area, Layout};
use super::page::piece::{Role, piece};
use super::page::text;

/// Paints everything.
pub(crate) fn paint(model: &Model, theme: &Theme, screen: &mut Screen<'_>) {
    let mut canvas = Canvas::new(screen, theme);
    let layout = model.layout();
    lines_above(model, &layout, &mut canvas);
    match &model.overlay {
        Overlay::Help(help) => help::paint(*help, layout.middle, &mut canvas),
        Overlay::Seek(seek) => seek::paint(model, seek, &layout, &mut canvas),
        Overlay::Names(names) => names::paint(names, layout.middle, &mut canvas),
        Overlay::Saved(list) => {
            saved::paint(list, model.asks.is_late(Slot::Watchlist), layout.middle, &mut canvas)
        }
        _ => panes(model, &layout, &mut canvas),
    }
    match &model.overlay {
        Overlay::Field(field) => field::paint(field, &layout, &mut canvas),
        Overlay::Note(note) => {
            note::paint(note, &layout, model.settings.column, &mut canvas);
            footer::paint(model, layout.footer, &mut canvas);
        }
        _ => footer::paint(model, layout.footer, &mut canvas),
    }
    disputed::guard(screen.buffer_mut());
}

fn lines_above(model: &Model, layout: &Layout, canvas: &mut Canvas<'_, '_>) {
    if let Some(area) = layout.ticker {
        // Every cell counts here: five pairs with their day take 79.
        let inside = Area { width: area.width.saturating_sub(1), ..inset(area) };
        let line = model.ticker.line(usize::from(inside.width), model.settings.reduced_motion);
        canvas.line(inside, 0, &line);
    }
    if let Some(area) = layout.banner {
        let words = match model.focus {
            // There i turns the pairs round.
            Focus::Rates | Focus::Chart => {
                "Sample edition, written for akyn · press 1, then i to import your own"
            }
            _ => "Sample edition, written for akyn · press i to import your own digests",
        };
        let news = model.threads.told();
        let told = model.alert.as_deref().or(news.as_deref()).map(text::clean);
        canvas.line(inset(area), 0, &[piece(told.as_deref().unwrap_or(words), Role::Notice)]);
    }
}

/// A cell of air on either side.
fn inset(area: Area) -> Area {
    Area { x: area.x + area.width.min(1), width: area.width.saturating_sub(2), ..area }
}

fn panes(model: &Model, layout: &Layout, canvas: &mut Canvas<'_, '_>) {
    for (pane, frame) in model.panes(layout) {
        match pane {
            Focus::Story => story::paint(model, frame, canvas),
            Focus::Chart => chart::paint(model, frame, canvas),
            list => list::paint(model, list, frame, canvas),
        }
    }
    for rule in &layout.rules {
        for row in 0..rule.height {
            canvas.line(*rule, row, &[piece("│", Role::Dim)]);
        }
    }
}
