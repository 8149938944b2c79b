//! Folding of spellings, and which countries and names a text holds.
//!
//! Works on one text at a time, in one pass over its words, and knows no library: who is who across documents is for
//! rooms to the right. The tables are data in `assets/names`, built into the binary and parsed once.

mod alias;
mod beginnings;
mod country;
mod fold;
mod form;
mod function_word;
mod gazetteer;
mod generic_word;
mod key;
mod lexicon;
mod mention;
mod named;
mod near;
mod reading;
mod segment;
mod spelling;
mod stem;
mod word;

pub use alias::{AliasError, Aliases};
pub use country::{CountryMention, countries, country_mentions, country_mentions_among, country_name};
pub use fold::{fold, fold_letter, is_apostrophe, is_mark};
pub use form::{Form, Forms, IndexedText, Sought};
pub use function_word::is_function_word;
pub use gazetteer::{Known, NameKind, bucket};
pub use generic_word::is_generic_word;
pub use key::{Subjects, name_keys, subjects};
pub use mention::{Mention, mentions};
pub use named::{Named, Namer, name_key, named};
pub use near::is_near;
pub use spelling::{in_latin, spelling_key};
pub use word::{Word, word_list, words};
