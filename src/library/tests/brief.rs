//! Briefs of texts that would be markup.

use super::{BRIDGE, HARVEST, Shelf, digest, story, week};
use crate::digest::StoryId;
use crate::library::{
    BriefFormat, BriefGroup, BriefRequest, BriefText, LibraryError, Passage, Query, Target,
};

const HOSTILE: &str =
    "<script>alert(1)</script> & [link](http://x.example/a_b) *bold* `code` $x$ \u{1b}[31mred\u{202e}";

/// A library with a hostile story that is bookmarked, one that is quoted, one that is tagged, a headline and the issue.
fn shelf() -> Shelf {
    let mut shelf = Shelf::new();
    let stories = vec![
        story(HOSTILE, &format!("{HOSTILE}\n1. no list\n- nor this")),
        story("Bridge", BRIDGE),
        story("Cotton", HARVEST),
    ];
    let mut issue = week("Week <1>", stories);
    issue.headlines = vec![crate::digest::Headline {
        list: crate::digest::HeadlineList::ReadAlso,
        section: None,
        text: "# A headline".to_owned(),
    }];
    let id = shelf.save("a.txt", &digest(vec![issue])).issues[0];
    let quoted = Passage { from: (0, 0), to: (0, 7), text: "Lorries".to_owned() };
    for target in [
        Target::Story(StoryId(1)),
        Target::Quotation(StoryId(2), quoted),
        Target::Story(StoryId(3)),
        Target::Headline(id, 0),
        Target::Issue(id),
    ] {
        shelf.library.set_kept(&target, true).unwrap();
        shelf.library.annotate(&target, "1. first <b>\n\n=== \n> third").unwrap();
    }
    shelf.library.set_tag(StoryId(3), "farms", true).unwrap();
    shelf
}

fn brief(shelf: &Shelf, format: BriefFormat, group: BriefGroup, text: BriefText) -> String {
    shelf.library.brief_of(&BriefRequest { format, group, text, ..BriefRequest::default() }).unwrap()
}

#[test]
fn nothing_of_a_text_is_markup_in_markdown() {
    let text = brief(&shelf(), BriefFormat::Markdown, BriefGroup::None, BriefText::Either);
    assert!(text.contains("\\<script\\>alert(1)\\</script\\> \\& \\[link\\](http\\://x.example/a\\_b) \\*bold\\* \\`code\\` \\$x\\$"), "{text}");
    assert!(text.contains("\n1\\. no list\n") && text.contains("\n\\- nor this\n"), "{text}");
    assert!(text.contains("\n1\\. first \\<b\\>\n\n\\===\\\n\\> third\n"), "{text}");
    assert!(text.contains("\n## \\# A headline\n"), "{text}");
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
    assert!(text.contains("*The Steppe Post · Week \\<1\\> · undated*"), "{text}");
}

#[test]
fn nothing_of_a_text_is_markup_in_html() {
    let text = brief(&shelf(), BriefFormat::Html, BriefGroup::Tag, BriefText::Whole);
    assert!(!text.contains("<script") && !text.contains("<b>") && !text.contains("Week <1>"), "{text}");
    assert!(text.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; [link]"), "{text}");
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
    assert!(!text.contains("src=") && !text.contains("href=") && !text.contains("url("), "{text}");
    for name in ["section", "article", "p", "div", "blockquote", "ul", "h2", "h3"] {
        let opened = text.matches(&format!("<{name}>")).count() + text.matches(&format!("<{name} ")).count();
        assert_eq!(opened, text.matches(&format!("</{name}>")).count(), "{name}");
    }
}

#[test]
fn json_is_one_line_that_says_the_same() {
    let text = brief(&shelf(), BriefFormat::Json, BriefGroup::Outlet, BriefText::Either);
    assert_eq!(text.lines().count(), 1);
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    let items = value["groups"][0]["items"].as_array().unwrap();
    assert_eq!((value["groups"][0]["heading"].as_str(), items.len()), (Some("The Steppe Post"), 5));
    assert!(
        items.iter().all(|item| item["note"].is_string() || item["quotations"][0]["note"].is_string()),
        "{text}"
    );
    assert!(items.iter().all(|item| item["date"].is_null() && item["date_basis"] == "unknown"));
}

#[test]
fn as_much_of_the_stories_goes_in_as_was_chosen() {
    let shelf = shelf();
    let holds = |text| {
        let brief = brief(&shelf, BriefFormat::Markdown, BriefGroup::Tag, text);
        // A quotation, the rest of the story it is of, and a story without one.
        [brief.contains("\n> Lorries\n"), brief.contains("the detour"), brief.contains("more cotton")]
    };
    assert_eq!(holds(BriefText::Either), [true, false, true]);
    assert_eq!(holds(BriefText::Whole), [true, true, true]);
    assert_eq!(holds(BriefText::Quotations), [true, false, false]);
}

#[test]
fn groups_follow_each_other_as_their_lists_do_and_a_query_chooses() {
    let shelf = shelf();
    let text = brief(&shelf, BriefFormat::Markdown, BriefGroup::Tag, BriefText::Quotations);
    let headings: Vec<&str> = text.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(headings, ["## farms", "## Untagged"]);
    let query = Some(Query::strict("tag:farms").unwrap());
    let text = shelf.library.brief_of(&BriefRequest { query, ..BriefRequest::default() }).unwrap();
    assert!(text.contains("\n1 bookmark by date\n") && text.contains("### Cotton"), "{text}");
    let query = Some(Query::strict("tag:nothing").unwrap());
    let refused = shelf.library.brief_of(&BriefRequest { query, ..BriefRequest::default() });
    assert!(matches!(refused, Err(LibraryError::NothingKept)), "{refused:?}");
}
