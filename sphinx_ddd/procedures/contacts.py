"""People and times: whom to tell, whom to call, when maintenance may be done."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.criteria import Cadence
from sphinx_ddd.procedures.base import Block, Gap, Origin, Paragraph, Role, Step, Steps
from sphinx_ddd.procedures.given import Given, Reach
from sphinx_ddd.procedures.site import Window


def notify(given: Given) -> Iterator[Block]:
    """Whom to tell before maintenance, and its window."""
    if given.reach is Reach.READS:
        return
    contacts, window = given.site.contacts, given.site.windows.get(Cadence.WEEKLY)
    if contacts.on_call:
        when = f" Window: {window_text(window)}." if window and window_text(window) else ""
        text = f"Tell {contacts.on_call} that maintenance of {given.subject.name} begins.{when}"
        yield Steps((Step(text=(text,), role=Role.JUNIOR, origin=Origin.SITE, sources=(contacts.location,)),))
    else:
        remedy = f"Write `on_call` under `[contacts]` in {given.site_file}."
        yield Gap("weekly.validation.notify", "Whom to tell before maintenance is not stated.", remedy)
    if not (window and window_text(window)):
        remedy = f"Write `day`, `start`, `end` and `timezone` under `[windows.weekly]` in {given.site_file}."
        yield Gap("weekly.validation.window", "When maintenance may be done is not stated.", remedy)


def escalation(given: Given) -> Iterator[Block]:
    """Whom to call in an emergency."""
    contacts = given.site.contacts
    steps = []
    if contacts.on_call:
        steps.append(Step(text=(f"Call {contacts.on_call}.",), role=Role.JUNIOR, origin=Origin.SITE, sources=(contacts.location,)))
    if contacts.escalation:
        after = (
            f"Not solved after {contacts.escalate_after_minutes} minutes: call" if contacts.escalate_after_minutes else "Not solved: call"
        )
        text = f"{after} {contacts.escalation}."
        steps.append(Step(text=(text,), role=Role.JUNIOR, origin=Origin.SITE, sources=(contacts.location,)))
    if steps:
        yield Steps(tuple(steps))
    missing = [key for key in ("on_call", "escalation") if not getattr(contacts, key)]
    if missing:
        keys = " and ".join(f"`{key}`" for key in missing)
        whom = "Whom to call" if "on_call" in missing else "Whom to call when on-call cannot solve it"
        yield Gap("emergency.recovery.contacts", f"{whom} is not stated.", f"Write {keys} under `[contacts]` in {given.site_file}.")


def window(given: Given, cadence: Cadence) -> Iterator[Block]:
    """The window of a cadence, at the head of its section."""
    stated = given.site.windows.get(cadence)
    if stated and window_text(stated):
        yield Paragraph((f"Window: {window_text(stated)} ({Origin.SITE}).",), (stated.location,))


def window_text(stated: Window) -> str:
    """``Tuesday, 02:00 to 04:00 Europe/Berlin``; empty when the site file states no time."""
    hours = " to ".join(filter(None, (stated.start, stated.end)))
    return " ".join(filter(None, (", ".join(filter(None, (stated.day, hours))), stated.timezone if hours else "")))
