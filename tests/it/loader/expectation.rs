//! What a document must come out as: a subset of the dry-run JSON, and a few questions about it.
//!
//! A plain field must be equal; a list must be as long and equal in each place; a field that is not named is free.
//! The questions, for what need not be spelled out:
//!
//! | on | field | asks |
//! |---|---|---|
//! | document | `captions`, `quotations` | some block of this kind holds each text |
//! | document | `headings`, `not_headings` | each is a section, a printed story title or a subheading, or is none |
//! | document | `skipped_contains` | some skipped line holds each text |
//! | document | `fault_lines` | each of these lines has a fault |
//! | document | `some_fault` | there is a fault |
//! | document | `stories_in_all`, `story_keys` | how many stories, and the keys that documents give them |
//! | issue | `must_start`, `must_not_start` | a story starts, or none does, with each of these words |
//! | issue | `story_count` | how many stories it has |
//! | story | `starts` | its text starts with these words |
//! | story | `subheadings`, `items` | its blocks of this kind, without list marks |
//! | story | `words_within` | its text holds each of these |

use serde_json::Value;

/// Everything in which what came differs from what was expected, each with its place.
pub(super) fn complaints(expected: &Value, shown: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare(expected, shown, "", &mut found);
    found
}

fn compare(expected: &Value, shown: &Value, at: &str, found: &mut Vec<String>) {
    match (expected, shown) {
        (Value::Object(fields), Value::Object(_)) => {
            for (name, wanted) in fields {
                let at = if at.is_empty() { name.clone() } else { format!("{at}.{name}") };
                match shown.get(name) {
                    Some(value) => compare(wanted, value, &at, found),
                    None => ask(name, wanted, shown, &at, found),
                }
            }
        }
        (Value::Array(wanted), Value::Array(values)) => {
            if wanted.len() != values.len() {
                found.push(format!("{at}: {} wanted, {} came: {}", wanted.len(), values.len(), brief(shown)));
            }
            for (place, (wanted, value)) in wanted.iter().zip(values).enumerate() {
                compare(wanted, value, &format!("{at}[{place}]"), found);
            }
        }
        _ if expected == shown => {}
        _ => found.push(format!("{at}: wanted {}, came {}", brief(expected), brief(shown))),
    }
}

fn ask(question: &str, wanted: &Value, shown: &Value, at: &str, found: &mut Vec<String>) {
    let held = |having: &[String], holds: fn(&str, &str) -> bool, found: &mut Vec<String>| {
        for text in strings(wanted) {
            if !having.iter().any(|each| holds(each, &text)) {
                found.push(format!("{at}: no `{text}` among {having:?}"));
            }
        }
    };
    let contains = |having: &str, text: &str| having.contains(text);
    let begins = |having: &str, text: &str| having.starts_with(text);
    let same = |having: &str, text: &str| having == text;
    match question {
        "captions" => held(&blocks_of_all(shown, "caption"), contains, found),
        "quotations" => held(&blocks_of_all(shown, "quotation"), contains, found),
        "skipped_contains" => held(&texts(&shown["skipped"], "text"), contains, found),
        "headings" => held(&headings(shown), same, found),
        "story_keys" => {
            held(&stories(shown).flat_map(|story| strings(&story["key"])).collect::<Vec<_>>(), same, found)
        }
        "must_start" => held(&starts_of_all(shown), begins, found),
        "words_within" => held(&[text_of(shown)], contains, found),
        "starts" => held(&[start(shown)], begins, found),
        "not_headings" => {
            let headings = headings(shown);
            let wrong = strings(wanted).into_iter().filter(|text| headings.contains(text));
            found.extend(wrong.map(|text| format!("{at}: `{text}` is no heading")));
        }
        "must_not_start" => {
            let starts = starts_of_all(shown);
            let wrong =
                strings(wanted).into_iter().filter(|text| starts.iter().any(|each| each.starts_with(text)));
            found.extend(wrong.map(|text| format!("{at}: a story starts with `{text}`")));
        }
        "fault_lines" => {
            let lines: Vec<&Value> = list(&shown["faults"]).iter().map(|fault| &fault["line"]).collect();
            let free = list(wanted).iter().filter(|line| !lines.contains(line));
            found.extend(free.map(|line| format!("{at}: no fault on line {line}, only on {lines:?}")));
        }
        "subheadings" => compare(wanted, &blocks(shown, "subheading").into(), at, found),
        "items" => compare(wanted, &blocks(shown, "item").into(), at, found),
        "some_fault" => compare(wanted, &(!list(&shown["faults"]).is_empty()).into(), at, found),
        "stories_in_all" => compare(wanted, &stories(shown).count().into(), at, found),
        "story_count" => compare(wanted, &list(&shown["stories"]).len().into(), at, found),
        _ => found.push(format!(
            "{at}: neither a field of the dry run nor a question of tests/it/loader/expectation.rs"
        )),
    }
}

fn stories(document: &Value) -> impl Iterator<Item = &Value> {
    list(&document["issues"]).iter().flat_map(|issue| list(&issue["stories"]))
}

fn headings(document: &Value) -> Vec<String> {
    let sections = list(&document["issues"]).iter().flat_map(|issue| strings(&issue["sections"]));
    let printed = stories(document).filter(|story| story["title_basis"] == "printed");
    let titles = printed.flat_map(|story| strings(&story["title"]));
    let all = sections.chain(titles).chain(blocks_of_all(document, "subheading"));
    all.map(|heading| without_number(&heading).to_owned()).collect()
}

/// A heading without its number in a list (`3. `): it may be kept or skipped.
fn without_number(heading: &str) -> &str {
    let behind = heading.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if behind.len() < heading.len() { behind.strip_prefix(". ").unwrap_or(heading) } else { heading }
}

fn blocks_of_all(document: &Value, kind: &str) -> Vec<String> {
    stories(document).flat_map(|story| blocks(story, kind)).collect()
}

fn blocks(story: &Value, kind: &str) -> Vec<String> {
    let of_kind = list(&story["body"]).iter().filter(|block| block["kind"] == kind);
    let marks: &[char] = &['•', '-', '–', '*', ' ', '\u{a0}'];
    of_kind
        .flat_map(|block| strings(&block["text"]))
        .map(|text| text.trim_start_matches(marks).to_owned())
        .collect()
}

fn starts_of_all(issue: &Value) -> Vec<String> {
    list(&issue["stories"]).iter().map(start).collect()
}

/// The first line of a story's text that is no caption, with plain spaces.
fn start(story: &Value) -> String {
    let first = list(&story["body"]).iter().find(|block| block["kind"] != "caption");
    first.map(|block| strings(&block["text"]).concat().replace('\u{a0}', " ")).unwrap_or_default()
}

fn text_of(story: &Value) -> String {
    texts(&story["body"], "text").join(" ")
}

fn texts(entries: &Value, field: &str) -> Vec<String> {
    list(entries).iter().flat_map(|entry| strings(&entry[field])).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// One string, or a list of them, as a list.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.clone()],
        Value::Array(values) => values.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

/// A value on one line that is not endless.
fn brief(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(300) {
        Some((end, _)) => format!("{}…", text.split_at(end).0),
        None => text,
    }
}
