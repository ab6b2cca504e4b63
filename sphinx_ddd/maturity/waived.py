"""Waivers: which are in force, and for what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.maturity.applicability import concerns
from sphinx_ddd.procedures.site import Waiver


def text(waiver: Waiver) -> str:
    """Reason, date, end and place, for people."""
    until = f", until {waiver.until.isoformat()}" if waiver.until else ""
    return f"{waiver.reason.strip().rstrip('.')} ({waiver.date.isoformat()}{until}, {waiver.location})"


def for_criterion(waivers: Iterable[Waiver], criterion: str, subject: Subject) -> list[Waiver]:
    """Waivers of a criterion for the subject as a whole, in force or not."""
    return [w for w in waivers if w.criterion == criterion and not w.probe and concerns(w.subject, subject)]


def for_probe(waivers: Iterable[Waiver], probe: str, name: str) -> list[Waiver]:
    """Waivers of a probe for the fact of an object, in force or not."""
    return [w for w in waivers if w.probe == probe and (not w.subject or Subject(w.subject).covers(name))]


def in_force(waivers: Iterable[Waiver], today: dt.date) -> Waiver | None:
    """The first waiver that counts."""
    return next((w for w in waivers if not w.why_void(today)), None)


def void_note(waivers: Iterable[Waiver], today: dt.date) -> str:
    """A sentence on waivers that do not count, with a space before it; empty when there is none."""
    notes = [f" A waiver does not count: {w.why_void(today)} ({w.location})." for w in waivers]
    return "".join(notes)
