//! Which short lines of a page are titles of stories, and which are sub-headings inside one.
//!
//! On most pages a body is one paragraph and every short line a title. Where bodies keep their paragraphs, both stand
//! alone on a line. What tells them apart, strongest first: a story that has visibly ended above (a link to its rest,
//! its author, a text broken off); a dateline below; the number of stories that the page says it shows; whether the
//! text below speaks of something else than the story so far; whether the line's words come back below rather than
//! above; its length; how the next text opens.

use super::cohesion::{Bag, Running, Vocabulary};
use super::page::{Kind, Piece};
use crate::digest::ResultRange;
use crate::loader::layout::line_shape;
use crate::names::countries;

/// What a piece does for the stories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Part of the story before it.
    Body,
    /// A story's title.
    Title,
    /// The first text of a story that has no title.
    Untitled,
    /// A line above a title that belongs to the story below.
    AboveTitle,
    /// A line inside a story that heads the text below it.
    Subheading,
}

/// The role of each piece.
pub(super) fn roles(pieces: &[Piece], range: Option<ResultRange>) -> Vec<Role> {
    let heads = heads(pieces);
    let mut roles = vec![Role::Body; pieces.len()];
    let expected = range.map(stories_shown);
    let shorts = || pieces.iter().zip(0..).filter(|(piece, _)| piece.kind == Kind::Short);
    if expected.is_some_and(|expected| heads.len() < expected && shorts().count() == expected) {
        // As many short lines as stories: some stories have no text.
        for (_, at) in shorts() {
            roles.get_mut(at).into_iter().for_each(|role| *role = Role::Title);
        }
        return roles;
    }
    let titles = choose(pieces, &heads, expected);
    for (head, is_title) in heads.iter().zip(titles) {
        if let Some(role) = roles.get_mut(head.at) {
            *role = if is_title { Role::Title } else { head.unless_title };
        }
        if is_title {
            let above = roles.get_mut(head.above..head.at).into_iter().flatten();
            above.for_each(|role| *role = Role::AboveTitle);
        }
    }
    untitled(pieces, &mut roles);
    roles
}

/// How many stories a page says it shows.
pub(super) fn stories_shown(range: ResultRange) -> usize {
    usize::try_from(range.last.saturating_sub(range.first)).unwrap_or(usize::MAX).saturating_add(1)
}

/// A short line with text below it.
#[derive(Debug)]
struct Head {
    at: usize,
    /// Where the lines begin that stand directly above it and could be the picture's of its story.
    above: usize,
    /// Where the text below it ends.
    end: usize,
    /// What it is if it is no title.
    unless_title: Role,
}

/// Every short line that heads text.
fn heads(pieces: &[Piece]) -> Vec<Head> {
    let style = pieces
        .iter()
        .find(|piece| piece.kind == Kind::Short)
        .map_or(0.0, |first| line_shape::title_case(&first.text));
    let mut heads: Vec<Head> = Vec::new();
    let mut run = None;
    for (at, piece) in pieces.iter().enumerate() {
        match piece.kind {
            Kind::Short | Kind::Caption => {
                run.get_or_insert(at);
            }
            kind => {
                if let Some(from) = run.take().filter(|_| kind.is_text()) {
                    heads.extend(head_of_run(pieces, from, at, style));
                }
            }
        }
        if let Some(head) = heads.last_mut().filter(|_| piece.kind.is_text()) {
            head.end = at + 1;
        }
    }
    heads
}

/// The head of a run of short lines and captions: its last short line.
fn head_of_run(pieces: &[Piece], from: usize, to: usize, style: f32) -> Option<Head> {
    let run = pieces.get(from..to)?;
    let at = from + run.iter().rposition(|piece| piece.kind == Kind::Short)?;
    let ended = from == 0
        || pieces
            .get(from - 1)
            .is_some_and(|piece| piece.kind.ends_story() || line_shape::is_cut_off(&piece.text));
    // Where the story above has not ended, what stands between belongs to it, but for captions.
    let own = pieces.get(from..at)?.iter().rposition(|piece| piece.kind == Kind::Short && !ended);
    let text = &pieces.get(at)?.text;
    let quoted =
        from.checked_sub(1).and_then(|at| pieces.get(at)).is_some_and(|piece| piece.kind == Kind::Quotation);
    // `Aigul, a herder of Naryn` below a quotation says who is quoted.
    let speaker = quoted && at == from && text.contains(',');
    let heading = !speaker
        && text.split_whitespace().count() <= 14
        && (style < 0.8 || line_shape::title_case(text) >= 0.6);
    let unless_title = if heading { Role::Subheading } else { Role::Body };
    Some(Head { at, above: own.map_or(from, |own| from + own + 1), end: to, unless_title })
}

