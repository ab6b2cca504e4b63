"""Health checks that the code itself offers: routes, gRPC services, commands, and the parts they are made of."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from sphinx_ddd.facts.base import UNKNOWN, Found
from sphinx_ddd.facts.dependencies import Dependency
from sphinx_ddd.facts.health import HealthCheck
from sphinx_ddd.procedures.base import Block, Code, Gap, Row, Step, Steps, Text
from sphinx_ddd.procedures.commands import placeholders, runnable
from sphinx_ddd.procedures.given import Given, places, role_of
from sphinx_ddd.procedures.plain import code, first_sentence, names, plain
from sphinx_ddd.procedures.tables import table

CRITERION = "daily.health_checks"
_ORDER: Final = ("liveness", "readiness", "startup", "general")
_TITLES: Final = {"liveness": "Is it alive? ", "readiness": "Can it do its work? ", "startup": "Has it started? ", "general": ""}
_ASKED: Final = {"host": "the machine", "http": "another service", "mail": "the mail server", "directory": "the directory of users"}
_MOST_STEPS: Final = 8
"""Steps of one list; more of them are a table to look things up, not a checklist."""
_PARTS: Final = ("function", "class")
OVERALL: Final = "grpc.health.v1.Health"
"""The name of the check of a whole gRPC server, whose service is the empty text."""


@dataclass(frozen=True)
class Endpoint:
    """One check that can be asked, with the other names it has."""

    found: Found[HealthCheck]
    others: tuple[str, ...] = ()
    checks: int = 1
    """Checks that one command runs."""

    @property
    def fact(self) -> HealthCheck:
        return self.found.fact

    @property
    def probe(self) -> str:
        return self.fact.probe if isinstance(self.fact.probe, str) and self.fact.probe in _ORDER else "general"


def endpoints(given: Given) -> list[Endpoint]:
    """What can be asked, each once, less what the site file asks already: liveness first, then readiness."""
    stated = {check.url for check in given.site.health} | {given.site.fill(check.command) for check in given.site.health}
    groups: dict[tuple[str, ...], list[Found[HealthCheck]]] = {}
    for one in given.of(HealthCheck):
        if one.fact.transport not in _PARTS and command(given, one.fact):
            answers = one.fact.handler if isinstance(one.fact.handler, str) else one.subject
            same = one.fact.name if one.fact.transport != "http" else answers
            groups.setdefault((one.fact.transport, same, str(one.fact.probe), str(one.fact.expected)), []).append(one)
    kept = [g for g in groups.values() if not any(f.fact.name in stated or command(given, f.fact) in stated for f in g)]
    made = [Endpoint(g[0], tuple(dict.fromkeys(f.fact.name for f in g[1:] if f.fact.name != g[0].fact.name)), len(g)) for g in kept]
    return sorted(made, key=lambda e: (_ORDER.index(e.probe), e.fact.transport, e.fact.name))


def command(given: Given, check: HealthCheck) -> str:
    """The command line that asks; empty where a shell could not be given it."""
    match check.transport:
        case "http":
            path = check.name if check.name.startswith("/") else f"/{check.name}"
            head = "-I " if check.methods == ("HEAD",) else ""
            url = given.site.fill(f"<BASE_URL>{placeholders(path)}")
            return f"curl -fsS {head}{shlex.quote(url)}" if path.isprintable() else ""
        case "grpc":
            service = f" -service={shlex.quote(placeholders(check.name))}" if check.name != OVERALL else ""
            return given.site.fill(f"grpc_health_probe -addr=<HOST>:{check.port if isinstance(check.port, int) else '<PORT>'}{service}")
        case "command":
            return given.site.fill(runnable(check.name))
    return ""


def step(given: Given, endpoint: Endpoint, on_failure: Text = (), stop: Text = ()) -> Step:
    check = endpoint.fact
    expected: Text = (Code(plain(check.expected)),) if isinstance(check.expected, str) and check.expected else ()
    return Step(
        text=_text(endpoint),
        command=command(given, check),
        expected=expected,
        on_failure=on_failure,
        stop=stop,
        role=role_of(reads_only=check.transport != "command", expected=expected),
        sources=(endpoint.found.location,),
    )


def _text(endpoint: Endpoint) -> Text:
    check = endpoint.fact
    if check.transport == "command" and endpoint.checks > 1:
        return (f"Run {endpoint.checks} checks of the project.",)
    about = first_sentence(check.description)
    asked: Text = (f"{about}.",) if about else ("Ask ", code(check.name), ".")
    text: Text = (f"{_TITLES[endpoint.probe]}{asked[0]}", *asked[1:])
    if endpoint.others:
        text = (*text, f" The same answer: {names(endpoint.others)}.")
    if isinstance(check.touches, tuple):
        more = ", and perhaps more" if check.asks_more is True else ""
        text = (
            *text,
            f" It asks {plain(_in_words(check.touches))}{more}." if check.touches else " It asks nothing but the program itself.",
        )
    if check.login is UNKNOWN:
        text = (*text, " It does not answer everyone: add the login that it asks for to the command.")
    elif check.login is not None:
        text = (*text, f" It does not answer everyone (asked for: {plain(check.login)}): add the login to the command.")
    if isinstance(check.hides_failure, str):
        text = (*text, f" A good answer proves little: {plain(check.hides_failure)}.")
    return text


def blocks(given: Given, on_failure: Text = (), stop: Text = ()) -> Iterator[Block]:
    """A list for each kind of probe; a table of what they are made of."""
    found = endpoints(given)
    for probe in _ORDER:
        of_kind = [endpoint for endpoint in found if endpoint.probe == probe]
        if not of_kind:
            continue
        if len(of_kind) > _MOST_STEPS:
            yield table(("Ask", "Expected", "What it is"), (_row(given, endpoint) for endpoint in of_kind))
        else:
            yield Steps(tuple(step(given, endpoint, on_failure, stop) for endpoint in of_kind))
    parts = _parts(given)
    if parts:
        yield table(("Part of a check", "Asks", "What it is"), parts)


def _row(given: Given, endpoint: Endpoint) -> Row:
    check = endpoint.fact
    expected: Text = (code(check.expected),) if isinstance(check.expected, str) and check.expected else ()
    return Row(((Code(command(given, check)),), expected, _text(endpoint)), (endpoint.found.location,))


def _parts(given: Given) -> list[Row]:
    parts = [found for found in given.of(HealthCheck) if found.fact.transport in _PARTS]
    return [
        Row(((code(found.fact.name),), _asks(found.fact), (plain(first_sentence(found.fact.description)),)), (found.location,))
        for found in parts
    ]


def _in_words(touches: tuple[str, ...]) -> str:
    """``the database (sqlalchemy) and the machine (psutil)``."""
    said = [f"{_ASKED.get(kind, f'the {kind}')} ({client})" for kind, _, client in (one.partition(": ") for one in touches)]
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def _asks(check: HealthCheck) -> Text:
    return (plain(", ".join(check.touches)),) if isinstance(check.touches, tuple) and check.touches else ()


def gaps(given: Given) -> Iterator[Gap]:
    """What the checks leave open."""
    found = endpoints(given)
    vague = [e for e in found if not (isinstance(e.fact.expected, str) and e.fact.expected)]
    if vague:
        missing = f"What {names([e.fact.name for e in vague])} must answer is not stated."
        remedy = f"Write `[health.<name>]` with `url` or `command`, and `expected`, in {given.site_file}."
        yield Gap(f"{CRITERION}.expected_of_endpoint", missing, remedy, places(e.found for e in vague))
    hiding = [e for e in found if isinstance(e.fact.hides_failure, str)]
    if hiding:
        which = names([e.fact.name for e in hiding])
        missing = f"{which} may say that all is well although something is wrong."
        remedy = "Answer with status 503 where a check fails, and do not cache the answer."
        yield Gap(f"{CRITERION}.hides_failure", missing, remedy, places(e.found for e in hiding))
    yield from _not_covered(given)


def _not_covered(given: Given) -> Iterator[Gap]:
    """Dependencies that no check asks, where it is known what all of them ask."""
    left = [f for f in given.of(Dependency) if f.fact.health_checked is False]
    if left:
        missing = f"No health check asks {names(_distinct(f.fact.name for f in left))}."
        remedy = "Let the readiness check ask it, with a short timeout; or write `[health.<name>]` with a `command` that does."
        yield Gap(f"{CRITERION}.dependencies", missing, f"{remedy[:-1]} in {given.site_file}.", places(left))


def _distinct(several: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(several))


def verification(given: Given) -> list[Step]:
    """The checks by which one sees that a change worked: those of readiness, else what there is."""
    found = endpoints(given)
    ready = [e for e in found if e.probe == "readiness"]
    return [step(given, e) for e in (ready or found)[:2]]
