//! `akyn related` over the sample edition.

use std::path::Path;

use super::Home;

#[test]
fn related_stories_are_told_with_their_reasons_best_first() {
    let home = Home::new();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    home.akyn(&["import", &sample.to_string_lossy()]).done();

    let dam = &home.json(&["find", "kambarata largest dam"])[0];
    let id = format!("s{}", dam["id"]);
    let hits = home.json(&["related", &id]);
    assert!((1..=7).contains(&hits.len()), "{hits:?}");
    for hit in &hits {
        assert!(hit["score"].as_f64().is_some_and(|score| score > 0.0), "{hit:?}");
        assert_ne!(hit["id"], dam["id"]);
        let reasons = hit["reasons"].as_array().unwrap();
        assert!((1..=3).contains(&reasons.len()), "{hit:?}");
        assert!(reasons.iter().all(|reason| {
            ["name", "place", "term", "phrase"].contains(&reason["kind"].as_str().unwrap())
        }));
    }
    assert!(hits.is_sorted_by(|one, next| one["score"].as_f64() >= next["score"].as_f64()));
    assert!(home.json(&["related", &id, "--weak", "--limit", "30"]).len() > hits.len());
    assert_eq!(home.json(&["related", &id, "--limit", "1"]).len(), 1);
    let told = home.akyn(&["related", &id]).done().stdout;
    assert!(told.contains(hits[0]["reasons"][0]["text"].as_str().unwrap()), "{told}");
}

#[test]
fn where_nothing_belongs_it_is_said() {
    let home = Home::with_documents();
    home.akyn(&["related", "s999"]).said(1, &["there is no story s999"]);
    home.write(
        "alone.jsonl",
        r#"{"outlet": "Herd", "title": null, "body": [{"kind": "paragraph", "text": "Seven melons rolled off a lorry."}]}"#,
    );
    home.akyn(&["import", "alone.jsonl"]).done();
    let stories = home.json(&["stories"]);
    let alone = stories.iter().find(|story| story["outlet"] == "Herd").unwrap();
    home.akyn(&["related", &alone["id"].to_string()]).said(1, &["no related story"]);
}
