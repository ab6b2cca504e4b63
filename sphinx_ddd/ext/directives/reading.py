"""What can be seen of a hand-written procedure in its parsed content, in rst and MyST alike."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from docutils import nodes

VERIFICATION: Final = re.compile(
    r"(verif(y|ies|ication)|validat(e|ion)|confirm(ation)?|expected( results?| output)?|check (that|whether|if)|make sure)\b", re.IGNORECASE
)
"""How a heading, a term or a paragraph begins that says how to see that it worked."""
ROLLBACK: Final = re.compile(
    r"(roll(ing)?[ -]?back|revert(ing)?|undo(ing)?|back[ -]?out|if (it|this|that) fails|way back)\b", re.IGNORECASE
)
IRREVERSIBLE: Final = re.compile(r"\b(irreversible|cannot be (undone|reverted|rolled back)|no way back)\b", re.IGNORECASE)
READ_ONLY: Final = re.compile(r"\b(read[- ]only|changes nothing|does not change anything)\b", re.IGNORECASE)

_BEGINNINGS: Final = (nodes.title, nodes.rubric, nodes.term, nodes.field_name, nodes.paragraph)
"""Where a reader who looks for a part of a procedure finds it."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What :class:`~sphinx_ddd.procedures.base.HandWritten` asks of the content."""

    steps: int = 0
    commands: int = 0
    verification: bool = False
    rollback: bool = False
    read_only: bool = False


def signs_in(body: Iterable[nodes.Node]) -> Signs:
    """Count and look up; headings, rubrics and the beginnings of paragraphs say what a part is about."""
    content = list(body)
    beginnings = [node.astext().strip() for part in content for node in part.findall(lambda n: isinstance(n, _BEGINNINGS))]
    text = "\n".join(
        node.astext() for part in content for node in part.findall(nodes.TextElement) if not isinstance(node, nodes.literal_block)
    )
    return Signs(
        steps=sum(len(found.children) for part in content for found in part.findall(nodes.enumerated_list) if not _is_inner(found)),
        commands=sum(1 for part in content for _ in part.findall(nodes.literal_block)),
        verification=any(VERIFICATION.match(beginning) for beginning in beginnings),
        rollback=any(ROLLBACK.match(beginning) for beginning in beginnings) or IRREVERSIBLE.search(text) is not None,
        read_only=READ_ONLY.search(text) is not None,
    )


def _is_inner(node: nodes.Node) -> bool:
    """Whether a list stands in another list: then it spells out a step."""
    parent = node.parent
    while parent is not None:
        if isinstance(parent, nodes.enumerated_list):
            return True
        parent = parent.parent
    return False
