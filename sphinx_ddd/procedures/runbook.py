"""The runbook of a subject: every slot of the template filled by hand, by the site file or from the code, or marked as a gap."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sphinx_ddd.facts.criteria import Cadence
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.procedures import ansible, contacts
from sphinx_ddd.procedures.base import Block, HandWritten, Role, Runbook, Section, Step, Steps
from sphinx_ddd.procedures.commands import MEANINGS, fill_in
from sphinx_ddd.procedures.filling import blocks_of, for_juniors, minutes_of, notes
from sphinx_ddd.procedures.given import Given, concerns
from sphinx_ddd.procedures.site import Site
from sphinx_ddd.procedures.template import SLOTS, TITLES, Slot


def runbook(
    facts: FactSet,
    subject: Subject,
    *,
    site: Site,
    written: Sequence[HandWritten] = (),
    cadences: Sequence[Cadence] = tuple(Cadence),
    role: Role | None = None,
    criteria: Collection[str] = (),
    title: str = "",
    today: dt.date = dt.date.max,
) -> Runbook:
    """The procedures of a subject.

    :param facts: all facts of the project; those below the subject are selected here.
    :param role: ``JUNIOR`` leaves out the steps that need a senior, and says how many.
    :param criteria: only these; all when empty.
    :param today: the day that decides which waivers are in force; without one, those without an end are.
    """
    below = facts.below(subject)
    given = Given(subject, below, site, tuple(w for w in written if concerns(w, subject)), frozenset(cadences), today)
    view = _View(given, role, frozenset(criteria))
    sections = ((cadence, view.cadence(cadence)) for cadence in cadences)
    return Runbook(
        subject=subject.name,
        title=title or f"Maintenance of {subject.name}",
        cadences=tuple((cadence, section) for cadence, section in sections if section),
        skipped=below.skipped,
        files=len(below.modules),
        facts=len(below.found),
    )


@dataclass(frozen=True)
class _View:
    """What a reader asked to see."""

    given: Given
    role: Role | None
    criteria: frozenset[str]

    def cadence(self, cadence: Cadence) -> Section | None:
        sections = tuple(self.sections(SLOTS[cadence]))
        if not sections:
            return None
        steps = tuple(_steps(sections))
        meanings = {**self.given.placeholders(steps), **MEANINGS, **ansible.MEANINGS}
        left = fill_in((step.command for step in steps), self.given.site_file, meanings)
        return Section(id=cadence.value, title=TITLES[cadence], blocks=(*contacts.window(self.given, cadence), *left), sections=sections)

    def sections(self, slots: tuple[Slot, ...]) -> Iterator[Section]:
        for slot in slots:
            inner = tuple(self.sections(slot.slots))
            blocks = tuple(self.blocks(slot))
            if inner or blocks:
                yield Section(
                    id=slot.id,
                    title=slot.title,
                    criterion=slot.criterion,
                    minutes=minutes_of(self.given, slot),
                    blocks=blocks,
                    sections=inner,
                )

    def blocks(self, slot: Slot) -> Iterator[Block]:
        if slot.fill is None or (self.criteria and slot.criterion not in self.criteria):
            return
        filled = tuple(blocks_of(self.given, slot))
        if self.role is Role.JUNIOR:
            filled = tuple(for_juniors(self.given, filled))
        yield from filled
        yield from notes(self.given, slot, filled)


def _steps(sections: tuple[Section, ...]) -> Iterator[Step]:
    for section in sections:
        yield from (step for block in section.blocks if isinstance(block, Steps) for step in block.steps)
        yield from _steps(section.sections)
