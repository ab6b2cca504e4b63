"""How each library reads the five fields."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Dialect:
    """The reading of one library."""

    days: Literal["both", "star", "has_star", "any_star", "full"]
    """What day of the month and day of the week mean together. ``both``: both must hold. Else either is enough when both are limited, and a
    field is not limited when it begins with a star (``star``, cron's own), has one anywhere (``has_star``), has one among its items
    (``any_star``), or holds every value (``full``)."""
    sunday: int = 0
    """The number of Sunday; where it is 6, Monday is 0."""
    seventh: bool = True
    """Whether 7 is Sunday too."""
    names: bool = True
    """Whether ``MON`` and ``JAN`` are read."""
    month_names: bool = True
    week_steps: bool = True
    """Whether a day of the week may be ``*/2``."""
    wraps: bool = False
    """Whether ``22-2`` goes past the end; an error otherwise."""
    opens: bool = True
    """Whether ``5/10`` means from 5 to the end; an error otherwise."""
    last: str = ""
    """The word for the last day of the month: ``L``, with which ``L5`` is its last Friday, or ``last``."""
    nth: bool = False
    """Whether ``5#2`` is the second Friday of the month."""
    question: bool = False
    """Whether ``?`` stands for a star."""


VIXIE = Dialect(days="star")
KUBERNETES = Dialect(days="any_star", seventh=False, question=True)
SYSTEMD = Dialect(days="both", last="L")
"""Of what a calendar event says in five fields: a day of the week and a date must both hold."""
CRONITER = Dialect(days="any_star", wraps=True, last="L", nth=True, question=True)
CELERY = Dialect(days="both", seventh=False, wraps=True, opens=False)
HUEY = Dialect(days="both", names=False, month_names=False, week_steps=False, wraps=True, opens=False)
APSCHEDULER = Dialect(days="both", sunday=6, seventh=False, last="last")
ARQ = replace(APSCHEDULER, names=False, month_names=False, last="")
CRONTAB = Dialect(days="both", last="L", question=True)
PYCRON = Dialect(days="has_star", seventh=False, month_names=False, opens=False)
PERIODIQ = Dialect(days="full", opens=False)

_OF = {
    "celery": CELERY,
    "huey": HUEY,
    "apscheduler": APSCHEDULER,
    "dramatiq_crontab": APSCHEDULER,
    "arq": ARQ,
    "periodiq": PERIODIQ,
    "rq_scheduler": CRONTAB,
    "rq": CRONITER,
    "taskiq": PYCRON,
    "airflow": CRONITER,
    "django_q": CRONITER,
    "prefect": CRONITER,
    "docket": CRONITER,
    "dagster": CRONITER,
    "aiocron": CRONITER,
    "schedule": CELERY,
    "cron": VIXIE,
    "django_crontab": VIXIE,
    "kubernetes": KUBERNETES,
    "systemd": SYSTEMD,
}


def dialect_of(framework: str) -> Dialect | None:
    """The reading of a schedule's framework; ``None`` where it is not known, so that nothing is computed."""
    return _OF.get(framework)


_LOCAL = frozenset(
    {"apscheduler", "arq", "cron", "django_crontab", "django_cron", "dramatiq_crontab", "rq", "schedule", "aiocron", "systemd"}
)
"""Frameworks that keep the machine's own time unless they are told otherwise; the others keep UTC."""


def local_zone(framework: str) -> bool:
    """Whether a schedule without a zone follows the clock of the machine that it runs on."""
    return framework in _LOCAL
