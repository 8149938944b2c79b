//! A library of an older version brought up to date: told how far it is, stopped on request, gone on with.

use std::ops::ControlFlow;

use super::super::{Copying, LibraryError, Query, Upgrade};
use super::{Access, Library};

/// A library of the first version, which has never been read for words and names.
fn older() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.db");
    std::fs::write(&path, include_bytes!("../../../tests/data/schemas/001.db")).unwrap();
    (folder, path)
}

#[test]
fn how_far_it_is_is_told_from_beginning_to_end_and_only_while_there_is_something_to_do() {
    for access in [Access::Read, Access::Write] {
        let (_folder, path) = older();
        let mut told = Vec::new();
        let mut each = |upgrade| {
            told.push(upgrade);
            ControlFlow::Continue(())
        };
        drop(Library::open_telling(&path, access, &mut each).unwrap());
        assert_eq!(told.first(), Some(&Upgrade::Copying(Copying::default())), "{told:?}");
        assert!(told.contains(&Upgrade::Reading { done: 0, of: 14 }), "{told:?}");
        assert_eq!(told.last(), Some(&Upgrade::Over), "{told:?}");
        told.clear();
        let mut each = |upgrade| {
            told.push(upgrade);
            ControlFlow::Continue(())
        };
        drop(Library::open_telling(&path, access, &mut each).unwrap());
        assert_eq!(told, []);
    }
}

#[test]
fn stopped_it_is_sound_and_the_next_opening_goes_on() {
    let at_once: fn(Upgrade) -> bool = |_| true;
    let while_copied = |upgrade| matches!(upgrade, Upgrade::Copying(copying) if copying.of > 0);
    let while_read = |upgrade| matches!(upgrade, Upgrade::Reading { .. });
    let stops = [at_once, while_copied, while_read];
    for (access, stops) in [Access::Read, Access::Write].into_iter().flat_map(|one| stops.map(|at| (one, at)))
    {
        let (_folder, path) = older();
        let mut each = |now| if stops(now) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        let stopped = Library::open_telling(&path, access, &mut each);
        assert!(matches!(stopped, Err(LibraryError::Stopped)), "{stopped:?}");
        let library = Library::open(&path, access).unwrap();
        assert_eq!(library.check().unwrap(), Vec::<String>::new());
        let mut hits = 0;
        let mut each = |_| {
            hits += 1;
            ControlFlow::Continue(())
        };
        library.search(&Query::lenient("metro stations"), 10, &mut each).unwrap();
        assert_eq!(hits, 1, "{access:?}");
    }
}
