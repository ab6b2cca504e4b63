"""The table of scheduled jobs, and what is said of their times."""

from __future__ import annotations

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.schedules import Schedule
from sphinx_ddd.procedures import schedules
from sphinx_ddd.procedures.base import Code, Gap, Paragraph, Table, Text
from tests.procedures.test_blocks import given


def gaps(*facts: Schedule | ConfigOption) -> dict[str, str]:
    return {b.id.removeprefix("daily.monitoring."): b.missing for b in schedules.blocks(given(*facts)) if isinstance(b, Gap)}


def cells(*facts: Schedule | ConfigOption) -> list[tuple[Text, ...]]:
    return [row.cells for block in schedules.blocks(given(*facts)) if isinstance(block, Table) for row in block.rows]


def job(name: str, cron: str, framework: str = "celery", **more: object) -> Schedule:
    return Schedule(name=name, framework=framework, cron=cron, expression=cron, **more)  # type: ignore[arg-type]


def test_the_table_goes_by_the_time_of_the_day() -> None:
    rows = cells(
        Schedule(name="off", framework="oslo_service", enabled=False, option="heal_interval"),
        Schedule(name="minutely", framework="oslo_service", interval_seconds=60.0),
        Schedule(name="poll", framework="oslo_service", expression="CONF.poll", interval_seconds=300.0, option="[images]poll"),
        Schedule(name="slow", framework="celery", expression="timedelta(hours=6)", interval_seconds=21600.0),
        job("report", "0 8 * * mon", description="Send the report. To all."),
        job("backup", "30 1 * * *", task="shop.tasks.backup", timezone="Europe/Berlin"),
        Schedule(name="later", framework="celery", expression="crontab(hour=HOUR)", cron=UNKNOWN),
        Schedule(name="by_hand", framework="airflow"),
    )
    assert rows == [
        ((Code("backup"),), ("runs ", Code("shop.tasks.backup")), ("At 01:30 ", Code("30 1 * * *")), ("Europe/Berlin",), ()),
        ((Code("report"),), ("Send the report.",), ("At 08:00, only on Monday ", Code("0 8 * * mon")), ("UTC",), ()),
        ((Code("slow"),), (), ("every 6 hours", " ", Code("timedelta(hours=6)")), (), ()),
        ((Code("poll"),), (), ("every 5 minutes by default",), (), (Code("[images]poll"),)),
        ((Code("minutely"),), (), ("every minute",), (), ()),
        ((Code("later"),), (), ("computed in code", " ", Code("crontab(hour=HOUR)")), (), ()),
        ((Code("off"),), (), ("does not run by default",), (), (Code("heal_interval"),)),
        ((Code("by_hand"),),),
    ]


def test_an_interval_of_0() -> None:
    def poll(**more: object) -> Schedule:
        return Schedule(name="poll", framework="oslo_service", interval_seconds=0.0, **more)  # type: ignore[arg-type]

    every_minute = ("with each round of the service by default, as 0 says: every minute",)
    assert [row[1] for row in cells(poll(option="poll_interval"))] == [every_minute]
    assert [row[1] for row in cells(poll())] == [("with each round of the service, as 0 says: every minute",)]
    help_text = "How often. Any value <=0 will disable the option."
    option = ConfigOption(name="poll_interval", scope="images", framework="oslo.config", default=0, description=help_text)
    off = ("does nothing by default: 0 switches it off",)
    assert [row[1] for row in cells(poll(option="[images]poll_interval"), option)] == [off]
    assert [row[1] for row in cells(poll(option="[disk]poll_interval"), option)] == [every_minute]
    guarded = poll(option="[disk]poll_interval", condition="not (CONF.disk.poll_interval <= 0)")
    assert [row[1] for row in cells(guarded)] == [("0 by default: its condition says whether it then does anything",)]
    other = Schedule(name="poll", framework="asyncio", interval_seconds=0.0)
    assert [row[1] for row in cells(other)] == [("again as soon as it has ended",)]


def test_what_no_clock_starts_is_told_apart() -> None:
    only = list(schedules.blocks(given(Schedule(name="by_hand", framework="airflow", description="Load all."))))
    says = "These do not run by themselves: each runs when a person, another job or an event starts it."
    assert [b.text for b in only if isinstance(b, Paragraph)] == [(says,)]
    assert [(b.columns, b.rows[0].cells) for b in only if isinstance(b, Table)] == [
        (("Job", "What it does"), ((Code("by_hand"),), ("Load all.",)))
    ]
    assert len(only) == 2  # no gap asks how to see that it ran


