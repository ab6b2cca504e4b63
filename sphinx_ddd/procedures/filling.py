"""One slot of a runbook: what is hand-written stands before what the site file says, and that before what the code says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sphinx_ddd.facts.base import Location
from sphinx_ddd.facts.criteria import EMERGENCY_RECOVERY
from sphinx_ddd.facts.documentation import Documentation, Passage
from sphinx_ddd.procedures import ansible, backups, health, updates, validation
from sphinx_ddd.procedures.base import Block, Gap, HandWritten, NotApplicable, Origin, Paragraph, Role, Row, Steps, Table, Written
from sphinx_ddd.procedures.given import Given, covers_all
from sphinx_ddd.procedures.plain import code, count, plain
from sphinx_ddd.procedures.site import Waiver
from sphinx_ddd.procedures.template import Slot

_QUOTED_OF_ANSIBLE: Final = {
    health.CRITERION: 2,
    backups.CRITERION: 1,
    updates.CRITERION: 2,
    validation.CRITERION: 2,
    EMERGENCY_RECOVERY: 2,
}
"""The least level of a passage to be quoted: 1 mentioned, 2 procedure. Elsewhere an example shows the module's use, not its upkeep."""


def blocks_of(given: Given, slot: Slot) -> Iterator[Block]:
    """Waivers, hand-written procedures, then what site file and code give."""
    waivers = given.waivers(slot.criterion)
    yield from _waivers(given, waivers) if slot.takes_written else ()
    if any(not w.why_void(given.today) for w in waivers):
        yield from (b for b in _unwaived(given, slot) if not isinstance(b, Gap))
    else:
        yield from _unwaived(given, slot)


def _unwaived(given: Given, slot: Slot) -> Iterator[Block]:
    refused = next((w for w in given.whole(slot.criterion) if w.not_applicable), None)
    if refused:
        yield NotApplicable(plain(refused.not_applicable), (refused.location,))
        return
    written = [w for w in given.written if w.criterion == slot.criterion] if slot.takes_written else []
    for one in written:
        yield from _hand_written(one)
    filled = tuple(slot.fill(given)) if slot.fill else ()
    documented = tuple(_documented(given, slot, filled)) if slot.takes_written else ()
    if any(covers_all(w, given.subject) for w in written):
        yield from (b for b in filled if isinstance(b, (Table, Paragraph)))
    elif documented:
        # What the documentation describes is there, whether or not a fact of it was found.
        yield from (b for b in filled if not (isinstance(b, NotApplicable) and not b.sources))
    else:
        yield from filled
    yield from documented


def minutes_of(given: Given, slot: Slot) -> int | None:
    """The time box: of the hand-written procedures, else of the site file."""
    if not slot.takes_written:
        return None
    stated = [w.minutes for w in given.whole(slot.criterion) if w.minutes]
    return sum(stated) or given.site.minutes.get(slot.criterion)


def for_juniors(given: Given, blocks: Iterable[Block]) -> Iterator[Block]:
    """Without the steps and procedures that need a senior; how many those are is said in their place."""
    senior = {w.key for w in given.written if _role(w) is Role.SENIOR}
    steps_left_out = procedures_left_out = 0
    for block in blocks:
        match block:
            case Steps(steps):
                kept = tuple(s for s in steps if s.role is not Role.SENIOR)
                steps_left_out += len(steps) - len(kept)
                if kept:
                    yield Steps(kept)
            case Written(key) if key in senior:
                procedures_left_out += 1
            case _:
                yield block
    parts = ((steps_left_out, "step"), (procedures_left_out, "procedure"))
    left_out = [count(number, noun) for number, noun in parts if number]
    if left_out:
        alone = steps_left_out + procedures_left_out == 1
        yield Paragraph((f"{' and '.join(left_out)} left out: {'it needs' if alone else 'they need'} a senior.",))


def notes(given: Given, slot: Slot, blocks: Iterable[Block]) -> Iterator[Block]:
    """What is open about the steps above: how long they take."""
    if any(isinstance(block, Steps) for block in blocks) and slot.criterion == health.CRITERION and minutes_of(given, slot) is None:
        remedy = f"Write `health_checks = <minutes>` under `[minutes.daily]` in {given.site_file}."
        yield Gap(f"{health.CRITERION}.minutes", "How long the checks may take is not stated.", remedy)


def _hand_written(one: HandWritten) -> Iterator[Block]:
    """The procedure below a line that says whose it is."""
    about = [f" for {plain(one.subject)}"] if one.subject else []
    if one.not_applicable:
        yield Paragraph((f"Not applicable{''.join(about)}: {plain(one.not_applicable)}",), (one.location,))
        return
    parts = [f"owner {plain(one.owner)}" if one.owner else "", f"{one.minutes} minutes" if one.minutes else ""]
    parts += [f"role {_role(one)}", f"impact {plain(one.impact)}" if one.impact else ""]
    parts.append(f"reviewed {plain(one.reviewed)}" if one.reviewed else "not reviewed")
    yield Paragraph((f"{plain(one.title)} ({Origin.HUMAN}{''.join(about)}; {', '.join(filter(None, parts))}).",), (one.location,))
    yield Written(one.key)


def _role(one: HandWritten) -> Role:
    """As its author says; else junior only where nothing is changed and there is a result to compare with."""
    harmless = not one.mutates or one.impact == "no_downtime"
    return one.role or (Role.JUNIOR if harmless and one.has_verification else Role.SENIOR)


def _documented(given: Given, slot: Slot, filled: Iterable[Block]) -> Iterator[Table]:
    """What the documentation in the code says about the slot's criterion that helps to carry it out, and no step says yet."""
    steps = [part for block in filled if isinstance(block, Steps) for step in block.steps for part in step.text if isinstance(part, str)]
    helpful = ((found, passage) for found, passage in given.passages(slot.criterion) if _helps(found.fact, passage))
    quoted = [(f, p) for f, p in helpful if not any(_without_topic(p.evidence) in text for text in steps)]
    rows = tuple(
        Row(((code(found.fact.name),), (_quoted(found.fact, passage),)), (Location(found.location.path, passage.line),))
        for found, passage in quoted
    )
    if rows:
        yield Table(columns=("Documentation of", "Says"), rows=rows, caption="In the code's own documentation", shown=5)


def _helps(documentation: Documentation, passage: Passage) -> bool:
    """A procedure helps. Of Ansible's documentation, what is said on backups, and examples of what is done by running a task."""
    if documentation.form != "ansible":
        return passage.level >= 2
    return passage.level >= _QUOTED_OF_ANSIBLE.get(passage.criterion, 3)


def _without_topic(evidence: str) -> str:
    """``backup: Keep a copy.`` as ``Keep a copy``."""
    topic, _, said = evidence.partition(": ")
    return (said or topic).rstrip(".…")


def _quoted(documentation: Documentation, passage: Passage) -> str:
    return plain(ansible.without_markup(passage.evidence) if documentation.form == "ansible" else passage.evidence)


def _waivers(given: Given, waivers: Iterable[Waiver]) -> Iterator[Paragraph]:
    for waiver in waivers:
        until = f" until {waiver.until}" if waiver.until else ""
        void = waiver.why_void(given.today)
        word = f"A waiver does not count, {void}" if void else f"Waived on {waiver.date}{until}"
        yield Paragraph((f"{word}: {plain(waiver.reason)}",), (waiver.location,))
