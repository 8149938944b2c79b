//! Queries with the stories of the sample edition that they must and must not find, each named by a part of its title.

use super::Desk;

const VOTE: &str = "Tokayev Sets October 6";
const POLLS: &str = "Polling Stations Open";
const TAPI: &str = "New Stretch of TAPI";
const SCHOLZ: &str = "Scholz Signs";
const CASA: &str = "CASA-1000 Comes Back";
const GAMES: &str = "World Nomad Games";
const CANAL: &str = "Qosh Tepa Canal Grows";
const AID: &str = "Washington Freezes";
const TENGIZ: &str = "Tengiz Field";
const CRASH: &str = "Azerbaijan Airlines Aircraft";
const MONTH: &str = "What Is Known About the Aktau Crash";
const APOLOGY: &str = "Putin Apologizes";
const BRICS: &str = "Partners of BRICS";
const CUTS: &str = "Winter Power Cuts";
const SQUARE: &str = "Five Presidents on Red Square";
const PARADE: &str = "Kazakhstan held a military parade";
const VENDOR: &str = "The Energy Ministry repeated";
const SOMONI: &str = "Money sent by workers";
const SERDAR: &str = "Serdar Berdimuhamedow returned";
const BUSES: &str = "Buses between Batken";
const GABALA: &str = "The leaders of the Organization of Turkic States came";
const RATE: &str = "the National Bank surprised";
const ULKEN: &str = "A Year of the Ülken Reactor";
const FIRST: &str = "Rosatom first";
const MIGRANTS: &str = "Emomali Rahmon spoke";
const FORUM: &str = "Putin, Erdoğan";
const GAS: &str = "Ashgabat began to send gas";

