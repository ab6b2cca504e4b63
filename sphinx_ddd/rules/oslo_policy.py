"""Who may do what, as a service of OpenStack declares it with ``oslo.policy``."""

from __future__ import annotations

import re
from typing import Final

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.compliance import Permission
from sphinx_ddd.rules._rule import At, Facts, calls
from sphinx_ddd.source.uses import Call

DOCUMENTED: Final = "oslo_policy.policy.DocumentedRuleDefault"
PLAIN: Final = "oslo_policy.policy.RuleDefault"
OPEN: Final = "anyone whom the service lets in (oslo.policy)"
_MOST_OPERATIONS: Final = 4
METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
"""What a client can send; ``LIST`` is only written where a list is got."""
_RULE: Final = re.compile(r"(?<![\w:.])(rule|role):")
"""A check by the name of another rule, or by a role."""


@calls(DOCUMENTED, PLAIN)
def rule(use: Call) -> Facts:
    """A rule of a policy: its name, the check that it makes, and the requests that it guards."""
    for one, entered in use.variants():
        name = one.template(0, "name")
        if not name or (name.startswith("{") and name.endswith("}")):
            continue
        here = entered.call if entered is not None and entered.module is use.context.module else use.node
        check = one.text(1, "check_str")
        yield At(
            Permission(
                name=name,
                resource=_operations(one),
                value=_words(check),
                description=_description(one),
            ),
            here,
        )


def _words(check: Maybe[str]) -> Maybe[str]:
    """``rule:owner or role:admin`` as ``rule owner or role admin (oslo.policy)``; an empty check is for whom the service has let in."""
    match check:
        case "" | "@":
            return OPEN
        case "!":
            return "nobody"
        case str():
            return f"{_RULE.sub(_spelled, check)} (oslo.policy)"
    return check


def _spelled(match: re.Match[str]) -> str:
    return f"{match[1]} "


def _operations(use: Call) -> Maybe[str]:
    """``GET /v3/users; HEAD /v3/users``: the requests that a rule guards."""
    if use.name != DOCUMENTED:
        return None
    stated = use.value(3, "operations")
    if not isinstance(stated, list | tuple):
        return UNKNOWN if stated is UNKNOWN else None
    out: list[str] = []
    for one in stated:
        path, method = (one.get("path"), one.get("method")) if isinstance(one, dict) else (None, None)
        methods = method if isinstance(method, list | tuple) else [method]
        if isinstance(path, str):
            out += [f"{verb} {path}" if verb.upper() in METHODS else path for verb in methods if isinstance(verb, str)]
    shown = "; ".join(out[:_MOST_OPERATIONS])
    return f"{shown}; and {len(out) - _MOST_OPERATIONS} more" if len(out) > _MOST_OPERATIONS else shown or None


def _description(use: Call) -> str:
    text = use.value(2, "description")
    return " ".join(text.split()) if isinstance(text, str) else ""
