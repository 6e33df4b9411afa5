"""Benchmarks: measured figures against the prototype in the same run; nothing here is a timed test."""
