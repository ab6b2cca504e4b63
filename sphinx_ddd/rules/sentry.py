"""Sentry: where errors are reported, under which name, and what share of requests is traced."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.metrics import Telemetry
from sphinx_ddd.rules._metrics.given import Given
from sphinx_ddd.rules._metrics.sources import sources_of
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call

DSN_VARIABLE = "SENTRY_DSN"
"""What the library reads where no dsn is given."""
ENVIRONMENT_VARIABLE = "SENTRY_ENVIRONMENT"


@calls("sentry_sdk.init", "sentry_sdk.hub.init", "sentry_sdk.api.init")
def client(use: Call) -> Facts:
    """A client that reports errors, where its host or the setting of its address is seen. The address holds a key: it is not repeated."""
    given = next(Given.of(use))
    stated = [use.expression(0, "dsn"), use.expression(None, "environment"), use.expression(None, "traces_sample_rate")]
    dsn = stated[0]
    named = sources_of(given, *(one[1] for one in stated if one is not None and one[0].module is use.context.module))
    if dsn is None and not use.is_open(0):
        named = (DSN_VARIABLE, *(named or ()))
    made = Telemetry(
        name="sentry_sdk.init",
        framework="sentry",
        how="report",
        address=_host(given.text(0, "dsn")),
        options=named,
        environment=_stated(given, "environment", str),
        sample_rate=_stated(given, "traces_sample_rate", int, float),
    )
    if made.says_where:
        yield made


def _host(dsn: Maybe[str]) -> str | None:
    """The machine that a literal address leads to."""
    try:
        return urlsplit(dsn).hostname if isinstance(dsn, str) else None
    except ValueError:
        return None


def _stated(given: Given, name: str, *kinds: type) -> Any:
    """The value of a keyword; unknown where it is in a mapping to which callers may add: they may put another in its place."""
    if given.use.argument(None, name) is None and given.use.is_open():
        return UNKNOWN
    value = given.value(None, name)
    return value if value is None or (isinstance(value, kinds) and not isinstance(value, bool)) else UNKNOWN
