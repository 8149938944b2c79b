//! Lines that are about the text or of its page: picture credits, view counts, who wrote it, buttons, page numbers.

use super::line_shape::{Ending, ending, is_title_case, words};

/// Whether a line is a picture's credit or caption: it opens with a word such as `Photo` and a colon or `by`, or
/// ends with one and a few words.
pub(super) fn is_picture_credit(text: &str) -> bool {
    if text.len() > LONGEST_LINE || words(text, LONGEST_CAPTION) == LONGEST_CAPTION {
        return false;
    }
    let lower = text.to_lowercase();
    let bare = lower.trim_matches(['(', ')', '[', ']', '*', '_']).trim();
    let opening = bare.strip_prefix("cover ").unwrap_or(bare);
    if opening.starts_with('©') || opens_with(opening, &PICTURES) {
        return true;
    }
    let ends = |words: &[&str]| ends_with_credit(&lower, words);
    if words(bare, 10) < 10 && opens_with(opening, &ORIGINS) {
        return true;
    }
    words(bare, 25) < 25 && ends(&ORIGINS) || ends(&PICTURES)
}

/// `… in Osh. Photo: A. Uulu`, `… in Osh (photo from the archive)`: one of the words behind a space with a colon, or behind
/// a bracket, and few words after it. Colons and brackets are looked for, since few lines have any.
fn ends_with_credit(lower: &str, names: &[&str]) -> bool {
    let few = |after: &str| words(after, LONGEST_CREDIT) < LONGEST_CREDIT;
    let stands_alone =
        |before: &str| before.chars().next_back().is_some_and(|before| !before.is_alphanumeric());
    lower.match_indices([':', '(', '[']).any(|(at, mark)| {
        let (before, after) = lower.split_at_checked(at).unwrap_or((lower, ""));
        if mark == ":" {
            let named = |name: &&str| before.strip_suffix(*name).is_some_and(stands_alone);
            return few(after) && names.iter().any(named);
        }
        let inside = after.get(mark.len()..).unwrap_or_default();
        let named = |rest: &str| few(rest) && !rest.starts_with(char::is_alphanumeric);
        names.iter().any(|name| inside.strip_prefix(name).is_some_and(named))
    })
}

/// Whether a line is the word `cover` or a cover's credit, as it stands under a title.
pub(super) fn is_cover(text: &str) -> bool {
    if text.len() > LONGEST_LINE {
        return false;
    }
    let lower = text.trim_end_matches(['.', ':']).to_lowercase();
    matches!(lower.as_str(), "cover" | "photo" | "cover photo" | "cover image" | "cover picture" | "image")
        || (lower.starts_with("cover:") && words(text, 12) < 12)
        || is_picture_credit(text)
}

/// Whether a line counts views: `1 234 views`, `Views: 512`, `👁 345`, `Просмотров: 77`.
pub(super) fn is_view_count(text: &str) -> bool {
    if text.len() > LONGEST_COUNT || !text.chars().any(|char| char.is_ascii_digit()) {
        return false;
    }
    let mut named = text.contains(['👁', '👀']);
    for word in text.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        if VIEWS.contains(&word.as_str()) {
            named = true;
        } else if !matches!(word.as_str(), "k" | "m" | "тыс" | "млн" | "total" | "all") {
            return false;
        }
    }
    named
}

/// Whether a line is a button or notice of the page it was saved from: `Report an error`, `Share`.
pub(super) fn is_button(text: &str) -> bool {
    if text.len() > LONGEST_BUTTON {
        return false;
    }
    let lower = text.trim_end_matches(|char: char| !char.is_alphanumeric()).to_lowercase();
    BUTTONS.contains(&lower.as_str()) || lower.contains("orphus")
}

/// Whether a line is nothing but a page's own numbers: `1 2 3 … 97 Next`.
pub(super) fn is_page_numbers(text: &str) -> bool {
    if text.len() >= LONGEST_NUMBERS {
        return false;
    }
    let furniture = |word: &str| {
        let bare = word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
        bare.bytes().all(|byte| byte.is_ascii_digit())
            || ["next", "previous", "prev", "page", "of", "start", "end", "first", "last"]
                .contains(&bare.as_str())
    };
    let numbered = text.chars().any(|letter| letter.is_ascii_digit());
    let turned = ["next", "previous", "prev"].contains(&text.to_lowercase().trim_matches(is_mark));
    (numbered || turned) && text.split_whitespace().all(furniture)
}

fn is_mark(letter: char) -> bool {
    !letter.is_alphanumeric()
}

/// Whether a line reads like an advert that was put above a page: words in lower case without any punctuation.
pub(super) fn is_advert(text: &str) -> bool {
    let words = text.split_whitespace().take(21).count();
    (2..=20).contains(&words) && text.chars().all(|letter| letter.is_lowercase() || letter.is_whitespace())
}

/// Whether a line says who wrote the text: `By Aida Example`, `Author: …`.
pub(super) fn is_byline(text: &str) -> bool {
    if text.len() > LONGEST_LINE || words(text, 9) == 9 || ending(text) != Ending::Open {
        return false;
    }
    let after = |label: &str| {
        text.split_at_checked(label.len()).filter(|(start, _)| start.eq_ignore_ascii_case(label))
    };
    let named = |(_, name): (&str, &str)| is_title_case(name) && words(name, 9) >= 2;
    after("by ").is_some_and(named)
        || ["author:", "authors:", "автор:", "written by "]
            .iter()
            .any(|label| text.to_lowercase().starts_with(label))
}

