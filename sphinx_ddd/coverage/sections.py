"""What a section of documentation says on each criterion of the maturity model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from sphinx_ddd.coverage import vocabulary
from sphinx_ddd.coverage.blocks import Kind, Unit, units
from sphinx_ddd.coverage.vocabulary import Term, Vocabulary
from sphinx_ddd.facts.criteria import CRITERIA
from sphinx_ddd.facts.documentation import Passage

EVIDENCE_LENGTH: Final = 120
_HEADING: Final = -1

_OBJECT_NAME = re.compile(r"\w+(?:\.\w+)+|<module>|\w*_\w*")
_LITERAL = re.compile(
    r"``[^`]+``|`[^`]+`"
    r"|(?<!\w)--?[a-z][\w-]+"
    r"|(?<![\w/])/[\w.-]+(?:/[\w.-]+)*"
    r"|\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b"
    r"|\b\w+\.(?:conf|cfg|log|ya?ml|toml|ini|json|sh|py)\b"
)
"""Something named exactly: a literal, an option, a path, a variable, a file."""
_QUANTITY = re.compile(
    r"\b\d+(?:\.\d+)?\s*(?:%|percent|seconds?|minutes?|hours?|days?|weeks?|[kmgt]i?b\b|megabytes?|gigabytes?)", re.IGNORECASE
)
_LINK = re.compile(r":(?:ref|doc|term)?:?`[^`]*<[^>`]+>`_*|:(?:ref|doc):`[^`]*`|\[[^\]]*\]\([^)]*\)|`[^`]+`_+|https?://\S+")
_API_LANGUAGES = frozenset(
    {"python", "python3", "pycon", "ipython", "py", "c", "cpp", "rust", "go", "java", "javascript", "js", "typescript", "ts"}
)
_DATA_LANGUAGES = frozenset({"json", "xml", "html", "text", "none", "output"})


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A unit with the subjects it speaks of and what a reader can do with it."""

    unit: Unit
    terms: frozenset[Term]
    action: float
    """0 to 1: how surely it tells the reader to do something concrete."""
    pointer: bool
    """It sends the reader elsewhere."""
    mutates: bool
    reverses: bool

    def names(self, criterion: str, *, strong: bool = True) -> bool:
        """Whether a term of the criterion is in it."""
        return any(t.criterion == criterion and t.strong is strong for t in self.terms)


def classify(heading: str, text: str, line: int = 1) -> tuple[Passage, ...]:
    """What a section or docstring says on each criterion, with the evidence for it.

    :param heading: the section's title, or the dotted name of the documented object; may be empty.
    :param text: rst, Markdown or a plain docstring, indented or not.
    :param line: number of the text's first line in its file; the passages' lines count from it.
    :returns: at most one passage a criterion, of level 1 (mentioned) or 2 (procedure), in the order of the criteria.
        A criterion that the text says nothing on has none. Equal input gives equal output.
    """
    words = vocabulary.load()
    weighed = tuple(_weigh(unit, words) for unit in units(text))
    title = _Title.of(heading, words)
    if title.is_object and weighed:
        # The first line of a docstring is an imperative by convention: it says what the code does, not what to do.
        weighed = (replace(weighed[0], action=0.0), *weighed[1:])
    named = {t.criterion for w in weighed for t in w.terms} | {t.criterion for t in title.terms}
    main = _main_topics(title, weighed)
    found = (_passage(_Case.of(c, title, weighed, main=c in main), line) for c in CRITERIA if c in named)
    return tuple(p for p in found if p is not None)


def classify_text(heading: str, text: str) -> dict[str, int]:
    """Level of each criterion that a section covers: 1 mentioned, 2 procedure. Criteria it says nothing on are left out."""
    return {p.criterion: p.level for p in classify(heading, text)}


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    terms: frozenset[Term]
    introduces: bool
    is_object: bool
    """It is the name of an object of the code: the text is its docstring."""

    @classmethod
    def of(cls, heading: str, words: Vocabulary) -> _Title:
        is_object = bool(_OBJECT_NAME.fullmatch(heading))
        return cls(heading, words.occurrences(heading), _starts(heading, words.introductions), is_object)

    def names(self, criterion: str) -> bool:
        return any(t.criterion == criterion and t.strong for t in self.terms)


