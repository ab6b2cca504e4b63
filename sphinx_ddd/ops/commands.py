"""Command lines in ops files, without the secrets in them."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from typing import Final

from sphinx_ddd.facts.masks import MASK, without_secrets
from sphinx_ddd.facts.secrets import looks_secret
from sphinx_ddd.ops.base import unwrapped

LONGEST: Final = 300


def words(text: str) -> list[str]:
    """The words of a shell command; as they are parted by blanks where quotes do not pair."""
    try:
        return shlex.split(text, comments=False)
    except ValueError:
        return text.split()


def quoted(argv: Iterable[str]) -> str:
    """A command line that gives these arguments."""
    return " ".join(_quoted(word) for word in argv)


def line(text: str) -> str:
    """A command to be typed, with what looks like a secret masked; empty for a script, which a line cannot hold."""
    bare = text.strip()
    return plain(bare) if "\n" not in bare and len(bare) <= LONGEST else ""


def _quoted(word: str) -> str:
    # A variable stays one: quotes would make a text of it.
    return word if "$" in word and not any(c.isspace() or c in "'\"" for c in word) else shlex.quote(word)


def plain(text: str) -> str:
    """A command on one line, with what looks like a secret masked; cut where it is a script of its own."""
    parts = unwrapped(text).split(" ")
    program = parts[0].rpartition("/")[2]
    shown = " ".join(_masked(word, before, program) for before, word in _with_previous(parts))
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


def _names_secret(option: str) -> bool:
    name = option.lstrip("-")
    return name == "pass" or looks_secret(name)


def _with_previous(parts: list[str]) -> Iterable[tuple[str, str]]:
    return zip(["", *parts], parts, strict=False)


def _masked(word: str, before: str, program: str) -> str:
    is_value = bool(word) and not word.startswith(("-", "$", '"$'))
    if is_value and ((before.startswith("--") and _names_secret(before)) or (program, before) == ("redis-cli", "-a")):
        return MASK
    if program.startswith(("mysql", "mariadb")) and word.startswith("-p") and len(word) > 2 and word[2:3] != "$":
        return f"-p{MASK}"
    name, sign, value = word.partition("=")
    if sign and value and not value.lstrip("\"'").startswith("$") and _names_secret(name):
        return f"{name}={MASK}"
    shown = without_secrets(word)
    return shown if isinstance(shown, str) else word
