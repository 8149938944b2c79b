//! The figures of the README: how fast documents are imported and in how much memory, against a bare loop that inserts
//! the same rows, words and all, and how fast the reader answers, on few documents and on many.
//! `cargo bench --bench figures` writes some 150 MB into a temporary folder and takes a few minutes;
//! `-- --pages 1000,5000,10000,170000` measures other numbers of pages; `-- --seek` searches and finds in 100,000 stories,
//! `-- --seek --library FILE` in those of a library that is there already.

#[path = "figures/bare.rs"]
mod bare;
#[path = "figures/importing.rs"]
mod importing;
#[path = "figures/processor.rs"]
mod processor;
#[path = "figures/reading.rs"]
mod reading;
#[path = "figures/screen.rs"]
mod screen;
#[path = "figures/seeking.rs"]
mod seeking;

mod generator;

use std::error::Error;
use std::path::{Path, PathBuf};

use clap::Parser;

/// Stories on a listing page.
const STORIES_OF_A_PAGE: u64 = 6;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Measures akyn on generated listing pages of six stories each.
#[derive(Parser)]
#[command(name = "figures")]
struct Arguments {
    /// Numbers of pages
    #[arg(long, value_delimiter = ',', default_values_t = [5, 1_000, 5_000, 10_000])]
    pages: Vec<u64>,
    /// Keys pressed one after the other
    #[arg(long, default_value_t = 200)]
    presses: usize,
    /// Starts of the reader
    #[arg(long, default_value_t = 15)]
    starts: usize,
    /// Measure searching and finding instead, on 100,000 stories
    #[arg(long)]
    seek: bool,
    /// With --seek: a library that is there already
    #[arg(long, requires = "seek")]
    library: Option<PathBuf>,
    /// The folder to work in, which is left as it is then; otherwise a temporary one
    #[arg(long)]
    folder: Option<PathBuf>,
    /// What cargo says to every bench
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let temporary = tempfile::tempdir()?;
    let folder = arguments.folder.as_deref().unwrap_or(temporary.path());
    if arguments.seek {
        return seek(&arguments, folder);
    }
    println!(
        "| pages | stories | MB | import, on processors | stories/s | MB/s | peak memory | bare loop, on a processor | stories/s | import of that |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    for &pages in &arguments.pages {
        import(folder, pages)?;
    }
    println!();
    println!(
        "| pages | start to first frame | peak memory | `j` to repaint, median · 99 of 100 | issue opened | story opened |"
    );
    println!("|---|---|---|---|---|---|");
    for &pages in &arguments.pages {
        let figures = reading::measure(&library(folder, pages), arguments.starts, arguments.presses)?;
        println!("| {pages} | {figures} |");
    }
    Ok(())
}

/// Pages of 100,000 stories.
const SOUGHT_PAGES: u64 = 16_667;

fn seek(arguments: &Arguments, folder: &Path) -> Result<()> {
    let library = match &arguments.library {
        Some(library) => library.clone(),
        None => {
            import(folder, SOUGHT_PAGES)?;
            library(folder, SOUGHT_PAGES)
        }
    };
    println!("\n| key to first rows | typed | least | median |\n|---|---|---|---|");
    seeking::measure(&library, arguments.starts)
}

fn import(folder: &Path, pages: u64) -> Result<()> {
    let (documents, library) = (folder.join(format!("pages-{pages}")), library(folder, pages));
    let request = generator::Request {
        layout: generator::Layout::Listing,
        stories: pages * STORIES_OF_A_PAGE,
        words: 350,
        seed: 1,
    };
    let written = generator::write(&request, &documents)?;
    let imported = importing::measure(&documents, &library)?;
    let copy = folder.join("bare.db");
    let bare = bare::insert_again(&library, &copy)?;
    std::fs::remove_dir_all(&documents)?;
    std::fs::remove_file(&copy)?;
    let (megabytes, seconds) = (written.bytes as f64 / 1e6, imported.took.as_secs_f64());
    let stories = imported.stories as f64;
    let limit = stories / bare.took.as_secs_f64();
    println!(
        "| {pages} | {} | {megabytes:.1} | {seconds:.2} s, {} | {:.0} | {:.1} | {} | {:.2} s, {} | {limit:.0} | {:.0} % |",
        imported.stories,
        imported.processor,
        stories / seconds,
        megabytes / seconds,
        imported.peak,
        bare.took.as_secs_f64(),
        bare.processor,
        100.0 * stories / seconds / limit,
    );
    Ok(())
}

fn library(folder: &Path, pages: u64) -> PathBuf {
    folder.join(format!("library-{pages}.db"))
}
