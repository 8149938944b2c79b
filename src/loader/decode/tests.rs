use proptest::prelude::*;

use super::decode;
use crate::loader::lines::Lines;

fn texts(lines: &Lines) -> Vec<String> {
    lines.iter().map(|line| line.raw.to_owned()).collect()
}

fn told(lines: &Lines) -> Vec<(usize, &str)> {
    lines.faults().iter().map(|fault| (fault.line, fault.what.as_str())).collect()
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

const CYRILLIC: &str = "Неделя в Бишкеке\nПарламент принял бюджет, а министр подал в отставку.";

#[test]
fn every_encoding_gives_the_same_lines() {
    let want: Vec<&str> = CYRILLIC.split('\n').collect();
    let marked = format!("\u{FEFF}{CYRILLIC}");
    for bytes in [
        CYRILLIC.as_bytes().to_vec(),
        marked.as_bytes().to_vec(),
        utf_16(CYRILLIC, u16::to_le_bytes),
        utf_16(CYRILLIC, u16::to_be_bytes),
        utf_16(&marked, u16::to_le_bytes),
        utf_16(&marked, u16::to_be_bytes),
        encoding_rs::WINDOWS_1251.encode(CYRILLIC).0.into_owned(),
    ] {
        let lines = decode(&bytes);
        assert_eq!(texts(&lines), want);
        assert_eq!(told(&lines), []);
    }
}

#[test]
fn western_quotes_and_accents_are_decoded() {
    let text = "Café owners in Almaty say: “We’ll wait” – for now.";
    let lines = decode(&encoding_rs::WINDOWS_1252.encode(text).0);
    assert_eq!(texts(&lines), [text]);
}

#[test]
fn every_line_end_is_one() {
    let lines = decode("a\nb\r\nc\rd\u{85}e\u{2028}f\u{2029}g\u{B}h\u{C}i\r\n\r\nj".as_bytes());
    assert_eq!(texts(&lines), ["a", "b", "c", "d", "e", "f", "g", "h", "i", "", "j"]);
    assert_eq!(told(&lines), []);
}

#[test]
fn escape_sequences_go_with_their_payload() {
    for hidden in [
        "\u{1B}[31;1m",
        "\u{1B}]0;a title\u{7}",
        "\u{1B}]8;;https://example.org\u{1B}\\",
        "\u{1B}P1$q text\u{1B}\\",
        "\u{1B}_secret\u{9C}",
        "\u{1B}(B",
        "\u{1B}c",
        "\u{9B}2J",
        "\u{9D}52;c;aGk=\u{7}",
        "\u{90}dcs\u{9C}",
    ] {
        let lines = decode(format!("before {hidden}after").as_bytes());
        assert_eq!(texts(&lines), ["before after"], "{hidden:?}");
        assert_eq!(told(&lines), [(1, "terminal escape sequences removed")], "{hidden:?}");
    }
}

#[test]
fn a_sequence_left_open_ends_with_its_line() {
    let lines = decode("one \u{1B}]0;open\ntwo\u{1B}\nthree\u{1B}[3\nfour".as_bytes());
    assert_eq!(texts(&lines), ["one ", "two", "three", "four"]);
}

#[test]
fn each_kind_is_told_once_a_line() {
    let lines = decode("\u{0}\u{0}x\u{202E}y\u{2066}\nTo\u{200B}ka\u{AD}yev\u{7F}\na\tb\u{A0}c".as_bytes());
    assert_eq!(texts(&lines), ["xy", "Tokayev", "a b\u{A0}c"]);
    assert_eq!(
        told(&lines),
        [
            (1, "control characters removed"),
            (1, "characters that turn the reading direction round removed"),
            (2, "invisible characters removed"),
            (2, "control characters removed"),
        ]
    );
}

#[test]
fn joiners_stay_where_a_script_or_an_emoji_needs_them() {
    let kept = "می\u{200C}خواهم 👩\u{200D}👩 ok";
    assert_eq!(texts(&decode(kept.as_bytes())), [kept]);
    assert_eq!(texts(&decode("To\u{200D}kayev\u{200C}".as_bytes())), ["Tokayev"]);
}

#[test]
fn what_only_looks_blank_or_only_hides_goes_and_what_scripts_write_stays() {
    for hidden in [
        "\u{34F}",
        "\u{115F}",
        "\u{3164}",
        "\u{FFA0}",
        "\u{180E}",
        "\u{FE0F}",
        "\u{E0101}",
        "\u{E0041}",
        "\u{61C}",
    ] {
        assert_eq!(texts(&decode(format!("To{hidden}kayev").as_bytes())), ["Tokayev"], "{hidden:?}");
    }
    for kept in [
        "葛\u{E0100}城",
        "❤\u{FE0F}\u{200D}🔥",
        "1\u{FE0F}\u{20E3}",
        "한국",
        "नमस्ते",
        "عربي\u{200F}!",
        "é e\u{301} ё й",
    ] {
        let lines = decode(kept.as_bytes());
        assert_eq!((texts(&lines), told(&lines)), (vec![kept.to_owned()], vec![]), "{kept}");
    }
}

#[test]
fn marks_are_not_piled_up_on_one_letter() {
    let (marks, family) = ("e\u{301}".repeat(3) + &"\u{301}".repeat(500), "👩\u{200D}".repeat(500));
    for piled in [marks, family] {
        let lines = decode(format!("{piled}x").as_bytes());
        assert_eq!(told(&lines), [(1, "marks piled up on one letter removed")]);
        let text = lines.get(1).unwrap().raw;
        let longest =
            text.split(|letter: char| !super::clean::extends(letter)).map(|run| run.chars().count()).max();
        assert!(longest <= Some(30) && text.ends_with('x'), "{longest:?}");
    }
}

#[test]
fn more_lines_than_are_read_are_told() {
    let lines = decode("a\n".repeat(super::MOST_LINES + 2).as_bytes());
    assert_eq!(lines.iter().len(), super::MOST_LINES);
    assert!(told(&lines).iter().any(|(_, what)| what.contains("more than a million lines")));
    let whole = decode("a\n".repeat(super::MOST_LINES).as_bytes());
    assert_eq!((whole.iter().len(), told(&whole)), (super::MOST_LINES, vec![]));
}

#[test]
fn a_flaw_in_utf_8_costs_one_letter_only() {
    let mut bytes = "Жарық күн\n".as_bytes().to_vec();
    bytes.extend(b"caf\xC3 bar\n");
    let lines = decode(&bytes);
    assert_eq!(texts(&lines), ["Жарық күн", "caf\u{FFFD} bar"]);
    assert_eq!(told(&lines), [(2, super::UNDECODABLE)]);
}

#[test]
fn a_hostile_document_is_told_within_bounds() {
    let lines = decode("a long enough line of text to look like text \u{1}\n".repeat(1000).as_bytes());
    assert_eq!(lines.faults().len(), super::report::MOST + 1);
    assert_eq!(
        lines.faults().last().map(|f| f.what.as_str()),
        Some("and 900 more of the like, in lines further down")
    );
}

#[test]
fn what_is_not_text_is_said_to_be_none() {
    let noise: Vec<u8> = (0..4000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for bytes in [noise, vec![0; 100]] {
        assert!(
            told(&decode(&bytes))
                .iter()
                .any(|(line, what)| *line == 0 && what.contains("not look like text"))
        );
    }
    assert_eq!(decode(b"").faults(), []);
}

proptest! {
    #[test]
    fn any_bytes_give_lines_without_control_characters(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for line in decode(&bytes).iter() {
            prop_assert!(!line.raw.chars().any(char::is_control));
        }
    }

    #[test]
    fn clean_text_stays_as_it_is(text in "[a-zA-Zа-яА-Я0-9 .,;:!?“”’—–\n]{0,200}") {
        let got = texts(&decode(text.as_bytes())).join("\n");
        prop_assert_eq!(got.as_str(), text.strip_suffix('\n').unwrap_or(&text));
    }
}
