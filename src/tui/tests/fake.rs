//! A library in memory with made-up issues, as large as a test wants it.

mod rates;
mod seeking;

use seeking::lit_in;

use std::collections::HashMap;

use crate::digest::{
    Basis, Block, BlockKind, Date, DateBasis, Dated, Headline, HeadlineList, IssueId, IssueKind, Pair, Rate,
    StoryId, Title,
};
use crate::library::{
    Anchor, BookmarkId, BookmarkOrder, BookmarkRow, Bookmarked, Change, Direction, IssueRow, IssueText, Lit,
    NameKind, NameRow, Place, RateMove, RateRow, Reach, StoryRow, StoryText, Target, ThreadRow, Totals,
    Watched, Window,
};
use crate::tui::app::leads::{Lead, Led};
use crate::tui::app::message::{Answer, Query, Summary};
use crate::tui::app::seek::Preview;

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
    /// The saved searches.
    pub(super) watched: Vec<Watched>,
    /// The bookmarks in the order by hand, latest first as long as none is moved.
    pub(super) kept: Vec<(BookmarkId, Target)>,
    /// The threads with their stories.
    pub(super) threads: Vec<(ThreadRow, Vec<StoryId>)>,
    /// What stories are related to.
    pub(super) bonds: HashMap<StoryId, Vec<Lead>>,
    /// Where the first issue's headlines lead.
    pub(super) headline_leads: HashMap<usize, Led>,
    /// Notes of bookmarks.
    pub(super) notes: HashMap<Target, String>,
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
            bookmarked: false,
        };
        let lede = vec!["A quiet week, but for the wind.".to_owned()];
        self.issues.push(IssueText {
            row,
            lede,
            sections: Vec::new(),
            headlines: Vec::new(),
            bookmarked_headlines: Vec::new(),
        });
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
            tags: Vec::new(),
            note: None,
            words: 120,
            countries: vec!["kz".into(), "uz".into()],
            news_of: None,
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
            names: Vec::new(),
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

    pub(super) fn rows_answering(&self, issue: IssueId, typed: &str) -> Vec<StoryRow> {
        let answers = |row: &StoryRow| match typed {
            "is:unread" => !row.read,
            text => row.title.text.contains(text),
        };
        self.rows_of(issue).into_iter().filter(answers).collect()
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
            Query::Bookmarks(order, anchor, reach) => {
                Answer::Bookmarks(window(self.bookmarks(*order), *anchor, *reach, |row| row.id))
            }
            Query::BookmarkedIssue(id) => Answer::BookmarkedIssue(
                self.issues.iter().find(|issue| issue.row.id == *id).cloned().map(Box::new),
            ),
            Query::Issue(id) => Answer::Issue(
                self.issues
                    .iter()
                    .find(|issue| issue.row.id == *id)
                    .map(|issue| Box::new(IssueText { row: self.counted(&issue.row), ..issue.clone() })),
            ),
            Query::Story(id, _) => {
                Answer::Story(self.stories.iter().find(|story| story.row.id == *id).cloned().map(Box::new))
            }
            Query::Lit(id, _, typed) => {
                let story = self.stories.iter().find(|story| story.row.id == *id).cloned();
                story.map_or(Answer::Story(None), |story| {
                    let lit = lit(&story, typed);
                    Answer::Lit(Box::new(story), lit)
                })
            }
            Query::Preview(place, _, typed) => {
                let Place::Story(id) = *place else {
                    let issue = self.issues.first().cloned().unwrap();
                    return Ok(Answer::Preview(*place, Some(Preview::Issue(Box::new(issue), None))));
                };
                let story = self.stories.iter().find(|story| story.row.id == id).cloned().unwrap();
                let lit = lit(&story, typed);
                Answer::Preview(*place, Some(Preview::Story(Box::new(story), lit)))
            }
            Query::Seek(kind, typed) => Answer::Found(self.found(*kind, typed)),
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
                news: self.threads.iter().filter(|(row, _)| row.news > 0).count() as u64,
                sample: self.sample,
            })),
            Query::Names(typed, _, have) => {
                let row = |(id, name, kind, stories): (i64, &str, NameKind, u64)| NameRow {
                    id,
                    name: name.into(),
                    kind,
                    stories,
                };
                let all = [
                    (1, "Erkin Torobekov", NameKind::Person, 3),
                    (2, "Bridge Ministry", NameKind::Organisation, 1),
                ];
                let typed_so = |name: &NameRow| name.name.to_lowercase().contains(typed.as_str());
                Answer::Names(
                    typed.clone(),
                    *have,
                    all.map(row).into_iter().filter(typed_so).skip(*have).collect(),
                )
            }
            Query::StoriesOfName(name, _, have) => {
                let rows = self.stories.iter().map(|story| story.row.clone());
                let count = if *name == 1 { 3 } else { 1 };
                Answer::StoriesOfName(*name, *have, rows.take(count).skip(*have).collect())
            }
            Query::IssuesOf(text, around) => {
                let titles = |row: &IssueRow| {
                    let of_stories = self.rows_of(row.id).into_iter().map(|story| story.title.text);
                    of_stories.chain([row.title.text.clone()]).any(|title| title.contains(text.as_str()))
                };
                let rows = self.issues.iter().map(|issue| self.counted(&issue.row)).filter(titles).collect();
                Answer::Issues(window(rows, around.anchor, around.reach, |row| row.id))
            }
            Query::StoriesOf(text, issue, around) => {
                let answering = self.rows_answering(*issue, text);
                let mut rows = self.rows_of(*issue);
                let held = |id| around.hold && around.anchor == Anchor::At(id);
                rows.retain(|row| answering.contains(row) || held(row.id));
                Answer::Stories(*issue, window(rows, around.anchor, around.reach, |row| row.id))
            }
            Query::BookmarksOf(text, order, anchor, reach) => {
                let mut rows = self.bookmarks(*order);
                rows.retain(
                    |row| matches!(&row.what, Bookmarked::Story(row) if row.title.text.contains(text)),
                );
                Answer::Bookmarks(window(rows, *anchor, *reach, |row| row.id))
            }
            Query::Watchlist => Answer::Watchlist(self.watched.clone()),
            Query::Tags(typed) => {
                let all = self.stories.iter().flat_map(|story| &story.row.tags);
                let mut tags: Vec<String> = all.filter(|tag| tag.starts_with(typed)).cloned().collect();
                tags.sort();
                tags.dedup();
                Answer::Tags(typed.clone(), tags)
            }
            Query::Threads(anchor, reach) => {
                let rows = self.threads.iter().map(|(row, _)| row.clone()).collect();
                Answer::Threads(window(rows, *anchor, *reach, |row: &ThreadRow| row.id))
            }
            Query::Thread(thread, anchor, reach) => {
                let of = self.threads.iter().find(|(row, _)| row.id == *thread);
                let ids: &[StoryId] = of.map_or(&[], |(_, stories)| stories);
                let story = |id: &StoryId| self.stories.iter().find(|story| story.row.id == *id);
                let rows = ids.iter().filter_map(story).map(|story| story.row.clone()).collect();
                Answer::Thread(*thread, window(rows, *anchor, *reach, |row| row.id))
            }
            Query::ThreadOf(id) => {
                let of = self.threads.iter().find(|(_, stories)| stories.contains(id));
                Answer::ThreadOf(*id, of.map(|(row, _)| Box::new(row.clone())), 0)
            }
            Query::Rates => Answer::Rates(self.pairs(), "2026-03-11".parse().unwrap()),
            Query::Chart(pairs, from, to) => Answer::Chart(self.series(pairs, *from, *to)),
            Query::Week(..) => Answer::Week(self.rows_of(IssueId(1))),
            Query::Related(id) => Answer::Led(Led::To(self.bonds.get(id).cloned().unwrap_or_default())),
            Query::HeadlineLead(_, number) => {
                Answer::Led(self.headline_leads.get(number).cloned().unwrap_or(Led::To(Vec::new())))
            }
            Query::RatesOn(day) => Answer::RatesOn(*day, self.rates_on(*day)),
            Query::Paths(typed) => {
                Answer::Paths(typed.clone(), vec![format!("{typed}one/"), format!("{typed}other")])
            }
        })
    }

    pub(super) fn story(&self, id: StoryId) -> &StoryText {
        self.stories.iter().find(|story| story.row.id == id).unwrap()
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

    fn bookmarks(&self, order: BookmarkOrder) -> Vec<BookmarkRow> {
        let story = |id: StoryId| self.story(id).row.clone();
        let issue = |id: IssueId| &self.issues[id.0 as usize - 1];
        let row = |(id, target): &(BookmarkId, Target)| {
            let what = match target.clone() {
                Target::Story(id) => Bookmarked::Story(story(id)),
                Target::Quotation(id, passage) => Bookmarked::Quotation(story(id), passage),
                Target::Headline(id, number) => {
                    let text = issue(id).headlines[number].text.clone();
                    Bookmarked::Headline(issue(id).row.clone(), number, text)
                }
                Target::Issue(id) => Bookmarked::Issue(issue(id).row.clone()),
            };
            let outlet = match &what {
                Bookmarked::Story(row) | Bookmarked::Quotation(row, _) => row.outlet.clone(),
                Bookmarked::Headline(row, ..) | Bookmarked::Issue(row) => row.outlet.clone(),
            };
            BookmarkRow {
                id: *id,
                what,
                group: (order == BookmarkOrder::Outlet).then_some(outlet),
                note: self.notes.get(target).cloned(),
            }
        };
        let mut rows: Vec<BookmarkRow> = self.kept.iter().map(row).collect();
        match order {
            BookmarkOrder::Outlet => rows.sort_by(|one, other| one.group.cmp(&other.group)),
            BookmarkOrder::Date => rows.sort_by_key(|row| std::cmp::Reverse(row.id.0)),
            BookmarkOrder::Tag | BookmarkOrder::Hand => {}
        }
        rows
    }

    fn keep(&mut self, target: &Target, on: bool) {
        match target {
            Target::Issue(id) => self.issues[id.0 as usize - 1].row.bookmarked = on,
            Target::Headline(id, number) => {
                let numbers = &mut self.issues[id.0 as usize - 1].bookmarked_headlines;
                numbers.retain(|known| known != number);
                numbers.extend(on.then_some(*number));
            }
            Target::Story(_) | Target::Quotation(..) => {}
        }
        self.kept.retain(|(_, kept)| kept != target);
        if on {
            let id = self.kept.iter().map(|(id, _)| id.0).max().unwrap_or(0) + 1;
            self.kept.insert(0, (BookmarkId(id), target.clone()));
        }
    }

    pub(super) fn apply(&mut self, change: &Change) {
        self.changed = true;
        match change {
            Change::Annotated { target, note: Some(note), .. } => {
                drop(self.notes.insert(target.clone(), note.clone()))
            }
            Change::Annotated { target, note: None, .. } => drop(self.notes.remove(target)),
            Change::Kept { target, on, .. } => self.keep(target, *on),
            Change::Bookmarked { story, bookmarked, .. } => self.keep(&Target::Story(*story), *bookmarked),
            Change::Moved { id, by } => {
                let at = self.kept.iter().position(|(known, _)| known == id).unwrap();
                let moved = self.kept.remove(at);
                let to = at.saturating_add_signed(*by as isize).min(self.kept.len());
                self.kept.insert(to, moved);
            }
            _ => {}
        }
        for story in &mut self.stories {
            match change {
                Change::Read { stories, read } if stories.contains(&story.row.id) => story.row.read = *read,
                Change::Bookmarked { story: id, bookmarked, .. } if *id == story.row.id => {
                    story.row.bookmarked = *bookmarked;
                }
                Change::Tagged { story: id, tags, .. } if *id == story.row.id => {
                    story.row.tags.clone_from(tags)
                }
                Change::Noted { story: id, note, .. } if *id == story.row.id => {
                    story.row.note.clone_from(note)
                }
                _ => {}
            }
        }
    }
}

fn lit(story: &StoryText, typed: &str) -> Lit {
    Lit {
        title: lit_in(&story.row.title.text, typed),
        section: Vec::new(),
        body: story.body.iter().map(|block| lit_in(&block.text, typed)).collect(),
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
