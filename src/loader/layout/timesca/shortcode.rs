//! Shortcodes that the publisher's editor left in a text: `[caption id="…" …]<img …/> The text[/caption]`.

use std::borrow::Cow;

/// A part of a paragraph that held shortcodes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// Text of the story.
    Text(&'a str),
    /// The text of a picture's caption, without tags.
    Caption(Cow<'a, str>),
    /// A shortcode's own letters: its brackets, attributes and tags.
    Code(&'a str),
    /// A shortcode that the end of the text cut off.
    CutCode(&'a str),
}

/// Names of shortcodes that hold no text of the story.
const MUTE: [&str; 6] = ["gallery", "embed", "video", "audio", "playlist", "wp_"];

/// Takes a paragraph's shortcodes apart; one part where there is none. One pass over the text.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = text;
    let mut searched = 0;
    while let Some(open) = rest.get(searched..).and_then(|rest| rest.find('[')).map(|at| at + searched) {
        let code = rest.get(open..).unwrap_or_default();
        let Some(length) = code_length(code) else {
            searched = open + 1;
            continue;
        };
        push_text(&mut parts, rest.get(..open).unwrap_or_default());
        let Some(end) = length else {
            parts.push(Part::CutCode(code));
            return parts;
        };
        parts.push(Part::Code(code.get(..end).unwrap_or_default()));
        rest = code.get(end..).unwrap_or_default();
        searched = 0;
        if starts_code(code, "caption") {
            rest = caption(&mut parts, rest);
        }
    }
    push_text(&mut parts, rest);
    parts
}

/// The length of a shortcode's opening bracket at the start of `text`: the outer `None` where none stands there, the
/// inner where it is never closed.
fn code_length(text: &str) -> Option<Option<usize>> {
    let end = near(text).find(']').map(|end| end + 1);
    if starts_code(text, "caption") || starts_code(text, "/caption") {
        return (end.is_some() || near(text).len() == text.len()).then_some(end);
    }
    let mute = MUTE.iter().find(|name| starts_code(text, name))?;
    let end = end?;
    let close = format!("[/{mute}]");
    let closed = text.get(end..).and_then(|rest| near(rest).find(&close));
    Some(Some(closed.map_or(end, |at| end + at + close.len())))
}

/// The beginning of a text, as far as a shortcode or its caption can reach: what is searched again and again must not
/// grow with the text.
fn near(text: &str) -> &str {
    const REACH: usize = 3_000;
    text.get(..text.floor_char_boundary(REACH)).unwrap_or(text)
}

fn starts_code(text: &str, name: &str) -> bool {
    let after = text.strip_prefix('[').and_then(|text| text.strip_prefix(name));
    after.is_some_and(|after| {
        name.ends_with('_') || after.is_empty() || after.starts_with([' ', ']', '\u{a0}'])
    })
}

/// Reads what follows `[caption …]` up to its end; gives the text after it. Where the end is missing, all of it is
/// text of the story: better a caption in the story than a story in a caption.
fn caption<'a>(parts: &mut Vec<Part<'a>>, text: &'a str) -> &'a str {
    const CLOSE: &str = "[/caption]";
    let Some(end) = near(text).find(CLOSE) else { return text };
    let inner = text.get(..end).unwrap_or_default();
    let (words, tags) = without_tags(inner);
    parts.extend(tags.into_iter().map(Part::Code));
    if !words.trim().is_empty() {
        parts.push(match words {
            Cow::Borrowed(words) => Part::Caption(Cow::Borrowed(words.trim())),
            Cow::Owned(words) => Part::Caption(Cow::Owned(words.trim().to_owned())),
        });
    }
    parts.push(Part::Code(text.get(end..end + CLOSE.len()).unwrap_or_default()));
    text.get(end + CLOSE.len()..).unwrap_or_default()
}

/// A caption's words without HTML tags, and the tags.
fn without_tags(text: &str) -> (Cow<'_, str>, Vec<&str>) {
    let mut words = String::new();
    let mut tags = Vec::new();
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        let looks_like_tag = tag.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/');
        let Some(end) = tag.find('>').filter(|_| looks_like_tag) else { break };
        words.push_str(before);
        words.push(' ');
        let from = before.len();
        tags.extend(rest.get(from..from + end + 2));
        rest = tag.get(end + 1..).unwrap_or_default();
    }
    if tags.is_empty() {
        return (Cow::Borrowed(text), tags);
    }
    words.push_str(rest);
    (Cow::Owned(words), tags)
}

fn push_text<'a>(parts: &mut Vec<Part<'a>>, text: &'a str) {
    if !text.trim().is_empty() {
        parts.push(Part::Text(text.trim()));
    }
}

#[cfg(test)]
mod tests {
    use super::{Part, parts};

    #[test]
    fn a_caption_is_taken_out_where_it_stands() {
        let text = "The bridge is open. [caption id=\"attachment_7\" align=\"left\" width=\"80\"]<img src=\"b.jpg\" /> The \
                    bridge at noon[/caption] Cars came early.";
        assert_eq!(
            parts(text),
            [
                Part::Text("The bridge is open."),
                Part::Code("[caption id=\"attachment_7\" align=\"left\" width=\"80\"]"),
                Part::Code("<img src=\"b.jpg\" />"),
                Part::Caption("The bridge at noon".into()),
                Part::Code("[/caption]"),
                Part::Text("Cars came early."),
            ]
        );
    }

    #[test]
    fn captions_never_closed_or_cut_off() {
        assert_eq!(
            parts("[caption id=\"1\"] The bridge was opened."),
            [Part::Code("[caption id=\"1\"]"), Part::Text("The bridge was opened.")]
        );
        assert_eq!(
            parts("It is open. [caption id=\"attach..."),
            [Part::Text("It is open."), Part::CutCode("[caption id=\"attach...")]
        );
        assert_eq!(parts("[/caption]"), [Part::Code("[/caption]")]);
    }

    #[test]
    fn other_brackets_are_text() {
        for text in [
            "He said “it [the lake] falls” [...]",
            "[captions] are short",
            "a < b and [c]",
            "[",
            "video [sic]",
        ] {
            assert_eq!(parts(text), [Part::Text(text)], "{text}");
        }
        assert_eq!(
            parts("See [embed]https://lake.example/v[/embed] for more"),
            [Part::Text("See"), Part::Code("[embed]https://lake.example/v[/embed]"), Part::Text("for more")]
        );
    }
}
