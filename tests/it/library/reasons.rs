//! Why stories are related, on stories made by the thousand: each reason stands in print in both.

use std::ops::ControlFlow;

use akyn::digest::StoryId;
use akyn::library::{Access, ImportRequest, Library, ReasonKind};

use self::generator::{Layout, Request};

#[allow(dead_code, reason = "shared with the benches")]
#[path = "../../../benches/generator/mod.rs"]
mod generator;

#[test]
fn every_reason_stands_in_both_of_generated_stories() {
    let folder = tempfile::tempdir().unwrap();
    for (layout, seed) in [(Layout::Listing, 3), (Layout::Orda, 5), (Layout::Weekly, 7), (Layout::Ccasc, 11)]
    {
        let request = Request { layout, stories: 60, words: 80, seed };
        generator::write(&request, &folder.path().join("documents")).unwrap();
    }
    let mut library = Library::open(&folder.path().join("library.db"), Access::Write).unwrap();
    let request = ImportRequest { paths: vec![folder.path().join("documents")], ..ImportRequest::default() };
    library.import(&request, &mut |_, _| ControlFlow::Continue(())).unwrap();

    let mut seen = 0;
    for id in (1..400).map(StoryId) {
        let Some(related) = library.related(id, true, 10).unwrap() else { continue };
        let here = text(&library, id);
        for hit in related.hits {
            let there = text(&library, hit.story.id);
            assert!((1..=3).contains(&hit.reasons.len()), "{hit:?}");
            let printed = |kind: ReasonKind| !matches!(kind, ReasonKind::Link | ReasonKind::Date);
            for reason in hit.reasons.iter().filter(|reason| printed(reason.kind)) {
                let (one, other) = reason.text.split_once(" / ").unwrap_or((&reason.text, &reason.text));
                assert!(here.contains(one) && there.contains(other), "{reason:?}\n{here}\n{there}");
                seen += 1;
            }
        }
    }
    assert!(seen > 1_000, "{seen} reasons");
}

fn text(library: &Library, story: StoryId) -> String {
    let story = library.story(story, None).unwrap().unwrap();
    let body = story.body.into_iter().map(|block| block.text);
    std::iter::once(story.row.title.text).chain(body).collect::<Vec<_>>().join("\n")
}
