"""Holds for every test: a machine that is busy makes a test slow, not wrong."""

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
