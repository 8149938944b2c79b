//! Titles for stories that print none.
//!
//! A story's title is one of its sentences, as a rule the first, without the words that only tie it to the text before
//! it, and cut to a line. Another sentence is taken where the first names nobody, or begins as an earlier title does.

use std::collections::HashSet;

use super::{calendar, segment, sentence};
use crate::digest::{Block, BlockKind, Story, Title};
use crate::names;

/// The most characters a derived title has.
pub const MOST: usize = 90;

/// A title of at most [`MOST`] characters from a text's own words: its first sentence, cut at a clause or a word where
/// it is longer, then with `…` at its end. Empty only where the text is.
pub fn from_text(text: &str) -> String {
    let first =
        sentence::sentences(text).into_iter().find(|sentence| sentence.contains(char::is_alphanumeric));
    fit(first.unwrap_or(text))
}

/// Gives every story a derived title that begins like no other's, as far as their words allow.
pub(super) fn name(stories: &mut [Story]) {
    let mut taken = HashSet::new();
    for story in stories {
        let text = best(&story.body, &taken).unwrap_or_else(|| whole(&story.body));
        taken.insert(beginning(&text));
        story.title = Title::derived(text);
    }
}

/// So many sentences of a story are looked at for its title.
const LOOKED_AT: usize = 12;

/// Titles alike in so many letters look the same at a glance.
const GLANCE: usize = 24;

fn beginning(title: &str) -> String {
    names::fold(title).chars().take(GLANCE).collect()
}

/// The best title that a story's sentences give: one that begins afresh before one that does not, then as they rank.
fn best(body: &[Block], taken: &HashSet<String>) -> Option<String> {
    let prose = body.iter().filter(|block| !matches!(block.kind, BlockKind::Caption | BlockKind::Subheading));
    let sentences = prose.flat_map(|block| sentence::sentences(&block.text)).take(LOOKED_AT);
    let mut best: Option<((bool, Rank), String)> = None;
    for sentence in sentences.filter(|sentence| sentence.contains(char::is_alphanumeric)) {
        let title = fit(&without_ties(sentence));
        let order = (taken.contains(&beginning(&title)), Rank::of(sentence));
        if best.as_ref().is_none_or(|(least, _)| order < *least) {
            let beyond = order == (false, Rank::Telling);
            best = Some((order, title));
            if beyond {
                break;
            }
        }
    }
    best.map(|(_, title)| title)
}

/// How much a sentence tells by itself, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// It says who or where, and can be understood alone.
    Telling,
    /// It says who or where, of something named before.
    Referring,
    /// It names nobody.
    Nameless,
    /// It names nobody and cannot be understood alone.
    Vague,
}

impl Rank {
    fn of(sentence: &str) -> Self {
        let named = names::mentions(sentence).iter().any(|name| !name.opens)
            || !names::countries(sentence).is_empty();
        let rest = sentence.get(segment::marker(sentence)..).unwrap_or(sentence);
        let subject = rest.split_whitespace().next();
        let vague = segment::refers(sentence)
            || subject.is_some_and(|subject| VAGUE.contains(&subject))
            || points_back(rest);
        match (named, vague) {
            (true, false) => Self::Telling,
            (true, true) => Self::Referring,
            (false, false) => Self::Nameless,
            (false, true) => Self::Vague,
        }
    }
}

/// Whether a sentence begins with what is known from before it: `Two days later`, `At the same forum`.
fn points_back(sentence: &str) -> bool {
    let opening = sentence.split_whitespace().take(POINTING);
    opening.enumerate().any(|(at, word)| match word.trim_end_matches(',') {
        "same" => true,
        "later" | "earlier" => at <= 2,
        _ => false,
    })
}

/// A sentence's opening has so many words.
const POINTING: usize = 6;

/// Subjects that leave open who or what is spoken of.
const VAGUE: [&str; 13] = [
    "Another",
    "Other",
    "There",
    "What",
    "Such",
    "This",
    "That",
    "These",
    "Those",
    "All",
    "Some",
    "Это",
    "Такой",
];

