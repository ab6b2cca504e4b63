"""Text from outside, and command lines made of it."""

from __future__ import annotations

import pytest

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.procedures.base import Code
from sphinx_ddd.procedures.commands import joined, placeholders, runnable, toml_key, unfilled
from sphinx_ddd.procedures.plain import first_sentence, names, plain, seconds, size, value


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
