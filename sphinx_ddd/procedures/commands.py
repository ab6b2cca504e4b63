"""Command lines: what may be printed to be run, and what the code runs by itself."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from sphinx_ddd.procedures.base import Code, Inline, Paragraph

_LONGEST = 500
"""Characters; nobody types a longer line, and no framework names one."""


_SPECIAL = frozenset(";|&$`\\\"'()<>*?#~")
"""Characters that mean something to a shell: no framework names a command with them."""


MEANINGS: Final = {
    "<UNIT>": "the systemd unit that runs it: `systemctl list-units` shows it",
    "<WORKING_DIRECTORY>": "the folder that the program is started in",
    "<SOURCES>": "the folder that holds the package, in a checkout or below `site-packages`",
    "<PID>": "the number of the process",
    "<APP>": "the application that the migration belongs to",
    "<MIGRATION>": "the last migration that is to stay",
}
"""Of the placeholders that are no name of the code."""


def runnable(command: str) -> str:
    """The command line with ``{templates}`` as ``<PLACEHOLDERS>``, or nothing when it is no line a shell could be given."""
    line = placeholders(command)
    words = line
    for name in unfilled(line):
        words = words.replace(name, "")
    is_line = bool(line.strip()) and line.isprintable() and len(line) <= _LONGEST
    return line if is_line and _SPECIAL.isdisjoint(words) else ""


def placeholders(template: str) -> str:
    """``{settings.log_dir}/shop.log`` as ``<SETTINGS_LOG_DIR>/shop.log``."""
    out, rest = "", template
    while "{" in rest:
        before, _, tail = rest.partition("{")
        name, closed, rest = tail.partition("}")
        if not closed:
            return out + before + "{" + name
        out += before + placeholder(name)
    return out + rest


def placeholder(name: str) -> str:
    """The mark of a value that the operator or the site file has to give: ``<QUEUE_NAME>``."""
    name = name.partition(":")[0].partition("!")[0]
    letters = "".join(c if c.isascii() and c.isalnum() else "_" for c in name).strip("_").upper()
    return f"<{letters or 'VALUE'}>"


def unfilled(command: str) -> tuple[str, ...]:
    """The placeholders left in a command line, in order: ``("<PATTERN>", …)``."""
    out: list[str] = []
    for part in command.split("<")[1:]:
        name, closed, _ = part.partition(">")
        if closed and name and name.replace("_", "A").isalnum() and name == name.upper():
            out.append(f"<{name}>")
    return tuple(dict.fromkeys(out))


def toml_key(name: str) -> str:
    """A key as it is written in a TOML header."""
    bare = name.isascii() and name.replace("_", "a").replace("-", "a").isalnum()
    return name if bare else json.dumps(name, ensure_ascii=False)


def joined(argv: Sequence[str]) -> str:
    """An argument list on one line; only words that a shell would split are quoted, so that templates stay readable."""
    return " ".join(shlex.quote(word) if not word or any(c.isspace() for c in word) else word for word in argv)


def fill_in(commands: Iterable[str], site_file: str, meanings: Mapping[str, str] = MappingProxyType({})) -> Iterator[Paragraph]:
    """What is left to fill in before commands can be run, with the meaning of each placeholder that is not a name of the code."""
    left = dict.fromkeys(name for command in commands for name in unfilled(command))
    if left:
        words: list[Inline] = ["Fill in "]
        for number, name in enumerate(left):
            words += [", " if number else "", Code(name), f" ({meanings[name]})" if name in meanings else ""]
        pronoun = "the value" if len(left) == 1 else "the values"
        yield Paragraph((*words, f" in the commands, or write {pronoun} under ", Code("[values]"), f" in {site_file}."))
