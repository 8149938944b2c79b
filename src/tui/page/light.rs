//! Hits made visible: in the lines of a story, and in one line that is cut around them.
//!
//! A hit is known by letters of its paragraph, spaces not counted, as [`Spot`] counts them: it outlives every wrapping.

use std::ops::Range;

use super::flow::{self, BODY, Line, Spot};
use super::piece::{Piece, Pieces, Role, piece};
use super::text;
use crate::library::{Lit, StoryText};

/// A hit in a story's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    paragraph: usize,
    letters: Range<usize>,
}

impl Mark {
    /// Where it begins.
    pub(crate) fn spot(&self) -> Spot {
        Spot { paragraph: self.paragraph, letters: self.letters.start }
    }
}

/// The hits of a story as its page shows it, from top to bottom.
pub(crate) fn marks(story: &StoryText, lit: &Lit) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut add = |paragraph: usize, words: &str, hits: &[Range<usize>]| {
        let of = |hit: &Range<usize>| Mark { paragraph, letters: letters(words, hit) };
        marks.extend(hits.iter().map(of).filter(|mark| !mark.letters.is_empty()));
    };
    add(1, &story.row.title.text, &lit.title);
    if let Some(section) = &story.row.section {
        // The heading stands at the end of the line that says where the story stands.
        let before = flow::before_section(story);
        let ahead = before.chars().count();
        let hits: Vec<Range<usize>> =
            lit.section.iter().map(|hit| hit.start + ahead..hit.end + ahead).collect();
        add(2, &format!("{before}{section}"), &hits);
    }
    for (number, (block, hits)) in story.body.iter().zip(&lit.body).enumerate() {
        add(BODY + number, &block.text, hits);
    }
    marks
}

/// A range of characters in letters as the page counts them.
fn letters(words: &str, hit: &Range<usize>) -> Range<usize> {
    let counted = |characters: usize| {
        let shown = words.chars().take(characters);
        shown.filter(|letter| *letter != ' ' && !text::is_hidden(*letter) && !text::is_blank(*letter)).count()
    };
    counted(hit.start)..counted(hit.end)
}

/// Lights the hits on a page's lines; the one with the number `current` differently.
pub(crate) fn light(lines: &mut [Line], marks: &[Mark], current: Option<usize>) {
    // Most pages show no hits, and every letter would be looked at.
    if marks.is_empty() {
        return;
    }
    let mut first = 0;
    for line in lines {
        while marks.get(first).is_some_and(|mark| {
            (mark.paragraph, mark.letters.end) <= (line.spot.paragraph, line.spot.letters)
        }) {
            first += 1;
        }
        let here = marks.iter().enumerate().skip(first);
        let here: Vec<_> = here.take_while(|(_, mark)| mark.paragraph == line.spot.paragraph).collect();
        let Some(words) = line.pieces.pop() else { continue };
        let mut at = line.spot.letters;
        let role = |letter: usize| {
            let (number, _) = here.iter().find(|(_, mark)| mark.letters.contains(&letter))?;
            Some(if current == Some(*number) { Role::CurrentHit } else { Role::Hit })
        };
        let roles = words.text.chars().map(|letter| {
            if letter == ' ' {
                // A space within a hit belongs to it.
                let before = at.checked_sub(1).and_then(role);
                return before.filter(|_| before == role(at));
            }
            at += 1;
            role(at - 1)
        });
        let roles: Vec<Option<Role>> = roles.collect();
        line.pieces.extend(grouped(&words.text, &roles, words.role));
    }
}

/// Pieces of one text, letter by letter in its role, `plain` where it has none.
fn grouped(words: &str, roles: &[Option<Role>], plain: Role) -> Pieces {
    let mut pieces: Vec<Piece> = Vec::new();
    for (letter, role) in words.chars().zip(roles) {
        let role = role.unwrap_or(plain);
        match pieces.last_mut() {
            Some(last) if last.role == role => last.text.push(letter),
            _ => pieces.push(piece(letter, role)),
        }
    }
    pieces
}

/// Cells before the first hit of a line that is cut.
const LEAD: usize = 16;

/// A text in one line of so many cells, its hits (ranges of characters) lit, begun so that the first is seen.
pub(crate) fn line(words: &str, hits: &[Range<usize>], cells: usize, plain: Role) -> Pieces {
    let lit = |number: usize| hits.iter().any(|hit| hit.contains(&number)).then_some(Role::Hit);
    let mut shown = String::new();
    let mut roles = Vec::new();
    for (number, letter) in words.chars().enumerate() {
        let blank = letter == ' ' || text::is_blank(letter);
        if text::is_hidden(letter) && !blank || blank && (shown.is_empty() || shown.ends_with(' ')) {
            continue;
        }
        shown.push(if blank { ' ' } else { letter });
        roles.push(lit(number));
    }
    let first = roles.iter().position(Option::is_some).unwrap_or(0);
    let end = first + roles.iter().skip(first).take_while(|role| role.is_some()).count();
    let width = |from: usize, to: usize| -> usize {
        text::width(&shown.chars().skip(from).take(to.saturating_sub(from)).collect::<String>())
    };
    let mut skip = 0;
    if text::width(&shown) > cells && width(0, end) + 1 > cells {
        let lead = LEAD.min(cells / 3);
        skip = first.saturating_sub(lead);
        // From the beginning of a word, where one is near.
        let word = shown.chars().skip(skip).take(first - skip).position(|letter| letter == ' ');
        skip += word.map_or(0, |at| at + 1);
    }
    if skip == 0 {
        return super::piece::cut(grouped(&shown, &roles, plain), cells);
    }
    let rest: String = shown.chars().skip(skip).collect();
    let mut pieces = vec![piece("…", plain)];
    pieces.extend(grouped(&rest, roles.get(skip..).unwrap_or_default(), plain));
    super::piece::cut(pieces, cells)
}

#[cfg(test)]
mod tests {
    use super::{Role, line};
    use crate::tui::page::piece::width;
    use proptest::prelude::{prop_assert, proptest};

    fn lit(words: &str, hit: std::ops::Range<usize>, cells: usize) -> (String, String) {
        let pieces = line(words, &[hit], cells, Role::Dim);
        let shown = |role: Option<Role>| {
            pieces.iter().filter(move |piece| role == Some(piece.role) || role.is_none())
        };
        let text = |role| shown(role).map(|piece| piece.text.as_str()).collect::<String>();
        (text(None), text(Some(Role::Hit)))
    }

    #[test]
    fn the_hit_is_seen_wherever_it_stands() {
        assert_eq!(lit("the old ford", 8..12, 40), ("the old ford".into(), "ford".into()));
        let long = format!("{} ford of old", "grey hills ".repeat(9));
        let at = long.find("ford").unwrap();
        let (shown, hit) = lit(&long, at..at + 4, 24);
        assert_eq!((shown.as_str(), hit.as_str()), ("…hills ford of old", "ford"));
    }

    proptest! {
        #[test]
        fn a_line_fits(words in ".{0,60}", from in 0usize..60, length in 0usize..10, cells in 0usize..40) {
            let pieces = line(&words, std::slice::from_ref(&(from..from + length)), cells, Role::Text);
            prop_assert!(width(&pieces) <= cells.max(1), "{pieces:?}");
        }
    }
}
