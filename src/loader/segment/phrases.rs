//! The phrases that a sentence's opening is told by, folded as `names::fold` writes them, each a run of whole words.
//!
//! Markers of general English and Russian prose, none that is of one text only.

/// Words that join a sentence to the last, before its own opening.
#[rustfmt::skip]
pub(super) const CONNECTIVES: &[&str] = &[
    "however", "but", "and", "yet", "also", "finally", "meanwhile", "а", "но",
];

/// Pronouns as subjects or owners: their meaning stands before.
#[rustfmt::skip]
pub(super) const REFERRING: &[&str] = &[
    "he", "she", "they", "it", "his", "her", "their", "its", "him", "them", "both",
    "all of this", "the latter", "the former", "according to him", "according to her", "according to them",
    "он", "она", "они", "оно", "его", "ее", "их", "по его словам", "по ее словам", "по их словам",
];

/// Words that point back wherever they stand before a name.
#[rustfmt::skip]
pub(super) const BACKWARD: &[&str] = &[
    "his", "her", "their", "him", "them", "themselves", "himself", "herself", "он", "она", "они",
];

/// The writer says that another affair begins.
#[rustfmt::skip]
pub(super) const NEW_TOPICS: &[&str] = &[
    "elsewhere", "separately", "on a separate", "in a separate", "in separate", "on another note",
    "on a different note", "on a lighter note", "on a positive note", "on a brighter note",
    "on a sadder note", "on another front", "unrelated", "unrelatedly", "in unrelated", "in other news",
    "in other developments", "in other matters", "in another development", "in related news",
    "in regional news", "in international news", "in domestic news", "in business news", "in economic news",
    "in sports", "back in", "back home", "back to", "turning to", "moving on", "moving to", "switching to",
    "switching gears", "shifting to", "shifting gears", "as for", "as regards", "regarding", "with regard to",
    "with regards to", "concerning", "when it comes to", "in terms of", "speaking of", "closer to home",
    "further afield", "farther afield", "across the border", "over in", "over the border", "next door",
    "neighboring", "neighbouring", "among other", "among the other", "other notable", "other news",
    "also this week", "also in the news", "also of note", "also noteworthy", "last but not least",
    "to wrap up", "rounding off", "rounding out", "что касается", "в других новостях", "к другим новостям",
    "отдельно", "также на этои неделе", "к слову о",
];

/// The writer sets something beside the last.
#[rustfmt::skip]
pub(super) const TURNS: &[&str] = &[
    "meanwhile", "at the same time", "simultaneously", "against this backdrop", "against that backdrop",
    "against the backdrop", "amid this", "incidentally", "coincidentally", "similarly", "likewise",
    "in a similar", "in similar", "in the same vein", "in the meantime", "in parallel", "not long before",
    "not long after", "a week prior", "a week earlier", "a week later", "at the same", "also", "finally",
    "lastly", "interestingly", "curiously", "additionally", "earlier in the week", "later in the week",
    "earlier this week", "later this week", "тем временем", "между тем", "в то же время", "одновременно",
    "на этом фоне", "кстати", "примечательно",
];

/// The writer says when: affairs and their continuations both open so.
#[rustfmt::skip]
pub(super) const TIMES: &[&str] = &[
    "this week", "last week", "this past week", "this month", "last month", "on the same day",
    "that same day", "the same day", "the next day", "the following day", "the previous day",
    "the day before", "a day later", "a day earlier", "a day prior", "two days", "three days", "days later",
    "days earlier", "days before", "earlier", "later", "shortly before", "shortly after", "soon after",
    "on monday", "on tuesday", "on wednesday", "on thursday", "on friday", "on saturday", "on sunday",
    "in january", "in february", "in march", "in april", "in may", "in june", "in july", "in august",
    "in september", "in october", "in november", "in december", "ранее", "позже", "на этои неделе",
    "на прошлои неделе", "в тот же день", "накануне",
];

/// The writer goes on.
#[rustfmt::skip]
pub(super) const GOING_ON: &[&str] = &[
    "this", "that", "these", "those", "such", "but", "and", "or", "so", "yet", "still", "then", "thus",
    "hence", "however", "indeed", "notably", "nonetheless", "nevertheless", "therefore", "consequently",
    "accordingly", "moreover", "furthermore", "besides", "instead", "in addition", "on top of that",
    "in particular", "in fact", "in response", "in turn", "in return", "in other words", "in contrast",
    "by contrast", "in doing so", "in this", "as a result", "as such", "as a reminder", "for example",
    "for instance", "for this", "for that", "of course", "to this end", "that said", "on the one hand",
    "on the other hand", "on the contrary", "following this", "following that", "after this", "after that",
    "despite this", "despite that", "because of this", "due to this", "with this", "with that",
    "with the above", "some", "others", "many", "most", "several", "among them", "one of", "there", "here",
    "prosecutors", "police", "authorities", "officials", "experts", "analysts", "critics", "observers",
    "backlash", "what", "according to the", "это", "этот", "эта", "эти", "такои", "такая", "такие", "однако",
    "но", "и", "при этом", "кроме того", "более того", "таким образом", "в результате", "в ответ",
    "в частности", "например", "поэтому", "тогда", "там", "здесь", "напомним",
];

/// Markers that only announce the subject, which the sentence then names.
#[rustfmt::skip]
pub(super) const TOPICS: &[&str] = &[
    "as for", "as regards", "regarding", "with regard to", "with regards to", "concerning",
    "when it comes to", "speaking of", "turning to", "back in central asia", "что касается",
];

#[cfg(test)]
mod tests {
    use super::{BACKWARD, CONNECTIVES, GOING_ON, NEW_TOPICS, REFERRING, TIMES, TOPICS, TURNS};
    use crate::names::fold;

    #[test]
    fn phrases_stand_as_folding_leaves_them() {
        let lists = [BACKWARD, CONNECTIVES, GOING_ON, NEW_TOPICS, REFERRING, TIMES, TOPICS, TURNS];
        for phrase in lists.into_iter().flatten() {
            assert_eq!(fold(phrase), *phrase);
        }
    }
}
