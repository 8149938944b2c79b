//! Related stories in the sample edition, from the reader.

use akyn::digest::StoryId;
use akyn::library::{Access, Library};

use crate::screens::desk::Desk;

#[test]
fn the_sample_edition_leads_from_one_outlet_to_the_other_and_back() {
    let desk = Desk::empty();
    let mut library = Library::open(&desk.library(), Access::Write).unwrap();
    library.import_sample().unwrap();
    let pair = (1..).map_while(|id| library.story(StoryId(id), None).unwrap()).find_map(|story| {
        let related = library.related_beside(story.row.id).unwrap().unwrap();
        let hit = related.hits.into_iter().next()?;
        let other = hit.story.outlet != story.row.outlet && !hit.story.title.text.contains("...");
        (other && story.row.section.is_none()).then_some((story.row.title.text, hit.story.title.text))
    });
    drop(library);
    let (here, there) = pair.unwrap();
    let start = |title: &str| title.chars().take(24).collect::<String>();
    let mut reader = desk.open(120, 40);
    reader.press("Ctrl-p").type_text(&here).press("Enter");
    let before = reader.screen();
    assert!(before.contains("▸ Story") && before.contains(&start(&here)), "{here}\n{before}");
    reader.press("g r");
    assert!(reader.screen().contains("▸ Related stories") && reader.screen().contains("because: "));
    reader.press("Enter");
    assert!(reader.screen().contains("▸ Story") && reader.screen().contains(&start(&there)), "{there}");
    reader.press("Ctrl-o");
    assert_eq!(reader.screen(), before);
}

#[test]
fn a_thread_is_opened_walked_changed_and_left_again() {
    let desk = Desk::empty();
    let mut library = Library::open(&desk.library(), Access::Write).unwrap();
    library.import_sample().unwrap();
    library.follow_threads(u64::MAX, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    drop(library);
    let mut reader = desk.open(120, 40);
    reader.press("2 Enter").pass_time();
    let walked = |reader: &mut akyn::tui::Rehearsal| {
        let screen = reader.screen();
        assert!(screen.contains("▸ Stories of the thread"), "{screen}");
    };
    walked(&mut reader);
    reader.press("j d");
    assert!(reader.screen().contains("Taken out of t"), "{}", reader.screen());
    reader.press("u");
    assert!(reader.screen().contains("the story is in t"), "{}", reader.screen());
    reader.press("Enter");
    assert!(reader.screen().contains("▸ Story"), "{}", reader.screen());
    reader.press("g t");
    walked(&mut reader);
    reader.press("Ctrl-o");
    assert!(reader.screen().contains("▸ Story"), "{}", reader.screen());
    reader.press("Ctrl-o");
    walked(&mut reader);
}
