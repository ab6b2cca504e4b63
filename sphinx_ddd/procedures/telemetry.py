"""How metrics and errors leave the program: what to ask, where they are sent."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.base import UNKNOWN, Found
from sphinx_ddd.facts.metrics import Telemetry
from sphinx_ddd.procedures.base import Block, Row, Step, Steps, Table, Text
from sphinx_ddd.procedures.given import Given, role_of
from sphinx_ddd.procedures.plain import code, values

EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104 - addresses that are shown, not listened on
HOW = {
    "scrape": "the monitoring system asks for the metrics",
    "push": "the program sends its metrics",
    "report": "errors are reported",
    "shared": "processes share their metrics in a folder, which has to be empty when the server starts",
}


def blocks(given: Given) -> Iterator[Block]:
    found = given.of(Telemetry)
    steps = tuple(dict.fromkeys(_step(f) for f in found if f.fact.how == "scrape" and isinstance(f.fact.port, int)))
    if steps:
        yield Steps(steps)
    rows = [_row(f) for f in found]
    if rows:
        yield Table(
            columns=("By", "What happens", "Where", "Set by"), rows=tuple(dict.fromkeys(rows)), caption="Where metrics and errors go"
        )


def _row(found: Found[Telemetry]) -> Row:
    one = found.fact
    return Row(((code(one.name),), (HOW.get(one.how, one.how),), _where(one), _set_by(one)), (found.location,))


def _step(found: Found[Telemetry]) -> Step:
    endpoint = found.fact
    stated = endpoint.address if isinstance(endpoint.address, str) else ""
    host = "localhost" if stated in EVERYWHERE else stated
    path = endpoint.path if isinstance(endpoint.path, str) else ""
    by: Text = (" The port is the default of ", *values(endpoint.options), ".") if endpoint.options else ()
    return Step(
        text=("Ask for the metrics, on the machine where the program runs.", *by),
        command=f"curl -fsS http://{host}:{endpoint.port}{path}",
        expected=("The exit status is 0, and lines of metrics are printed.",),
        role=role_of(reads_only=True, expected=True),
        sources=(found.location,),
    )


def _where(one: Telemetry) -> Text:
    host = one.address if isinstance(one.address, str) else ""
    port = f":{one.port}" if isinstance(one.port, int) else ""
    path = one.path if isinstance(one.path, str) else ""
    if UNKNOWN in (one.address, one.port) and not one.options:
        return (*((code(path), ", ") if path else ()), "computed in code")
    place = f"{host}{port}{path}"
    environment: Text = ("environment ", code(one.environment)) if isinstance(one.environment, str) and one.environment else ()
    rate = (f"{', ' if environment else ''}{one.sample_rate:.0%} of requests traced",) if isinstance(one.sample_rate, (int, float)) else ()
    if not place and one.how == "scrape":
        return ("not seen in the code",)
    return (*((code(place),) if place else ()), *((", ",) if place and (environment or rate) else ()), *environment, *rate)


def _set_by(one: Telemetry) -> Text:
    return values(one.options) if one.options else ()
