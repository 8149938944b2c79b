//! Looking things up by what is typed. Knows neither the library's file nor the screen: it is given texts, and says
//! which of them match, how well, and where.
//!
//! - [`fuzzy`] finds titles by a few of their letters.

pub mod fuzzy;
