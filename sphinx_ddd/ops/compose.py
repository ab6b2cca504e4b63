"""Compose files: the health checks of services, and the most that each may use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sphinx_ddd.facts.health import HealthCheck
from sphinx_ddd.ops import commands, quantities
from sphinx_ddd.ops.base import Item, OpsText
from sphinx_ddd.ops.durations import COMPOSE, seconds
from sphinx_ddd.ops.yaml_nodes import Node

_NAMED: Final = 3
"""Services that a description names; the rest are counted."""


_LIMITS: Final = (
    ("deploy", "resources", "limits", "memory"), ("deploy", "resources", "limits", "cpus"), ("deploy", "resources", "limits", "pids"),
    ("mem_limit",), ("cpus",), ("pids_limit",),
)  # fmt: skip
"""Keys of a service that bound it, in the form of today and in that of version 2."""


def is_compose(root: Node) -> bool:
    services = root.get("services")
    return services is not None and services.is_mapping and root.get("apiVersion") is None


def read(root: Node, file: OpsText) -> Iterator[Item]:
    """The limits of each service. One fact for each check, with the services that say so: a check may be one for many."""
    services = root.get("services")
    checks: dict[tuple[str, int, HealthCheck], list[str]] = {}
    for service, node in services.fields().items() if services is not None else ():
        yield from _limits(service, node, file)
        check = node.get("healthcheck")
        test = check.get("test") if check is not None else None
        if check is None or test is None or _is_off(check):
            continue  # without a test, it only changes how often the image's own check runs
        command = _command(test)
        if command is None:
            yield file.skipped(test.line, f"compose: the health check of service {service} is neither a command nor a list of words")
        elif command:
            checks.setdefault((command, test.line, _fact(check, command)), []).append(service)
    for (_, line, fact), names in checks.items():
        shown = ", ".join(names[:_NAMED]) + (f" and {len(names) - _NAMED} more" if len(names) > _NAMED else "")
        one = "service" if len(names) == 1 else "services"
        described = replace(fact, description=f"Health check of {one} {shown}, run inside the container.")
        yield file.found(described, "compose.healthcheck", line)


def _limits(service: str, node: Node, file: OpsText) -> Iterator[Item]:
    for path in _LIMITS:
        found = node.get(*path)
        value = quantities.amount(found.text, quantities.COMPOSE, fold=True) if found is not None else None
        for fact, at in quantities.limit(found, f"service {service}", "compose", ".".join(path), value):
            yield file.found(fact, "compose.limit", at.line)


def _fact(check: Node, command: str) -> HealthCheck:
    return HealthCheck(
        name=command,
        framework="compose",
        transport="command",
        probe="general",
        expected="exit status 0",
        timeout_seconds=_seconds(check, "timeout"),
        interval_seconds=_seconds(check, "interval"),
        failure_threshold=_retries(check),
    )


def _is_off(check: Node) -> bool:
    disable, test = check.get("disable"), check.get("test")
    words = (test.texts or (test.text,)) if test is not None else ()
    return (disable is not None and disable.is_true) or words[:1] == ("NONE",)


def _command(test: Node) -> str | None:
    """The command as a shell would be given it; empty for a script, ``None`` for what is no command.

    ``$$`` is a dollar sign that Compose leaves alone.
    """
    words = test.texts
    if words is None:
        return commands.line((test.text or "").replace("$$", "$"))
    kind, *argv = words or ("",)
    if kind == "CMD-SHELL":
        return commands.line(" ".join(argv).replace("$$", "$"))
    return commands.line(commands.quoted(word.replace("$$", "$") for word in argv)) if kind == "CMD" else None


def _seconds(check: Node, key: str) -> float | None:
    text = check.text_at(key)
    return seconds(text, COMPOSE) if text else None


def _retries(check: Node) -> int | None:
    text = check.text_at("retries") or ""
    return int(text) if text.isascii() and text.isdecimal() else None
