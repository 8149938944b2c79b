//! The Times of Central Asia's weekly digests of what other media reported.
//!
//! An advert, a publisher's note that is the same in every issue, then items: a headline, a standfirst, and
//! `Oct 27 — “quotation” READ MORE:`. [`entry`] reads the last; this file puts the items together. Any of the parts may
//! be missing, and lines may have been joined.

mod entry;

#[cfg(test)]
mod tests;

use self::entry::Entry;
use super::ticker::{self, Taken, Ticker};
use super::timesca::marks;
use super::{Layout, Score, furniture, line_shape};
use crate::digest::{
    Block, BlockKind, Date, DateBasis, Dated, Digest, Edtf, Fault, Issue, IssueKind, PartialDate, Skipped,
    Story, Title,
};
use crate::loader::lines::Lines;
use crate::loader::{printed_date, title};

/// The layout.
pub(super) const LAYOUT: Layout = Layout { name: "timesca-weekly", recognise, read };

const ABOUT_AUTHOR: &str = "about the author";
const ADVERT: &str = "an advert";

/// How well the layout fits: by its items, and by the publisher's note above them.
fn recognise(lines: &Lines) -> Score {
    let mut items = 0_u32;
    let mut note = false;
    let mut listing = false;
    for line in lines.filled() {
        items +=
            u32::from(entry::find(line.text).is_some_and(|entry| entry.is_quotation || entry.link.is_some()));
        note |= is_note(line.text);
        listing |=
            line.text.eq_ignore_ascii_case("continue reading") || line.text.starts_with("Register to read");
    }
    match (items, note) {
        (2.., true) => 97,
        (2.., false) => 92,
        (1, true) => 91,
        (0, true) if !listing => 40,
        (1, false) => 20,
        _ => 0,
    }
}

/// Reads a weekly digest.
fn read(lines: &Lines) -> Digest {
    let mut reader = Reader { note_ahead: has_note_on_top(lines), ..Reader::default() };
    for line in lines.filled() {
        reader.line(line.number, line.text);
    }
    reader.finish()
}

fn is_note(text: &str) -> bool {
    text.contains("Publisher’s note")
        || text.contains("Publisher's note")
        || text.contains("Publisher’s Note")
}

/// Whether the publisher's note stands above the first item.
fn has_note_on_top(lines: &Lines) -> bool {
    let first = lines.filled().find(|line| is_note(line.text) || entry::find(line.text).is_some());
    first.is_some_and(|line| is_note(line.text))
}

/// A line that may be a part of the next item.
struct Above {
    line: usize,
    text: String,
}

/// Reads line after line.
#[derive(Default)]
struct Reader {
    /// Whether the publisher's note stands above the items: then nothing before it is one.
    note_ahead: bool,
    outlet: bool,
    title: Option<Title>,
    /// Where in the document the reader is.
    place: Place,
    /// Lines since the last item, of which the headline and the standfirst of the next are made.
    above: Vec<Above>,
    stories: Vec<Story>,
    ticker: Ticker,
    page_date: Option<Date>,
    skipped: Vec<Skipped>,
    faults: Vec<Fault>,
}

/// Where in the document the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Place {
    /// Above the items.
    #[default]
    Top,
    /// In the publisher's note.
    Note,
    /// Between items.
    Items,
    /// In an item of which the link has not come yet.
    Open,
    /// Behind the link of an item.
    Linked,
    /// Behind the word that stands for an author's picture.
    Avatar,
}

impl Reader {
    fn line(&mut self, number: usize, text: &str) {
        if self.furniture(number, text) {
            return;
        }
        self.outlet |= text.contains("(TCA)") || text.contains("Times of Central Asia");
        let mut rest = text;
        while let Some(entry) = entry::find(rest) {
            self.other(number, entry.before);
            rest = entry.after;
            self.entry(number, entry);
        }
        self.other(number, rest);
    }

    /// Takes a line of the ticker, the day the page was saved, or a line about the author.
    fn furniture(&mut self, number: usize, text: &str) -> bool {
        if let Some(rows) = ticker::rows(text) {
            let taken: Vec<Taken> = rows.into_iter().map(|row| self.ticker.take(number, row)).collect();
            if taken.contains(&Taken::Refused) {
                self.skip(number, text, "a repeat of the ticker that disagrees with it");
            }
        } else if let Some(day) = printed_date::whole_day(text).filter(|_| self.place == Place::Top) {
            self.page_date = self.page_date.or(Some(day.date));
            self.skip(number, text, "the day the page was saved");
        } else if marks::author_linked(text).is_some() {
            for above in std::mem::take(&mut self.above) {
                self.skip(above.line, &above.text, ABOUT_AUTHOR);
            }
            self.skip(number, text, ABOUT_AUTHOR);
        } else if marks::is_avatar(text) || self.place == Place::Avatar {
            self.place = if marks::is_avatar(text) { Place::Avatar } else { Place::Linked };
            self.skip(number, text, ABOUT_AUTHOR);
        } else {
            return false;
        }
        true
    }

