//! The words of a sentence, as far as a heading in them matters.

use foldhash::HashSet;
use std::sync::LazyLock;

use crate::loader::spaced;

/// A word with its punctuation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'a> {
    text: &'a str,
    core: &'a str,
    end: usize,
}

/// The words of a sentence in order.
pub(super) fn of(sentence: &str) -> impl Iterator<Item = Word<'_>> {
    spaced::spans(sentence).filter_map(|span| {
        let end = span.end;
        let text = sentence.get(span)?;
        Some(Word { text, core: core(text), end })
    })
}

/// A word without punctuation around it and without `’s`.
fn core(text: &str) -> &str {
    // Most words have none.
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return text;
    }
    let core = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    core.strip_suffix("’s").or_else(|| core.strip_suffix("'s")).unwrap_or(core)
}

impl<'a> Word<'a> {
    /// Without punctuation around it and without `’s`; empty where it is nothing but marks.
    pub(super) fn core(self) -> &'a str {
        self.core
    }

    /// Where it ends in its sentence, in bytes.
    pub(super) fn end(self) -> usize {
        self.end
    }

    /// Whether it begins with a capital.
    pub(super) fn is_capital(self) -> bool {
        self.core.starts_with(char::is_uppercase)
    }

    /// Whether it is a small word in lower case.
    pub(super) fn is_small(self) -> bool {
        !self.is_capital() && is_small(self.core)
    }

    /// Whether a heading in title case can hold it.
    pub(super) fn is_in_heading(self) -> bool {
        let marks = self.core.is_empty();
        marks
            || self.is_capital()
            || is_small(self.core)
            || self.core.starts_with(|first: char| first.is_ascii_digit())
    }

    pub(super) fn has_comma(self) -> bool {
        self.text.trim_end_matches(['”', '"', '’', ')']).ends_with([',', ';'])
    }

    /// Whether a sentence or a clause ends with it.
    pub(super) fn has_stop(self) -> bool {
        self.text.ends_with(['.', ':', '!', '…', '—', '–', '-'])
    }

    pub(super) fn ends_with(self, mark: char) -> bool {
        self.text.ends_with(mark)
    }

    pub(super) fn is_bracketed(self) -> bool {
        self.text.starts_with(['(', '['])
    }

    pub(super) fn opens_quotation(self) -> bool {
        self.text.starts_with(['“', '"', '«', '„'])
    }
}

/// Words that stay in lower case inside a heading in title case.
pub(in crate::loader) fn is_small(word: &str) -> bool {
    const LONGEST: usize = "with".len();
    let mut lower = [0; LONGEST];
    let Some(lower) = lower.get_mut(..word.len()) else { return false };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    matches!(
        &*lower,
        b"a" | b"an"
            | b"and"
            | b"as"
            | b"at"
            | b"but"
            | b"by"
            | b"for"
            | b"from"
            | b"in"
            | b"into"
            | b"nor"
            | b"of"
            | b"off"
            | b"on"
            | b"onto"
            | b"or"
            | b"over"
            | b"the"
            | b"to"
            | b"upon"
            | b"via"
            | b"vs"
            | b"with"
    )
}

/// Words with which sentences begin and which, with a capital, seldom stand inside a heading.
pub(super) fn is_function(word: &str) -> bool {
    static FUNCTION: List = LazyLock::new(|| {
        list(
            "A According Accordingly Additionally After Although Among An And Another As At Because Before Both \
        But By Currently Despite Due During Each Earlier Even Finally First Following For From Furthermore \
        Given He Her His However I If In Indeed It Its Last Many Meanwhile Moreover Most Nevertheless Not On \
        One Our Over She Since Some Such That The Their Then There These They This Those Though Through Thus \
        To Today Under Until We When Where While With Yet",
        )
    });
    FUNCTION.contains(word)
}

/// A list of words. Every word of a text is looked up in several of them, so that going through them would take longer
/// than all the rest.
type List = LazyLock<HashSet<&'static str>>;

