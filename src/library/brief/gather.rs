//! What goes into a brief.

use super::super::{
    Anchor, BookmarkOrder, BookmarkRow, Bookmarked, IssueRow, Library, LibraryError, Reach, Result,
    is_foreign,
};
use super::{Brief, BriefGroup, BriefRequest, BriefText, Group, Item, Kind, Quotation};
use crate::digest::{Block, BlockKind, Dated, IssueId, StoryId};

const ALL: Reach = Reach { before: 0, after: u32::MAX };

/// Fetches what goes into a brief, of one state of the library.
pub(super) fn brief(library: &Library, request: &BriefRequest) -> Result<Brief> {
    library.store.in_one_state(|| {
        let order = match request.group {
            BriefGroup::Date => BookmarkOrder::Date,
            BriefGroup::Outlet => BookmarkOrder::Outlet,
            BriefGroup::Tag => BookmarkOrder::Tag,
            BriefGroup::None => BookmarkOrder::Hand,
        };
        let rows = library.kept_answering(order, request.query.as_ref(), Anchor::Rank(0), ALL)?.rows;
        let mut gathering = Gathering { library, request, stories: Vec::new(), groups: Vec::new() };
        for row in rows.into_iter().take(usize::try_from(request.limit).unwrap_or(usize::MAX)) {
            gathering.take(row)?;
        }
        Ok::<_, LibraryError>(Brief { grouped_by: request.group, groups: gathering.groups })
    })
}

struct Gathering<'a> {
    library: &'a Library,
    request: &'a BriefRequest,
    /// The stories that are in, each with its group and its place in that.
    stories: Vec<(StoryId, usize, usize)>,
    groups: Vec<Group>,
}

impl Gathering<'_> {
    fn take(&mut self, row: BookmarkRow) -> Result<()> {
        match row.what {
            Bookmarked::Story(story) => self.story(story.id, &row.group, None),
            Bookmarked::Quotation(story, passage) => {
                let quotation =
                    Quotation { text: plain(&passage.text), note: row.note.as_deref().map(plain) };
                self.story(story.id, &row.group, Some(quotation))
            }
            Bookmarked::Headline(issue, _, text) => {
                let item = of_issue(Kind::Headline, &text, &issue, &row.note);
                self.push(&row.group, item);
                Ok(())
            }
            Bookmarked::Issue(issue) => {
                let mut item = of_issue(Kind::Issue, &issue.title.text, &issue, &row.note);
                if self.request.text != BriefText::Quotations {
                    item.body = self.table_of_contents(issue.id)?;
                }
                self.push(&row.group, item);
                Ok(())
            }
        }
    }

    /// Adds a story, or a quotation to it where it is in.
    fn story(&mut self, id: StoryId, group: &Option<String>, quotation: Option<Quotation>) -> Result<()> {
        let known =
            self.stories.iter().find(|(known, ..)| *known == id).map(|(_, group, item)| (*group, *item));
        let (group, item) = match known {
            Some(place) => place,
            None => {
                let Some(item) = self.whole_story(id)? else { return Ok(()) };
                let (group, item) = self.push(group, item);
                self.stories.push((id, group, item));
                (group, item)
            }
        };
        let item = self.groups.get_mut(group).and_then(|group| group.items.get_mut(item));
        if let (Some(item), Some(quotation)) = (item, quotation) {
            item.quotations.push(quotation);
            if self.request.text != BriefText::Whole {
                item.body.clear();
                item.truncated = false;
            }
        }
        Ok(())
    }

    fn whole_story(&self, id: StoryId) -> Result<Option<Item>> {
        let Some(story) = self.library.story(id, None)? else { return Ok(None) };
        let with_body = self.request.text != BriefText::Quotations;
        Ok(Some(Item {
            kind: Kind::Story,
            title: plain(&story.row.title.text),
            outlet: plain(&story.row.outlet),
            issue: plain(&story.issue_title.text),
            dated: plain_date(&story.row.dated),
            tags: story.row.tags.iter().map(|tag| plain(tag)).collect(),
            note: story.row.note.as_deref().map(plain),
            quotations: Vec::new(),
            body: story
                .body
                .iter()
                .filter(|_| with_body)
                .map(|block| plain_block(block.kind, &block.text))
                .collect(),
            truncated: with_body && story.row.truncated,
        }))
    }

    /// The lines that introduce an issue, and the titles of its stories.
    fn table_of_contents(&self, id: IssueId) -> Result<Vec<Block>> {
        let Some(issue) = self.library.issue(id)? else { return Ok(Vec::new()) };
        let stories = self.library.stories(id, Anchor::Rank(0), ALL)?.rows;
        let lede = issue.lede.iter().map(|line| plain_block(BlockKind::Paragraph, line));
        let titles = stories.iter().map(|story| plain_block(BlockKind::Item, &story.title.text));
        Ok(lede.chain(titles).collect())
    }

    /// Adds an item to the last group where it belongs there, else to a new one; its group and its place in that.
    fn push(&mut self, group: &Option<String>, item: Item) -> (usize, usize) {
        let heading = match self.request.group {
            BriefGroup::Date => Some(item.dated.in_words()),
            BriefGroup::Outlet => Some(item.outlet.clone()),
            BriefGroup::Tag => Some(group.as_deref().map_or_else(|| "Untagged".to_owned(), plain)),
            BriefGroup::None => None,
        };
        if self.groups.last().is_none_or(|last| last.heading != heading) {
            self.groups.push(Group { heading, items: Vec::new() });
        }
        let last = self.groups.len().saturating_sub(1);
        let items = self.groups.last_mut().map_or(0, |group| {
            group.items.push(item);
            group.items.len().saturating_sub(1)
        });
        (last, items)
    }
}

fn of_issue(kind: Kind, title: &str, issue: &IssueRow, note: &Option<String>) -> Item {
    Item {
        kind,
        title: plain(title),
        outlet: plain(&issue.outlet),
        issue: plain(&issue.title.text),
        dated: plain_date(&issue.dated),
        tags: Vec::new(),
        note: note.as_deref().map(plain),
        quotations: Vec::new(),
        body: Vec::new(),
        truncated: false,
    }
}

fn plain_date(dated: &Dated) -> Dated {
    Dated { evidence: dated.evidence.iter().map(|words| plain(words)).collect(), ..dated.clone() }
}

fn plain_block(kind: BlockKind, text: &str) -> Block {
    Block::new(kind, plain(text))
}

/// A text without control characters but line breaks, and without overrides of the writing direction: what is sent on
/// is also printed to terminals.
fn plain(text: &str) -> String {
    text.replace(|letter| letter != '\n' && is_foreign(letter), "\u{fffd}")
}
