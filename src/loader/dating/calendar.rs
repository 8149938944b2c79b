//! The names of months and weekdays as running text has them.

pub(super) use crate::loader::calendar::{may_be_month, may_be_weekday, weekday};

/// The month that a word of running text names, from 1. A Latin one has to be capitalised, so that `may` and `march` are
/// verbs.
pub(super) fn month(word: &str) -> Option<i8> {
    let first = word.chars().next()?;
    (!first.is_ascii() || first.is_ascii_uppercase()).then(|| crate::loader::calendar::month(word)).flatten()
}

#[cfg(test)]
mod tests {
    use super::month;

    #[test]
    fn verbs_are_no_months() {
        assert_eq!((month("May"), month("March"), month("мая")), (Some(5), Some(3), Some(5)));
        assert_eq!((month("may"), month("march"), month("")), (None, None, None));
    }
}
