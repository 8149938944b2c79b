//! What keys do to a real library, from one start of the reader to the next.

mod filters;
mod journeys;
mod keeping;
mod relating;
mod seeking;
