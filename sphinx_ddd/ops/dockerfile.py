"""Dockerfiles: the health check of the image."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from sphinx_ddd.facts.health import HealthCheck
from sphinx_ddd.ops import commands
from sphinx_ddd.ops.base import Item, OpsText
from sphinx_ddd.ops.durations import GO, seconds

_CONTINUED: Final = "\\"


def read(file: OpsText) -> Iterator[Item]:
    """The check of the last stage that has one: only the last of a stage counts, and the image is its last stage."""
    last: tuple[int, int, str] | None = None
    stages: dict[str, tuple[int, int, str] | None] = {}
    stage = ""
    for line, end, instruction, rest in _instructions(file.text):
        if instruction == "FROM":
            base, _, name = rest.partition(" ")
            stage = name.strip()[3:].strip().lower() if name.strip().lower().startswith("as ") else ""
            last = stages.get(base.lower())
        elif instruction == "HEALTHCHECK":
            last = (line, end, rest)
        stages[stage] = last
    if last is None:
        return
    line, end, rest = last
    options, command = _parted(rest)
    if command.upper() == "NONE":
        return
    if not command.upper().startswith("CMD"):
        yield file.skipped(line, f"dockerfile: HEALTHCHECK is neither CMD nor NONE: {commands.plain(rest)}")
        return
    name = _command(command[3:].strip())
    if not name:
        return  # a script, which no line can hold
    fact = HealthCheck(
        name=name,
        description=f"Health check of the image that {file.name} builds, run inside its container.",
        framework="dockerfile",
        transport="command",
        probe="general",
        expected="exit status 0",
        timeout_seconds=seconds(options.get("timeout", ""), GO),
        interval_seconds=seconds(options.get("interval", ""), GO),
        failure_threshold=int(options["retries"]) if options.get("retries", "").isdecimal() else None,
    )
    yield file.found(fact, "dockerfile.healthcheck", line, end)


def _parted(rest: str) -> tuple[dict[str, str], str]:
    """``--interval=30s`` and the like, and what follows them."""
    options = {}
    while rest.startswith("--"):
        option, _, rest = rest.partition(" ")
        name, _, value = option[2:].partition("=")
        options[name] = value
        rest = rest.lstrip()
    return options, rest


def _command(text: str) -> str:
    if text.startswith("["):
        try:
            argv = json.loads(text)
        except ValueError:
            argv = None
        if isinstance(argv, list) and all(isinstance(word, str) for word in argv):
            return commands.line(commands.quoted(argv))
    return commands.line(text)


def _instructions(text: str) -> Iterator[tuple[int, int, str, str]]:
    """First and last line, the word and the rest of each instruction."""
    held, start, end_of_document = "", 0, ""
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if end_of_document:  # the text of RUN <<EOF
            end_of_document = "" if line == end_of_document else end_of_document
            continue
        if line.startswith("#") or (not line and not held):
            continue
        start = start or number
        if line.endswith(_CONTINUED):
            held += line[:-1].strip() + " "
            continue
        word, _, rest = (held + line).strip().partition(" ")
        yield start, number, word.upper(), rest.strip()
        if "<<" in rest and word.upper() in ("RUN", "COPY", "ADD"):
            end_of_document = rest.partition("<<")[2].lstrip("-").split(" ")[0].strip("\"'")
        held, start = "", 0
    if held:
        word, _, rest = held.strip().partition(" ")
        yield start, start, word.upper(), rest.strip()
