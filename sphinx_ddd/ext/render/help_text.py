"""An option's help text as paragraphs, lists and indented blocks. Its words are text, whatever markup they hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docutils import nodes

from sphinx_ddd.ext.render.page import Page
from sphinx_ddd.ext.render.words import block

_BULLETS: Final = ("- ", "* ", "• ")
MOST_PARTS: Final = 40
"""Paragraphs of one help text."""


def help_text(page: Page, text: str) -> Iterator[nodes.Node]:
    """The parts between blank lines."""
    for part in _parts(text)[:MOST_PARTS]:
        lines = part.splitlines()
        if all(line.startswith((" ", "\t")) for line in lines):
            shown = block(part)
            yield page.placed(nodes.literal_block(shown, shown, language="none"))
        elif lines[0].lstrip().startswith(_BULLETS):
            yield page.bullets(page.prose(item) for item in _items(lines))
        else:
            yield page.paragraph(*page.prose(part))


def _parts(text: str) -> list[str]:
    """Without the blank lines and the indentation that a part has in common with none after it."""
    parts: list[list[str]] = [[]]
    for line in text.expandtabs().splitlines():
        if line.strip():
            parts[-1].append(line.rstrip())
        elif parts[-1]:
            parts.append([])
    return ["\n".join(part) for part in parts if part]


def _items(lines: list[str]) -> list[str]:
    items: list[str] = []
    for line in lines:
        if line.lstrip().startswith(_BULLETS):
            items.append(line.lstrip()[2:])
        else:
            items[-1] += f" {line.strip()}"
    return items
