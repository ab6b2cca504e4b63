"""What docstrings announce to remove: the directive ``deprecated`` of Sphinx on public functions, classes and modules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.lifecycle import Deprecated
from sphinx_ddd.rules import _announcements as announcements
from sphinx_ddd.rules._announcers import CONSTRUCTORS, DECORATORS
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import Definition
from sphinx_ddd.source.uses import WholeModule

_DIRECTIVE: Final = re.compile(r"\s*\.\. (?P<name>deprecated|deprecated-removed|versionremoved)::\s*(?P<said>.*)")
_VERSION: Final = re.compile(r"(?:version\s+)?(?P<version>v?\d[\w.]*|\d{4}-\d{2}-\d{2})\b[:,.]?\s*", re.IGNORECASE)
_FIELD: Final = re.compile(r"\s*:\w")
_ROLE: Final = re.compile(r":[\w:+-]+:`~?(?P<target>[^`<>]+)`")
CATEGORY: Final = "deprecated"
"""The directive's own word: nobody is warned when the code runs."""


@modules()
def directive(use: WholeModule) -> Facts:
    """A public function, class or module that its docstring calls deprecated as a whole."""
    for node, name in _public(use.tree, use.context.module.name):
        doc = node.doc_node
        if doc is None or not isinstance(doc.value, str) or ".. deprecated" not in doc.value or _warns(node, use.context):
            continue
        for offset, version, removal, text in _directives(doc.value.splitlines()):
            yield At(
                Deprecated(
                    name=name,
                    category=CATEGORY,
                    since=version,
                    removal=removal or announcements.read(text).removal,
                    replacement=announcements.read(text).replacement,
                    message=text or None,
                ),
                doc,
                line=(doc.lineno or 1) + offset,
                subject=name,
            )


def _public(node: nodes.Module | Definition, name: str) -> Iterator[tuple[nodes.Module | Definition, str]]:
    """A module, and the public functions and classes in it, with their dotted names."""
    yield node, name
    for inner in node.body if not isinstance(node, nodes.FunctionDef) else ():
        if isinstance(inner, Definition) and not inner.name.startswith("_"):
            yield from _public(inner, f"{name}.{inner.name}")


def _warns(node: nodes.Module | Definition, context: Context) -> bool:
    """Whether the code of a function or class says it as well, which other rules find with its message."""
    decorators = node.decorators.nodes if not isinstance(node, nodes.Module) and node.decorators else []
    named = [one.func if isinstance(one, nodes.Call) else one for one in decorators]
    if any(not DECORATORS.keys().isdisjoint(context.names(one)) for one in named):
        return True
    constructors = [f for f in node.body if isinstance(f, nodes.FunctionDef) and f.name in CONSTRUCTORS]
    inside = constructors if isinstance(node, nodes.ClassDef) else [node] if isinstance(node, nodes.FunctionDef) else []
    return any("warnings.warn" in context.names(call.func) for one in inside for call in one.nodes_of_class(nodes.Call))


def _directives(lines: list[str]) -> Iterator[tuple[int, str | None, str | None, str]]:
    """Offset, version, removal and text of each directive at the margin of a docstring; one below a field speaks of a parameter."""
    margin = min((_indent(line) for line in lines[1:] if line.strip()), default=0)
    for offset, line in enumerate(lines):
        match = _DIRECTIVE.fullmatch(line)
        if match is None or (offset and _indent(line) > margin) or _is_below_field(lines, offset):
            continue
        version, said = _stated(match["said"])
        removal, said = _stated(said) if match["name"] == "deprecated-removed" else (None, said)
        text = " ".join([said, *_indented(lines[offset + 1 :], _indent(line))]).strip()
        yield offset, version, removal, _ROLE.sub(r"`\g<target>`", text)


def _stated(said: str) -> tuple[str | None, str]:
    match = _VERSION.match(said)
    return (match["version"].rstrip("."), said[match.end() :]) if match else (None, said)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_below_field(lines: list[str], offset: int) -> bool:
    return any(_FIELD.match(line) for line in lines[:offset])


def _indented(lines: list[str], margin: int) -> Iterator[str]:
    """The words of the directive's body: what follows with a deeper indentation, up to the end of the first paragraph."""
    words: list[str] = []
    for line in lines:
        if not line.strip():
            if words:
                break
            continue
        if _indent(line) <= margin:
            break
        words.append(line.strip())
    yield from words
