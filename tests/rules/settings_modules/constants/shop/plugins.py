"""Looked through by name, but for its classes."""

# none of these
LIMIT = 3
ORDER = 4
PLUGINS = []


class Maps: ...


class Search: ...


class Audit: ...
