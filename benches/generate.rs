//! Writes generated digests to measure with:
//! `cargo bench --bench generate -- --stories 60000 --layout listing --out DIR`.

mod generator;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::{CommandFactory, Parser};

/// Writes digests of any number and layout, the same ones for the same seed.
#[derive(Parser)]
#[command(name = "generate")]
struct Arguments {
    /// How many stories
    #[arg(long, default_value_t = 60_000)]
    stories: u64,
    /// How they are laid out
    #[arg(long, value_enum, default_value = "listing")]
    layout: generator::Layout,
    /// About how many words a story has
    #[arg(long, default_value_t = 350)]
    words: u64,
    /// Another seed, other stories
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The folder to write into
    #[arg(long)]
    out: Option<PathBuf>,
    /// What cargo says to every bench
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let Some(folder) = arguments.out else {
        // `cargo bench` runs every bench; without a folder there is nothing to write.
        return match Arguments::command().print_help() {
            Ok(()) => ExitCode::SUCCESS,
            Err(_) => ExitCode::FAILURE,
        };
    };
    let request = generator::Request {
        layout: arguments.layout,
        stories: arguments.stories,
        words: arguments.words,
        seed: arguments.seed,
    };
    let began = Instant::now();
    match generator::write(&request, &folder) {
        Ok(written) => {
            let (seconds, megabytes) = (began.elapsed().as_secs_f64(), written.bytes as f64 / 1e6);
            println!("{} documents, {megabytes:.1} MB, in {seconds:.1} s", written.documents);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!(
                "generate: cannot write into {}: {error}; give --out a folder to write to",
                folder.display()
            );
            ExitCode::FAILURE
        }
    }
}
