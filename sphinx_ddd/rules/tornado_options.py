"""Options that ``tornado.options.define`` declares: one set for a whole program, on the command line and in its file."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.secrets import is_secret
from sphinx_ddd.rules._rule import Facts, calls
from sphinx_ddd.rules._settings.environment import environment
from sphinx_ddd.rules._settings.objects import stated_default
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.source.uses import Call

FRAMEWORK = "tornado"
DEFINE: Final = ("tornado.options.define", "tornado.options.OptionParser.define", "tornado.options.options.define")
RETURNS = {"tornado.options.OptionParser": "tornado.options.OptionParser"}
TYPES: Final = {
    "builtins.str": "string", "builtins.int": "integer", "builtins.float": "number", "builtins.bool": "boolean",
    "datetime.datetime": "string", "datetime.timedelta": "duration",
}  # fmt: skip
_INFERRED: Final = {bool: "boolean", int: "integer", float: "number"}


@calls(*DEFINE)
def define(use: Call) -> Facts:
    """An option that ``define`` declares; its type is that of its default, where none is given."""
    for one, _ in use.variants():
        option = _option(one)
        if option is not None:
            yield option


def _option(use: Call) -> ConfigOption | None:
    name = use.text(0, "name")
    if not isinstance(name, str):
        return None
    given = use.expression(1, "default")
    default = stated_default(given[1], given[0]) if given is not None else UNKNOWN if use.is_open(1) else None
    read = environment(given[1], given[0]) if given is not None else None
    kind, native = _type(use, default)
    multiple = use.flag(5, "multiple")
    spelled = name.replace("_", "-")
    return ConfigOption(
        name=name,
        framework=FRAMEWORK,
        option_type=kind if not multiple else UNKNOWN if multiple is UNKNOWN else "list",
        native_type=native,
        element_type=kind if multiple is True else None,
        default=[] if multiple is True and default is None else default,
        unit=unit_of(name, kind),
        secret=is_secret(name, default, kind),
        env=read.names if read is not None else None,
        flags=(f"--{spelled}",),
        description=use.template(3, "help").strip(),
    )


def _type(use: Call, default: object) -> tuple[Maybe[str], Maybe[str]]:
    given = use.expression(2, "type")
    if given is not None:
        called = given[0].names(given[1])
        name = called[0] if called else ""
        return TYPES.get(name, "raw" if name else UNKNOWN), name.removeprefix("builtins.") or UNKNOWN
    if use.is_open(2) or default is UNKNOWN:
        return UNKNOWN, UNKNOWN
    if isinstance(default, dict) and "$seconds" in default:
        return "duration", "timedelta"
    word = next((word for kind, word in _INFERRED.items() if type(default) is kind), "string")
    return word, {"boolean": "bool", "integer": "int", "number": "float"}.get(word, "str")
