//! What a reader sees: the dates of whole issues and their stories.

use super::date;
use crate::digest::{
    Block, BlockKind, DateBasis, Dated, Digest, Edtf, Headline, HeadlineList, Issue, IssueKind, PartialDate,
    Story, Title,
};
use proptest::prelude::*;

fn story(text: &str) -> Story {
    Story {
        key: None,
        section: None,
        title: Title::derived("A story"),
        dated: Dated::unknown(),
        truncated: false,
        body: vec![Block::new(BlockKind::Paragraph, text)],
    }
}

fn digest(kind: IssueKind, stories: &[&str]) -> Digest {
    let issue = Issue {
        title: Title::printed("An issue"),
        kind,
        dated: Dated::unknown(),
        page_date: None,
        range: None,
        lede: Vec::new(),
        sections: Vec::new(),
        stories: stories.iter().map(|text| story(text)).collect(),
        headlines: Vec::new(),
    };
    Digest { issues: vec![issue], ..Digest::default() }
}

fn written(dated: &Dated) -> String {
    dated.date.map_or_else(|| "unknown".to_owned(), |date| date.to_string())
}

/// The date of the issue and of every story.
fn dates(digest: &mut Digest, given: Option<&str>) -> (String, Vec<String>) {
    date(digest, given.map(|date| date.parse().unwrap()));
    let issue = &digest.issues[0];
    (written(&issue.dated), issue.stories.iter().map(|story| written(&story.dated)).collect())
}

fn issue_date(kind: IssueKind, stories: &[&str]) -> String {
    dates(&mut digest(kind, stories), None).0
}

#[test]
fn a_week_in_review_is_the_week_of_its_latest_day() {
    let review = |stories: &[&str]| issue_date(IssueKind::WeekInReview, stories);
    assert_eq!(
        review(&["Floods came on 14 April.", "A judge resigned on 18 April; the case began on 2 February."]),
        "XXXX-04-14/XXXX-04-20"
    );
    assert_eq!(review(&["A judge resigned on Thursday, 18 April."]), "XXXX-04-15/XXXX-04-21");
    assert_eq!(review(&["A judge resigned on 18 April 2024."]), "2024-04-15/2024-04-21");
    assert_eq!(review(&["It snowed on 30 December."]), "XXXX-12-26/XXXX-01-01");
    assert_eq!(
        review(&["It snowed.", "The road stays shut until 5 May. The mayor will speak on 7 May."]),
        "unknown"
    );
}

#[test]
fn a_week_most_of_which_is_told_of_its_beginning_ends_with_its_latest_day() {
    let stories = &["It rained on 1 March, 2 March and 7 March.", "A treaty was signed on 13 March."];
    assert_eq!(issue_date(IssueKind::WeekInReview, stories), "XXXX-03-09/XXXX-03-15");
}

#[test]
fn an_issue_that_prints_its_days_is_from_them() {
    let issue = |title: &str, lede: &str, story: &str| {
        let mut digest = digest(IssueKind::WeekInReview, &[story]);
        digest.issues[0].title = Title::printed(title);
        digest.issues[0].lede.push(lede.to_owned());
        let date = dates(&mut digest, None).0;
        (date, digest.issues[0].dated.basis, digest.issues[0].dated.evidence.clone())
    };
    let own = |date: &str, words: &[&str]| {
        (date.to_owned(), DateBasis::Printed, words.iter().map(|&words| words.to_owned()).collect())
    };
    assert_eq!(
        issue(
            "Week in Review",
            "What two weeks brought, from 9 to 22 December.",
            "It rained on 12 December."
        ),
        own("XXXX-12-09/XXXX-12-22", &["from 9 to 22 December"])
    );
    assert_eq!(
        issue("Week in Review, 30 December – 5 January", "All of it.", "It was decided in December 2024."),
        own("2024-12-30/2025-01-05", &["30 December – 5 January", "December 2024"])
    );
    assert_eq!(
        issue("Review", "The week of 7 October 2024.", "It rained."),
        own("2024-10-07/2024-10-13", &["7 October 2024"])
    );
    let visit = issue("Week in Review", "The visit lasted from 9 to 11 December.", "It rained.");
    assert_eq!(visit.1, DateBasis::Mentioned);
}

#[test]
fn an_issue_without_a_date_is_from_the_days_its_stories_print() {
    let issue = |dates: &[&str]| {
        let mut digest = digest(IssueKind::Other, &vec!["It rained on 3 May."; dates.len() + 1]);
        for (story, date) in digest.issues[0].stories.iter_mut().zip(dates) {
            story.dated = Dated::known(date.parse().unwrap(), DateBasis::Printed, vec![(*date).to_owned()]);
        }
        date(&mut digest, None);
        (written(&digest.issues[0].dated), digest.issues[0].dated.evidence.join(" "))
    };
    let spanned = |dates: &[&str]| issue(dates).0;
    assert_eq!(
        issue(&["2025-05-18", "2025-05-17", "2025-05-18"]),
        ("2025-05-17/2025-05-18".to_owned(), "2025-05-17 2025-05-18".to_owned())
    );
    assert_eq!(spanned(&["2025-05-18"]), "2025-05-18");
    assert_eq!(spanned(&["XXXX-01-02", "XXXX-12-29", "XXXX-12-30"]), "XXXX-12-29/XXXX-01-02");
    assert_eq!(spanned(&["XXXX-05-02", "2025-05-03"]), "XXXX-05-03");
}

