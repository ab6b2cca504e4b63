"""YAML: each document goes to the reader of what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

from sphinx_ddd.ops import compose, kubernetes, objectives, prometheus_rules
from sphinx_ddd.ops.base import Item, OpsText
from sphinx_ddd.ops.files import BESIDE
from sphinx_ddd.ops.yaml_nodes import Node, Problem, documents

DocumentReader: TypeAlias = Callable[[Node, OpsText], Iterator[Item]]

_KINDS: Final[tuple[tuple[Callable[[Node], bool], DocumentReader], ...]] = (
    (prometheus_rules.is_rules, prometheus_rules.read),
    (objectives.is_sloth, objectives.read_sloth),
    (objectives.is_pyrra, objectives.read_pyrra),
    (kubernetes.is_workload, kubernetes.read),
    (compose.is_compose, compose.read),
)
_MOST_LISTS: Final = 3
"""Levels of ``kind: List``."""
_FORMATS: Final = "no Prometheus rules, no objectives of sloth or pyrra, no Kubernetes object, no Compose file"


def read(file: OpsText) -> Iterator[Item]:
    """The facts of each document. An object of Kubernetes of which nothing is read is passed over: it is one all the same."""
    known, first = False, 0
    for document in documents(file.text):
        if isinstance(document, Problem):
            known = True
            yield file.skipped(document.line, document.reason)
            continue
        first = first or document.line
        for root in _objects(document, 0):
            reader = next((reader for is_one, reader in _KINDS if is_one(root)), None)
            known = known or reader is not None or _is_object(root)
            if reader is not None:
                yield from reader(root, file)
    if not known and first and file.name not in BESIDE:
        yield file.skipped(first, f"no format that is read: {_FORMATS}")


def _is_object(root: Node) -> bool:
    return root.text_at("apiVersion") is not None and root.text_at("kind") is not None


def _objects(root: Node, level: int) -> Iterator[Node]:
    """The document, or the objects of a list of them."""
    kind, items = root.text_at("kind") or "", root.get("items")
    if not (kind.endswith("List") and items is not None):
        yield root
        return
    for item in items.items if level < _MOST_LISTS else ():
        yield from _objects(item, level + 1)
