//! Searches saved by name, and what an import brings for them.

use akyn::library::{Access, Library, News, Watched};

use super::Desk;

fn line(key: &str, title: &str) -> String {
    format!(
        "{{\"key\":\"{key}\",\"outlet\":\"Post\",\"issue\":\"W {key}\",\"title\":\"{title}\",\"body\":\"{title}.\"}}\n"
    )
}

fn counts(desk: &Desk) -> Vec<(String, u64, u64, u64)> {
    let watched = desk.library.watchlist().unwrap();
    watched
        .into_iter()
        .map(|Watched { search, stories, unread, new }| (search.name, stories, unread, new))
        .collect()
}

#[test]
fn a_watchlist_counts_what_is_there_unread_and_new() {
    let mut desk = Desk::new();
    assert!(desk.library.save_search("Nuclear", "nuclear -dam").unwrap().is_none());
    desk.library.save_search("unread", "is:unread").unwrap();
    let told = |name: &str, numbers: (u64, u64, u64)| (name.to_owned(), numbers.0, numbers.1, numbers.2);
    assert_eq!(counts(&desk), [told("Nuclear", (0, 0, 0)), told("unread", (0, 0, 0))]);

    desk.write("a.jsonl", &(line("a", "Nuclear talks") + &line("b", "A nuclear dam")));
    assert_eq!(counts(&desk), [told("Nuclear", (1, 1, 1)), told("unread", (2, 2, 2))]);
    assert_eq!(desk.library.news().unwrap()[0], News { name: "Nuclear".into(), stories: 1 });

    desk.write("b.jsonl", &(line("c", "Nuclear vote") + &line("d", "Rain")));
    assert_eq!(counts(&desk), [told("Nuclear", (2, 2, 1)), told("unread", (4, 4, 2))]);

    let id = desk.hits("nuclear vote", 1)[0].story.row.id;
    desk.library.set_read(&[id], true).unwrap();
    assert_eq!(counts(&desk)[0], told("Nuclear", (2, 1, 1)));

    desk.write("b.jsonl", &(line("c", "Nuclear vote") + &line("d", "Rain")));
    assert_eq!(desk.library.news().unwrap(), [], "an import that brought nothing has no news");
    assert_eq!(counts(&desk)[0], told("Nuclear", (2, 1, 1)), "and leaves the last news standing");
}

#[test]
fn a_name_is_one_in_any_case_and_its_search_is_replaced_forgotten_and_kept_over_a_restart() {
    let mut desk = Desk::new();
    desk.library.save_search(" Água  e luz ", "water").unwrap();
    let before = desk.library.save_search("agua E Luz", "water OR light").unwrap().unwrap();
    assert_eq!((before.name.as_str(), before.query.as_str()), ("Água  e luz", "water"));
    let again = Library::open(&desk.folder.path().join("library.db"), Access::Read).unwrap();
    assert_eq!(again.saved_search("ÁGUA e luz").unwrap().unwrap().query, "water OR light");
    assert_eq!(desk.library.forget_search("água e luz").unwrap().unwrap().name, "agua E Luz");
    assert!(desk.library.forget_search("água e luz").unwrap().is_none());
    assert_eq!(again.saved_searches().unwrap(), []);
    for name in ["", "  ", "—", "a\u{1b}[2J", &"x".repeat(61)] {
        let told = desk.library.save_search(name, "water").unwrap_err().to_string();
        assert!(told.starts_with("a search cannot be saved as") && !told.contains('\u{1b}'), "{told}");
    }
}