#[test]
fn a_story_is_from_the_weekday_of_a_week_that_is_known() {
    let review = |stories: &[&str]| dates(&mut digest(IssueKind::WeekInReview, stories), None).1;
    let known = "A judge resigned on Friday, 19 April.";
    assert_eq!(review(&[known, "It rained on Tuesday."])[1], "XXXX-04-16");
    for unclear in [
        "It rained on Tuesday and froze on Sunday.",
        "It rained last Tuesday.",
        "It will rain on Tuesday.",
        "It rains on Tuesday.",
    ] {
        assert_eq!(review(&[known, unclear])[1], "XXXX-04-15/XXXX-04-21", "{unclear}");
    }
    let guessed = ["A judge resigned on 19 April.", "It rained on Tuesday."];
    assert_eq!(review(&guessed)[1], "XXXX-04-15/XXXX-04-21");
    let mut given = digest(IssueKind::Other, &["It rained on Tuesday.", "It rained."]);
    let (_, given) = dates(&mut given, Some("2024-12-30/2025-01-05"));
    assert_eq!(given, ["2024-12-31", "2024-12-30/2025-01-05"]);
}

#[test]
fn what_was_dated_before_stays_whatever_it_rests_on() {
    for basis in [DateBasis::Printed, DateBasis::Given, DateBasis::Mentioned, DateBasis::Related] {
        let known = Dated::known("2024-05-04".parse().unwrap(), basis, Vec::new());
        let mut digest = digest(IssueKind::Article, &["It rained on 7 May 2025."]);
        digest.issues[0].dated = known.clone();
        digest.issues[0].stories[0].dated = known.clone();
        date(&mut digest, None);
        assert_eq!((&digest.issues[0].dated, &digest.issues[0].stories[0].dated), (&known, &known));
    }
}

#[test]
fn a_listing_runs_from_its_latest_day_to_the_eve_of_the_first_to_come() {
    let listing = |stories: &[&str]| issue_date(IssueKind::Listing, stories);
    assert_eq!(
        listing(&[
            "The summit of March 2023 failed. On April 11 it met again.",
            "A fair will open on April 15."
        ]),
        "2023-04-11/2023-04-14"
    );
    assert_eq!(listing(&["It met on April 11."]), "XXXX-04-11/XXXX-04-17");
    assert_eq!(
        listing(&["On April 11, 2023, rain fell, and on Friday it snowed.", "A fair will open on April 20."]),
        "2023-04-14/2023-04-19"
    );
}

#[test]
fn the_day_a_page_was_saved_dates_nothing_but_nothing_is_later() {
    let mut digest = digest(IssueKind::Listing, &["It met on April 11, 2023.", "It rained."]);
    digest.issues[0].page_date = "2023-04-12".parse::<Edtf>().unwrap().last_day();
    assert_eq!(dates(&mut digest, None).0, "2023-04-11/2023-04-12");
    let mut undated = self::digest(IssueKind::Listing, &["It rained."]);
    undated.issues[0].page_date = digest.issues[0].page_date;
    assert_eq!(dates(&mut undated, None), ("unknown".to_owned(), vec!["unknown".to_owned()]));
}

#[test]
fn headlines_of_lists_date_nothing() {
    let mut digest = digest(IssueKind::WeekInReview, &["It rained."]);
    let text = "Fair opened on 3 May 2025".to_owned();
    digest.issues[0].headlines.push(Headline { list: HeadlineList::LatestNews, section: None, text });
    assert_eq!(dates(&mut digest, None).0, "unknown");
}

#[test]
fn a_week_told_in_a_paragraph_is_the_day_it_mentions() {
    assert_eq!(issue_date(IssueKind::WeeklyDigest, &["A forum ended on 12 June."]), "XXXX-06-12");
    let two = &["A forum ended on 12 June.", "Another began on June 9."];
    assert_eq!(issue_date(IssueKind::WeeklyDigest, two), "XXXX-06-09/XXXX-06-12");
}

#[test]
fn a_story_has_its_own_day_or_its_issue_s_with_the_words_it_rests_on() {
    let stories = [
        "A judge resigned on 18 April 2024.",
        "It rained.",
        "A trial began on April 16.",
        "He was born on 2 May.",
    ];
    let mut digest = digest(IssueKind::WeekInReview, &stories);
    let (issue, stories) = dates(&mut digest, None);
    assert_eq!(issue, "2024-04-15/2024-04-21");
    assert_eq!(stories, ["2024-04-18", &issue, "2024-04-16", &issue]);
    let evidence: Vec<&str> =
        digest.issues[0].stories.iter().map(|story| story.dated.evidence[0].as_str()).collect();
    assert_eq!(evidence, ["on 18 April 2024", "on 18 April 2024", "on April 16", "on 18 April 2024"]);
}

