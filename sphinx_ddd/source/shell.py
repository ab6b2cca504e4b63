"""Lines for a shell, taken apart: which commands they start, what they only wrap, where they write. Never run."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

WRAPPERS: Final = frozenset({"sudo", "env", "nice", "ionice", "nohup", "stdbuf", "time", "timeout", "setsid", "doas"})
"""Programs that start the one that follows, after options and settings of their own."""
_WITH_VALUE: Final = frozenset({"-u", "-g", "--user", "--group"})
"""Options of theirs that the next word belongs to."""
SHELLS: Final = frozenset({"sh", "bash", "dash", "ksh", "zsh"})
PYTHONS: Final = frozenset({"python", "python3", "{executable}"})
"""Programs whose ``-m`` names the program that is meant."""

_ENDS: Final = frozenset({"|", "||", "&", "&&", ";", ";;", "|&", "(", ")"})
"""What separates the commands of a line."""
_OUTPUT: Final = frozenset({">", ">>", "&>", ">|", "&>>"})
_KEEPS_NOTHING: Final = frozenset({"/dev/null", "/dev/stdout", "/dev/stderr"})


def words(text: str) -> tuple[str, ...]:
    """The words of a line as they stand between spaces, quotes removed; as they are where the quotes do not match."""
    try:
        return tuple(shlex.split(text))
    except ValueError:
        return tuple(text.split())


def commands(text: str) -> tuple[tuple[str, ...], ...]:
    """The simple commands of a line, each as program and arguments, without settings of variables and redirections."""
    return tuple(_commands(_tokens(text)))


def writes(text: str) -> bool:
    """Whether a line redirects output into a file."""
    tokens = _tokens(text)
    return any(word in _OUTPUT and target not in _KEEPS_NOTHING for word, target in pairwise(tokens))


def unwrapped(command: Sequence[str]) -> tuple[str, ...]:
    """The command that ``sudo -n …``, ``env A=1 …``, ``timeout 5 …`` or ``python -m …`` starts; any other as it is."""
    inner = list(command)
    while inner and _program(inner[0]) in WRAPPERS:
        inner = inner[1:]
        while inner and (inner[0].startswith("-") or _is_setting(inner[0]) or inner[0].rstrip("smhd").isdigit()):
            inner = inner[2:] if inner[0] in _WITH_VALUE else inner[1:]
    if len(inner) > 2 and _program(inner[0]) in PYTHONS and inner[1] == "-m":
        inner = inner[2:]
    return tuple(inner)


def script(command: Sequence[str]) -> str:
    """The line that ``sh -c`` is given; empty for any other command."""
    if command and _program(command[0]) in SHELLS:
        for option, text in pairwise(command):
            if option.startswith("-") and not option.startswith("--") and option.endswith("c"):
                return text
    return ""


def _tokens(text: str) -> list[str]:
    """Words, and the operators between them as words of their own."""
    lexer = shlex.shlex(text, posix=True, punctuation_chars=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    try:
        return list(lexer)
    except ValueError:
        return text.split()


def _commands(tokens: list[str]) -> Iterator[tuple[str, ...]]:
    current: list[str] = []
    skip = False
    for token in [*tokens, ";"]:
        if token in _ENDS:
            if current:
                yield tuple(current)
            current, skip = [], False
        elif skip:
            skip = False
        elif set(token) <= set("<>&|"):
            if current and current[-1].isdigit():
                current.pop()  # the 2 of 2>&1
            skip = True
        elif current or not _is_setting(token):
            current.append(token)


def _is_setting(word: str) -> bool:
    name, equals, _ = word.partition("=")
    return bool(equals) and name.isidentifier()


def _program(word: str) -> str:
    return word.rpartition("/")[2]
