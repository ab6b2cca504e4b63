"""How JSON web tokens are signed and checked: PyJWT, python-jose, authlib."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.source.uses import Call

DECODERS: Final = ("jwt.decode", "jwt.api_jwt.decode", "jwt.decode_complete", "jose.jwt.decode", "jwt.PyJWT.decode")
ENCODERS: Final = {"jwt.encode": 2, "jwt.api_jwt.encode": 2, "jose.jwt.encode": 2}
_NONE: Final = "none"


@calls(*DECODERS)
def decoded(use: Call) -> Facts:
    """Whether the signature of a token is checked, and which algorithms are taken."""
    options = use.value(3, "options")
    verify = options.get("verify_signature") if isinstance(options, dict) else use.value(None, "verify")
    algorithms = use.texts(2, "algorithms")
    if verify is False:
        yield SecuritySetting(
            name=f"{use.name}(verify_signature)", value="False", weak=True, why="what a token says is read without a check of its signature"
        )
    elif isinstance(algorithms, tuple) and algorithms:
        weak = any(one.lower() == _NONE for one in algorithms)
        why = "tokens without a signature are taken" if weak else "tokens are checked, under these algorithms only"
        yield SecuritySetting(name=f"{use.name}(algorithms)", value=", ".join(algorithms), weak=weak, why=why)


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
