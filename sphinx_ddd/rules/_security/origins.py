"""Which web sites may call a service from a browser: verdicts that all frameworks share (OWASP ASVS 14.5.3, NIST 800-53 AC-4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.rules._clients.options import held
from sphinx_ddd.source.context import Context

EVERYONE: Final = "*"
WITH_LOGIN: Final = "any web site may call it from a browser, with the cookies of whoever visits the site"
ANY: Final = "any web site may call it from a browser"
NAMED: Final = "only pages of these origins may call it from a browser"
BY_OPTION: Final = "an option names the web sites that may call it from a browser"


def of_origins(name: str, node: nodes.NodeNG | None, context: Context, *, credentials: bool = False) -> Iterator[SecuritySetting]:
    """What a list of origins lets in: everyone, those that it names, or those of an option."""
    value = context.value(node)
    origins = [value] if isinstance(value, str) else list(value) if isinstance(value, list | tuple) else []
    if EVERYONE in origins:
        yield SecuritySetting(name=name, value=EVERYONE, weak=True, why=WITH_LOGIN if credentials else ANY)
    elif origins and all(isinstance(one, str) for one in origins):
        yield SecuritySetting(name=name, value=", ".join(map(str, origins)), weak=False, why=NAMED)
    elif value is UNKNOWN and (option := held(node, context).option):
        yield SecuritySetting(name=name, why=BY_OPTION, option=option)
