"""What the defaults of options give away, and limits of logins."""

from __future__ import annotations

from typing import Any

import pytest

from sphinx_ddd.facts.base import Fact, Found, Location
from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.linking import link
from sphinx_ddd.linking.exposed import EVERYWHERE, KNOWN, LOGINS

READ = (Location("shop/serve.py", 9),)


def settings(fact: Fact, path: str = "shop/options.py") -> list[SecuritySetting]:
    return [one.fact for one in link([Found(fact, Location(path, 1), "shop.options", "rule")]) if isinstance(one.fact, SecuritySetting)]


def option(name: str, default: object, **changes: Any) -> ConfigOption:
    given: dict[str, Any] = {"framework": "oslo.config", "scope": "api", "read_at": READ, "option_type": "string", **changes}
    return ConfigOption(name=name, default=default, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("default", ["s3same", ["s3same"]])
def test_a_secret_that_everyone_knows(default: object) -> None:
    assert settings(option("admin_token", default, secret=True)) == [
        SecuritySetting(name="[api]admin_token", weak=True, why=KNOWN, secret=True, option="[api]admin_token")
    ]


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_every_address_of_the_machine(host: str) -> None:
    assert settings(option("bind_host", host)) == [
        SecuritySetting(name="[api]bind_host", value=host, why=EVERYWHERE, check="B104", option="[api]bind_host")
    ]
    assert settings(option("host", host, description="Address to listen on."))


@pytest.mark.parametrize(
    "harmless",
    [
        option("admin_token", "s3same", secret=True, read_at=None),
        option("admin_token", "", secret=True),
        option("admin_token", None, secret=True),
        option("admin_token", "/etc/shop/token", secret=True),
        option("broker_url", "rabbit://", secret=True),
        option("SECRET_KEY", "s3same", secret=True, framework="django"),
        option("bind_host", "127.0.0.1"),
        option("bind_host", "0.0.0.0", read_at=None),
        option("host", "0.0.0.0", description="The server to ask."),
        option("motto", "open sesame"),
    ],
    ids=lambda one: f"{one.name}={one.default}",
)
def test_what_gives_nothing_away(harmless: ConfigOption) -> None:
    assert settings(harmless) == []


def test_what_no_live_system_runs_with() -> None:
    assert settings(option("admin_token", "s3same", secret=True), "shop/conf/development.py") == []


def test_the_rate_of_logins() -> None:
    limit = Limit(name="shop.views.login", resource="rate", value=5, unit="requests per minute")
    assert settings(limit) == [SecuritySetting(name="shop.views.login", value="5 requests per minute", weak=False, why=LOGINS)]
    assert settings(Limit(name="shop.views.orders", resource="rate", value=5, unit="requests per minute")) == []