def test_runs_that_are_missed_or_meet() -> None:
    rows = cells(
        job("a", "0 1 * * *", "kubernetes", overlaps="Forbid"),
        job("b", "0 2 * * *", "systemd", catches_up=True),
        job("c", "0 3 * * *", "kubernetes", overlaps="Allow"),
        job("d", "0 4 * * *", "kubernetes", overlaps="Replace"),
        job("e", "0 5 * * *"),
        job("f", "0 6 * * *", condition="CONF.watch"),
    )
    assert [row[-1] for row in rows] == [
        ("A run is left out while the last one still goes on.",),
        ("A run that was missed is made up for.",),
        ("A run starts also while the last one still goes on.",),
        ("A run that still goes on is stopped when the next is due.",),
        (),
        ("Only where ", Code("CONF.watch"), ". "),
    ]


def test_a_job_that_never_runs() -> None:
    assert gaps(job("never", "0 0 31 2 *", never_fires=True))["never_runs"] == "`never` never runs: no day meets `0 0 31 2 *`."


def test_heavy_jobs_that_start_together() -> None:
    both = (job("purge", "0 4 * * *"), job("backup", "0 */4 * * *"), job("vacuum", "0 4 * * sun"))
    assert gaps(*both)["jobs_overlap"] == "`backup`, `purge` and `vacuum` start together at 04:00."
    assert "jobs_overlap" not in gaps(job("purge", "0 4 * * mon"), job("backup", "0 4 * * tue"))
    assert "jobs_overlap" not in gaps(job("report", "0 4 * * *"), job("backup", "0 4 * * *"))
    assert "jobs_overlap" not in gaps(job("purge", "0 4 * * *"), job("backup", "0 4 * * *", timezone="Asia/Tokyo"))


def test_hours_that_change() -> None:
    berlin = (
        "`backup` runs between 01:00 and 03:00 in Europe/Berlin, where clocks change: "
        "one night a year such an hour is left out, on another it comes twice."
    )
    assert gaps(job("backup", "30 2 * * *", timezone="Europe/Berlin"))["jobs_clock_change"] == berlin
    assert "jobs_clock_change" not in gaps(job("backup", "30 2 * * *"), job("b", "30 2 * * *", timezone="Asia/Tokyo"))


def test_jobs_by_the_clock_of_the_machine() -> None:
    said = gaps(job("backup", "30 2 * * *", "apscheduler"))["jobs_zone"]
    assert said == (
        "In which time zone `backup` runs is not stated: the clock of the machine decides. "
        "Between 01:00 and 03:00 an hour may be left out or come twice."
    )
    assert "jobs_zone" not in gaps(job("backup", "30 2 * * *"), job("poll", "*/5 * * * *", "apscheduler"))


def test_jobs_in_a_database() -> None:
    stored = ConfigOption(name="CELERY_BEAT_SCHEDULER", framework="django", default="django_celery_beat.schedulers:DatabaseScheduler")
    assert gaps(job("poll", "*/5 * * * *"), stored)["jobs_stored"] == (
        "`django_celery_beat.schedulers:DatabaseScheduler` keeps the jobs in a database: "
        "which others are there, or what was changed, is not known."
    )


def test_intervals_have_no_time_of_the_day() -> None:
    said = [
        b for b in schedules.blocks(given(Schedule(name="poll", framework="celery", interval_seconds=60.0))) if isinstance(b, Paragraph)
    ]
    assert [b.text for b in said] == [("A job with an interval counts from when its scheduler was started: it has no time of the day.",)]
    assert list(schedules.blocks(given())) == []


def test_the_zone_that_settings_give_to_celery() -> None:
    def zone(*options: ConfigOption) -> Text:
        blocks = schedules.blocks(given(job("backup", "0 4 * * *"), *options))
        return next(row.cells[2] for block in blocks if isinstance(block, Table) for row in block.rows)

    django = ConfigOption(name="TIME_ZONE", framework="django", default="Europe/Rome")
    other = ConfigOption(name="TIME_ZONE", framework="django", default="UTC")
    celery = ConfigOption(name="timezone", framework="celery", default="Asia/Tokyo")
    assert zone() == ("UTC",)
    assert zone(django) == ("Europe/Rome, by ", Code("TIME_ZONE"))
    assert zone(django, other) == ("by ", Code("TIME_ZONE"))
    assert zone(django, celery) == ("Asia/Tokyo, by ", Code("timezone"))


def test_the_job_that_beat_adds() -> None:
    def added(backend: str, expires: object) -> list[Text]:
        options = (
            ConfigOption(name="result_backend", framework="celery", default=backend),
            ConfigOption(name="result_expires", framework="celery", default=expires),  # type: ignore[arg-type]
        )
        return [b.text for b in schedules.blocks(given(job("backup", "0 5 * * *"), *options)) if isinstance(b, Paragraph)]

    says = ("Beat adds ", Code("celery.backend_cleanup"), " by itself, at 04:00: it removes results that have expired.")
    assert added("db+postgresql://db/shop", 3600) == [says]
    assert added("redis://cache", 3600) == []
    assert added("db+postgresql://db/shop", None) == []
