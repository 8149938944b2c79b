//! CCASC's weekly digests: address lines, then a paragraph a week, newest first.
//!
//! Most weeks open `This week` or `This past week`, some with neither; a picture's caption may stand above a week's
//! paragraph. Pages overlap, so that a week can come twice. Every paragraph is an issue; its stories are split from it.

use std::borrow::Cow;
use std::collections::HashSet;

use super::{Layout, Score, furniture, line_shape};
use crate::digest::{Block, BlockKind, DateBasis, Dated, Digest, Edtf, Issue, IssueKind, Skipped, Title};
use crate::loader::lines::{Line, Lines};
use crate::loader::segment::{self, Passage};
use crate::loader::{printed_date, sentence, title};

#[cfg(test)]
mod tests;

/// The layout.
pub(super) const LAYOUT: Layout = Layout { name: "ccasc", recognise, read };

const OUTLET: &str = "CCASC";

/// The fewest words of a week's paragraph.
const WEEK_WORDS: usize = 25;

/// How well the layout fits: by the publisher's address, and by how many of the long paragraphs open with their week.
fn recognise(lines: &Lines) -> Score {
    let (mut long, mut weeks, mut short) = (0_u32, 0_u32, 0_u32);
    let mut named = false;
    for paragraph in paragraphs(lines) {
        let text = &*paragraph.text;
        named |= names_publisher(text);
        if is_long(text) {
            long += 1;
            weeks += u32::from(week_opening(text).is_some());
        } else {
            short += 1;
        }
    }
    match (named, weeks) {
        (true, 1..) => 95,
        (true, 0) if long > 0 && short <= long + 5 => 50,
        (false, 2..) if weeks * 2 > long && short <= long => 60,
        _ => 0,
    }
}

fn is_long(text: &str) -> bool {
    text.split_whitespace().nth(WEEK_WORDS - 1).is_some()
}

fn names_publisher(text: &str) -> bool {
    const CENTER: &str = "Central Asia Studies Center";
    let short = text.len() < 400;
    text.contains("CCASC")
        || short && (text.contains("ccasc@") || text.contains("chinacentralasia.org"))
        // The short search is the fast one.
        || text.contains(CENTER)
            && ["China and ", "China & "].iter().any(|china| text.contains(&format!("{china}{CENTER}")))
}

/// The words with which a week's paragraph opens and which say no more than that.
fn week_opening(text: &str) -> Option<&str> {
    const OPENINGS: [&str; 9] = [
        "this week",
        "this past week",
        "the past week",
        "the last week",
        "during the past week",
        "during this past week",
        "over the past week",
        "in the past week",
        "last week",
    ];
    let opening = OPENINGS.iter().find_map(|opening| {
        let words = text.get(..opening.len()).filter(|words| words.eq_ignore_ascii_case(opening))?;
        let after = text.get(words.len()..)?;
        (!after.starts_with(char::is_alphanumeric)).then_some(words)
    })?;
    Some(opening)
}

/// Reads the weeks of a page.
fn read(lines: &Lines) -> Digest {
    let mut reader = Reader::default();
    for paragraph in paragraphs(lines) {
        reader.paragraph(paragraph);
    }
    reader.finish(lines.filled().any(|line| names_publisher(line.text)))
}

/// A paragraph, of one line or of several.
struct Paragraph<'l> {
    line: usize,
    text: Cow<'l, str>,
    /// The length of its last line, in bytes.
    last: usize,
}

/// The longest line of a text that was wrapped.
const WRAPPED: usize = 130;

/// The page's paragraphs: a line each; where the lines were wrapped, the lines up to a blank one, a caption, the
/// next week, or a sentence that ended before its line was full.
fn paragraphs(lines: &Lines) -> Vec<Paragraph<'_>> {
    let longest = lines.filled().map(|line| line.text.len()).max().unwrap_or_default();
    let wrapped = lines.filled().nth(5).is_some() && longest <= WRAPPED;
    let width = wrapped.then_some(longest);
    let mut paragraphs: Vec<Paragraph<'_>> = Vec::new();
    let mut blank = true;
    for line in lines.iter() {
        if line.text.is_empty() {
            blank = true;
            continue;
        }
        let before = paragraphs.last_mut().filter(|before| !blank && goes_on(before, line, width));
        match before {
            Some(before) => {
                let text = before.text.to_mut();
                text.push(' ');
                text.push_str(line.text);
                before.last = line.text.len();
            }
            None => paragraphs.push(Paragraph {
                line: line.number,
                text: Cow::Borrowed(line.text),
                last: line.text.len(),
            }),
        }
        blank = false;
    }
    paragraphs
}

/// Whether a line goes on with the paragraph before it; `width` is that of the lines, where they were wrapped.
fn goes_on(before: &Paragraph<'_>, line: Line<'_>, width: Option<usize>) -> bool {
    let text = &*before.text;
    if furniture::is_picture_credit(line.text) || is_address(line.text) || is_address(text) {
        return false;
    }
    let ended = text.ends_with(['.', '!', '?', '”', '"']);
    let lower = line.text.starts_with(char::is_lowercase);
    let begins_week = ended && week_opening(line.text).is_some();
    let next_word = line.text.split_whitespace().next().map_or(0, str::len);
    let had_room = |width: usize| ended && before.last + 1 + next_word < width;
    !ended && lower
        || width.is_some_and(|width| !begins_week && !had_room(width)) && !furniture::is_picture_credit(text)
}

