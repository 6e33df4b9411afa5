"""The subject itself: pure functions on arrays and frames; no files, no clock, no web."""
