"""Scheduled jobs: what runs by itself and when; what never runs, runs together, or runs while clocks change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sphinx_ddd.facts.base import UNKNOWN, Found
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.schedules import Schedule
from sphinx_ddd.procedures import meant
from sphinx_ddd.procedures.base import Block, Code, Gap, Paragraph, Row, Text
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.name_words import words_of
from sphinx_ddd.procedures.plain import COMPUTED, code, names, sentence
from sphinx_ddd.procedures.tables import table
from sphinx_ddd.timing import Cron, dialect_of, dst_hours, interval_words, local_zone, read, shared_minutes

CRITERION = "daily.monitoring"
HEAVY = frozenset("archive backup backups cleanup clean dump expire optimize prune purge reindex vacuum".split())
"""Words in the names of jobs that keep a database or disk busy."""
STORED = "DatabaseScheduler"
"""The end of the names of Celery's schedulers that read more jobs from a database."""
SCHEDULER_OPTION = "beat_scheduler"
"""The end of the names of Celery's setting: ``CELERY_BEAT_SCHEDULER``, ``CELERYBEAT_SCHEDULER``."""
EXPIRES = ("result_expires", "CELERY_RESULT_EXPIRES", "CELERY_TASK_RESULT_EXPIRES")
BACKENDS = ("result_backend", "CELERY_RESULT_BACKEND")
KEEPING = ("db+", "database", "django-db", "file:", "filesystem")
"""Beginnings of result backends that do not let results expire by themselves."""
ZONE_OPTIONS = (("timezone", "CELERY_TIMEZONE"), ("TIME_ZONE",))
SETTINGS = ("celery", "django")
OVERLAPS = {
    "Allow": "A run starts also while the last one still goes on.",
    "Forbid": "A run is left out while the last one still goes on.",
    "Replace": "A run that still goes on is stopped when the next is due.",
}
EACH_ROUND = ("oslo_service",)
"""Frameworks that take a spacing of 0 for their own default."""
MOST_TIMES = 24
"""A job that runs more often in a day shares its minutes with every other."""


@dataclass(frozen=True, slots=True)
class Zone:
    """What settings say of the zone of Celery."""

    option: str = ""
    value: str = ""
    """Empty where it cannot be read, or several settings modules differ."""


@dataclass(frozen=True, slots=True)
class Job:
    """Schedules that say the same of one job."""

    found: tuple[Found[Schedule], ...]
    cron: Cron | None
    setting: Zone
    off_at_zero: bool = False
    """Whether the help of the option that gives the interval says that 0 switches off."""

    @property
    def fact(self) -> Schedule:
        return self.found[0].fact

    @property
    def waits(self) -> bool:
        """Whether nothing of the clock starts it."""
        fact = self.fact
        stated = (fact.cron, fact.interval_seconds, fact.expression, fact.option)
        return all(one is None for one in stated) and fact.enabled is not False

    @property
    def zone(self) -> str:
        """The zone as stated, ``UTC`` where that is the framework's own; empty for the machine's, and where it cannot be told."""
        stated = self.fact.timezone
        if isinstance(stated, str):
            return stated
        if self.fact.framework == "celery" and self.setting.option:
            return self.setting.value
        return "" if stated is UNKNOWN or local_zone(self.fact.framework) else "UTC"


def blocks(given: Given) -> Iterator[Block]:
    known = _jobs(given.of(Schedule), given.of(ConfigOption))
    started = [job for job in known if job.waits]
    jobs = [job for job in known if not job.waits]
    if not jobs:
        yield from _on_demand(started)
        return
    if not given.whole(CRITERION):
        missing = "How to see that these jobs ran is not stated."
        remedy = f"Write {given.write(CRITERION)}: where each leaves a trace, and what to do when one did not run."
        yield Gap(f"{CRITERION}.jobs", missing, remedy, places(f for job in jobs for f in job.found)[:3])
    yield from _gaps(given, jobs)
    if any(isinstance(job.fact.interval_seconds, float) and job.fact.enabled is not False for job in jobs):
        yield Paragraph(("A job with an interval counts from when its scheduler was started: it has no time of the day.",))
    yield from _added_by_celery(given, jobs)
    columns = ("Job", "What it does", "When", "Zone", "Set by", "Remarks")
    yield table(columns, map(_row, jobs), caption="Scheduled jobs", shown=25)
    yield from _on_demand(started)


