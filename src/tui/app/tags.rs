//! The tags of a story, typed as one line with commas between them.

use super::field::{Field, Purpose};
use super::marks;
use super::message::{Effect, Query, Write};
use super::model::{Model, Overlay};
use crate::digest::StoryId;

/// Opens the field with the tags that the selected story has; what is deleted there is taken away.
pub(crate) fn open(model: &mut Model, effects: &mut Vec<Effect>) {
    let Some((id, tags)) = marks::story(model).map(|row| (row.id, row.tags.clone())) else {
        marks::explain_no_story(model);
        return;
    };
    let mut field = Field::new(Purpose::Tags(id));
    field.insert(&tags.iter().map(|tag| format!("{tag}, ")).collect::<String>());
    model.overlay = Overlay::Field(field);
    ask(model, effects);
}

/// Asks for the library's tags that begin like the one being typed.
pub(crate) fn ask(model: &mut Model, effects: &mut Vec<Effect>) {
    if let Overlay::Field(field) = &model.overlay
        && matches!(field.purpose, Purpose::Tags(_))
    {
        let typed = last(field.text()).1.to_owned();
        model.ask(Query::Tags(typed), effects);
    }
}

/// Offers the library's tags, but for those that are there already.
pub(crate) fn offer(field: &mut Field, typed: &str, tags: &[String]) {
    let (before, begun) = last(field.text());
    if !matches!(field.purpose, Purpose::Tags(_)) || begun != typed || field.taken.is_some() {
        return;
    }
    let there = parse(before);
    let offered = tags.iter().filter(|tag| !there.contains(*tag));
    field.completions = offered.map(|tag| format!("{before}{tag}, ")).collect();
}

/// How a completion is shown: the tag alone.
pub(crate) fn shown(completion: &str) -> &str {
    completion.trim_end_matches([',', ' ']).rsplit(',').next().unwrap_or("").trim()
}

/// Sets the tags that were typed.
pub(crate) fn accept(story: StoryId, typed: &str, effects: &mut Vec<Effect>) {
    effects.push(Effect::Write(Write::Tags(story, parse(typed))));
}

/// The tags of a line.
fn parse(typed: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for tag in typed.split(',').map(|tag| tag.split_whitespace().collect::<Vec<_>>().join(" ")) {
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

/// What stands before the tag being typed, and what of it was typed.
fn last(typed: &str) -> (&str, &str) {
    let at = typed.rfind(',').map_or(0, |comma| comma + 1);
    let (before, begun) = typed.split_at(at);
    let spaces = begun.len() - begun.trim_start().len();
    let cut = before.len() + spaces;
    typed.split_at_checked(cut).unwrap_or((before, begun))
}

#[cfg(test)]
mod tests {
    use super::{last, parse, shown};

    #[test]
    fn a_line_is_its_tags() {
        assert_eq!(parse("water, rail  road,, water ,"), ["water", "rail road"]);
        assert_eq!(last("water, ra"), ("water, ", "ra"));
        assert_eq!(last("wa"), ("", "wa"));
        assert_eq!(last("water, "), ("water, ", ""));
        assert_eq!(shown("water, rail road, "), "rail road");
    }
}
