//! Finding among all titles, which are gathered once and kept for as long as somebody looks.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use super::FIRST;
use crate::library::{Extent, Finder, Finding, Gathering, Library, LibraryError, TitleKind, Titled, matched};
use crate::tui::app::seek::{Found, FoundRow, Total};

/// Rows listed.
const LISTED: usize = 200;
/// Every kind of title, the one that is looked for most first.
const KINDS: [TitleKind; 4] = [TitleKind::Story, TitleKind::Issue, TitleKind::Section, TitleKind::Headline];

/// The titles of the library.
#[derive(Debug, Default)]
pub(crate) struct Titles {
    /// All of them, as they were when the library reached so far.
    whole: Option<(Finder, Extent)>,
    /// Those on their way, begun when it reached so far. A key typed meanwhile goes on with them.
    coming: Option<(Gathering, Extent)>,
}

/// The best titles for what is typed.
///
/// What is here already answers at once. Titles that are not here yet, or those of a library in which some have come or
/// gone, come after it.
pub(super) fn find(
    library: &Library,
    titles: &mut Titles,
    typed: &str,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(Found),
) -> Result<Found, LibraryError> {
    let now = library.extent()?;
    if let Some((finder, extent)) = &mut titles.whole {
        let Some(found) = best(library, finder, typed, stop, tell)? else { return Ok(Found::default()) };
        if *extent == now {
            return Ok(found);
        }
        tell(found);
    }
    if !gather(library, titles, now, typed, stop, tell)? {
        return Ok(Found::default());
    }
    let Some((finder, _)) = &mut titles.whole else { return Ok(Found::default()) };
    Ok(best(library, finder, typed, stop, tell)?.unwrap_or_default())
}

/// Gathers what is missing; whether it is all here. Where there was nothing before, shows what is found among those
/// that are here at once, and again at twice, four times, eight times as many.
fn gather(
    library: &Library,
    titles: &mut Titles,
    now: Extent,
    typed: &str,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(Found),
) -> Result<bool, LibraryError> {
    let Titles { whole, coming } = titles;
    let (gathering, begun) = coming.get_or_insert_with(|| (Gathering::of(&KINDS), now));
    let mut shown = 0;
    loop {
        let here = gathering.finder.len();
        if whole.is_none() && here > 0 && here >= 2 * shown {
            shown = here;
            if let Some(finding) = gathering.finder.find(typed, FIRST, stop, &mut |_| {}) {
                tell(listed(library, typed, &finding, FIRST, Some(here))?);
            }
        }
        if stop.load(Ordering::Relaxed) {
            return Ok(false);
        }
        if library.gather(gathering)? == ControlFlow::Break(()) {
            break;
        }
    }
    let finder = std::mem::take(&mut gathering.finder);
    *whole = Some((finder, *begun));
    *coming = None;
    Ok(true)
}

/// The best among these titles, the first of them told at once; `None` where it was given up.
fn best(
    library: &Library,
    finder: &mut Finder,
    typed: &str,
    stop: &AtomicBool,
    tell: &mut dyn FnMut(Found),
) -> Result<Option<Found>, LibraryError> {
    let mut first = |finding: Finding| {
        if let Ok(found) = listed(library, typed, &finding, FIRST, None) {
            tell(found);
        }
    };
    let Some(finding) = finder.find(typed, LISTED, stop, &mut first) else { return Ok(None) };
    if finding.hits.len() > FIRST {
        tell(listed(library, typed, &finding, FIRST, None)?);
    }
    listed(library, typed, &finding, LISTED, None).map(Some)
}

fn listed(
    library: &Library,
    typed: &str,
    finding: &Finding,
    rows: usize,
    gathered: Option<usize>,
) -> Result<Found, LibraryError> {
    let titles: Vec<Option<Titled>> =
        finding.hits.iter().take(rows).map(|hit| library.titled(hit.place)).collect::<Result<_, _>>()?;
    let rows = titles.into_iter().flatten().map(|title| FoundRow {
        place: title.place,
        issue: title.issue,
        story: title.story,
        outlet: title.outlet,
        dated: title.dated,
        read: None,
        title: {
            let lit = matched(typed, &title.text);
            (title.text, lit)
        },
        context: None,
    });
    let total = Total::Known(finding.matched as u64);
    Ok(Found { rows: rows.collect(), total, gathered, ..Found::default() })
}

#[cfg(test)]
impl Titles {
    /// Titles that are here, though there are none.
    pub(super) fn some() -> Self {
        Self { whole: Some((Finder::default(), Extent::default())), coming: None }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.whole.is_none() && self.coming.is_none()
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::{Titles, find};
    use crate::library::{Access, ImportRequest, Library};

    fn add(library: &mut Library, folder: &std::path::Path, name: &str, titles: &[&str]) {
        let line = |title: &&str| {
            format!("{{\"outlet\":\"Post\",\"issue\":\"{name}\",\"title\":\"{title}\",\"body\":\"Text.\"}}\n")
        };
        let path = folder.join(name);
        std::fs::write(&path, titles.iter().map(line).collect::<String>()).unwrap();
        let request = ImportRequest { paths: vec![path], ..ImportRequest::default() };
        library.import(&request, &mut |_, _| ControlFlow::Continue(())).unwrap();
    }

    #[test]
    fn titles_are_gathered_once_whatever_is_typed_meanwhile_and_anew_after_a_change() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.db");
        let mut writing = Library::open(&path, Access::Write).unwrap();
        add(&mut writing, folder.path(), "a.jsonl", &["Yaks come down", "Snow"]);
        let library = Library::open(&path, Access::Read).unwrap();
        let (mut titles, stop) = (Titles::default(), AtomicBool::new(false));

        // The first rows are here when another key is typed.
        find(&library, &mut titles, "y", &stop, &mut |_| stop.store(true, Ordering::Relaxed)).unwrap();
        let here = titles.coming.as_ref().unwrap().0.finder.len();
        assert!(here > 0 && titles.whole.is_none(), "{titles:?}");

        stop.store(false, Ordering::Relaxed);
        let mut told = Vec::new();
        let found = find(&library, &mut titles, "ya", &stop, &mut |found| told.push(found)).unwrap();
        assert_eq!(told[0].gathered, Some(here), "what was gathered answers at once");
        assert_eq!((found.rows.len(), found.gathered), (1, None));

        add(&mut writing, folder.path(), "b.jsonl", &["Yaks rest"]);
        let mut told = Vec::new();
        let found = find(&library, &mut titles, "yak", &stop, &mut |found| told.push(found)).unwrap();
        assert!(told.iter().any(|found| found.rows.len() == 1), "the old titles answer first");
        assert_eq!(found.rows.len(), 2);

        // Threads that are followed, and marks, change the library and no title.
        let version = library.version().unwrap();
        writing.save_place("elsewhere").unwrap();
        assert_ne!(library.version().unwrap(), version);
        let mut told = 0;
        let found = find(&library, &mut titles, "yak", &stop, &mut |_| told += 1).unwrap();
        assert_eq!((found.rows.len(), told), (2, 0), "nothing is gathered anew");
    }
}
