"""The site file: what is right in it, and what is said about what is wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from sphinx_ddd.facts.base import Location
from sphinx_ddd.facts.criteria import Cadence
from sphinx_ddd.procedures.site import Contacts, HealthCheck, Retention, Site, Threshold, Waiver, Window, parse

FULL = Path(__file__).parent / "sites" / "full.toml"


def at(line: int) -> Location:
    return Location("docs/ddd.toml", line)


def test_every_key() -> None:
    site, problems = parse(FULL.read_text("utf-8"), "docs/ddd.toml")
    assert problems == ()
    assert site == Site(
        path="docs/ddd.toml",
        name="shop",
        base_url="https://shop.example.org",
        contacts=Contacts(on_call="shop on call", escalation="platform lead", escalate_after_minutes=30, location=at(6)),
        values={"LOG_DIR": "/var/log/shop", "PORT": "8080"},
        thresholds={
            "queue_length": Threshold(
                metric="queue_length",
                warning="10",
                critical="50.5",
                lasting="10m",
                action="Add a worker, then look again.",
                location=at(15),
            ),
            "free space": Threshold(metric="free space", critical="5 GiB", above=False, location=at(24)),
        },
        health=(
            HealthCheck(name="ready", url="/ready", expected="ok", timeout_seconds=2.5, probe="readiness", location=at(28)),
            HealthCheck(name="disk", command="df -h", location=at(35)),
        ),
        windows={
            Cadence.WEEKLY: Window(
                cadence=Cadence.WEEKLY,
                day="Tuesday",
                start="02:00",
                end="04:00",
                timezone="Europe/Berlin",
                watch_minutes=20,
                location=at(37),
            )
        },
        minutes={"daily.health_checks": 5, "daily.monitoring": 10},
        retention=Retention(logs_days=14, backups="14 dumps", location=at(47)),
        waivers=(
            Waiver(
                criterion="monthly.compliance",
                subject="shop",
                reason="No card data.",
                date=dt.date(2026, 1, 31),
                until=dt.date(2026, 12, 31),
                location=at(51),
            ),
            Waiver(probe="daily.log_management.rotates", reason="The platform rotates.", date=dt.date(2026, 2, 1), location=at(58)),
        ),
    )


def test_nothing_stated() -> None:
    assert parse("", "ddd.toml") == (Site(contacts=Contacts(location=Location("ddd.toml", 0))), ())


def test_placeholders_are_filled_or_stay() -> None:
    site, _ = parse('service.base_url = "https://a.example"\nvalues.QUEUE = "mail"', "ddd.toml")
    assert site.fill("curl <BASE_URL>/q/<QUEUE>?as=<USER>") == "curl https://a.example/q/mail?as=<USER>"


SECTIONS = "service, contacts, values, thresholds, health, windows, minutes, retention, waivers"
UNKNOWN = "This key is not known."
UNUSABLE = "The value cannot be used."
PROBLEMS = {
    "misspelt section": ("[contact]\n", [(1, "contact", UNKNOWN, "Did you mean `contacts`?")]),
    "misspelt key": ('[contacts]\n\non_cal = "x"\n', [(3, "contacts.on_cal", UNKNOWN, "Did you mean `on_call`?")]),
    "unlike any key": ("[retention]\nx = 1\n", [(2, "retention.x", UNKNOWN, "Known here: logs_days, backups.")]),
    "text for a number": (
        '[retention]\nlogs_days = "14"\n',
        [(2, "retention.logs_days", UNUSABLE, "Write a whole number from 1 to 1000000.")],
    ),
    "true for a number": (
        "[retention]\nlogs_days = true\n",
        [(2, "retention.logs_days", UNUSABLE, "Write a whole number from 1 to 1000000.")],
    ),
    "negative number": (
        '[health.a]\nurl = "/a"\ntimeout_seconds = -1\n',
        [(3, "health.a.timeout_seconds", UNUSABLE, "Write a number above 0, at most 1000000.")],
    ),
    "not a number": ("[thresholds.a]\nwarning = 1\ncritical = nan\n", [(3, "thresholds.a.critical", UNUSABLE, "Write a finite number.")]),
    "no limit": ('[thresholds.a]\nfor = "5m"\n', [(1, "thresholds.a", "It states no limit.", "Write `warning` or `critical`.")]),
    "a list for a table": ("health = []\n", [(1, "health", "It must be a table.", "Begin it with `[health]`.")]),
    "a table for a list": ("[waivers]\n", [(1, "waivers", "It must be a list of tables.", "Begin each with `[[waivers]]`.")]),
    "nothing to call": (
        '[health.a]\nexpected = "ok"\n',
        [(1, "health.a", "It must state what to call.", "Write either `url` or `command`.")],
    ),
    "two things to call": (
        '[health.a]\nurl = "/a"\ncommand = "a"\n',
        [(1, "health.a", "It must state what to call.", "Write either `url` or `command`.")],
    ),
    "no address": (
        '[service]\nbase_url = "shop.example"\n',
        [(2, "service.base_url", UNUSABLE, "Write a web address that starts with https:// or http://.")],
    ),
    "a command of two lines": (
        '[health.a]\ncommand = """\nls\nrm x"""\n',
        [
            (1, "health.a", "It must state what to call.", "Write either `url` or `command`."),
            (2, "health.a.command", UNUSABLE, "Write one line of text, not empty."),
        ],
    ),
    "characters that hide": ('[values]\nA = "x\\u202ey"\n', [(2, "values.A", UNUSABLE, "Write one line of text, not empty.")]),
    "a placeholder in lower case": (
        '[values]\nlog_dir = "x"\n',
        [(2, "values.log_dir", "This is no name of a placeholder.", "Write it in UPPER_CASE: letters, digits, underscores.")],
    ),
    "no such cadence": ("[windows.yearly]\n", [(1, "windows.yearly", UNKNOWN, "Known here: daily, weekly, monthly.")]),
    "no such time": ('[windows.daily]\nstart = "25:00"\n', [(2, "windows.daily.start", UNUSABLE, 'Write a time of day: "02:00".')]),
    "a waiver without reason": (
        '[[waivers]]\nprobe = "a"\ndate = 2026-01-01\n',
        [(1, "waivers.0", "A waiver without reason does not count.", "Say why, and when it was decided.")],
    ),
    "a waiver of nothing": (
        '[[waivers]]\nprobe = "a"\nreason = "r"\ndate = 2026-01-01\n[[waivers]]\nreason = "r"\ndate = 2026-01-01\n',
        [(5, "waivers.1", "It must state what is waived.", "Write either `criterion` or `probe`.")],
    ),
    "a date that is none": (
        '[[waivers]]\nprobe = "a"\nreason = "r"\ndate = "soon"\n',
        [
            (1, "waivers.0", "A waiver without date does not count.", "Say why, and when it was decided."),
            (4, "waivers.0.date", UNUSABLE, "Write a date: 2026-07-31."),
        ],
    ),
    "a hostile key": (
        '["a\\n*b*"]\n',
        [
            (
                1,
                "a\\n*b*",
                UNKNOWN,
                "Known here: " + SECTIONS + ".",
            )
        ],
    ),
    "no TOML": ("[service]\nname = \n", [(2, "", "Not TOML: Invalid value (at line 2, column 8).", "Mend this line.")]),
    "a NUL byte": ("\0", [(1, "", "Not TOML: Invalid statement (at line 1, column 1).", "Mend this line.")]),
    "too deep": ("x=" + "[" * 5000 + "]" * 5000, [(0, "", "Nested too deep.", "Flatten it.")]),
}


@pytest.mark.parametrize("case", PROBLEMS)
def test_problems(case: str) -> None:
    text, expected = PROBLEMS[case]
    _, problems = parse(text, "ddd.toml")
    assert [(p.line, p.key, p.message, p.remedy) for p in problems] == expected


def test_the_rest_is_kept() -> None:
    site, problems = parse('[service]\nname = 3\n[contacts]\non_call = "ops"\n[thresholds]\na = 1\nb.warning = 2\n', "ddd.toml")
    assert [str(p) for p in problems] == [
        "service.name: The value cannot be used. Write one line of text, not empty.",
        "thresholds.a: It must be a table. Begin it with `[thresholds.a]`.",
    ]
    assert (site.name, site.contacts.on_call, list(site.thresholds)) == ("", "ops", ["b"])


def test_a_very_long_value_costs_no_more_than_its_lines() -> None:
    text = 'a = """' + "x\n" * 50_000 + '"""\n[contact]\n'
    _, problems = parse(text, "ddd.toml")
    # The search for lines gives up on the long value; the keys after it are still checked.
    assert [(p.line, p.key) for p in problems] == [(0, "a"), (0, "contact")]
