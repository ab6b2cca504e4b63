"""Compose files: the health checks of services."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.health import HealthCheck
from sphinx_ddd.ops import commands
from sphinx_ddd.ops.base import Item, OpsText
from sphinx_ddd.ops.durations import COMPOSE, seconds
from sphinx_ddd.ops.yaml_nodes import Node


def is_compose(root: Node) -> bool:
    services = root.get("services")
    return services is not None and services.is_mapping and root.get("apiVersion") is None


def read(root: Node, file: OpsText) -> Iterator[Item]:
    """One fact for each service that says how it is asked."""
    services = root.get("services")
    for service, node in services.fields().items() if services is not None else ():
        check = node.get("healthcheck")
        if check is None or _is_off(check):
            continue
        test = check.get("test")
        if test is None:
            continue  # only changes how often the image's own check runs
        command = _command(test)
        if not command:
            yield file.skipped(test.line, f"compose: the health check of service {service} is neither a command nor a list of words")
            continue
        fact = HealthCheck(
            name=command,
            description=f"Health check of service {service}, run inside its container.",
            framework="compose",
            transport="command",
            probe="general",
            expected="exit status 0",
            timeout_seconds=_seconds(check, "timeout"),
            interval_seconds=_seconds(check, "interval"),
            failure_threshold=_retries(check),
        )
        yield file.found(fact, "compose.healthcheck", test.line)


def _is_off(check: Node) -> bool:
    disable, test = check.get("disable"), check.get("test")
    words = (test.texts or (test.text,)) if test is not None else ()
    return (disable is not None and disable.is_true) or words[:1] == ("NONE",)


def _command(test: Node) -> str:
    """The command as a shell would be given it. ``$$`` is a dollar sign that Compose leaves alone."""
    words = test.texts
    if words is None:
        return commands.plain((test.text or "").replace("$$", "$"))
    kind, *argv = words or ("",)
    if kind == "CMD-SHELL":
        return commands.plain(" ".join(argv).replace("$$", "$"))
    return commands.joined(word.replace("$$", "$") for word in argv) if kind == "CMD" else ""


def _seconds(check: Node, key: str) -> float | None:
    text = check.text_at(key)
    return seconds(text, COMPOSE) if text else None


def _retries(check: Node) -> int | None:
    text = check.text_at("retries") or ""
    return int(text) if text.isascii() and text.isdecimal() else None
