//! Paints the text: a story, an issue's introduction, a headline.

use super::canvas::Canvas;
use super::list::head;
use crate::tui::app::{Content, Focus, Model};
use crate::tui::page::geometry::{Frame, text_column};
use crate::tui::page::piece::{Role, piece};
use crate::tui::page::text;

/// Paints the pane.
pub(crate) fn paint(model: &Model, frame: Frame, canvas: &mut Canvas<'_, '_>) {
    let name = match &model.story.content {
        Content::Story(story) if story.row.bookmarked => "Story ★",
        Content::Issue(issue) if issue.row.bookmarked => "Issue ★",
        Content::Issue(_) => "Issue",
        Content::Headline(issue, at) if issue.bookmarked_headlines.contains(at) => "Headline ★",
        Content::Headline(..) => "Headline",
        Content::Story(_) | Content::Nothing => "Story",
    };
    let (seen, all) = model.story.progress();
    let position = match all {
        0 => String::new(),
        _ if model.story.is_whole() => "all".to_owned(),
        _ => format!("{seen}/{all}"),
    };
    head(name, &position, model.focus == Focus::Story, model.is_loading(Focus::Story), frame.head, canvas);
    let column = text_column(frame.body, model.settings.column);
    if all == 0 {
        nothing(model, frame, canvas);
    }
    let ground = model.story.ground();
    let selected = model.story.passage().map(|ends| (ends, Role::Selected));
    let lit = || model.story.lit().map(|ends| (ends, Role::Bookmark));
    let passage = selected.or_else(lit).zip(ground);
    for (row, line) in (0..column.height).zip(model.story.shown()) {
        match passage {
            Some(((ends, role), ground)) => canvas.line(column, row, &ground.lit(line, ends, role)),
            None => canvas.line(column, row, &line.pieces),
        }
    }
}

fn nothing(model: &Model, frame: Frame, canvas: &mut Canvas<'_, '_>) {
    let nothing_to_choose =
        model.issues.is_empty() && model.issues.filter().is_none() && model.importing.is_none();
    let words = if nothing_to_choose { "Nothing to read yet." } else { return };
    let column = text_column(frame.body, model.settings.column);
    canvas.line(column, 0, &[piece(text::cut(words, usize::from(column.width)), Role::Dim)]);
}
