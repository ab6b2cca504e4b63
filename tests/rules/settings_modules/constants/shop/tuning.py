"""Loaded through vars(), but two names are no settings module."""

# none of these
A = 1
B = 2
