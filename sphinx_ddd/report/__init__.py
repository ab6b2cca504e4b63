"""Output: one module a format, each a function to ``str``."""
