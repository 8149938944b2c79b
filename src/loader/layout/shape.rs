//! What a line looks like, whatever it says: a heading, a picture's caption, running text, a text cut off.

use crate::loader::sentence;
use crate::loader::subheading::words::is_small;

/// Characters that may stand after the stop of a sentence.
const CLOSERS: [char; 8] = ['"', '”', '’', '\'', '»', ')', ']', '*'];

/// The most words of a line that may still be a heading.
const HEADING_WORDS: usize = 28;

/// Whether a text is broken off: it ends in an ellipsis, bare or in square brackets.
pub(super) fn is_cut_off(text: &str) -> bool {
    let text = text.trim_end();
    let bare = text.strip_suffix(']').unwrap_or(text).trim_end();
    bare.ends_with("...") || bare.ends_with('…')
}

/// Whether a line may be a heading: not long, not beginning in lower case, and without the stop that ends a sentence.
pub(super) fn may_be_heading(text: &str) -> bool {
    let words = text.split_whitespace().take(HEADING_WORDS + 1).count();
    let begins = text.chars().find(|letter| letter.is_alphanumeric());
    if words > HEADING_WORDS || begins.is_none_or(char::is_lowercase) || is_dateline(text) {
        return false;
    }
    let bare = text.trim_end_matches(CLOSERS);
    if is_cut_off(bare) {
        return title_case(text) >= 0.8 && words <= 14;
    }
    // A line all in capitals is a title even where it stops or holds a stop.
    let titled = words >= 4 && is_title_case(text);
    if bare.ends_with('.') && !ends_in_abbreviation(bare) && !titled || bare.ends_with([':', ';', ',']) {
        return false;
    }
    // `… he said: “Never again!”` is a sentence; a title that ends in such words has capitals.
    if bare.len() < text.len() && bare.ends_with(['!', '?']) && title_case(text) < 0.6 {
        return false;
    }
    let sentences = sentence::sentences(text);
    let before_last = sentences.len().saturating_sub(1);
    titled
        || !sentences
            .iter()
            .take(before_last)
            .any(|sentence| sentence.trim_end_matches(CLOSERS).ends_with('.'))
}

/// `U.S.`, `Jr.`: a stop that belongs to the last word.
fn ends_in_abbreviation(text: &str) -> bool {
    let last = text.split_whitespace().next_back().unwrap_or_default();
    let inside = last.trim_end_matches('.').trim_start_matches(|first: char| !first.is_alphanumeric());
    inside.contains('.') || ["Jr", "Sr", "Inc", "Ltd", "Co", "Corp", "No", "vs"].contains(&inside)
}

/// Whether a text opens with the place it is from: `ASTANA (TCA) —`.
pub(super) fn is_dateline(text: &str) -> bool {
    let opening = text.char_indices().nth(60).map_or(text, |(end, _)| text.get(..end).unwrap_or(text));
    let Some((place, after)) = opening.split_once("(TCA)") else { return false };
    let capitals = place.chars().filter(|letter| letter.is_uppercase()).count();
    capitals >= 3 && after.trim_start().starts_with(['—', '–', '-', ':'])
}

/// Whether every word begins with a capital or a digit, small ones apart.
fn is_title_case(text: &str) -> bool {
    text.split(|letter: char| letter.is_whitespace() || letter == '-').all(|word| {
        let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
        !word.starts_with(char::is_lowercase) || is_small(word)
    })
}

/// The share of the longer words (four letters and more) that begin with a capital; 1 where there are none.
pub(super) fn title_case(text: &str) -> f32 {
    let (mut long, mut capitals) = (0_u16, 0_u16);
    for word in text.split(|letter: char| !letter.is_alphanumeric() && letter != '’' && letter != '\'') {
        let first = word.chars().next();
        if word.chars().nth(3).is_some() && first.is_some_and(char::is_alphabetic) {
            long = long.saturating_add(1);
            capitals = capitals.saturating_add(u16::from(first.is_some_and(char::is_uppercase)));
        }
    }
    if long == 0 { 1.0 } else { f32::from(capitals) / f32::from(long) }
}

/// Words that open a picture's caption or credit, with a colon or `by` after them.
const PICTURE_WORDS: [&str; 12] = [
    "photo",
    "photos",
    "picture",
    "pictures",
    "pictured",
    "image",
    "images",
    "source",
    "credit",
    "screenshot",
    "illustration",
    "cover photo",
];

/// The most words of a caption.
const CAPTION_WORDS: usize = 60;

