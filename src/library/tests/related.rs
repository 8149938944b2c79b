//! Related stories: what is shown, why, and that the index keeps up.

use super::{Shelf, digest, issue, story, untitled, week};
use crate::digest::{DateBasis, Dated, Digest, Headline, HeadlineList, Issue, IssueKind, StoryId, Title};
use crate::library::{Access, Anchor, Library, Reach, Reason, ReasonKind, RelatedHit, index};

const TENDER: &str =
    "Rosatom and a Korean firm will bid for the reactors at Ulken, the ministry in Kazakhstan said.";
const BIDDERS: &str =
    "Ulken waits for its reactors: Rosatom has sent engineers to Kazakhstan, who measured the lake.";
const SKATER: &str = "A skater from Kazakhstan won a medal in a full hall and thanked the ministry of sport.";
const DAM: &str =
    "Toqayev flew over the flooded villages below the dam at Kyzylagash and promised new houses.";
const HOUSES: &str = "Of the houses that Tokayev promised below the dam at Kyzylagash, forty are ready.";
const MELONS: &str = "Melons were dear this autumn, because lorries waited for days before the bridge.";

/// Two weeks that tell of the same affairs.
fn weeks() -> Digest {
    digest(vec![
        dated(week("One", vec![untitled(TENDER), untitled(SKATER), untitled(DAM)]), "2024-11-25/2024-12-01"),
        dated(
            week("Two", vec![untitled(HOUSES), untitled(BIDDERS), untitled(MELONS)]),
            "2024-12-02/2024-12-08",
        ),
    ])
}

fn dated(mut issue: Issue, date: &str) -> Issue {
    issue.dated = Dated::known(date.parse().unwrap(), DateBasis::Printed, Vec::new());
    for story in &mut issue.stories {
        story.dated = issue.dated.clone();
    }
    issue
}

fn shelf() -> Shelf {
    let mut shelf = Shelf::new();
    shelf.save("weeks.txt", &weeks());
    catch_up(&mut shelf);
    shelf
}

fn catch_up(shelf: &mut Shelf) {
    index::commit(shelf.library.saving().unwrap()).unwrap();
    assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
}

