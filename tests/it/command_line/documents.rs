//! Documents of our own for these tests, in the layouts of their outlets.

/// Rows of the ticker, as a page prints them again and again.
const TICKER: &str = "\
• KGS/USD = 0.01181 -0%
  • KZT/USD = 0.00208 0.52%
  • TJS/USD = 0.09393 -0.41%
  • UZS/USD = 0.00008 0%
";

/// A listing page of The Times of Central Asia: three stories, the last one broken off, and rates of one day.
pub(crate) fn listing() -> String {
    let ticker = TICKER.replacen("•", "  •", 1).repeat(2);
    let ticker = ticker.strip_prefix("  ").unwrap_or(&ticker).to_owned();
    format!("{ticker}{LISTED}")
}

const LISTED: &str = "\
23 January 2025

Viewing results 7 - 9 of 41

Herders Count Their Yaks from the Air

On January 20 the ministry in charge of farming said that small drones had counted every yak on the high pastures of the Naryn region within two days. A year ago the same count took riders more than three weeks. Officials in Bishkek now want to buy forty more machines before the summer.

A Ferry Returns to the Caspian Coast

The port of Aktau has put a passenger ferry back to sea after six years ashore. The ship will sail twice a week to Baku and carries two hundred people with their cars. Tickets for the first month were gone within one afternoon, the harbour master told reporters.

Bakers of Samarkand Ask for Cheaper Flour

Bread is at the centre of every table in the city, and the price of flour has gone up by a third since autumn. Forty bakeries have written to the governor and ask him to open the state stores before the spring holidays, when ...
";

/// A week in review of Orda: two headed sections, one with its own list of headlines, and a list of latest news.
pub(crate) const REVIEW: &str = "\
Week in Review: Bridges and Bread...

Orda has gathered the affairs of seven quiet days.
A Bridge at Last
On 29 November the people of Kulan opened a bridge that three governors had promised them. It is ninety metres long and carries lorries of forty tonnes. Children crossed it first, then a bride, then the minister with his guards.
The old ferry will be kept as a museum. Its captain, who is seventy-one years old, has asked for one last trip in May.
Read also:
- Who Paid for the Bridge of Kulan?
- Ten Rivers Still Wait for Theirs
Bread and Prices
Bakers in Taraz raised the price of a loaf by ten tenge on Monday. The mayor called them to his office and showed them the contracts for flour. Nobody left the room with a smile, one of them said later.
Latest news
- Taraz Mayor Opens a Bakery of His Own
- Snow Closes the Road to Kordai
";

/// A title that stands in [`listing`].
pub(crate) const YAKS: &str = "Herders Count Their Yaks from the Air";

/// A page of three stories in words that no other number's page has.
pub(crate) fn brief(number: usize) -> String {
    let word = |at: usize| {
        // Digits in base 15, each a syllable: different numbers make different words.
        let syllables =
            ["ba", "ke", "di", "mo", "tu", "ra", "se", "li", "no", "gu", "za", "pe", "shi", "yo", "ku"];
        let spelt = [number / 225, number / 15, number, at].map(|digit| syllables[digit % 15]);
        spelt.concat()
    };
    let sentence = |from: usize| (from..from + 12).map(word).collect::<Vec<_>>().join(" ");
    let story = |place: usize| {
        let at = place * 40;
        let (asker, asked) = (capital(&word(at)), capital(&word(at + 1)));
        format!("{asker} Weighs the Question of {asked}\n\nThe {}. A {}.\n\n", sentence(at), sentence(at + 3))
    };
    format!("23 January 2025\n\nViewing results 1 - 3 of 9\n\n{}{}{}", story(0), story(1), story(2))
}

fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}
