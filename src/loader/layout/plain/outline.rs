//! Which rows are headings, and what they head.

use std::collections::BTreeMap;

use crate::loader::layout::digest_title::names_a_digest;
use crate::loader::layout::introduction::sums_up_a_week;
use crate::loader::layout::line_shape::{
    Ending, begins_upright, ending, is_capitals, is_running_text, words,
};

use super::dates::Dates;
use super::row::{Row, Shape};

/// What a row is for the whole document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The document's title.
    Title,
    /// Heads a section.
    Section,
    /// A story's title.
    StoryTitle,
    /// A heading inside a story.
    Subheading,
    /// Begins a story that has no title.
    StoryStart,
    /// Anything else.
    Text,
}

/// How a document is built.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outline {
    /// A role for each row.
    pub(super) roles: Vec<Role>,
    /// Whether it is a digest of several stories rather than one article.
    pub(super) several: bool,
    /// Whether its title or first lines say that it is a digest of a week.
    pub(super) says_digest: bool,
    /// Where dates stand.
    pub(super) dates: Dates,
    /// Whether dates are all that shows where a story ends.
    pub(super) dates_divide: bool,
}

/// Ranks of headings, the highest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Place,
    Marked(usize),
    Capitals,
    Numbered,
    Short,
}

/// Finds out how a document is built.
pub(super) fn outline(rows: &[Row<'_>]) -> Outline {
    let dated_headlines = dated_headlines(rows);
    let title = title(rows).filter(|at| !dated_headlines.contains(at));
    let mut ranks: Vec<Option<Rank>> = (0..rows.len()).map(|at| rank(rows, at)).collect();
    if let Some(rank) = title.and_then(|at| ranks.get_mut(at)) {
        *rank = None;
    }
    drop_ends_of_lists(rows, &mut ranks);
    let says_digest = says_digest(rows, title);
    let numbered_paragraphs = counts_from_one(rows, &ranks, title);
    let dates = Dates::of(rows, title);
    let brief = is_brief(rows, &ranks);
    let places = ranks.iter().filter(|rank| **rank == Some(Rank::Place)).count();
    let turns = title.is_none() && turns_to_other_things(rows);
    let several = says_digest || turns || numbered_paragraphs || dates.of_stories || places > 1 || brief;
    let heads = Heads::of(&ranks, rows);
    let role = |rank: Rank| if several { heads.role(rank) } else { Role::Subheading };
    let mut roles: Vec<Role> = ranks.iter().map(|rank| rank.map_or(Role::Text, role)).collect();
    if let Some(role) = title.and_then(|at| roles.get_mut(at)) {
        *role = Role::Title;
    }
    for at in dated_headlines {
        roles.get_mut(at).into_iter().for_each(|role| *role = Role::StoryTitle);
    }
    if several && numbered_paragraphs && !roles.contains(&Role::StoryTitle) {
        begin_stories_at_numbers(rows, &mut roles);
    }
    let divided = roles.iter().any(|role| matches!(role, Role::StoryTitle | Role::StoryStart));
    Outline { roles, several, says_digest, dates, dates_divide: dates.of_stories && !divided }
}

/// The title: the first row that is text, where it is short and more follows.
fn title(rows: &[Row<'_>]) -> Option<usize> {
    let at = rows
        .iter()
        .position(|row| !matches!(row.shape, Shape::Date(_) | Shape::StuckDate(_) | Shape::Caption))?;
    let row = rows.get(at)?;
    let more = rows.get(at + 1..).is_some_and(|rest| !rest.is_empty());
    let fits = match row.shape {
        Shape::Marked(_) => true,
        Shape::Short => {
            words(row.text, MOST_WORDS_OF_TITLE + 1) <= MOST_WORDS_OF_TITLE && !is_place(row.text)
        }
        Shape::Quotation => words(row.text, MOST_WORDS_OF_TITLE + 1) <= MOST_WORDS_OF_TITLE,
        _ => false,
    };
    (fits && more).then_some(at)
}

/// Short lines with a date right below them and text after it: on the page of an agency, the stories' headlines. One
/// alone is the title of an article.
fn dated_headlines(rows: &[Row<'_>]) -> Vec<usize> {
    let triples = rows.iter().zip(rows.iter().skip(1)).zip(rows.iter().skip(2)).enumerate();
    let headlines = triples.filter(|(_, ((row, date), text))| {
        row.shape == Shape::Short
            && begins_upright(row.text)
            && matches!(date.shape, Shape::Date(_))
            && (is_text(text) || text.shape == Shape::Caption)
    });
    let headlines: Vec<usize> = headlines.map(|(at, _)| at).collect();
    if headlines.len() > 1 { headlines } else { Vec::new() }
}

fn says_digest(rows: &[Row<'_>], title: Option<usize>) -> bool {
    let first = title.unwrap_or(0);
    rows.get(first).is_some_and(|row| row.shape != Shape::Running && names_a_digest(row.text))
        || rows.iter().skip(first).take(3).any(|row| sums_up_a_week(row.text))
}

/// Whether a text without a title leaves one thing for another again and again.
fn turns_to_other_things(rows: &[Row<'_>]) -> bool {
    let running = rows.iter().filter(|row| row.shape == Shape::Running);
    running.filter(|row| TURNS.iter().any(|turn| row.text.starts_with(turn))).nth(1).is_some()
}

/// The rank of a row by its own look and by what follows it.
fn rank(rows: &[Row<'_>], at: usize) -> Option<Rank> {
    let row = rows.get(at)?;
    let next = rows
        .get(at + 1..)?
        .iter()
        .take(LOOKED_AHEAD)
        .find(|row| !matches!(row.shape, Shape::Date(_) | Shape::StuckDate(_) | Shape::Caption))?;
    let short = words(row.text, MOST_WORDS_OF_HEADING + 1) <= MOST_WORDS_OF_HEADING;
    let before_text = is_text(next) && next.shape != Shape::Item;
    match row.shape {
        Shape::Short | Shape::Marked(_) | Shape::Numbered(..) if is_place(row.text) => Some(Rank::Place),
        Shape::Marked(level) => Some(Rank::Marked(level)),
        Shape::Short if is_capitals(row.text) && words(row.text, 7) < 7 => Some(Rank::Capitals),
        Shape::Numbered(..) if short && !is_running_text(row.text) && before_text => Some(Rank::Numbered),
        Shape::Short
            if short && begins_upright(row.text) && ending(row.text) != Ending::Colon && before_text =>
        {
            Some(Rank::Short)
        }
        _ => None,
    }
}

/// The last line of a numbered list stands before text as a heading does. Numbers are headings where most are.
fn drop_ends_of_lists(rows: &[Row<'_>], ranks: &mut [Option<Rank>]) {
    let numbers = rows.iter().filter(|row| matches!(row.shape, Shape::Numbered(..))).count();
    let headings = ranks.iter().filter(|rank| **rank == Some(Rank::Numbered)).count();
    if headings * 2 <= numbers {
        ranks.iter_mut().filter(|rank| **rank == Some(Rank::Numbered)).for_each(|rank| *rank = None);
    }
}

/// Whether a row is text that a heading may head.
fn is_text(row: &Row<'_>) -> bool {
    matches!(row.shape, Shape::Running | Shape::Quotation | Shape::Said | Shape::Item)
        || (matches!(row.shape, Shape::Numbered(..)) && is_running_text(row.text))
}

/// Which ranks head what in a digest of several stories.
struct Heads {
    sections: Option<Rank>,
    stories: Option<Rank>,
}

impl Heads {
    /// Places head sections; so does the highest of the other ranks, if it is written as a heading of its own kind
    /// and there are at least as many of the next, or if lists stand under it. The highest rank that heads no
    /// section gives the stories their titles.
    fn of(ranks: &[Option<Rank>], rows: &[Row<'_>]) -> Self {
        let mut counts: BTreeMap<Rank, usize> = BTreeMap::new();
        for rank in ranks.iter().flatten() {
            *counts.entry(*rank).or_default() += 1;
        }
        let places = counts.remove(&Rank::Place).is_some();
        let mut counts = counts.into_iter();
        let Some((first, of_first)) = counts.next() else { return Self { sections: None, stories: None } };
        let second = counts.next();
        let may_head = matches!(first, Rank::Marked(_) | Rank::Capitals) && !places;
        let heads = match second {
            Some((_, of_second)) => of_second >= of_first,
            None => heads_lists(ranks, rows),
        };
        match may_head && heads {
            true => Self { sections: Some(first), stories: second.map(|(rank, _)| rank) },
            false => Self { sections: None, stories: Some(first) },
        }
    }

    fn role(&self, rank: Rank) -> Role {
        match rank {
            Rank::Place => Role::Section,
            _ if self.sections == Some(rank) => Role::Section,
            _ if self.stories == Some(rank) => Role::StoryTitle,
            _ => Role::Subheading,
        }
    }
}

/// Whether most headings are followed by a list's item.
fn heads_lists(ranks: &[Option<Rank>], rows: &[Row<'_>]) -> bool {
    let heads = ranks.iter().zip(rows.iter().skip(1)).filter(|(rank, _)| rank.is_some());
    let (mut lists, mut all) = (0usize, 0usize);
    for (_, next) in heads {
        all += 1;
        lists += usize::from(matches!(next.shape, Shape::Item | Shape::Numbered(..)));
    }
    lists * 2 > all
}

/// Whether a document is a brief: at least three headings, each with about one text the size of an affair.
fn is_brief(rows: &[Row<'_>], ranks: &[Option<Rank>]) -> bool {
    let headings = ranks.iter().flatten().count();
    let first = ranks.iter().position(Option::is_some).unwrap_or(0);
    let texts = rows.iter().zip(ranks).skip(first).filter(|(row, rank)| rank.is_none() && is_text(row));
    let (mut paragraphs, mut length) = (0usize, 0usize);
    for (row, _) in texts {
        paragraphs += 1;
        length += words(row.text, MOST_WORDS_OF_AFFAIR * 4);
    }
    headings >= 3 && paragraphs * 2 <= headings * 3 && length <= headings * MOST_WORDS_OF_AFFAIR
}

/// Whether numbers count from one near the top, at least to three: a numbered brief, not a list in an article. Two are
/// enough where each heads a text. A number may be missing, where the page was not saved whole.
fn counts_from_one(rows: &[Row<'_>], ranks: &[Option<Rank>], title: Option<usize>) -> bool {
    let from = title.map_or(0, |at| at + 1);
    let numbers = rows.iter().zip(ranks).enumerate().filter_map(|(at, (row, rank))| match row.shape {
        Shape::Numbered(number, _) => Some((at, number, *rank == Some(Rank::Numbered))),
        _ => None,
    });
    let (mut last, mut count, mut heading) = (0, 0, 0);
    for (at, number, heads_text) in numbers {
        let fits = if count == 0 {
            number == 1 && at <= from + 2
        } else {
            (1..=3).contains(&(i64::from(number) - last))
        };
        if !fits {
            break;
        }
        last = i64::from(number);
        count += 1;
        heading += usize::from(heads_text);
    }
    count >= 3 || (count == 2 && heading == 2)
}

fn begin_stories_at_numbers(rows: &[Row<'_>], roles: &mut [Role]) {
    for (row, role) in rows.iter().zip(roles) {
        if matches!(row.shape, Shape::Numbered(..)) && *role == Role::Text {
            *role = Role::StoryStart;
        }
    }
}

/// Whether a line is the name of a country or region and nothing else.
pub(super) fn is_place(text: &str) -> bool {
    let name = text.trim_end_matches(':').trim();
    words(name, 5) < 5 && name.len() < 80 && PLACES.contains(&name.to_lowercase().as_str())
}

/// How a paragraph turns to another thing.
const TURNS: [&str; 12] = [
    "Meanwhile,",
    "Meanwhile in",
    "Elsewhere",
    "Separately",
    "On a separate note",
    "In other news",
    "Back in ",
    "Unrelated",
    "In a separate",
    "Тем временем",
    "Между тем",
    "Также на этой неделе",
];
/// So many dates and captions may stand between a heading and its text.
const LOOKED_AHEAD: usize = 6;
const MOST_WORDS_OF_TITLE: usize = 25;
const MOST_WORDS_OF_HEADING: usize = 18;
const MOST_WORDS_OF_AFFAIR: usize = 250;

/// Countries and regions that head a brief's sections, in English and Russian.
const PLACES: [&str; 51] = [
    "kazakhstan",
    "kyrgyzstan",
    "kyrgyz republic",
    "tajikistan",
    "turkmenistan",
    "uzbekistan",
    "karakalpakstan",
    "afghanistan",
    "mongolia",
    "russia",
    "china",
    "xinjiang",
    "iran",
    "pakistan",
    "india",
    "türkiye",
    "turkey",
    "azerbaijan",
    "armenia",
    "georgia",
    "ukraine",
    "belarus",
    "moldova",
    "united states",
    "usa",
    "european union",
    "central asia",
    "south caucasus",
    "caucasus",
    "region",
    "the region",
    "regional",
    "world",
    "international",
    "казахстан",
    "кыргызстан",
    "киргизия",
    "таджикистан",
    "туркменистан",
    "туркмения",
    "узбекистан",
    "афганистан",
    "монголия",
    "россия",
    "китай",
    "азербайджан",
    "армения",
    "грузия",
    "центральная азия",
    "регион",
    "в мире",
];
