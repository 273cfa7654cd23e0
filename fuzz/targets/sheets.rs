//! Fuzzes `nextpractice_tests::entry::sheets`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| nextpractice_tests::entry::sheets(bytes));
