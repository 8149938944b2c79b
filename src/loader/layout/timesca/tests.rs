use super::{read, recognise};
use crate::digest::{Basis, BlockKind, Digest, Issue, IssueKind};
use crate::loader::layout::account;
use crate::loader::lines::Lines;

/// Reads a page and holds its words against it: what is in the ticker apart, none may be lost or invented.
fn page(text: &str) -> Digest {
    let digest = read(&Lines::from(text));
    let (lost, invented) = account::differences(text, &digest);
    let of_ticker = |word: &String| word.contains("/USD") || word.contains('%') || word.starts_with("0.");
    let lost: Vec<_> = lost.into_iter().filter(|word| !of_ticker(word)).collect();
    assert!(lost.is_empty() && invented.is_empty(), "lost {lost:?}, invented {invented:?}");
    digest
}

fn only_issue(digest: &Digest) -> &Issue {
    assert_eq!(digest.issues.len(), 1);
    &digest.issues[0]
}

fn titles(digest: &Digest) -> Vec<&str> {
    only_issue(digest).stories.iter().map(|story| story.title.text.as_str()).collect()
}

/// The blocks of a story as `kind: text`.
fn body(digest: &Digest, story: usize) -> Vec<String> {
    let blocks = &only_issue(digest).stories[story].body;
    blocks.iter().map(|block| format!("{}: {}", block.kind.word(), block.text)).collect()
}

fn skipped(digest: &Digest) -> Vec<(usize, &str)> {
    digest.skipped.iter().map(|skipped| (skipped.line, skipped.text.as_str())).collect()
}

const TICKER: &str = "• KGS/USD = 0.01149 0%\n  • KZT/USD = 0.00191 -0%\n  • TJS/USD = 0.09180 0.33%\n  \
                      • KGS/USD = 0.01149 0%\n  • KZT/USD = 0.00191 -0%\n  • TJS/USD = 0.09180 0.33%\n";

const WOOL: &str = "Herders in Naryn are paid twice as much for their wool as a year ago, the Ministry of Wool said on \
                    Monday. Buyers from Osh come to the market every week, and the price rose by 4% in a month. The \
                    herders hope that it lasts until autumn, when the sheep come down from the high pastures, but \
                    nobody in the valley remembers a price that did. KGS/USD = 0.01149 was the rate that day.";

const LAKE: &str = "The lake at Balykchy has fallen by a metre since May, and fishermen say that their nets come up \
                    empty. Scientists of the Academy blame the heat; the fishermen blame the canal, which was dug when \
                    their fathers were young and takes more water each year than the rivers bring. A commission is to \
                    look into both before the snow comes, and will then write a report about what it...";

fn listing(head: &str) -> String {
    format!(
        "{head}\nHerders See the Price of Wool Double in a Year\n\n{WOOL}\n\nIs the Lake Dying? Fishermen Say So*\n\n{LAKE}\n"
    )
}

#[test]
fn a_listing_page_with_all_its_parts() {
    let text = listing(&format!("{TICKER}02 January 2025\n\nViewing results 7 - 8 of 1,505\n"));
    assert!(recognise(&Lines::from(text.as_str())) >= 90);
    let digest = page(&text);
    let issue = only_issue(&digest);
    assert_eq!(digest.outlet.as_deref(), Some("The Times of Central Asia"));
    assert_eq!((digest.layout, issue.kind), ("timesca", IssueKind::Listing));
    assert_eq!(issue.page_date.map(|date| date.to_string()).as_deref(), Some("2025-01-02"));
    let range = issue.range.unwrap();
    assert_eq!((range.first, range.last, range.total), (7, 8, 1505));
    let rates: Vec<String> =
        digest.rates.iter().map(|rate| format!("{} {}", rate.pair, rate.value)).collect();
    assert_eq!(rates, ["KGS/USD 0.01149", "KZT/USD 0.00191", "TJS/USD 0.09180"]);
    assert!(digest.rates.iter().all(|rate| rate.date == issue.page_date));
    assert_eq!(
        titles(&digest),
        ["Herders See the Price of Wool Double in a Year", "Is the Lake Dying? Fishermen Say So*"]
    );
    assert_eq!(issue.stories.iter().map(|story| story.truncated).collect::<Vec<_>>(), [false, true]);
    assert!(
        issue.stories.iter().all(|story| story.dated.date.is_none() && story.title.basis == Basis::Printed)
    );
    assert_eq!((issue.title.basis, issue.title.text.as_str()), (Basis::Derived, titles(&digest)[0]));
    assert!(digest.faults.is_empty(), "{:?}", digest.faults);
}

