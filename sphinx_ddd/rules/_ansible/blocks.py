"""Documentation blocks of a module: YAML in module-level strings, and the fragments they extend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml
from astroid import nodes

from sphinx_ddd.source.context import Context
from sphinx_ddd.source.yaml_text import compose

LONGEST: Final = 600_000
"""Characters of a block that is read; a longer one is no documentation."""


@dataclass(frozen=True, slots=True)
class Block:
    """The text of one block."""

    text: str
    line: int
    """Line of the opening quotes."""


def block(context: Context, name: str) -> Block:
    """``DOCUMENTATION``, ``EXAMPLES`` or ``RETURN`` of a module; empty where it has none or builds it at run time."""
    for node in context.module.tree.locals.get(name, ()):
        if isinstance(node, nodes.AssignName) and isinstance(node.parent, nodes.Assign):
            value = context.value(node.parent.value)
            if isinstance(value, str) and len(value) <= LONGEST:
                return Block(value, node.parent.value.lineno or 0)
    return Block("", 0)


def descriptions(context: Context) -> dict[str, str]:
    """What the documentation says on each option, suboptions as ``parent.child``, with those of the fragments it extends."""
    root = compose(block(context, "DOCUMENTATION").text)
    out: dict[str, str] = {}
    for fragment in _strings(_child(root, "extends_documentation_fragment")):
        out |= _of_fragment(fragment, context)
    return out | dict(_described(_child(root, "options"), "", set()))


def stated_deprecation(context: Context) -> dict[str, str]:
    """The ``deprecated`` entry of the documentation: ``removed_in``, ``why``, ``alternative`` …"""
    node = _child(compose(block(context, "DOCUMENTATION").text), "deprecated")
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {k.value: " ".join(_strings(v)) for k, v in node.value if isinstance(k, yaml.ScalarNode)}


def summary(context: Context) -> str:
    """The documentation's ``short_description``."""
    return " ".join(_strings(_child(compose(block(context, "DOCUMENTATION").text), "short_description")))


def _of_fragment(name: str, context: Context) -> dict[str, str]:
    for module_name, attribute in _fragment_places(name):
        found = context.reader.project.module(module_name)
        if found is None:
            continue
        place = context.reader.context(found)
        definition = context.definition(f"{module_name}.ModuleDocFragment")
        bound = definition[1].locals.get(attribute.upper(), ()) if definition is not None else ()
        for node in bound:
            text = place.value(node.parent.value) if isinstance(node.parent, nodes.Assign) else None
            if isinstance(text, str) and len(text) <= LONGEST:
                return dict(_described(_child(compose(text), "options"), "", set()))
    return {}


def _fragment_places(name: str) -> Iterator[tuple[str, str]]:
    """``ns.col.name.part``, or ``name.part`` of Ansible itself, as a module and the attribute of its class."""
    parts = name.split(".")
    if len(parts) >= 3:
        folder = f"ansible_collections.{parts[0]}.{parts[1]}.plugins.doc_fragments"
        yield f"{folder}.{parts[2]}", parts[3] if len(parts) > 3 else "documentation"
    else:
        yield f"ansible.plugins.doc_fragments.{parts[0]}", parts[1] if len(parts) > 1 else "documentation"


def _described(options: yaml.Node | None, parent: str, seen: set[int]) -> Iterator[tuple[str, str]]:
    # An alias is the same node again: each is followed once, so a nest of aliases does not grow.
    if not isinstance(options, yaml.MappingNode) or id(options) in seen:
        return
    seen.add(id(options))
    for key, entry in options.value:
        if isinstance(key, yaml.ScalarNode):
            name = f"{parent}{key.value}"
            text = " ".join(_strings(_child(entry, "description")))
            if text:
                yield name, " ".join(text.split())
            yield from _described(_child(entry, "suboptions"), f"{name}.", seen)


def _child(node: yaml.Node | None, name: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for key, value in node.value if isinstance(key, yaml.ScalarNode) and key.value == name), None)


def _strings(node: yaml.Node | None) -> list[str]:
    match node:
        case yaml.ScalarNode():
            return [str(node.value)]
        case yaml.SequenceNode():
            return [str(one.value) for one in node.value if isinstance(one, yaml.ScalarNode)]
    return []
