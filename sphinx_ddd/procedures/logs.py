"""Log files: where they are, what keeps them from filling the disk."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.base import UNKNOWN, Found, Location
from sphinx_ddd.facts.failures import Failure
from sphinx_ddd.facts.logs import LogHandler
from sphinx_ddd.procedures.base import Block, Gap, NotApplicable, Origin, Paragraph, Role, Row, Step, Steps, Table, Text
from sphinx_ddd.procedures.commands import placeholders, runnable
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.plain import COMPUTED, code, count, names, plain, size

CRITERION = "daily.log_management"
_UNITS = {"S": "second", "M": "minute", "H": "hour", "D": "day"}
_WEEKDAYS = {f"W{number}": day for number, day in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))}


def blocks(given: Given) -> Iterator[Block]:
    handlers = [f for f in given.of(LogHandler) if not f.fact.handler.endswith(".NullHandler")]
    if not handlers:
        yield _none(given)
        return
    steps = [step for group in _groups(handlers) if (step := _size_step(given, group))]
    if steps:
        yield Steps(tuple(steps))
        remedy = f"Write {given.write(CRITERION)}."
        yield Gap(f"{CRITERION}.on_failure", "What to do when a log file does not rotate is not stated.", remedy, _rotating(handlers))
    yield from _growing(given, handlers)
    if given.site.retention.logs_days:
        keep = f"Keep logs for {count(given.site.retention.logs_days, 'day')} ({Origin.SITE})."
        yield Paragraph((keep,), (given.site.retention.location,))
    rows = tuple(_row(group) for group in _groups(handlers))
    yield Table(columns=("Log", "Written by", "Rotates", "Most disk space", "Kept"), rows=rows)


def _rotating(handlers: list[Found[LogHandler]]) -> tuple[Location, ...]:
    return places(f for f in handlers if f.fact.rotates is True)


def _none(given: Given) -> Block:
    silent = given.of(LogHandler)
    if silent:
        return NotApplicable("Only a `NullHandler` is set: the application that uses it decides where records go.", places(silent))
    logged = [f for f in given.of(Failure) if f.fact.via == "log"]
    if logged and given.complete and not given.is_ansible:
        reason = "Messages are logged, but no log handler is set up here: where they go is decided elsewhere."
        return NotApplicable(reason, places(logged)[:3])
    return given.none_found("log handler", f"{CRITERION}.procedure", CRITERION)


def _groups(handlers: list[Found[LogHandler]]) -> list[list[Found[LogHandler]]]:
    """Handlers of one place and kind; files that grow without end first, then other files, then streams."""
    groups: dict[tuple[str, str, object, object], list[Found[LogHandler]]] = {}
    for found in handlers:
        fact = found.fact
        groups.setdefault((fact.name, fact.handler, fact.max_bytes, fact.backup_count), []).append(found)
    return sorted(groups.values(), key=lambda g: (g[0].fact.rotates is not False, g[0].fact.rotates is None))


def _row(group: list[Found[LogHandler]]) -> Row:
    fact = group[0].fact
    where = fact.filename if isinstance(fact.filename, str) else fact.name
    level = f", from {plain(fact.level)}" if isinstance(fact.level, str) else ""
    handler = (code(fact.handler.rpartition(".")[2]), level)
    return Row(((code(where),), handler, _rotates(fact), _space(fact), _kept(fact)), places(group))


def _rotates(fact: LogHandler) -> Text:
    if fact.rotates is UNKNOWN:
        return ("not determined",)
    if fact.rotates is None:
        return ("not a file",)
    if not fact.rotates:
        return ("no",)
    if isinstance(fact.max_bytes, int) and fact.max_bytes:
        return (f"at {size(fact.max_bytes)}",)
    if isinstance(fact.when, str):
        return _every(fact.when.upper(), fact.interval if isinstance(fact.interval, int) else 1)
    return ("yes",)


def _every(when: str, interval: int) -> Text:
    if when in _UNITS:
        return (f"every {_UNITS[when]}" if interval == 1 else f"every {count(interval, _UNITS[when])}",)
    if when == "MIDNIGHT":
        return ("at midnight" if interval == 1 else f"at midnight every {count(interval, 'day')}",)
    if when in _WEEKDAYS:
        return (f"every {_WEEKDAYS[when]}",)
    return ("every ", code(when))


def _space(fact: LogHandler) -> Text:
    match fact.worst_case_bytes:
        case int(total):
            return (size(total),)
        case None:
            return ("no limit",) if fact.rotates is False else ()
        case _:
            return (COMPUTED,)


def _kept(fact: LogHandler) -> Text:
    if isinstance(fact.retention_days, (int, float)):
        return (f"{fact.retention_days:g} days",)
    if isinstance(fact.backup_count, int) and fact.rotates is True:
        return (count(fact.backup_count, "older file"),)
    return (COMPUTED,) if fact.backup_count is UNKNOWN or fact.retention_days is UNKNOWN else ()


def _size_step(given: Given, group: list[Found[LogHandler]]) -> Step | None:
    """Compare the space a rotating file takes with the most it may take."""
    fact = group[0].fact
    if not (isinstance(fact.filename, str) and isinstance(fact.worst_case_bytes, int)):
        return None
    path = runnable(fact.filename)
    if not path or any(c in path for c in " '\"\\$`;&|()*?[]!#~"):
        return None
    path = path if path.startswith(("/", "<")) else f"<WORKING_DIRECTORY>/{path}"
    return Step(
        text=("See that ", code(placeholders(fact.filename)), " rotates."),
        command=given.site.fill(f"du -ch {path}*"),
        expected=(f"The total is at most {size(fact.worst_case_bytes)}.",),
        role=Role.JUNIOR,
        sources=places(group),
    )


def _growing(given: Given, handlers: list[Found[LogHandler]]) -> Iterator[Gap]:
    growing = [f for f in handlers if f.fact.rotates is False]
    if growing:
        which = names(list(dict.fromkeys(f.fact.name for f in growing)))
        it = "it grows" if len(growing) == 1 else "they grow"
        missing = f"Nothing in the code rotates {which}: without help from outside {it} until the disk is full."
        remedy = "Give the handler a size and a number of older files (`maxBytes`, `backupCount`), or write how it is rotated with "
        yield Gap(f"{CRITERION}.rotation", missing, f"{remedy}{given.write(CRITERION)}.", places(growing))
    yield from _unsure(given, [f for f in handlers if f.fact.rotates is UNKNOWN])


def _unsure(given: Given, handlers: list[Found[LogHandler]]) -> Iterator[Gap]:
    if not handlers:
        return
    which = names(list(dict.fromkeys(f.fact.name for f in handlers)))
    missing = f"What rotates {which} is not determined."
    if all(f.fact.handler.endswith(".fileConfig") for f in handlers):
        missing = f"Which logs {which} sets up, and what rotates them, is not determined."
    remedy = f"Write {given.write(CRITERION)}: what rotates it, when, and how many older files are kept."
    yield Gap(f"{CRITERION}.rotation_unknown", missing, remedy, places(handlers))
