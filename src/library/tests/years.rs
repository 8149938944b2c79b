//! Years that other documents show.

use std::sync::atomic::AtomicBool;

use super::{Shelf, digest, issue, story, week};
use crate::digest::{DateBasis, Dated, Digest, Edtf, IssueKind, Story, Title};
use crate::library::years;

const SPILL: &str = "Inspector Daulet Omirtas closed the Zhaiyq Refinery on the Karabel Canal.";
const STRIKE: &str = "Miners of Bestobe Copper led by Aigerim Sultanbek walked out over pay.";
const DERBY: &str = "The derby between Tobolsay and Dynamo Kulan was stopped by referee Marat Eshim.";
const OPERA: &str = "Soprano Leyla Nurbek opened the season of the Qyzqala Opera with Abilay Khan.";

fn date(text: &str) -> Edtf {
    text.parse().unwrap()
}

fn on(day: &str, text: &str) -> Story {
    let dated = Dated::known(date(day), DateBasis::Mentioned, vec!["on that day".to_owned()]);
    Story { dated, ..story(text.split_once(' ').unwrap().1, text) }
}

/// A listing of dated stories on four affairs.
fn listing(year: i16) -> Digest {
    let stories = [(SPILL, 26), (STRIKE, 27), (DERBY, 28), (OPERA, 29)];
    let stories = stories.map(|(text, day)| on(&format!("{year}-11-{day}"), text)).to_vec();
    let mut page = issue(Title::derived("Page"), IssueKind::Listing, stories);
    page.dated = Dated::known(date(&format!("{year}-11-26/{year}-11-29")), DateBasis::Mentioned, Vec::new());
    Digest { outlet: Some("The Caravan Wire".to_owned()), ..digest(vec![page]) }
}

/// A week in review of the same affairs that shows no year.
fn review() -> Digest {
    let unknown =
        Dated::known(date("XXXX-11-25/XXXX-12-01"), DateBasis::Mentioned, vec!["29 November".to_owned()]);
    let stories = [SPILL, STRIKE, DERBY, OPERA].map(|text| {
        let title = format!("In brief: {}", text.to_lowercase());
        Story { dated: unknown.clone(), ..story(&title, &format!("This week, talk was of it. Here {text}")) }
    });
    let mut review = week("A Week in Brief", stories.to_vec());
    review.dated = unknown;
    digest(vec![review])
}

impl Shelf {
    fn save_and_fill(&mut self, path: &str, digest: &Digest) {
        self.save(path, digest);
        let path = self.path();
        years::fill(&mut self.library.store, &path, &AtomicBool::new(false)).unwrap();
        assert_eq!(self.library.check().unwrap(), Vec::<String>::new());
    }

    /// The date of the week in review.
    fn reviewed(&self) -> Dated {
        let rows = self.library.issues(super::Anchor::Rank(0), super::ALL).unwrap().rows;
        rows.into_iter().find(|row| row.kind == IssueKind::WeekInReview).unwrap().dated
    }
}

#[test]
fn the_year_comes_from_whichever_was_imported_last() {
    for order in [[0, 1], [1, 0]] {
        let mut shelf = Shelf::new();
        for which in order {
            match which {
                0 => shelf.save_and_fill("listing", &listing(2024)),
                _ => shelf.save_and_fill("review", &review()),
            }
        }
        let dated = shelf.reviewed();
        assert_eq!(dated.date, Some(date("2024-11-25/2024-12-01")), "{order:?}");
        assert_eq!(dated.basis, DateBasis::Related);
        assert_eq!(dated.evidence.first().map(String::as_str), Some("29 November"));
        let told = dated
            .evidence
            .iter()
            .any(|line| line.starts_with('“') && line.ends_with("”, The Caravan Wire, 28 Nov 2024"));
        assert!(told, "{dated:?}");
        let review = shelf.issues()[0];
        let years: Vec<bool> =
            shelf.stories(review).iter().map(|row| row.dated.date.unwrap().year_known()).collect();
        assert_eq!(years, [true; 4], "the stories follow their issue");
    }
}

#[test]
fn a_year_is_found_among_more_issues_than_one_transaction_looks_at() {
    for fetched_from in ["library.db", "nowhere/library.db"] {
        let mut shelf = Shelf::new();
        shelf.save("review", &review());
        let others = (0..650).map(|number| {
            let text = format!("Nothing of note was told in place number {number}.");
            issue(Title::printed(format!("Page {number}")), IssueKind::Listing, vec![story(&text, &text)])
        });
        shelf.save("others", &digest(others.collect()));
        shelf.save("listing", &listing(2024));
        let from = shelf.path().with_file_name(fetched_from);
        years::fill(&mut shelf.library.store, &from, &AtomicBool::new(false)).unwrap();
        assert_eq!(shelf.library.check().unwrap(), Vec::<String>::new());
        assert_eq!(shelf.reviewed().date, Some(date("2024-11-25/2024-12-01")), "{fetched_from}");
    }
}

#[test]
fn two_years_that_both_fit_leave_it_unknown() {
    let mut shelf = Shelf::new();
    shelf.save_and_fill("review", &review());
    let mut older = listing(2022);
    for story in older.issues.iter_mut().flat_map(|issue| &mut issue.stories) {
        story.title = Title::printed(format!("{} again", story.title.text));
        story.body[0].text.insert_str(0, "Two years before it was so too: ");
    }
    let mut both = listing(2024);
    both.issues.extend(older.issues);
    shelf.save_and_fill("both", &both);
    assert_eq!(shelf.reviewed().basis, DateBasis::Mentioned);
}

#[test]
fn a_date_that_was_itself_filled_in_bears_no_witness() {
    let mut shelf = Shelf::new();
    shelf.save_and_fill("listing", &listing(2024));
    shelf.save_and_fill("review", &review());
    let listing = shelf.issues().into_iter().find(|id| shelf.stories(*id)[0].outlet == "The Caravan Wire");
    shelf.library.remove_issue(listing.unwrap()).unwrap();
    let mut other = review();
    other.outlet = Some("A Third Voice".to_owned());
    other.issues[0].title = Title::printed("Seven Days");
    shelf.save_and_fill("other", &other);
    let rows = shelf.library.issues(super::Anchor::Rank(0), super::ALL).unwrap().rows;
    let third = rows.into_iter().find(|row| row.outlet == "A Third Voice").unwrap();
    assert!(!third.dated.date.unwrap().year_known());
}

#[test]
fn a_date_given_by_hand_shows_the_year_to_others() {
    let mut shelf = Shelf::new();
    let mut bare = listing(2024);
    for issue in &mut bare.issues {
        issue.dated = Dated::unknown();
        issue.stories.iter_mut().for_each(|story| story.dated = Dated::unknown());
    }
    shelf.save_and_fill("listing", &bare);
    shelf.save_and_fill("review", &review());
    assert_eq!(shelf.reviewed().basis, DateBasis::Mentioned);
    let listing = shelf.issues().into_iter().find(|id| shelf.stories(*id)[0].outlet == "The Caravan Wire");
    shelf.library.set_issue_date(listing.unwrap(), date("2024-11-28")).unwrap();
    assert_eq!(shelf.reviewed().basis, DateBasis::Related);
}
