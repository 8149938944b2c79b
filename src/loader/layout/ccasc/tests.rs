use super::{read, recognise};
use crate::digest::{Basis, BlockKind, Digest, IssueKind};
use crate::loader::layout::account;
use crate::loader::lines::Lines;

fn digest(text: &str) -> Digest {
    let digest = read(&Lines::from(text));
    let (lost, invented) = account::differences(text, &digest);
    assert!(lost.is_empty() && invented.is_empty(), "lost {lost:?}, invented {invented:?}");
    digest
}

const ADDRESS: &str = "\nRepublic of Kazakhstan\nEmail: ccasc@kimep.kz\n";

const WOOL: &str = "This week, the price of wool doubled in the markets of Naryn and Osh, and herders of three valleys asked \
                    the ministry for a new road. Meanwhile, a bridge was opened in Osh by the mayor, who came on foot.";

const LAKE: &str = "This past week, the lake at Balykchy fell by another hand, and the fishermen of the town met scientists \
                    of the Academy to talk about the canal and the heat. Elsewhere, trains to Tashkent became faster.";

const NEITHER: &str = "Two herders of Naryn were given a prize for their wool by the ministry in Bishkek this past week. \
                       Meanwhile, the fishermen of Balykchy went home without one, and said that they had not asked for it.";

fn titles(digest: &Digest) -> Vec<&str> {
    digest.issues.iter().map(|issue| issue.title.text.as_str()).collect()
}

#[test]
fn a_paragraph_is_an_issue() {
    let text = format!("{ADDRESS}{WOOL}\n{LAKE}\n{NEITHER}\n");
    assert_eq!(recognise(&Lines::from(text.as_str())), 95);
    let digest = digest(&text);
    assert_eq!((digest.layout, digest.outlet.as_deref()), ("ccasc", Some("CCASC")));
    assert_eq!(digest.issues.len(), 3);
    assert!(
        digest.issues.iter().all(|issue| issue.kind == IssueKind::WeeklyDigest && !issue.stories.is_empty())
    );
    assert!(
        digest
            .issues
            .iter()
            .all(|issue| issue.title.basis == Basis::Derived && issue.title.text.chars().count() <= 90)
    );
    assert!(titles(&digest)[0].starts_with("The price of wool doubled"), "{:?}", titles(&digest));
    assert!(titles(&digest)[1].starts_with("The lake at Balykchy"));
    assert_eq!(digest.skipped.iter().map(|skipped| skipped.line).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn a_caption_belongs_to_the_week_below() {
    for caption in [
        "Picture: the bridge of Osh, Nov. 10 /Source: a reader",
        "Bridge of Osh at noon. Source: a reader",
        "Photo: a reader",
    ] {
        let digest = digest(&format!("{ADDRESS}{WOOL}\n{caption}\n{LAKE}\n"));
        let captions = |issue: usize| {
            let blocks = digest.issues[issue].stories.iter().flat_map(|story| &story.body);
            blocks
                .filter(|block| block.kind == BlockKind::Caption)
                .map(|block| block.text.as_str())
                .collect::<Vec<_>>()
        };
        assert_eq!((captions(0), captions(1)), (vec![], vec![caption]));
        assert_eq!(digest.issues.len(), 2);
    }
}

#[test]
fn a_week_that_comes_again_is_one_issue() {
    let digest = digest(&format!("{ADDRESS}{WOOL}\n{LAKE}\n{}\n", WOOL.replacen(' ', "  ", 3)));
    assert_eq!(digest.issues.len(), 2);
    assert_eq!((digest.skipped[2].line, digest.skipped[2].why.as_str()), (6, "the same week again"));
}

#[test]
fn titles_tell_weeks_apart() {
    let other = "This week, the price of wool doubled in the markets of Naryn and Osh, and herders of three valleys asked the \
                 ministry for a new road. Later a school was opened by the president, who came by train and left by bus.";
    let digest = digest(&format!("{ADDRESS}{WOOL}\n{other}\n"));
    assert_eq!(digest.issues.len(), 2);
    assert_ne!(titles(&digest)[0], titles(&digest)[1]);
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    let wrap = |text: &str| -> String {
        let mut lines = vec![String::new()];
        for word in text.split(' ') {
            if lines.last().is_some_and(|line| line.len() + word.len() > 60) {
                lines.push(String::new());
            }
            let line = lines.last_mut().unwrap();
            *line = format!("{line} {word}").trim().to_owned();
        }
        lines.join("\n")
    };
    for between in ["\n", "\n\n"] {
        let digest = digest(&format!("{ADDRESS}{between}{}{between}{}{between}", wrap(WOOL), wrap(LAKE)));
        assert_eq!(digest.issues.len(), 2, "{:?}", titles(&digest));
    }
    let once = digest(&format!("{ADDRESS}{}", WOOL.replacen("asked ", "asked\n", 1)));
    assert_eq!(once.issues.len(), 1);
}

#[test]
fn address_lines_notes_and_dates_are_no_weeks() {
    let digest = digest(&format!(
        "China and Central Asia Studies Center\n4 Wool Ave.\nAlmaty 050010\nTel.: +7 000 000\nEmail: a@wool.example\nThis weekly \
         section tells what media of the region wrote, and is compiled and edited by Aigul Osmonova, whom you may ask about all \
         of it by letter or by telephone on any day.\n12 November 2021\n{WOOL}\nStart Prev 1 2 3 Next End\n"
    ));
    assert_eq!((digest.issues.len(), digest.outlet.as_deref()), (1, Some("CCASC")));
    assert_eq!(digest.issues[0].dated.date.map(|date| date.to_string()).as_deref(), Some("2021-11-12"));
}

#[test]
fn the_outlet_is_claimed_only_where_it_is_named() {
    let text = format!("{WOOL}\n{LAKE}\n");
    assert!((1..90).contains(&recognise(&Lines::from(text.as_str()))));
    assert_eq!(digest(&text).outlet, None);
    for text in ["", "This week was short.\n", "Week in Review\n\nWool\n\nWool is dear.\n"] {
        assert_eq!(recognise(&Lines::from(text)), 0, "{text}");
    }
}

mod properties {
    use super::{Lines, WOOL, account, read, recognise};
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    const LINE: &str = "(This week, ([a-z]{1,6} ){5,40}[a-z]\\.|Picture: [a-z]{1,5}|Email: a@b\\.c|Week [0-9]|12 May 2021|\
                        [A-Z][a-z ]{0,9}|([a-z]{1,6} ){0,30}[a-z]\\.?|)";

    proptest! {
        #[test]
        fn no_letter_is_lost_or_invented(lines in proptest::collection::vec(LINE, 0..20), twice: bool) {
            let text = if twice { format!("{0}\n{WOOL}\n{WOOL}", lines.join("\n")) } else { lines.join("\n") };
            let digest = read(&Lines::from(text.as_str()));
            prop_assert_eq!(account::letters(&[&text]), account::letters(&account::texts(&digest)));
        }

        #[test]
        fn nothing_makes_it_panic(text in "(?s).{0,300}") {
            let lines = Lines::from(text.as_str());
            prop_assert!(recognise(&lines) <= 100);
            read(&lines);
        }
    }
}
