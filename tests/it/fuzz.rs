//! What holds for any bytes: on random texts, on texts made of what documents are made of, on what fuzzing found, and
//! on documents made to cost more than they weigh.

#[path = "../fuzz/invariants.rs"]
mod invariants;

use std::path::Path;

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
    "KGS/USD = 0.01144 0%",
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