def _weigh(unit: Unit, words: Vocabulary) -> _Weighed:
    return _Weighed(
        unit,
        terms=words.occurrences(f"{unit.lead} {unit.text}" if unit.kind is Kind.CODE else unit.text),
        action=_action(unit, words),
        pointer=_points(unit, words),
        mutates=not words.mutating.isdisjoint(vocabulary.split(unit.text)),
        reverses=_holds(unit.text, words.reversals),
    )


def _main_topics(title: _Title, weighed: tuple[_Weighed, ...]) -> frozenset[str]:
    """The criteria that the section names most often; the title counts for three units."""
    counts = Counter(c for w in weighed for c in {t.criterion for t in w.terms if t.strong})
    counts.update(dict.fromkeys({t.criterion for t in title.terms if t.strong}, 3))
    most = max(counts.values(), default=0)
    return frozenset(c for c, count in counts.items() if count == most)


def _action(unit: Unit, words: Vocabulary) -> float:
    match unit.kind:
        case Kind.CODE if unit.language in _API_LANGUAGES or (not unit.language and _is_python(unit.text)):
            return 0.5
        case Kind.CODE if unit.language in _DATA_LANGUAGES or unit.text.lstrip().startswith(("{", "[{", "<")):
            return 0.3
        case Kind.CODE:
            return 1.0
        case Kind.LINKS | Kind.FIELD | Kind.TABLE:
            return 0.0
    concrete = bool(_LITERAL.search(_LINK.sub("", unit.text)) or _QUANTITY.search(unit.text))
    told = _is_imperative(unit.text, words) or _holds(unit.text, words.modals)
    match told, concrete:
        case True, True:
            return 0.9
        case True, False:
            return 0.5 if unit.kind is Kind.STEP else 0.35
        case False, True:
            return 0.2
    return 0.0


def _is_imperative(text: str, words: Vocabulary) -> bool:
    """Whether a clause opens with a verb: at the start, or after a comma of a condition (``If it fails, restart``)."""
    clauses = [text, *(part for part in text.split(",")[1:])]
    for clause in clauses:
        found = vocabulary.split(clause)
        while found and found[0] in words.openers:
            found = found[1:]
        if found and found[0] in words.imperatives:
            return True
    return False


def _holds(text: str, phrases: Iterable[str]) -> bool:
    lowered = text.lower()
    return any(phrase in lowered for phrase in phrases)


def _starts(text: str, phrases: Iterable[str]) -> bool:
    lowered = text.lower().strip(" *`_")
    return any(lowered == p or lowered.startswith((p + " ", p + ":")) for p in phrases)


_OF_PYTHON: Final = ("@", "async def ", "class ", "def ", "from ", "import ", "with ")


