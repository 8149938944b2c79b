//! Threads: which stories join, that the order of import does not matter, and what outlasts what.

use std::ops::ControlFlow;

use super::{ALL, Shelf, digest, untitled, week};
use crate::digest::{DateBasis, Dated, Issue, IssueId, StoryId, ThreadId};
use crate::library::{Access, Anchor, Change, ImportRequest, Library, ThreadRow, index};

const TENDER: &str =
    "Rosatom and a Korean firm will bid for the reactors at Ulken, the ministry in Kazakhstan said.";
const BIDDERS: &str =
    "Ulken waits for its reactors: Rosatom has sent engineers to Kazakhstan, who measured the lake.";
const CONTRACT: &str = "Rosatom signed the contract for the reactors at Ulken in Kazakhstan, and engineers are hired at the lake.";
const SKATER: &str = "A skater from Kazakhstan won a medal in a full hall and thanked the ministry of sport.";
const MELONS: &str = "Melons were dear this autumn, because lorries waited for days before the bridge.";
const SAFFRON: &str =
    "In Herat the saffron harvest was small, and traders looked for buyers as far as Mashhad.";

fn dated(name: &str, date: &str, texts: &[&str]) -> Issue {
    let mut issue = week(name, texts.iter().map(|text| untitled(text)).collect());
    issue.dated = Dated::known(date.parse().unwrap(), DateBasis::Printed, Vec::new());
    for story in &mut issue.stories {
        story.dated = issue.dated.clone();
    }
    issue
}

fn one() -> Issue {
    dated("One", "2024-11-25/2024-12-01", &[TENDER, SKATER])
}

fn two() -> Issue {
    dated("Two", "2024-12-02/2024-12-08", &[MELONS, BIDDERS])
}

fn three() -> Issue {
    dated("Three", "2024-12-16/2024-12-22", &[SAFFRON, CONTRACT])
}

fn save(shelf: &mut Shelf, issue: Issue) -> IssueId {
    let name = format!("{}.txt", issue.title.text);
    let saved = shelf.save(&name, &digest(vec![issue])).issues[0];
    follow(shelf);
    saved
}