fn id(library: &Library, text: &str) -> StoryId {
    let mut found = None;
    library
        .each_story(u64::MAX, &mut |row| {
            let story = library.story(row.id, None).unwrap().unwrap();
            if story.body.iter().any(|block| text.starts_with(&block.text)) {
                found = Some(row.id);
            }
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    found.unwrap()
}

fn related(library: &Library, text: &str, weak: bool) -> Vec<RelatedHit> {
    library.related(id(library, text), weak, 10).unwrap().unwrap().hits
}

fn ids(hits: &[RelatedHit]) -> Vec<StoryId> {
    hits.iter().map(|hit| hit.story.id).collect()
}

#[test]
fn the_story_of_one_affair_in_another_issue_is_shown_with_what_both_print() {
    let shelf = shelf();
    let hits = related(&shelf.library, TENDER, false);
    assert_eq!(ids(&hits), [id(&shelf.library, BIDDERS)]);
    let reasons: Vec<&str> = hits[0].reasons.iter().map(|reason| reason.text.as_str()).collect();
    assert!(reasons.contains(&"Rosatom") && reasons.contains(&"Ulken"), "{reasons:?}");
}

#[test]
fn another_spelling_is_shown_beside_the_first() {
    let shelf = shelf();
    let hits = related(&shelf.library, HOUSES, false);
    assert_eq!(ids(&hits), [id(&shelf.library, DAM)]);
    let texts: Vec<&str> = hits[0].reasons.iter().map(|reason| reason.text.as_str()).collect();
    assert!(texts.contains(&"Tokayev / Toqayev") || texts.contains(&"Kyzylagash"), "{texts:?}");
}

#[test]
fn where_nothing_belongs_nothing_is_shown_and_weak_ones_only_when_asked_for() {
    let shelf = shelf();
    assert_eq!(related(&shelf.library, MELONS, false), []);
    assert_eq!(related(&shelf.library, SKATER, false), []);
    let weak = related(&shelf.library, SKATER, true);
    assert!(!weak.is_empty());
    assert!(weak.iter().all(|hit| !hit.reasons.is_empty()));
    assert_eq!(shelf.library.related(StoryId(999), true, 5).unwrap(), None);
}

#[test]
fn a_neighbour_never_stands_before_an_equal_of_another_issue() {
    let copy =
        "The lake was measured: engineers, whom Rosatom sent to Kazakhstan. Its reactors wait at Ulken.";
    let mut shelf = Shelf::new();
    let here = dated(week("One", vec![untitled(TENDER), untitled(BIDDERS)]), "2024-11-25");
    let there = dated(week("Two", vec![untitled(copy)]), "2024-11-26");
    shelf.save("a.txt", &digest(vec![there, here]));
    catch_up(&mut shelf);
    let hits = related(&shelf.library, TENDER, true);
    assert_eq!(hits.len(), 2);
    assert_eq!(hits[0].story.title.text, untitled(copy).title.text);
    assert_ne!(
        hits[0].story.issue,
        shelf.library.story_row(id(&shelf.library, TENDER)).unwrap().unwrap().issue
    );
}

#[test]
fn what_goes_or_changes_is_related_as_if_it_had_never_been_otherwise() {
    let mut shelf = shelf();
    let whole = ids(&related(&shelf.library, TENDER, true));
    let two = shelf.issues()[0];
    assert!(shelf.library.remove_issue(two).unwrap());
    assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
    assert_eq!(related(&shelf.library, TENDER, false), []);
    shelf.save("weeks.txt", &weeks());
    catch_up(&mut shelf);
    assert_eq!(ids(&related(&shelf.library, TENDER, true)).len(), whole.len());

    // A story whose text becomes another's is found by that, and by nothing that it said before.
    let mut changed = weeks();
    changed.issues[1].stories[1].body = untitled(MELONS).body;
    shelf.save("weeks.txt", &changed);
    catch_up(&mut shelf);
    assert_eq!(related(&shelf.library, TENDER, false), []);
}

#[test]
fn a_library_filled_in_parts_relates_as_one_filled_at_once() {
    let at_once = shelf();
    let mut in_parts = Shelf::new();
    for issue in weeks().issues {
        in_parts.save(&issue.title.text.clone(), &digest(vec![issue]));
        catch_up(&mut in_parts);
    }
    for text in [TENDER, SKATER, DAM, HOUSES, BIDDERS, MELONS] {
        let told = |library: &Library| -> Vec<(String, String)> {
            let hits = related(library, text, true);
            hits.iter().map(|hit| (hit.story.title.text.clone(), format!("{:.6}", hit.score))).collect()
        };
        assert_eq!(told(&at_once.library), told(&in_parts.library));
    }
}

#[test]
fn an_older_library_is_filled_when_it_is_opened_to_write() {
    let mut shelf = Shelf::new();
    shelf.save("weeks.txt", &weeks());
    let path = shelf.path();
    let (library, _folder) = (shelf.library, shelf.folder);
    assert_eq!(related(&library, TENDER, false), []);
    drop(library);
    let library = super::open(&path, Access::Write);
    assert_eq!(related(&library, TENDER, false).len(), 1);
}

fn headlines(texts: &[&str]) -> Issue {
    let mut issue = week("Lines", vec![untitled(SKATER)]);
    issue.headlines = texts
        .iter()
        .map(|text| Headline { list: HeadlineList::LatestNews, section: None, text: (*text).to_owned() })
        .collect();
    issue
}

#[test]
fn a_headline_leads_to_the_story_it_names_from_the_day_that_it_comes() {
    let mut shelf = Shelf::new();
    let lines = headlines(&[
        "Kyrgyz Shepherds Count Their Yaks by Satellite",
        "Kyrgyz Shepherds Are Counting Yaks by Satellite",
        "Kyrgyz Shepherds Sell Their Yaks",
    ]);
    shelf.save("lines.txt", &digest(vec![lines]));
    catch_up(&mut shelf);
    let lines = shelf.issues()[0];
    assert_eq!(shelf.library.headline_story(lines, 0).unwrap(), None);

    let told = story("Kyrgyz Shepherds Count their Yaks by Satellite", "From orbit a yak is a dark dot.");
    shelf.save("story.txt", &digest(vec![issue(Title::printed("Herds"), IssueKind::Other, vec![told])]));
    catch_up(&mut shelf);
    let yaks = id(&shelf.library, "From orbit a yak is a dark dot.");
    assert_eq!(shelf.library.headline_story(lines, 0).unwrap(), Some(yaks));
    assert_eq!(shelf.library.headline_story(lines, 1).unwrap(), Some(yaks));
    assert_eq!(shelf.library.headline_story(lines, 2).unwrap(), None);
    assert_eq!(shelf.library.headline_story(lines, 3).unwrap(), None);

    let herds = *shelf.issues().iter().find(|issue| **issue != lines).unwrap();
    shelf.library.remove_issue(herds).unwrap();
    assert_eq!(shelf.library.headline_story(lines, 0).unwrap(), None);
}

/// A tender beside a headline, and a story with a title.
fn beside_a_headline(headline: &str, title: &str) -> Shelf {
    let mut shelf = Shelf::new();
    let mut lines = week("Lines", vec![untitled(TENDER), untitled(SKATER)]);
    lines.sections = vec!["Power".into(), "Sport".into()];
    lines.stories[0].section = Some(0);
    lines.stories[1].section = Some(1);
    lines.headlines =
        vec![Headline { list: HeadlineList::ReadAlso, section: Some(0), text: headline.to_owned() }];
    let told = issue(Title::printed("Reactors"), IssueKind::Other, vec![story(title, BIDDERS)]);
    shelf.save("a.txt", &digest(vec![lines]));
    shelf.save("b.txt", &digest(vec![told]));
    catch_up(&mut shelf);
    shelf
}

/// The reasons by which one story is related to another, from either side.
fn both_ways(shelf: &Shelf, one: &str, other: &str) -> [Vec<Reason>; 2] {
    [(one, other), (other, one)].map(|(from, to)| {
        let hits = related(&shelf.library, from, false);
        hits.into_iter().find(|hit| hit.story.id == id(&shelf.library, to)).unwrap().reasons
    })
}

#[test]
fn a_headline_beside_a_story_that_names_the_other_is_the_first_reason() {
    let title = "Engineers Measure the Lake at Ulken";
    let shelf = beside_a_headline(&title.to_uppercase(), title);
    for reasons in both_ways(&shelf, TENDER, BIDDERS) {
        assert_eq!((reasons[0].kind, reasons[0].text.as_str()), (ReasonKind::Link, title));
        assert!(reasons.len() > 1 && reasons.len() <= 3);
    }
    let weak = related(&shelf.library, SKATER, true);
    assert!(weak.iter().flat_map(|hit| &hit.reasons).all(|reason| reason.kind != ReasonKind::Link));
}

#[test]
fn a_headline_that_names_the_other_in_other_words_is_shown_beside_its_title() {
    let (title, headline) =
        ("Engineers Measure the Lake at Ulken", "At Ulken, Engineers Will Measure a Lake");
    let shelf = beside_a_headline(headline, title);
    let told = [format!("{headline} / {title}"), format!("{title} / {headline}")];
    for (reasons, told) in both_ways(&shelf, TENDER, BIDDERS).into_iter().zip(told) {
        assert_eq!((reasons[0].kind, reasons[0].text.as_str()), (ReasonKind::Link, told.as_str()));
    }
    for other in ["Engineers Repair the Lake Road at Osh", "Nurses Count the Boats at Ulken"] {
        let shelf = beside_a_headline(other, title);
        let told = both_ways(&shelf, TENDER, BIDDERS);
        assert!(told.iter().flatten().all(|reason| reason.kind != ReasonKind::Link), "{other}: {told:?}");
    }
}

#[test]
fn what_repeats_a_story_already_shown_is_left_out_unless_all_are_asked_for() {
    let mut shelf = shelf();
    let again = BIDDERS.replace("who measured", "they measured");
    let third = dated(week("Three", vec![untitled(&again)]), "2024-12-03");
    shelf.save("third.txt", &digest(vec![third]));
    catch_up(&mut shelf);
    assert_eq!(related(&shelf.library, TENDER, false).len(), 1);
    assert!(related(&shelf.library, TENDER, true).len() >= 2);
}

#[test]
fn beside_a_story_stands_what_helps_and_only_where_that_is_little_what_may() {
    let shelf = shelf();
    let beside = |text: &str| shelf.library.related_beside(id(&shelf.library, text)).unwrap().unwrap();
    let tender = beside(TENDER);
    assert_eq!(ids(&tender.hits), [id(&shelf.library, BIDDERS)]);
    assert!(tender.perhaps.len() <= 3 && tender.perhaps.iter().all(|hit| hit.score >= 0.15));
    assert!(!tender.perhaps.iter().any(|hit| hit.story.id == tender.hits[0].story.id));
    assert_eq!(beside(MELONS).hits, []);
    assert_eq!(shelf.library.related_beside(StoryId(999)).unwrap(), None);
}

#[test]
fn a_text_leads_to_stories_that_say_the_same() {
    let shelf = shelf();
    let hits = shelf.library.related_to_text("Rosatom Engineers Measure Lake at Ulken", 5).unwrap().hits;
    assert_eq!(ids(&hits).first(), Some(&id(&shelf.library, BIDDERS)));
    assert_eq!(shelf.library.related_to_text("Trump", 5).unwrap().hits, []);
}

/// Every reason stands in both stories as printed, in the sample edition, weak ones too.
#[test]
fn every_reason_stands_in_both_stories() {
    let folder = tempfile::tempdir().unwrap();
    let mut library = super::open(&folder.path().join("library.db"), Access::Write);
    library.import_sample().unwrap();
    let (mut seen, mut dates) = (0, 0);
    let window = library.issues(Anchor::Rank(0), Reach { before: 0, after: 100 }).unwrap();
    for issue in window.rows {
        for row in library.stories(issue.id, Anchor::Rank(0), super::ALL).unwrap().rows {
            let here = text(&library, row.id);
            for hit in library.related(row.id, true, 10).unwrap().unwrap().hits {
                assert!((1..=3).contains(&hit.reasons.len()));
                let there = text(&library, hit.story.id);
                for reason in &hit.reasons {
                    let (one, other) = reason.text.split_once(" / ").unwrap_or((&reason.text, &reason.text));
                    if reason.kind == ReasonKind::Date {
                        let date = |row: &crate::library::StoryRow| row.dated.date.unwrap().to_string();
                        assert_eq!((one, other), (&*date(&row), &*date(&hit.story)));
                        dates += 1;
                        continue;
                    }
                    assert!(here.contains(one) && there.contains(other), "{reason:?}\n{here}\n{there}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 300 && dates >= 10, "{seen} {dates}");
}

fn text(library: &Library, story: StoryId) -> String {
    let story = library.story(story, None).unwrap().unwrap();
    let body = story.body.into_iter().map(|block| block.text);
    std::iter::once(story.row.title.text).chain(body).collect::<Vec<_>>().join("\n")
}
