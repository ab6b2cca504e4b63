"""YAML as nodes with lines. Nothing is constructed, so that neither tags nor aliases can do harm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml

_FAST: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST: Final = 400
"""Levels of nesting that the C parser, which recurses without a limit, is trusted with."""
_INDENT: Final = re.compile(r"^[ \t?:-]+", re.MULTILINE)
MOST_DOCUMENTS: Final = 2000
MOST_VALUES: Final = 60_000
"""Values of all documents of a file: many times what people keep in one, and about a second of reading."""
MOST_NODES: Final = 400_000
"""Nodes of a document with its aliases written out."""
MOST_MERGES: Final = 8
"""Levels of ``<<`` that are followed."""
TEMPLATE: Final = "template: Helm or Jinja; name the rendered file instead"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a document cannot be read."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Node:
    """A node of YAML, with its line in the file."""

    raw: yaml.Node
    offset: int = 0
    """Lines of the file before its document."""

    @property
    def line(self) -> int:
        return int(self.raw.start_mark.line) + 1 + self.offset

    @property
    def end_line(self) -> int:
        """The last line with something on it: that of the last value, as the mark of a block is where the next one begins."""
        node = self.raw
        while children := _children(node):
            node = children[-1]
        is_block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        return max(self.line, int(node.end_mark.line) + (0 if is_block else 1) + self.offset)

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.raw, yaml.MappingNode)

    @property
    def is_list(self) -> bool:
        return isinstance(self.raw, yaml.SequenceNode)

    @property
    def text(self) -> str | None:
        """The text of a scalar; ``None`` for null and for what is no scalar."""
        if not isinstance(self.raw, yaml.ScalarNode) or self.raw.tag == "tag:yaml.org,2002:null":
            return None
        return str(self.raw.value)

    @property
    def number(self) -> float | None:
        try:
            return float((self.text or "").replace("_", ""))
        except ValueError:
            return None

    @property
    def is_true(self) -> bool:
        return (self.text or "").lower() in ("true", "yes", "on")

    @property
    def items(self) -> list[Node]:
        """The items of a sequence; of anything else none."""
        return [Node(item, self.offset) for item in self.raw.value] if isinstance(self.raw, yaml.SequenceNode) else []

    @property
    def texts(self) -> tuple[str, ...] | None:
        """The items of a sequence of scalars."""
        out = [item.text for item in self.items]
        return tuple(text for text in out if text is not None) if self.is_list and None not in out else None

    @property
    def keys(self) -> list[tuple[Node, Node]]:
        """Keys and values of a mapping as they stand, without what ``<<`` brings in."""
        if not isinstance(self.raw, yaml.MappingNode):
            return []
        return [(Node(key, self.offset), Node(value, self.offset)) for key, value in self.raw.value]

    def fields(self, level: int = 0) -> dict[str, Node]:
        """The values of a mapping by key, those of ``<<`` behind its own."""
        own: dict[str, Node] = {}
        merged: dict[str, Node] = {}
        for key, value in self.keys:
            if key.text == "<<":
                for source in (value.items or [value]) if level < MOST_MERGES else ():
                    merged = {**source.fields(level + 1), **merged}
            elif key.text is not None:
                own[key.text] = value
        return {**merged, **own}

    def get(self, *path: str) -> Node | None:
        """The value at the end of a path of keys."""
        node = self
        for key in path:
            inner = node.fields().get(key)
            if inner is None:
                return None
            node = inner
        return node

    def text_at(self, *path: str) -> str | None:
        node = self.get(*path)
        return node.text if node is not None else None


def documents(text: str) -> Iterator[Node | Problem]:
    """Each document of a file, or why it cannot be read. One that is broken or too large does not cost the others."""
    left, is_small = MOST_VALUES, _may_have(text) <= MOST_VALUES
    for count, (offset, part) in enumerate(_parts(text)):
        if count == MOST_DOCUMENTS:
            yield Problem(offset + 1, f"too large: more than {MOST_DOCUMENTS} documents")
            return
        values = 0 if is_small else _values(part, left)
        if values > left:
            yield Problem(offset + 1, f"too large: more than {MOST_VALUES:,} values in this file, up to here or in this document")
            continue
        left -= values
        yield from _document(offset, part)


def _may_have(text: str) -> int:
    """As many values as a text has at most, by its marks."""
    return 2 * text.count("\n") + 2 + sum(text.count(mark) for mark in ",:[{") + text.count("- ")


def _values(text: str, most: int) -> int:
    """How many values a document has, as far as they are no more than may be."""
    count = 0
    try:
        for event in yaml.parse(text, Loader=_FAST):
            count += isinstance(event, yaml.NodeEvent)
            if count > most:
                break
    except yaml.YAMLError:
        return count  # reading it meets the same error
    return count


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The text between lines of ``---``, which stand nowhere else at the beginning of a line."""
    start, lines = 0, text.split("\n")
    for number, line in enumerate(lines):
        if line.startswith("---") and not line[3:4].strip() and number > start:
            yield start, "\n".join(lines[start:number])
            start = number
    yield start, "\n".join(lines[start:])


