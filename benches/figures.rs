//! The figures of the README: how fast documents are imported, against a bare loop that inserts the same rows, words and
//! all, and how the reader starts, answers keys, searches and rests, on few stories and on many.
//!
//! `cargo bench --bench figures` imports into a temporary folder and prints one table; `-- --library FILE …` measures
//! libraries that are there already, of which it wants copies: it bookmarks, and a reader changes what it reads.
//! `-- --newsboat` compares with newsboat instead. What is measured how stands in CONTRIBUTING.

#[path = "figures/bare.rs"]
mod bare;
#[path = "figures/importing.rs"]
mod importing;
#[path = "figures/newsboat.rs"]
mod newsboat;
#[path = "figures/process.rs"]
mod process;
#[path = "figures/processor.rs"]
mod processor;
#[path = "figures/reading.rs"]
mod reading;
#[path = "figures/screen.rs"]
mod screen;
#[path = "figures/seeking.rs"]
mod seeking;
#[path = "figures/stock.rs"]
mod stock;
#[path = "figures/table.rs"]
mod table;
#[path = "figures/walks.rs"]
mod walks;

mod generator;

use std::error::Error;
use std::path::{Path, PathBuf};

use clap::Parser;

use stock::{Stock, Wanted};
use table::Table;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Measures akyn on generated listing pages of six stories each.
#[derive(Parser)]
#[command(name = "figures")]
struct Arguments {
    /// Numbers of stories, a library and a column for each
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 100_000])]
    stories: Vec<u64>,
    /// About how many words a story has
    #[arg(long, default_value_t = 350)]
    words: u64,
    /// Libraries that are there already, instead of imported ones; bookmarks are made in them: give copies
    #[arg(long, num_args = 1..)]
    library: Vec<PathBuf>,
    /// Another build of akyn to open them with
    #[arg(long, default_value = env!("CARGO_BIN_EXE_akyn"))]
    akyn: PathBuf,
    /// Keys pressed one after the other, in every list
    #[arg(long, default_value_t = 500)]
    presses: usize,
    /// Starts of the reader
    #[arg(long, default_value_t = 25)]
    starts: usize,
    /// Times that every search, find and filter is repeated
    #[arg(long, default_value_t = 11)]
    repeats: usize,
    /// Stories bookmarked before anything is measured, at most; never more than half of them
    #[arg(long, default_value_t = 50_000)]
    bookmarks: u64,
    /// Measure only these
    #[arg(long, value_enum, value_delimiter = ',', default_values_t = [Part::Starts, Part::Reading, Part::Seeking])]
    only: Vec<Part>,
    /// Compare with newsboat, which must be installed, on the first library
    #[arg(long)]
    newsboat: bool,
    /// The folder to work in, which is left as it is then; otherwise a temporary one
    #[arg(long)]
    folder: Option<PathBuf>,
    /// What cargo says to every bench
    #[arg(long, hide = true)]
    bench: bool,
}

/// What is measured of the reader.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    Starts,
    Reading,
    Seeking,
}

impl std::fmt::Display for Part {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(match self {
            Self::Starts => "starts",
            Self::Reading => "reading",
            Self::Seeking => "seeking",
        })
    }
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let temporary = tempfile::tempdir()?;
    let folder = arguments.folder.as_deref().unwrap_or(temporary.path());
    std::fs::create_dir_all(folder)?;
    let (libraries, mut table) = libraries(&arguments, folder)?;
    if arguments.newsboat {
        let library = libraries.first().ok_or("no library to compare on")?;
        println!("{}", newsboat::compare(library, folder, arguments.starts, arguments.presses)?);
        return Ok(());
    }
    for (column, library) in libraries.iter().enumerate() {
        library.prepare(arguments.bookmarks, column, &mut table)?;
    }
    let wants = |part| arguments.only.contains(&part);
    if wants(Part::Starts) {
        reading::starts(&libraries, arguments.starts, &mut table)?;
    }
    for (column, library) in libraries.iter().enumerate() {
        if wants(Part::Reading) {
            reading::measure(library, column, arguments.presses, &mut table)?;
        }
        if wants(Part::Seeking) {
            seeking::measure(library, column, arguments.repeats, &mut table)?;
        }
    }
    println!("{table}");
    Ok(())
}

/// The libraries to measure, and a table with a column for each.
fn libraries(arguments: &Arguments, folder: &Path) -> Result<(Vec<Stock>, Table)> {
    let program = &arguments.akyn;
    if !arguments.library.is_empty() {
        let libraries: Vec<Stock> =
            arguments.library.iter().map(|path| Stock::at(path, program)).collect::<Result<_>>()?;
        let table = Table::new(libraries.iter().map(Stock::label).collect());
        return Ok((libraries, table));
    }
    let mut table = Table::new(arguments.stories.iter().map(|stories| stock::grouped(*stories)).collect());
    let wanted = arguments.stories.iter().map(|&stories| Wanted { stories, words: arguments.words });
    let libraries = wanted
        .enumerate()
        .map(|(column, wanted)| stock::import(folder, wanted, program, column, &mut table))
        .collect::<Result<_>>()?;
    Ok((libraries, table))
}
