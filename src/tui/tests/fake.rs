//! A library in memory with made-up issues, as large as a test wants it.

use std::collections::BTreeMap;

use crate::digest::{
    Basis, Block, BlockKind, Date, DateBasis, Dated, Headline, HeadlineList, IssueId, IssueKind, Pair, Rate,
    StoryId, Title,
};
use crate::library::{
    Anchor, Change, Direction, IssueRow, IssueText, PairOverview, Point, RateMove, RateRow, Reach, Series,
    StoryRow, StoryText, Totals, Window,
};
use crate::tui::app::message::{Answer, Query, Summary};

/// Issues with their stories.
#[derive(Default)]
pub(super) struct Fake {
    pub(super) issues: Vec<IssueText>,
    pub(super) stories: Vec<StoryText>,
    pub(super) rates: Vec<RateRow>,
    pub(super) moves: Vec<RateMove>,
    pub(super) sample: bool,
    /// Whether marks were changed since somebody looked.
    pub(super) changed: bool,
    /// Whether no question can be answered.
    pub(super) broken: bool,
    /// Every question asked, to see what a key costs.
    pub(super) asked: Vec<Query>,
}

/// A date with the words it rests on.
pub(super) fn dated(date: &str) -> Dated {
    match date {
        "" => Dated::unknown(),
        date => Dated::known(date.parse().unwrap(), DateBasis::Mentioned, vec!["on Friday".into()]),
    }
}

impl Fake {
    /// An issue with this many stories of a few paragraphs.
    pub(super) fn add(&mut self, outlet: &str, title: &str, date: &str, stories: &[&str]) -> IssueId {
        let id = IssueId(self.issues.len() as i64 + 1);
        let row = IssueRow {
            id,
            outlet: outlet.into(),
            title: Title::printed(title),
            kind: IssueKind::WeekInReview,
            dated: dated(date),
            page_date: None,
            range: None,
            stories: stories.len() as u64,
            unread: stories.len() as u64,
            headlines: 0,
            source: "digests/one.txt".into(),
            imported_at: "2026-01-02T03:04:05Z".parse().unwrap(),
        };
        let lede = vec!["A quiet week, but for the wind.".to_owned()];
        self.issues.push(IssueText { row, lede, sections: Vec::new(), headlines: Vec::new() });
        for (number, title) in stories.iter().enumerate() {
            self.add_story(id, number as u64 + 1, title, date);
        }
        id
    }

    fn add_story(&mut self, issue: IssueId, position: u64, title: &str, date: &str) {
        let parent = &self.issues[issue.0 as usize - 1].row;
        let row = StoryRow {
            id: StoryId(self.stories.len() as i64 + 1),
            key: format!("key-{}", self.stories.len()),
            issue,
            outlet: parent.outlet.clone(),
            section: None,
            position,
            title: Title { text: (*title).to_owned(), basis: Basis::Printed },
            dated: dated(date),
            truncated: false,
            read: false,
            bookmarked: false,
            words: 120,
            countries: vec!["kz".into(), "uz".into()],
        };
        let body = vec![
            Block::new(BlockKind::Caption, "Photo: a bridge at dusk"),
            Block::new(
                BlockKind::Paragraph,
                "The river rose in the night and took the old ford with it. ".repeat(6).trim(),
            ),
            Block::new(BlockKind::Subheading, "What the Village Says"),
            Block::new(BlockKind::Quotation, "“We shall build it again, and higher,” the miller said."),
            Block::new(BlockKind::Item, "Forty planks of larch"),
            Block::new(
                BlockKind::Item,
                "Two barrels of nails, and somebody who can count them without losing a thumb",
            ),
            Block::new(BlockKind::Paragraph, "Nobody was hurt. ".repeat(12).trim()),
        ];
        let (issue_title, issue_dated) = (parent.title.clone(), parent.dated.clone());
        let (issue_kind, issue_page_date, issue_range) = (parent.kind, parent.page_date, parent.range);
        self.stories.push(StoryText {
            row,
            issue_title,
            issue_dated,
            issue_kind,
            issue_page_date,
            issue_range,
            body,
        });
    }