/// A sentence without its markers and asides.
fn without_ties(sentence: &str) -> String {
    let rest = sentence.get(segment::marker(sentence)..).unwrap_or(sentence);
    let rest = without_time(rest);
    ASIDES.iter().fold(rest.to_owned(), |text, aside| text.replacen(aside, "", 1))
}

const ASIDES: [&str; 5] =
    [", meanwhile,", ", however,", ", for its part,", ", for his part,", ", for her part,"];

/// A sentence without the time of all its issue: `In the past week, `.
fn without_time(sentence: &str) -> &str {
    let Some((opening, rest)) = sentence.split_once(", ") else { return sentence };
    let words = opening.split(' ').count();
    let is_time = opening.ends_with("week") || opening.ends_with("days") || opening.ends_with("недели");
    let starts = ["In the", "Over the", "During the", "This", "The past", "Last", "За", "На"];
    let whole = words <= 5 && is_time && starts.iter().any(|start| opening.starts_with(start));
    if whole { rest } else { sentence }
}

/// What a title says where the story holds no sentence with a letter.
fn whole(body: &[Block]) -> String {
    let texts: Vec<&str> = body.iter().map(|block| block.text.as_str()).collect();
    let title = body.iter().map(|block| from_text(&block.text)).find(|title| !title.is_empty());
    title.unwrap_or_else(|| fit(&texts.join(" ")))
}

/// The end of a title that was cut.
const CUT: char = '…';

/// A clause ends a cut title rather than a word where it fills at least so many characters.
const CLAUSE_FILLS: usize = 65;

/// A sentence as a title: on one line, without its full stop, first letter capital, at most [`MOST`] characters.
fn fit(sentence: &str) -> String {
    // Every word takes a character at least, so that more words than this cannot stand in a title.
    let words: Vec<&str> = sentence.split_whitespace().take(MOST).collect();
    let line = words.join(" ");
    let whole = without_stop(&line);
    let fits = words.len() < MOST && whole.chars().nth(MOST).is_none();
    let bare = if whole.is_empty() { line.as_str() } else { whole };
    capitalised(if fits { without_opened(bare).to_owned() } else { cut(&line) })
}

fn without_stop(line: &str) -> &str {
    match line.strip_suffix('.') {
        Some(rest) if !rest.ends_with('.') && !ends_in_acronym(rest) => rest,
        Some(_) => line,
        None => line.trim_end_matches([',', ';', ':']),
    }
}

/// `… of the U.S` before its last stop.
fn ends_in_acronym(line: &str) -> bool {
    line.rsplit(' ').next().is_some_and(|word| word.contains('.'))
}

fn cut(line: &str) -> String {
    let room = line.char_indices().nth(MOST - 1).map_or(line.len(), |(end, _)| end);
    let (head, rest) = line.split_at_checked(room).unwrap_or((line, ""));
    let end = if rest.starts_with(' ') { head.len() } else { head.rfind(' ').unwrap_or(head.len()) };
    let (words, rest) = line.split_at_checked(end).unwrap_or((head, rest));
    let kept = clause(words).unwrap_or_else(|| without_danglers(words, rest));
    let kept = without_opened(kept);
    let kept = kept.trim_end_matches(|last: char| {
        !last.is_alphanumeric() && !matches!(last, ')' | '"' | '”' | '»' | '%')
    });
    format!("{kept}{CUT}")
}

/// The clauses that end in a line, where they fill enough of it.
fn clause(line: &str) -> Option<&str> {
    let marks = line.match_indices([',', ';', ':', '–', '—']);
    let (end, _) = marks.rev().find(|(end, mark)| ends_clause(line, *end, mark))?;
    line.get(..end).filter(|clause| clause.chars().count() >= CLAUSE_FILLS)
}

fn ends_clause(line: &str, end: usize, mark: &str) -> bool {
    line.get(end + mark.len()..).is_some_and(|rest| rest.starts_with(' '))
}