/// Reads paragraph after paragraph.
#[derive(Default)]
struct Reader {
    issues: Vec<Issue>,
    seen: HashSet<String>,
    titles: HashSet<String>,
    /// Captions above the next week.
    captions: Vec<Block>,
    /// The next week's date or title, where the page prints one.
    above: Above,
    skipped: Vec<Skipped>,
}

/// What a page prints above a week.
#[derive(Default)]
struct Above {
    dated: Option<Dated>,
    title: Option<String>,
}

impl Reader {
    fn paragraph(&mut self, paragraph: Paragraph<'_>) {
        let text = &*paragraph.text;
        if furniture::is_picture_credit(text) {
            self.captions.push(Block::new(BlockKind::Caption, text));
        } else if is_editors_note(text) {
            self.skip(&paragraph, "the editors’ note");
        } else if is_long(text) || week_opening(text).is_some() && text.ends_with('.') {
            self.week(paragraph);
        } else if furniture::is_page_numbers(text) {
            self.skip(&paragraph, "page numbers");
        } else if is_address(text) {
            self.skip(&paragraph, "the publisher’s address");
        } else if let Some(day) = printed_date::whole_day(text) {
            self.above.dated =
                Some(Dated::known(Edtf::day(day.date), DateBasis::Printed, vec![text.to_owned()]));
            self.skip(&paragraph, "the day of the week below");
        } else {
            self.short(paragraph);
        }
    }

    /// A short line of which the text does not say what it is: above all weeks part of the address, then a caption,
    /// the week's title or a week of few words.
    fn short(&mut self, paragraph: Paragraph<'_>) {
        let text = &*paragraph.text;
        let few_words = text.split_whitespace().nth(12).is_none();
        if self.issues.is_empty()
            && self.captions.is_empty()
            && (few_words || line_shape::may_be_heading(text))
        {
            self.skip(&paragraph, "the publisher’s address");
        } else if self.above.title.is_none()
            && text.to_lowercase().contains("week")
            && line_shape::may_be_heading(text)
        {
            self.above.title = Some(text.to_owned());
        } else if line_shape::may_be_heading(text) {
            self.captions.push(Block::new(BlockKind::Caption, text));
        } else {
            self.week(paragraph);
        }
    }

    fn week(&mut self, paragraph: Paragraph<'_>) {
        let words: Vec<&str> = paragraph.text.split_whitespace().collect();
        if !self.seen.insert(words.join(" ")) {
            return self.skip(&paragraph, "the same week again");
        }
        let above = std::mem::take(&mut self.above);
        let title = above.title.map_or_else(|| self.title(&paragraph.text), Title::printed);
        let mut blocks = std::mem::take(&mut self.captions);
        blocks.push(Block::new(BlockKind::Paragraph, paragraph.text.into_owned()));
        self.issues.push(Issue {
            title,
            dated: above.dated.unwrap_or_else(Dated::unknown),
            stories: segment::split(vec![Passage { section: None, blocks }]),
            ..super::empty_issue(IssueKind::WeeklyDigest)
        });
    }

    /// A title from the week's first sentence without its `This week,`; from a later one where another week has it.
    fn title(&mut self, text: &str) -> Title {
        let opening = week_opening(text).map_or(0, str::len);
        let rest = text.get(opening..).unwrap_or_default();
        let rest =
            rest.trim_start_matches(|letter: char| !letter.is_alphanumeric() && !"“\"‘(".contains(letter));
        let words = if rest.is_empty() { text } else { rest };
        let first = title::from_text(words);
        let mut others = sentence::sentences(words).into_iter().skip(1).map(title::from_text);
        let fresh = if self.titles.contains(&first) {
            others.find(|title| !title.is_empty() && !self.titles.contains(title)).unwrap_or(first)
        } else {
            first
        };
        self.titles.insert(fresh.clone());
        Title::derived(fresh)
    }

    fn skip(&mut self, paragraph: &Paragraph<'_>, why: &str) {
        let text = paragraph.text.to_string();
        self.skipped.push(Skipped { line: paragraph.line, text, why: why.to_owned() });
    }

    fn finish(mut self, named: bool) -> Digest {
        // A caption below the last week has no week of its own.
        if let Some(story) = self.issues.last_mut().and_then(|issue| issue.stories.last_mut()) {
            story.body.append(&mut self.captions);
        }
        let captions = self.captions.into_iter().map(|block| block.text);
        for text in captions.chain(self.above.title) {
            self.skipped.push(Skipped { line: 0, text, why: "stands above no week".to_owned() });
        }
        Digest {
            outlet: named.then(|| OUTLET.to_owned()),
            layout: LAYOUT.name,
            issues: self.issues,
            rates: Vec::new(),
            skipped: self.skipped,
            faults: Vec::new(),
        }
    }
}

/// Whether a line is of the publisher's address.
fn is_address(text: &str) -> bool {
    let opens = ["email", "e-mail", "tel", "phone", "fax", "address", "web", "http", "www.", "republic of"];
    if is_long(text) {
        return false;
    }
    let lower = text.to_lowercase();
    opens.iter().any(|word| lower.starts_with(word))
        || text.contains('@') && text.split_whitespace().nth(8).is_none()
}

/// Whether a paragraph tells what the page is rather than what happened in a week.
fn is_editors_note(text: &str) -> bool {
    ["This weekly section", "compiled and edited by", "protected from spambots", "For enquiries"]
        .iter()
        .any(|words| text.contains(words))
}
