//! Two printed forms of one term: whether a reader sees that they are one, and which of them stands in both texts.

use crate::names::fold;

/// Letters at the beginning of two forms of a country by which a reader sees that they are.
const SEEN_ALIKE: usize = 2;
/// What a plural or a possessor ends in.
const TAILS: [&str; 6] = ["s", "es", "’", "'", "s’", "s'"];

/// The form of the two that stands in both texts: the one of which the other is the plural or the possessor.
pub(super) fn stands_in_both<'t>(one: &'t str, other: &'t str) -> Option<&'t str> {
    without_tail(one, other).or_else(|| without_tail(other, one))
}

/// Whether a reader sees that two forms are one, and sees more in it than a capital. Countries are known by their first
/// letters; common words have most of theirs alike: `constraint / construction` sound alike as far as terms go, and are
/// two words.
pub(super) fn is_seen(one: &str, other: &str, country: bool, common: bool) -> bool {
    let (alike, longer) = (same_letters(one, other), one.chars().count().max(other.chars().count()));
    let seen = if common { alike * 2 > longer } else { !country || alike >= SEEN_ALIKE };
    seen && !is_case_of(one, other)
}

/// How many letters two forms have in common at their beginning, whatever their case and accents.
pub(super) fn same_letters(one: &str, other: &str) -> usize {
    let plain = |text: &str| fold(text).replace('.', "");
    plain(one).chars().zip(plain(other).chars()).take_while(|(one, other)| one == other).count()
}

/// The shorter form, where the longer one is its plural or its possessor: it stands in both as printed.
fn without_tail<'t>(shorter: &'t str, longer: &str) -> Option<&'t str> {
    longer.strip_prefix(shorter).is_some_and(|tail| TAILS.contains(&tail)).then_some(shorter)
}

/// Whether two forms differ in a capital, and in a plural at most.
fn is_case_of(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    one == other || without_tail(&one, &other).is_some() || without_tail(&other, &one).is_some()
}
