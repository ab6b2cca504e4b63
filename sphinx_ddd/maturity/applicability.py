"""Whether a criterion concerns a subject, with the evidence for either answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from sphinx_ddd.coverage.base import Evidence
from sphinx_ddd.facts.base import Fact, Found, Location
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.maturity.base import Outcome
from sphinx_ddd.maturity.conditions import Answer, Surroundings, all_of
from sphinx_ddd.maturity.model import Criterion, Trigger
from sphinx_ddd.procedures.base import HandWritten

_NAMED: Final = 3
"""Libraries that a reason names; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Applicability:
    """The answer, a clause that gives the reason, and what documentation has to cover."""

    outcome: Outcome
    """MET, NOT_APPLICABLE or UNDETERMINED."""
    because: str
    """A clause without a full stop: ``it has 3 log handlers (shop/log.py:4, …)``."""
    needs: tuple[str, ...] = ()
    """Dotted names that need a procedure; empty unless it applies."""


@dataclass(frozen=True, slots=True)
class Context:
    """What applicability is decided on."""

    subject: Subject
    facts: FactSet
    """Only what is below the subject."""
    by_kind: dict[str, tuple[Found[Fact], ...]]
    evidence: Mapping[str, Sequence[Evidence]]
    """By criterion."""
    declared: Sequence[HandWritten]
    """Hand-written statements that a criterion does not apply."""
    around: Surroundings


def concerns(name: str, subject: Subject) -> bool:
    """Whether something said of ``name`` (empty: the whole project) is said of the subject as a whole."""
    return not name or name == subject.name or (not subject.is_glob and Subject(name).covers(subject.name))


def decide(criterion: Criterion, context: Context) -> Applicability:
    """Whether the criterion applies. A person's word wins over facts, and facts over their absence."""
    found = _triggered(criterion, context)
    if denial := _denial(criterion, context):
        against = f", although it has {_listed(found)}" if found else ""
        return Applicability(Outcome.NOT_APPLICABLE, f"a person says so: {denial.not_applicable.rstrip('.')} ({denial.location}){against}")
    if found:
        return Applicability(Outcome.MET, f"it has {_listed(found)}", tuple(sorted({f.subject for _, f in found})))
    if written := _written(criterion, context):
        places = tuple(sorted({e.subject or context.subject.name for e in written}))
        return Applicability(Outcome.MET, f"a person wrote a procedure for it ({written[0].location})", places)
    if not context.facts.modules and not context.facts.found:
        return Applicability(Outcome.UNDETERMINED, _unread(context))
    if criterion.always:
        modules = {m.name for m in context.facts.modules if context.subject.covers(m.name)}
        return Applicability(Outcome.MET, "there is code to maintain", tuple(sorted(modules or {context.subject.name})))
    return _absent(criterion, context)


def _triggered(criterion: Criterion, context: Context) -> list[tuple[Trigger, Found[Fact]]]:
    """Each fact that makes the criterion apply, with the first trigger it meets."""
    first: dict[int, tuple[Trigger, Found[Fact]]] = {}
    for trigger in criterion.applies:
        for found in context.by_kind.get(trigger.kind, ()):
            # By identity: values of options need not be hashable.
            if id(found) not in first and all_of(trigger.where, found.fact, context.around) is Answer.YES:
                first[id(found)] = (trigger, found)
    return list(first.values())


def _denial(criterion: Criterion, context: Context) -> HandWritten | None:
    stated = (d for d in context.declared if d.not_applicable and d.criterion == criterion.id and concerns(d.subject, context.subject))
    return next(stated, None)


def _written(criterion: Criterion, context: Context) -> list[Evidence]:
    subject = context.subject
    own = context.evidence.get(criterion.id, ())
    return [e for e in own if e.certain and (concerns(e.subject, subject) or subject.covers(e.subject))]


def _absent(criterion: Criterion, context: Context) -> Applicability:
    """Nothing makes it apply: not applicable when everything could be judged, otherwise undetermined."""
    doubts = []
    if skipped := context.facts.skipped:
        doubts.append(f"{_counted(len(skipped), 'file', 'files')} could not be read ({_places(s.location for s in skipped)})")
    unjudged = [
        found
        for trigger in criterion.applies
        for found in context.by_kind.get(trigger.kind, ())
        if all_of(trigger.where, found.fact, context.around) is Answer.UNKNOWN
    ]
    if unjudged:
        unique = list(dict.fromkeys(f.location for f in unjudged))
        doubts.append(f"{_counted(len(unique), 'fact', 'facts')} could not be judged ({_places(unique)})")
    if libraries := sorted({name for m in context.facts.modules for name in m.libraries} & criterion.unread):
        doubts.append(f"no rule reads how it uses {_joined(libraries)}")
    if doubts:
        return Applicability(Outcome.UNDETERMINED, f"nothing found makes it apply, but {' and '.join(doubts)}")
    files = len(context.facts.modules)
    read = f"; {_counted(files, 'file', 'files')} read, none skipped" if files else ""
    return Applicability(Outcome.NOT_APPLICABLE, criterion.not_applicable + read)


def _unread(context: Context) -> str:
    if skipped := context.facts.skipped:
        return f"none of its files could be read ({_places(s.location for s in skipped)})"
    return f"nothing of {context.subject.name} was read"


def _listed(found: Sequence[tuple[Trigger, Found[Fact]]]) -> str:
    """``3 log handlers and 1 option for logging (shop/log.py:4 and 3 more)``."""
    counts = Counter((trigger.one, trigger.many) for trigger, _ in found)
    parts = [_counted(count, one, many) for (one, many), count in counts.items()]
    named = f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
    return f"{named} ({_places(f.location for _, f in found)})"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _joined(names: Sequence[str]) -> str:
    """``celery, fastapi and 2 more``."""
    shown, rest = names[:_NAMED], len(names) - _NAMED
    if rest > 0:
        return f"{', '.join(shown)} and {rest} more"
    return " and ".join(filter(None, (", ".join(shown[:-1]), shown[-1])))


def _places(locations: Iterable[Location]) -> str:
    unique = sorted(set(locations))
    shown = ", ".join(str(at) for at in islice(unique, 2))
    return f"{shown} and {len(unique) - 2} more" if len(unique) > 2 else shown
