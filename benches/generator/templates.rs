//! Titles, sentences and headings with places for words: `{person}`, `{place}` and so on, filled by
//! [`super::affair::Affair`].

/// Titles; the slots of the affair come first, so that stories of one affair look alike.
pub(crate) const TITLES: [&str; 18] = [
    "{Place} Waits for Its {Project}",
    "{Country} and {Country2} Agree on the {Project} at {Place}",
    "{Surname} Defends the {Project} Near {Village}",
    "Why the {Project} at {Place} Is Late Again",
    "{Country} Looks for Money for the {Project}",
    "Court in {Place} Hears the Case of {Surname}",
    "{Surname}: {Topic} Will Be Settled This Year",
    "Villagers of {Village} Ask Who Pays for the {Project}",
    "{Country} Raises the Stakes Over {Topic}",
    "What the {Project} Means for {Place}",
    "{Organisation} Approves {Money} for {Place}",
    "{Topic}: {Country} and {Country2} Talk Again",
    "Storm Stops Work on the {Project} Near {Village}",
    "{Surname} and {Surname2} Meet in {Place}",
    "{Place} Opens Its {Adjective} {Project}",
    "Is the {Project} Worth {Money}?",
    "{Country2} Sends Engineers to {Place}",
    "A {Adjective} Road to {Village}",
];

/// The first sentence of a story, in lower case, so that a turn such as `Elsewhere, ` can stand before it.
pub(crate) const OPENINGS: [&str; 8] = [
    "{country} and {country2} have agreed to share the costs of the {project} near {place}, {organisation} announced on {day}.",
    "on {day}, {person}, {role}, presented a {adjective} plan for the {project} near {village}.",
    "work on the {project} at {place} has come to a halt, because {organisation} did not release the {noun} in time.",
    "{organisation} has approved {money} for the {project} that is to join {place} with {place2}.",
    "more than {number} people from {village} and the villages around it have signed a letter against the {project}.",
    "a court in {place} began to hear the case of {person}, who is accused of having sold the {noun} of the {project}.",
    "{person} arrived in {place} on {day} to speak with {person2} about {topic}.",
    "the {adjective} dispute between {country} and {country2} over {topic} reached {place} on {day}.",
];

/// Sentences that go on with the affair.
pub(crate) const ABOUT: [&str; 20] = [
    "{Surname} told reporters that the {project} would cost {money}, {percent} more than planned.",
    "According to {organisation}, the {noun} will be finished before the {adjective} {noun2}.",
    "{Surname2} disagreed and called for another {noun} by engineers from {country2}.",
    "The {project} was first proposed in {year}, when {person} was still working in {place2}.",
    "People in {village} remember that the last {noun} was promised to them in {year}.",
    "For {country} the matter is urgent, since {percent} of its {noun}s pass through {place}.",
    "Neither {surname} nor {surname2} wished to say who had signed the {adjective} {noun}.",
    "{Organisation} pointed out that {country2} had delivered only {number} tons by {day}.",
    "The road from {place} to {village} is {number} kilometers long and closed by snow for {small} months.",
    "If the {project} is built, {place2} would receive {percent} more water and electricity.",
    "{Country2} offered a loan of {money} at {percent} a year, to be paid back in {noun}s.",
    "Experts in {place} see a connection with {topic}, which {country} has avoided so far.",
    "The {noun} between {country} and {country2} of {year} says nothing about such a case.",
    "At a hearing in {place}, {person2} showed photographs of the {adjective} {noun} at {village}.",
    "{Role} in {place} expects the first results within {small} months.",
    "A delegation from {country2} visited {village} and found the {noun} in good order.",
    "{Surname} is known in {place} for the {adjective} {noun} of {year}.",
    "Since then {topic} has been on the table at each meeting between {country} and {country2}.",
    "The budget of {country} holds {money} for it, and {organisation} could add {money}.",
    "Residents of {place} learned about the {project} from a {adjective} {noun} on a shop door.",
];

/// Sentences of any story.
pub(crate) const ANY: [&str; 20] = [
    "The {noun} of a {adjective} {noun2} costs about {money} at present.",
    "In {place3}, a {adjective} {noun} drew {number} visitors.",
    "Prices at the bazaar of {place3} rose by {percent} within {small} weeks.",
    "A {noun} from {place3} was sent back because of a {adjective} {noun2}.",
    "The nearest {noun} is {number} kilometers away.",
    "It would be the {adjective} {noun} of its kind in the region.",
    "Nobody was hurt, although the {noun} had been {adjective} for years.",
    "Three of {small} applications were refused, mostly for want of a {adjective} {noun}.",
    "Some {number} families live from the {noun} and the {noun2}.",
    "A study of {year} counted {number} {noun}s along the river.",
    "The old {noun} was built by hand, and the {adjective} {noun2} beside it was not built at all.",
    "Local media wrote that a {noun} and a {noun2} had been seen near {place3}.",
    "Without a {adjective} {noun}, so the calculation goes, {percent} would be lost each year.",
    "The {noun} is guarded by day and night.",
    "Young people leave for {place3}, where a {noun} earns twice as much.",
    "Last winter the {noun} failed {small} times.",
    "Lawyers doubt that the {adjective} {noun} will stand.",
    "What will become of the {noun2} remains open.",
    "Both sides spoke of a {adjective} {noun}.",
    "A {noun} has been set up for complaints, with {small} telephone lines.",
];

/// Headings inside a story: at least four words, one of them small.
pub(crate) const SUBHEADINGS: [&str; 6] = [
    "The Price of a {Adjective} {Noun}",
    "A {Noun} Between {Place} and {Place2}",
    "What the {Noun} of {Place} Hides",
    "From {Village} to {Place}",
    "The {Noun} and the {Noun2}",
    "Money for a {Adjective} {Noun}",
];

/// Headings of a week in review.
pub(crate) const SECTIONS: [&str; 12] = [
    "{Adjective} Ways",
    "{Place} Calling",
    "Who Needs a {Noun}?",
    "{Surname} Again...",
    "The {Adjective} {Noun}",
    "{Noun} and {Noun2}",
    "News From {Place}",
    "{Country} on the Move",
    "One More {Noun}",
    "Whose {Noun} Is It?",
    "Trouble in {Place}",
    "Back to the {Noun}",
];
