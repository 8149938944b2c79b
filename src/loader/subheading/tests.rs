use super::lift;
use crate::digest::{Block, BlockKind};

/// The subheadings found in one paragraph.
fn found(text: &str) -> Vec<String> {
    let lifted = lift(vec![Block::new(BlockKind::Paragraph, text)]);
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let kept: Vec<String> = lifted.iter().flat_map(|block| words(&block.text)).collect();
    assert_eq!(kept, words(text), "no word is lost, moved or invented");
    lifted.into_iter().filter(|block| block.kind == BlockKind::Subheading).map(|block| block.text).collect()
}

#[test]
fn before_a_function_word() {
    assert_eq!(
        found("Herders walked to the town. Long Road to Repairs In spring, the ministry promised a bridge."),
        ["Long Road to Repairs"]
    );
    assert_eq!(
        found(
            "The plan failed. A Question of Cost and Trust The council had no money. Roads After the Flood However, some came."
        ),
        ["A Question of Cost and Trust", "Roads After the Flood"]
    );
}

#[test]
fn before_the_last_capitalised_word() {
    let text = "The role of the lake is debated. Its water feeds the herders. The Role of Water in the Debate Scientists \
                believe that the lake can be saved.";
    assert_eq!(found(text), ["The Role of Water in the Debate"]);
}

#[test]
fn before_a_name_that_is_known() {
    let text = "A final agreement was signed by Aigul Osmonova. Officials met Osmonova twice. Final Agreement Osmonova \
                stated that the lake is safe.";
    assert_eq!(found(text), ["Final Agreement"]);
}

#[test]
fn before_a_quotation_and_as_a_question() {
    let text = "The voices of the valley were heard. Voices From the Valley “We never knew,” said a herder. What Comes \
                Next for the Valley? The ministry is silent.";
    assert_eq!(found(text), ["Voices From the Valley", "What Comes Next for the Valley?"]);
}

#[test]
fn beginnings_of_sentences_stay() {
    for text in [
        "It rained. Prime Minister of the Republic Aigul Osmonova said that the bridge is safe.",
        "It rained. The Ministry of Water and the Bank of the Valley signed a plan.",
        "It rained. President of the Valley Club Timur Osmonov spoke.",
        "It rained. The Valley Water Forum in Osh took place.",
        "It rained. On Monday, The Valley Herald reported a flood.",
        "It rained. Who is Aigul Osmonova? Nobody knows.",
        "It rained. In Osh Region Herders met.",
        "Roads After the Flood However, some came.",
        "",
    ] {
        assert!(found(text).is_empty(), "{text}: {:?}", found(text));
    }
}

#[test]
fn only_paragraphs_are_split() {
    let quotation = Block::new(BlockKind::Quotation, "It failed. A Question of Cost The council knew.");
    assert_eq!(lift(vec![quotation.clone()]), [quotation]);
}

mod properties {
    use super::{Block, BlockKind, lift};
    use proptest::prelude::{prop_assert_eq, proptest};

    proptest! {
        #[test]
        fn no_letter_is_lost(texts in proptest::collection::vec("(?s)([A-Z][a-z]{0,6}|of|The|In|[.?!,] |“|”|é| ){0,40}", 0..4)) {
            let letters = |blocks: &[Block]| -> String {
                blocks.iter().flat_map(|block| block.text.chars()).filter(|letter| !letter.is_whitespace()).collect()
            };
            let body: Vec<Block> = texts.iter().map(|text| Block::new(BlockKind::Paragraph, text.trim())).collect();
            prop_assert_eq!(letters(&lift(body.clone())), letters(&body));
        }
    }
}
