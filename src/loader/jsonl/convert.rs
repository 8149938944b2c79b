//! A line's fields → a record of digest types.

use super::marks::{marks, waiting};
use super::wire::{WireBlock, WireBody, WireHeadline, WireLine, WireRange, WireStoryName};
use super::{IssueRecord, RateRecord, Record, SearchRecord, StoryRecord, ThreadRecord};
use crate::digest::{
    Basis, Block, BlockKind, Date, DateBasis, Dated, Decimal, Edtf, Fault, Headline, HeadlineList, Issue,
    IssueKind, Pair, Rate, ResultRange, Story, Title,
};
use crate::loader::decode::clean::one_line;
use crate::loader::decode::report::Report;
use crate::loader::title;

/// Cleans the texts of one line and notes what is wrong in it.
pub(super) struct Cleaner<'a> {
    line: usize,
    report: &'a mut Report,
    faults: Vec<Fault>,
}

impl<'a> Cleaner<'a> {
    /// For the line with this number.
    pub(super) fn new(line: usize, report: &'a mut Report) -> Self {
        Self { line, report, faults: Vec::new() }
    }

    /// What was wrong.
    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    fn fault(&mut self, what: String) {
        self.faults.extend(self.report.tell(Fault { line: self.line, what }));
    }

    /// The text on one clean line, without white space around it.
    fn text(&mut self, text: &str) -> String {
        let Self { line, report, faults } = self;
        let clean = one_line(text, |kind| faults.extend(report.note(*line, kind.told())));
        clean.trim().to_owned()
    }

    /// The text, where there is one and it is not blank.
    pub(super) fn filled(&mut self, text: Option<String>) -> Option<String> {
        text.map(|text| self.text(&text)).filter(|text| !text.is_empty())
    }

    /// The text on clean lines, where there is one and it is not blank.
    pub(super) fn lines(&mut self, text: Option<String>) -> Option<String> {
        let Self { line, report, faults } = self;
        let text = text?;
        let lines =
            text.lines().map(|text| one_line(text, |kind| faults.extend(report.note(*line, kind.told()))));
        let clean = lines.collect::<Vec<_>>().join("\n");
        (!clean.trim().is_empty()).then_some(clean)
    }

    pub(super) fn texts(&mut self, texts: Option<Vec<String>>) -> Vec<String> {
        texts.into_iter().flatten().map(|text| self.text(&text)).filter(|text| !text.is_empty()).collect()
    }
}

/// The record that a line holds, or what it lacks to be one.
pub(super) fn record(wire: WireLine, cleaner: &mut Cleaner<'_>) -> Result<Record, String> {
    match wire.record.as_deref() {
        Some("issue") => Ok(Record::Issue(issue(wire, cleaner))),
        Some("rate") => rate(wire, cleaner).map(Record::Rate),
        None if wire.body.is_none() && wire.pair.is_some() => rate(wire, cleaner).map(Record::Rate),
        Some("search") => search(wire, cleaner).map(Record::Search),
        Some("story") | None => story(wire, cleaner).map(Record::Story),
        Some("marks") => waiting(wire, cleaner).map(Record::Marks),
        Some("thread") => thread(wire, cleaner).map(Record::Thread),
        Some(_) => Err("`record` must be `issue`, `story`, `rate`, `marks`, `search` or `thread`".to_owned()),
    }
}

fn search(wire: WireLine, cleaner: &mut Cleaner<'_>) -> Result<SearchRecord, String> {
    match (cleaner.filled(wire.name), cleaner.filled(wire.query)) {
        (Some(name), Some(query)) => Ok(SearchRecord { name, query }),
        _ => Err("a saved search needs a `name` and a `query`".to_owned()),
    }
}

fn thread(wire: WireLine, cleaner: &mut Cleaner<'_>) -> Result<ThreadRecord, String> {
    let named = |story: WireStoryName| Some((cleaner.filled(story.outlet), cleaner.filled(story.key)?));
    let beside: Vec<_> = wire.beside.into_iter().flatten().filter_map(named).collect();
    match (cleaner.filled(wire.key), wire.belongs) {
        (Some(key), Some(belongs)) if !beside.is_empty() => {
            Ok(ThreadRecord { outlet: cleaner.filled(wire.outlet), key, belongs, beside })
        }
        _ => Err("a story's thread needs a `key`, a `belongs`, and a `beside` with the `outlet` and `key` of some \
                  of its stories"
            .to_owned()),
    }
}

fn story(mut wire: WireLine, cleaner: &mut Cleaner<'_>) -> Result<StoryRecord, String> {
    let marks = marks(&mut wire, cleaner);
    let body = body(wire.body, cleaner);
    let derived = wire.title_basis.as_deref() == Some(Basis::Derived.word());
    let title = match (cleaner.filled(wire.title), body.iter().find(|block| block.kind != BlockKind::Caption))
    {
        (Some(text), _) if derived => Title::derived(text),
        (Some(text), _) => Title::printed(text),
        (None, Some(first)) => Title::derived(title::from_text(&first.text)),
        (None, None) => return Err("a story needs a `body` with some text".to_owned()),
    };
    let story = Story {
        key: cleaner.filled(wire.key),
        section: None,
        title,
        dated: dated(wire.date, wire.date_basis.as_deref(), wire.date_evidence, cleaner),
        truncated: wire.truncated.unwrap_or(false),
        body,
    };
    Ok(StoryRecord {
        outlet: cleaner.filled(wire.outlet),
        issue: cleaner.filled(wire.issue),
        section: cleaner.filled(wire.section),
        position: wire.position,
        story,
        marks,
    })
}

