#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| akyn::tui::doors::key(bytes));