/// A list from its words, set apart by a space.
fn list(words: &'static str) -> HashSet<&'static str> {
    words.split(' ').collect()
}

/// What two forms of one word share: its first six letters.
pub(super) fn stem(word: &str) -> &str {
    const LETTERS: usize = 6;
    if word.len() <= LETTERS {
        return word;
    }
    word.char_indices().nth(LETTERS).and_then(|(end, _)| word.get(..end)).unwrap_or(word)
}

/// Function words with which a heading may well begin.
pub(super) fn is_article(word: &str) -> bool {
    ["The", "A", "An"].contains(&word)
}

/// Words for people and bodies with which a sentence begins without an article, in lower case.
pub(super) fn is_people(word: &str) -> bool {
    static PEOPLE: List = LazyLock::new(|| {
        list(
            "activists analysts authorities businesses citizens companies critics delegates deputies diplomats \
        doctors drivers ecologists economists employees experts families farmers fishermen herders \
        historians investigators investors journalists lawmakers lawyers leaders migrants ministers \
        observers officials organizers parents participants patients police politicians prosecutors \
        protesters representatives researchers residents scholars scientists speakers specialists students \
        supporters teachers tourists visitors volunteers voters women workers",
        )
    });
    PEOPLE.contains(word)
}

/// Participles and the like with which sentences begin, before a word in lower case.
pub(super) fn is_participle(word: &str) -> bool {
    static PARTICIPLES: List = LazyLock::new(|| {
        list(
            "Addressing Asked Citing Commenting Compared Speaking Responding Noting Referring Upon Other \
        Neighboring Neighbouring Based Including Unlike Within Without Instead Notably",
        )
    });
    PARTICIPLES.contains(word)
}

/// Words for offices and ranks, in lower case: they stand before a name.
pub(super) fn is_role(word: &str) -> bool {
    static ROLES: List = LazyLock::new(|| {
        list(
            "academician activist adviser advisor akim ambassador analyst archbishop bishop captain ceo chair \
        chairman chairperson chairwoman chancellor chief colonel commander commissioner congressman \
        coordinator deputy director doctor economist editor emir envoy expert general governor head imam \
        journalist judge justice king lawyer leader lieutenant major mayor minister mp mufti officer pope \
        premier president prime prince princess professor prosecutor queen rector representative secretary \
        senator sheikh speaker spokesman spokesperson spokeswoman sultan",
        )
    });
    ROLES.contains(word)
}

/// Ordinary words of headings, in lower case: where one stands with a capital it shows a heading rather than a name.
pub(super) fn is_common(word: &str) -> bool {
    /// Endings that names seldom have.
    const ENDINGS: &str =
        "tion tions sion sions ment ments ness ity ities ship ships ence ing ings ism ive ful ous";
    static NAMES: List = LazyLock::new(|| list("beijing chongqing florence nanjing xining"));
    static COMMON: List = LazyLock::new(|| {
        list(
            "access agenda agreement ahead aid alternative ambitions approach background balance barriers \
        beginning benefits beyond border budget business call calls case causes challenge challenges change \
        changes changing climate competition concern concerns conclusion conflict consequences context \
        continued control controversy cooperation cost costs crackdown crisis culture danger deal debate \
        decline demand demands development difficulties diplomacy dispute economic economy education effects \
        efforts election emerging energy expansion expectations exports factors fears focus future global \
        goals government growing growth heritage history hope hopes impact implications importance industry \
        influence infrastructure initiative initiatives interests international investment issues key law \
        lessons life limits long looking market measures migration modern need needs new next opportunities \
        outlook partnership path peace plan plans policy political politics potential power problem problems \
        project projects prospects protection public question questions reaction reactions reform reforms \
        region regional relations response rise rising risk risks road role safety search security shift \
        solutions steps strategy support tensions trade tragedy trends",
        )
    });
    let formed = || {
        let formed = |end| word.strip_suffix(end).is_some_and(|stem| stem.chars().nth(2).is_some());
        ENDINGS.split(' ').any(formed)
    };
    COMMON.contains(word) || formed() && !NAMES.contains(word)
}

#[cfg(test)]
mod tests {
    use super::{is_common, is_function, is_role, of};

    #[test]
    fn lists_hold_their_first_and_last_words() {
        assert!(["A", "Because", "However", "Yet", "While", "The"].into_iter().all(is_function));
        assert!(["academician", "minister", "senator", "mayor", "sultan"].into_iter().all(is_role));
        assert!(["access", "role", "trends", "plans", "focus", "tragedy"].into_iter().all(is_common));
    }

    #[test]
    fn words_know_their_marks_and_ends() {
        let words: Vec<_> = of(" “Osh’s  roads,” (2024) — end").collect();
        let cores: Vec<_> = words.iter().map(|word| word.core()).collect();
        assert_eq!(cores, ["Osh", "roads", "2024", "", "end"]);
        assert!(words[0].opens_quotation() && words[0].is_capital() && words[1].has_comma());
        assert_eq!(words[4].end(), " “Osh’s  roads,” (2024) — end".len());
    }
}