def _on_demand(jobs: list[Job]) -> Iterator[Block]:
    """What no clock starts, so that nobody waits for it."""
    if jobs:
        yield Paragraph(("These do not run by themselves: each runs when a person, another job or an event starts it.",))
        rows = (Row(((code(job.fact.name),), _purpose(job.fact)), places(job.found)) for job in jobs)
        yield table(("Job", "What it does"), rows, caption="Jobs that run when they are started", shown=10)


def _zone(options: Sequence[Found[ConfigOption]]) -> Zone:
    """The setting that is asked first; with Django, its own zone is taken where Celery is given none."""
    for names_of_it in ZONE_OPTIONS:
        stated = [f.fact for f in options if f.fact.name in names_of_it and f.fact.framework in SETTINGS]
        if stated:
            values = {str(fact.default) if isinstance(fact.default, str) else "" for fact in stated}
            return Zone(stated[0].name, values.pop() if len(values) == 1 else "")
    return Zone()


def _jobs(found: Sequence[Found[Schedule]], options: Sequence[Found[ConfigOption]]) -> list[Job]:
    zone, off = _zone(options), _off_at_zero(found, options)
    groups: dict[tuple[object, ...], list[Found[Schedule]]] = {}
    for one in found:
        fact = one.fact
        key = (
            fact.framework,
            fact.name,
            fact.task,
            fact.cron,
            fact.interval_seconds,
            fact.expression,
            fact.option,
            fact.timezone,
            fact.condition,
        )
        groups.setdefault(key, []).append(one)
    jobs = (Job(tuple(group), _cron(group[0].fact), zone, off_at_zero=group[0].fact.option in off) for group in groups.values())
    return sorted(jobs, key=_order)


def _off_at_zero(found: Sequence[Found[Schedule]], options: Sequence[Found[ConfigOption]]) -> frozenset[str]:
    """The options of intervals of 0 whose help says that 0 switches off."""
    asked = {f.fact.option for f in found if f.fact.interval_seconds == 0}
    named = (
        (f"[{f.fact.scope}]{f.fact.name}", f.fact) for f in options if f.fact.name in asked or f"[{f.fact.scope}]{f.fact.name}" in asked
    )
    disabled = [(full, fact.name) for full, fact in named if "disabled" in meant.kinds(fact.description, 0)]
    return frozenset(name for pair in disabled for name in pair)


def _cron(fact: Schedule) -> Cron | None:
    dialect = dialect_of(fact.framework)
    return read(fact.cron, dialect) if isinstance(fact.cron, str) and dialect is not None else None


def _order(job: Job) -> tuple[object, ...]:
    """Those at a time of the day by that time; intervals, the longest first; what something else starts; what does not run."""
    fact = job.fact
    if fact.enabled is False:
        return (3, 0.0, fact.name)
    if job.cron is not None:
        first = job.cron.times[0]
        return (0, first.hour * 60.0 + first.minute, fact.name)
    if isinstance(fact.interval_seconds, (int, float)):
        return (1, -fact.interval_seconds, fact.name)
    return (2, 0.0, fact.name)


def _row(job: Job) -> Row:
    fact = job.fact
    option: Text = (code(fact.option),) if isinstance(fact.option, str) else ()
    zone = _zone_of(job) if isinstance(fact.cron, str) else ()
    return Row(((code(fact.name),), _purpose(fact), _when(job), zone, option, _remarks(job)), places(job.found))


