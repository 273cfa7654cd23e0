//! Reads and writes the files of the field.
