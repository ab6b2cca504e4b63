"""A shop, small enough to know every fact of it."""

__version__ = "1.0"
