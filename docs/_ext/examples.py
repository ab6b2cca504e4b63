"""An example of each rule that matches and one that must not, taken from the cases that the rules are tested with."""

from __future__ import annotations

import functools
import json
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.rules_case import CASES, cases, traces_of
from tests.test_catalog import ACROSS_MODULES
from tests.test_readings import CASES as READINGS

NOT: Final = "# none of these"
_LONGEST: Final = 12
"""Lines of an example; of a longer one the first are shown."""


@dataclass(frozen=True, slots=True)
class Example:
    """Lines of a case, and what the rule makes of them."""

    code: str
    gives: str
    """A line of facts, without its place; the trace for a rule that only sees how options are used."""
    case: str
    """The case as a path below ``tests``, without suffix."""


@functools.cache
def matching() -> dict[str, Example]:
    """The shortest example of each rule, by the rule's id."""
    best: dict[str, tuple[int, Example]] = {}
    for rule, example in (*_facts(), *_traces()):
        size = example.code.count("\n")
        if rule not in best or size < best[rule][0]:
            best[rule] = size, example
    return {rule: example for rule, (_, example) in best.items()}


def files(case: str) -> list[Path]:
    """The modules of a case."""
    path = CASES.parent / case
    return sorted(path.rglob("*.py")) if path.is_dir() else [path.with_suffix(".py")]


@functools.cache
def contrary(case: str) -> str:
    """The first statements of a case that must not match, with the comment that says why; empty where it has none."""
    for file in files(case):
        _, mark, rest = file.read_text("utf-8").partition(f"\n{NOT}")
        if mark:
            return _counterexample(NOT + rest)
    return ""


def _counterexample(text: str) -> str:
    """The comment and what follows, up to the end of a statement at the margin."""
    lines = text.splitlines()
    comment = [line for n, line in enumerate(lines) if all(earlier.startswith("#") for earlier in lines[: n + 1])]
    shown: list[str] = []
    for line in lines[len(comment) :]:
        if shown and (len(shown) >= _LONGEST or (not line.strip() and len(shown) > _LONGEST // 2)):
            break
        if line.strip() or shown:
            shown.append(line)
    return "\n".join((*(line for line in comment if line != NOT), *shown)).strip("\n")


def _facts() -> Iterator[tuple[str, Example]]:
    for case in cases():
        expected = CASES / f"{case}.jsonl"
        for row in map(json.loads, expected.read_text("utf-8").splitlines() if expected.exists() else ()):
            file = CASES / case / row["path"]
            if not file.is_file():
                file = (CASES / case).parent / row["path"]
            if row["kind"] != "skipped" and file.suffix == ".py" and file.is_file():
                yield row["rule"], Example(_lines(file, row["line"], row["end_line"]), _brief(row), f"rules/{case}")


def _traces() -> Iterator[tuple[str, Example]]:
    for case in (*sorted(READINGS.glob("*.py")), ACROSS_MODULES):
        folder = case if case.is_dir() else case.parent
        for found in traces_of(case):
            at = found.location
            code = _lines(folder / at.path, at.line, at.end_line or at.line)
            yield found.rule, Example(code, str(found.fact), case.relative_to(CASES.parent).with_suffix("").as_posix())


def _lines(file: Path, first: int, last: int) -> str:
    shown = file.read_text("utf-8").splitlines()[max(first - 1, 0) : max(first, last)]
    return textwrap.dedent("\n".join(shown[:_LONGEST] + ["…"] * (len(shown) > _LONGEST))).strip()


def _brief(row: dict[str, Any]) -> str:
    kept = {key: row[key] for key in ("kind", "name", "fields", "unknown") if row.get(key)}
    return json.dumps(kept, ensure_ascii=False)
