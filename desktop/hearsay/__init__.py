"""Hearsay: a reading tool that shows who vouches for every sentence."""

__version__ = "0.1.0"