    /// A line, or a part of one, that is no dated quotation.
    fn other(&mut self, number: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        if is_note(text) {
            self.skip(number, text, "the publisher’s note, the same in every issue");
            self.place = Place::Note;
        } else if entry::is_link(text) {
            self.skip(number, text, "a link to the report");
            self.close();
        } else if self.place == Place::Linked && entry::is_address(text) {
            self.skip(number, text, "a link to the report");
        } else if !self.top(number, text) && !self.goes_on(number, text) {
            self.heading(number, text);
        }
    }

    /// A line of the next item's headline and standfirst; one that begins in lower case goes on with the line before.
    fn heading(&mut self, number: usize, text: &str) {
        self.place = Place::Items;
        match self.above.last_mut().filter(|_| text.starts_with(char::is_lowercase)) {
            Some(above) => {
                above.text.push(' ');
                above.text.push_str(text);
            }
            None => self.above.push(Above { line: number, text: text.to_owned() }),
        }
    }

    /// Takes a line above the items; false where it is the first headline.
    fn top(&mut self, number: usize, text: &str) -> bool {
        if !self.stories.is_empty() || !self.above.is_empty() {
            return false;
        }
        match self.place {
            Place::Top if self.title.is_none() && is_title(text) => self.title = Some(Title::printed(text)),
            Place::Top if marks::is_byline(text) => {
                self.skip(number, text, "says who wrote it");
            }
            Place::Top if self.note_ahead || furniture::is_advert(text) => self.skip(number, text, ADVERT),
            // The note may have several paragraphs; a headline has no full stop.
            Place::Note if text.ends_with('.') => {
                self.skip(number, text, "the publisher’s note, the same in every issue");
            }
            _ => return false,
        }
        true
    }

    /// A further paragraph of the quotation that is open, or its link.
    fn goes_on(&mut self, number: usize, text: &str) -> bool {
        if self.place != Place::Open || line_shape::may_be_heading(text) {
            return false;
        }
        let (quotation, link) = entry::cut_link(text);
        let Some(story) = self.stories.last_mut() else { return false };
        if !quotation.is_empty() {
            story.body.push(Block::new(BlockKind::Quotation, quotation));
        }
        if let Some(link) = link {
            self.skip(number, link, "a link to the report");
            self.place = Place::Linked;
        }
        true
    }

    /// A dated quotation: with the lines above it, a story.
    fn entry(&mut self, number: usize, entry: Entry<'_>) {
        let headline_of = self.take_above();
        let date = entry.date();
        match date {
            Some(_) => self.skip(number, entry.token, "the story’s date"),
            None => {
                self.faults.push(Fault { line: number, what: format!("`{}` is no date", entry.token.trim()) })
            }
        }
        let text = if date.is_some() {
            entry.quotation.to_owned()
        } else {
            format!("{} {}", entry.token, entry.quotation)
        };
        let kind = if entry.is_quotation { BlockKind::Quotation } else { BlockKind::Paragraph };
        let mut body = headline_of.1;
        if !text.trim().is_empty() {
            body.push(Block::new(kind, text.trim()));
        }
        let dated = date.map_or_else(Dated::unknown, |date| {
            Dated::known(Edtf::At(date), DateBasis::Printed, vec![entry.day.trim().to_owned()])
        });
        self.story(headline_of.0, body, dated);
        self.place = if entry.link.is_some() { Place::Linked } else { Place::Open };
        if let Some(link) = entry.link {
            self.skip(number, link, "a link to the report");
        }
    }

    /// The headline and standfirst of the next item. Two lines each before it are items without a quotation; a line
    /// too many before the first item is an advert.
    fn take_above(&mut self) -> (Option<String>, Vec<Block>) {
        let mut lines = std::mem::take(&mut self.above);
        if self.stories.is_empty() && lines.len() > 2 && lines.len() % 2 == 1 {
            let advert = lines.remove(0);
            self.skip(advert.line, &advert.text, ADVERT);
        }
        let own = match lines.len() {
            0..=2 => 0,
            odd_or_even => odd_or_even - (2 - odd_or_even % 2),
        };
        let mut own = lines.split_off(own).into_iter();
        self.pairs(lines);
        let headline = own.next().map(|above| above.text);
        (headline, own.map(paragraph).collect())
    }