/// Which heads are titles.
fn choose(pieces: &[Piece], heads: &[Head], expected: Option<usize>) -> Vec<bool> {
    if expected == Some(heads.len()) {
        // As many heads as stories: nothing is left to weigh.
        return vec![true; heads.len()];
    }
    let scores = scores(pieces, heads);
    let Some(expected) = expected.filter(|expected| *expected <= heads.len()) else {
        // A page saved in part shows less than it says: then the number is no help.
        return scores.iter().map(|score| *score > 0.0).collect();
    };
    let mut order: Vec<usize> = (0..heads.len()).collect();
    let score = |place: &usize| scores.get(*place).copied().unwrap_or_default();
    order.sort_by(|a, b| score(b).total_cmp(&score(a)));
    let mut titles = vec![false; heads.len()];
    for (rank, place) in order.into_iter().enumerate() {
        let certain = score(&place) >= CERTAIN;
        if let Some(title) = titles.get_mut(place) {
            *title = rank < expected || certain;
        }
    }
    titles
}

/// The score of a head above which a story has ended for certain.
const CERTAIN: f64 = 20.0;

/// What a head must have for it before it counts as a title: inside a story sub-headings are the rule.
const DOUBT: f64 = 1.5;

/// How much each head looks like a title; above zero where more than not.
fn scores(pieces: &[Piece], heads: &[Head]) -> Vec<f64> {
    let mut vocabulary = Vocabulary::default();
    let texts = |head: &Head| {
        let below = pieces.get(head.at + 1..head.end).unwrap_or_default();
        below.iter().filter(|piece| piece.kind.is_text()).map(|piece| piece.text.as_str())
    };
    let bags: Vec<Bag> = heads.iter().map(|head| vocabulary.add(texts(head))).collect();
    let habits = Habits::of(pieces, heads);
    let mut story = Running::default();
    let mut scores = Vec::with_capacity(heads.len());
    for (head, bag) in heads.iter().zip(&bags) {
        let Some(piece) = pieces.get(head.at) else { continue };
        let mut score = habits.score(pieces, head);
        if !scores.is_empty() {
            score -= DOUBT;
            score +=
                change_of_subject(&vocabulary, &story, bag) + echo(&vocabulary, &story, &piece.text, bag);
        }
        score += length(&piece.text) + opening(pieces.get(head.at + 1..head.end).unwrap_or_default());
        if score > 0.0 {
            story = Running::default();
        }
        story.add(&vocabulary, bag);
        scores.push(score);
    }
    scores
}

/// What a page does throughout.
struct Habits {
    /// Where the first text stands, or the first end of a story.
    first: usize,
    /// Every story ends with a link to its rest.
    links: bool,
    /// Every head has one long paragraph below it and nothing else.
    one_paragraph: bool,
    /// Blank lines that mostly stand above a head.
    gap: usize,
    /// The share of capitals in the first title.
    style: f32,
}

impl Habits {
    fn of(pieces: &[Piece], heads: &[Head]) -> Self {
        let links = pieces.iter().filter(|piece| piece.kind == Kind::Link).count();
        let single = heads.iter().filter(|head| is_one_long_paragraph(pieces, head)).count();
        let mut gaps: Vec<usize> =
            heads.iter().filter_map(|head| pieces.get(head.at)).map(|piece| piece.gap).collect();
        gaps.sort_unstable();
        let opened = |piece: &Piece| piece.kind.is_text() || piece.kind.ends_story();
        Self {
            first: pieces.iter().position(opened).unwrap_or(pieces.len()),
            links: links >= 2,
            one_paragraph: heads.len() >= 2 && single * 10 >= heads.len() * 9,
            gap: gaps.get(gaps.len() / 2).copied().unwrap_or_default(),
            style: heads
                .first()
                .and_then(|head| pieces.get(head.at))
                .map_or(0.0, |piece| line_shape::title_case(&piece.text)),
        }
    }

    /// What stands above a head and how the head is set, held against the page's habits.
    fn score(&self, pieces: &[Piece], head: &Head) -> f64 {
        let above = head.above.checked_sub(1).and_then(|at| pieces.get(at));
        let Some(above) = above.filter(|_| self.first < head.at) else { return CERTAIN };
        if above.kind.ends_story() {
            return CERTAIN;
        }
        let Some(piece) = pieces.get(head.at) else { return 0.0 };
        let mut score = 0.0;
        score += if line_shape::is_cut_off(&above.text) { 6.0 } else { 0.0 };
        score += if self.one_paragraph { 3.0 } else { 0.0 };
        score -= if self.links { 4.0 } else { 0.0 };
        score += if piece.gap > self.gap { 0.5 } else { 0.0 };
        score -= if self.style >= 0.8 && line_shape::title_case(&piece.text) < 0.6 { 4.0 } else { 0.0 };
        score
    }
}

