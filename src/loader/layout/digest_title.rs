//! Titles that say that they stand over a digest: `Steppe Weekly Brief No. 12`, `The Week in Central Asia`.

/// Whether a title says that what follows is a digest, in English, Russian or Kazakh.
///
/// Words that stand in other titles too (`Fashion Week in Tashkent`, `Brief History of Khiva`, `Weekly Flights
/// Resume`) count only where they stand as in a digest's name.
pub(super) fn names_a_digest(title: &str) -> bool {
    if title.len() > LONGEST {
        return false;
    }
    let title = title.to_lowercase().replace(['’', '‘'], "'");
    let named = title.split([':', '|', '–', '—']).any(|part| is_name(&words(part)));
    named || says_so(&words(&title))
}

/// Whether a part of a title begins or ends with the name of a digest; a number or date after it does not count.
fn is_name(words: &[&str]) -> bool {
    let counted = words.iter().rposition(|word| !is_number_or_date(word)).map_or(0, |last| last + 1);
    let words = words.get(..counted).unwrap_or_default();
    words.last().is_some_and(|last| NAMES.contains(last))
}

fn says_so(words: &[&str]) -> bool {
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let spaced = format!(" {} ", words.join(" "));
    let weekly = has(&["weekly", "week's", "daily", "monthly"]) && has(&WEEKLY_WHAT);
    has(&ALWAYS)
        || weekly
        || spaced.starts_with(" week in ")
        || PHRASES.iter().any(|phrase| spaced.contains(phrase))
}

fn words(text: &str) -> Vec<&str> {
    let mark = |char: char| !char.is_alphanumeric() && char != '\'';
    text.split(mark).filter(|word| !word.is_empty()).collect()
}

fn is_number_or_date(word: &str) -> bool {
    word.starts_with(|char: char| char.is_ascii_digit())
        || matches!(word, "no" | "issue" | "vol" | "volume" | "of" | "for" | "to" | "года" | "г" | "выпуск")
        || crate::loader::calendar::month(word).is_some()
}

/// In bytes.
const LONGEST: usize = 400;

const ALWAYS: [&str; 8] =
    ["digest", "roundup", "recap", "дайджест", "дайджеста", "дайджесті", "еженедельник", "апталық"];
/// What ends the name of a digest.
const NAMES: [&str; 10] =
    ["brief", "briefs", "briefing", "weekly", "bulletin", "newsletter", "обзор", "сводка", "шолу", "шолуы"];
const WEEKLY_WHAT: [&str; 18] = [
    "brief",
    "briefs",
    "briefing",
    "news",
    "review",
    "update",
    "report",
    "summary",
    "bulletin",
    "newsletter",
    "overview",
    "highlights",
    "monitor",
    "wrap",
    "headlines",
    "events",
    "stories",
    "top",
];
const PHRASES: [&str; 21] = [
    " the week in ",
    " this week in ",
    " last week in ",
    " past week in ",
    " your week in ",
    " our week in ",
    " news of the week ",
    " events of the week ",
    " stories of the week ",
    " week in review ",
    " in brief ",
    " news briefs ",
    " round up of ",
    " news round up ",
    " за неделю ",
    " итоги недели ",
    " новости недели ",
    " события недели ",
    " главное недели ",
    " обзор недели ",
    " апта жаңалықтары ",
];

#[cfg(test)]
mod tests {
    use super::names_a_digest;

    #[test]
    fn digests_are_known_by_their_names() {
        for title in [
            "Steppe Weekly Brief No. 12",
            "Steppe Weekly",
            "The Week in Central Asia",
            "Week in brief: coal",
            "Central Asia Briefing, 4 May 2024",
            "Silk Digest",
            "This week's top stories",
            "Главное за неделю",
            "Итоги недели: уголь",
            "ДАЙДЖЕСТ НОВОСТЕЙ",
            "Апта шолуы",
            "Steppe Brief: Coal Grows Dear",
        ] {
            assert!(names_a_digest(title), "{title}");
        }
    }

    #[test]
    fn other_titles_are_not() {
        for title in [
            "Fashion Week in Tashkent Opens",
            "Brief History of Khiva",
            "Weekly Flights to Osh Resume",
            "Last Week’s Storm Kills Three",
            "Minister Holds Press Briefing in Astana",
            "Обзор нового закона",
            "",
        ] {
            assert!(!names_a_digest(title), "{title}");
        }
    }
}