    /// A small library in which everything occurs.
    pub(super) fn small() -> Self {
        let mut fake = Self::default();
        let ford = fake.add(
            "Steppe Courier",
            "Week in Review: Floods, Fords and a Long Way Round...",
            "2024-11-25/2024-12-01",
            &[
                "The Ford Is Gone",
                "A Bridge Too Few: the Ministry Counts Its Crossings and Finds Them Wanting",
                "Market Day",
            ],
        );
        fake.add("Mountain Post", "Snow on the pass", "2024-11-28", &["Pass Closed", "Yaks Come Down Early"]);
        fake.add("Mountain Post", "The year nobody wrote down", "XXXX-11-25/XXXX-12-01", &["Apples"]);
        fake.add("Steppe Courier", "Loose leaves", "", &["A Page Without a Day"]);
        let text = &mut fake.issues[ford.0 as usize - 1];
        text.sections = vec!["Water".into(), "Trade".into()];
        text.headlines = vec![
            Headline {
                list: HeadlineList::ReadAlso,
                section: Some(0),
                text: "How the dam was mended".into(),
            },
            Headline { list: HeadlineList::LatestNews, section: None, text: "Train late again".into() },
        ];
        text.row.headlines = 2;
        for (story, section) in [(0, "Water"), (1, "Water"), (2, "Trade")] {
            fake.stories[story].row.section = Some(section.into());
        }
        fake.stories[1].row.truncated = true;
        fake.rates =
            [("KGS/USD", "0.01232", "0"), ("KZT/USD", "0.00215", "1.36"), ("TJS/USD", "0.08877", "-0.61")]
                .map(|(pair, value, change)| RateRow {
                    rate: Rate {
                        pair: Pair::parse(pair).unwrap(),
                        value: value.parse().unwrap(),
                        change_percent: change.parse().ok(),
                        date: "2026-03-05".parse().ok(),
                    },
                    source: "digests/one.txt".into(),
                    origin: None,
                })
                .into();
        fake
    }

    /// One issue of so many stories.
    pub(super) fn long(stories: usize) -> Self {
        let mut fake = Self::default();
        let titles: Vec<String> = (1..=stories).map(|number| format!("Story number {number}")).collect();
        fake.add(
            "Steppe Courier",
            "A long one",
            "2024-11-28",
            &titles.iter().map(String::as_str).collect::<Vec<_>>(),
        );
        fake
    }

    fn rows_of(&self, issue: IssueId) -> Vec<StoryRow> {
        self.stories.iter().map(|story| story.row.clone()).filter(|row| row.issue == issue).collect()
    }

    pub(super) fn answer(&mut self, query: &Query) -> Result<Answer, String> {
        self.asked.push(query.clone());
        if self.broken {
            return Err("the disk has a hole".to_owned());
        }
        Ok(match query {
            Query::Issues(anchor, reach) => {
                let rows: Vec<IssueRow> = self.issues.iter().map(|issue| self.counted(&issue.row)).collect();
                Answer::Issues(window(rows, *anchor, *reach, |row| row.id))
            }
            Query::Stories(issue, anchor, reach) => {
                Answer::Stories(*issue, window(self.rows_of(*issue), *anchor, *reach, |row| row.id))
            }
            Query::Bookmarks(anchor, reach) => {
                let rows =
                    self.stories.iter().map(|story| story.row.clone()).filter(|row| row.bookmarked).collect();
                Answer::Bookmarks(window(rows, *anchor, *reach, |row| row.id))
            }
            Query::Issue(id) => Answer::Issue(
                self.issues
                    .iter()
                    .find(|issue| issue.row.id == *id)
                    .map(|issue| Box::new(IssueText { row: self.counted(&issue.row), ..issue.clone() })),
            ),
            Query::Story(id, _) => {
                Answer::Story(self.stories.iter().find(|story| story.row.id == *id).cloned().map(Box::new))
            }
            Query::Unread(issue, story, direction) => Answer::Unread(self.unread(*issue, *story, *direction)),
            Query::Summary => Answer::Summary(Box::new(Summary {
                totals: Totals {
                    issues: self.issues.len() as u64,
                    stories: self.stories.len() as u64,
                    unread: self.stories.iter().filter(|story| !story.row.read).count() as u64,
                    bookmarks: 0,
                },
                rates: self.rates_on(Date::MAX),
                moves: self.moves.clone(),
                sample: self.sample,
            })),
            Query::Rates => Answer::Rates(self.pairs(), "2026-03-11".parse().unwrap()),
            Query::Chart(pairs, from, to) => Answer::Chart(self.series(pairs, *from, *to)),
            Query::Week(..) => Answer::Week(self.rows_of(IssueId(1))),
            Query::RatesOn(day) => Answer::RatesOn(*day, self.rates_on(*day)),
            Query::Paths(typed) => {
                Answer::Paths(typed.clone(), vec![format!("{typed}one/"), format!("{typed}other")])
            }
        })
    }