fn is_one_long_paragraph(pieces: &[Piece], head: &Head) -> bool {
    const LONG: usize = 35;
    let below = pieces.get(head.at + 1..head.end).unwrap_or_default();
    let mut texts = below.iter().filter(|piece| piece.kind.is_text());
    let long = texts.next().is_some_and(|text| text.text.split_whitespace().nth(LONG - 1).is_some());
    long && texts.next().is_none()
}

/// A title opens another subject; a sub-heading goes on with the story's.
fn change_of_subject(vocabulary: &Vocabulary, story: &Running, below: &Bag) -> f64 {
    (2.0 - 12.0 * story.likeness(vocabulary, below)).clamp(-2.0, 2.0)
}

/// A title's words come back below it and were not used above it; and it names who or where.
fn echo(vocabulary: &Vocabulary, story: &Running, line: &str, below: &Bag) -> f64 {
    let (words, count) = vocabulary.line(line);
    let number = |found: usize| f64::from(u32::try_from(found).unwrap_or(u32::MAX));
    let in_text = words.iter().filter(|word| below.contains_key(word)).count();
    let in_story = words.iter().filter(|word| story.has(**word)).count();
    // `Uzbek Railways` above a text of Uzbekistan: the country is a name even where its adjective is in no text.
    let names = words.iter().filter(|word| vocabulary.is_name(**word)).count().max(countries(line).len());
    1.5 * (number(in_text) - number(in_story)) / number(count.max(1)) + 0.6 * number(names.min(3)) - 0.7
}

/// Titles are sentences, sub-headings phrases.
fn length(line: &str) -> f64 {
    let words = line.split_whitespace().count();
    let long = match words {
        0..=3 => -2.5,
        4 => -1.5,
        5 => -1.0,
        6 => -0.5,
        7 => 0.0,
        8 => 0.5,
        _ => 1.0,
    };
    let question = if line.ends_with('?') { -0.5 } else { 0.0 };
    let speaker = if line.starts_with("TCA:") { -6.0 } else { 0.0 };
    long + question + speaker
}

/// How the text below a head opens: a story names its place or day, and cannot begin in the middle of a thought.
fn opening(below: &[Piece]) -> f64 {
    const GOING_ON: [&str; 28] = [
        "He",
        "She",
        "They",
        "It",
        "His",
        "Her",
        "Their",
        "Its",
        "This",
        "These",
        "Those",
        "Such",
        "However",
        "But",
        "And",
        "Also",
        "Additionally",
        "Moreover",
        "Furthermore",
        "Meanwhile",
        "Nevertheless",
        "Indeed",
        "Another",
        "Other",
        "Still",
        "Yet",
        "Similarly",
        "Instead",
    ];
    let Some(text) = below.iter().find(|piece| piece.kind.is_text()) else { return 0.0 };
    if line_shape::is_dateline(&text.text) {
        return 6.0;
    }
    let mut words = text.text.split_whitespace();
    let first = words.next().unwrap_or_default().trim_end_matches(',');
    if GOING_ON.contains(&first) {
        return -2.0;
    }
    let dated = first == "On"
        && words.take(2).any(|word| crate::loader::calendar::month(word.trim_end_matches(',')).is_some());
    if dated { 1.0 } else { 0.0 }
}

/// Text that opens a story without a title: after a story that has ended; and on a page of nothing but teasers, after
/// every text that is broken off.
fn untitled(pieces: &[Piece], roles: &mut [Role]) {
    let teasers = is_teaser_page(pieces);
    let mut open = false;
    for (piece, role) in pieces.iter().zip(roles) {
        if *role == Role::Title {
            open = true;
        } else if piece.kind.is_text() && !open && *role == Role::Body {
            *role = Role::Untitled;
            open = true;
        }
        if piece.kind.ends_story() || teasers && piece.kind.is_text() && line_shape::is_cut_off(&piece.text) {
            open = false;
        }
    }
}

/// Whether a page shows teasers without titles: most of its texts are broken off, and few stand below a short line.
pub(super) fn is_teaser_page(pieces: &[Piece]) -> bool {
    let texts = pieces.iter().filter(|piece| piece.kind.is_text()).count();
    let cut =
        pieces.iter().filter(|piece| piece.kind.is_text() && line_shape::is_cut_off(&piece.text)).count();
    let short = pieces.iter().filter(|piece| piece.kind == Kind::Short).count();
    texts >= 2 && cut * 10 >= texts * 6 && short * 2 < cut
}
