"""The verdict on options of oslo.config (https://docs.openstack.org/oslo.config/latest/reference/mutable.html).

``mutable`` is a promise that the readings must keep. An option without it stays as it is until the next start, unless all files are
read again (``reload_config_files``, ``restart_method="reload"``), which does not ask for ``mutable``.
"""

from __future__ import annotations

from sphinx_ddd.facts.base import UNKNOWN, Found
from sphinx_ddd.facts.config import ConfigOption, Evidence
from sphinx_ddd.linking.evidence import NOT_PROVEN, PROBABLY, held, listed, of_readings, of_triggers, seen
from sphinx_ddd.linking.traces import Readings, Traces, Verdict


def oslo(found: Found[ConfigOption], readings: Readings, traces: Traces) -> Verdict:
    """How a change of an option takes effect, and what shows it."""
    option = found.fact
    if option.native_type == "SubCommandOpt":
        return None, ()  # a word of the command line, given anew each time
    if option.declared_mutable is UNKNOWN:
        return "unknown", (Evidence(says="whether it is mutable cannot be read", at=found.location),)
    if option.declared_mutable:
        return _claimed(found, readings, traces)
    kept, used = held(readings), seen(readings)
    reloads = traces.triggers_of(option.framework, "reload")
    mutates = traces.triggers_of(option.framework, "mutate")
    # Where both are used, which process runs under which cannot be told; a restart is right for all of them.
    if reloads and used and not kept and not mutates:
        return "reload", listed(of_triggers(reloads, prefix=f"{PROBABLY}: "), of_readings(used))
    says = "not declared mutable: what changes options of the running service passes it over" if mutates else "not declared mutable"
    return "restart", listed(of_readings(kept), [Evidence(says=says, at=found.location)])


def _claimed(found: Found[ConfigOption], readings: Readings, traces: Traces) -> Verdict:
    """An option that is declared mutable: proven by a trigger, and by readings that see the change."""
    declared = Evidence(says="declared mutable", at=found.location)
    triggers = traces.triggers_of(found.fact.framework, "mutate", "reload")
    again = [r for r in readings if r.subject in traces.handlers]
    kept = [] if again else held(readings)
    used = seen(readings) or again
    if not triggers:
        says = f"{NOT_PROVEN}: nothing was found that changes options of a running service"
        return "unknown", listed([declared, Evidence(says=says, at=found.location)], of_readings(kept or used))
    if kept:
        says = f"{NOT_PROVEN}: it is kept where a change is not seen"
        return "unknown", listed([declared, Evidence(says=says, at=kept[0].location)], of_readings(kept), of_triggers(triggers))
    if not used:
        says = f"{NOT_PROVEN}: no place was found that reads it while the service runs"
        return "unknown", listed([declared, Evidence(says=says, at=found.location)], of_triggers(triggers))
    return "reload", listed([declared], of_triggers(triggers), of_readings(used))