def _document(offset: int, text: str) -> Iterator[Node | Problem]:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader if _may_nest_deep(text) else _FAST)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = int(mark.line) + 1 + offset if mark is not None else offset + 1
        if template := _template_line(text):
            yield Problem(template + offset, TEMPLATE)
        else:
            yield Problem(line, f"yaml: {_cause(error)}")
        return
    except (yaml.YAMLError, ValueError) as error:
        yield Problem(offset + 1, f"yaml: {' '.join(str(error).split())}")
        return
    except RecursionError:
        yield Problem(offset + 1, "too deep: lists or mappings nest deeper than the stack holds")
        return
    if root is not None:
        problem = _harm(Node(root, offset))
        yield problem if problem is not None else Node(root, offset)


def _cause(error: yaml.MarkedYAMLError) -> str:
    parts = [error.context, error.problem]
    return "; ".join(" ".join(str(part).split()) for part in parts if part) or "cannot be read"


def _template_line(text: str) -> int:
    """The first line that is an instruction of a template; 0 where there is none."""
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if bare.startswith(("{{", "{%", "{#", "- {{", "- {%")) or "{%" in bare or ": {{" in bare:
            return number
    return 0


def _may_nest_deep(text: str) -> bool:
    """Whether a text nests deeper than the C parser's stack; the other parser stops by itself, but takes ten times as long."""
    might = text.count("[") + text.count("{") > _DEEPEST or any(len(run) > _DEEPEST for run in _INDENT.findall(text))
    return might and _depth(text) > _DEEPEST


def _depth(text: str) -> int:
    """Levels of nesting, as far as they are of interest. Events are read one after another: nothing recurses."""
    depth = deepest = 0
    try:
        for event in yaml.parse(text, Loader=_FAST):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                deepest = max(deepest, depth)
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if deepest > _DEEPEST:
                break
    except yaml.YAMLError:
        return deepest  # reading it meets the same error
    return deepest


def _harm(root: Node) -> Problem | None:
    """What would never end or fill the memory if it were written out, and values that a template has yet to fill in."""
    sizes: dict[int, int] = {}
    open_: set[int] = set()
    stack: list[tuple[yaml.Node, bool]] = [(root.raw, False)]
    while stack:
        node, is_done = stack.pop()
        key = id(node)
        children = _children(node)
        if is_done:
            open_.discard(key)
            sizes[key] = 1 + len(children) + sum(sizes.get(id(child), 1) - 1 for child in children if not _is_leaf(child))
            if sizes[key] > MOST_NODES:
                return Problem(Node(node, root.offset).line, f"aliases: written out they are more than {MOST_NODES:,} values")
            continue
        if key in open_:
            return Problem(Node(node, root.offset).line, "aliases: an anchor that holds itself")
        if key in sizes:
            continue
        if _is_template(node):
            return Problem(Node(node, root.offset).line, TEMPLATE)
        open_.add(key)
        stack.append((node, True))
        stack += [(child, False) for child in children if not _is_leaf(child)]
    return None


def _is_leaf(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode)


def _children(node: yaml.Node) -> list[yaml.Node]:
    match node:
        case yaml.SequenceNode():
            return list(node.value)
        case yaml.MappingNode():
            return [part for pair in node.value for part in pair]
    return []


def _is_template(node: yaml.Node) -> bool:
    """``{{ .Values.schedule }}`` without quotes is a mapping whose key is one."""
    return isinstance(node, yaml.MappingNode) and any(isinstance(key, yaml.MappingNode) and key.flow_style for key, _ in node.value)
