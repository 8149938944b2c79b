//! Headings that were run into the text.
//!
//! Where a page's bodies were flattened, a heading stands at the beginning of a sentence without a stop of its own:
//! `… of the town. A Bridge for the Valley Herders had asked for it.` The rules are those of shared/METHODS.md with what
//! measuring added: the last capital function word decides, not the first; and where none does, a heading must hold a
//! word that is no name, and what follows it must be able to open a sentence.
//!
//! Measured: all 4 headings of the two listings with exact ends; 1 false in the 14,183 clean stories of shared/eval; of
//! 100 headings put between sentences at random 79 found, none with a wrong end.

pub(super) mod words;

use std::cell::OnceCell;

use foldhash::HashSet;

use self::words::{Word, is_article, is_common, is_function, is_participle, is_people, is_role, is_small};
use super::sentence;
use crate::digest::{Block, BlockKind};

/// Lifts headings that were run into a paragraph (a title-case phrase between two sentences, with no full stop) out
/// of it, as subheading blocks. Precision first: a phrase that may begin its sentence stays in it.
pub fn lift(body: Vec<Block>) -> Vec<Block> {
    let sentences: Vec<Vec<&str>> = body.iter().map(sentences_of).collect();
    let known = Known::of(&sentences);
    let mut lifted = Vec::with_capacity(body.len());
    let mut opened = false;
    for (block, sentences) in body.iter().zip(&sentences) {
        if block.kind == BlockKind::Paragraph {
            split(&block.text, sentences, !opened, &known, &mut lifted);
            opened = true;
        } else {
            lifted.push(block.clone());
        }
    }
    lifted
}

/// The sentences of a block of prose; none of another.
fn sentences_of(block: &Block) -> Vec<&str> {
    match block.kind {
        BlockKind::Paragraph | BlockKind::Quotation => sentence::sentences(&block.text),
        _ => Vec::new(),
    }
}

/// Splits a paragraph at its headings. The first sentence of a body has none: that would be the title.
fn split(text: &str, sentences: &[&str], opens_body: bool, known: &Known<'_>, blocks: &mut Vec<Block>) {
    let mut kept = 0;
    let mut cursor = 0;
    for (place, sentence) in sentences.iter().enumerate() {
        let rest = text.get(cursor..).unwrap_or_default();
        let start = cursor + (rest.len() - rest.trim_start().len());
        cursor = start + sentence.len();
        if place == 0 && opens_body {
            continue;
        }
        if let Some(length) = heading(sentence, known) {
            push(blocks, BlockKind::Paragraph, text.get(kept..start));
            push(blocks, BlockKind::Subheading, text.get(start..start + length));
            kept = start + length;
        }
    }
    push(blocks, BlockKind::Paragraph, text.get(kept..));
}

fn push(blocks: &mut Vec<Block>, kind: BlockKind, text: Option<&str>) {
    if let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) {
        blocks.push(Block::new(kind, text));
    }
}

/// What a body shows about its words, once it is asked: most bodies hold nothing that looks like a heading.
struct Known<'a> {
    sentences: &'a [Vec<&'a str>],
    shown: OnceCell<Shown<'a>>,
}

/// What the words of a body show.
#[derive(Default)]
struct Shown<'a> {
    /// Stems of words that stand in lower case somewhere, so that they are no names.
    lower: HashSet<&'a str>,
    /// Words that stand with a capital inside a sentence.
    names: HashSet<&'a str>,
    /// Pairs of such words, one after the other.
    pairs: HashSet<(&'a str, &'a str)>,
}

impl<'a> Known<'a> {
    fn of(sentences: &'a [Vec<&'a str>]) -> Self {
        Self { sentences, shown: OnceCell::new() }
    }

    fn shown(&self) -> &Shown<'a> {
        self.shown.get_or_init(|| Shown::of(self.sentences.iter().flatten().copied()))
    }

    fn is_name(&self, word: Word<'_>) -> bool {
        self.shown().names.contains(word.core())
    }

    /// Whether two words stand with capitals one after the other inside a sentence.
    fn is_pair(&self, one: Word<'_>, next: Word<'_>) -> bool {
        self.shown().pairs.contains(&(one.core(), next.core()))
    }

    /// Whether a capitalised word is an ordinary one: it stands in lower case elsewhere, or is known as one.
    fn is_ordinary(&self, word: Word<'_>) -> bool {
        let lower = word.core().to_lowercase();
        self.shown().lower.contains(words::stem(&lower)) || is_common(&lower)
    }
}

impl<'a> Shown<'a> {
    fn of(sentences: impl Iterator<Item = &'a str>) -> Self {
        /// A story has about so many words.
        const WORDS: usize = 256;
        let mut shown = Self::default();
        shown.lower.reserve(WORDS);
        sentences.for_each(|sentence| shown.add(sentence));
        shown
    }

