//! The one integration-test binary.

// In tests a panic is how a failure is told; clippy exempts test functions from these lints, but not their helpers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod command_line;
mod house;
mod keys;
mod screens;
