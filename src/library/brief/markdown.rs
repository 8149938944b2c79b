//! A brief as Markdown (CommonMark, as GitHub and most programs read it).

use super::{Brief, Item, Quotation};
use crate::digest::{Block, BlockKind};

/// A brief as Markdown.
pub(super) fn written(brief: &Brief) -> String {
    let mut out = format!("# Brief\n\n{}\n", escaped(&brief.in_words()));
    for group in &brief.groups {
        let level = match &group.heading {
            Some(heading) => {
                out.push_str(&format!("\n## {}\n", escaped(heading)));
                "###"
            }
            None => "##",
        };
        group.items.iter().for_each(|item| write_item(&mut out, level, item));
    }
    out
}

fn write_item(out: &mut String, level: &str, item: &Item) {
    out.push_str(&format!("\n{level} {}\n\n*{}*\n", escaped(&item.title), escaped(&item.source())));
    if !item.tags.is_empty() {
        out.push_str(&format!("\nTags: {}\n", escaped(&item.tags.join(", "))));
    }
    if let Some(note) = &item.note {
        write_note(out, "", note);
    }
    for Quotation { text, note } in &item.quotations {
        out.push('\n');
        write_lines(out, "> ", text);
        if let Some(note) = note {
            write_note(out, "", note);
        }
    }
    let mut before = None;
    for block in &item.body {
        if (before, block.kind) != (Some(BlockKind::Item), BlockKind::Item) {
            out.push('\n');
        }
        write_block(out, block);
        before = Some(block.kind);
    }
    if item.truncated {
        out.push_str("\n*The document breaks the text off here.*\n");
    }
}

fn write_note(out: &mut String, indent: &str, note: &str) {
    out.push_str(&format!("\n{indent}**Note:**\n\n"));
    write_lines(out, indent, note);
}

/// Lines as they are; an empty one parts paragraphs, others are kept apart by a hard break.
fn write_lines(out: &mut String, before: &str, text: &str) {
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let is_last = lines.peek().is_none_or(|next| next.trim().is_empty());
        let end = if is_last || line.trim().is_empty() { "" } else { "\\" };
        out.push_str(format!("{before}{}{end}", escaped(line)).trim_end());
        out.push('\n');
    }
}

fn write_block(out: &mut String, block: &Block) {
    let text = escaped(&block.text);
    let line = match block.kind {
        BlockKind::Paragraph => text,
        BlockKind::Subheading => format!("**{text}**"),
        BlockKind::Quotation => format!("> {text}"),
        BlockKind::Caption => format!("*{text}*"),
        BlockKind::Item => format!("- {text}"),
    };
    out.push_str(&line);
    out.push('\n');
}

/// A text on one line in which nothing is markup.
fn escaped(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::with_capacity(text.len() + 8);
    // What makes a line a list, a rule or an underline of a heading does so only where it begins.
    let number = text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(0);
    for (at, letter) in text.char_indices() {
        let everywhere = r"\`*_{}[]<>#|~&$^".contains(letter);
        let here = (at == 0 && "+-=:".contains(letter)) || (at == number && ".)".contains(letter));
        // Some programs make links of bare addresses and then take the strokes of this escaping into them.
        let address = match letter {
            ':' => text.get(at..).is_some_and(|rest| rest.starts_with("://")),
            '.' => out.get(out.len().saturating_sub(3)..).is_some_and(|www| www.eq_ignore_ascii_case("www")),
            _ => false,
        };
        if everywhere || here || address {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