    /// The capitals at a sentence's beginning show nothing: a heading may stand there.
    fn add(&mut self, sentence: &'a str) {
        let mut inside = false;
        let mut before = None;
        for word in words::of(sentence) {
            if word.is_capital() {
                if inside {
                    self.names.insert(word.core());
                    self.pairs.extend(before.map(|before| (before, word.core())));
                }
                before = inside.then_some(word.core());
            } else {
                inside |= !word.is_in_heading();
                self.lower.insert(words::stem(word.core()));
                before = None;
            }
        }
    }
}

/// The most words of a heading.
const MOST_WORDS: usize = 14;

/// The length in bytes of the heading that a sentence begins with.
fn heading(sentence: &str, known: &Known<'_>) -> Option<usize> {
    // What follows a heading may itself begin with a few capitalised words.
    let mut words = words::of(sentence).take(2 * MOST_WORDS);
    let mut run: Vec<Word<'_>> = Vec::new();
    let after = words.find(|word| {
        let ends = !word.is_in_heading() || word.opens_quotation();
        if !ends {
            run.push(*word);
        }
        ends
    });
    let Some(after) = after else { return question(&run, known) };
    let words = if after.opens_quotation() {
        before_quotation(&run, after, known)?
    } else {
        before_function_word(&run, known)
            .or_else(|| before_last_word(&run, known))
            .or_else(|| before_name(&run, known))?
    };
    run.get(words.checked_sub(1)?).map(|last| last.end())
}

