"""What the questions answer, one module a page: frozen, JSON-able facts, not yet rounded, suppressed or worded."""
