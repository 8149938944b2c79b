//! `akyn threads` and `akyn thread` over the sample edition, which tells of some affairs more than once.

use std::path::Path;

use serde_json::Value;

use super::Home;

fn with_sample() -> Home {
    let home = Home::new();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    home.akyn(&["import", &sample.to_string_lossy()]).done();
    home
}

fn ids(stories: &[Value]) -> Vec<i64> {
    stories.iter().map(|story| story["id"].as_i64().unwrap()).collect()
}

#[test]
fn threads_are_listed_with_what_tells_them_from_others() {
    let home = with_sample();
    let threads = home.json(&["threads"]);
    assert!(threads.len() > 5, "{threads:?}");
    for thread in &threads {
        assert!(thread["stories"].as_u64() >= Some(2) && thread["issues"].as_u64() >= Some(2), "{thread}");
        assert!(!thread["title"].as_str().unwrap().is_empty() && thread["names"].is_array(), "{thread}");
    }
    let crash =
        threads.iter().find(|thread| thread["title"].as_str().unwrap().contains("Azerbaijan Airlines"));
    let crash = crash.unwrap_or_else(|| panic!("{threads:?}"));
    let stories = home.json(&["thread", &crash["id"].to_string()]);
    assert_eq!(stories.len() as u64, crash["stories"].as_u64().unwrap());
    home.akyn(&["thread", "t999"]).said(1, &["there is no thread t999"]);
}

#[test]
fn what_is_taken_out_and_put_in_outlasts_another_import() {
    let home = with_sample();
    let thread = home.json(&["threads"])[0]["id"].to_string();
    let before = ids(&home.json(&["thread", &thread]));
    let (first, stranger) = (format!("s{}", before[0]), "s1".to_owned());
    assert!(!before.contains(&1));
    home.akyn(&["thread", &thread, "--remove", &first]).done();
    home.akyn(&["thread", &thread, "--add", &stranger]).done();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    home.akyn(&["import", &sample.to_string_lossy()]).done();
    let after = ids(&home.json(&["thread", &thread]));
    assert!(after.contains(&1) && !after.contains(&before[0]), "{before:?} {after:?}");
    home.akyn(&["check"]).done();
    home.akyn(&["thread", &thread, "--remove", &first]).said(1, &["is not in"]);
}
