"""What Ansible modules report: failures, warnings, deprecations."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.failures import Failure
from sphinx_ddd.facts.lifecycle import Deprecated
from sphinx_ddd.rules._ansible import blocks, names, reports
from sphinx_ddd.rules._ansible import modules as files
from sphinx_ddd.rules._rule import At, Facts, calls, modules
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call, WholeModule

_MISSING_LIBRARY = "ansible.module_utils.basic.missing_required_lib"
AT_RUN_TIME = "{msg}"
"""Stands for a message that is only known at run time."""


@modules()
def fail_json(use: WholeModule) -> Facts:
    """Messages a module fails with: by ``fail_json``, or by a function of the project that hands its message on to it."""
    for report in reports.reports(use.context):
        for message in _messages(report) or (AT_RUN_TIME,):
            yield At(
                Failure(
                    name=message,
                    via="fail_json",
                    exception=_handled(report.call, use),
                    condition=use.context.condition(report.call),
                ),
                node=report.call,
            )


@calls(names.method("warn"), "ansible.module_utils.common.warnings.warn")
def warn(use: Call) -> Facts:
    """Warnings a module gives while it goes on."""
    message = use.argument(0, "warning")
    for text in use.context.messages(message) if message is not None else ():
        yield Failure(name=text, via="log", level="warning", condition=use.condition)


@calls(names.method("deprecate"), "ansible.module_utils.common.warnings.deprecate")
def deprecate(use: Call) -> Facts:
    """Deprecations a module announces, with the version or date of removal."""
    message = use.template(0, "msg")
    version, date = use.value(1, "version"), use.value(2, "date")
    removal = next((_stated(v) for v in (version, date) if v is not None), None)
    collection = use.text(3, "collection_name")
    name = f"{message}" if not isinstance(collection, str) else f"{collection}: {message}"
    yield Deprecated(name=name, category="deprecate", removal=removal, message=message)


@modules()
def deprecated_module(use: WholeModule) -> Facts:
    """An Ansible module whose documentation says that it goes."""
    if not files.is_module(use.context):
        return
    stated = blocks.stated_deprecation(use.context)
    if stated:
        yield At(
            Deprecated(
                name=files.qualified_name(use.context),
                category="deprecated",
                removal=stated.get("removed_in") or stated.get("removed_at_date"),
                replacement=stated.get("alternative") or stated.get("alternatives"),
                message=stated.get("why"),
            ),
            line=blocks.block(use.context, "DOCUMENTATION").line,
            subject=use.context.module.name,
        )


def _messages(report: reports.Report) -> tuple[str, ...]:
    """Templates of what is reported, each once."""
    return tuple(dict.fromkeys(text for node, place in report.messages for text in _texts(node, place) if text))


def _texts(node: nodes.NodeNG, place: Context) -> tuple[str, ...]:
    if isinstance(node, nodes.Call) and _MISSING_LIBRARY in place.names(node.func):
        library = place.template(node.args[0]) if node.args else "{library}"
        return (f"Failed to import the required Python library ({library})",)
    return place.messages(node)


def _handled(node: nodes.NodeNG, use: WholeModule) -> Maybe[str]:
    """The exception whose handler the call stands in."""
    parent = node.parent
    while parent is not None and not isinstance(parent, nodes.FunctionDef | nodes.ClassDef | nodes.Module):
        if isinstance(parent, nodes.ExceptHandler):
            caught = parent.type.elts[0] if isinstance(parent.type, nodes.Tuple) and parent.type.elts else parent.type
            found = use.context.names(caught)
            return found[0] if found else None
        parent = parent.parent
    return None


def _stated(value: object) -> Maybe[str]:
    return str(value) if isinstance(value, (str, int, float)) else UNKNOWN