type Case = (&'static str, &'static [&'static str], &'static [&'static str]);

const CASES: &[Case] = &[
    // Spellings of names, in either script.
    ("Tokayev", &[VOTE, POLLS, GABALA, SQUARE, VENDOR], &[CASA, SOMONI]),
    ("tokaev", &[VOTE, POLLS, GABALA, SQUARE, VENDOR], &[CASA, SOMONI]),
    ("Toqayev", &[VOTE, POLLS, GABALA, SQUARE, VENDOR], &[CASA, SOMONI]),
    ("Токаев", &[VOTE, POLLS, GABALA, SQUARE, VENDOR], &[CASA, SOMONI]),
    ("Тоқаев", &[VOTE, POLLS, GABALA, SQUARE, VENDOR], &[CASA, SOMONI]),
    ("TOKAYEV", &[VOTE, GABALA], &[SOMONI]),
    ("kasym-jomart", &[], &[SOMONI]),
    ("jomart", &[POLLS, GABALA], &[SOMONI]),
    ("zhomart", &[POLLS, GABALA], &[SOMONI]),
    ("mirziyaev", &[SCHOLZ], &[POLLS]),
    ("Мирзиёев", &[SCHOLZ], &[POLLS]),
    ("rakhmon", &[MIGRANTS, BUSES], &[POLLS]),
    ("Рахмон", &[MIGRANTS, BUSES], &[POLLS]),
    ("zhaparov", &[BUSES], &[SOMONI]),
    ("Berdymukhamedov", &[SERDAR, TAPI], &[CASA]),
    ("Бердымухамедов", &[SERDAR, TAPI], &[CASA]),
    ("erdogan", &[FORUM], &[CASA]),
    ("Ердоған OR Эрдоган", &[FORUM], &[CASA]),
    ("ulken", &[ULKEN], &[CASA]),
    ("orban", &[GABALA], &[POLLS]),
    // Names inflected in Russian and Kazakh.
    ("Токаева", &[VOTE, POLLS, GABALA], &[SOMONI]),
    ("токаеву", &[VOTE, POLLS, GABALA], &[SOMONI]),
    ("Тоқаевтың", &[VOTE, POLLS, GABALA], &[SOMONI]),
    ("Мирзиёеву", &[SCHOLZ], &[POLLS]),
    ("Путина", &[APOLOGY, FORUM], &[CASA]),
    ("Эрдоганом", &[FORUM], &[CASA]),
    ("Астаны", &[POLLS, PARADE, SCHOLZ], &[SOMONI]),
    // Places.
    ("aqtau", &[CRASH, MONTH], &[POLLS]),
    ("Актау", &[CRASH, MONTH], &[POLLS]),
    ("turkey", &[GAS], &[POLLS]),
    ("Türkiye", &[GAS], &[POLLS]),
    ("turkiye", &[GAS], &[POLLS]),
    ("nur-sultan", &[POLLS, PARADE, SCHOLZ], &[SOMONI]),
    ("Samarqand", &[SCHOLZ, GABALA], &[POLLS]),
    ("самарканд", &[SCHOLZ, GABALA], &[POLLS]),
    ("nur sultan", &[POLLS, PARADE, SCHOLZ], &[SOMONI]),
    ("Нур-Султан", &[POLLS, PARADE, SCHOLZ], &[SOMONI]),
    ("parade nur sultan", &[PARADE], &[SCHOLZ, SOMONI]),
    ("\"nur sultan\"", &[], &[POLLS, PARADE, SCHOLZ]),
    ("Турции", &[GAS], &[POLLS]),
    ("alma-ata", &[POLLS, AID], &[SERDAR]),
    ("buxoro", &[], &[SERDAR]),
    ("Qyzylorda", &[POLLS], &[SERDAR]),
    ("СНГ", &[], &[SOMONI]),
    // Inflections, and words that only look alike.
    ("referendums", &[POLLS, VENDOR], &[SERDAR]),
    ("parades", &[PARADE, SERDAR, SQUARE], &[SOMONI]),
    ("pipelines", &[TAPI, TENGIZ], &[POLLS]),
    ("migrant", &[MIGRANTS], &[SERDAR]),
    ("repaying", &[CASA], &[POLLS]),
    ("par", &[], &[PARADE, SERDAR]),
    ("rusty", &[], &[SOMONI, SQUARE]),
    // Phrases, exactly as written but for case and accents.
    ("\"nuclear power plant\"", &[POLLS, VENDOR], &[CUTS, CASA]),
    ("\"Nuclear Power PLANT\" -rosatom", &[POLLS], &[VENDOR]),
    ("\"nuclear power plants\"", &[], &[POLLS, VENDOR]),
    ("\"power nuclear\"", &[], &[POLLS, VENDOR]),
    ("\"red square\"", &[SQUARE, SERDAR], &[PARADE]),
    ("\"Viktor Orban\"", &[GABALA], &[POLLS]),
    ("“base rate”", &[RATE], &[SOMONI]),
    // Operators.
    ("rosatom consortium", &[VENDOR], &[POLLS, SERDAR]),
    ("rosatom AND consortium", &[VENDOR], &[POLLS, SERDAR]),
    ("tengiz OR tapi", &[TENGIZ, TAPI], &[POLLS]),
    ("herat OR (chevron expansion)", &[TENGIZ, TAPI], &[POLLS]),
    // What must hold binds closer than OR, a denial closest.
    ("tengiz OR tapi herat", &[TENGIZ, TAPI], &[POLLS]),
    ("(tengiz OR tapi) herat", &[TAPI], &[TENGIZ]),
    ("tengiz OR parade -moscow", &[TENGIZ, SERDAR], &[PARADE]),
    ("-parade tengiz OR tapi", &[TENGIZ, TAPI], &[PARADE]),
    ("--parade", &[PARADE, SERDAR], &[SOMONI]),
    ("NOT (parade OR NOT tapi)", &[TAPI], &[PARADE, SOMONI]),
    ("«red square»", &[SQUARE, SERDAR], &[PARADE]),
    ("TITLE:aktau", &[CRASH, MONTH], &[APOLOGY]),
    ("parade (moscow OR astana)", &[PARADE], &[SOMONI]),
    ("parade -moscow", &[SERDAR], &[PARADE]),
    ("parade NOT moscow", &[SERDAR], &[PARADE]),
    ("parade -(moscow OR awaza)", &[], &[PARADE, SERDAR]),
    ("-the", &[], &[PARADE, SERDAR, POLLS]),
    ("refer*", &[POLLS, VENDOR], &[SERDAR]),
    ("toka*", &[VOTE, VENDOR], &[SERDAR]),
    ("берд*", &[SERDAR], &[SOMONI]),
    // Fields.
    ("title:aktau", &[CRASH, MONTH], &[APOLOGY]),
    ("title:\"red square\"", &[SQUARE, SERDAR], &[PARADE]),
    ("title:presid*", &[SQUARE, SCHOLZ], &[POLLS]),
    ("section:gabala", &[GABALA], &[SCHOLZ]),
    ("section:kazakhstan", &[PARADE, VENDOR], &[POLLS, SOMONI]),
    ("section:\"what about the rate\"", &[RATE], &[GABALA]),
    ("outlet:saddlebag", &[FIRST], &[POLLS, GABALA]),
    ("outlet:\"times of central asia\" tapi", &[TAPI], &[GABALA]),
    ("outlet:orda bank", &[RATE], &[CASA]),
    ("country:kz parade", &[PARADE], &[SERDAR]),
    ("country:tm -country:af", &[FORUM, GAS], &[TAPI]),
    ("name:tokayev", &[VOTE, GABALA], &[SOMONI]),
    ("name:\"emomali rahmon\"", &[MIGRANTS, BUSES], &[SOMONI]),
    ("name:parade", &[], &[SERDAR]),
    ("name:токаев", &[VOTE, GABALA], &[SOMONI]),
    // Dates, also open ones; a story whose year is unknown has none.
    ("date:2024-10", &[POLLS], &[TAPI, SQUARE, RATE]),
    ("date:2024-09..2024-10", &[POLLS, TAPI, CANAL], &[SQUARE, RATE]),
    ("date:2025-05..", &[PARADE, FIRST], &[POLLS, CRASH, RATE]),
    ("date:..2024-09-10", &[CANAL, GAMES], &[POLLS, TAPI, RATE]),
    ("date:2024-12-26", &[CRASH], &[APOLOGY, BRICS]),
    ("date:2025-01-22 tengiz", &[TENGIZ], &[]),
    ("-date:2020..", &[RATE, GABALA], &[POLLS]),
    // States.
    ("is:unread tapi", &[TAPI], &[]),
    ("is:read", &[], &[TAPI]),
    ("is:bookmarked OR title:tapi", &[TAPI], &[POLLS]),
    ("date:2024-09..2024-10 country:kz is:unread", &[POLLS, GAMES], &[TAPI]),
];

#[test]
fn queries_find_what_they_must_and_nothing_they_must_not() {
    let desk = Desk::with_sample();
    let mut wrong = Vec::new();
    for (query, must, must_not) in CASES {
        let titles = desk.titles(query);
        let found = |part: &&str| titles.iter().any(|title| title.contains(*part));
        let missing: Vec<_> = must.iter().filter(|part| !found(part)).collect();
        let stray: Vec<_> = must_not.iter().filter(|part| found(part)).collect();
        if !missing.is_empty() || !stray.is_empty() {
            wrong.push(format!("{query}: not found {missing:?}, found {stray:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
    assert!(CASES.len() >= 60);
}

#[test]
fn every_named_story_is_in_the_sample() {
    let titles = Desk::with_sample().titles("");
    for (query, must, must_not) in CASES {
        for part in must.iter().chain(*must_not) {
            assert!(titles.iter().any(|title| title.contains(part)), "{query}: {part}");
        }
    }
}

#[test]
fn spellings_of_a_name_find_the_same_stories_in_one_order() {
    let desk = Desk::with_sample();
    let found = |query| {
        let mut ids: Vec<_> = desk.hits(query, u64::MAX).iter().map(|hit| hit.story.row.id).collect();
        ids.sort_unstable_by_key(|id| id.0);
        ids
    };
    for spelling in ["tokaev", "Toqayev", "Токаев", "ТОҚАЕВ"] {
        assert_eq!(found(spelling), found("Tokayev"), "{spelling}");
    }
}

#[test]
fn a_hit_in_the_title_comes_first_and_a_limit_keeps_the_best() {
    let desk = Desk::with_sample();
    let all = desk.hits("tapi", u64::MAX);
    assert!(all[0].story.row.title.text.contains(TAPI), "{:?}", all[0].story.row.title);
    assert!(all.windows(2).all(|pair| pair[0].score >= pair[1].score));
    assert!(all.iter().all(|hit| hit.score > 0.0));
    assert_eq!(desk.hits("tapi", 1), all[..1]);
}

#[test]
fn without_words_the_newest_come_first() {
    let days: Vec<String> = Desk::with_sample()
        .hits("date:2024-12.. outlet:saddlebag", u64::MAX)
        .iter()
        .filter_map(|hit| hit.story.row.dated.date.map(|date| date.to_string()))
        .collect();
    assert!(days.len() >= 3 && days.is_sorted_by(|one, other| one >= other), "{days:?}");
}

#[test]
fn the_snippet_is_the_text_as_printed_with_every_hit_lit() {
    let desk = Desk::with_sample();
    for (query, lit) in [
        ("токаев title:polling", "Tokayev"),
        ("жомарт title:polling", "Jomart"),
        ("\"NUCLEAR power plant\" title:polling", "nuclear power plant"),
        ("nur-sultan title:polling", "Astana"),
    ] {
        let hit = desk.hits(query, 1).remove(0);
        let letters: Vec<char> = hit.snippet.text.chars().collect();
        let found: Vec<String> =
            hit.snippet.hits.iter().map(|range| letters[range.clone()].iter().collect()).collect();
        assert!(found.contains(&lit.to_owned()), "{query}: {found:?} in {:?}", hit.snippet.text);
        let inner = hit.snippet.text.trim_matches('…');
        assert!(hit.story.body.iter().any(|block| block.text.contains(inner)), "{inner}");
    }
}
