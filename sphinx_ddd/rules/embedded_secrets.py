"""Passwords, keys and tokens that stand in the code. Their content is never told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.facts.secrets import holds_password, looks_secret
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._security.accepted import is_accepted, is_never_live
from sphinx_ddd.source.uses import WholeModule

SHORTEST: Final = 8
_STANDINS: Final = re.compile(
    r"change.?me|example|dummy|placeholder|insert|your|xxx|todo|sample|default|secret|password|passwd|token|test|foo|replace|none|\*\*",
    re.IGNORECASE,
)
"""Words in what stands in for a secret, or names where it is."""
_PLAIN: Final = re.compile(r"[A-Za-z0-9+/=_.!@#$%^&*~,:;?()-]+")
_PATHLIKE: Final = re.compile(r"^[./~]|^[a-z]+(?:[._:/-][a-z0-9]+)+$|^[A-Z][A-Z0-9_]+$", re.ASCII)
_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1", "db", "postgres", "mysql", "redis", "rabbitmq"})


@modules()
def written(use: WholeModule) -> Facts:
    """A literal that is given to a name, attribute or argument of a secret."""
    if ".migrations." in use.context.module.name:
        return  # what stood in a database once
    if is_never_live(use.context.module.name):
        return
    for name, value, node in _given(use):
        if is_accepted(node, use.context.module):
            continue
        if looks_secret(name) and _is_real(value):
            check = "B106" if isinstance(node.parent, nodes.Keyword) or isinstance(node, nodes.Keyword) else "B105"
            yield At(SecuritySetting(name=name, weak=True, secret=True, why="a secret stands in the code", check=check), node)
        elif holds_password(value) and _is_real_address(value):
            why = "a password stands in an address in the code"
            yield At(SecuritySetting(name=name, weak=True, secret=True, why=why, check="B105"), node)


def _given(use: WholeModule) -> Iterator[tuple[str, str, nodes.NodeNG]]:
    """Name, text and place of each literal text that an assignment or a call gives to a name."""
    for node in use.context.module.uses:
        match node:
            case nodes.Assign(targets=[target], value=nodes.Const(value=str() as text)):
                yield _name(target), text, node
            case nodes.AnnAssign(target=target, value=nodes.Const(value=str() as text)):
                yield _name(target), text, node
            case nodes.Call():
                for keyword in node.keywords or ():
                    if keyword.arg and isinstance(keyword.value, nodes.Const) and isinstance(keyword.value.value, str):
                        yield keyword.arg, keyword.value.value, keyword


def _name(target: nodes.NodeNG) -> str:
    return str(getattr(target, "name", "") or getattr(target, "attrname", ""))


def _is_real(text: str) -> bool:
    """Whether a text has the look of a secret rather than of its name, its place or a stand-in."""
    if len(text) < SHORTEST or not _PLAIN.fullmatch(text) or _STANDINS.search(text) or _PATHLIKE.search(text) or "://" in text:
        return False
    return any(c.isdigit() for c in text) and any(c.isalpha() for c in text) and len(set(text)) >= SHORTEST - 2


def _is_real_address(text: str) -> bool:
    """Whether the password of an address is one, and the address not that of a service beside the developer."""
    user, _, rest = text.partition("://")[2].rpartition("@")
    password, host = user.partition(":")[2], rest.partition("/")[0].partition(":")[0]
    return _is_real(password) and host not in _LOCAL
