//! A brief as HTML: one file that asks for no other, runs nothing, and is fit to be printed.

use super::{Brief, Item, Quotation};
use crate::digest::{Block, BlockKind};

/// What stands before the brief. The policy forbids whatever a text might smuggle in, were it ever taken for markup.
const HEAD: &str = r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Brief</title>
<style>
body { max-width: 42em; margin: 2em auto; padding: 0 1em; font: 1.05em/1.5 Georgia, serif; color: #222; background: #fff; }
h1, h2, h3, h4 { font-family: system-ui, sans-serif; line-height: 1.25; }
h2 { margin-top: 2em; border-bottom: 1px solid #ccc; }
.source, .tags, .caption, .broken { color: #666; font-size: .9em; }
.caption, .broken { font-style: italic; }
.note { margin: 1em 0; padding: .5em 1em; border: 1px solid #ddd; border-radius: 4px; white-space: pre-line; }
blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid #bbb; white-space: pre-line; }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #1b1b1b; } }
@media print {
  @page { margin: 2cm; }
  body { max-width: none; margin: 0; padding: 0; font-size: 11pt; color: #000; background: #fff; }
  h1, h2, h3, h4, .source { break-after: avoid; }
  blockquote, .note, li { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
}
</style>
</head>
<body>
<h1>Brief</h1>
"#;

/// A brief as HTML.
pub(super) fn written(brief: &Brief) -> String {
    let mut out = HEAD.to_owned();
    element(&mut out, "p", "source", &brief.in_words());
    for group in &brief.groups {
        let title = if group.heading.is_some() { "h3" } else { "h2" };
        out.push_str("<section>\n");
        if let Some(heading) = &group.heading {
            element(&mut out, "h2", "", heading);
        }
        group.items.iter().for_each(|item| write_item(&mut out, title, item));
        out.push_str("</section>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn write_item(out: &mut String, title: &str, item: &Item) {
    out.push_str("<article>\n");
    element(out, title, "", &item.title);
    element(out, "p", "source", &item.source());
    if !item.tags.is_empty() {
        element(out, "p", "tags", &format!("Tags: {}", item.tags.join(", ")));
    }
    item.note.iter().for_each(|note| element(out, "div", "note", note));
    for Quotation { text, note } in &item.quotations {
        element(out, "blockquote", "", text);
        note.iter().for_each(|note| element(out, "div", "note", note));
    }
    write_body(out, &item.body);
    if item.truncated {
        element(out, "p", "broken", "The document breaks the text off here.");
    }
    out.push_str("</article>\n");
}

fn write_body(out: &mut String, body: &[Block]) {
    for blocks in body.chunk_by(|one, next| (one.kind == BlockKind::Item) == (next.kind == BlockKind::Item)) {
        let is_list = blocks.first().is_some_and(|block| block.kind == BlockKind::Item);
        out.push_str(if is_list { "<ul>\n" } else { "" });
        for block in blocks {
            let (name, class) = match block.kind {
                BlockKind::Paragraph => ("p", ""),
                BlockKind::Subheading => ("h4", ""),
                BlockKind::Quotation => ("blockquote", ""),
                BlockKind::Caption => ("p", "caption"),
                BlockKind::Item => ("li", ""),
            };
            element(out, name, class, &block.text);
        }
        out.push_str(if is_list { "</ul>\n" } else { "" });
    }
}

/// An element that holds a text; each finds the direction of its own script.
fn element(out: &mut String, name: &str, class: &str, text: &str) {
    let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
    out.push_str(&format!("<{name}{class} dir=\"auto\">{}</{name}>\n", escaped(text)));
}

/// A text in which nothing is markup, neither in an element nor in an attribute.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(letter),
        }
    }
    out
}
