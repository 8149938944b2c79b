//! Text and geometry: what stands where, in cells. Knows roles, no colours.

pub(crate) mod chart;
pub(crate) mod dates;
pub(crate) mod disputed;
pub(crate) mod draft;
pub(crate) mod flow;
pub(crate) mod geometry;
pub(crate) mod issue_name;
pub(crate) mod light;
pub(crate) mod outlet;
pub(crate) mod pairs;
pub(crate) mod passage;
pub(crate) mod piece;
pub(crate) mod plot;
pub(crate) mod rows;
pub(crate) mod source;
pub(crate) mod text;
pub(crate) mod ticker;
pub(crate) mod weeks;
