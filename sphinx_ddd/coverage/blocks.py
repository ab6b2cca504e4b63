"""Cut a documentation text into units: sentences, list items, steps and blocks of code, each with its line."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

MAX_CHARACTERS = 200_000
"""Longer texts are read up to here: a bound on the time a hostile text can cost."""

_FENCE = re.compile(r"\s*(`{3,}|~{3}(?!~))\s*(?:\{([\w:-]+)\})?\s*([\w+-]*)")
_DIRECTIVE = re.compile(r"(\s*)\.\. ([\w:-]+)::\s*(.*)")
_COLON_FENCE = re.compile(r"\s*:{3,}")
_ITEM = re.compile(r"(\s*)(?:[-*+•]|(\d+[.)]|#\.|\(\d+\)))\s+(?=\S)")
_FIELD = re.compile(r"\s*:[\w][^:`]*:(?=\s|$)")
_RULE = re.compile(r"\s*([=\-~^\"'#*+_.:])\1{2,}\s*$")
_TABLE = re.compile(r"\s*(?:\|.*\||\+[-=+]+\+|[=-]{2,}(?: +[=-]{2,})+)\s*$")
_RULES = re.compile(r"[\s|+=-]*")
_COMMENT = re.compile(r"\s*\.\. (?:_|\||\[|\w+[^:]*$)")
_PROMPT = re.compile(r"\s*\$ (?=\S)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z`*\"'(\[])")

_CODE_DIRECTIVES = frozenset({"code-block", "code", "sourcecode", "parsed-literal", "prompt", "code-cell", "literalinclude"})
_LINK_DIRECTIVES = frozenset({"toctree", "seealso", "contents", "image", "figure", "include", "index", "raw", "list-table", "only"})


class Kind(StrEnum):
    """What a unit is. Only the first three are running words."""

    SENTENCE = "sentence"
    ITEM = "item"
    STEP = "step"
    FIELD = "field"
    TABLE = "table"
    LINKS = "links"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Unit:
    """A piece of the text that can be evidence."""

    kind: Kind
    text: str
    line: int
    """Offset from the first line of the text."""
    language: str = ""
    """Of code, as the text declares it; empty where it does not."""
    lead: str = ""
    """Of code, the words just above it, which say what it is for."""


def units(text: str) -> tuple[Unit, ...]:
    """The units of a text in rst, Markdown or plain docstring form, in order."""
    lines = text[:MAX_CHARACTERS].expandtabs().splitlines()
    out: list[Unit] = []
    lead = ""
    for unit in _blocks(lines):
        match unit.kind:
            case Kind.CODE:
                out.append(Unit(Kind.CODE, unit.text, unit.line, unit.language, lead))
            case _:
                parts = list(_sentences(unit))
                out += parts
                if parts:
                    lead = parts[-1].text
    return tuple(out)


def _sentences(unit: Unit) -> Iterator[Unit]:
    start = 0
    for sentence in _SENTENCE.split(unit.text):
        line = unit.line + unit.text.count("\n", 0, start)
        start += len(sentence) + 1
        if flat := " ".join(sentence.split()):
            yield Unit(unit.kind, flat, line)


def _blocks(lines: list[str]) -> Iterator[Unit]:
    """Paragraphs, items, fields, tables and code, not yet cut into sentences."""
    at = 0
    while at < len(lines):
        for read in (_fence, _blank, _directive, _prompt, _paragraph_and_code):
            found = read(lines, at)
            if found is not None:
                blocks, at = found
                yield from blocks
                break


_Read: TypeAlias = tuple[list[Unit], int] | None
"""The blocks that start at a line, and the line after them; ``None`` when something else starts there."""


def _blank(lines: list[str], at: int) -> _Read:
    line = lines[at]
    no_words = not line.strip() or _RULE.match(line) or _COLON_FENCE.match(line) or _COMMENT.match(line)
    return ([], at + 1) if no_words else None


def _fence(lines: list[str], at: int) -> _Read:
    if not (fence := _FENCE.match(lines[at])):
        return None
    end = _fence_end(lines, at, fence[1])
    inner, directive, language = lines[at + 1 : end], fence[2] or "", fence[3]
    if not directive:
        return [_code(inner, at + 1, language)], end + 1
    if directive in _CODE_DIRECTIVES:
        return [_code(_without_options(inner), at + 1, language)], end + 1
    if directive in _LINK_DIRECTIVES:
        return [Unit(Kind.LINKS, "\n".join(inner), at + 1)], end + 1
    # In MyST the fence of a note and the like holds ordinary text.
    return [replace(unit, line=unit.line + at + 1) for unit in _blocks(_without_options(inner))], end + 1


def _directive(lines: list[str], at: int) -> _Read:
    if not (directive := _DIRECTIVE.match(lines[at])):
        return None
    indent, name, rest = len(directive[1]), directive[2], directive[3].strip()
    end = _indented_end(lines, at + 1, indent)
    if name in _CODE_DIRECTIVES:
        return [_code(_without_options(lines[at + 1 : end]), at + 1, rest)], end
    if name in _LINK_DIRECTIVES:
        return [Unit(Kind.LINKS, "\n".join([rest, *lines[at + 1 : end]]), at)], end
    # Notes, warnings and the like hold ordinary text.
    lines[at] = " " * indent + rest
    return [], at


def _prompt(lines: list[str], at: int) -> _Read:
    doctest = lines[at].lstrip().startswith(">>> ")
    if not doctest and not _PROMPT.match(lines[at]):
        return None
    end = _paragraph_end(lines, at)
    return [_code(lines[at:end], at, "pycon" if doctest else "console")], end


def _paragraph_and_code(lines: list[str], at: int) -> _Read:
    """A paragraph or list item, and the literal block that it opens with ``::`` at its end."""
    end = _paragraph_end(lines, at)
    blocks = [_paragraph(lines, at, end)]
    if not lines[end - 1].rstrip().endswith("::"):
        return blocks, end
    code_end = _indented_end(lines, end, _indent(lines[end - 1]))
    if not any(line.strip() for line in lines[end:code_end]):
        return blocks, end
    return [*blocks, _code(lines[end:code_end], end, "")], code_end


def _paragraph(lines: list[str], start: int, end: int) -> Unit:
    kind = Kind.SENTENCE
    if item := _ITEM.match(lines[start]):
        kind = Kind.STEP if item[2] else Kind.ITEM
        lines[start] = lines[start][item.end() :]
    elif _FIELD.match(lines[start]):
        kind = Kind.FIELD
    elif _TABLE.match(lines[start]):
        kind = Kind.TABLE
    return Unit(kind, "\n".join(_words(line, kind) for line in lines[start:end]), start)


def _words(line: str, kind: Kind) -> str:
    """A line without its indentation; of a table's rules nothing is left."""
    return "" if kind is Kind.TABLE and _RULES.fullmatch(line) else line.strip()


def _paragraph_end(lines: list[str], start: int) -> int:
    end = start + 1
    while end < len(lines):
        line = lines[end]
        if not line.strip() or _RULE.match(line) or any(p.match(line) for p in (_ITEM, _FENCE, _DIRECTIVE, _FIELD, _COLON_FENCE)):
            break
        end += 1
    return end


def _fence_end(lines: list[str], start: int, mark: str) -> int:
    for at in range(start + 1, len(lines)):
        if lines[at].strip().startswith(mark):
            return at
    return len(lines)


def _code(lines: list[str], start: int, language: str) -> Unit:
    skipped = next((n for n, line in enumerate(lines) if line.strip()), 0)
    return Unit(Kind.CODE, textwrap.dedent("\n".join(lines)).strip("\n"), start + skipped, language.lower())


def _without_options(lines: list[str]) -> list[str]:
    """Directive options become blank, so that line numbers stay."""
    out = list(lines)
    for n, line in enumerate(lines):
        if not _FIELD.match(line):
            break
        out[n] = ""
    return out


def _indented_end(lines: list[str], start: int, indent: int) -> int:
    end = start
    while end < len(lines) and (not lines[end].strip() or _indent(lines[end]) > indent):
        end += 1
    return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
