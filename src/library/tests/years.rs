//! Years that a document does not show and another digest of the library does.

use super::{BRIDGE, HARVEST, Shelf, digest, story, week};
use crate::digest::{DateBasis, Dated, Digest, Issue};
use crate::library::Outcome;

const REACTORS: &str = "Ministers met in Almaty on Tuesday to speak with Rosatom about the two reactors that are to \
    stand in Ulken. The consortium will be named in spring, said the minister, Almasadam Satkaliyev, and Framatome and \
    Westinghouse have asked for a part in it.";
const REACTORS_RETOLD: &str = "A consortium for the reactors in Ulken will be named in spring. So said Almasadam \
    Satkaliyev, the minister, after he met with Rosatom in Almaty; the reactors may also be built in part by \
    Westinghouse or by Framatome.";
const SUMMIT: &str = "Leaders of the Collective Security Treaty Organization came to Astana, where Lukashenko and \
    Rahmon spoke of the border with Afghanistan; Pashinyan stayed at home and Tasmagambetov read his letter.";
const SUMMIT_RETOLD: &str = "At its summit in Astana the Collective Security Treaty Organization spoke of the Afghan \
    border. Rahmon and Lukashenko were there, Pashinyan was not, and his letter was read by Tasmagambetov.";

fn dated(mut issue: Issue, date: &str, basis: DateBasis) -> Issue {
    let dated = Dated::known(date.parse().unwrap(), basis, vec!["29 November".to_owned()]);
    for story in &mut issue.stories {
        story.dated = dated.clone();
    }
    issue.dated = dated;
    issue
}

fn asker(date: &str) -> Digest {
    let stories = vec![
        story("Who builds it", REACTORS_RETOLD),
        story("A summit", SUMMIT_RETOLD),
        story("Cotton", HARVEST),
    ];
    digest(vec![dated(week("Week in Review", stories), date, DateBasis::Mentioned)])
}

fn witness(date: &str) -> Digest {
    let stories = vec![story("Reactors", REACTORS), story("Summit", SUMMIT), story("Bridge", BRIDGE)];
    let mut digest = digest(vec![dated(week("The Week", stories), date, DateBasis::Printed)]);
    digest.outlet = Some("Another Post".to_owned());
    digest
}

/// The date of the asker's issue, and of its first story.
fn found(shelf: &Shelf) -> (Dated, Dated) {
    let issue = shelf
        .issues()
        .into_iter()
        .find(|id| shelf.library.issue(*id).unwrap().unwrap().row.outlet == "The Steppe Post");
    let issue = issue.unwrap();
    (shelf.library.issue(issue).unwrap().unwrap().row.dated, shelf.stories(issue)[0].dated.clone())
}

#[test]
fn the_year_is_filled_in_whichever_digest_comes_last() {
    for asker_first in [true, false] {
        let mut shelf = Shelf::new();
        let mut documents = [("a.txt", asker("XXXX-11-25/XXXX-12-01")), ("w.txt", witness("2024-11-27"))];
        if !asker_first {
            documents.reverse();
        }
        for (path, document) in &documents {
            shelf.save(path, document);
        }
        let (issue, first) = found(&shelf);
        assert_eq!(issue.date.unwrap().to_string(), "2024-11-25/2024-12-01", "{issue:?}");
        assert_eq!(issue.basis, DateBasis::Related);
        assert_eq!(issue.evidence[0], "29 November");
        assert!(
            issue.evidence.iter().any(|words| words == "related to “Reactors” (Another Post, 2024-11-27)"),
            "{issue:?}"
        );
        assert_eq!((first.date, first.basis), (issue.date, DateBasis::Related));

        let mut again = asker("XXXX-11-25/XXXX-12-01");
        assert_eq!(shelf.save_as("a.txt", &again, "again").outcome, Outcome::Unchanged);
        again.issues[0].lede.push("One more line.".to_owned());
        assert_eq!(shelf.save("a.txt", &again).outcome, Outcome::Updated);
        assert_eq!(found(&shelf).0, issue);
    }
}

#[test]
fn a_year_is_not_filled_from_another_season_or_another_affair() {
    let mut shelf = Shelf::new();
    shelf.save("w.txt", &witness("2024-06-27"));
    shelf.save("a.txt", &asker("XXXX-11-25/XXXX-12-01"));
    assert!(!found(&shelf).0.date.unwrap().year_known());
    let mut other = witness("2024-11-27");
    other.issues[0].stories = vec![story("Bridge", BRIDGE)];
    shelf.save("o.txt", &other);
    assert!(!found(&shelf).0.date.unwrap().year_known());
}

#[test]
fn a_found_year_bears_no_witness_and_a_given_one_stays() {
    let mut shelf = Shelf::new();
    shelf.save("w.txt", &witness("2024-11-27"));
    shelf.save("a.txt", &asker("XXXX-11-25/XXXX-12-01"));
    let issue = shelf.issues()[0];
    shelf.library.set_issue_date(issue, "2023-12-01".parse().unwrap()).unwrap();
    assert_eq!(shelf.save_as("a.txt", &asker("XXXX-11-25/XXXX-12-01"), "again").outcome, Outcome::Unchanged);
    let dates: Vec<_> = shelf.stories(issue).iter().map(|row| row.dated.date.unwrap().to_string()).collect();
    assert_eq!(dates, ["2023-12-01"; 3]);
}