fn follow(shelf: &mut Shelf) {
    index::commit(shelf.library.saving().unwrap()).unwrap();
    shelf.library.follow_threads(u64::MAX, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(shelf.library.stories_awaiting_threads(10).unwrap(), 0);
    assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
}

fn threads(library: &Library) -> Vec<ThreadRow> {
    library.threads(Anchor::Rank(0), ALL).unwrap().rows
}

fn texts(library: &Library, thread: ThreadId) -> Vec<String> {
    let rows = library.thread_stories(thread, Anchor::Rank(0), ALL).unwrap().rows;
    let text = |id: StoryId| library.story(id, None).unwrap().unwrap().body[0].text.clone();
    rows.into_iter().map(|row| text(row.id)).collect()
}

fn id(library: &Library, text: &str) -> StoryId {
    let mut found = None;
    let mut look = |row: crate::library::StoryRow| {
        let story = library.story(row.id, None).unwrap().unwrap();
        found = found.or((story.body[0].text == text).then_some(row.id));
        ControlFlow::Continue(())
    };
    library.each_story(u64::MAX, &mut look).unwrap();
    found.unwrap()
}

#[test]
fn stories_of_one_affair_join_in_any_order_and_others_do_not() {
    let orders: [[fn() -> Issue; 3]; 3] = [[one, two, three], [three, one, two], [two, three, one]];
    for order in orders {
        let mut shelf = Shelf::new();
        for issue in order {
            save(&mut shelf, issue());
        }
        let rows = threads(&shelf.library);
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert_eq!((rows[0].stories, rows[0].issues, rows[0].unread), (3, 3, 3));
        assert_eq!(texts(&shelf.library, rows[0].id), [TENDER, BIDDERS, CONTRACT]);
        assert_eq!(rows[0].weeks.iter().sum::<u32>(), 3);
        assert!(rows[0].weeks.contains(&0), "{:?}", rows[0].weeks);
        assert!(rows[0].title.contains("Rosatom") || rows[0].title.contains("Ulken"), "{}", rows[0].title);
        assert!(rows[0].names.contains(&"Rosatom".to_owned()), "{:?}", rows[0].names);
    }
}

#[test]
fn stories_of_one_issue_make_no_thread() {
    let mut shelf = Shelf::new();
    save(&mut shelf, dated("Both", "2024-12-02/2024-12-08", &[TENDER, MELONS, BIDDERS, SAFFRON]));
    assert_eq!(threads(&shelf.library), []);
}

#[test]
fn what_lies_months_apart_makes_no_thread_even_where_no_year_is_known() {
    for (first, then) in
        [("2024-03-04", "2024-12-02"), ("XXXX-03-04", "2024-12-02"), ("XXXX-03-04", "XXXX-12-02")]
    {
        let mut shelf = Shelf::new();
        save(&mut shelf, dated("One", first, &[TENDER, SKATER]));
        save(&mut shelf, dated("Two", then, &[MELONS, BIDDERS]));
        assert_eq!(threads(&shelf.library), [], "{first} {then}");
    }
}

#[test]
fn an_issue_that_goes_takes_its_stories_and_brings_them_back() {
    let mut shelf = Shelf::new();
    save(&mut shelf, one());
    let second = save(&mut shelf, two());
    let before = threads(&shelf.library);
    shelf.library.remove_issue(second).unwrap();
    follow(&mut shelf);
    assert_eq!(threads(&shelf.library), []);
    save(&mut shelf, two());
    let after = threads(&shelf.library);
    assert_eq!((after[0].id, after[0].stories), (before[0].id, 2));
}

#[test]
fn a_story_whose_text_changes_leaves_its_thread() {
    let mut shelf = Shelf::new();
    save(&mut shelf, one());
    save(&mut shelf, two());
    assert_eq!(threads(&shelf.library).len(), 1);
    save(&mut shelf, dated("Two", "2024-12-02/2024-12-08", &[MELONS, SAFFRON]));
    assert_eq!(threads(&shelf.library), []);
}

#[test]
fn a_date_set_by_hand_moves_the_story_in_its_thread() {
    let mut shelf = Shelf::new();
    let first = save(&mut shelf, one());
    save(&mut shelf, two());
    shelf.library.set_issue_date(first, "2024-12-09/2024-12-15".parse().unwrap()).unwrap();
    follow(&mut shelf);
    let rows = threads(&shelf.library);
    assert_eq!(texts(&shelf.library, rows[0].id), [BIDDERS, TENDER]);
}

#[test]
fn what_was_taken_out_stays_out_whatever_is_imported() {
    let mut shelf = Shelf::new();
    save(&mut shelf, one());
    let second = save(&mut shelf, two());
    save(&mut shelf, three());
    let thread = threads(&shelf.library)[0].id;
    let change = shelf.library.take_out_of_thread(id(&shelf.library, BIDDERS)).unwrap().unwrap();
    assert_eq!(texts(&shelf.library, thread), [TENDER, CONTRACT]);
    shelf.library.remove_issue(second).unwrap();
    save(&mut shelf, two());
    assert_eq!(texts(&shelf.library, thread), [TENDER, CONTRACT]);
    assert_eq!(shelf.library.thread_of(id(&shelf.library, BIDDERS)).unwrap(), None);
    assert_eq!((change.from, change.to), (Some(thread), None));
}

#[test]
fn what_was_put_in_does_not_count_against_what_comes() {
    let mut shelf = Shelf::new();
    save(&mut shelf, one());
    save(&mut shelf, two());
    let others = ["Honey from the hills sold well.", "No bus went to Naryn.", "Two owls nest in the mill."];
    save(&mut shelf, dated("Trade", "2024-12-09/2024-12-15", &others));
    let thread = threads(&shelf.library)[0].id;
    for text in others.into_iter().chain([SKATER, MELONS]) {
        shelf.library.put_in_thread(id(&shelf.library, text), thread).unwrap().unwrap();
    }
    save(&mut shelf, dated("Three", "2024-12-16/2024-12-22", &[CONTRACT]));
    assert!(texts(&shelf.library, thread).contains(&CONTRACT.to_owned()));
}

#[test]
fn what_was_put_in_stays_in_and_is_undone_and_redone() {
    let mut shelf = Shelf::new();
    save(&mut shelf, one());
    let second = save(&mut shelf, two());
    let thread = threads(&shelf.library)[0].id;
    let melons = id(&shelf.library, MELONS);
    let change = Change::Threaded(shelf.library.put_in_thread(melons, thread).unwrap());
    assert_eq!(texts(&shelf.library, thread).len(), 3);
    assert_eq!(shelf.library.put_in_thread(melons, thread).unwrap(), None);
    let redo = shelf.library.undo(&change).unwrap();
    assert_eq!(texts(&shelf.library, thread), [TENDER, BIDDERS]);
    shelf.library.undo(&redo).unwrap();
    shelf.library.remove_issue(second).unwrap();
    save(&mut shelf, two());
    assert!(texts(&shelf.library, thread).contains(&MELONS.to_owned()));
    assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
}

#[test]
fn a_thread_goes_on_once_some_of_it_was_read() {
    let mut shelf = Shelf::new();
    save(&mut shelf, one());
    save(&mut shelf, two());
    assert_eq!(shelf.library.threads_with_news().unwrap(), 0);
    shelf.library.set_read(&[id(&shelf.library, TENDER)], true).unwrap();
    assert_eq!(shelf.library.threads_with_news().unwrap(), 0);
    save(&mut shelf, three());
    let row = &threads(&shelf.library)[0];
    assert_eq!((row.news, shelf.library.threads_with_news().unwrap()), (1, 1));
    let news = |text: &str| shelf.library.story_row(id(&shelf.library, text)).unwrap().unwrap().news_of;
    assert_eq!([TENDER, BIDDERS, CONTRACT, SAFFRON].map(news), [None, None, Some(row.id), None]);
    assert!(shelf.library.thread_seen(row.id).unwrap());
    assert_eq!(shelf.library.threads_with_news().unwrap(), 0);
    assert_eq!(shelf.library.story_row(id(&shelf.library, CONTRACT)).unwrap().unwrap().news_of, None);
    assert!(!shelf.library.thread_seen(row.id).unwrap());
}

#[test]
fn what_was_said_outlasts_the_thread_it_was_said_of() {
    let mut shelf = Shelf::new();
    let (first, second) = (save(&mut shelf, one()), save(&mut shelf, two()));
    let thread = threads(&shelf.library)[0].id;
    shelf.library.put_in_thread(id(&shelf.library, SKATER), thread).unwrap().unwrap();
    shelf.library.remove_issue(first).unwrap();
    shelf.library.remove_issue(second).unwrap();
    follow(&mut shelf);
    assert_eq!(threads(&shelf.library), []);
    save(&mut shelf, three());
    save(&mut shelf, two());
    save(&mut shelf, one());
    let rows = threads(&shelf.library);
    assert_eq!(rows.len(), 1, "{rows:?}");
    let told = texts(&shelf.library, rows[0].id);
    assert_eq!(told.len(), 4);
    assert!(told.contains(&SKATER.to_owned()), "{told:?}");
}

#[test]
fn what_was_said_of_threads_goes_into_another_library_with_an_export() {
    let mut shelf = Shelf::new();
    for issue in [one(), two()] {
        save(&mut shelf, issue);
    }
    let thread = threads(&shelf.library)[0].id;
    shelf.library.take_out_of_thread(id(&shelf.library, BIDDERS)).unwrap().unwrap();
    shelf.library.put_in_thread(id(&shelf.library, MELONS), thread).unwrap().unwrap();
    let export = |library: &Library| {
        let mut out = Vec::new();
        library.export(None, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let exported = export(&shelf.library);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("export.jsonl"), &exported).unwrap();
    let mut other = super::open(&folder.path().join("other.db"), Access::Write);
    let request =
        ImportRequest { paths: vec![folder.path().join("export.jsonl")], ..ImportRequest::default() };
    other
        .import(&request, &mut |_, told| {
            assert!(told.faults.is_empty(), "{:?}", told.faults);
            ControlFlow::Continue(())
        })
        .unwrap();
    other.follow_threads(u64::MAX, &mut |_| ControlFlow::Continue(())).unwrap();
    let rows = threads(&other);
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(texts(&other, rows[0].id), texts(&shelf.library, thread));
    assert_eq!(other.thread_of(id(&other, BIDDERS)).unwrap(), None);
    assert_eq!(export(&other), exported);
}