    fn days(&self) -> Vec<RateRow> {
        let mut rates = self.rates.clone();
        rates.sort_by_key(|row| row.rate.date);
        rates
    }

    fn rates_on(&self, day: Date) -> Vec<RateRow> {
        let known = self.days().into_iter().filter(|row| row.rate.date <= Some(day));
        let last: BTreeMap<Pair, RateRow> = known.map(|row| (row.rate.pair.clone(), row)).collect();
        last.into_values().collect()
    }

    fn pairs(&self) -> Vec<PairOverview> {
        let overview = |latest: RateRow| {
            let days = self.days().into_iter().filter(|row| row.rate.pair == latest.rate.pair);
            let days: Vec<RateRow> = days.collect();
            let (year_ago, previous) = (days.first().cloned(), days.iter().rev().nth(1).cloned());
            let recent = days[days.len().saturating_sub(24)..].to_vec();
            PairOverview { year_ago, previous, recent, latest }
        };
        self.rates_on(Date::MAX).into_iter().map(overview).collect()
    }

    fn series(&self, pairs: &[Pair], from: Date, to: Date) -> Vec<Series> {
        let of = |pair: &Pair| {
            let days = self.days().into_iter().filter(|row| row.rate.pair == *pair);
            let known = days.filter(|row| row.rate.date >= Some(from) && row.rate.date <= Some(to));
            Series { pair: pair.clone(), points: known.filter_map(Point::of).collect() }
        };
        pairs.iter().map(of).collect()
    }

    fn counted(&self, row: &IssueRow) -> IssueRow {
        let unread = self.rows_of(row.id).iter().filter(|row| !row.read).count() as u64;
        IssueRow { unread, ..row.clone() }
    }

    /// In the order of issues and stories, round and round.
    fn unread(
        &self,
        issue: IssueId,
        story: Option<StoryId>,
        direction: Direction,
    ) -> Option<(IssueId, StoryId)> {
        let rows: Vec<&StoryRow> = self.stories.iter().map(|story| &story.row).collect();
        let first = rows.iter().position(|row| row.issue == issue)?;
        let start =
            story.and_then(|id| rows.iter().position(|row| row.id == id).map(|at| at + 1)).unwrap_or(first);
        let count = rows.len();
        let order: Vec<usize> = match direction {
            Direction::Forward => (0..count).map(|step| (start + step) % count).collect(),
            Direction::Backward => (1..=count).map(|step| (start + 2 * count - 1 - step) % count).collect(),
        };
        order.into_iter().map(|at| rows[at]).find(|row| !row.read).map(|row| (row.issue, row.id))
    }

    pub(super) fn apply(&mut self, change: &Change) {
        self.changed = true;
        for story in &mut self.stories {
            match change {
                Change::Read { stories, read } if stories.contains(&story.row.id) => story.row.read = *read,
                Change::Bookmarked { story: id, bookmarked } if *id == story.row.id => {
                    story.row.bookmarked = *bookmarked;
                }
                _ => {}
            }
        }
    }
}

fn window<R, Id: PartialEq + Copy>(
    rows: Vec<R>,
    anchor: Anchor<Id>,
    reach: Reach,
    id: impl Fn(&R) -> Id,
) -> Window<R> {
    let total = rows.len() as u64;
    let at = match anchor {
        Anchor::At(wanted) => rows.iter().position(|row| id(row) == wanted).unwrap_or(0) as u64,
        Anchor::Rank(rank) => rank.min(total.saturating_sub(1)),
    };
    let start = at.saturating_sub(u64::from(reach.before));
    let end = (at + u64::from(reach.after) + 1).min(total);
    let rows = rows.into_iter().skip(start as usize).take((end - start) as usize).collect();
    Window { rows, start, total }
}
