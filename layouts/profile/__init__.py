"""Profiel: what kind of burglary?"""
