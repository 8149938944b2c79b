//! The reader over a real library: what a user sees, screen by screen.

pub(crate) mod desk;
mod everywhere;
