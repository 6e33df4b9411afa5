"""Niveau: up, stay or down, and why."""
