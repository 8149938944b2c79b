//! The loader on whole documents.

mod documents;
mod expectation;
mod sample;
mod shown;
mod words;
