//! What is looked at must not grow with the library: SQLite's own steps are counted, never time.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Columns, Filter, Stretch, Words};
use crate::digest::Date;
use crate::names::Sought;
use crate::store::Store;

/// A library of so many stories, five to an issue, a day to an issue. Every story holds `common` and one of sixty words
/// that begin with `w`; the fifth of the latest issue also `rare`. Of the oldest issue one story is read, one tagged.
fn library(folder: &Path, stories: i64) -> Store {
    let store = Store::open_to_write(&folder.join(format!("{stories}.db"))).unwrap();
    let fill = format!(
        "BEGIN;
         INSERT INTO outlet (id, name) VALUES (1, 'Post'), (2, 'Other');
         INSERT INTO document VALUES (1, '-', x'', 'plain', 0, 0, 0, 0);
         CREATE TEMP TABLE number (n INTEGER PRIMARY KEY);
         WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {stories})
             INSERT INTO number SELECT n FROM numbers;
         INSERT INTO issue (id, outlet, document, key, name, sketch, kind, title, title_basis, date, date_basis,
                 date_evidence, age, lede, imported_at)
             SELECT n, 1 + (n = 2), 1, n, n, x'', 'listing', 'Week', 'printed', NULL, 'unknown', '[]', 3000000 - n,
                 '[]', 0 FROM number WHERE n <= {stories} / 5;
         INSERT INTO story (id, outlet, key, name, title, title_basis, date, date_basis, date_evidence, truncated, words,
                 countries, names, read)
             SELECT n, 1 + (n BETWEEN 6 AND 10), n, n, 'Title', 'printed', date('1990-01-01', ((n - 1) / 5) || ' days'),
                 'printed', '[]', 0, 3, 'kz', x'', n = 3 FROM number;
         INSERT INTO body (story, blocks) SELECT n, '[]' FROM number;
         INSERT INTO placement SELECT (n + 4) / 5, (n + 4) % 5 + 1, n, NULL, n = 3 FROM number;
         UPDATE issue SET (stories, unread) =
             (SELECT count(*), sum(read = 0) FROM placement WHERE placement.issue = issue.id);
         UPDATE total SET stories = {stories}, unread = {stories} - 1;
         INSERT INTO tag (id, name, folded) VALUES (1, 'Water', 'water');
         INSERT INTO tagging VALUES (4, 1);
         INSERT INTO fulltext (rowid, title, body)
             SELECT n, 'title', replace(hex(zeroblob(12)), '00',
                     'common w' || char(97 + n % 26) || char(97 + n % 6) || ' plenty near ')
                 || iif(n = {stories}, 'rare', '') FROM number;
         DELETE FROM unindexed;
         COMMIT;"
    );
    store.connection.execute_batch(&fill).unwrap();
    store
}

/// Steps that SQLite takes, those of its full-text index too.
fn steps<T>(store: &Store, mut ask: impl FnMut(&Store) -> T) -> (u64, T) {
    // What is asked for the first time is also prepared.
    ask(store);
    let count = Arc::new(AtomicU64::new(0));
    let counted = Arc::clone(&count);
    let each = move || {
        counted.fetch_add(1, Ordering::Relaxed);
        false
    };
    store.connection.progress_handler(1, Some(each)).unwrap();
    let answer = ask(store);
    store.connection.progress_handler(0, None::<fn() -> bool>).unwrap();
    (count.load(Ordering::Relaxed), answer)
}

fn word(text: &str, prefix: bool) -> Words {
    let sought = Sought { exact: vec![text.to_owned()], keys: vec![text.to_owned()], prefix };
    Words::One(Columns::Everywhere, vec![vec![sought]])
}

/// Asks of a small library and of one twenty times as large.
fn bounded<T: PartialEq + std::fmt::Debug>(what: &str, ask: impl Fn(&Store) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    let (few, many) = (library(folder.path(), 1_000), library(folder.path(), 20_000));
    let ((small, _), (large, answer)) = (steps(&few, &ask), steps(&many, &ask));
    assert!(large < 2 * small + 400, "{what}: {small} steps of 1,000 stories, {large} of 20,000");
    answer
}

fn date(text: &str) -> Option<Date> {
    Some(text.parse().unwrap())
}

fn first(store: &Store, filter: &Filter) -> Vec<i64> {
    store.search(None, filter, 20).unwrap().into_iter().map(|found| found.id.0).collect()
}

#[test]
fn a_filter_alone_is_answered_by_an_index() {
    let read = bounded("is:read", |store| first(store, &Filter::Read(true)));
    assert_eq!(read, [3]);
    let not = Filter::Not(Box::new(Filter::Read(false)));
    assert_eq!(bounded("-is:unread", |store| first(store, &not)), [3]);
    let unread = bounded("is:unread", |store| first(store, &Filter::Read(false)));
    assert_eq!(unread.len(), 20);
    let days = Filter::Days { first: date("1990-01-02"), last: date("1990-01-02") };
    assert_eq!(bounded("date:", |store| first(store, &days)), [6, 7, 8, 9, 10]);
    let never = Filter::Days { first: date("1985-01-01"), last: date("1985-12-31") };
    assert!(bounded("date: of none", |store| first(store, &never)).is_empty());
    let open = Filter::Days { first: None, last: date("1990-03-01") };
    assert_eq!(bounded("date: open", |store| first(store, &open)).len(), 20);
    let outlet = Filter::Outlets(vec!["Other".to_owned()]);
    assert_eq!(bounded("outlet:", |store| first(store, &outlet)), [6, 7, 8, 9, 10]);
    let tag = Filter::Tag { folded: "wat".to_owned(), prefix: true };
    assert_eq!(bounded("tag:", |store| first(store, &tag)), [4]);
    let both = Filter::All(vec![Filter::Read(false), tag.clone(), outlet]);
    assert!(bounded("several", |store| first(store, &both)).is_empty());
    let any = Filter::Any(vec![tag, Filter::Read(true)]);
    assert_eq!(bounded("either", |store| first(store, &any)), [3, 4]);
    assert!(bounded("none bookmarked", |store| first(store, &Filter::Bookmarked)).is_empty());
}

