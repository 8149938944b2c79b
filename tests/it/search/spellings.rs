//! Every spelling, folding and inflection that a search passes over, and names of the user's own.

use akyn::library::{Access, Library};

use super::Desk;

/// A library of one-line stories; each is titled by its place.
fn desk(texts: &[&str]) -> Desk {
    let mut desk = Desk::new();
    let lines: String = texts
        .iter()
        .enumerate()
        .map(|(number, text)| {
            format!("{{\"key\":\"k{number}\",\"outlet\":\"Post\",\"issue\":\"W\",\"title\":\"No. {number}\",\"body\":{text:?}}}\n")
        })
        .collect();
    desk.write("a.jsonl", &lines);
    desk
}

/// Spellings of one thing: a search for any of them finds every text.
const ONE: &[&[&str]] = &[
    &[
        "Tokayev",
        "Tokaev",
        "Toqayev",
        "Токаев",
        "Тоқаев",
        "ТОКАЕВ",
        "Токаева",
        "Токаеву",
        "Токаевым",
        "Тоқаевтың",
        "Тоқаевқа",
    ],
    &["Zelensky", "Zelenskyy", "Zelenskiy", "Зеленский", "Зеленского", "Зеленському", "Зеленский"],
    &["Mirziyoyev", "Mirziyaev", "Мирзиёев", "Мирзиеев", "Мирзиёева", "Мирзиёеву"],
    &["Türkiye", "Turkey", "Turkiye", "TÜRKİYE", "Турция", "Турции", "Турцию"],
    &["Astana", "Nur-Sultan", "Nursultan", "nur sultan", "Нур-Султан", "Астана", "Астаны"],
    &["Kyiv", "Kiev", "Киев", "Київ", "Киева"],
    &["Oskemen", "Öskemen", "Ust-Kamenogorsk", "ust kamenogorsk", "Усть-Каменогорск", "Өскемен"],
    &["New York", "new york", "Нью-Йорк", "нью йорк"],
    &["Алёна", "Алена", "АЛЁНА"],
    &[
        "Ўзбекистон",
        "Узбекистон",
        "Oʻzbekiston",
        "O‘zbekiston",
        "Oʼzbekiston",
        "O'zbekiston",
        "Ozbekiston",
        "Узбекистан",
    ],
    &["Гʻани", "Гани"],
    &["Qoraqalpogʻiston", "Qoraqalpog‘iston", "Qoraqalpogʼiston", "Qoraqalpog'iston"],
    &["Қазақстан", "Казакстан", "Казахстан", "Kazakhstan", "Қазақстанның", "Казахстаном"],
    &["ғалам", "галам"],
    &["Һаким", "Хаким"],
    &["Әбай", "Абай", "Abai", "Abay"],
    &["Ош", "Osh", "ОШ"],
    &["қант", "кант"],
    &["санкция", "санкции", "санкций", "санкциями"],
    &["sanction", "sanctions", "sanctioned", "SANCTIONS"],
    &["Erdoğan", "Erdogan", "Эрдоган", "Эрдоганом"],
    &["Kassym-Jomart", "Kasym-Zhomart", "Касым-Жомарт", "Қасым-Жомарт"],
];

#[test]
fn every_spelling_finds_every_other() {
    let mut wrong = Vec::new();
    for group in ONE {
        let desk = desk(group);
        for query in *group {
            let found = desk.titles(query);
            for (number, text) in group.iter().enumerate() {
                if !found.contains(&format!("No. {number}")) {
                    wrong.push(format!("{query} does not find {text}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn what_only_looks_or_sounds_alike_is_not_found() {
    for (query, text) in [
        ("cent", "They sent it"),
        ("sell", "A shell lay there"),
        ("turkey", "The turk slept"),
        ("osh", "Ose is a town"),
        ("мира", "мера"),
        ("nur", "Astana grew"),
        ("\"nur sultan\"", "Astana grew"),
        ("\"Токаев\"", "речь Токаева"),
        ("\"sanction\"", "new sanctions"),
    ] {
        assert_eq!(desk(&[text]).titles(query), [""; 0], "{query}, {text}");
    }
}

#[test]
fn words_of_a_name_also_ask_for_its_other_names_wherever_they_stand() {
    let desk = desk(&["Rain in Astana", "The sultan of Nur spoke", "Rain on the steppe"]);
    assert_eq!(desk.titles("nur sultan").len(), 2, "the words one by one answer too");
    assert_eq!(desk.titles("rain nur sultan"), ["No. 0"]);
    assert_eq!(desk.titles("rain -(nur sultan)"), ["No. 2"]);
    assert_eq!(desk.titles("rain (nur sultan OR steppe)").len(), 2);
}

#[test]
fn names_of_ones_own_act_at_once_and_need_no_new_index() {
    let desk = desk(&["The Stork bank failed", "Pelican Holding bought it", "Rain in Astana"]);
    let file = desk.folder.path().join("aliases.tsv");
    let mut library = Library::open(&desk.folder.path().join("library.db"), Access::Read).unwrap();
    library.use_aliases(&file).unwrap();
    let mut desk = Desk { library, folder: desk.folder };
    assert_eq!(desk.titles("stork"), ["No. 0"]);
    std::fs::write(&file, "# mine\nStork\tPelican Holding\nThe White City\tAstana\n").unwrap();
    assert_eq!(desk.titles("stork").len(), 2);
    assert_eq!(desk.titles("pelican holding").len(), 2);
    assert_eq!(desk.titles("the white city"), ["No. 2"]);
    std::fs::write(&file, "Stork\tHeron\n").unwrap();
    assert_eq!(desk.titles("stork"), ["No. 0"]);
    std::fs::write(&file, "Stork\tHeron\nalone\n").unwrap();
    assert_eq!(desk.titles("heron"), ["No. 0"], "a spoilt file leaves the names as they were");
    let told = desk.library.use_aliases(&file).unwrap_err().to_string();
    assert!(
        told.ends_with(
            "aliases.tsv: line 2: `alone` stands alone; put its other names behind it, with tabs between"
        ),
        "{told}"
    );
}