/// `Talks in the Valley In March, the two …`: before a capital function word, the last one that leaves a heading.
fn before_function_word(run: &[Word<'_>], known: &Known<'_>) -> Option<usize> {
    (2..run.len()).rev().find(|&cut| {
        let (Some(heading), Some([first, rest @ ..])) = (run.get(..cut), run.get(cut..)) else {
            return false;
        };
        let opens = is_function(first.core())
            || is_participle(first.core()) && !rest.first().is_some_and(|next| next.is_capital());
        opens && first.is_capital() && in_lower_case(rest) && is_phrase(heading, known)
    })
}

/// Whether no function word among these has a capital, as all have in a heading's middle; `The Times` always has.
fn in_lower_case(words: &[Word<'_>]) -> bool {
    words.iter().enumerate().all(|(at, word)| {
        let follows = words.get(at + 1).is_some_and(|next| next.core() == "Times");
        !word.is_capital() || !(is_function(word.core()) || is_small(word.core())) || follows
    })
}

/// `A Bridge for the Valley Herders had asked …`: with nothing else to go by, before the last capitalised word, or
/// the last name where that has several words; and only if the heading has a small word inside.
fn before_last_word(run: &[Word<'_>], known: &Known<'_>) -> Option<usize> {
    const LEAST: usize = 4;
    let comma = run.iter().position(|word| word.has_comma());
    let last = comma.or_else(|| run.iter().rposition(|word| word.is_capital()))?;
    // What every heading of this kind opens with: most sentences are told from one here, before anything is looked up.
    let opening = run.get(..LEAST).filter(|_| last >= LEAST)?;
    let small = run.get(1..last)?.iter().any(|word| word.is_small());
    (small && begins_like_heading(opening) && no_role(opening)).then_some(())?;
    // `… Herders in the town said`: small words after the last capital belong to the sentence.
    let first = first_of_name(run, last, known);
    [first, last].into_iter().find(|&cut| {
        let (Some(heading), Some(opens)) = (run.get(..cut), run.get(cut)) else { return false };
        let inner = heading.iter().skip(1).any(|word| word.is_small());
        let capitals = heading.iter().filter(|word| word.is_capital()).count();
        let is_strange =
            |word: &Word<'_>| word.is_capital() && !known.is_name(*word) && !known.is_ordinary(*word);
        let strange = heading.iter().filter(|word| is_strange(word)).count();
        heading.len() >= LEAST
            && !heading.last().is_some_and(is_strange)
            && !opens.is_bracketed()
            && inner
            && 2 * strange <= capitals
            && can_open(*opens, known)
            && no_role(heading)
            && is_heading(heading, known)
    })
}

/// `Final Agreement Uulu said …`: words that are no names, then a name that is known.
fn before_name(run: &[Word<'_>], known: &Known<'_>) -> Option<usize> {
    let last = run.iter().rposition(|word| word.is_capital()).filter(|last| last + 1 == run.len())?;
    // Every such heading holds the first two words at least, and two with capitals; an office goes with the name.
    let capitals = run.get(..last)?.iter().filter(|word| word.is_capital()).count();
    let opening = run.get(..2).filter(|_| last >= 2 && capitals >= 2)?;
    (no_role(opening) && !opening.iter().any(|word| word.has_comma() || word.is_bracketed())).then_some(())?;
    let cut = first_of_name(run, last, known);
    let (heading, name) = (run.get(..cut)?, run.get(cut)?);
    let ordinary =
        heading.iter().all(|word| word.is_small() || known.is_ordinary(*word) && !known.is_name(*word));
    let named = known.is_name(*name) && !known.is_ordinary(*name);
    (named && ordinary && no_role(heading) && is_heading(heading, known)).then_some(cut)
}

/// `Voices from the Valley “We never …`: before a quotation that opens like a sentence.
fn before_quotation(run: &[Word<'_>], quotation: Word<'_>, known: &Known<'_>) -> Option<usize> {
    let opens = quotation.is_capital() && !known.is_name(quotation) || is_function(quotation.core());
    (opens && no_role(run) && is_heading(run, known)).then_some(run.len())
}

/// `What Comes Next?`: a whole sentence in title case.
fn question(sentence: &[Word<'_>], known: &Known<'_>) -> Option<usize> {
    let last = sentence.last()?;
    let heading = sentence.len() >= 3
        && sentence.len() <= MOST_WORDS
        && last.ends_with('?')
        && sentence.iter().all(|word| word.is_in_heading() && !word.opens_quotation() && !word.has_comma())
        && !last.is_small()
        && sentence
            .iter()
            .skip(1)
            .any(|word| word.is_capital() && known.is_ordinary(*word) && !known.is_name(*word));
    heading.then(|| last.end())
}

/// Where the name begins that ends with the word at `last`: names of several words are known from inside sentences.
fn first_of_name(run: &[Word<'_>], last: usize, known: &Known<'_>) -> usize {
    let mut first = last;
    while let Some(before) = first.checked_sub(1) {
        let pair = run.get(before).zip(run.get(first));
        let comma = run.get(before).is_some_and(|word| word.has_comma());
        if comma || !pair.is_some_and(|(before, word)| known.is_pair(*before, *word)) {
            break;
        }
        first = before;
    }
    first
}

/// Whether words can be a heading that nothing else speaks for: a phrase with a word in it that is no name.
fn is_heading(words: &[Word<'_>], known: &Known<'_>) -> bool {
    let ordinary =
        |word: &Word<'_>| word.is_capital() && known.is_ordinary(*word) && !is_function(word.core());
    is_phrase(words, known) && words.iter().any(ordinary)
}

/// Whether words are a phrase: enough of them, no stop, comma or bracket, no small word at the end, and not one name.
fn is_phrase(words: &[Word<'_>], known: &Known<'_>) -> bool {
    let capitals = words.iter().filter(|word| word.is_capital()).count();
    let Some(last) = words.last() else { return false };
    (2..=MOST_WORDS).contains(&words.len())
        && capitals >= 2
        && !is_small(last.core())
        && !is_function(last.core())
        && !last.has_stop()
        && !words.iter().any(|word| word.has_comma() || word.is_bracketed())
        && !is_one_name(words, known)
}

/// Whether words stand together with capitals inside a sentence as well, so that they are a name.
fn is_one_name(words: &[Word<'_>], known: &Known<'_>) -> bool {
    let pairs = words.iter().zip(words.iter().skip(1));
    let mut capitals = pairs.filter(|(word, next)| word.is_capital() && next.is_capital()).peekable();
    capitals.peek().is_some() && capitals.all(|(word, next)| known.is_pair(*word, *next))
}

/// Offices and ranks go with the name after them.
fn no_role(words: &[Word<'_>]) -> bool {
    !words.iter().any(|word| is_role(&word.core().to_lowercase()))
}

/// A name of a body begins with `The` as well, so that a heading that does must go on with a word of headings.
fn begins_like_heading(words: &[Word<'_>]) -> bool {
    const AFTER_THE: &[&str] = &[
        "case",
        "challenge",
        "cost",
        "future",
        "impact",
        "need",
        "path",
        "question",
        "rise",
        "road",
        "role",
        "search",
    ];
    match words {
        [article, next, ..] if is_article(article.core()) => {
            AFTER_THE.contains(&next.core().to_lowercase().as_str())
        }
        [first, ..] => !is_function(first.core()) && !is_participle(first.core()),
        [] => false,
    }
}

/// Whether a sentence can open with this word without an article: a name or an adjective of one, or people.
fn can_open(word: Word<'_>, known: &Known<'_>) -> bool {
    !known.is_ordinary(word) || is_people(&word.core().to_lowercase())
}

#[cfg(test)]
mod tests;
