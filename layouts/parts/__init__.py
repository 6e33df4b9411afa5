"""Small reusable pieces of screen: a finding, a badge, a sparkline, a table twin."""
