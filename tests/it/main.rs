//! The one integration binary: a module per part of the house.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "clippy.toml frees test functions only, not what they share"
)]

mod command_line;
mod fuzz;
mod house;
mod journey;
mod keys;
mod library;
mod loader;
mod screens;
mod search;