def _remarks(job: Job) -> Text:
    """What becomes of a run that was missed, and of one that comes too early."""
    fact = job.fact
    said = [OVERLAPS[fact.overlaps]] if isinstance(fact.overlaps, str) and fact.overlaps in OVERLAPS else []
    only: Text = ("Only where ", code(fact.condition), ". ") if isinstance(fact.condition, str) else ()
    if fact.catches_up is True:
        said.append("A run that was missed is made up for.")
    elif fact.catches_up is False:
        said.append("A run that was missed is not made up for.")
    return (*only, *((" ".join(said),) if said else ()))


def _zone_of(job: Job) -> Text:
    fact = job.fact
    if fact.timezone is UNKNOWN:
        return (COMPUTED,)
    if fact.timezone is None and fact.framework == "celery" and job.setting.option:
        return (f"{job.zone}, by ", code(job.setting.option)) if job.zone else ("by ", code(job.setting.option))
    return (job.zone or "the machine's own",)


def _purpose(fact: Schedule) -> Text:
    if fact.description:
        return (sentence(fact.description),)
    task = fact.task
    return ("runs ", code(task)) if isinstance(task, str) and task != fact.name else ()


def _when(job: Job) -> Text:
    fact = job.fact
    written: Text = (" ", code(fact.expression)) if isinstance(fact.expression, str) and not isinstance(fact.cron, str) else ()
    if fact.enabled is False:
        return ("does not run, unless it is switched on",) if fact.option is None else ("does not run by default",)
    if isinstance(fact.cron, str):
        said = job.cron.words if job.cron is not None else ""
        return (f"{said} ", code(fact.cron)) if said else (code(fact.cron),)
    length = fact.interval_seconds
    if length == 0:
        return _at_zero(job)
    if isinstance(length, (int, float)) and length > 0:
        return (interval_words(length), *written) if fact.option is None else (f"{interval_words(length)} by default",)
    if length is UNKNOWN or fact.cron is UNKNOWN:
        return (COMPUTED, *written)
    return (code(fact.expression),) if isinstance(fact.expression, str) else (COMPUTED,)


def _at_zero(job: Job) -> Text:
    """An interval of 0 seconds, for which no scheduler waits."""
    if job.off_at_zero:
        return ("does nothing by default: 0 switches it off",)
    option, condition = job.fact.option, job.fact.condition
    if isinstance(option, str) and isinstance(condition, str) and option.rpartition("]")[2] in condition:
        return ("0 by default: its condition says whether it then does anything",)
    by = " by default" if option is not None else ""
    if job.fact.framework in EACH_ROUND:
        return (f"with each round of the service{by}, as 0 says: every minute",)
    return (f"again as soon as it has ended{by}",)


# What is wrong with the times


def _gaps(given: Given, jobs: list[Job]) -> Iterator[Block]:
    running = [job for job in jobs if job.fact.enabled is not False]
    for job in running:
        if job.fact.never_fires is True:
            missing = f"{names([job.fact.name])} never runs: no day meets `{job.fact.cron}`."
            yield Gap(
                f"{CRITERION}.never_runs", missing, "Mend the expression where the job is declared, or remove the job.", places(job.found)
            )
    yield from _together(given, running)
    yield from _changes_of_clock(given, running)
    yield from _without_zone(given, running)
    yield from _stored(given)


def _together(given: Given, jobs: list[Job]) -> Iterator[Gap]:
    """Heavy jobs that start in the same minute."""
    heavy = [(job, job.cron) for job in jobs if job.cron is not None and len(job.cron.times) < MOST_TIMES and _is_heavy(job.fact)]
    meeting: dict[tuple[str, time], dict[int, Job]] = {}
    for number, (job, cron) in enumerate(heavy):
        for other, its in heavy[number + 1 :]:
            for at in shared_minutes(cron, its) if _zone_of(job) == _zone_of(other) else ():
                meeting.setdefault((job.zone, at), {}).update({id(job): job, id(other): other})
    groups: dict[tuple[int, ...], list[time]] = {}
    for (_, at), group in meeting.items():
        groups.setdefault(tuple(group), []).append(at)
    by_id = {id(job): job for job, _ in heavy}
    for ids, times in sorted(groups.items(), key=lambda item: item[1]):
        together = [by_id[one] for one in ids]
        when = ", ".join(f"{t:%H:%M}" for t in sorted(times)[:4])
        missing = f"{names([job.fact.name for job in together])} start together at {when}."
        remedy = f"Give them times apart, or write {given.write(CRITERION)} that they may run together."
        yield Gap(f"{CRITERION}.jobs_overlap", missing, remedy, places(f for job in together for f in job.found))


