"""Sentry: where errors are reported, under which name, and what share of requests is traced."""

from __future__ import annotations

from sphinx_ddd.facts.metrics import Telemetry
from sphinx_ddd.rules._metrics.given import Given
from sphinx_ddd.rules._metrics.option_names import options_of
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call

DSN_VARIABLE = "SENTRY_DSN"
"""What the library reads where no dsn is given."""
ENVIRONMENT_VARIABLE = "SENTRY_ENVIRONMENT"


@calls("sentry_sdk.init", "sentry_sdk.hub.init", "sentry_sdk.api.init")
def client(use: Call) -> Facts:
    """A client that reports errors. The address holds a key, so it is not repeated; only what sets it."""
    given = next(Given.of(use))
    dsn, environment = use.argument(0, "dsn"), use.argument(None, "environment")
    rate = given.value(None, "traces_sample_rate")
    named = options_of(use.context, dsn, environment, use.argument(None, "traces_sample_rate"))
    if dsn is None and not use.is_open(0):
        named = (DSN_VARIABLE, *(named or ()))
    yield Telemetry(
        name="sentry_sdk.init",
        framework="sentry",
        how="report",
        options=named,
        environment=given.text(None, "environment"),
        sample_rate=rate if rate is None or (isinstance(rate, (int, float)) and not isinstance(rate, bool)) else None,
    )