    /// Stories of a headline and a standfirst only.
    fn pairs(&mut self, lines: Vec<Above>) {
        let mut lines = lines.into_iter();
        while let Some(headline) = lines.next() {
            let body = lines.next().map(paragraph).into_iter().collect();
            self.story(Some(headline.text), body, Dated::unknown());
        }
    }

    /// The link of an item has come on a line of its own: what stands above is an item without a quotation.
    fn close(&mut self) {
        let mut lines = std::mem::take(&mut self.above).into_iter();
        if let Some(headline) = lines.next() {
            let body = lines.map(paragraph).collect();
            self.story(Some(headline.text), body, Dated::unknown());
        }
        self.place = Place::Linked;
    }

    fn story(&mut self, headline: Option<String>, body: Vec<Block>, dated: Dated) {
        let derived = || Title::derived(title::from_text(body.first().map_or("", |block| &block.text)));
        let title = headline.map_or_else(derived, Title::printed);
        if !title.text.is_empty() {
            let truncated = body.last().is_some_and(|block| line_shape::is_cut_off(&block.text));
            self.stories.push(Story { key: None, section: None, title, dated, truncated, body });
        }
    }

    fn skip(&mut self, line: usize, text: &str, why: &str) {
        self.skipped.push(Skipped { line, text: text.trim().to_owned(), why: why.to_owned() });
    }

    fn finish(mut self) -> Digest {
        let above = std::mem::take(&mut self.above);
        self.pairs(above);
        let outlet = self.outlet.then(|| super::timesca::OUTLET.to_owned());
        let dated = issue_date(&self.stories);
        let (rates, faults) = self.ticker.finish(self.page_date);
        self.faults.extend(faults);
        let first = self.stories.first().map(|first| Title::derived(title::from_text(&first.title.text)));
        let issue = first.map(|first| Issue {
            title: self.title.unwrap_or(first),
            dated,
            page_date: self.page_date,
            stories: self.stories,
            ..super::empty_issue(IssueKind::WeeklyDigest)
        });
        Digest {
            outlet,
            layout: LAYOUT.name,
            issues: issue.into_iter().collect(),
            rates,
            skipped: self.skipped,
            faults: self.faults,
        }
    }
}

fn paragraph(above: Above) -> Block {
    Block::new(BlockKind::Paragraph, above.text)
}

/// Whether a line above the note is the digest's own title.
fn is_title(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower.contains("weekly digest") && line_shape::may_be_heading(text)
}

/// The span of the stories' printed dates. Without a year the days stand on a circle, and the week is what lies
/// outside the largest gap: `Dec 29` comes before `Jan 4`.
fn issue_date(stories: &[Story]) -> Dated {
    let mut days: Vec<(PartialDate, &str)> = Vec::new();
    for story in stories {
        if let (Some(Edtf::At(day)), Some(words)) = (story.dated.date, story.dated.evidence.first()) {
            days.push((day, words));
        }
    }
    let all_years = days.iter().all(|(day, _)| day.year().is_some());
    days.sort_by_key(|(day, _)| if all_years { (day.year(), *day) } else { (None, *day) });
    days.dedup_by_key(|(day, _)| *day);
    if !all_years {
        let start = after_largest_gap(&days.iter().map(|(day, _)| day_of_year(*day)).collect::<Vec<_>>());
        days.rotate_left(start);
    }
    let (Some((first, from)), Some((last, to))) = (days.first(), days.last()) else {
        return Dated::unknown();
    };
    let date = if first == last { Edtf::At(*first) } else { Edtf::Span(*first, *last) };
    let mut evidence = vec![(*from).to_owned()];
    if first != last {
        evidence.push((*to).to_owned());
    }
    Dated::known(date, DateBasis::Printed, evidence)
}

/// The days of a year that has them all.
const YEAR: i16 = 366;

/// The place of a day in a leap year.
fn day_of_year(day: PartialDate) -> i16 {
    day.in_year(2000).and_then(PartialDate::first_day).map_or(0, |date| date.day_of_year())
}

/// Where the days begin, going round the year, when the largest gap is left out.
fn after_largest_gap(days: &[i16]) -> usize {
    let next = days.iter().cycle().skip(1);
    let gap = |(day, next): (&i16, &i16)| (next - day).rem_euclid(YEAR);
    let gaps = days.iter().zip(next).map(gap);
    let largest =
        gaps.enumerate().fold((0, -1), |best, (at, gap)| if gap > best.1 { (at, gap) } else { best });
    (largest.0 + 1) % days.len().max(1)
}
