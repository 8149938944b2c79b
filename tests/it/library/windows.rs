//! Windows over lists, against lists kept naively in memory.

use akyn::digest::{IssueId, StoryId};
use akyn::library::{Anchor, BookmarkId, BookmarkOrder, Direction, Library, Reach, Window};
use proptest::prelude::*;

use super::{ALL, Desk, import, line, request};

/// What is done to a library; numbers are taken modulo what there is.
#[derive(Debug, Clone)]
enum Step {
    Import { issue: u8, stories: u8, day: Option<u8> },
    Remove(u8),
    Date(u8, u8),
    Read(u8, bool),
    ReadIssue(u8),
    Bookmark(u8, bool),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..40_u8, 1..6_u8, proptest::option::of(0..5_u8))
            .prop_map(|(issue, stories, day)| Step::Import { issue, stories, day }),
        1 => any::<u8>().prop_map(Step::Remove),
        1 => (any::<u8>(), 0..5_u8).prop_map(|(issue, day)| Step::Date(issue, day)),
        3 => (any::<u8>(), any::<bool>()).prop_map(|(story, read)| Step::Read(story, read)),
        1 => any::<u8>().prop_map(Step::ReadIssue),
        3 => (any::<u8>(), any::<bool>()).prop_map(|(story, on)| Step::Bookmark(story, on)),
    ]
}

fn pick<T: Copy>(all: &[T], number: u8) -> Option<T> {
    all.get(usize::from(number) % all.len().max(1)).copied()
}

fn day(number: u8) -> String {
    format!("2024-0{}-1{number}", 1 + number)
}

/// The whole lists, as the library shows them in one piece.
struct Lists {
    issues: Vec<IssueId>,
    stories: Vec<(IssueId, StoryId, bool)>,
    bookmarks: Vec<BookmarkId>,
}

fn lists(library: &Library) -> Lists {
    let issues: Vec<_> = super::issues(library);
    let stories = issues.iter().flat_map(|issue| {
        let window = library.stories(*issue, Anchor::Rank(0), ALL).unwrap();
        window.rows.into_iter().map(|row| (*issue, row.id, row.read)).collect::<Vec<_>>()
    });
    let bookmarks = library.kept(BookmarkOrder::Date, Anchor::Rank(0), ALL).unwrap().rows;
    Lists { stories: stories.collect(), bookmarks: bookmarks.iter().map(|row| row.id).collect(), issues }
}

fn apply(desk: &Desk, library: &mut Library, step: &Step) {
    let Lists { issues, stories, .. } = lists(library);
    let stories: Vec<StoryId> = stories.iter().map(|(_, story, _)| *story).collect();
    match *step {
        Step::Import { issue, stories, day: date } => {
            let date = date.map(day);
            let lines = (0..stories).map(|story| {
                let number = usize::from(issue) * 5 + usize::from(story);
                line("Post", &format!("Issue {issue}"), number, date.as_deref())
            });
            let path = desk.write(&format!("{issue}.jsonl"), lines.collect::<String>());
            import(library, &request(&[path]));
        }
        Step::Remove(issue) => {
            pick(&issues, issue).map(|id| library.remove_issue(id).unwrap());
        }
        Step::Date(issue, number) => {
            pick(&issues, issue).map(|id| library.set_issue_date(id, day(number).parse().unwrap()).unwrap());
        }
        Step::Read(story, read) => {
            pick(&stories, story).map(|id| library.set_read(&[id], read).unwrap());
        }
        Step::ReadIssue(issue) => {
            pick(&issues, issue).map(|id| library.set_issue_read(id).unwrap());
        }
        Step::Bookmark(story, on) => {
            pick(&stories, story).map(|id| library.set_bookmarked(id, on).unwrap());
        }
    }
}

/// The window that a whole list has around a place.
fn expected<T: Copy + PartialEq>(all: &[T], anchor: Anchor<T>, reach: Reach) -> (Vec<T>, u64, u64) {
    let place = match anchor {
        Anchor::At(id) => all.iter().position(|known| *known == id).unwrap_or(0),
        Anchor::Rank(rank) => usize::try_from(rank).unwrap().min(all.len().saturating_sub(1)),
    };
    let start = place.saturating_sub(reach.before as usize);
    let end = (place + reach.after as usize + 1).min(all.len());
    (all[start.min(end)..end].to_vec(), start as u64, all.len() as u64)
}

fn seen<R, T>(window: Window<R>, id: impl Fn(R) -> T) -> (Vec<T>, u64, u64) {
    (window.rows.into_iter().map(id).collect(), window.start, window.total)
}