#[test]
fn the_few_that_pass_a_filter_are_asked_for_a_common_word() {
    let latest = |store: &Store, filter: &Filter| {
        let pool = store.pool(filter).unwrap();
        let among = Stretch { numbers: 1..=i64::MAX, filter, pool: pool.as_deref() };
        store.latest(Some(&word("common", false)), false, &among, 96).unwrap()
    };
    let read = bounded("is:read common", |store| latest(store, &Filter::Read(true)));
    assert_eq!(read.iter().map(|id| id.0).collect::<Vec<_>>(), [3]);
    let days = Filter::Days { first: date("1990-01-02"), last: date("1990-01-03") };
    assert_eq!(bounded("date: common", |store| latest(store, &days)).len(), 10);
}

#[test]
fn a_beginning_is_spelt_out_or_left_as_it_is_by_the_words_that_begin_so() {
    let spelt = bounded("a beginning", |store| store.spelt_out(&word("wa", true)).unwrap());
    assert!(!spelt.is_begun() && spelt.matching().contains("\"waa\""), "{spelt:?}");
    let wide = bounded("a wide one", |store| store.spelt_out(&word("w", true)).unwrap());
    assert!(wide.is_begun(), "{wide:?}");
    let none = bounded("none", |store| store.spelt_out(&word("zz", true)).unwrap());
    assert_eq!(none, Words::Any(Vec::new()));
    let among = Stretch { numbers: 1..=i64::MAX, filter: &Filter::default(), pool: None };
    assert!(bounded("nothing", |store| store.latest(Some(&none), false, &among, 9).unwrap()).is_empty());
}

#[test]
fn words_that_never_stand_together_are_given_up_after_as_much_work_in_any_library() {
    let row = Sought { exact: vec!["plenty".to_owned()], ..Sought::default() };
    let next = Sought { exact: vec!["common".to_owned()], ..Sought::default() };
    let phrase = Words::One(Columns::Everywhere, vec![vec![row, next]]);
    let folder = tempfile::tempdir().unwrap();
    let store = library(folder.path(), 20_000);
    store.heed(Arc::default()).unwrap();
    let filter = Filter::default();
    let among = Stretch { numbers: 1..=i64::MAX, filter: &filter, pool: None };
    let within = |looks, words: &Words| store.latest_within(looks, words, false, &among, 96).unwrap();
    assert_eq!(within(0, &phrase), (Vec::new(), false), "given up");
    assert_eq!(within(i64::MAX, &phrase), (Vec::new(), true), "gone through");
    let (found, all) = within(20, &word("common", false));
    assert!(all && found.len() == 96, "what is found at once is not given up");
    assert_eq!(
        within(i64::MAX, &word("rare", false)).0.len(),
        1,
        "the next question has all the time it takes"
    );
}

#[test]
fn how_common_a_word_is_follows_from_the_latest_stories() {
    let part = bounded("how common it is", |store| store.frequency(&word("common", false)).unwrap());
    assert!((part - 1.0).abs() < 1e-9);
}

/// Stories that last beyond the days that are asked for.
#[test]
fn long_days_are_found_by_each_of_their_days() {
    let folder = tempfile::tempdir().unwrap();
    let store = library(folder.path(), 100);
    for (story, day) in [
        (1, "2011"),
        (2, "2010-03"),
        (3, "2010-12-27/2011-01-02"),
        (4, "2009/2012"),
        (5, "2010-11-30/2012-02-01"),
        (6, "XXXX-05-05"),
    ] {
        store.connection.execute("UPDATE story SET date = ?2 WHERE id = ?1", (story, day)).unwrap();
    }
    let of = |first, last| {
        let mut found = first_all(&store, &Filter::Days { first: date(first), last: date(last) });
        found.sort_unstable();
        found
    };
    assert_eq!(of("2011-01-01", "2011-01-01"), [1, 3, 4, 5]);
    assert_eq!(of("2010-12-28", "2010-12-30"), [3, 4, 5]);
    assert_eq!(of("2010-03-05", "2010-03-06"), [2, 4]);
    assert_eq!(of("2012-06-01", "2012-06-30"), [4]);
    assert_eq!(of("2013-01-01", "2013-12-31"), [0; 0]);
}

fn first_all(store: &Store, filter: &Filter) -> Vec<i64> {
    store.search(None, filter, u64::MAX).unwrap().into_iter().map(|found| found.id.0).collect()
}