#[test]
fn each_part_above_the_stories_may_be_missing() {
    for head in ["", TICKER, "Viewing results 1 - 2 of 65\n", "2 January 2025\n"] {
        let digest = page(&listing(head));
        assert_eq!(titles(&digest).len(), 2, "{head}");
        assert_eq!(digest.outlet.is_some(), head.contains("USD") || head.contains("results"), "{head}");
    }
    let undated = page(&listing(TICKER));
    assert!(undated.rates.iter().all(|rate| rate.date.is_none()) && only_issue(&undated).page_date.is_none());
}

#[test]
fn the_page_date_is_found_however_printed_and_only_above_the_stories() {
    for line in ["January 2, 2025", "Thursday, 2 January 2025", "02 January 2025"] {
        let digest = page(&listing(&format!("{line}\n")));
        assert_eq!(
            only_issue(&digest).page_date.map(|date| date.to_string()).as_deref(),
            Some("2025-01-02"),
            "{line}"
        );
        assert_eq!(skipped(&digest), [(1, line)]);
    }
    let wrong = page(&listing("Friday, 2 January 2025\n"));
    assert_eq!(wrong.faults.len(), 1);
    let late = page(&format!("{}\n3 March 2024\n", listing(TICKER)));
    assert_eq!(only_issue(&late).page_date, None);
}

#[test]
fn ticker_rows_between_stories_are_rates_and_bullets_are_items() {
    let text = format!(
        "Five Things to See in Naryn This Summer\n\nNaryn is best seen in June, when the pastures open:\n• The wool \
         market, every Sunday\n• UZS/USD = 0.00008 -100%\n• Exports, which grew by 12%\n\nFishermen of Balykchy Blame the Canal as Their Lake Falls\n\n{LAKE}\n{TICKER}"
    );
    let digest = page(&text);
    assert_eq!(
        body(&digest, 0),
        [
            "paragraph: Naryn is best seen in June, when the pastures open:",
            "item: The wool market, every Sunday",
            "item: Exports, which grew by 12%"
        ]
    );
    assert_eq!(digest.rates.len(), 4);
    assert_eq!(digest.faults[0].line, 5);
    assert!(digest.faults[0].what.contains("-100%"));
}

#[test]
fn a_repeat_of_the_ticker_that_disagrees_is_told_and_kept_aside() {
    let digest = page(&listing(&format!("{TICKER}• KGS/USD = 0.01144 0%\n")));
    assert_eq!(digest.rates[0].value.to_string(), "0.01149");
    assert_eq!(skipped(&digest), [(7, "• KGS/USD = 0.01144 0%")]);
    assert_eq!(digest.faults[0].line, 7);
}

#[test]
fn a_page_that_shows_another_number_of_stories_than_it_says() {
    let digest = page(&listing("Viewing results 1 - 6 of 65\n"));
    assert_eq!(titles(&digest).len(), 2);
    assert!(digest.faults[0].what.contains("6 stories; 2 were found"));
    let senseless = page(&listing("Viewing results 6 - 1 of 65\n"));
    assert_eq!((only_issue(&senseless).range, senseless.faults.len()), (None, 1));
}

/// A page whose bodies keep their paragraphs and sub-headings, as article pages in a row do.
const LONG_PAGE: &str = "\
Herders in Naryn See the Price of Wool Double in a Year

On May 12, the Ministry of Wool said that herders in Naryn are paid twice as much for their wool as a year ago.

Buyers from Osh come to the wool market of Naryn every week, and herders wait for them from dawn.

