//! What holds for any bytes: on random texts, on texts made of what documents are made of, on what fuzzing found, and
//! on documents made to cost more than they weigh.

#[path = "../fuzz/invariants.rs"]
mod invariants;

use std::path::Path;

use std::time::Duration;

use akyn::library::Query;
use akyn::loader::{Given, load};
use akyn::names;
use proptest::prelude::{ProptestConfig, Strategy, any, prop, proptest};

/// What layouts look for, and what stands in their way.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    "\r\n",
    " ",
    ". ",
    ", ",
    ": ",
    "“",
    "”",
    "\"",
    "(",
    ")",
    "[",
    "]",
    "…",
    "...",
    " – ",
    "- ",
    "• ",
    "# ",
    "## ",
    "1. ",
    "2) ",
    "* ",
    "|",
    "/",
    "Week in Review: ",
    "Read also:",
    "Latest news:",
    "Weekly Digest",
    "The Times of Central Asia",
    "KGS/USD = 0.01171 0.1%",
    "KZT/USD = 0.00194 -0.52%",
    "Viewing results 1 - 6 of 578",
    "Kazakhstan",
    "Kyrgyz",
    "Tokayev",
    "and More",
    "on Monday",
    "on 5 May",
    "5 May 2024",
    "12.03.2025",
    "29 February",
    "last week",
    "December 30 – January 5",
    "The ministry said that it will pay",
    "snow",
    "He",
    "SNOW AND SAND",
    "Photo: ",
    "[caption]",
    "[/caption]",
    "Share",
    "By ",
    "\u{a0}",
    "\u{200d}",
    "\u{202e}",
    "\u{1b}[2J",
    "\u{301}",
    "👩‍🌾",
    "Қазақ",
    "Токаев",
    "7 июня",
    "{\"outlet\":\"A\",\"body\":\"b\"}",
];

fn document() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_bytes_are_borne(bytes in prop::collection::vec(any::<u8>(), 0..300), text in any::<String>()) {
        for (_, holds) in invariants::ALL {
            holds(&bytes);
            holds(text.as_bytes());
        }
    }

    #[test]
    fn any_pieces_of_documents_are_borne(text in document()) {
        for (_, holds) in invariants::ALL {
            holds(text.as_bytes());
        }
    }
}

#[test]
fn what_fuzzing_found_stays_found() {
    for (name, holds) in invariants::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/fuzz").join(name);
        let mut read = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            println!("{}", path.display());
            holds(&std::fs::read(path).unwrap());
            read += 1;
        }
        assert!(read > 0, "nothing to try {name} on");
    }
}

/// Documents that cost more than they weigh, where something is compared with all before it: so many bytes of each.
fn shapes(bytes: usize) -> Vec<(&'static str, String)> {
    let repeated = |piece: &str| piece.repeat(bytes / piece.len());
    let numbered = |line: &dyn Fn(usize) -> String| {
        let mut text = String::with_capacity(bytes + 100);
        for number in 0.. {
            text += &line(number);
            if text.len() >= bytes {
                break;
            }
        }
        text
    };
    let name = |number: usize| {
        let letter = |at: u32| char::from(b'a' + (number / 26_usize.pow(at) % 26) as u8);
        format!("T{} ", (0..5).map(letter).collect::<String>())
    };
    vec![
        ("one line", repeated("snow fell on the pass ")),
        ("one word", repeated("x")),
        ("one-letter lines", repeated("a\n")),
        ("blank lines", repeated("\n")),
        ("lines to read", numbered(&|number| format!("Read also: Snow number {number} falls\n"))),
        (
            "a list to read",
            numbered(&|number| match number {
                0 => "Week in Review: Snow\n\nRead also:\n".to_owned(),
                _ => format!("Snow number {number} falls on the pass\n"),
            }),
        ),
        (
            "one title",
            repeated("Snow Falls on the Pass\n\nIt fell all day on the pass, and nobody came.\n\n"),
        ),
        ("brackets", repeated("[")),
        ("parentheses", repeated("(a ")),
        ("quotes", repeated("“word ")),
        ("headings", numbered(&|number| format!("# Heading {number}\n"))),
        ("tickers", numbered(&|number| format!("KGS/USD = 0.{number} 0%\n"))),
        ("days", numbered(&|number| format!("on {} May {}, ", number % 28 + 1, 1990 + number % 40))),
        (
            "lines of JSON",
            numbered(&|number| format!("{{\"outlet\":\"A\",\"issue\":\"I{number}\",\"body\":\"b\"}}\n")),
        ),
        ("one JSON value", format!("{{\"outlet\":\"A\",\"body\":{}", repeated("["))),
        ("countries", repeated("Kazakhstan and Kyrgyz ")),
        ("names", numbered(&name)),
        ("emoji", repeated("👩\u{200d}")),
        ("marks", repeated("\u{301}")),
    ]
}

/// How long a processor worked on this, whatever else the machine does meanwhile: Linux counts it for every thread.
#[cfg(target_os = "linux")]
fn cost(work: &dyn Fn()) -> Duration {
    let worked = || {
        let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
        Duration::from_nanos(told.split_whitespace().next().unwrap().parse().unwrap())
    };
    let before = worked();
    work();
    worked().saturating_sub(before)
}

/// Not how much work it is is looked at, which depends on the machine, but how much more sixteen times as much is:
/// sixteen times where the cost is in the size, 256 times where everything is compared with everything.
#[cfg(target_os = "linux")]
#[test]
fn what_it_costs_grows_with_the_size_of_a_document_only() {
    /// What is counted is counted in steps of about so much.
    const STEP: Duration = Duration::from_millis(4);
    const SMALL: usize = 16 << 10;
    let (small, large) = (shapes(SMALL), shapes(16 * SMALL));
    type Work = fn(&str);
    let work: [(&str, Work); 4] = [
        ("loading", |text| drop(load(text.as_bytes(), &Given::default()))),
        ("names", |text| drop(names::name_keys(text))),
        ("countries", |text| drop(names::countries(text))),
        ("a query", |text| drop(Query::lenient(text))),
    ];
    for ((shape, small), (_, large)) in small.iter().zip(&large) {
        for (what, work) in &work {
            let (little, much) = (cost(&|| work(small)), cost(&|| work(large)));
            let most = (little + STEP) * 100;
            assert!(much < most, "{what} of {shape}: {little:?} for one, {much:?} for sixteen times as much");
        }
    }
}
