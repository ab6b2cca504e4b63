"""What an Ansible documentation block says on each criterion, read from its structure: options, attributes, notes, examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml

from sphinx_ddd.coverage import vocabulary
from sphinx_ddd.coverage.sections import shortened
from sphinx_ddd.coverage.vocabulary import Vocabulary
from sphinx_ddd.facts.criteria import CRITERIA
from sphinx_ddd.facts.documentation import Passage
from sphinx_ddd.source.yaml_text import compose

_MENTIONED: Final = 1
_PROCEDURE: Final = 2
_WEAK_TERMS: Final = 2
"""So many different weak terms about one thing count as a mention."""

_DEEPEST: Final = 60
_MOST_NODES: Final = 100_000
"""Bounds on what is read of a block; no documentation comes near."""

_SEMANTIC = re.compile(r"\b[A-Z]{1,4}\(([^()]*)\)")
_REFERENCE = re.compile(r"\b[MLUR]\([^()]*\)|https?://\S+|\bman (?:page\b|[a-z][\w-]+)|\bCVE-\d+-\d+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"'(])")
_COMMENTED_COMMAND = re.compile(r"#\s*(?:\$\s*)?[a-z][\w./-]* .*(?:^|\s)--?[a-zA-Z]")
_REMOVING = ("remove", "delete", "purge", "uninstall", "retire", "clean", "prune")
_UNTRUE = frozenset({"no", "false", "off", "0", "none", "~", ""})


@dataclass(frozen=True, slots=True)
class _Said:
    """One piece of evidence, before the best of each criterion is chosen."""

    criterion: str
    level: int
    evidence: str
    line: int


@dataclass(frozen=True, slots=True)
class _Scalar:
    path: tuple[str, ...]
    """Keys that lead to it; list positions left out."""
    text: str
    line: int


def passages(documentation: str, examples: str = "", returned: str = "", *, lines: tuple[int, int, int] = (1, 1, 1)) -> tuple[Passage, ...]:
    """What the documentation of an Ansible module or plugin says on each criterion, with the evidence for it.

    :param documentation: text of the ``DOCUMENTATION`` block, YAML.
    :param examples: text of the ``EXAMPLES`` block; each task in it is a step that a reader can carry out.
    :param returned: text of the ``RETURN`` block.
    :param lines: number of the first line of each of the three texts in their file: that of the opening quotes.
    :returns: at most one passage a criterion, of level 1 (mentioned) or 2 (procedure), in the order of the criteria.
        A block that is no YAML contributes nothing. Equal input gives equal output.
    """
    words = vocabulary.load()
    said = [
        *_from_documentation(documentation, lines[0], words),
        *_from_tasks(examples, lines[1], words),
        *_from_comments(examples, lines[1], words),
        *_from_returned(returned, lines[2], words),
    ]
    return tuple(p for p in (_best(criterion, said) for criterion in CRITERIA) if p is not None)


def _best(criterion: str, said: list[_Said]) -> Passage | None:
    own = [s for s in said if s.criterion == criterion]
    if not own:
        return None
    best = max(own, key=lambda s: (s.level, -s.line))
    return Passage(criterion=criterion, level=best.level, evidence=shortened(best.evidence), line=best.line)


def _from_documentation(text: str, first: int, words: Vocabulary) -> Iterator[_Said]:
    described: dict[str, list[_Scalar]] = {}
    for scalar in _scalars(text, first):
        match scalar.path:
            case ("attributes", ("check_mode" | "diff_mode") as mode, *rest) if rest and rest[-1] in ("support", "details"):
                if rest[-1] == "details" or scalar.text in ("full", "partial"):
                    yield _Said("daily.drift_detection", _MENTIONED, f"{mode}: {scalar.text}", scalar.line)
            case ("seealso", *_):
                yield _Said("weekly.documentation", _MENTIONED, f"seealso: {scalar.text}", scalar.line)
            case ("deprecated", key, *_):
                level = _PROCEDURE if key in ("alternative", "alternatives") else _MENTIONED
                yield _Said("monthly.lifecycle", level, f"deprecated, {key}: {scalar.text}", scalar.line)
            case (("description" | "short_description" | "notes" | "todo"), *_):
                yield from _from_words([scalar], words)
            case ("options", *names, "description"):
                described.setdefault(".".join(name for name in names if name != "suboptions"), []).append(scalar)
    for option, scalars in described.items():
        yield from _from_words(scalars, words, topic=option)


def _from_returned(text: str, first: int, words: Vocabulary) -> Iterator[_Said]:
    for scalar in _scalars(text, first):
        if scalar.path[-1:] == ("description",):
            yield from _from_words([scalar], words, topic=scalar.path[-2] if len(scalar.path) > 1 else "")


def _from_words(scalars: list[_Scalar], words: Vocabulary, topic: str = "") -> Iterator[_Said]:
    """Mentions in running text; ``topic`` is the option or value it describes.

    A strong term speaks for itself; weak ones count when there are several in the whole description.
    """
    weak: dict[str, dict[str, tuple[str, int]]] = {}
    for scalar in scalars:
        if reference := _REFERENCE.search(scalar.text):
            yield _Said("weekly.documentation", _MENTIONED, reference[0], scalar.line)
        for sentence in _SENTENCE.split(" ".join(_SEMANTIC.sub(r"\1", scalar.text).split())):
            about = f"{topic}: {sentence}" if topic else sentence
            for term in sorted(words.occurrences(about), key=lambda t: (t.criterion, t.text)):
                if term.strong:
                    yield _Said(term.criterion, _MENTIONED, about, scalar.line)
                else:
                    weak.setdefault(term.criterion, {}).setdefault(term.text, (about, scalar.line))
    for criterion, seen in weak.items():
        if len(seen) >= _WEAK_TERMS:
            about, line = next(iter(seen.values()))
            yield _Said(criterion, _MENTIONED, about, line)


def _criteria(text: str, words: Vocabulary, *, weak_terms: int = _WEAK_TERMS) -> set[str]:
    """Criteria that a short text names: by a strong term, or by several weak ones."""
    terms = words.occurrences(text)
    strong = {t.criterion for t in terms if t.strong}
    weak = [t.criterion for t in terms if not t.strong]
    return strong | {c for c in weak if weak.count(c) >= weak_terms}


def _from_tasks(text: str, first: int, words: Vocabulary) -> Iterator[_Said]:
    """Each task of the examples is a step: its name says what for, its parameters what is done."""
    for task in _tasks(compose(text)):
        name = next((value.value for key, value in task.value if key.value == "name" and isinstance(value, yaml.ScalarNode)), "")
        line = first + task.start_mark.line
        settings = list(_settings(task))
        shown = "Example: " + (name or ", ".join(f"{key}={value}" for key, value in settings))
        used = " ; ".join([name, *(key for key, value in settings if value.lower() not in _UNTRUE)])
        for criterion in sorted(_criteria(used, words, weak_terms=3)):
            yield _Said(criterion, _PROCEDURE, shown, line)
        if ("state", "absent") in settings or name.lower().startswith(_REMOVING):
            yield _Said("monthly.lifecycle", _PROCEDURE, shown, line)
        if any(key in ("check_mode", "diff") and value.lower() not in _UNTRUE for key, value in settings):
            yield _Said("daily.drift_detection", _PROCEDURE, shown, line)


def _from_comments(text: str, first: int, words: Vocabulary) -> Iterator[_Said]:
    """A comment that shows a command with its purpose above is a step too."""
    purpose: list[str] = []
    for number, line in enumerate(text.splitlines()):
        if not line.lstrip().startswith("#"):
            purpose = []
            continue
        if _COMMENTED_COMMAND.match(line.strip()) and purpose:
            about = " ".join(purpose)
            for criterion in sorted(_criteria(about, words)):
                yield _Said(criterion, _PROCEDURE, f"{about} {line.strip('# ')}", first + number)
        purpose.append(line.strip("# "))


def _tasks(root: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    """Tasks of a list of tasks or plays."""
    if not isinstance(root, yaml.SequenceNode):
        return
    for node in root.value:
        if not isinstance(node, yaml.MappingNode):
            continue
        inner = [value for key, value in node.value if key.value in ("tasks", "pre_tasks", "post_tasks", "block")]
        if inner:
            for tasks in inner:
                yield from _tasks(tasks)
        else:
            yield node


def _settings(task: yaml.MappingNode) -> Iterator[tuple[str, str]]:
    """Keywords of a task and parameters of its module, with their scalar values."""
    for key, value in task.value:
        if isinstance(value, yaml.ScalarNode):
            if key.value != "name":
                yield str(key.value), str(value.value)
        elif isinstance(value, yaml.MappingNode):
            yield from ((str(k.value), str(v.value)) for k, v in value.value if isinstance(v, yaml.ScalarNode))


def _scalars(text: str, first: int) -> Iterator[_Scalar]:
    root = compose(text)
    if root is not None:
        yield from _walk(root, (), first, set())


def _walk(node: yaml.Node, path: tuple[str, ...], first: int, seen: set[int], depth: int = 0) -> Iterator[_Scalar]:
    # An alias is the same node again; following each only once keeps a nest of aliases from growing without end.
    if id(node) in seen or len(seen) > _MOST_NODES or depth > _DEEPEST:
        return
    seen.add(id(node))
    match node:
        case yaml.ScalarNode():
            yield _Scalar(path, str(node.value), first + node.start_mark.line)
        case yaml.SequenceNode():
            for child in node.value:
                yield from _walk(child, path, first, seen, depth + 1)
        case yaml.MappingNode():
            for key, value in node.value:
                yield from _walk(value, (*path, str(key.value)), first, seen, depth + 1)
