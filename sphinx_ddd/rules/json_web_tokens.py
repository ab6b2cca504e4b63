"""How JSON web tokens are signed and checked: PyJWT, python-jose, authlib."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call

DECODERS: Final = ("jwt.decode", "jwt.api_jwt.decode", "jwt.decode_complete", "jose.jwt.decode", "jwt.PyJWT.decode")
_DECODERS: Final = frozenset(DECODERS)
HARMLESS: Final = frozenset({"exp", "iat", "nbf", "kid", "iss"})
"""Claims that say how a token is to be checked and how long it is good, not who somebody is."""
ENCODERS: Final = {"jwt.encode": 2, "jwt.api_jwt.encode": 2, "jose.jwt.encode": 2}
_NONE: Final = "none"


@calls(*DECODERS)
def decoded(use: Call) -> Facts:
    """Whether the signature of a token is checked, and which algorithms are taken."""
    options = use.value(3, "options")
    verify = options.get("verify_signature") if isinstance(options, dict) else use.value(None, "verify")
    algorithms = use.texts(2, "algorithms")
    if verify is False and _only_looks(use):
        return
    if verify is False:
        yield SecuritySetting(
            name=f"{use.name}(verify_signature)", value="False", weak=True, why="what a token says is read without a check of its signature"
        )
    elif isinstance(algorithms, tuple) and algorithms:
        weak = any(one.lower() == _NONE for one in algorithms)
        why = "tokens without a signature are taken" if weak else "tokens are checked, under these algorithms only"
        yield SecuritySetting(name=f"{use.name}(algorithms)", value=", ".join(algorithms), weak=weak, why=why)


def _only_looks(use: Call) -> bool:
    """Whether a token is read unchecked to find out how to check it, or how long it is good.

    The module checks tokens elsewhere, or uses nothing of it but such claims.
    """
    others = [call for call in use.context.module.calls_by_tail.get("decode", ()) if call is not use.node]
    if any(not _DECODERS.isdisjoint(use.context.names(call.func)) and _checks(call, use) for call in others):
        return True
    scope, kept = use.node.scope(), use.target()
    read = {_claim(name.parent) for name in scope.nodes_of_class(nodes.Name) if name.name == kept} if kept else set()
    return bool(read) and read <= HARMLESS


def _checks(call: nodes.Call, use: Call) -> bool:
    other = Call(call, use.context, use.names, call)
    options = other.value(3, "options")
    return other.argument(1, "key") is not None and not (isinstance(options, dict) and options.get("verify_signature") is False)


def _claim(node: nodes.NodeNG | None) -> str:
    """The claim that is read of a token: ``exp`` of ``claims["exp"]`` and ``claims.get("exp")``."""
    match node:
        case nodes.Subscript(slice=nodes.Const(value=str() as name)):
            return name
        case nodes.Attribute(attrname="get", parent=nodes.Call(args=[nodes.Const(value=str() as name), *_])):
            return name
    return ""


@calls(*ENCODERS)
def encoded(use: Call) -> Facts:
    """The algorithm under which a token is signed."""
    algorithm = use.text(ENCODERS[use.name], "algorithm", "HS256")
    if algorithm is UNKNOWN:
        return
    if not isinstance(algorithm, str) or algorithm.lower() == _NONE:
        yield SecuritySetting(name=f"{use.name}(algorithm)", value=_NONE, weak=True, why="tokens are not signed")
    else:
        yield SecuritySetting(name=f"{use.name}(algorithm)", value=algorithm, weak=False, why="tokens are signed under this algorithm")
