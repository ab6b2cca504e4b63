"""The site file ``ddd.toml``: what code cannot know. Addresses, limits, windows, contacts, waivers."""

from __future__ import annotations

import datetime as dt
import difflib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sphinx_ddd.facts.base import Location
from sphinx_ddd.facts.criteria import Cadence
from sphinx_ddd.procedures import site_keys as keys
from sphinx_ddd.procedures.toml_lines import KeyPath, key_lines

NOWHERE: Final = Location("ddd.toml", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    on_call: str = ""
    escalation: str = ""
    escalate_after_minutes: int | None = None
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """Limits of one metric, and what to do beyond them."""

    metric: str
    warning: str = ""
    critical: str = ""
    lasting: str = ""
    """How long the limit must be passed: ``10m``; the key is ``for``."""
    action: str = ""
    above: bool = True
    """Values above the limit are bad; otherwise those below."""
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthCheck:
    """Something to call and what it answers when all is well: either an address or a command."""

    name: str
    url: str = ""
    command: str = ""
    expected: str = ""
    timeout_seconds: float | None = None
    probe: str = ""
    """liveness or readiness."""
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When maintenance of a cadence may be done."""

    cadence: Cadence
    day: str = ""
    start: str = ""
    end: str = ""
    timezone: str = ""
    watch_minutes: int | None = None
    """How long the service is watched after a change."""
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    logs_days: int | None = None
    backups: str = ""
    location: Location = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A criterion or a probe that the team decided not to meet. Always printed, with its reason."""

    criterion: str = ""
    probe: str = ""
    subject: str = ""
    """Empty: the whole project."""
    reason: str
    date: dt.date
    until: dt.date | None = None
    location: Location = NOWHERE

    def why_void(self, today: dt.date) -> str:
        """Why it does not count on a day, as a clause; empty when it counts."""
        if not self.reason.strip():
            return "it gives no reason"
        if self.date > today:
            return f"it is dated {self.date.isoformat()}, in the future"
        if self.until is not None and self.until < today:
            return f"it ended on {self.until.isoformat()}"
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteProblem:
    """A key of the site file that was left out, and what to do about it."""

    path: str
    line: int
    """From 1; 0 when it is not known."""
    key: str
    """Dotted: ``thresholds.queue_length.warning``; empty for the file as a whole."""
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.key}: {self.message} {self.remedy}" if self.key else f"{self.message} {self.remedy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything a site file states. An empty one is a site file that states nothing."""

    path: str = "ddd.toml"
    name: str = ""
    base_url: str = ""
    contacts: Contacts = Contacts()
    values: Mapping[str, str] = field(default_factory=dict)
    """What ``<UPPER_CASE>`` placeholders in commands stand for."""
    thresholds: Mapping[str, Threshold] = field(default_factory=dict)
    health: tuple[HealthCheck, ...] = ()
    windows: Mapping[Cadence, Window] = field(default_factory=dict)
    minutes: Mapping[str, int] = field(default_factory=dict)
    """Time boxes by criterion: ``{"daily.health_checks": 5}``."""
    retention: Retention = Retention()
    waivers: tuple[Waiver, ...] = ()

    def fill(self, command: str) -> str:
        """Put the site's values in place of ``<PLACEHOLDERS>``; those it does not state stay."""
        for name, value in self._filling():
            command = command.replace(f"<{name}>", value)
        return command

    def _filling(self) -> Iterator[tuple[str, str]]:
        if self.base_url:
            yield "BASE_URL", self.base_url
        yield from self.values.items()


def parse(text: str, path: str) -> tuple[Site, tuple[SiteProblem, ...]]:
    """Read a site file. What is wrong in it is left out and named; nothing makes it raise."""
    try:
        document = tomllib.loads(text)
    except RecursionError:
        return Site(path=path), (SiteProblem(path=path, line=0, key="", message="Nested too deep.", remedy="Flatten it."),)
    except ValueError as error:
        problem = SiteProblem(path=path, line=_line_in(str(error)), key="", message=f"Not TOML: {error}.", remedy="Mend this line.")
        return Site(path=path), (problem,)
    parser = _Parser(path, key_lines(text))
    return parser.site(document), tuple(sorted(parser.problems, key=lambda p: (p.line, p.key)))


def _line_in(message: str) -> int:
    """The line that tomllib names in its message, ``… (at line 3, column 5)``."""
    after = message.partition("(at line ")[2].partition(",")[0]
    return int(after) if after.isdecimal() else 0


class _Parser:
    """Collects problems while it reads."""

    def __init__(self, path: str, lines: Mapping[KeyPath, int]) -> None:
        self.path = path
        self.lines = lines
        self.problems: list[SiteProblem] = []

    def site(self, document: Mapping[str, Any]) -> Site:
        self.no_other_keys((), document, keys.SECTIONS)
        service = self.values(("service",), document.get("service"), keys.SERVICE)
        contacts = self.values(("contacts",), document.get("contacts"), keys.CONTACTS)
        retention = self.values(("retention",), document.get("retention"), keys.RETENTION)
        return Site(
            path=self.path,
            **service,
            contacts=Contacts(**contacts, location=self.at(("contacts",))),
            values=self.placeholders(document.get("values")),
            thresholds={t.metric: t for t in self.thresholds(document.get("thresholds"))},
            health=tuple(self.health(document.get("health"))),
            windows={w.cadence: w for w in self.windows(document.get("windows"))},
            minutes=dict(self.minutes(document.get("minutes"))),
            retention=Retention(**retention, location=self.at(("retention",))),
            waivers=tuple(self.waivers(document.get("waivers"))),
        )

    def placeholders(self, table: Any) -> dict[str, str]:
        out: dict[str, str] = {}
        for name, value in self.table(("values",), table).items():
            if not (name.isascii() and name.isidentifier() and name == name.upper()):
                self.problem(("values", name), "This is no name of a placeholder.", "Write it in UPPER_CASE: letters, digits, underscores.")
                continue
            out |= self.values(("values",), {name: value}, {name: keys.text_or_number})
        return out

    def thresholds(self, table: Any) -> Iterator[Threshold]:
        for metric, stated in self.table(("thresholds",), table).items():
            key = ("thresholds", metric)
            values = self.values(key, stated, keys.THRESHOLD)
            if "warning" in values or "critical" in values:
                yield Threshold(metric=metric, lasting=values.pop("for", ""), **values, location=self.at(key))
            elif isinstance(stated, dict):
                self.problem(key, "It states no limit.", "Write `warning` or `critical`.")

    def health(self, table: Any) -> Iterator[HealthCheck]:
        for name, stated in self.table(("health",), table).items():
            key = ("health", name)
            values = self.values(key, stated, keys.HEALTH)
            if ("url" in values) != ("command" in values):
                yield HealthCheck(name=name, **values, location=self.at(key))
            elif isinstance(stated, dict):
                self.problem(key, "It must state what to call.", "Write either `url` or `command`.")

    def windows(self, table: Any) -> Iterator[Window]:
        table = self.table(("windows",), table)
        self.no_other_keys(("windows",), table, keys.ROUTINE)
        for cadence in keys.ROUTINE:
            if cadence in table:
                key = ("windows", cadence)
                yield Window(cadence=Cadence(cadence), **self.values(key, table[cadence], keys.WINDOW), location=self.at(key))

    def minutes(self, table: Any) -> Iterator[tuple[str, int]]:
        table = self.table(("minutes",), table)
        self.no_other_keys(("minutes",), table, keys.ROUTINE)
        for cadence in keys.ROUTINE:
            for name, value in self.values(("minutes", cadence), table.get(cadence), keys.minutes(cadence)).items():
                yield f"{cadence}.{name}", value

    def waivers(self, stated: Any) -> Iterator[Waiver]:
        if stated is not None and not isinstance(stated, list):
            self.problem(("waivers",), "It must be a list of tables.", "Begin each with `[[waivers]]`.")
            return
        for number, table in enumerate(stated or ()):
            key = ("waivers", str(number))
            values = self.values(key, table, keys.WAIVER)
            missing = [name for name in ("reason", "date") if name not in values]
            if missing:
                self.problem(key, f"A waiver without {' and '.join(missing)} does not count.", "Say why, and when it was decided.")
            elif ("criterion" in values) == ("probe" in values):
                self.problem(key, "It must state what is waived.", "Write either `criterion` or `probe`.")
            elif values.get("until", values["date"]) < values["date"]:
                self.problem(key, "It ends before it begins, so it never counts.", "Write a later `until`, or leave it out.")
            else:
                yield Waiver(**values, location=self.at(key))

    def values(self, key: KeyPath, table: Any, readers: Mapping[str, keys.Reader]) -> dict[str, Any]:
        """The values of a table that are as they must be."""
        table = self.table(key, table)
        self.no_other_keys(key, table, readers)
        out: dict[str, Any] = {}
        for name, reader in readers.items():
            if name not in table:
                continue
            try:
                out[name] = reader(table[name])
            except keys.WrongValueError as wrong:
                self.problem((*key, name), "The value cannot be used.", f"Write {wrong}.")
        return out

    def table(self, key: KeyPath, value: Any) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        if value is not None:
            self.problem(key, "It must be a table.", f"Begin it with `[{'.'.join(key)}]`.")
        return {}

    def no_other_keys(self, key: KeyPath, table: Mapping[str, Any], known: Iterable[str]) -> None:
        known = list(known)
        for name in table:
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1)
                hint = f"Did you mean `{near[0]}`?" if near else f"Known here: {', '.join(known)}."
                self.problem((*key, name), "This key is not known.", hint)

    def problem(self, key: KeyPath, message: str, remedy: str) -> None:
        self.problems.append(
            SiteProblem(path=self.path, line=self.line(key), key=".".join(_shown(part) for part in key), message=message, remedy=remedy)
        )

    def at(self, key: KeyPath) -> Location:
        return Location(self.path, self.line(key))

    def line(self, key: KeyPath) -> int:
        """The line of a key, else of the nearest table around it."""
        while key and key not in self.lines:
            key = key[:-1]
        return self.lines.get(key, 0)


def _shown(part: str) -> str:
    """A part of a key as it can be written in a message, whatever it holds."""
    safe = part if part.isprintable() else ascii(part)[1:-1]
    return safe if len(safe) <= 80 else safe[:79] + "…"