fn opens_with(lower: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        lower.strip_prefix(word).is_some_and(|rest| {
            let rest = rest.trim_start();
            ATTRIBUTIONS.iter().any(|mark| rest.starts_with(mark))
        })
    })
}

/// A picture's caption has fewer words.
const LONGEST_CAPTION: usize = 60;
/// The credit at its end has fewer words.
const LONGEST_CREDIT: usize = 10;
/// In bytes; longer lines are never furniture.
const LONGEST_LINE: usize = 800;
/// In bytes.
const LONGEST_COUNT: usize = 60;

/// In bytes.
const LONGEST_NUMBERS: usize = 200;

/// In bytes.
const LONGEST_BUTTON: usize = 120;

/// What pages print on their buttons, in English, Russian and Kazakh.
const BUTTONS: [&str; 30] = [
    "report an error",
    "report a mistake",
    "found a mistake",
    "found an error",
    "share",
    "share this",
    "share this article",
    "print",
    "print version",
    "subscribe",
    "menu",
    "search",
    "home",
    "log in",
    "sign in",
    "сообщить об ошибке",
    "нашли ошибку",
    "поделиться",
    "поделиться новостью",
    "распечатать",
    "версия для печати",
    "подписаться",
    "меню",
    "поиск",
    "главная",
    "войти",
    "бөлісу",
    "басып шығару",
    "іздеу",
    "қате туралы хабарлау",
];

const PICTURES: [&str; 23] = [
    "pictured",
    "photo",
    "photos",
    "photograph",
    "photo credit",
    "photo credits",
    "picture",
    "pictures",
    "image",
    "images",
    "image credit",
    "illustration",
    "illustrative photo",
    "illustrative image",
    "collage",
    "screenshot",
    "infographic",
    "graphic",
    "фото",
    "фотография",
    "иллюстрация",
    "коллаж",
    "изображение",
];
const ORIGINS: [&str; 5] = ["source", "credit", "credits", "courtesy", "источник фото"];
const ATTRIBUTIONS: [&str; 7] = [":", "|", "by ", "courtesy ", "credit", "©", "из открытых источников"];
const VIEWS: [&str; 12] = [
    "view",
    "views",
    "viewed",
    "times",
    "reads",
    "read",
    "просмотр",
    "просмотра",
    "просмотров",
    "просмотры",
    "қаралым",
    "hits",
];

#[cfg(test)]
mod tests {
    use super::{
        is_advert, is_button, is_byline, is_cover, is_page_numbers, is_picture_credit, is_view_count,
    };

    #[test]
    fn credits_are_known_by_their_opening() {
        for line in [
            "Photo: Aida Example",
            "cover Photo: example.kz",
            "Image by Example",
            "(Picture: the old bridge)",
            "Source: example.kz",
            "Illustration: the desk",
            "Photo courtesy of the museum",
            "Фото: пример",
            "The old bridge in Osh. Photo: Example",
            "Images | press service of the region",
            "photo: lake.example The Lake",
            "Picture: the bridge at noon, May 3 /Source: a reader",
            "The president (left) on the bridge (photo from the mayor’s website)",
        ] {
            assert!(is_picture_credit(line), "{line}");
        }
        for line in [
            "Photography is loved in Osh",
            "Photo hunters met in Osh.",
            "The source said: no",
            "Pictures of the Lake",
            "A photo shows it.",
            "Sources say the bridge is closed.",
            "Source: according to three people who asked not to be named, the bridge is closed.",
            "Photo",
            "",
        ] {
            assert!(!is_picture_credit(line), "{line}");
        }
        assert!(is_cover("cover") && is_cover("Cover") && !is_cover("Cover Story"));
    }

    #[test]
    fn views_are_counted_only_where_they_are_named() {
        for line in ["1 234 views", "Views: 512", "👁 345", "Просмотров: 77", "2.3k views", "Read 15 times"]
        {
            assert!(is_view_count(line), "{line}");
        }
        for line in ["1 234", "Views", "512 people viewed the flood", "In 2024, views changed", ""] {
            assert!(!is_view_count(line), "{line}");
        }
    }

    #[test]
    fn page_numbers_and_adverts() {
        assert!(is_page_numbers("1 2 3 … 97 Next »") && is_page_numbers("Next"));
        assert!(!is_page_numbers("") && !is_page_numbers("The End") && !is_page_numbers("…"));
        assert!(is_advert("cheap carpets cheap kettles"));
        assert!(!is_advert("Cheap carpets") && !is_advert("carpets"));
    }

    #[test]
    fn buttons_are_known_by_all_their_words() {
        for line in ["Report an error", "Сообщить об ошибке", "Нашли ошибку?", "Share:", "Orphus system"]
        {
            assert!(is_button(line), "{line}");
        }
        for line in ["Print Media Close Down", "Report an error in the budget", "Homes for Osh", ""] {
            assert!(!is_button(line), "{line}");
        }
    }

    #[test]
    fn bylines_name_a_person() {
        assert!(is_byline("By Aida Example") && is_byline("Author: A. Example"));
        assert!(!is_byline("By the Way") && !is_byline("By Monday it was over."));
    }
}
