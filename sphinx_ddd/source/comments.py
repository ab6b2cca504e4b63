"""The words that describe a statement: a comment beside it or right above, or a string right below."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.source.project import SourceModule

LONGEST = 1_000
"""Characters of a comment; a longer one is a chapter, not a description."""


def comment_on(node: nodes.NodeNG, module: SourceModule) -> str:
    """The words of the string below a statement, else of the comment above, else of the one at its end; empty where there is none.

    Rules of dashes, and code that is commented out, are no words.
    """
    documented = string_below(node)
    if documented:
        return _sentence(documented.split("\n\n")[0].splitlines())
    lines = _lines(module)
    first, last = (node.fromlineno or 0) - 1, (node.end_lineno or node.fromlineno or 0) - 1
    if not 0 <= first < len(lines) or last >= len(lines):
        return ""
    return _above(lines, first) or _beside(node, lines[last])


def string_below(node: nodes.NodeNG) -> str:
    """The string that stands alone after an assignment, where documentation tools look for its words."""
    match node.next_sibling() if isinstance(node, (nodes.Assign, nodes.AnnAssign)) else None:
        case nodes.Expr(value=nodes.Const(value=str() as text)):
            return text
    return ""


def _lines(module: SourceModule) -> list[str]:
    key = ("lines",)
    if key not in module.names:
        module.names[key] = module.text.splitlines()
    return module.names[key]  # type: ignore[return-value]


def _above(lines: list[str], first: int) -> str:
    found: list[str] = []
    for line in reversed(lines[:first]):
        text = line.strip()
        if not text.startswith("#"):
            break
        words = text.lstrip("#:! ").strip("#-=*~_ ")
        if _is_code(words):
            break
        found.insert(0, words)
    return _sentence(found)


def _beside(node: nodes.NodeNG, line: str) -> str:
    rest = line[node.end_col_offset or 0 :].strip(",)]} ") if line.isascii() else ""
    words = rest.lstrip("#:! ") if rest.startswith("#") else ""
    return "" if words.startswith(("noqa", "type:", "pragma", "nosec", "fmt:", "pylint")) or _is_code(words) else _sentence([words])


def _is_code(words: str) -> bool:
    """Whether a comment holds an assignment: ``DEBUG = True``."""
    name, equals, value = words.partition("=")
    is_name = name.strip().replace(".", "_").isidentifier()
    return bool(equals) and (is_name or name.strip().endswith("]")) and not value.startswith("=")


def _sentence(lines: list[str]) -> str:
    text = " ".join(" ".join(lines).split())
    return text if any(c.isalpha() for c in text) and len(text) <= LONGEST else ""
