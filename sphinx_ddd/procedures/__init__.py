"""Meaning: facts, hand-written procedures and the site file become what an operator does."""
