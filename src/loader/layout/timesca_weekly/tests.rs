use super::{read, recognise};
use crate::digest::{Basis, DateBasis, Digest, IssueKind};
use crate::loader::layout::account;
use crate::loader::lines::Lines;

fn digest(text: &str) -> Digest {
    let digest = read(&Lines::from(text));
    let (lost, invented) = account::differences(text, &digest);
    assert!(lost.is_empty() && invented.is_empty(), "lost {lost:?}, invented {invented:?}");
    digest
}

/// Title, date and blocks of every story.
fn stories(digest: &Digest) -> Vec<(String, Option<String>, Vec<String>)> {
    let stories = digest.issues.iter().flat_map(|issue| &issue.stories);
    stories
        .map(|story| {
            let body =
                story.body.iter().map(|block| format!("{}: {}", block.kind.word(), block.text)).collect();
            (story.title.text.clone(), story.dated.date.map(|date| date.to_string()), body)
        })
        .collect()
}

fn story(title: &str, date: Option<&str>, body: &[&str]) -> (String, Option<String>, Vec<String>) {
    (title.to_owned(), date.map(str::to_owned), body.iter().map(|&text| text.to_owned()).collect())
}

const TOP: &str = "cheap carpets cheap kettles\n\nBISHKEK (TCA) — The Publisher’s note: Wool has been traded here for ages. \
                   So we are presenting this Weekly Digest of what other media have written.\n\n\n";

#[test]
fn a_digest_with_all_its_parts() {
    let text = format!(
        "{TOP}Wool is dear in Naryn\n\nHerders say that the price of wool has doubled\n\nOct 27 — “Wool was never so dear.” \
         READ MORE:\n\nPerspectives | The lake and its fishermen\n\nThe lake falls every year\n\nOct 28 — ““Where are the \
         fish?” the fishermen ask.” READ MORE: https://lake.example/fish\n\n“Nobody Asked Us”: A Village Moves\n\nThe village \
         by the mine has to go\n\nOct 31 — “The mine grows and nobody is asked READ MORE:\n"
    );
    assert!(recognise(&Lines::from(text.as_str())) > 90);
    let digest = digest(&text);
    assert_eq!(
        (digest.layout, digest.outlet.as_deref()),
        ("timesca-weekly", Some("The Times of Central Asia"))
    );
    assert_eq!(
        stories(&digest),
        [
            story(
                "Wool is dear in Naryn",
                Some("XXXX-10-27"),
                &[
                    "paragraph: Herders say that the price of wool has doubled",
                    "quotation: “Wool was never so dear.”"
                ]
            ),
            story(
                "Perspectives | The lake and its fishermen",
                Some("XXXX-10-28"),
                &[
                    "paragraph: The lake falls every year",
                    "quotation: ““Where are the fish?” the fishermen ask.”"
                ]
            ),
            story(
                "“Nobody Asked Us”: A Village Moves",
                Some("XXXX-10-31"),
                &[
                    "paragraph: The village by the mine has to go",
                    "quotation: “The mine grows and nobody is asked"
                ]
            ),
        ]
    );
    let issue = &digest.issues[0];
    assert_eq!((issue.kind, issue.title.basis), (IssueKind::WeeklyDigest, Basis::Derived));
    assert_eq!(issue.dated.date.map(|date| date.to_string()).as_deref(), Some("XXXX-10-27/XXXX-10-31"));
    assert_eq!(
        (issue.dated.basis, issue.dated.evidence.as_slice()),
        (DateBasis::Printed, ["Oct 27".into(), "Oct 31".into()].as_slice())
    );
    let whys: Vec<&str> = digest.skipped.iter().map(|skipped| skipped.why.as_str()).take(3).collect();
    assert_eq!(whys, ["an advert", "the publisher’s note, the same in every issue", "the story’s date"]);
}

#[test]
fn items_that_lack_a_part() {
    let digest = digest(&format!(
        "{TOP}Wool is dear in Naryn\n\n\nOct 27 — “It is.” READ MORE:\n\nBridge opens in Osh\n\nThe mayor came on foot\n\nREAD \
         MORE:\n\nA report without a quotation\n\nIts standfirst stands alone\n\nTrains to Tashkent\n\nThey will be faster,\nsays \
         the railway\n\nSept 2 — “The first train leaves at dawn.\n\nIt arrives at noon.” READ MORE:\n\nThe last one\n"
    ));
    assert_eq!(
        stories(&digest),
        [
            story("Wool is dear in Naryn", Some("XXXX-10-27"), &["quotation: “It is.”"]),
            story("Bridge opens in Osh", None, &["paragraph: The mayor came on foot"]),
            story("A report without a quotation", None, &["paragraph: Its standfirst stands alone"]),
            story(
                "Trains to Tashkent",
                Some("XXXX-09-02"),
                &[
                    "paragraph: They will be faster, says the railway",
                    "quotation: “The first train leaves at dawn.",
                    "quotation: It arrives at noon.”"
                ]
            ),
            story("The last one", None, &[]),
        ]
    );
}

