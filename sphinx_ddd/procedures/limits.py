"""Which options bound a resource, and which tune speed, by the words of their names and what they hold."""

from __future__ import annotations

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.procedures.config import grouped
from sphinx_ddd.procedures.given import Given
from sphinx_ddd.procedures.name_words import words_of

_BOUNDS = frozenset(
    "limit limits timeout timeouts pool workers threads processes connections quota capacity backlog queue concurrency memory "
    "maxsize maxlen burst".split()
)
_BOUNDS_IN_PAIRS = frozenset("max maximum size length count bytes clients requests items rows files body upload disk number".split())
"""Words that name a limit only together: ``max_size``, but not ``size``."""
_TUNES = frozenset(
    "batch chunk buffer cache interval ttl prefetch retry retries backoff delay sleep wait poll parallel forks throttle keepalive".split()
)
_NUMERIC = frozenset(("integer", "number", "duration"))


def bounding(given: Given) -> list[list[Found[ConfigOption]]]:
    return [g for g in _numeric(given) if _bounds(g[0].fact) and not _tunes(g[0].fact)]


def tuning(given: Given) -> list[list[Found[ConfigOption]]]:
    return [g for g in _numeric(given) if _tunes(g[0].fact)]


def _numeric(given: Given) -> list[list[Found[ConfigOption]]]:
    return [g for g in grouped(given.of(ConfigOption)) if g[0].fact.option_type in _NUMERIC]


def _bounds(option: ConfigOption) -> bool:
    words = words_of(option.name)
    return bool(words & _BOUNDS) or len(words & _BOUNDS_IN_PAIRS) > 1


def _tunes(option: ConfigOption) -> bool:
    return bool(words_of(option.name) & _TUNES)
