//! Which characters a text holds, in 64 bits: what a needle's bag holds and a text's does not, the text lacks.

/// The bit of digit zero; those of `a` to `z` lie below.
const DIGITS: u32 = 26;
/// The first of the bits that all other characters share.
const OTHERS: u32 = 36;

/// The bag of a folded text.
pub(super) fn bag(text: &str) -> u64 {
    text.chars().fold(0, |bag, letter| bag | 1 << bit(letter))
}

fn bit(letter: char) -> u32 {
    let code = u32::from(letter);
    match letter {
        'a'..='z' => code - u32::from('a'),
        '0'..='9' => DIGITS + code - u32::from('0'),
        _ => OTHERS + code % (u64::BITS - OTHERS),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::bag;

    #[test]
    fn letters_and_digits_have_bits_of_their_own() {
        assert_eq!(bag("azbka").count_ones(), 4);
        assert_eq!(bag("abcdefghijklmnopqrstuvwxyz0123456789").count_ones(), 36);
        assert_eq!(bag("токаев") & bag("tokaev"), 0);
    }

    proptest! {
        #[test]
        fn a_part_lacks_nothing_of_the_whole(before in ".*", part in ".*", behind in ".*") {
            let whole = format!("{before}{part}{behind}");
            prop_assert_eq!(bag(&whole) & bag(&part), bag(&part));
        }
    }
}
