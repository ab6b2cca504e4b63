"""What a line for a shell starts, wraps and writes."""

from __future__ import annotations

import pytest

from sphinx_ddd.source import shell

COMMANDS = [
    ("ls -l /var", [("ls", "-l", "/var")]),
    ("ps aux | grep 'a b'", [("ps", "aux"), ("grep", "a b")]),
    ("cd /srv && make; make install &", [("cd", "/srv"), ("make",), ("make", "install")]),
    ("LANG=C A=1 df -h >/dev/null 2>&1", [("df", "-h")]),
    ("sort < in > out", [("sort",)]),
    ("(cd {path}; tar c .)", [("cd", "{path}"), ("tar", "c", ".")]),
    ("echo it's", [("echo", "it's")]),
    ("A=1", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), COMMANDS)
def test_commands(text: str, expected: list[tuple[str, ...]]) -> None:
    assert list(shell.commands(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a > b", True), ("a >> b", True), ("a > /dev/null 2>&1", False), ("a 2>&1", False), ("a < b", False), ("a|b>c", True)],
)
def test_writes(text: str, expected: bool) -> None:
    assert shell.writes(text) is expected


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        ("sudo -n -u root systemctl restart x", "systemctl restart x"),
        ("env A=1 B=2 make", "make"),
        ("/usr/bin/timeout 5s ping host", "ping host"),
        ("{executable} -m pip install x", "pip install x"),
        ("python3 script.py", "python3 script.py"),
        ("sudo", ""),
    ],
)
def test_unwrapped(command: str, expected: str) -> None:
    assert " ".join(shell.unwrapped(command.split())) == expected


@pytest.mark.parametrize(
    ("command", "expected"),
    [(("bash", "-lc", "a; b"), "a; b"), (("/bin/sh", "-c", "a"), "a"), (("sh", "x.sh"), ""), (("make", "-c", "a"), "")],
)
def test_script(command: tuple[str, ...], expected: str) -> None:
    assert shell.script(command) == expected
