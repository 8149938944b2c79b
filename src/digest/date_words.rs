//! Dates in words, as akyn shows them on every screen: `23 Jan 2025`, `25 Nov – 1 Dec, year unknown`, `undated`.

use super::{DateBasis, Dated, Edtf, PartialDate};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Dated {
    /// The date for a reader; `undated` where nothing shows it.
    pub fn in_words(&self) -> String {
        self.date.map_or_else(|| "undated".to_owned(), Edtf::in_words)
    }

    /// How the date is known, in as few words as a line has room for: `as printed`, `from “on 29 November”`, `year from
    /// related digests`. `None` where there is no date.
    pub fn basis_in_few_words(&self) -> Option<String> {
        match (self.basis, self.evidence.first()) {
            (DateBasis::Mentioned, Some(words)) => Some(format!("from {}", quoted(words))),
            (DateBasis::Related, _) => Some("year from related digests".to_owned()),
            _ => self.basis_in_words(),
        }
    }

    /// How the date is known, with everything that it rests on: `as printed`, `from “on 29 November”, “Monday”`. `None`
    /// where there is no date.
    pub fn basis_in_words(&self) -> Option<String> {
        let words = match self.basis {
            DateBasis::Unknown => return None,
            DateBasis::Printed => "as printed".to_owned(),
            DateBasis::Given => "set by hand".to_owned(),
            DateBasis::Mentioned if self.evidence.is_empty() => "from the text".to_owned(),
            DateBasis::Mentioned => format!("from {}", self.evidence_in_words().join(", ")),
            DateBasis::Related if self.evidence.is_empty() => "year from related digests".to_owned(),
            DateBasis::Related => {
                format!("year from related digests: {}", self.evidence_in_words().join("; "))
            }
        };
        Some(words)
    }

    /// What the date rests on, a line each: words of the document, stories that show its year.
    pub fn evidence_in_words(&self) -> Vec<String> {
        self.evidence.iter().map(|words| quoted(words)).collect()
    }
}

impl Edtf {
    /// The date for a reader: what its two ends share is said once, an unknown year is said to be one.
    pub fn in_words(self) -> String {
        let (first, last) = self.ends();
        if first == last {
            return one(first);
        }
        if first.year() != last.year() {
            return format!("{} – {}", one(first), one(last));
        }
        let days = match (first.day(), last.day()) {
            (Some(from), Some(_)) if first.month() == last.month() => format!("{from}–{}", day_month(last)),
            _ => format!("{} – {}", day_month(first), day_month(last)),
        };
        with_year(&days, first.year())
    }

    /// As short as a list wants it: `27 Nov`, `25 Nov–1 Dec`; the year only where no day is known.
    pub fn in_few_words(self) -> String {
        let (first, last) = self.ends();
        match (first.day(), first == last) {
            (None, _) => self.in_words(),
            (Some(_), true) => day_month(first),
            (Some(from), _) if (first.year(), first.month()) == (last.year(), last.month()) => {
                format!("{from}–{}", day_month(last))
            }
            (Some(_), _) => format!("{}–{}", day_month(first), day_month(last)),
        }
    }
}

fn one(date: PartialDate) -> String {
    with_year(&day_month(date), date.year())
}

fn with_year(days: &str, year: Option<i16>) -> String {
    match year {
        Some(year) if days.is_empty() => year.to_string(),
        Some(year) => format!("{days} {year}"),
        None => format!("{days}, year unknown"),
    }
}

/// `23 Jan`, `Jan`, or nothing for a bare year.
fn day_month(date: PartialDate) -> String {
    let month = date
        .month()
        .and_then(|month| usize::try_from(month).ok())
        .and_then(|month| MONTHS.get(month.checked_sub(1)?));
    match (date.day(), month) {
        (Some(day), Some(month)) => format!("{day} {month}"),
        (_, Some(month)) => (*month).to_owned(),
        (_, None) => String::new(),
    }
}

/// Words of a document in quotation marks; a line that names a story brings its own.
fn quoted(words: &str) -> String {
    if words.starts_with('“') { words.to_owned() } else { format!("“{words}”") }
}

#[cfg(test)]
mod tests {
    use super::{DateBasis, Dated, Edtf};

    #[test]
    fn says_what_is_known_and_no_more() {
        for (date, words) in [
            ("2025-01-23", "23 Jan 2025"),
            ("XXXX-11-12", "12 Nov, year unknown"),
            ("2024-11", "Nov 2024"),
            ("XXXX-11", "Nov, year unknown"),
            ("2024", "2024"),
            ("2024-11-25/2024-11-29", "25–29 Nov 2024"),
            ("2024-11-25/2024-12-01", "25 Nov – 1 Dec 2024"),
            ("2024-12-30/2025-01-05", "30 Dec 2024 – 5 Jan 2025"),
            ("XXXX-11-25/XXXX-12-01", "25 Nov – 1 Dec, year unknown"),
            ("2024-11/2024-12", "Nov – Dec 2024"),
            ("2023/2024", "2023 – 2024"),
        ] {
            assert_eq!(date.parse::<Edtf>().unwrap().in_words(), words, "{date}");
        }
        assert_eq!(Dated::unknown().in_words(), "undated");
    }

    #[test]
    fn says_it_in_few_words_for_lists() {
        for (date, words) in [
            ("2025-01-23", "23 Jan"),
            ("2024-11-25/2024-12-01", "25 Nov–1 Dec"),
            ("2024-11-11/2024-11-12", "11–12 Nov"),
            ("2024-12-30/2025-01-05", "30 Dec–5 Jan"),
            ("XXXX-11-25/XXXX-12-01", "25 Nov–1 Dec"),
            ("2024-11", "Nov 2024"),
            ("2024", "2024"),
        ] {
            assert_eq!(date.parse::<Edtf>().unwrap().in_few_words(), words, "{date}");
        }
    }

    #[test]
    fn says_how_it_is_known() {
        let date: Edtf = "XXXX-11-29".parse().unwrap();
        let known = |basis, evidence: &[&str]| {
            let evidence = evidence.iter().map(|words| (*words).to_owned()).collect();
            Dated::known(date, basis, evidence).basis_in_words()
        };
        assert_eq!(known(DateBasis::Printed, &[]).as_deref(), Some("as printed"));
        assert_eq!(known(DateBasis::Given, &[]).as_deref(), Some("set by hand"));
        assert_eq!(
            known(DateBasis::Mentioned, &["on 29 November", "Monday"]).as_deref(),
            Some("from “on 29 November”, “Monday”")
        );
        assert_eq!(known(DateBasis::Related, &[]).as_deref(), Some("year from related digests"));
        assert_eq!(
            known(DateBasis::Related, &["on Friday", "“Ice”, Lake Gazette, 1 Apr 2025"]).as_deref(),
            Some("year from related digests: “on Friday”; “Ice”, Lake Gazette, 1 Apr 2025")
        );
        assert_eq!(Dated::unknown().basis_in_words(), None);
    }

    #[test]
    fn says_in_few_words_how_it_is_known() {
        let date: Edtf = "2024-11-29".parse().unwrap();
        let known = |basis| {
            let evidence = vec!["on 29 November".to_owned(), "Monday".to_owned()];
            Dated::known(date, basis, evidence).basis_in_few_words()
        };
        assert_eq!(known(DateBasis::Mentioned).as_deref(), Some("from “on 29 November”"));
        assert_eq!(known(DateBasis::Related).as_deref(), Some("year from related digests"));
        assert_eq!(known(DateBasis::Printed).as_deref(), Some("as printed"));
        assert_eq!(Dated::unknown().basis_in_few_words(), None);
    }
}
