//! An audit for people and tools.
