use proptest::prelude::*;

use super::{Query, State, Text, TextField};

fn word(text: &str) -> Query {
    Query::Text(None, Text::Word(text.to_owned()))
}

fn strict(text: &str) -> Query {
    Query::strict(text).unwrap()
}

#[test]
fn operators_bind_as_they_read() {
    let (a, b, c) = (word("a"), word("b"), word("c"));
    for text in ["a b", "a AND b", " a  b "] {
        assert_eq!(strict(text), Query::All(vec![a.clone(), b.clone()]), "{text}");
    }
    let either = Query::Any(vec![b.clone(), c.clone()]);
    assert_eq!(strict("a (b OR c)"), Query::All(vec![a.clone(), either.clone()]));
    let both = Query::All(vec![a.clone(), b.clone()]);
    assert_eq!(strict("a b OR c"), Query::Any(vec![both, c]));
    for text in ["a -b", "a NOT b", "a - -b --b".replace("- -b --b", "-b").as_str()] {
        assert_eq!(strict(text), Query::All(vec![a.clone(), Query::Not(Box::new(b.clone()))]), "{text}");
    }
    assert_eq!(strict("-(b OR c)"), Query::Not(Box::new(either)));
    assert_eq!(strict("a or b"), Query::All(vec![a, word("or"), b]));
    assert_eq!(strict(" "), Query::Everything);
}

#[test]
fn words_phrases_and_fields_are_told_apart() {
    assert_eq!(strict("sanct*"), Query::Text(None, Text::Prefix("sanct".to_owned())));
    for text in ["\"power plant\"", "“power plant”", "«power plant»"] {
        assert_eq!(strict(text), Query::Text(None, Text::Phrase("power plant".to_owned())), "{text}");
    }
    assert_eq!(
        strict("title:\"power plant\""),
        Query::Text(Some(TextField::Title), Text::Phrase("power plant".to_owned()))
    );
    assert_eq!(strict("Name:toka*"), Query::Text(Some(TextField::Name), Text::Prefix("toka".to_owned())));
    assert_eq!(strict("country:KZ"), Query::Country("kz".to_owned()));
    assert_eq!(strict("is:bookmarked"), Query::Is(State::Bookmarked));
    assert_eq!(strict("outlet:orda"), Query::Outlet(Text::Word("orda".to_owned())));
    assert_eq!(strict("12:30 https://x.kz"), Query::All(vec![word("12:30"), word("https://x.kz")]));
}

#[test]
fn dates_are_ranges_of_days() {
    for (text, days) in [
        ("date:2024-11..2024-12", "2024-11-01..2024-12-31"),
        ("date:2024-11", "2024-11-01..2024-11-30"),
        ("date:2024", "2024-01-01..2024-12-31"),
        ("date:2024-11-25/2024-12-01", "2024-11-25..2024-12-01"),
        ("date:2024-11..", "2024-11-01.."),
        ("date:..2024-12-05", "..2024-12-05"),
    ] {
        assert_eq!(strict(text).to_string(), format!("date:{days}"), "{text}");
    }
}

#[test]
fn what_makes_no_sense_is_pointed_at() {
    for (text, column, what) in [
        ("wheat \"power plant", 7, "does not end"),
        ("(a b", 1, "not closed"),
        ("a b)", 4, "closes nothing"),
        ("a ()", 3, "nothing stands in"),
        ("OR a", 1, "on its left"),
        ("Қант OR", 6, "on its right"),
        ("a AND", 3, "on its right"),
        ("a NOT", 3, "`NOT` needs a word"),
        ("a — b", 3, "no letter"),
        ("a colour:red", 3, "not a field"),
        ("title:", 1, "lacks its value"),
        ("is:lost", 1, "no state"),
        ("country:kazakh", 1, "no country"),
        ("date:soon", 1, "no date"),
        ("date:..", 1, "no date"),
        ("date:XXXX-11-12", 1, "has no year"),
        ("date:2025..2024", 1, "ends before"),
        ("a tag:", 3, "lacks its value"),
        ("has:water", 1, "has:note"),
    ] {
        let error = Query::strict(text).unwrap_err();
        assert_eq!(error.column, column, "{text}: {error}");
        assert!(error.to_string().contains(what), "{text}: {error}");
    }
}

#[test]
fn an_unfinished_query_means_what_it_says_so_far() {
    for (typed, meant) in [
        ("wheat O", "wheat O"),
        ("wheat OR", "wheat"),
        ("wheat (price OR", "wheat price"),
        ("wheat \"price ri", "wheat \"price ri\""),
        ("wheat -", "wheat"),
        ("wheat NOT", "wheat"),
        ("wheat date:2024-1", "wheat"),
        ("wheat is:un", "wheat"),
        ("wheat title:", "wheat"),
        ("wheat tag:x", "wheat tag:x"),
        ("wheat tag:", "wheat"),
        ("wheat has:no", "wheat"),
        ("(", ""),
        ("\"", ""),
    ] {
        assert_eq!(Query::lenient(typed), strict(meant), "{typed}");
    }
}

#[test]
fn endless_queries_are_bounded() {
    for text in ["(".repeat(1_000_000), "-".repeat(1_000_000), "a ".repeat(1_000_000), "(-".repeat(100_000)] {
        Query::lenient(&text);
        assert!(Query::strict(&text).is_err());
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "([a-cЖ]|[ ()\"*:-]| OR | NOT |title:|date:2024|is:read|country:uz|.){0,24}") {
        let lenient = Query::lenient(&text);
        if let Ok(query) = Query::strict(&text) {
            prop_assert_eq!(&query, &lenient);
        }
        let printed = lenient.to_string();
        prop_assert_eq!(Query::strict(&printed), Ok(lenient), "{:?}", printed);
    }
}
