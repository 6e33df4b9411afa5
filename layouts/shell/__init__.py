"""The frame around every page: top bar, rail, filter bar, notices."""
