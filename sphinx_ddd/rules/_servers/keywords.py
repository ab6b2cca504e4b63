"""Settings that a program gives a library as keyword arguments, or as the entries of a dict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.rules._rule import At
from sphinx_ddd.rules._settings.documented import Documented, applied, with_documentation
from sphinx_ddd.rules._settings.plain import Given, given, plain_option
from sphinx_ddd.rules._settings.values import in_facts
from sphinx_ddd.source.comments import comment_on
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.uses import Call

READ_AT_START: Final = "read when the process starts"
Known = Mapping[str, JSON | Documented]


def keyword_options(use: Call, framework: str, known: Known, renamed: Mapping[str, str] | None = None) -> Iterator[At]:
    """The keyword arguments of a call that are settings of a framework, with those of ``**mapping``.

    :param renamed: parameter to setting, where their names differ.
    """
    for keyword in use.call.keywords or () if use.call is not None else ():
        if keyword.arg is None:
            yield from mapping_options(keyword.value, use.context, framework, known)
            continue
        name = (renamed or {}).get(keyword.arg, keyword.arg)
        if name in known:
            yield _at(setting(name, given(keyword.value, use.context), framework, known), keyword.value, use.context)


def mapping_options(node: nodes.NodeNG, context: Context, framework: str, known: Known) -> Iterator[At]:
    """The entries of a dict that are settings of a framework: each where it is written, or where the dict is used."""
    if isinstance(node, nodes.Dict):
        for key, value in node.items:
            name = context.value(key)
            if isinstance(name, str) and name in known:
                yield _at(setting(name, given(value, context), framework, known, comment_on(key, context.module)), key, context)
        return
    entries: Value = context.unset(node)
    for name, value in entries.items() if isinstance(entries, dict) else ():
        if isinstance(name, str) and name in known:
            yield _at(setting(name, Given(in_facts(value) if context.known(value) else UNKNOWN), framework, known), node, context)


def _at(option: ConfigOption, node: nodes.NodeNG, context: Context) -> At:
    return At(applied(option, "restart", READ_AT_START, context.location(node)), node)


def setting(name: str, value: Given, framework: str, known: Known, description: str = "", scope: str = "", entry: str = "") -> ConfigOption:
    """A setting of a framework as a project gives it, with what its documentation says.

    :param entry: what the table calls it, where the project's name has a prefix.
    """
    return with_documentation(plain_option(name, value, framework, scope=scope, description=description), known, entry)
