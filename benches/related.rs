//! Times related stories: `cargo bench --bench related -- --stories 1000,100000`.
//!
//! Generated JSON Lines (54 words a story) go into a new library; then stories far apart are asked for what belongs to
//! them, and one issue of ten stories more is imported, several times.

// The generator also makes what other benches measure.
#[allow(dead_code, reason = "shared with `generate`")]
mod generator;

use std::error::Error;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use akyn::digest::StoryId;
use akyn::library::{Access, ImportRequest, Library};
use clap::Parser;

/// Stories that are asked for.
const ASKED: u64 = 200;
/// Issues that are imported one by one.
const ISSUES: u64 = 9;

/// Times related stories in generated libraries.
#[derive(Parser)]
#[command(name = "related")]
struct Arguments {
    /// How many stories, one library for each number
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 20_000])]
    stories: Vec<u64>,
    /// About how many words a story has
    #[arg(long, default_value_t = 54)]
    words: u64,
    /// What cargo says to every bench
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments = Arguments::parse();
    println!(
        "{:>9} {:>11} {:>9} {:>10} {:>10} {:>10} {:>13}",
        "stories", "stories/s", "file MB", "median ms", "p95 ms", "worst ms", "one issue ms"
    );
    for stories in arguments.stories {
        measure(stories, arguments.words)?;
    }
    Ok(())
}

fn measure(stories: u64, words: u64) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let (documents, path) = (folder.path().join("documents"), folder.path().join("library.db"));
    let request = generator::Request { layout: generator::Layout::Lines, stories, words, seed: 1 };
    generator::write(&request, &documents)?;
    let mut library = Library::open(&path, Access::Write)?;
    let began = Instant::now();
    import(&mut library, &documents)?;
    let rate = stories as f64 / began.elapsed().as_secs_f64();

    let mut took: Vec<f64> = Vec::new();
    for number in 0..ASKED {
        let story = StoryId(i64::try_from(1 + number * stories / ASKED)?);
        let began = Instant::now();
        std::hint::black_box(library.related(story, false, 7)?);
        took.push(milliseconds(began));
    }
    took.sort_by(f64::total_cmp);
    let at = |part: usize| took.get(took.len() * part / 100).or(took.last()).copied().unwrap_or_default();

    let mut issues: Vec<f64> = Vec::new();
    for number in 0..ISSUES {
        let file = folder.path().join(format!("issue-{number}.jsonl"));
        let lines = std::fs::read_to_string(first_file(&documents)?)?;
        let own = lines.lines().skip(usize::try_from(number)? * 10).take(10);
        let own: Vec<String> =
            own.map(|line| line.replace("\"key\":\"", &format!("\"key\":\"again-{number}-"))).collect();
        std::fs::write(&file, own.join("\n"))?;
        let began = Instant::now();
        import(&mut library, &file)?;
        issues.push(milliseconds(began));
    }
    issues.sort_by(f64::total_cmp);
    let one = issues.get(issues.len() / 2).copied().unwrap_or_default();
    let megabytes = std::fs::metadata(&path)?.len() as f64 / 1e6;
    println!(
        "{stories:>9} {rate:>11.0} {megabytes:>9.1} {:>10.2} {:>10.2} {:>10.2} {one:>13.1}",
        at(50),
        at(95),
        at(100),
    );
    Ok(())
}

fn import(library: &mut Library, path: &Path) -> Result<(), Box<dyn Error>> {
    let request = ImportRequest { paths: vec![path.to_owned()], ..ImportRequest::default() };
    library.import(&request, &mut |_, _| ControlFlow::Continue(()))?;
    Ok(())
}

/// The first file below a folder.
fn first_file(folder: &Path) -> Result<std::path::PathBuf, Box<dyn Error>> {
    let mut path = folder.to_owned();
    while path.is_dir() {
        let mut inside: Vec<_> = std::fs::read_dir(&path)?.collect::<Result<_, _>>()?;
        inside.sort_by_key(std::fs::DirEntry::path);
        path = inside.first().map(std::fs::DirEntry::path).ok_or("an empty folder")?;
    }
    Ok(path)
}

fn milliseconds(began: Instant) -> f64 {
    began.elapsed().as_secs_f64() * 1000.0
}