/// A line without what promises more at its end, where `rest` follows: small words, a number or a month of a date that was
/// cut, the first half of a name. At least half a title stays.
fn without_danglers<'a>(line: &'a str, rest: &str) -> &'a str {
    let mut kept = line;
    let mut next = rest.split_whitespace().next().unwrap_or_default();
    while let Some((head, last)) = kept.rsplit_once(' ') {
        let before = head.rsplit(' ').next().unwrap_or_default();
        if !dangles(before, last, next) {
            return kept;
        }
        if head.chars().count() < MOST / 2 {
            break;
        }
        (kept, next) = (head, last);
    }
    kept
}

/// Whether a word promises more, between those before and after it.
fn dangles(before: &str, word: &str, next: &str) -> bool {
    let is_number = |word: &str| word.starts_with(|first: char| first.is_ascii_digit() || first == '$');
    let ends = word.ends_with([',', ';', ':']);
    let begins_name = !ends && is_capitalised(word) && is_capitalised(next);
    let begins_date = calendar::month(word).is_some() && is_capitalised(word) && is_number(next);
    let counts = is_number(word) && !ends && calendar::month(before).is_none();
    DANGLERS.contains(&word) || begins_name || begins_date || counts
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// A cut line without the quotation or bracket at its end that the cut left open, where half a title stays; without its
/// opening mark only, where it begins the line.
fn without_opened(line: &str) -> &str {
    let open = opened(line);
    match open.and_then(|at| line.split_at_checked(at)) {
        Some(("", quoted)) if quoted.contains(char::is_alphanumeric) => {
            quoted.trim_start_matches(|mark: char| !mark.is_alphanumeric())
        }
        Some((head, quoted)) if head.chars().count() >= MOST / 2 => without_danglers(head.trim_end(), quoted),
        _ => line,
    }
}

/// Where a quotation or a bracket begins that does not end.
fn opened(line: &str) -> Option<usize> {
    let mut open = Vec::new();
    for (at, mark) in line.char_indices() {
        let closes = open.last().is_some_and(|&(_, opener)| CLOSING.contains(&(opener, mark)));
        if closes {
            open.pop();
        } else if CLOSING.iter().any(|&(opener, _)| opener == mark) {
            open.push((at, mark));
        }
    }
    open.first().map(|&(at, _)| at)
}

const CLOSING: [(char, char); 4] = [('(', ')'), ('“', '”'), ('«', '»'), ('"', '"')];

#[rustfmt::skip]
const DANGLERS: &[&str] = &[
    "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "with", "from", "and", "or", "but", "nor", "that",
    "which", "who", "whose", "where", "whether", "how", "why", "what", "as", "its", "his", "her", "their", "our", "is",
    "was", "are", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did", "will", "would", "can",
    "could", "may", "might", "must", "should", "shall", "not", "no", "than", "into", "onto", "over", "against", "about",
    "between", "through", "after", "before", "during", "under", "within", "without", "among", "amid", "across", "along",
    "around", "toward", "towards", "via", "per", "upon", "since", "until", "despite", "including", "because", "while",
    "when", "if", "this", "these", "those", "such", "also", "only", "even", "more", "most", "less", "very", "some",
    "any", "each", "every", "both", "either", "so", "then", "it", "they", "he", "she", "we", "one", "two", "three",
    "four", "five", "six", "seven", "eight", "nine", "ten", "first", "second", "third", "last", "next", "few",
    "several", "many", "other", "another", "new", "own", "и", "в", "на", "с", "по", "о", "об", "не", "за", "что", "к",
    "от", "до", "из", "у", "при", "для", "как", "а", "но", "или", "его", "ее", "её", "их", "во", "со",
];

fn capitalised(text: String) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() => first.to_uppercase().chain(letters).collect(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, from_text, name};
    use crate::digest::{Block, BlockKind, Dated, Story, Title};
    use proptest::prelude::*;

    fn story(text: &str) -> Story {
        Story {
            key: None,
            section: None,
            title: Title::derived(""),
            dated: Dated::unknown(),
            truncated: false,
            body: vec![Block::new(BlockKind::Paragraph, text)],
        }
    }

    fn titles(texts: &[&str]) -> Vec<String> {
        let mut stories: Vec<Story> = texts.iter().map(|text| story(text)).collect();
        name(&mut stories);
        stories.into_iter().map(|story| story.title.text).collect()
    }

    #[test]
    fn a_title_is_the_first_sentence_without_what_ties_it_to_the_text_before() {
        assert_eq!(
            titles(&["Meanwhile, in Osh, the mayor Daniyar Esenov resigned. He gave no reason."]),
            ["In Osh, the mayor Daniyar Esenov resigned"]
        );
        assert_eq!(titles(&["The Tajik envoy, meanwhile, flew to Doha."]), ["The Tajik envoy flew to Doha"]);
    }

    #[test]
    fn a_long_sentence_is_cut_at_a_clause_or_a_word_and_says_so() {
        let clause = "Officials of the Batken region signed the border protocol with Sughd, although engineers still doubt it";
        assert_eq!(
            from_text(clause),
            "Officials of the Batken region signed the border protocol with Sughd…"
        );
        let words = "Villagers between Isfara and Vorukh asked the commission to move the fence that cuts through the orchards of their school";
        assert_eq!(
            from_text(words),
            "Villagers between Isfara and Vorukh asked the commission to move the fence that cuts…"
        );
    }

    #[test]
    fn a_cut_title_ends_neither_in_a_date_nor_in_a_name_nor_in_a_quotation() {
        for (text, title) in [
            (
                "The shepherds of the valley of Talas drove more than four hundred horses to the pasture on 17 June this year",
                "The shepherds of the valley of Talas drove more than four hundred horses to the pasture…",
            ),
            (
                "The shepherds of the valley of Talas drove their many horses to the pasture in one day on June 17 this year",
                "The shepherds of the valley of Talas drove their many horses to the pasture in one day…",
            ),
            (
                "Deputies of the lower house want to send the bill on mountain pastures to the Organization of Turkic States soon",
                "Deputies of the lower house want to send the bill on mountain pastures…",
            ),
            (
                "The mayor told the villagers of Isfara that the new road to the market “will be open before anybody asks again”",
                "The mayor told the villagers of Isfara that the new road to the market…",
            ),
        ] {
            assert_eq!(from_text(text), title);
        }
    }

    #[test]
    fn a_title_leaves_out_when_all_its_issue_happened_and_does_not_point_back() {
        assert_eq!(titles(&["In the past week, Osh opened a market."]), ["Osh opened a market"]);
        assert_eq!(
            titles(&["Two days later they met in Osh. The mayor of Talas resigned."]),
            ["The mayor of Talas resigned"]
        );
    }

    #[test]
    fn a_sentence_that_names_nobody_gives_way_to_one_that_does() {
        assert_eq!(
            titles(&["What followed was a surprise. Parliament's speaker Nurbek Asanov fined two deputies."]),
            ["Parliament's speaker Nurbek Asanov fined two deputies"]
        );
    }

    #[test]
    fn no_two_titles_begin_alike() {
        let named = titles(&[
            "The Almaty city court adjourned. Judge Saule Omarova fell ill.",
            "The Almaty city court adjourned. Witness Timur Aliev did not come.",
        ]);
        assert_eq!(named, ["The Almaty city court adjourned", "Witness Timur Aliev did not come"]);
    }

    #[test]
    fn a_story_without_words_still_has_a_title() {
        assert_eq!(titles(&["***"]), ["***"]);
    }

    /// Letters and digits in order, by which a title's own words are known.
    fn letters(text: &str) -> Vec<char> {
        text.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
    }

    proptest! {
        #[test]
        fn a_title_fits_and_consists_of_the_text_s_own_words(text in "[A-Za-zЖжё,.;: ]{1,400}") {
            let title = from_text(&text);
            prop_assert!(title.chars().count() <= MOST);
            let all = letters(&text);
            let kept = letters(&title);
            prop_assert!(all.windows(kept.len().max(1)).any(|run| run == kept) || kept.is_empty());
        }

        #[test]
        fn any_story_gets_a_title(text in "\\PC*") {
            prop_assume!(!text.trim().is_empty());
            let title = titles(&[&text]).remove(0);
            prop_assert!(!title.is_empty() && title.chars().count() <= MOST, "{title}");
        }
    }
}