/// Whether a line is a picture's caption or credit: it opens with a word like `Photo:` or holds one near its end.
pub(super) fn is_caption(text: &str) -> bool {
    if text.split_whitespace().nth(CAPTION_WORDS).is_some() {
        return false;
    }
    let lower = text.to_lowercase();
    let opens = |rest: &str| rest.trim_start().starts_with(':') || rest.trim_start().starts_with("by ");
    if PICTURE_WORDS.iter().any(|word| lower.strip_prefix(word).is_some_and(opens)) || lower.starts_with('©')
    {
        return true;
    }
    let credit = lower.find("(photo").or_else(|| lower.find("(image")).or_else(|| lower.find("(picture"));
    credit.is_some_and(|at| lower.get(at..).is_some_and(|rest| rest.split_whitespace().count() <= 12))
        || PICTURE_WORDS.iter().any(|word| has_credit(&lower, word))
}

/// `… in Osh. Photo: A. Uulu`: the word with a colon, at a word's beginning, and few words after it.
fn has_credit(lower: &str, word: &str) -> bool {
    lower.match_indices(word).any(|(at, _)| {
        let before = lower.get(..at).and_then(|before| before.chars().next_back());
        let after = lower.get(at + word.len()..).unwrap_or_default();
        let credit = after.strip_prefix(':').map(|name| name.split_whitespace().count());
        before.is_some_and(|before| !before.is_alphanumeric()) && credit.is_some_and(|words| words <= 8)
    })
}

/// Whether a line is nothing but a page's own numbers: `1 2 3 … 97 Next`.
pub(super) fn is_page_numbers(text: &str) -> bool {
    let furniture = |word: &str| {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
        bare.bytes().all(|byte| byte.is_ascii_digit())
            || ["next", "previous", "prev", "page", "of", "start", "end", "first", "last"]
                .contains(&bare.as_str())
    };
    let numbered = text.chars().any(|letter| letter.is_ascii_digit());
    let turned = ["next", "previous", "prev"].contains(&text.to_lowercase().trim_matches(is_mark));
    (numbered || turned) && text.len() < 200 && text.split_whitespace().all(furniture)
}

fn is_mark(letter: char) -> bool {
    !letter.is_alphanumeric()
}

/// Whether a line reads like an advert that was put above a page: words in lower case without any punctuation.
pub(super) fn is_advert(text: &str) -> bool {
    let words = text.split_whitespace().take(21).count();
    (2..=20).contains(&words) && text.chars().all(|letter| letter.is_lowercase() || letter.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::{is_advert, is_caption, is_cut_off, is_dateline, is_page_numbers, may_be_heading};

    #[test]
    fn headings_and_running_text() {
        for heading in [
            "Astana Opens a New Bridge",
            "Lake Levels Fall Again*",
            "*Opinion: What the Lake Needs",
            "Is the Lake Dying?",
            "Herders Say: “We Were Never Asked”",
            "Osh Mayor Visits the U.S.",
            "Want to See the Lake? The Road Is Open Again",
            "Kyrgyzstan: lawmakers criminalise dumping",
            "And So It Goes...",
            "The Lake Is Dying. What Comes Next?",
            "Herders Have Had Enough.",
        ] {
            assert!(may_be_heading(heading), "{heading}");
        }
        for text in [
            "The bridge was opened on Monday.",
            "We talked to the mayor of the town, who said:",
            "“We were never asked.”",
            "and then the road was closed",
            "OSH (TCA) — The mayor of Osh",
            "The lake falls. Why is that?",
            "On Monday, Mayor Aigul Bekova of Osh met with Timur Bek.",
            "The mayor said he would look into...",
            "",
            "***",
        ] {
            assert!(!may_be_heading(text), "{text}");
        }
    }

    #[test]
    fn captions() {
        for caption in [
            "Photo: A. Uulu",
            "photo: lake.example The Lake",
            "Picture: the bridge at noon, May 3 /Source: a reader",
            "The bridge at noon. Photo: TCA, A. Uulu",
            "The president (left) on the bridge (photo from the mayor’s website)",
            "Image by a reader",
        ] {
            assert!(is_caption(caption), "{caption}");
        }
        for text in
            ["Photography Returns to Osh", "The source said: no", "Pictures of the Lake", "A photo shows it."]
        {
            assert!(!is_caption(text), "{text}");
        }
    }

    #[test]
    fn texts_cut_off() {
        for text in ["and...", "pushed for peace....", "and…", "and [...]", "and […] "] {
            assert!(is_cut_off(text), "{text}");
        }
        for text in ["and.", "“and...”", "", "..", "...and"] {
            assert!(!is_cut_off(text), "{text}");
        }
    }

    #[test]
    fn furniture_of_pages() {
        assert!(is_page_numbers("1 2 3 … 97 Next »") && is_page_numbers("Next"));
        assert!(!is_page_numbers("") && !is_page_numbers("The End") && !is_page_numbers("…"));
        assert!(
            is_advert("cheap carpets cheap kettles") && !is_advert("Cheap carpets") && !is_advert("carpets")
        );
        assert!(is_dateline("NUR-SULTAN (TCA) — The president") && is_dateline("OSH, Kyrgyzstan (TCA) – A"));
        assert!(!is_dateline("We at the Times (TCA) think — often"));
    }
}