fn body(body: Option<WireBody>, cleaner: &mut Cleaner<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut push = |kind: BlockKind, text: String| {
        if !text.is_empty() {
            blocks.push(Block::new(kind, text));
        }
    };
    match body {
        None => {}
        Some(WireBody::Text(text)) => {
            text.lines().for_each(|line| push(BlockKind::Paragraph, cleaner.text(line)));
        }
        Some(WireBody::Blocks(list)) => {
            for block in list {
                let (kind, text) = match block {
                    WireBlock::Text(text) => (BlockKind::Paragraph, text),
                    WireBlock::Block { kind, text } => (block_kind(kind, cleaner), text),
                };
                push(kind, cleaner.text(&text));
            }
        }
    }
    blocks
}

fn block_kind(word: Option<String>, cleaner: &mut Cleaner<'_>) -> BlockKind {
    let Some(word) = word else { return BlockKind::Paragraph };
    BlockKind::from_word(&word).unwrap_or_else(|| {
        let words = BlockKind::ALL.map(BlockKind::word).join(", ");
        cleaner.fault(format!("a block's `kind` must be one of {words}; taken as a paragraph"));
        BlockKind::Paragraph
    })
}

/// A date with what it rests on: as the line says, else as printed by the line itself.
fn dated(
    date: Option<String>,
    basis: Option<&str>,
    evidence: Option<Vec<String>>,
    cleaner: &mut Cleaner<'_>,
) -> Dated {
    let Some(printed) = cleaner.filled(date) else { return Dated::unknown() };
    let date: Edtf = match printed.parse() {
        Ok(date) => date,
        Err(error) => {
            cleaner.fault(format!("{error}"));
            return Dated::unknown();
        }
    };
    let evidence = evidence.map_or_else(|| vec![printed], |evidence| cleaner.texts(Some(evidence)));
    let basis = basis.and_then(DateBasis::from_word).filter(|basis| *basis != DateBasis::Unknown);
    Dated::known(date, basis.unwrap_or(DateBasis::Printed), evidence)
}

fn issue(mut wire: WireLine, cleaner: &mut Cleaner<'_>) -> IssueRecord {
    let marks = marks(&mut wire, cleaner);
    let derived = wire.title_basis.as_deref() == Some(Basis::Derived.word());
    let title = cleaner.filled(wire.title).map_or_else(
        || Title::derived("Untitled"),
        |text| if derived { Title::derived(text) } else { Title::printed(text) },
    );
    let sections = cleaner.texts(wire.sections);
    let headlines = wire.headlines.into_iter().flatten();
    let headlines = headlines.filter_map(|wire| headline(wire, &sections, cleaner)).collect();
    let issue = Issue {
        title,
        kind: wire.kind.as_deref().and_then(IssueKind::from_word).unwrap_or(IssueKind::Other),
        dated: dated(wire.date, wire.date_basis.as_deref(), wire.date_evidence, cleaner),
        page_date: day(wire.page_date, cleaner),
        range: wire.range.map(|WireRange { first, last, total }| ResultRange { first, last, total }),
        lede: cleaner.texts(wire.lede),
        sections,
        stories: Vec::new(),
        headlines,
    };
    IssueRecord {
        outlet: cleaner.filled(wire.outlet),
        issue,
        key: cleaner.filled(wire.key),
        source: cleaner.filled(wire.source),
        marks,
    }
}

fn headline(wire: WireHeadline, sections: &[String], cleaner: &mut Cleaner<'_>) -> Option<Headline> {
    let text = cleaner.filled(Some(wire.text))?;
    let section = cleaner.filled(wire.section);
    let section = section.and_then(|heading| sections.iter().position(|known| *known == heading));
    let list = HeadlineList::from_word(&wire.list).unwrap_or_else(|| {
        cleaner
            .fault("a headline's `list` must be read-also or latest-news; taken as latest-news".to_owned());
        HeadlineList::LatestNews
    });
    Some(Headline { list, section, text })
}

fn rate(wire: WireLine, cleaner: &mut Cleaner<'_>) -> Result<RateRecord, String> {
    let pair = cleaner.filled(wire.pair).and_then(|pair| Pair::parse(&pair));
    let value = cleaner.filled(wire.value).ok_or("a rate needs a `value`, a decimal in quotes")?;
    let change = cleaner.filled(wire.change_percent).map(|text| text.parse::<Decimal>());
    Ok(RateRecord {
        rate: Rate {
            pair: pair.ok_or("a rate needs a `pair` such as `KGS/USD`")?,
            value: value.parse::<Decimal>().map_err(|error| error.to_string())?,
            change_percent: change.transpose().map_err(|error| error.to_string())?,
            date: day(wire.date, cleaner),
        },
        source: cleaner.filled(wire.source),
        origin: cleaner.filled(wire.origin),
    })
}

fn day(text: Option<String>, cleaner: &mut Cleaner<'_>) -> Option<Date> {
    let text = cleaner.filled(text)?;
    let day = text.parse().ok();
    if day.is_none() {
        cleaner.fault(format!("`{text}` is not a day; write it as 2025-01-23"));
    }
    day
}
