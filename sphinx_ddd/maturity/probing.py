"""Ask the probes of the model."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sphinx_ddd.facts.base import Fact, Found
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.maturity import waived
from sphinx_ddd.maturity.base import Outcome, ProbeResult
from sphinx_ddd.maturity.conditions import Answer, Surroundings, all_of, any_of
from sphinx_ddd.maturity.model import Probe
from sphinx_ddd.procedures.site import Waiver

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_UNREADABLE = "The code states it in a way that cannot be read without running it."


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What the probes are asked with."""

    subject: Subject
    by_kind: dict[str, tuple[Found[Fact], ...]]
    incomplete: bool
    """Files below the subject were skipped: what was not found may be in them."""
    around: Surroundings
    waivers: Sequence[Waiver]
    today: dt.date

    def ask(self, probe: Probe) -> tuple[ProbeResult, ...]:
        """Every answer to one probe; never none, so that each question can be seen."""
        found = self.by_kind.get(probe.kind, ())
        ask = self._of_all if probe.all else self._of_subject if probe.per_subject else self._of_facts
        results = tuple(ask(probe, found))
        return results or (self._none_to_ask(probe),)

    def _of_facts(self, probe: Probe, found: tuple[Found[Fact], ...]) -> Iterator[ProbeResult]:
        for f in found:
            asked = all_of(probe.when, f.fact, self.around)
            if asked is not Answer.NO:
                yield self._answered(probe, f, Answer.UNKNOWN if asked is Answer.UNKNOWN else self._answer(probe, f))

    def _of_subject(self, probe: Probe, found: tuple[Found[Fact], ...]) -> Iterator[ProbeResult]:
        asked = [f for f in found if all_of(probe.when, f.fact, self.around) is Answer.YES]
        if not asked and not probe.always:
            return
        answers = [(self._answer(probe, f), f) for f in asked]
        yes = next((f for answer, f in answers if answer is Answer.YES), None) or next(self._kin(probe), None)
        if yes is not None:
            yield self._answered(probe, yes, Answer.YES)
            return
        unclear = next((f for answer, f in answers if answer is Answer.UNKNOWN), None)
        if unclear is not None:
            yield self._answered(probe, unclear, Answer.UNKNOWN)
        elif self.incomplete:
            reason = f"{probe.no} But some of its files could not be read."
            yield self._result(probe, Outcome.UNDETERMINED, self.subject.name, reason, None)
        else:
            yield self._unmet(probe, self.subject.name, self.subject.name, asked[0] if asked else None)

    def _of_all(self, probe: Probe, found: tuple[Found[Fact], ...]) -> Iterator[ProbeResult]:
        """One answer for all facts: yes when each that can be read says yes. A waiver for every one that does not waives the question."""
        asked = [(f, self._answer(probe, f)) for f in found if all_of(probe.when, f.fact, self.around) is Answer.YES]
        stuck = [f for f, answer in asked if answer is Answer.NO]
        if stuck:
            open_ = [f for f in stuck if not waived.in_force(waived.for_probe(self.waivers, probe.id, f.subject), self.today)]
            worst = (open_ or stuck)[-1]
            counted = {"{unmet}": f"{len(stuck):,}", "{asked}": f"{len(asked):,}"}
            no = re.sub(r"\{unmet\}|\{asked\}", lambda match: counted[match[0]], probe.no)
            yield self._unmet(replace(probe, no=no), self.subject.name, worst.subject, worst)
        elif yes := next((f for f, answer in asked if answer is Answer.YES), None):
            yield self._answered(probe, yes, Answer.YES)
        elif unclear := next((f for f in found if all_of(probe.when, f.fact, self.around) is not Answer.NO), None):
            yield self._answered(probe, unclear, Answer.UNKNOWN)

    def _kin(self, probe: Probe) -> Iterator[Found[Fact]]:
        """Facts of other kinds that answer the probe."""
        for kin in probe.also:
            yield from (f for f in self.by_kind.get(kin.kind, ()) if all_of(kin.where, f.fact, self.around) is Answer.YES)

    def _answer(self, probe: Probe, found: Found[Fact]) -> Answer:
        every = all_of(probe.met, found.fact, self.around)
        if not probe.met_any or every is Answer.NO:
            return every
        some = any_of(probe.met_any, found.fact, self.around)
        return some if every is Answer.YES or some is Answer.NO else every

    def _answered(self, probe: Probe, found: Found[Fact], answer: Answer) -> ProbeResult:
        about = self.subject.name if probe.per_subject else found.fact.name
        match answer:
            case Answer.YES:
                return self._result(probe, Outcome.MET, about, probe.yes, found)
            case Answer.UNKNOWN:
                return self._result(probe, Outcome.UNDETERMINED, about, _UNREADABLE, found)
            case Answer.NO:
                return self._unmet(probe, about, found.subject, found)

    def _unmet(self, probe: Probe, about: str, subject: str, found: Found[Fact] | None) -> ProbeResult:
        own = waived.for_probe(self.waivers, probe.id, subject)
        if waiver := waived.in_force(own, self.today):
            return self._result(probe, Outcome.WAIVED, about, f"{probe.no} Waived: {waived.text(waiver)}.", found)
        reason = probe.no + waived.void_note(own, self.today)
        return self._result(probe, Outcome.UNMET, about, reason, found, remedy=probe.remedy.replace("{key}", _key(about)))

    def _result(
        self, probe: Probe, outcome: Outcome, about: str, reason: str, found: Found[Fact] | None, *, remedy: str = ""
    ) -> ProbeResult:
        return ProbeResult(
            probe=probe.id,
            question=probe.question,
            outcome=outcome,
            about=about,
            reason=reason,
            remedy=remedy,
            weight=probe.weight,
            location=found.location if found else None,
        )

    def _none_to_ask(self, probe: Probe) -> ProbeResult:
        thing = probe.kind.replace("_", " ")
        return self._result(probe, Outcome.NOT_APPLICABLE, self.subject.name, f"There is no {thing} that it could be asked of.", None)


def _key(name: str) -> str:
    """A name as a key of TOML."""
    return name if _BARE_KEY.fullmatch(name) else json.dumps(name)
