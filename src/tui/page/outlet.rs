//! An outlet's name in as many cells as there are.

use super::text;

/// The name; without its article; its initials where that does not fit either, if it has several; else cut.
pub(crate) fn fitting(name: &str, cells: usize) -> String {
    let name = text::clean(name);
    if text::width(&name) <= cells {
        return name.into_owned();
    }
    let bare = name.strip_prefix("The ").unwrap_or(&name);
    if text::width(bare) <= cells {
        return bare.to_owned();
    }
    initials(bare).unwrap_or_else(|| text::cut(bare, cells))
}

/// `TCA` of `Times of Central Asia`: of the words that begin with a capital, where there are several.
fn initials(name: &str) -> Option<String> {
    let capitals =
        name.split_whitespace().filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()));
    let initials: String = capitals.collect();
    (initials.chars().count() > 1).then_some(initials)
}

#[cfg(test)]
mod tests {
    use super::fitting;

    #[test]
    fn a_name_gives_way_step_by_step() {
        for (cells, shown) in [(23, "The Mountain Post of Qa"), (20, "Mountain Post of Qa"), (9, "MPQ")] {
            assert_eq!(fitting("The Mountain Post of Qa", cells), shown);
        }
        assert_eq!(fitting("Горная почта", 11), "Горная поч…");
        assert_eq!(fitting("Горная Почта", 11), "ГП");
        assert_eq!(fitting("Saddlebag", 5), "Sadd…");
    }
}
