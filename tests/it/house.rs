//! Guards the house: which room uses which, where every outside package lives, and a few manners.
//!
//! The sources are read as text: [`source`] turns a file into the paths that it names, [`arrows`] and [`homes`] hold
//! them against their tables, [`manners`] looks at the files themselves. Each is proven on made-up snippets.

mod arrows;
mod homes;
mod manners;
mod source;
mod supplies;

use std::path::Path;

use source::Source;

/// The package's own folder.
fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below these folders of the package, of which some may not be there.
fn sources(folders: &[&str]) -> Vec<Source> {
    folders
        .iter()
        .map(|folder| package().join(folder))
        .filter(|folder| folder.exists())
        .flat_map(|folder| walkdir::WalkDir::new(folder).sort_by_file_name())
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| {
            let name = path.strip_prefix(package()).unwrap().to_string_lossy().replace('\\', "/");
            Source::new(&name, &std::fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// Fails with all complaints, one a line.
fn expect_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn no_arrow_runs_backwards() {
    let files = sources(&["src"]);
    assert!(files.len() > 20, "the sources were not found");
    expect_none(&files.iter().flat_map(arrows::complaints).collect::<Vec<_>>());
}

#[test]
fn every_outside_package_is_used_at_home_only() {
    expect_none(&sources(&["src"]).iter().flat_map(homes::complaints).collect::<Vec<_>>());
}

#[test]
fn every_outside_package_has_a_home() {
    let manifest = std::fs::read_to_string(package().join("Cargo.toml")).unwrap();
    expect_none(&homes::unhoused(&manifest));
}

#[test]
fn packages_whose_types_meet_have_one_version() {
    let lock = std::fs::read_to_string(package().join("Cargo.lock")).unwrap();
    for name in ["crossterm", "unicode-width", "ratatui-core"] {
        assert_eq!(homes::versions(&lock, name).len(), 1, "versions of {name} in Cargo.lock");
    }
}

#[test]
fn files_are_small_and_tests_wait_for_nothing() {
    expect_none(
        &sources(&["src", "tests", "benches"]).iter().flat_map(manners::complaints).collect::<Vec<_>>(),
    );
}
