//! Folding of spellings, and which countries and names a text holds.