def _is_python(text: str) -> bool:
    """Whether code of no declared language is for a programmer: a statement of Python, or a line that begins with a call or a formula."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if any(line.startswith(_OF_PYTHON) and (line[0] == "@" or line.endswith(":") or " import " in f" {line} ") for line in lines):
        return True
    first = lines[0].split()[0] if lines else ""
    return "(" in first.lstrip("(") and not first.startswith("$")


def _points(unit: Unit, words: Vocabulary) -> bool:
    if unit.kind in (Kind.LINKS, Kind.CODE):
        return unit.kind is Kind.LINKS
    rest = vocabulary.split(_LINK.sub("", unit.text))
    return bool(_LINK.search(unit.text)) and (len(rest) < 4 or _holds(unit.text, words.pointers))


@dataclass(frozen=True, slots=True)
class _Case:
    """What speaks for one criterion in one section."""

    criterion: str
    title: _Title
    weighed: tuple[_Weighed, ...]
    strong: tuple[_Weighed, ...]
    """Units with a strong term that are about it, not on the way to another page."""
    weak: tuple[_Weighed, ...]
    terms: frozenset[Term]
    """The different terms seen."""
    main: bool
    """No other criterion is named more often."""

    @classmethod
    def of(cls, criterion: str, title: _Title, weighed: tuple[_Weighed, ...], *, main: bool) -> _Case:
        own = [w for w in weighed if not w.pointer]
        strong = tuple(w for w in own if w.names(criterion))
        weak = tuple(w for w in own if not w.names(criterion) and w.names(criterion, strong=False))
        terms = frozenset(t for w in weighed for t in w.terms if t.criterion == criterion)
        return cls(criterion, title, weighed, strong, weak, terms, main)

    # The points below were fitted once for all criteria together, on documentation of other projects, and rounded to halves.

    def mentioned(self) -> bool:
        """Whether the section speaks of the criterion: by its title, and by how much of its text is about it."""
        points = (
            1.5 * self.title.names(self.criterion)
            + 2.0 * bool(self.strong)
            + 1.0 * len(self.strong) / max(len(self.weighed), 1)
            + 0.5 * any(w.names(self.criterion) for w in self.weighed[:2])
            + 1.0 * bool(self.weak)
            + 1.5 * _up_to(4, sum(t.strong for t in self.terms))
            + 1.5 * _up_to(4, sum(not t.strong for t in self.terms))
            + 1.0 * self.main
            + 1.0 * _up_to(3, sum(w.action for w in self.strong))
        )
        return points >= MENTION_AT

    def carried_out(self) -> bool:
        """Whether a reader can carry it out: there is something to do, in the words about the criterion or under its title."""
        titled = self.title.names(self.criterion)
        anything = max((w.action for w in self.weighed), default=0.0)
        points = (
            1.0 * titled
            + 1.5 * bool(self.strong)
            + 1.0 * _up_to(4, len(self.strong))
            + 0.5 * _up_to(4, sum(t.strong for t in self.terms))
            + 1.0 * bool(self.weak)
            + 0.5 * self.main
            + 1.0 * max((w.action for w in self.strong), default=0.0)
            + 0.5 * _up_to(3, sum(w.action for w in self.strong))
            + 1.0 * titled * anything
            + 1.5 * anything
            - 0.5 * self.title.introduces
        )
        return points >= PROCEDURE_AT

    def step(self) -> _Weighed | None:
        """The unit that tells most surely what to do about it; the first of equal ones."""
        titled = self.title.names(self.criterion)
        near = [(1.0, w) for w in self.strong] + [(0.5, w) for w in self.weak]
        near += [(0.8 if titled else 0.3, w) for w in self.weighed if not w.pointer]
        best = max(near, key=lambda pair: pair[0] * pair[1].action, default=None)
        return best[1] if best is not None and self._tells(best[1]) else None

    def _tells(self, unit: _Weighed) -> bool:
        """Whether a unit tells an operator what to do. In the docstring of an object only a step or a command does:
        its imperatives and examples are for who calls it.
        """
        if self.title.is_object:
            return unit.action >= TOLD_BESIDE_CODE and unit.unit.kind in (Kind.STEP, Kind.CODE)
        return unit.action >= TOLD

    def saying(self) -> _Weighed | None:
        """The unit that mentions it best."""
        pointers = (w for w in self.weighed if w.names(self.criterion) or w.names(self.criterion, strong=False))
        return next(iter((*self.strong, *self.weak)), next(pointers, None))


MENTION_AT: Final = 4.25
PROCEDURE_AT: Final = 4.75
TOLD: Final = 0.35
"""Action of a unit that tells the reader to do something."""
TOLD_BESIDE_CODE: Final = 0.9
"""The same in a docstring: a command, or an imperative about something named exactly."""


def _up_to(most: int, count: float) -> float:
    """Share of ``most`` that a count reaches."""
    return min(count, most) / most


def _passage(case: _Case, line: int) -> Passage | None:
    if not case.mentioned():
        return None
    if case.carried_out() and (step := case.step()):
        return _procedure(case.criterion, step, case.weighed, line)
    said = case.saying()
    what, at = (said.unit.text, said.unit.line) if said else (case.title.text, 0)
    return Passage(criterion=case.criterion, level=1, evidence=shortened(what), line=line + at)


def _procedure(criterion: str, best: _Weighed, weighed: tuple[_Weighed, ...], line: int) -> Passage:
    at, evidence = line + best.unit.line, shortened(best.unit.text)
    if not best.mutates:
        return Passage(criterion=criterion, level=2, evidence=evidence, line=at)
    return Passage(
        criterion=criterion,
        level=2,
        evidence=evidence,
        line=at,
        mutates=True,
        verified=any(w.names("weekly.validation") for w in weighed),
        reversible=any(w.reverses for w in weighed),
    )


def shortened(text: str) -> str:
    """Evidence on one line, cut to a length that fits a table."""
    flat = " ".join(text.split())
    return flat if len(flat) <= EVIDENCE_LENGTH else flat[: EVIDENCE_LENGTH - 1].rstrip() + "…"
