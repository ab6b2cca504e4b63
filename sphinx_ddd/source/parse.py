"""One file to one astroid tree, lean, or the reason why not."""

from __future__ import annotations

import ast
import tokenize
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from astroid import nodes
from astroid.manager import AstroidManager
from astroid.rebuilder import TreeRebuilder

from sphinx_ddd.facts.base import Location, Skipped

if TYPE_CHECKING:
    from sphinx_ddd.source.discover import SourceFile

MAX_BYTES = 4_000_000
"""Larger files are data; parsing one takes minutes and gigabytes."""
MAX_EXPRESSION = 4_000
"""Characters of the longest expression that is read from a text."""

_TOO_DEEP = ("too many nested parentheses", "too many statically nested blocks", "too complex", "stack overflow")


def read_source(source: SourceFile) -> str | Skipped:
    """The text of a file by its declared encoding."""

    def skipped(reason: str, line: int = 0) -> Skipped:
        return Skipped(Location(source.path, line), reason)

    try:
        size = source.file.stat().st_size
        if size > MAX_BYTES:
            return skipped(f"too large: {size:,} bytes, the limit is {MAX_BYTES:,}")
        data = source.file.read_bytes()
    except OSError as error:
        return skipped(f"unreadable: {error.strerror}")
    if b"\0" in data:
        return skipped("syntax: a NUL byte", data[: data.index(b"\0")].count(b"\n") + 1)
    try:
        encoding, _ = tokenize.detect_encoding(BytesIO(data).readline)
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        return skipped(f"encoding: not {error.encoding} at byte {error.start}", data[: error.start].count(b"\n") + 1)
    except (SyntaxError, LookupError) as error:
        return skipped(f"encoding: {_message(error)}", 1)


def parse(source: SourceFile, text: str) -> nodes.Module | Skipped:
    """The astroid tree of a module, without transforms, inference or token positions (a sixth of the cost)."""

    def skipped(reason: str, line: int | None = 0) -> Skipped:
        return Skipped(Location(source.path, line or 0), reason)

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # SyntaxWarning of code that is not ours
            tree = ast.parse(text)
        return _rebuild(tree, source)
    except SyntaxError as error:
        message = _message(error)
        kind = "too deep" if any(words in message for words in _TOO_DEEP) else "syntax"
        return skipped(f"{kind}: {message}", error.lineno)
    except (RecursionError, MemoryError):
        return skipped("too deep: the parser's stack does not hold its nesting")
    except ValueError as error:
        return skipped(f"syntax: {_message(error)}")


def parse_expression(text: str, within: nodes.NodeNG) -> nodes.NodeNG | None:
    """An expression that code holds as text, as if it stood where the text does: ``"int | None"``; ``None`` where it is none."""
    if len(text) > MAX_EXPRESSION:
        return None
    try:
        tree = ast.parse(text.strip(), mode="eval")
        module = TreeRebuilder(AstroidManager()).visit_module(ast.Module([ast.Expr(tree.body, lineno=1, col_offset=0)], []), "", "", False)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    found: nodes.NodeNG = module.body[0].value
    for node in (found, *_below(found)):
        node.lineno, node.end_lineno = within.lineno, within.end_lineno
    found.parent = within.parent
    return found


def _below(root: nodes.NodeNG) -> Iterator[nodes.NodeNG]:
    for child in root.get_children():
        yield child
        yield from _below(child)


def _rebuild(tree: ast.Module, source: SourceFile) -> nodes.Module:
    """What ``AstroidBuilder`` does, less the parts that infer, transform, tokenise or import other modules."""
    rebuilder = TreeRebuilder(AstroidManager())
    module = rebuilder.visit_module(tree, source.module, str(source.file), source.is_package)
    for entry in rebuilder._import_from_nodes:
        node = entry[0] if isinstance(entry, tuple) else entry  # a bare node in astroid 3
        for name, alias in node.names:
            if name != "*":
                node.parent.set_local(alias or name, node)
    return module


def _message(error: BaseException) -> str:
    if isinstance(error, SyntaxError) and error.msg:
        return error.msg
    return str(error).split("\n", 1)[0] or type(error).__name__