#[test]
fn a_ticker_and_an_author_around_the_items() {
    let text = "• KGS/USD = 0.01149 0%\n2 January 2025\nWeekly Digest of Central Asia\n• Written by TCA\nWool is dear\nSept 29 — \
                “It is.” READ MORE:\nAigul Osmonova\nShe keeps sheep\nView more articles from Aigul Osmonova\nAvatar\nTimes of \
                Central Asia\n";
    let digest = read(&Lines::from(text));
    assert_eq!(stories(&digest), [story("Wool is dear", Some("XXXX-09-29"), &["quotation: “It is.”"])]);
    assert_eq!(digest.rates[0].date.map(|date| date.to_string()).as_deref(), Some("2025-01-02"));
    assert_eq!(digest.skipped.iter().filter(|skipped| skipped.why == "about the author").count(), 5);
}

#[test]
fn a_printed_title_and_lines_that_were_joined() {
    let digest = digest(
        "Weekly Digest of Central Asia\nBISHKEK (TCA) — The Publisher's note: Wool has been traded here for ages.\nWool is \
         dear Sept 29 — “It is.” READ MORE: Bridge opens Oct 1 — “He walked.” READ MORE:\n",
    );
    assert_eq!(digest.issues[0].title.text, "Weekly Digest of Central Asia");
    assert_eq!(digest.issues[0].title.basis, Basis::Printed);
    assert_eq!(
        stories(&digest),
        [
            story("Wool is dear", Some("XXXX-09-29"), &["quotation: “It is.”"]),
            story("Bridge opens", Some("XXXX-10-01"), &["quotation: “He walked.”"]),
        ]
    );
}

#[test]
fn the_week_is_found_on_the_circle_of_the_year() {
    for (days, week) in [
        (["Jan 3", "Dec 30", "Jan 1"], "XXXX-12-30/XXXX-01-03"),
        (["Mar 2", "Feb 28", "Feb 26"], "XXXX-02-26/XXXX-03-02"),
        (["May 5", "May 5", "May 5"], "XXXX-05-05"),
        (["Feb 28, 2020", "Feb 29, 2020", "Mar 1, 2020"], "2020-02-28/2020-03-01"),
        (["Feb 31", "May 5", "May 6"], "XXXX-05-05/XXXX-05-06"),
    ] {
        let items = days.map(|day| format!("Wool is dear\n\n{day} — “It is.” READ MORE:\n\n")).concat();
        let digest = digest(&format!("{TOP}{items}"));
        assert_eq!(
            digest.issues[0].dated.date.map(|date| date.to_string()).as_deref(),
            Some(week),
            "{days:?}"
        );
        assert_eq!(digest.faults.len(), usize::from(days[0] == "Feb 31"));
    }
}

#[test]
fn what_is_no_weekly_digest_is_left_to_others() {
    for text in [
        "",
        "Wool is dear\n\nIt was dear on Oct 27 — and still is.\n",
        "Weekly Digest\n\nBISHKEK (TCA) — The Publisher’s note: Wool.\n\nRegister to read more ...\n",
    ] {
        assert_eq!(recognise(&Lines::from(text)), 0, "{text}");
    }
    assert!(digest("").issues.is_empty());
}

mod properties {
    use super::{Lines, account, read, recognise};
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    const LINE: &str = "([A-Z][a-z ]{0,12}(Oct [0-9]{1,2} — “[a-z ]{1,9}”?)?( READ MORE:)?( https://a\\.example)?|READ MORE:|\
                        cheap wool|The Publisher’s note: [a-z]{1,5}\\.|[A-Z][a-z]{1,5}\\.|[a-z ]{1,9}|)";

    proptest! {
        #[test]
        fn no_letter_is_lost_or_invented(lines in proptest::collection::vec(LINE, 0..30)) {
            let text = lines.join("\n");
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