def _is_heavy(fact: Schedule) -> bool:
    task = fact.task.rpartition(".")[2] if isinstance(fact.task, str) else ""
    return bool(HEAVY & {*words_of(fact.name.rpartition(".")[2]), *words_of(task)})


def _changes_of_clock(given: Given, jobs: list[Job]) -> Iterator[Gap]:
    """Jobs in the hours that are left out on one day of the year, and come twice on another."""
    hit = [job for job in jobs if job.cron is not None and dst_hours(job.cron) and job.zone and _changes(job.zone)]
    if hit:
        runs, zones = "runs" if len(hit) == 1 else "run", dict.fromkeys(job.zone for job in hit)
        missing = (
            f"{names([job.fact.name for job in hit])} {runs} between 01:00 and 03:00 in {' and '.join(zones)}, where clocks change: "
            "one night a year such an hour is left out, on another it comes twice."
        )
        remedy = f"Move them out of these hours or schedule them in UTC, or write {given.write(CRITERION)}: what to do on these nights."
        yield Gap(f"{CRITERION}.jobs_clock_change", missing, remedy, places(f for job in hit for f in job.found))


def _changes(zone: str) -> bool:
    try:
        found = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return True
    return len({datetime(2027, month, 1, tzinfo=found).utcoffset() for month in (1, 7)}) > 1


def _without_zone(given: Given, jobs: list[Job]) -> Iterator[Gap]:
    adrift = [job for job in jobs if job.cron is not None and not job.zone and len(job.cron.hours) < MOST_TIMES]
    adrift = [job for job in adrift if job.fact.timezone is None and local_zone(job.fact.framework)]
    if adrift:
        it = "runs" if len(adrift) == 1 else "run"
        missing = f"In which time zone {names([job.fact.name for job in adrift])} {it} is not stated: the clock of the machine decides."
        if any(job.cron is not None and dst_hours(job.cron) for job in adrift):
            missing += " Between 01:00 and 03:00 an hour may be left out or come twice."
        remedy = f"Give the scheduler a time zone, or write {given.write(CRITERION)}: which zone the machines keep."
        yield Gap(f"{CRITERION}.jobs_zone", missing, remedy, places(f for job in adrift for f in job.found))


def _stored(given: Given) -> Iterator[Gap]:
    """Jobs in a database, of which the code knows nothing."""
    named = [f for f in given.of(ConfigOption) if f.fact.name.lower().endswith(SCHEDULER_OPTION)]
    stored = [f for f in named if isinstance(f.fact.default, str) and f.fact.default.endswith(STORED)]
    if stored:
        missing = f"`{stored[0].fact.default}` keeps the jobs in a database: which others are there, or what was changed, is not known."
        yield Gap(f"{CRITERION}.jobs_stored", missing, f"Write {given.write(CRITERION)}: the jobs that are kept there.", places(stored))


def _added_by_celery(given: Given, jobs: list[Job]) -> Iterator[Paragraph]:
    """The job that beat adds where results expire and their backend keeps them."""
    options = given.of(ConfigOption) if any(job.fact.framework == "celery" for job in jobs) else ()
    expires = [f for f in options if f.fact.name in EXPIRES and f.fact.default is not None and f.fact.default is not UNKNOWN]
    keeping = [f for f in options if f.fact.name in BACKENDS and isinstance(f.fact.default, str) and f.fact.default.startswith(KEEPING)]
    if expires and keeping:
        says = ("Beat adds ", Code("celery.backend_cleanup"), " by itself, at 04:00: it removes results that have expired.")
        yield Paragraph(says, places([*expires, *keeping]))
