"""Common issues: what an operator may see, when, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sphinx_ddd.facts.base import UNKNOWN, Found
from sphinx_ddd.facts.criteria import EMERGENCY_RECOVERY
from sphinx_ddd.facts.failures import Failure
from sphinx_ddd.procedures.base import Block, Gap, Inline, Row, Table, Text
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.plain import code, plain

CRITERION = EMERGENCY_RECOVERY
ISSUES = "daily.common_issues.recovery"
_LEVELS = {"critical": 0, "error": 1, "warning": 3}
_RAISED = 2
"""A raised exception or a failed run ranks between a logged error and a logged warning."""


@dataclass(frozen=True)
class Issue:
    """One message, wherever the code gives it."""

    found: tuple[Found[Failure], ...]

    @property
    def message(self) -> str:
        return self.found[0].fact.name

    @property
    def recoveries(self) -> tuple[str, ...]:
        return _each(f.fact.recovery for f in self.found)

    @property
    def conditions(self) -> tuple[str, ...]:
        return _each(f.fact.condition for f in self.found)

    @property
    def has_words(self) -> bool:
        """Whether the message says anything that is known before the program runs."""
        return any(c.isalpha() for c in _outside_braces(self.message))

    @property
    def rank(self) -> tuple[object, ...]:
        """Most useful first: with a way out, with words, the worse, the more often given."""
        worst = min(_LEVELS.get(f.fact.level, _RAISED) if isinstance(f.fact.level, str) else _RAISED for f in self.found)
        return (not self.recoveries, not self.has_words, worst, -len(self.found), not self.conditions, self.found[0].key)


def blocks(given: Given) -> Iterator[Block]:
    issues = grouped(given.of(Failure))
    if not issues:
        yield given.none_found("error message", ISSUES, CRITERION)
        return
    yield from unrecovered(given, issues)
    yield issue_table(issues)


def grouped(found: Iterable[Found[Failure]]) -> list[Issue]:
    """Failures of the same message and kind as one, best first."""
    groups: dict[tuple[str, str, object], list[Found[Failure]]] = {}
    for one in found:
        groups.setdefault((one.fact.name, one.fact.via, one.fact.level), []).append(one)
    return sorted((Issue(tuple(g)) for g in groups.values()), key=lambda issue: issue.rank)


def issue_table(issues: list[Issue]) -> Table:
    """The column of what to do is there when at least one message has a way out."""
    recovery = any(issue.recoveries for issue in issues)
    columns = ("Message", "Seen as", "When", "What to do") if recovery else ("Message", "Seen as", "When")
    return Table(columns=columns, rows=tuple(_row(issue, with_recovery=recovery) for issue in issues))


def unrecovered(given: Given, issues: list[Issue], gap: str = ISSUES) -> Iterator[Gap]:
    """Messages without a way out, as one gap."""
    stuck = [issue for issue in issues if not issue.recoveries]
    if not stuck:
        return
    if len(issues) == 1:
        missing = "Beyond the message's own words, what to do is not stated."
    elif len(stuck) == len(issues):
        missing = f"Beyond their own words, what to do about the {len(issues)} messages is not stated."
    else:
        missing = f"Beyond their own words, what to do about {len(stuck)} of the {len(issues)} messages is not stated."
    remedy = f"Write {given.write(CRITERION)} for those that operators meet."
    yield Gap(gap, missing, remedy, places(f for issue in stuck[:3] for f in issue.found[:1]))


def _row(issue: Issue, *, with_recovery: bool) -> Row:
    cells: tuple[Text, ...] = ((code(issue.message) if issue.message.strip() else "no message",), _seen_as(issue), _conditions(issue))
    if with_recovery:
        cells = (*cells, ("; ".join(plain(r) for r in issue.recoveries) or "not stated",))
    return Row(cells, places(issue.found))


def _seen_as(issue: Issue) -> Text:
    fact = issue.found[0].fact
    exceptions = _each(f.fact.exception for f in issue.found)
    match fact.via:
        case "log":
            return (f"log, {plain(fact.level)}" if isinstance(fact.level, str) else "log",)
        case "fail_json":
            return ("the module fails",)
        case "exit":
            return ("the program exits",)
        case _:
            return _listed(exceptions) or ("exception",)


def _conditions(issue: Issue) -> Text:
    return _listed(issue.conditions) or (("not determined",) if any(f.fact.condition is UNKNOWN for f in issue.found) else ())


def _listed(items: tuple[str, ...], limit: int = 3) -> Text:
    out: list[Inline] = []
    for item in items[:limit]:
        out += [" or "] if out else []
        out.append(code(item))
    if len(items) > limit:
        out.append(f" and {len(items) - limit} more")
    return tuple(out)


def _each(values: Iterable[object]) -> tuple[str, ...]:
    """The stated ones, each once, in order."""
    return tuple(dict.fromkeys(v for v in values if isinstance(v, str) and v.strip()))


def _outside_braces(template: str) -> str:
    out, depth = [], 0
    for character in template:
        depth += (character == "{") - (character == "}" and depth > 0)
        if not depth:
            out.append(character)
    return "".join(out)
