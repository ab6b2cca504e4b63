"""A runbook as plain text: what a terminal or a printer can show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinx_ddd.facts.base import Location
from sphinx_ddd.procedures.base import (
    Block,
    Code,
    Gap,
    Link,
    NotApplicable,
    Paragraph,
    Row,
    Runbook,
    Section,
    Step,
    Steps,
    Table,
    Text,
    Written,
)
from sphinx_ddd.procedures.plain import count

_MARKS = "=-~."
"""Lines under titles, by depth."""


def runbook_text(runbook: Runbook) -> str:
    """All of it: folded rows too."""
    return "\n".join(_lines(runbook)).rstrip("\n") + "\n"


def _lines(runbook: Runbook) -> Iterator[str]:
    yield from _title(runbook.title, 0)
    yield f"{runbook.subject}: {count(runbook.facts, 'fact')} in {count(runbook.files, 'file')} read, {len(runbook.skipped)} skipped."
    for skipped in runbook.skipped:
        yield f"SKIPPED {skipped.location}: {_one_line(skipped.reason)}"
    yield ""
    for _, section in runbook.cadences:
        yield from _section(section, 1)


def _title(title: str, depth: int) -> Iterator[str]:
    yield _one_line(title)
    yield _MARKS[min(depth, len(_MARKS) - 1)] * len(_one_line(title))
    yield ""


def _section(section: Section, depth: int) -> Iterator[str]:
    about = [section.criterion] if section.criterion else []
    about += [f"{section.minutes} minutes"] if section.minutes else []
    yield from _title(f"{section.title} [{', '.join(about)}]" if about else section.title, depth)
    for block in section.blocks:
        yield from _block(block)
        yield ""
    for child in section.sections:
        yield from _section(child, depth + 1)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Steps(steps):
            for number, step in enumerate(steps, 1):
                yield from _step(number, step)
        case Table():
            yield from _table(block)
        case Paragraph(text, sources):
            yield _text(text) + _sources(sources)
        case Gap():
            yield f"GAP {block.id}: {_one_line(block.missing)}{_sources(block.sources)}"
            yield f"    {_one_line(block.remedy)}"
        case NotApplicable(reason, sources):
            yield f"Not applicable: {_one_line(reason)}{_sources(sources)}"
        case Written(key):
            yield f"(as written: {_one_line(key)})"


def _step(number: int, step: Step) -> Iterator[str]:
    about = [step.role.value] if step.role else []
    about += [f"{step.minutes} minutes"] if step.minutes else []
    yield f"{number}. {_text(step.text)} [{', '.join([*about, step.origin.value])}]{_sources(step.sources)}"
    if step.command:
        yield f"   $ {_one_line(step.command)}"
    for label, text in (("Expected", step.expected), ("On failure", step.on_failure), ("Stop", step.stop)):
        if text:
            yield f"   {label}: {_text(text)}"


def _table(table: Table) -> Iterator[str]:
    if table.caption:
        yield f"{_one_line(table.caption)}:"
    yield "| " + " | ".join(table.columns) + " | source"
    for number, row in enumerate(table.rows):
        if number == table.shown:
            yield f"+ {len(table.rows) - table.shown} more:"
        yield from _row(row)


def _row(row: Row) -> Iterator[str]:
    yield "| " + " | ".join(_text(cell) or "–" for cell in row.cells) + " |" + _sources(row.sources)


def _text(text: Text) -> str:
    return "".join(_inline(part) for part in text)


def _inline(part: str | Code | Link) -> str:
    match part:
        case Code(code):
            return f"`{_one_line(code)}`"
        case Link(location):
            return _one_line(str(location))
        case _:
            return _one_line(part, keep_ends=True)


def _one_line(text: str, *, keep_ends: bool = False) -> str:
    """Text that cannot break the layout."""
    line = text.replace("\n", " ").replace("\r", " ")
    return line if keep_ends else line.strip()


def _sources(sources: Iterable[Location]) -> str:
    """Lines of one file side by side: ``(shop/app.py:4, 9; shop/cli.py:7)``."""
    lines: dict[str, list[str]] = {}
    for at in sources:
        lines.setdefault(at.path, []).append(str(at).removeprefix(at.path).removeprefix(":"))
    places = [_one_line(f"{path}:{', '.join(of)}".rstrip(":")) for path, of in lines.items()]
    return f" ({'; '.join(places)})" if places else ""
