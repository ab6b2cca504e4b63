"""The cron semantics against what the libraries themselves say (``ask_libraries.py``)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sphinx_ddd.timing import EPOCH, dialect_of, dst_hours, interval_words, next_example, read, shared_minutes
from sphinx_ddd.timing.dialects import Dialect

ANSWERS = [json.loads(line) for line in (Path(__file__).parent / "answers.jsonl").read_text().splitlines()]
FRAMEWORK = {"croniter": "airflow", "cronsim": "cron"}


def dialect(library: str) -> Dialect:
    found = dialect_of(FRAMEWORK.get(library, library))
    assert found is not None
    return found


UNREAD = {
    ("cronsim", "0 0 L * *"), ("cronsim", "0 0 * * 5#2"), ("cronsim", "0 0 * * 5L"),  # its own additions, which cron refuses
    ("taskiq", "0 0 * * fri-mon"),  # the range ends on Saturday there
    ("taskiq", "0 0 * * 5-7"),  # and here
    ("rq_scheduler", "0 0 29 2 0"),  # gives up before 2032
    ("taskiq", "0 0 ? * 1"),  # not a star there, but a day that never comes
}  # fmt: skip


@pytest.mark.parametrize("library", sorted({a["library"] for a in ANSWERS}))
def test_runs_are_those_of_the_library(library: str) -> None:
    ours, theirs = {}, {}
    for answer in ANSWERS:
        text = answer["expression"]
        if answer["library"] == library and (library, text) not in UNREAD:
            cron = read(text, dialect(library))
            runs = cron.runs(EPOCH, 5) if cron is not None else []
            theirs[text] = answer["runs"] or []  # some refuse what never runs, some never come to an end
            ours[text] = [f"{run:%Y-%m-%d %H:%M}" for run in runs if run.year < 2039]
    assert ours == theirs


WORDS = [
    ("celery", "0 3 * * *", "At 03:00"),
    ("celery", "* 3 * * *", "Every minute, between 03:00 and 03:59"),
    ("celery", "0 0 13 * 5", "At 00:00, on day 13 of the month, if that is a Friday"),
    ("cron", "0 0 13 * 5", "At 00:00, on day 13 of the month, or on Friday"),
    ("cron", "0 0 * * 1", "At 00:00, only on Monday"),
    ("apscheduler", "0 0 * * 1", "At 00:00, only on Tuesday"),
    ("apscheduler", "0 0 last * *", "At 00:00, on the last day of the month"),
    ("airflow", "0 0 * * 5#2", "At 00:00, on the second Friday of the month"),
    ("cron", "@weekly", "At 00:00, only on Sunday"),
    # a step starts anew each month, day, or hour
    ("cron", "0 3 */2 * *", "At 03:00, on days 1, 3, 5 … 31 of the month"),
    ("cron", "0 3 */10 * *", "At 03:00, on days 1, 11, 21, 31 of the month"),
    ("cron", "0 3 1-31/20 * 2", "At 03:00, on days 1, 21 of the month, or on Tuesday"),
    ("celery", "0 3 */31 * 2", "At 03:00, on day 1 of the month, if that is a Tuesday"),
    ("cron", "0 3 */1 * *", "At 03:00"),
    ("cron", "0 */5 * * *", "At 00:00, 05:00, 10:00, 15:00 and 20:00"),
    ("cron", "*/25 * * * *", "At 0, 25, and 50 minutes past the hour"),
    ("cron", "0 0 1 */5 *", "At 00:00, on day 1 of the month, only in January, June, and November"),
    ("cron", "*/15 */6 * * *", "Every 15 minutes, every 6 hours"),
    ("systemd", "0 3 1-7 * 1", "At 03:00, between day 1 and 7 of the month, if that is a Monday"),
]


@pytest.mark.parametrize(("framework", "text", "words"), WORDS)
def test_words(framework: str, text: str, words: str) -> None:
    cron = read(text, dialect(framework))
    assert cron is not None
    assert cron.words == words


@pytest.mark.parametrize(
    ("framework", "text", "example"),
    [
        ("celery", "0 0 13 * 5", ("2027-08-13 00:00", None)),
        ("cron", "0 0 13 * 5", ("2027-01-01 00:00", None)),
        ("cron", "0 0 31 2 *", (None, True)),
        ("cron", "0 0 29 2 1", ("2027-02-01 00:00", None)),  # either is enough
        ("celery", "0 0 29 2 1", ("2044-02-29 00:00", None)),
        ("cron", "61 0 * * *", (None, None)),
        ("cron", "not cron", (None, None)),
        ("who knows", "0 0 * * *", (None, None)),
    ],
)
def test_next_example(framework: str, text: str, example: tuple[str | None, bool | None]) -> None:
    assert next_example(text, framework) == example


def test_what_runs_at_once() -> None:
    def times(one: str, other: str) -> list[str]:
        first, second = read(one, dialect("celery")), read(other, dialect("celery"))
        assert first is not None
        assert second is not None
        return [f"{t:%H:%M}" for t in shared_minutes(first, second)]

    assert times("0 2 * * *", "0 */2 * * sun") == ["02:00"]
    assert times("0 2 * * mon", "0 2 * * tue") == []
    assert times("0 2 * * *", "30 2 * * *") == []


def test_hours_that_come_twice() -> None:
    def times(text: str) -> list[str]:
        cron = read(text, dialect("celery"))
        assert cron is not None
        return [f"{t:%H:%M}" for t in dst_hours(cron)]

    assert times("30 0,1,2,3 * * *") == ["01:30", "02:30"]
    assert times("0 * * * *") == []  # one of many runs in a day
    assert times("0 4 * * *") == []


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (1, "every second"),
        (90, "every 90 seconds"),
        (0.5, "every 0.5 seconds"),
        (3600, "every hour"),
        (300, "every 5 minutes"),
        (1209600, "every 2 weeks"),
    ],
)
def test_interval_words(seconds: float, words: str) -> None:
    assert interval_words(seconds) == words
