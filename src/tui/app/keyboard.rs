//! Letters of Cyrillic keyboards by their place: what a Latin keyboard types with the same key.

/// Letters of a Cyrillic keyboard, and what a Latin one has in the same places.
///
/// The Kazakh keyboard has letters on the row of digits. A Kyrgyz keyboard is the Russian one, with `ң`, `ө` and
/// `ү` behind Alt, where no command is looked for; the other keyboards differ from the Russian one in single keys.
const PLACES: [(&str, &str); 6] = [
    ("йцукенгшщзхъ", "qwertyuiop[]"),
    ("фывапролджэ", "asdfghjkl;'"),
    ("ячсмитьбю", "zxcvbnm,."),
    ("ё", "`"),
    ("әіңғүұқөһ", "2345890-="),
    ("їєў", "]'o"),
];

/// The same with Shift held, where the Latin sign is not the capital of the other one.
const SHIFTED: [(char, char); 7] =
    [('Х', '{'), ('Ъ', '}'), ('Ж', ':'), ('Э', '"'), ('Б', '<'), ('Ю', '>'), ('Ё', '~')];

/// The Latin letter or sign of the same key; any other letter is itself.
pub(crate) fn by_place(letter: char) -> char {
    if letter.is_ascii() {
        return letter;
    }
    if let Some((_, latin)) = SHIFTED.iter().find(|(cyrillic, _)| *cyrillic == letter) {
        return *latin;
    }
    let small = letter.to_lowercase().next().unwrap_or(letter);
    let places = PLACES.iter().flat_map(|(cyrillic, latin)| cyrillic.chars().zip(latin.chars()));
    match places.into_iter().find(|(cyrillic, _)| *cyrillic == small) {
        Some((_, latin)) if small != letter => latin.to_ascii_uppercase(),
        Some((_, latin)) => latin,
        None => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::by_place;

    #[test]
    fn cyrillic_letters_do_what_their_keys_do() {
        let (typed, meant) = ("олщ пп П ж Ж Б Ю х ъ ё Ё і қ", "jko gg G ; : < > [ ] ` ~ 3 0");
        assert_eq!(typed.chars().map(by_place).collect::<String>(), meant);
        assert_eq!("水é?".chars().map(by_place).collect::<String>(), "水é?");
    }
}
