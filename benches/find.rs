//! Times the finder over generated titles, key by key, beside nucleo and fzf: `cargo bench --bench find`.
//!
//! Every query is typed letter by letter, as in the reader: each key is a search of the whole, which may narrow what
//! the key before it found. nucleo-matcher scores every title on one core; `fzf --filter`, where there is one, is a
//! whole process that also reads and prints.

// The generator's documents are of no use here, only its titles.
#[allow(dead_code, reason = "shared with `generate`")]
mod generator;

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use akyn::search::fuzzy::{Finder, Query, lit};
use clap::Parser;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};

const QUERIES: [&str; 6] = ["osh", "samar", "tashkent el", "almatybank", "токаев", "zhaparov dam"];
/// Rows of a screen and what is fetched around them.
const ROWS: usize = 200;
/// Every figure is the median of so many runs.
const RUNS: usize = 9;
/// What a key may take, in milliseconds, on two cores.
const TARGET: f64 = 50.0;

/// Times the finder.
#[derive(Parser)]
#[command(name = "find")]
struct Arguments {
    /// How many titles
    #[arg(long, default_value_t = 100_000)]
    titles: u64,
    /// What cargo says to every bench
    #[arg(long, hide = true)]
    bench: bool,
}

fn main() {
    let wanted = Arguments::parse().titles;
    let titles = generator::titles(1, wanted);
    let bytes: usize = titles.iter().map(String::len).sum();
    let began = Instant::now();
    let mut finder = filled(&titles);
    println!(
        "{wanted} titles of {} bytes, folded in {:.0} ms, {} bytes a title in memory, {} threads",
        bytes / titles.len(),
        milliseconds(began.elapsed()),
        finder.bytes() / titles.len(),
        std::thread::available_parallelism().map_or(1, usize::from),
    );
    let mut slowest: f64 = 0.0;
    println!("\n{:12} {:>8} {:>9} {:>9} {:>9}", "typed", "matches", "first ms", "all ms", "fresh ms");
    for query in QUERIES {
        for (end, letter) in query.char_indices() {
            let key = key(&mut finder, &titles, query, end, end + letter.len_utf8());
            println!("{key}");
            slowest = slowest.max(key.all).max(key.fresh);
        }
    }
    println!("\nslowest {slowest:.1} ms, target {TARGET} ms");
    compare(&mut finder, &titles);
}

/// What a key took.
struct Key {
    typed: String,
    matched: usize,
    first: f64,
    all: f64,
    fresh: f64,
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { typed, matched, first, all, fresh } = self;
        write!(f, "{typed:12} {matched:8} {first:9.1} {all:9.1} {fresh:9.1}")
    }
}

/// Times the key that makes `typed[..before]` into `typed[..after]`, rows lit and all.
fn key(finder: &mut Finder, titles: &[String], query: &str, before: usize, after: usize) -> Key {
    let (before, typed) = (&query[..before], &query[..after]);
    let (mut firsts, mut alls, mut fresh, mut matched) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for _ in 0..RUNS {
        search(finder, before, &mut || {});
        let began = Instant::now();
        let mut first = None;
        let found = search(finder, typed, &mut || first = Some(began.elapsed()));
        for hit in &found.hits {
            std::hint::black_box(lit(&Query::new(typed), &titles[hit.title]));
        }
        alls.push(began.elapsed());
        firsts.push(first.unwrap_or_else(|| began.elapsed()));
        matched = found.matched;
        // Nothing narrows a query that is not its beginning.
        search(finder, "'\u{1}", &mut || {});
        let began = Instant::now();
        search(finder, typed, &mut || {});
        fresh.push(began.elapsed());
    }
    Key { typed: typed.to_owned(), matched, first: median(firsts), all: median(alls), fresh: median(fresh) }
}

fn search(finder: &mut Finder, typed: &str, first: &mut dyn FnMut()) -> akyn::search::fuzzy::Found {
    let never = AtomicBool::new(false);
    finder.search(&Query::new(typed), ROWS, &never, &mut |_| first()).unwrap_or_default()
}

fn filled(titles: &[String]) -> Finder {
    let mut finder = Finder::default();
    for (age, title) in (0..).zip(titles) {
        finder.add(title, age);
    }
    finder
}

/// Whole queries, nothing narrowed, beside nucleo-matcher and fzf.
fn compare(finder: &mut Finder, titles: &[String]) {
    let lines = titles.join("\n") + "\n";
    let haystacks: Vec<Utf32String> = titles.iter().map(|title| title.as_str().into()).collect();
    println!(
        "\n{:12} {:>8} {:>10} {:>10} {:>8} {:>8}",
        "query", "akyn ms", "nucleo ms", "fzf ms", "/nucleo", "/fzf"
    );
    for query in QUERIES {
        let akyn = timed(|| {
            search(finder, "'\u{1}", &mut || {});
            let began = Instant::now();
            search(finder, query, &mut || {});
            Some(began.elapsed())
        });
        let nucleo = timed(|| Some(nucleo(&haystacks, query)));
        let fzf = timed(|| fzf(&lines, query));
        let shown = |value: Option<f64>| value.map_or("-".to_owned(), |value| format!("{value:.1}"));
        let ratio =
            |of: Option<f64>| akyn.zip(of).map_or("-".to_owned(), |(akyn, of)| format!("{:.2}", akyn / of));
        println!(
            "{query:12} {:>8} {:>10} {:>10} {:>8} {:>8}",
            shown(akyn),
            shown(nucleo),
            shown(fzf),
            ratio(nucleo),
            ratio(fzf)
        );
    }
}

/// nucleo-matcher over all titles on one core, sorted.
fn nucleo(haystacks: &[Utf32String], query: &str) -> Duration {
    let began = Instant::now();
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    let score =
        |(number, text): (usize, &Utf32String)| Some((pattern.score(text.slice(..), &mut matcher)?, number));
    let mut scores: Vec<(u32, usize)> = haystacks.iter().enumerate().filter_map(score).collect();
    scores.sort_unstable_by(|one, other| other.cmp(one));
    std::hint::black_box(scores);
    began.elapsed()
}

/// `fzf --filter` from start to end; `None` where there is no fzf.
fn fzf(lines: &str, query: &str) -> Option<Duration> {
    let began = Instant::now();
    let mut command = Command::new("fzf");
    command.args(["--filter", query]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().ok()?;
    let mut stdin = child.stdin.take()?;
    std::thread::scope(|scope| {
        // Its output is read while it is fed, or both would wait.
        scope.spawn(move || stdin.write_all(lines.as_bytes()));
        child.wait_with_output().ok()
    })?;
    Some(began.elapsed())
}

fn timed(mut run: impl FnMut() -> Option<Duration>) -> Option<f64> {
    let times: Option<Vec<Duration>> = (0..RUNS).map(|_| run()).collect();
    times.map(median)
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    milliseconds(times[times.len() / 2])
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
