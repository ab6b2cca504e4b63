"""Tables without columns that say nothing."""

from __future__ import annotations

from collections.abc import Iterable

from sphinx_ddd.procedures.base import Row, Table


def table(columns: tuple[str, ...], rows: Iterable[Row], *, caption: str = "", shown: int = 12) -> Table:
    """A table of these rows, less the columns in which every cell is empty."""
    rows = tuple(rows)
    kept = [number for number in range(len(columns)) if any(row.cells[number] for row in rows)]
    return Table(
        columns=tuple(columns[number] for number in kept),
        rows=tuple(Row(tuple(row.cells[number] for number in kept), row.sources) for row in rows),
        caption=caption,
        shown=shown,
    )
