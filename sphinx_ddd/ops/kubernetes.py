"""Objects of Kubernetes: cron jobs, the probes of containers and what they may use, and how far autoscalers go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.capacity import Limit
from sphinx_ddd.facts.health import HealthCheck
from sphinx_ddd.facts.schedules import Schedule
from sphinx_ddd.ops import commands, quantities
from sphinx_ddd.ops.base import Item, OpsText
from sphinx_ddd.ops.cron_text import times
from sphinx_ddd.ops.yaml_nodes import TEMPLATE, Node

_TEMPLATES: Final = {
    "Pod": ("spec",),
    "Deployment": ("spec", "template", "spec"),
    "StatefulSet": ("spec", "template", "spec"),
    "DaemonSet": ("spec", "template", "spec"),
    "ReplicaSet": ("spec", "template", "spec"),
    "ReplicationController": ("spec", "template", "spec"),
    "Rollout": ("spec", "template", "spec"),
    "Job": ("spec", "template", "spec"),
    "CronJob": ("spec", "jobTemplate", "spec", "template", "spec"),
}
"""Where each kind keeps the description of its pods."""
_PROBES: Final = {"livenessProbe": "liveness", "readinessProbe": "readiness", "startupProbe": "startup"}
_LIMITED: Final = ("memory", "cpu")
_SCALER: Final = "HorizontalPodAutoscaler"
_ZONES: Final = ("CRON_TZ=", "TZ=")


def is_workload(root: Node) -> bool:
    return root.text_at("kind") in (*_TEMPLATES, _SCALER) and root.text_at("apiVersion") is not None


def read(root: Node, file: OpsText) -> Iterator[Item]:
    """The schedule of a cron job, the probes of the containers that stay up, and what all may use."""
    kind = root.text_at("kind") or ""
    name = root.text_at("metadata", "name") or root.text_at("metadata", "generateName") or ""
    if "{{" in name:
        yield file.skipped(root.line, f"{TEMPLATE}: {kind} {name}")
        return
    if kind == _SCALER:
        yield from _replicas(root, file)
        return
    pod = root.get(*_TEMPLATES[kind])
    for container in getattr(pod.get("containers") if pod is not None else None, "items", ()):
        yield from _limits(container, f"{kind} {name}, container {container.text_at('name') or 'without a name'}", file)
    if kind == "CronJob":
        yield from _cron_job(root, pod, name, file)
        return
    for key in ("initContainers", "containers"):
        containers = pod.get(key) if pod is not None else None
        for container in containers.items if containers is not None else ():
            where = f"of container {container.text_at('name') or 'without a name'} in {kind} {name}".rstrip()
            yield from _probes(container, where, file)


def _limits(container: Node, where: str, file: OpsText) -> Iterator[Item]:
    for resource in _LIMITED:
        node = container.get("resources", "limits", resource)
        value = quantities.amount(node.text, quantities.KUBERNETES) if node is not None else None
        for fact, at in quantities.limit(node, where, "kubernetes", f"resources.limits.{resource}", value):
            yield file.found(fact, "kubernetes.limit", at.line)


def _replicas(root: Node, file: OpsText) -> Iterator[Item]:
    """How many pods an autoscaler starts at most."""
    most, target = root.get("spec", "maxReplicas"), root.get("spec", "scaleTargetRef")
    number, name = _whole(most), target.text_at("name") if target is not None else None
    if most is None or target is None or not number or not name or "{{" in name:
        return
    fact = Limit(
        name=f"{target.text_at('kind') or 'Deployment'} {name}",
        resource="workers",
        via=_SCALER,
        value=number,
        unit="replicas",
        option="spec.maxReplicas",
    )
    yield file.found(fact, "kubernetes.replicas", most.line)


def _cron_job(root: Node, pod: Node | None, name: str, file: OpsText) -> Iterator[Item]:
    node = root.get("spec", "schedule")
    if node is None or not node.text:
        yield file.skipped(root.line, f"kubernetes: CronJob {name} has no `schedule`")
        return
    expression, zone = _without_zone(node.text.strip())
    fields = times(expression, "kubernetes")
    if fields is None:
        problem = TEMPLATE if "{{" in expression else "no time that cron knows"
        yield file.skipped(node.line, f"kubernetes: CronJob {name}: {problem}: {expression}")
        return
    suspend = root.get("spec", "suspend")
    fact = Schedule(
        name=name or expression,
        framework="kubernetes",
        task=_command(pod),
        expression=node.text.strip(),
        timezone=root.text_at("spec", "timeZone") or zone,
        enabled=False if suspend is not None and suspend.is_true else None,
        overlaps=root.text_at("spec", "concurrencyPolicy"),
        **fields,
    )
    yield file.found(fact, "kubernetes.cron-job", node.line)


def _without_zone(expression: str) -> tuple[str, str | None]:
    for prefix in _ZONES:
        if expression.startswith(prefix):
            zone, _, rest = expression.removeprefix(prefix).partition(" ")
            return rest.strip(), zone
    return expression, None


def _command(pod: Node | None) -> Maybe[str]:
    """The command line of the one container; its image where that says what to run."""
    containers = pod.get("containers") if pod is not None else None
    if containers is None or len(containers.items) != 1:
        return None
    container = containers.items[0]
    argv: tuple[str, ...] = ()
    for key in ("command", "args"):
        part = container.get(key)
        if part is not None:
            texts = part.texts
            if texts is None:
                return UNKNOWN
            argv += texts
    return _shell(argv, shorten=True) or container.text_at("image")


def _shell(argv: tuple[str, ...], *, shorten: bool = False) -> str:
    """A command as an operator would type it: of ``sh -c script`` the script.

    :param shorten: it says what runs, and is not to be typed: a script is cut. Else there is none of it.
    """
    match argv:
        case (shell, option, script, *_) if shell.rpartition("/")[2] in ("sh", "bash", "ash") and option in ("-c", "-ec", "-lc", "-ce"):
            return commands.plain(script) if shorten else commands.line(script)
    return commands.plain(commands.quoted(argv)) if shorten else commands.line(commands.quoted(argv))


def _probes(container: Node, where: str, file: OpsText) -> Iterator[Item]:
    ports = {port.text_at("name"): port.get("containerPort") for port in getattr(container.get("ports"), "items", ())}
    for key, probe in _PROBES.items():
        node = container.get(key)
        if node is None or not node.is_mapping:
            continue
        asked = _asked(node, ports)
        if asked is None:
            yield file.skipped(node.line, f"kubernetes: {key} {where} does not say what it asks")
            continue
        name, transport, port, expected = asked
        if not name:
            continue  # a script, which no line can hold
        fact = HealthCheck(
            name=name,
            description=f"{probe.capitalize()} probe {where}.",
            framework="kubernetes",
            transport=transport,
            methods=("GET",) if transport == "http" else None,
            probe=probe,
            expected=expected,
            port=port,
            timeout_seconds=_number(node, "timeoutSeconds"),
            interval_seconds=_number(node, "periodSeconds"),
            failure_threshold=_whole(node.get("failureThreshold")),
        )
        yield file.found(fact, "kubernetes.probe", node.line, node.end_line)


def _asked(node: Node, ports: dict[str | None, Node | None]) -> tuple[str, str, Maybe[int], str | None] | None:
    """Name, transport, port and what is expected."""
    for key in ("httpGet", "grpc", "tcpSocket", "exec"):
        handler = node.get(key)
        if handler is None:
            continue
        port = _port(handler.get("port"), ports)
        match key:
            case "httpGet":
                return handler.text_at("path") or "/", "http", port, "status 200 to 399"
            case "grpc":
                return handler.text_at("service") or "grpc.health.v1.Health", "grpc", port, "SERVING"
            case "tcpSocket":
                return f"tcp port {port if isinstance(port, int) else handler.text_at('port') or ''}".strip(), "tcp", port, "a connection"
        argv = getattr(handler.get("command"), "texts", None)
        if argv:
            return _shell(argv), "command", None, "exit status 0"
    return None


def _port(node: Node | None, ports: dict[str | None, Node | None]) -> Maybe[int]:
    """The number of a port that may be given by name."""
    if node is None:
        return None
    number = _whole(node)
    return number if number is not None else (_whole(ports.get(node.text)) or UNKNOWN)


def _number(node: Node, key: str) -> float | None:
    found = node.get(key)
    return found.number if found is not None else None


def _whole(node: Node | None) -> int | None:
    text = (node.text or "") if node is not None else ""
    return int(text) if text.isascii() and text.isdecimal() else None