/// The next unread story by walking round the whole list once.
fn naive_unread(lists: &Lists, from: (IssueId, StoryId), forward: bool) -> Option<(IssueId, StoryId)> {
    let mut round = lists.stories.clone();
    let place = round.iter().position(|(issue, story, _)| (*issue, *story) == from)?;
    round.rotate_left(place);
    round.remove(0);
    if !forward {
        round.reverse();
    }
    round.into_iter().find(|(_, _, read)| !read).map(|(issue, story, _)| (issue, story))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn windows_are_pieces_of_the_whole_list(
        steps in proptest::collection::vec(step(), 1..25),
        reach in (0..4_u32, 0..4_u32).prop_map(|(before, after)| Reach { before, after }),
        rank in 0..60_u64,
    ) {
        let desk = Desk::new();
        let mut library = desk.library();
        for step in &steps {
            apply(&desk, &mut library, step);
        }
        prop_assert_eq!(library.check().unwrap(), Vec::<String>::new());
        let lists = lists(&library);

        let mut newest_first: Vec<_> = lists.issues.iter().map(|id| {
            let last = library.issue(*id).unwrap().unwrap().row.dated.date.and_then(|date| date.last_day());
            (last.is_none(), std::cmp::Reverse(last), *id)
        }).collect();
        newest_first.sort();
        prop_assert_eq!(newest_first.iter().map(|(_, _, id)| *id).collect::<Vec<_>>(), lists.issues.clone());

        let anchors = lists.issues.iter().copied().map(Anchor::At).chain([Anchor::Rank(rank), Anchor::At(IssueId(0))]);
        for anchor in anchors {
            let window = library.issues(anchor, reach).unwrap();
            prop_assert_eq!(seen(window, |row| row.id), expected(&lists.issues, anchor, reach));
        }
        let anchors = lists.bookmarks.iter().copied().map(Anchor::At).chain([Anchor::Rank(rank)]);
        for anchor in anchors {
            let window = library.kept(BookmarkOrder::Date, anchor, reach).unwrap();
            prop_assert_eq!(seen(window, |row| row.id), expected(&lists.bookmarks, anchor, reach));
        }
        for issue in &lists.issues {
            let of_issue = lists.stories.iter().filter(|(in_issue, _, _)| in_issue == issue);
            let of_issue: Vec<_> = of_issue.map(|(_, story, _)| *story).collect();
            for anchor in of_issue.iter().copied().map(Anchor::At).chain([Anchor::Rank(rank)]) {
                let window = library.stories(*issue, anchor, reach).unwrap();
                prop_assert_eq!(seen(window, |row| row.id), expected(&of_issue, anchor, reach));
            }
        }
        for (issue, story, _) in &lists.stories {
            for (direction, forward) in [(Direction::Forward, true), (Direction::Backward, false)] {
                let found = library.next_unread(*issue, Some(*story), direction).unwrap();
                prop_assert_eq!(found, naive_unread(&lists, (*issue, *story), forward));
            }
        }
    }
}

#[test]
fn an_empty_library_has_empty_windows() {
    let library = Desk::new().library();
    let reach = Reach { before: 5, after: 5 };
    assert_eq!(seen(library.issues(Anchor::Rank(7), reach).unwrap(), |row| row.id), (vec![], 0, 0));
    assert_eq!(
        seen(library.kept(BookmarkOrder::Date, Anchor::At(BookmarkId(1)), reach).unwrap(), |row| row.id),
        (vec![], 0, 0)
    );
    assert_eq!(
        seen(library.stories(IssueId(1), Anchor::Rank(0), reach).unwrap(), |row| row.id),
        (vec![], 0, 0)
    );
    assert_eq!(library.next_unread(IssueId(1), None, Direction::Forward).unwrap(), None);
    assert!(library.is_empty().unwrap());
}

#[test]
fn all_stories_come_newest_issue_first_and_each_once() {
    let desk = Desk::new();
    let mut library = desk.library();
    let lines = [
        line("Post", "Old", 1, Some("2024-01-01")),
        line("Post", "Old", 2, Some("2024-01-01")),
        line("Post", "Undated", 3, None),
        line("Post", "New", 2, Some("2024-02-01")),
        line("Post", "New", 4, Some("2024-02-01")),
    ];
    let path = desk.write("a.jsonl", lines.concat());
    import(&mut library, &request(&[path]));
    let mut keys = Vec::new();
    let each = &mut |row: akyn::library::StoryRow| {
        keys.push(row.key);
        std::ops::ControlFlow::Continue(())
    };
    library.each_story(10, each).unwrap();
    assert_eq!(keys, ["k2", "k4", "k1", "k3"]);
}
