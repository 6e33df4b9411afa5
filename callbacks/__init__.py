"""Wires every page: read the link, ask, show."""
