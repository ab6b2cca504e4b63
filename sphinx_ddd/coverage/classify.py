"""What a section of documentation says on each criterion of the maturity model."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sphinx_ddd.coverage import vocabulary
from sphinx_ddd.coverage.blocks import Kind, Unit, units
from sphinx_ddd.coverage.vocabulary import Term, Vocabulary
from sphinx_ddd.facts.criteria import CRITERIA
from sphinx_ddd.facts.documentation import Passage

EVIDENCE_LENGTH: Final = 120
_HEADING: Final = -1

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
    strong: frozenset[str]
    weak: frozenset[str]
    action: float
    """0 to 1: how surely it tells the reader to do something concrete."""
    pointer: bool
    """It sends the reader elsewhere."""
    mutates: bool
    reverses: bool


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
    found = (_passage(criterion, title, weighed, line) for criterion in CRITERIA)
    return tuple(p for p in found if p is not None)


def classify_text(heading: str, text: str) -> dict[str, int]:
    """Level of each criterion that a section covers: 1 mentioned, 2 procedure. Criteria it says nothing on are left out."""
    return {p.criterion: p.level for p in classify(heading, text)}


@dataclass(frozen=True, slots=True)
class _Title:
    text: str
    strong: frozenset[str]
    weak: frozenset[str]
    introduces: bool

    @classmethod
    def of(cls, heading: str, words: Vocabulary) -> _Title:
        terms = words.occurrences(heading)
        return cls(heading, _criteria(terms, strong=True), _criteria(terms, strong=False), _starts(heading, words.introductions))


def _weigh(unit: Unit, words: Vocabulary) -> _Weighed:
    terms = words.occurrences(f"{unit.lead} {unit.text}" if unit.kind is Kind.CODE else unit.text)
    return _Weighed(
        unit,
        strong=_criteria(terms, strong=True),
        weak=_criteria(terms, strong=False),
        action=_action(unit, words),
        pointer=_points(unit, words),
        mutates=not words.mutating.isdisjoint(vocabulary.split(unit.text)),
        reverses=_holds(unit.text, words.reversals),
    )


def _criteria(terms: Iterable[Term], *, strong: bool) -> frozenset[str]:
    return frozenset(t.criterion for t in terms if t.strong is strong)


def _action(unit: Unit, words: Vocabulary) -> float:
    match unit.kind:
        case Kind.CODE if unit.language in _API_LANGUAGES:
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


def _points(unit: Unit, words: Vocabulary) -> bool:
    if unit.kind is Kind.LINKS:
        return True
    rest = vocabulary.split(_LINK.sub("", unit.text))
    return bool(_LINK.search(unit.text)) and (len(rest) < 4 or _holds(unit.text, words.pointers))


def _passage(criterion: str, title: _Title, weighed: tuple[_Weighed, ...], line: int) -> Passage | None:
    mention = _mention(criterion, title, weighed)
    if mention < MENTION_AT:
        return None
    best, action = _best_action(criterion, title, weighed)
    if best is not None and action >= PROCEDURE_AT and not title.introduces:
        return _procedure(criterion, best, weighed, line)
    said = _best_mention(criterion, weighed)
    if said is None:
        return Passage(criterion=criterion, level=1, evidence=shortened(title.text), line=line)
    return Passage(criterion=criterion, level=1, evidence=shortened(said.unit.text), line=line + said.unit.line)


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
        verified=any("weekly.validation" in w.strong for w in weighed),
        reversible=any(w.reverses for w in weighed),
    )


MENTION_AT: Final = 2.0
PROCEDURE_AT: Final = 0.9


def _mention(criterion: str, title: _Title, weighed: tuple[_Weighed, ...]) -> float:
    """How much a section speaks of a criterion: its title counts most, then the words it opens with."""
    total = 3.0 * (criterion in title.strong) + 1.0 * (criterion in title.weak)
    for n, w in enumerate(weighed):
        share = 0.4 if w.pointer else 1.0
        if criterion in w.strong:
            total += share * (1.5 if n < 2 else 1.0)
        elif criterion in w.weak:
            total += share * 0.4
    return total


def _best_action(criterion: str, title: _Title, weighed: tuple[_Weighed, ...]) -> tuple[_Weighed | None, float]:
    best, value = None, 0.0
    for w in weighed:
        if w.pointer and w.unit.kind is not Kind.CODE:
            continue
        near = 1.0 if criterion in w.strong else 0.8 if criterion in title.strong else 0.5 if criterion in w.weak else 0.0
        if near * w.action > value:
            best, value = w, near * w.action
    return best, value


def _best_mention(criterion: str, weighed: tuple[_Weighed, ...]) -> _Weighed | None:
    strong = [w for w in weighed if criterion in w.strong]
    weak = [w for w in weighed if criterion in w.weak]
    return next((w for w in (*strong, *weak) if not w.pointer), next(iter((*strong, *weak)), None))


def shortened(text: str) -> str:
    """Evidence on one line, cut to a length that fits a table."""
    flat = " ".join(text.split())
    return flat if len(flat) <= EVIDENCE_LENGTH else flat[: EVIDENCE_LENGTH - 1].rstrip() + "…"
