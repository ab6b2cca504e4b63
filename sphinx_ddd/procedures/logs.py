"""Log files: where they are, what keeps them from filling the disk."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.base import UNKNOWN, Found, Location
from sphinx_ddd.facts.config import ReloadTrigger
from sphinx_ddd.facts.failures import Failure
from sphinx_ddd.facts.logs import LevelSwitch, LogHandler, lacking
from sphinx_ddd.procedures.base import Block, Gap, NotApplicable, Origin, Paragraph, Role, Row, Step, Steps, Text
from sphinx_ddd.procedures.commands import placeholders, runnable, unfilled
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.plain import COMPUTED, code, count, names, plain, size
from sphinx_ddd.procedures.tables import table

CRITERION = "daily.log_management"
_MOST_LOOKED_AT = 5
"""Log files with a step of their own."""
_STREAMS = ("stderr", "stdout", "stdout or stderr", "stderr or stdout")
_READ_AGAIN = ("mutate", "reload")
_UNITS = {"S": "second", "M": "minute", "H": "hour", "D": "day"}
_WEEKDAYS = {f"W{number}": day for number, day in enumerate(("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))}


def blocks(given: Given) -> Iterator[Block]:
    handlers = [f for f in given.of(LogHandler) if not f.fact.handler.endswith(".NullHandler")]
    if not handlers:
        yield _none(given)
        return
    groups = _groups(handlers)
    look = [step for group in groups if (step := _look_step(given, group))][:_MOST_LOOKED_AT] or list(_journal_step(given, handlers))
    steps = [step for group in groups if (step := _size_step(given, group))]
    if look or steps:
        yield Steps((*look, *steps))
    if steps:
        remedy = f"Write {given.write(CRITERION)}."
        yield Gap(f"{CRITERION}.on_failure", "What to do when a log file does not rotate is not stated.", remedy, _rotating(handlers))
    yield from _growing(given, handlers)
    if given.site.retention.logs_days:
        keep = f"Keep logs for {count(given.site.retention.logs_days, 'day')} ({Origin.SITE})."
        yield Paragraph((keep,), (given.site.retention.location,))
    yield table(("Log", "Written by", "Records", "Rotates", "Most disk space", "Kept"), (_row(group) for group in groups))
    yield from _described(handlers)
    yield from _switches(given)


def _look_step(given: Given, group: list[Found[LogHandler]]) -> Step | None:
    """Read the end of a log file."""
    fact = group[0].fact
    path = _path(fact)
    if not path:
        return None
    text: Text = ("Read the end of ", code(placeholders(path)), ".")
    if unfilled(path) == (path,):
        text = ("Read the end of the log file. Its path is decided where the program runs.",)
    expected, role = _seen(fact)
    return Step(text=text, command=given.site.fill(f"tail -n 200 {path}"), expected=expected, role=role, sources=places(group))


def _journal_step(given: Given, handlers: list[Found[LogHandler]]) -> Iterator[Step]:
    """Read what a program prints, where systemd runs it; the unit is for the site to say."""
    printed = [f for f in handlers if f.fact.name in _STREAMS]
    if printed:
        text: Text = ("Read what the program prints, where systemd runs it.",)
        expected, role = _seen(printed[0].fact)
        command = given.site.fill("journalctl -n 200 -u <UNIT>")
        yield Step(text=text, command=command, expected=expected, role=role, sources=places(printed[:3]))


def _seen(fact: LogHandler) -> tuple[Text, Role]:
    """What is seen when all is well, where records carry their level; else it takes someone who knows them."""
    has_level = isinstance(fact.format, str) and any(word in fact.format for word in ("%(levelname)", "{level", "$levelname"))
    return (("No record says ERROR or CRITICAL.",), Role.JUNIOR) if has_level else ((), Role.SENIOR)


def _path(fact: LogHandler) -> str:
    """The path as it may stand in a command; empty where it cannot."""
    path = runnable(fact.filename) if isinstance(fact.filename, str) else ""
    if not path or any(c in path for c in " '\"\\$`;&|()*?[]!#~"):
        return ""
    return path if path.startswith(("/", "<")) else f"<WORKING_DIRECTORY>/{path}"


def _described(handlers: list[Found[LogHandler]]) -> Iterator[Paragraph]:
    """What is said of a log in words: what a library does with it."""
    said: dict[str, list[Found[LogHandler]]] = {}
    for found in handlers:
        if found.fact.description:
            said.setdefault(found.fact.description, []).append(found)
    for description, group in said.items():
        yield Paragraph((code(group[0].fact.name), f": {plain(description)}"), places(group[:3]))


def _switches(given: Given) -> Iterator[Block]:
    """How the level is changed while the program runs."""
    groups: dict[tuple[str, str, object], list[Found[LevelSwitch]]] = {}
    for one in given.of(LevelSwitch):
        groups.setdefault((one.fact.way, one.fact.name, one.fact.level), []).append(one)
    signals = dict.fromkeys(f.fact.name for f in given.of(ReloadTrigger) if f.fact.effect in _READ_AGAIN and f.fact.name.startswith("SIG"))
    rows = (Row((_switch(g[0].fact, next(iter(signals), "")), _to(g[0].fact)), places(g)) for g in groups.values())
    if groups:
        yield table(("To log more or less without a restart", "Level"), rows)


def _switch(fact: LevelSwitch, signal: str) -> Text:
    """What is done.

    :param signal: the one on which the program reads its configuration again; empty where none is known
    """
    match fact.way:
        case "signal":
            return (code(f"kill -s {fact.name.removeprefix('SIG')} <PID>"),)
        case "port":
            return ("Send another configuration to port ", code(fact.name), " (", code("logging.config.listen"), ").")
        case "option" if signal:
            return ("Set ", code(f"{fact.name} = true"), ", then ", code(f"kill -s {signal.removeprefix('SIG')} <PID>"), ".")
        case "option":
            return ("Set ", code(f"{fact.name} = true"), ", and let the program read its configuration again.")
    return ("Call ", code(fact.name), ".")


def _to(fact: LevelSwitch) -> Text:
    if isinstance(fact.level, str):
        return (plain(fact.level),)
    return (COMPUTED,) if fact.level is UNKNOWN else ()


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
    last = fact.handler.rpartition(".")[2]
    facility: Text = (", facility ", code(fact.facility)) if isinstance(fact.facility, str) else ()
    handler = (code(last if last[:1].isupper() else fact.handler), *facility, level)
    return Row(((code(where),), handler, _records(fact), _rotates(fact), _space(fact), _kept(fact)), places(group))


def _records(fact: LogHandler) -> Text:
    """How a record looks; what a format lacks that a reader needs."""
    if fact.layout in ("json", "logfmt"):
        return (f"as {'JSON' if fact.layout == 'json' else 'logfmt'}",)
    form = fact.format
    if not isinstance(form, str):
        return ()
    lacks = lacking(form) if fact.filename is not None else ()  # what is printed, or sent to syslog, gets its time there
    return (code(form), f", without {' and '.join(lacks)}") if lacks else (code(form),)


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
    if " " in when or ":" in when:
        return (f"every {when.lower()}" if when[:1].isdigit() and ":" not in when else f"at {when.lower()}",)
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
    if fact.rotates is True and fact.retention_days is None and not fact.backup_count and fact.max_bytes in (None, UNKNOWN):
        return ("all older files",)
    if isinstance(fact.backup_count, int) and fact.rotates is True:
        return (count(fact.backup_count, "older file"),)
    return (COMPUTED,) if fact.backup_count is UNKNOWN or fact.retention_days is UNKNOWN else ()


def _size_step(given: Given, group: list[Found[LogHandler]]) -> Step | None:
    """Compare the space a rotating file takes with the most it may take."""
    fact = group[0].fact
    path = _path(fact)
    if not (path and isinstance(fact.filename, str) and isinstance(fact.worst_case_bytes, int)):
        return None
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
