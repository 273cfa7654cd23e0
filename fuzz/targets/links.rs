//! Fuzzes `nextpractice_tests::entry::links`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| nextpractice_tests::entry::links(bytes));