photo: wool.example The market of Naryn

The Role of the Market

Herders say that the wool market made the price. “We sold to whoever came,” said Timur Bekov, a herder of Naryn.

“Now they come to us.”

What Comes Next

The ministry wants herders to wash the wool in Naryn before it is sold to the buyers from Osh.

Railway Opens Night Train From Tashkent to Samarkand

A night train between Tashkent and Samarkand left for the first time on Friday, the railway of Uzbekistan announced.

It has nine carriages and a dining car, and passengers can book a bed in any of them.

Tickets and Timetable

The train leaves Tashkent at ten in the evening and passengers wake up in Samarkand.
";

#[test]
fn sub_headings_stay_in_their_stories() {
    for text in [
        LONG_PAGE.to_owned(),
        format!("{TICKER}2 January 2025\n\n{LONG_PAGE}"),
        format!("Viewing results 1 - 2 of 9\n\n{LONG_PAGE}"),
    ] {
        let digest = page(&text);
        assert_eq!(
            titles(&digest),
            [
                "Herders in Naryn See the Price of Wool Double in a Year",
                "Railway Opens Night Train From Tashkent to Samarkand"
            ]
        );
        let of_kind = |kind: BlockKind| {
            let blocks = only_issue(&digest).stories.iter().flat_map(|story| &story.body);
            blocks.filter(|block| block.kind == kind).map(|block| block.text.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(
            of_kind(BlockKind::Subheading),
            ["The Role of the Market", "What Comes Next", "Tickets and Timetable"]
        );
        assert_eq!(of_kind(BlockKind::Caption), ["photo: wool.example The market of Naryn"]);
        assert_eq!(of_kind(BlockKind::Quotation), ["“Now they come to us.”"]);
    }
}

#[test]
fn links_to_the_rest_end_a_story_inline_and_on_their_own_line() {
    let digest = page(
        "Osh opens its bridge\n\nOSH (TCA) — The mayor opened the bridge on June 4. Continue reading\n\nWho pays for the \
         bridge?\n\nOSH (TCA) — Herders ask who pays. Here is a talk, first printed elsewhere:\n\nContinue reading\n\n\
         A story without a title came here.\n\nContinue reading →\n",
    );
    assert_eq!(
        titles(&digest),
        ["Osh opens its bridge", "Who pays for the bridge?", "A story without a title came here"]
    );
    assert!(only_issue(&digest).stories.iter().all(|story| story.truncated));
    assert_eq!(body(&digest, 0), ["paragraph: OSH (TCA) — The mayor opened the bridge on June 4."]);
    assert_eq!(only_issue(&digest).stories[2].title.basis, Basis::Derived);
    assert_eq!(digest.outlet.as_deref(), Some("The Times of Central Asia"));
    assert_eq!(
        skipped(&digest),
        [(3, "Continue reading"), (9, "Continue reading"), (13, "Continue reading →")]
    );
}

#[test]
fn bylines_authors_and_adverts_are_set_aside() {
    let digest = page(
        "cheap carpets cheap kettles\n\nOsh opens its bridge\n\n  • Written by TCA\n\nOSH (TCA) — The mayor opened the bridge \
         on June 4.\n\nRegister to read more ...\n\nAvatar\n\nTimes of Central Asia\n\nMayor of Osh Aigul Bekova\n\nBridge \
         costs twice as much\n\nOSH (TCA) — The bridge cost twice as much as was planned.\n\nContinue reading\n\nTimur \
         Bek\n\nAigul Osmonova\n\nTimur Bek writes about wool.\ndivider\nHe kept sheep before.\n\nView more articles from\
         Aigul Osmonova\n\nWool is dear\n\nNARYN (TCA) — Wool is dear in Naryn.\n",
    );
    assert_eq!(titles(&digest), ["Osh opens its bridge", "Bridge costs twice as much", "Wool is dear"]);
    assert_eq!(
        body(&digest, 1),
        [
            "caption: Mayor of Osh Aigul Bekova",
            "paragraph: OSH (TCA) — The bridge cost twice as much as was planned."
        ]
    );
    assert_eq!(digest.skipped.first().map(|skipped| skipped.why.as_str()), Some("an advert"));
    assert_eq!(digest.skipped.iter().filter(|skipped| skipped.why == "about the author").count(), 8);
}

#[test]
fn shortcodes_become_captions_where_they_stand() {
    let digest = page(&format!(
        "{TICKER}\nOsh Opens Its Bridge to Herders\n\nThe bridge is open. [caption id=\"attachment_7\" width=\"80\"] <img \
         src=\"b.jpg\" alt=\"\" /> The bridge at noon. [/caption] Herders came with their sheep.\n"
    ));
    assert_eq!(
        body(&digest, 0),
        [
            "paragraph: The bridge is open.",
            "caption: The bridge at noon.",
            "paragraph: Herders came with their sheep."
        ]
    );
    let cut =
        page("Osh Opens Its Bridge to Herders\n\nThe bridge is open. [caption id=\"attachment_7\" al...\n");
    assert!(only_issue(&cut).stories[0].truncated);
}

#[test]
fn a_page_of_teasers_without_titles() {
    let text = "As winter comes, The Times of Central Asia (TCA) sat down with a herder who has kept sheep since 1990 and...\n\
                The lake has fallen again, say the fishermen, and the ministry does not know what to do about...\n\
                Uzbekistan has announced a plan for its roads, which will be widened over the next…\n";
    assert!(recognise(&Lines::from(text)) >= 30);
    let digest = page(text);
    let issue = only_issue(&digest);
    assert_eq!(issue.stories.len(), 3);
    assert!(issue.stories.iter().all(|story| story.truncated && story.title.basis == Basis::Derived));
    assert!(issue.stories.iter().all(|story| story.title.text.chars().count() <= 90));
    assert_eq!(digest.outlet.as_deref(), Some("The Times of Central Asia"));
}

#[test]
fn what_is_no_listing_is_left_to_others() {
    for text in [
        "",
        "A letter\n\nDear reader, the lake is well.\n",
        "Week in Review\n\nWool\n\nWool is dear this week, The Times of Central Asia says.\n",
        "The rate today\n\nUSD/KZT = 521.30\n\nRead more\n",
    ] {
        assert_eq!(recognise(&Lines::from(text)), 0, "{text}");
    }
    assert!(page("").issues.is_empty());
    assert!(page(TICKER).issues.is_empty() && page(TICKER).rates.len() == 3);
}

mod properties {
    use super::{Lines, account, read, recognise};
    use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

    /// Lines such as pages have, in any order.
    const LINE: &str = "(• [A-Z]{3}/USD = 0\\.0[0-9]{2} -?[0-9]%|2 January 2025|Viewing results [0-9] - [0-9] of [0-9]|Avatar|\
                        Continue reading|By Aigul Uulu|View more articles from [A-C]|[A-C]|[A-Z][a-z ]{0,30}|\
                        [A-Z][a-z,“”\\[\\] ]{0,80}[.?!…]{0,3}|\\[caption id=\"1\"\\]A b\\[/caption\\]|photo: [a-z]{3}|• [a-z ]{1,9}|)";

    proptest! {
        #[test]
        fn no_letter_is_lost_or_invented(lines in proptest::collection::vec(LINE, 0..30)) {
            let text = lines.join("\n");
            let mut digest = read(&Lines::from(text.as_str()));
            // A row of the ticker is a rate, and set aside as well where it disagrees.
            let in_ticker = |line: &str| line.contains("/USD");
            digest.skipped.retain(|skipped| !in_ticker(&skipped.text));
            let others: Vec<&str> = text.lines().filter(|line| !in_ticker(line)).collect();
            prop_assert_eq!(account::letters(&others), account::letters(&account::texts(&digest)));
        }

        #[test]
        fn nothing_makes_it_panic(text in "(?s).{0,300}") {
            let lines = Lines::from(text.as_str());
            prop_assert!(recognise(&lines) <= 100);
            read(&lines);
        }
    }
}
