"""Text from outside, and command lines made of it."""

from __future__ import annotations

import pytest

from sphinx_ddd.facts.base import UNKNOWN, Found, Location
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.logs import LogHandler
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.procedures import logs
from sphinx_ddd.procedures.ansible import without_markup
from sphinx_ddd.procedures.base import Code, Table
from sphinx_ddd.procedures.commands import joined, placeholders, runnable, toml_key, unfilled
from sphinx_ddd.procedures.given import Given
from sphinx_ddd.procedures.limits import bounding, tuning
from sphinx_ddd.procedures.plain import first_sentence, names, plain, seconds, size, value
from sphinx_ddd.procedures.site import Site


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*bold* `x` |y|", "*bold* `x` |y|"),
        ("one\n  two\t three\u2028four", "one two three four"),
        ("a\x00b\x1b[31m", "a\\u0000b\\u001b[31m"),
        ("\u202egnp\u202c.exe", "\\u202egnp\\u202c.exe"),
        ("lone \ud800", "lone \\ud800"),
        ("\u05e9\u05dc\u05d5\u05dd", "\u05e9\u05dc\u05d5\u05dd"),
        ("x" * 310, "x" * 300 + "… (10 more characters)"),
        ("x" * 300, "x" * 300),
        ("", ""),
    ],
)
def test_plain(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        (None, ()),
        (UNKNOWN, ("computed in code",)),
        (True, (Code("true"),)),
        ("", (Code('""'),)),
        ("\t", (Code('"\\t"'),)),
        (" x", (Code('" x"'),)),
        (0, (Code("0"),)),
        (("a", 2), (Code("a"), ", ", Code("2"))),
        ((), (Code("[]"),)),
        ({"a": [None]}, (Code('{"a": [null]}'),)),
    ],
)
def test_value(stated: object, shown: object) -> None:
    assert value(stated) == shown


@pytest.mark.parametrize(
    ("items", "shown"),
    [
        ([], ""),
        (["a"], "`a`"),
        (["a", "b"], "`a` and `b`"),
        (["a", "b", "c"], "`a`, `b` and `c`"),
        (list("abcdefg"), "`a`, `b`, `c`, `d`, `e` and 2 more"),
    ],
)
def test_names(items: list[str], shown: str) -> None:
    assert names(items) == shown


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Dump it. Then look.", "Dump it"),
        ("Dump it.\n\nMore", "Dump it"),
        ("wrapped\nline", "wrapped line"),
        ("version 1.2 of it", "version 1.2 of it"),
        ("Scripts (e.g. OpenRC) have runlevels. Others do not.", "Scripts (e.g. OpenRC) have runlevels"),
        ("Only on Linux, i.e. not here", "Only on Linux, i.e. not here"),
        ("", ""),
    ],
)
def test_first_sentence(text: str, sentence: str) -> None:
    assert first_sentence(text) == sentence


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0 bytes"), (1023, "1023 bytes"), (10 * 1024**2, "10 MiB"), (1536, "1.5 KiB"), (1024**6, "1048576 TiB")]
)
def test_size(number: int, shown: str) -> None:
    assert size(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [(1, "1 second"), (0.5, "0.5 seconds"), (90, "90 seconds"), (120, "2 minutes"), (86400, "1 day")]
)
def test_seconds(number: float, shown: str) -> None:
    assert seconds(number) == shown


@pytest.mark.parametrize(
    ("command", "line"),
    [
        ("shopctl orders prune", "shopctl orders prune"),
        ("{prog} run", "<PROG> run"),
        ("{self.name!r:>10} run", "<SELF_NAME> run"),
        ("x; rm -rf /", ""),
        ("x\nrm", ""),
        ("x $(reboot)", ""),
        ("x" * 501, ""),
        (" ", ""),
    ],
)
def test_runnable(command: str, line: str) -> None:
    assert runnable(command) == line


def test_placeholders() -> None:
    assert placeholders("{settings.log_dir}/a{}.log {open") == "<SETTINGS_LOG_DIR>/a<VALUE>.log {open"
    assert unfilled("ansible <PATTERN> -a 'x=<X_1> <PATTERN>' <lower> <> a < b") == ("<PATTERN>", "<X_1>")


def test_joined() -> None:
    assert joined(("useradd", "-c", "{comment}", "", "two words")) == "useradd -c {comment} '' 'two words'"


@pytest.mark.parametrize(("name", "key"), [("a_b-1", "a_b-1"), ("a.b", '"a.b"'), ('a"b', '"a\\"b"'), ("", '""')])
def test_toml_key(name: str, key: str) -> None:
    assert toml_key(name) == key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("If V(true), see O(state=absent) and RV(ping).", "If true, see state=absent and ping."),
        ("Read L(the guide,https://example.org) of M(a.b.c).", "Read the guide of a.b.c."),
        ("GECOS(x) and f(x) and (plain) stay", "GECOS(x) and f(x) and (plain) stay"),
        ("V(open", "V(open"),
        ("C(a) C(b)", "a b"),
    ],
)
def test_descriptions_of_ansible_lose_their_marks(text: str, words: str) -> None:
    assert without_markup(text) == words


@pytest.mark.parametrize(
    ("option", "bounds", "tunes"),
    [
        ("pool_size", True, False),
        ("maxSize", True, False),
        ("server.request-timeout", True, False),
        ("retry_delay", False, True),
        ("cache_max_size", False, True),
        ("size", False, False),
        ("password_expire_max", False, False),
        ("pool_name", False, False),
    ],
)
def test_what_options_bound_and_tune(option: str, bounds: bool, tunes: bool) -> None:
    kind = "string" if option.endswith("name") else "integer"
    found = Found(ConfigOption(name=option, framework="any", option_type=kind), Location("a.py", 1), "a", "any.option")
    given = Given(Subject("a"), FactSet((found,)), Site(), ())
    assert (bounding(given) != [], tuning(given) != []) == (bounds, tunes)


@pytest.mark.parametrize(
    ("when", "interval", "shown"),
    [
        ("h", 1, "every hour"),
        ("D", 7, "every 7 days"),
        ("midnight", 1, "at midnight"),
        ("midnight", 2, "at midnight every 2 days"),
        ("W6", 1, "every Sunday"),
    ],
)
def test_when_a_log_is_turned_over(when: str, interval: int, shown: str) -> None:
    handler = LogHandler(name="a.log", handler="logging.handlers.TimedRotatingFileHandler", when=when, interval=interval, rotates=True)
    given = Given(Subject("a"), FactSet((Found(handler, Location("a.py", 1), "a", "any.file"),)), Site(), ())
    (table,) = (block for block in logs.blocks(given) if isinstance(block, Table))
    assert table.rows[0].cells[2] == (shown,)