#[test]
fn what_the_user_gives_outranks_the_text_and_shows_the_year() {
    let stories = ["It snowed on 30 December.", "It rained."];
    let (issue, stories) = dates(&mut digest(IssueKind::WeekInReview, &stories), Some("2025-01-02"));
    assert_eq!(
        (issue.as_str(), stories.as_slice()),
        ("2025-01-02", &["2024-12-30".to_owned(), "2025-01-02".to_owned()][..])
    );
}

#[test]
fn what_is_printed_stays_and_what_is_given_outranks_the_date_of_an_issue() {
    let printed =
        || Dated::known("2024-05-04".parse().unwrap(), DateBasis::Printed, vec!["4 May 2024".to_owned()]);
    let mut digest = digest(IssueKind::Other, &["It rained on 7 May.", "It snowed on 3 May."]);
    digest.issues[0].dated = printed();
    digest.issues[0].stories[0].dated = printed();
    assert_eq!(
        dates(&mut digest, None),
        ("2024-05-04".to_owned(), vec!["2024-05-04".to_owned(), "2024-05-03".to_owned()])
    );
    let given = dates(&mut digest, Some("2024-05-06"));
    assert_eq!((given.0.as_str(), given.1[0].as_str()), ("2024-05-06", "2024-05-04"));
}

proptest! {
    #[test]
    fn no_year_comes_from_nowhere(
        words in prop::collection::vec("(on|will|May|Dec\\.|31 January|мая|of|-|,|\\.|[0-9]{1,3}|Monday|Friday)", 0..40),
        kind in prop::sample::select(IssueKind::ALL.to_vec()),
    ) {
        let text = words.join(" ");
        let mut digest = digest(kind, &[&text, "On Monday it rained."]);
        date(&mut digest, None);
        let issue = &digest.issues[0];
        for dated in issue.stories.iter().map(|story| &story.dated).chain([&issue.dated]) {
            prop_assert_eq!(dated.date.is_none(), dated.basis == DateBasis::Unknown);
            prop_assert_eq!(dated.date.is_none(), dated.evidence.is_empty());
            if let Some(date) = dated.date {
                prop_assert!(!date.year_known() && date.ends().0.year().is_none());
                prop_assert_eq!(date.to_string().parse::<Edtf>(), Ok(date));
            }
            for words in &dated.evidence {
                prop_assert!(text.contains(words.as_str()) || words == "On Monday", "{words}");
            }
        }
    }

    #[test]
    fn a_year_stands_in_the_document_and_so_do_the_words(
        words in prop::collection::vec(
            "(on|from|to|in|for|until|will|rained|May|Dec\\.|31 January|30 December|2024|2025|2023|anniversary of|years ago|the week of|,|\\.|–|[0-9]{1,2}|Monday|on Friday)",
            0..40,
        ),
        kind in prop::sample::select(IssueKind::ALL.to_vec()),
        saved in prop::option::of(prop::sample::select(vec!["2024-06-01", "2025-01-01"])),
    ) {
        let text = words.join(" ");
        let mut digest = digest(kind, &[&text, "On Monday it rained."]);
        digest.issues[0].page_date = saved.and_then(|day| day.parse::<Edtf>().unwrap().first_day());
        digest.issues[0].lede.push(text.clone());
        digest.issues[0].headlines.push(Headline {
            list: HeadlineList::LatestNews, section: None, text: "Fair opened on 3 May 2022".to_owned(),
        });
        date(&mut digest, None);
        let issue = &digest.issues[0];
        for dated in issue.stories.iter().map(|story| &story.dated).chain([&issue.dated]) {
            // Over New Year an end of a span, or the weekday after a printed day, may be of the year beside.
            let ends = dated.date.iter().flat_map(|date| [date.ends().0, date.ends().1]);
            let years: Vec<i16> = ends.filter_map(PartialDate::year).collect();
            let beside = |year: i16| (year - 1..=year + 1).any(|year| text.contains(&year.to_string()));
            prop_assert!(years.into_iter().all(beside), "{dated:?}");
            for words in &dated.evidence {
                prop_assert!(text.contains(words.as_str()) || words == "On Monday", "{words}");
            }
        }
    }

    #[test]
    fn any_digest_is_dated(
        texts in prop::collection::vec("(\\PC| 5 May | 2024| Monday|-|29 February ){0,40}", 0..4),
        kind in prop::sample::select(IssueKind::ALL.to_vec()),
        given in prop::option::of(prop::sample::select(vec!["2024", "XXXX-02-29", "2024-02-29", "XXXX-11", "2024-12-30/2025-01-05"])),
    ) {
        let mut digest = digest(kind, &texts.iter().map(String::as_str).collect::<Vec<_>>());
        date(&mut digest, given.map(|date| date.parse().unwrap()));
    }
}
