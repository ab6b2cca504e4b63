"""The verdict on options that an object holds once it is made: settings classes of pydantic, traits."""

from __future__ import annotations

from sphinx_ddd.facts import readings as how
from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.config import ConfigOption, Evidence
from sphinx_ddd.facts.readings import Making
from sphinx_ddd.linking.evidence import PROBABLY, held, listed, of_readings, of_triggers, seen
from sphinx_ddd.linking.traces import Readings, Traces, Verdict


def pydantic(found: Found[ConfigOption], readings: Readings, traces: Traces) -> Verdict:
    """A settings object keeps what the environment and its files said when it was made; so it matters when that is."""
    makings = traces.makings.get((found.fact.framework, found.subject), [])
    again = [m for m in makings if m.subject in traces.handlers]
    if again:
        triggers = [t for t in traces.triggers if t.fact.handler in {m.subject for m in again}]
        return "reload", listed(of_triggers(triggers, prefix=f"{PROBABLY}: "), [_made(m) for m in again])
    kept = [m for m in makings if m.fact.how in how.CAPTURED or m.fact.how in (how.KEPT, how.START)]
    if kept:
        return "restart", listed([_made(m) for m in kept], of_readings(held(readings)))
    if makings:
        return "unknown", listed([_made(m) for m in makings])
    return None, ()


def _made(making: Found[Making]) -> Evidence:
    into = making.fact.into
    match making.fact.how:
        case how.IMPORT:
            says = f"the object that holds it is made once, when the module is imported{f', as {into}' if into else ''}"
        case how.CACHED:
            says = f"the object that holds it is made once and kept by {into}"
        case how.START:
            says = f"the object that holds it is made in {into}, which starts the program"
        case how.USE | how.LOOP | how.TEST:
            says = "the object that holds it is made anew whenever the function around it runs"
        case _:
            says = f"the object that holds it is kept{f' in {into}' if into else ''}"
    return Evidence(says=says, at=making.location)


def traitlets(found: Found[ConfigOption], readings: Readings, traces: Traces) -> Verdict:
    """An application gives its objects their configuration when it starts; later only where a signal or a file makes it do so again.

    That a method observes the trait tells what happens when it is changed, not that somebody changes it: applications observe
    traits to forward old names to new ones.
    """
    loads = [m for (framework, _), several in sorted(traces.makings.items()) if framework == found.fact.framework for m in several]
    again = [m for m in loads if m.subject in traces.handlers]
    kept, used, observed = held(readings), seen(readings), bool(found.fact.apply_evidence)
    if again and (observed or (used and not kept)):
        triggers = [t for t in traces.triggers if t.fact.handler in {m.subject for m in again}]
        return "reload", listed(of_triggers(triggers, prefix=f"{PROBABLY}: "), of_readings(used))
    says = "an application reads its configuration when it starts"
    return "restart", listed(of_readings(kept), [Evidence(says=says, at=found.location)])


def command_line(found: Found[ConfigOption], readings: Readings, traces: Traces) -> Verdict:  # noqa: ARG001  one signature for all
    """The arguments of a program that keeps running stay; those of one that ends are given anew each time."""
    if found.fact.scope in traces.servers or found.subject in traces.servers:
        return "restart", (Evidence(says="given on the command line of a program that keeps running", at=found.location),)
    return None, ()
