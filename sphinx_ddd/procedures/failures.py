"""Common issues: what an operator may see, when, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sphinx_ddd.facts.base import UNKNOWN, Found
from sphinx_ddd.facts.criteria import EMERGENCY_RECOVERY
from sphinx_ddd.facts.failures import Failure, by_itself
from sphinx_ddd.procedures.base import Block, Gap, Inline, Origin, Paragraph, Row, Table, Text
from sphinx_ddd.procedures.failure_topics import CAPTIONS, topic
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.plain import code, plain
from sphinx_ddd.procedures.tables import table

CRITERION = EMERGENCY_RECOVERY
ISSUES = "daily.common_issues.recovery"

_LEVELS: Final = {"critical": 0, "error": 1, "warning": 4}
_ENDS, _RAISED = 2, 3
"""What ends a run or a program, and what is raised, rank between a logged error and a logged warning."""
_SOLVED: Final = "With a way out"
_ONE_TABLE: Final = 40
"""More messages than this are parted by what they are about."""
_SHOWN: Final = 10


@dataclass(frozen=True)
class Issue:
    """One message, wherever the code gives it."""

    found: tuple[Found[Failure], ...]

    @property
    def message(self) -> str:
        return self.found[0].fact.name

    @property
    def recoveries(self) -> tuple[str, ...]:
        """What an operator can do."""
        return tuple(r for r in _each(f.fact.recovery for f in self.found) if not by_itself(r))

    @property
    def own_ways(self) -> tuple[str, ...]:
        """What the program does by itself."""
        return tuple(r for r in _each(f.fact.recovery for f in self.found) if by_itself(r))

    @property
    def conditions(self) -> tuple[str, ...]:
        return _each(_readable(f.fact.condition) for f in self.found)

    @property
    def exceptions(self) -> tuple[str, ...]:
        return _each(f.fact.exception for f in self.found)

    @property
    def has_words(self) -> bool:
        """Whether the message says anything that is known before the program runs."""
        return any(c.isalpha() for c in _outside_braces(self.message))

    @property
    def topic(self) -> int:
        """What it is about."""
        return topic(self.message, self.exceptions, self.found[0].fact.via)

    @property
    def is_warning(self) -> bool:
        return self.severity == _LEVELS["warning"]

    @property
    def severity(self) -> int:
        """Rank of the worst place, 0 the worst."""
        return min(_severity(f.fact) for f in self.found)

    @property
    def rank(self) -> tuple[object, ...]:
        """Most useful first: with a way out, about what operators meet, the worse, the more often given."""
        return (not self.recoveries, self.is_warning, self.topic, self.severity, -len(self.found), not self.conditions, self.found[0].key)


def blocks(given: Given) -> Iterator[Block]:
    issues = grouped(given.of(Failure))
    if not issues:
        yield given.none_found("error message", ISSUES, CRITERION)
        return
    written = given.whole(CRITERION)
    for one in written:
        yield Paragraph((f"What to do is said in “{plain(one.title)}” ({Origin.HUMAN}).",), (one.location,))
    if not written:
        yield from unrecovered(given, issues)
    yield from tables(issues)


def grouped(found: Iterable[Found[Failure]]) -> list[Issue]:
    """Failures of the same message and kind as one, best first."""
    groups: dict[tuple[str, str, object], list[Found[Failure]]] = {}
    for one in found:
        groups.setdefault((one.fact.name, one.fact.via, one.fact.level), []).append(one)
    return sorted((Issue(tuple(g)) for g in groups.values()), key=lambda issue: issue.rank)


def tables(issues: list[Issue]) -> Iterator[Block]:
    """All messages: in one table, or when there are many, first those with a way out, then by what they are about.

    Those that say nothing before the program runs are counted.
    """
    silent = [issue for issue in issues if not issue.has_words]
    issues = [issue for issue in issues if issue.has_words]
    if issues:
        yield from _spoken(issues)
    if silent:
        verb = "consists" if len(silent) == 1 else "consist"
        yield Paragraph(
            (f"{_messages(len(silent)).capitalize()} {verb} of nothing but what the program fills in.",), places(silent[0].found)
        )


def _spoken(issues: list[Issue]) -> Iterator[Table]:
    if len(issues) <= _ONE_TABLE:
        yield _table(issues)
        return
    solved = [issue for issue in issues if issue.recoveries]
    if solved:
        yield _table(solved, f"{_SOLVED} ({_messages(len(solved))})")
    for about, caption in enumerate(CAPTIONS):
        own = [issue for issue in issues if not issue.recoveries and not issue.is_warning and issue.topic == about]
        if own:
            yield _table(own, f"{caption} ({_messages(len(own))})", shown=_SHOWN)
    warnings = [issue for issue in issues if not issue.recoveries and issue.is_warning]
    if warnings:
        yield _table(warnings, f"Warnings ({_messages(len(warnings))})", shown=_SHOWN)


def _table(issues: list[Issue], caption: str = "", shown: int = 12) -> Table:
    """A column is there when it says something: of what to do, and of how messages are seen when that differs."""
    seen = len({_seen_as(issue) for issue in issues}) > 1 or not caption
    recovery = any(issue.recoveries for issue in issues)
    does = any(issue.own_ways for issue in issues)
    columns = (
        "Message",
        *(("What to do",) if recovery else ()),
        *(("What the program does",) if does else ()),
        *(("Seen as",) if seen else ()),
        "Condition",
    )
    rows = tuple(_row(issue, with_seen=seen, with_recovery=recovery, with_own=does) for issue in issues)
    return table(columns, rows, caption=caption, shown=shown)


def unrecovered(given: Given, issues: list[Issue], gap: str = ISSUES) -> Iterator[Gap]:
    """Messages without a way out, as one gap."""
    stuck = [issue for issue in issues if not issue.recoveries]
    if not stuck:
        return
    if len(issues) == 1:
        missing = "Beyond the message's own words, what to do is not stated."
    elif len(stuck) == len(issues):
        missing = f"Beyond their own words, what to do about the {_messages(len(issues))} is not stated."
    else:
        missing = f"Beyond their own words, what to do about {len(stuck):,} of the {_messages(len(issues))} is not stated."
    remedy = f"Write {given.write(CRITERION)} for those that operators meet."
    yield Gap(gap, missing, remedy, places(f for issue in stuck[:3] for f in issue.found[:1]))


def _row(issue: Issue, *, with_seen: bool, with_recovery: bool, with_own: bool) -> Row:
    message: Text = (code(issue.message) if issue.message.strip() else "no message",)
    seen = (_seen_as(issue),) if with_seen else ()
    recovery: tuple[Text, ...] = (("; ".join(_way_out(issue, r) for r in issue.recoveries) or "not stated",),) if with_recovery else ()
    own: tuple[Text, ...] = (("; ".join(_way_out(issue, r) for r in issue.own_ways),) if issue.own_ways else (),) if with_own else ()
    return Row((message, *recovery, *own, *seen, _conditions(issue)), places(issue.found))


def _way_out(issue: Issue, recovery: str) -> str:
    """Not the whole message once more."""
    return "as the message says" if recovery.rstrip(".") == issue.message.strip().rstrip(".") else plain(recovery)


def _seen_as(issue: Issue) -> Text:
    found = issue.found[0]
    match found.fact.via:
        case "log" if found.rule.startswith("ansible"):
            return (code("[WARNING]"), " in Ansible's output")
        case "log":
            return (f"log, {plain(found.fact.level)}" if isinstance(found.fact.level, str) else "log",)
        case "fail_json":
            return ("the module fails",)
        case "exit":
            return ("the program exits",)
        case "check":
            return (code("manage.py check"), f", {plain(found.fact.level)}" if isinstance(found.fact.level, str) else "")
        case _:
            return _listed(issue.exceptions) or ("exception",)


def _severity(fact: Failure) -> int:
    match fact.via:
        case "log" | "check":
            return _LEVELS.get(fact.level, 1) if isinstance(fact.level, str) else 1
        case "exit" | "fail_json":
            return _ENDS
        case _:
            return _RAISED


def _conditions(issue: Issue) -> Text:
    return _listed(issue.conditions) or (("not determined",) if any(f.fact.condition is UNKNOWN for f in issue.found) else ())


def _readable(condition: object) -> object:
    """``not (self.force)`` as ``not self.force``."""
    if not (isinstance(condition, str) and condition.startswith("not (") and condition.endswith(")")):
        return condition
    inner = condition[5:-1]
    return f"not {inner}" if inner.replace(".", "a").isidentifier() else condition


def _listed(items: tuple[str, ...], limit: int = 3) -> Text:
    out: list[Inline] = []
    for item in items[:limit]:
        out += [" or "] if out else []
        out.append(code(item))
    if len(items) > limit:
        out.append(f" and {len(items) - limit} more")
    return tuple(out)


def _messages(number: int) -> str:
    return "1 message" if number == 1 else f"{number:,} messages"


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
