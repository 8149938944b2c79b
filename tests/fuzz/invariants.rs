//! What holds for any bytes. Used by the fuzz targets beside this file, and by the test suite (`tests/it/fuzz.rs`)
//! on random texts and on what fuzzing found.

use akyn::digest::{Basis, Digest, Edtf};
use akyn::library::Query;
use akyn::loader::{self, Given, decode, jsonl, layout};

/// What holds for any bytes; panics where it does not.
pub(crate) type Invariant = fn(&[u8]);

/// A name for each, as its fuzz target and its folder of findings are called.
pub(crate) const ALL: [(&str, Invariant); 6] = [
    ("decode", decode),
    ("layouts", layouts),
    ("document", document),
    ("jsonl", jsonl),
    ("query", query),
    ("edtf", edtf),
];

/// Lines hold nothing that a terminal obeys or that disguises text, and what was wrong is told within bounds.
pub(crate) fn decode(bytes: &[u8]) {
    let lines = decode::decode(bytes);
    for line in lines.iter() {
        assert_tame(line.raw);
    }
    assert!(lines.iter().count() <= bytes.len() + 1, "more lines than bytes");
    assert!(lines.faults().len() <= 103, "{} faults", lines.faults().len());
    // Of what a file is, its beginning must say something, whatever it is.
    let _ = decode::looks_like_text(bytes);
}

/// Every layout reads every text, also one that is not its own, and nothing is told of lines that are not there.
pub(crate) fn layouts(bytes: &[u8]) {
    let lines = decode::decode(bytes);
    let count = lines.iter().count();
    for layout in &layout::LAYOUTS {
        assert!((layout.recognise)(&lines) <= 100, "{}", layout.name);
        let digest = (layout.read)(&lines);
        assert_within(&digest, count, bytes.len());
    }
}

/// A document is read whole, its dates are worked out, and reading it again gives the same.
pub(crate) fn document(bytes: &[u8]) {
    let digest = loader::load(bytes, &Given::default());
    assert!(!digest.layout.is_empty());
    let lines = decode::decode(bytes).iter().count().max(bytes.split(|byte| *byte == b'\n').count());
    assert_within(&digest, lines, bytes.len());
    assert_eq!(digest, loader::load(bytes, &Given::default()));
}

/// JSON Lines: as many records as lines at most, all of them tame.
pub(crate) fn jsonl(bytes: &[u8]) {
    let lines = bytes.split(|byte| *byte == b'\n').count();
    let (mut records, mut faults) = (0, 0);
    for record in jsonl::Records::new(bytes) {
        match record {
            Ok(_) => records += 1,
            Err(fault) => {
                assert!(fault.line <= lines, "line {} of {lines}", fault.line);
                faults += 1;
            }
        }
    }
    assert!(records <= lines && faults <= 101, "{records} records, {faults} faults");
    assert_within(&jsonl::read(bytes), lines, bytes.len());
}

/// A query that the strict way takes means the same in the lenient one; what is refused is refused at a place in it.
pub(crate) fn query(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let lenient = Query::lenient(&text);
    match Query::strict(&text) {
        Ok(strict) => assert_eq!(strict, lenient),
        Err(error) => assert!(error.column <= text.chars().count() + 1, "column {}", error.column),
    }
}

/// What is read as a date is written and read again as the same, and its days are in order.
pub(crate) fn edtf(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Ok(date) = text.parse::<Edtf>() {
        assert_eq!(date.to_string().parse::<Edtf>().ok(), Some(date), "{date}");
        assert!(!date.in_words().is_empty());
        if let (Some(first), Some(last)) = (date.first_day(), date.last_day()) {
            assert!(first <= last, "{date}");
        }
    }
}

/// Nothing of a digest comes from nowhere: places and lines are there, and its text is not longer than the document
/// (a title that was derived from the text apart).
fn assert_within(digest: &Digest, lines: usize, bytes: usize) {
    let mut length = 0;
    for issue in &digest.issues {
        for text in issue.lede.iter().chain(&issue.sections) {
            assert_tame(text);
            length += text.len();
        }
        for headline in &issue.headlines {
            assert_tame(&headline.text);
            length += headline.text.len();
        }
        for story in &issue.stories {
            assert!(story.section.is_none_or(|section| section < issue.sections.len()));
            assert_tame(&story.title.text);
            if story.title.basis == Basis::Printed {
                length += story.title.text.len();
            }
            for block in &story.body {
                assert_tame(&block.text);
                length += block.text.len();
            }
        }
    }
    for skipped in &digest.skipped {
        assert!(skipped.line <= lines, "skipped line {} of {lines}", skipped.line);
        assert_tame(&skipped.text);
        length += skipped.text.len();
    }
    for fault in &digest.faults {
        // The last line may hold nothing but what was taken out.
        assert!(fault.line <= lines + 1, "fault in line {} of {lines}", fault.line);
        assert!(!fault.what.contains(char::is_control), "{:?}", fault.what);
    }
    // A byte that cannot be decoded becomes a sign of three.
    assert!(length <= 4 * bytes + 64, "{length} bytes of text out of {bytes}");
}

fn assert_tame(text: &str) {
    let wild = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
            || matches!(letter, '\u{e0000}'..='\u{e007f}')
    };
    assert!(!text.contains(wild), "{text:?}");
}
