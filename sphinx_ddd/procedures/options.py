"""The configuration reference: each option with all that an operator asks of it before a change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final

from sphinx_ddd.facts.base import JSON, UNKNOWN, Found, Location, Maybe, Skipped
from sphinx_ddd.facts.config import ConfigOption, Deprecation
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.facts.masks import without_secrets
from sphinx_ddd.facts.subjects import Subject
from sphinx_ddd.procedures import ansible
from sphinx_ddd.procedures.base import Gap, Inline, Link, Text
from sphinx_ddd.procedures.config import grouped, key_of, name_of, owner_of, spells, type_of
from sphinx_ddd.procedures.effects import Effect, effect_of
from sphinx_ddd.procedures.given import places
from sphinx_ddd.procedures.implications import Implication, implied
from sphinx_ddd.procedures.option_gaps import gaps_of
from sphinx_ddd.procedures.plain import COMPUTED, LIMIT, as_json, code, plain, unwrapped, value, values
from sphinx_ddd.procedures.ranges import Range, ranges
from sphinx_ddd.procedures.secrecy import MASKED, has_value, is_hidden, without_values

SHORT: Final = 80
"""Characters of a default or a pattern on the line that is always seen; what is longer stands in full in the details."""
LONGEST_VALUE: Final = 4_000
"""Characters of a default in the details; the rest is counted, and its source is linked."""
CHOICES_IN_LINE: Final = 12
MOST_CHOICES: Final = 300
"""Choices in the details; the rest is counted."""
VARIABLES_IN_LINE: Final = 2
_ITEMS_IN_LINE: Final = 6
"""Items of a list that is a default."""
_REASONS: Final = 6
"""What the way a change takes effect is read from; the rest is counted."""


class Mark(StrEnum):
    """What is to be seen at once beside an option's name."""

    REQUIRED = "required"
    SECRET = "secret"  # noqa: S105  a word
    DEPRECATED = "deprecated"
    ADVANCED = "advanced"


@dataclass(frozen=True, slots=True)
class Detail:
    """A line of the details, with its label and the places that show it."""

    label: str
    text: Text
    sources: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An option, ready to print. No text in it holds a value of a secret."""

    option: ConfigOption
    owner: str
    """Its scope, else the object that declares it."""
    key: str
    """What it is referred to by: ``token/expiration``."""
    title: Text
    marks: tuple[Mark, ...] = ()
    effect: Effect | None = None
    """``None`` where nobody looked."""
    type: Text = ()
    default: Text = ()
    """Never empty, except where a required option has none."""
    implied: tuple[Implication, ...] = ()
    allowed: Text = ()
    set_by: Text = ()
    """Environment variables, where they are not called as the option is."""
    help: str = ""
    details: tuple[Detail, ...] = ()
    value: str = ""
    """The default in full, where the line above cuts it."""
    choices: tuple[Text, ...] = ()
    """The choices with what each does, where the line above cuts them."""
    more_choices: int = 0
    gaps: tuple[Gap, ...] = ()
    sources: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The options of one owner: an oslo group, a class, a command."""

    title: str
    """Unique in the reference; empty where there is only one group of all."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The options of a subject, in the order they are shown."""

    subject: str
    groups: tuple[Group, ...]
    found: int = 0
    """Options of the subject; those shown are the ones that a filter keeps."""
    files: int = 0
    facts: int = 0
    skipped: tuple[Skipped, ...] = ()

    def entries(self) -> Iterator[Entry]:
        for group in self.groups:
            yield from group.entries


def entries(facts: FactSet) -> tuple[Entry, ...]:
    """All options in the order of the source; those declared alike in several places as one."""
    found = (f for f in facts.of(ConfigOption) if not ansible.is_internal(f.fact))
    return tuple(_entry(group) for group in grouped(found))


def _entry(group: list[Found[ConfigOption]]) -> Entry:
    option = group[0].fact
    stated = ranges(option)
    default = _masked(option, option.default)
    choices = () if is_hidden(option) or not isinstance(option.choices, tuple) else option.choices
    sources = places(group)
    return Entry(
        option=option,
        owner=owner_of(group[0]),
        key=key_of(group[0]),
        title=name_of(group[0]),
        marks=tuple(_marks(option)),
        effect=effect_of(option),
        type=type_of(option),
        default=_default(option, default),
        implied=implied(option),
        allowed=tuple(_allowed(option, stated)),
        set_by=_set_by(option),
        help=ansible.without_markup(option.description) if option.framework == "ansible" else option.description,
        details=tuple(_details(option, sources)),
        value=_cut(_in_full(default), LONGEST_VALUE),
        choices=tuple(value(c) for c in choices[:MOST_CHOICES]) if len(choices) > CHOICES_IN_LINE else (),
        more_choices=max(0, len(choices) - MOST_CHOICES),
        gaps=tuple(gaps_of(option, sources)),
        sources=sources,
    )


def _marks(option: ConfigOption) -> Iterator[Mark]:
    for mark, is_so in (
        (Mark.REQUIRED, option.required is True),
        (Mark.SECRET, is_hidden(option)),
        (Mark.DEPRECATED, option.deprecated is not None),
        (Mark.ADVANCED, option.advanced is True),
    ):
        if is_so:
            yield mark


def _masked(option: ConfigOption, stated: Maybe[JSON]) -> Maybe[JSON]:
    return MASKED if is_hidden(option) and has_value(stated) else without_secrets(stated)


def _default(option: ConfigOption, default: Maybe[JSON]) -> Text:
    if default == MASKED:
        return (MASKED,)
    if default is None:
        return () if option.required is True else ("none",)
    if option.sample_default not in (None, UNKNOWN) and default is UNKNOWN:
        return (*value(default), ", for example ", *_short(_masked(option, option.sample_default)))
    return _short(default)


def _short(stated: object) -> Text:
    """A value on one line, of bounded length."""
    match unwrapped(stated):
        case str() as text if text == MASKED:
            return (MASKED,)
        case str() as text if len(text) > SHORT:
            return (code(text[:SHORT]), "…")
        case list() as items if items and not any(isinstance(one, (list, dict)) for one in items):
            return values([one[:SHORT] if isinstance(one, str) else one for one in items], _ITEMS_IN_LINE)
        case list() | dict() as nested if not _has_words(nested):
            text = as_json(nested)
            return (code(text[:SHORT]), "…") if len(text) > SHORT else (code(text),)
    return value(stated)


def _in_full(stated: object) -> str:
    """A value as it is written where the line above cuts it; nested ones on lines of their own."""
    stated = unwrapped(stated)
    if isinstance(stated, str):
        return stated if len(stated) > SHORT else ""
    if isinstance(stated, (list, dict)) and (len(stated) > _ITEMS_IN_LINE or len(as_json(stated)) > SHORT):
        return as_json(stated, 2)
    return ""


def _has_words(stated: object) -> bool:
    """Whether it is said in words what the value is."""
    return isinstance(stated, dict) and len(stated) == 1 and bool(stated.keys() & {"$seconds", "$object"})


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else f"{text[:limit].rstrip()}… ({len(text) - limit:,} more characters)"


def _allowed(option: ConfigOption, stated: tuple[Range, ...]) -> Iterator[Inline]:
    """Choices, every range with who states it, and the pattern."""
    parts: list[Text] = []
    if option.choices is UNKNOWN:
        parts.append((f"choices {COMPUTED}",))
    elif option.choices:
        parts.append((MASKED,) if is_hidden(option) else ("one of ", *values(option.choices, CHOICES_IN_LINE)))
    parts += [(one.words(), " (", Link(one.at), ")") if one.at else (one.words(),) for one in stated]
    if option.pattern is UNKNOWN:
        parts.append((f"a pattern {COMPUTED}",))
    elif option.pattern:
        parts.append(("matches ", code(_cut(option.pattern, SHORT))))
    for number, part in enumerate(parts):
        yield from (", ", *part) if number else part


def _set_by(option: ConfigOption) -> Text:
    names = option.env if isinstance(option.env, tuple) else ()
    return ("set by ", *values(names, VARIABLES_IN_LINE)) if set(names) - {option.name} else ()


def _details(option: ConfigOption, sources: tuple[Location, ...]) -> Iterator[Detail]:
    yield from _of_effect(option)
    yield from _names(option)
    for label, others in (("Needs", option.depends_on), ("Not together with", option.conflicts_with)):
        yield from _listed(label, others)
    yield from _deprecation(option.deprecated)
    if option.documented_default is not None:
        yield Detail("The framework's default", _short(_masked(option, option.documented_default)))
    if option.sample_default not in (None, UNKNOWN) and option.default is not UNKNOWN:
        yield Detail("Shown in documentation as", _short(_masked(option, option.sample_default)))
    if isinstance(option.choices_help, dict) and not is_hidden(option):
        for choice, meaning in islice(option.choices_help.items(), MOST_CHOICES):
            yield Detail(f"Choice {as_json(choice)}", (plain(meaning),))
    if isinstance(option.pattern, str) and len(option.pattern) > SHORT:
        yield Detail("Pattern", (code(option.pattern, LIMIT),))
    yield Detail("Declared", _declared(option), sources)


def _declared(option: ConfigOption) -> Text:
    """``with oslo.config, as IntOpt``: the framework's own word, which is not the type that the line above names."""
    native = option.native_type
    named = isinstance(native, str) and native and option.framework != "ansible"
    as_native: Text = (", as ", code(str(native))) if named else ()
    mutable = (", may be changed while the program runs",) if option.declared_mutable is True else ()
    return (f"with {plain(option.framework)}", *as_native, *mutable)


def _of_effect(option: ConfigOption) -> Iterator[Detail]:
    seen = option.apply_evidence or ()
    text: list[Inline] = []
    for one in seen[:_REASONS]:
        text += ["; " if text else "", plain(without_values(one.says, option)), " (", Link(one.at), ")"]
    if len(seen) > _REASONS:
        text.append(f"; and {len(seen) - _REASONS} more")
    if text:
        yield Detail("Takes effect", tuple(part for part in text if part))
    if option.read_at:
        yield Detail("Read at", (), option.read_at)


def _names(option: ConfigOption) -> Iterator[Detail]:
    if option.env is UNKNOWN or len(option.env or ()) > VARIABLES_IN_LINE:
        yield from _listed("Environment", option.env)
    flags = option.flags if isinstance(option.flags, tuple) else ()
    if len(flags) > 1 or option.flags is UNKNOWN or not all(spells(flag, option.name) for flag in flags):
        yield from _listed("Flags", option.flags)
    yield from _listed("Also called", option.aliases)


def _listed(label: str, items: Maybe[tuple[str, ...]]) -> Iterator[Detail]:
    if items is UNKNOWN:
        yield Detail(label, (COMPUTED,))
    elif items:
        yield Detail(label, values(items))


def _deprecation(end: Maybe[Deprecation]) -> Iterator[Detail]:
    if end is UNKNOWN:
        yield Detail("Deprecated", (COMPUTED,))
    elif end is not None:
        parts = [("since ", end.since), ("removed in ", end.removal), ("use instead: ", end.replacement), ("", end.reason)]
        said = [f"{word}{COMPUTED if text is UNKNOWN else plain(text)}" for word, text in parts if text]
        yield Detail("Deprecated", ("; ".join(said) or "its declaration says so",))


def reference(
    facts: FactSet, subject: Subject, *, keep: Callable[[Entry], bool] | None = None, sort: str = "source", group_by: str = "scope"
) -> Reference:
    """The options of a subject as a reader asks for them.

    :param keep: whether to show an option; without it all are shown
    :param sort: ``source``, ``name``, or ``scope``: then by name of the owner, and below it as in the source
    :param group_by: ``scope``, ``framework``, or ``none`` for one group of all
    """
    own = facts.below(subject)
    found = entries(own)
    shown = [entry for entry in found if keep is None or keep(entry)]
    if sort != "source":
        shown.sort(key=_SORTS[sort])
    return Reference(
        subject=subject.name,
        groups=_groups(shown, _GROUPS[group_by]),
        found=len(found),
        files=len(own.modules),
        facts=len(own.found),
        skipped=own.skipped,
    )


_SECTION: Final = {"oslo.config": "[{}]"}
"""How an owner is written in the framework's own files."""
_SORTS: Final[dict[str, Callable[[Entry], tuple[str, ...]]]] = {
    "name": lambda entry: (entry.option.name.lstrip("-").lower(), entry.option.name),
    "scope": lambda entry: (entry.owner.lower(), entry.owner),
}
ENVIRONMENT: Final = "Environment variables"
"""The group of variables that the code reads wherever it needs them: no operator looks for them by function."""


def _owning(entry: Entry) -> tuple[str, str]:
    option = entry.option
    is_variable = not option.scope and isinstance(option.env, tuple) and option.name in option.env
    return (ENVIRONMENT, "") if is_variable else (entry.owner, option.framework)


_GROUPS: Final[dict[str, Callable[[Entry], tuple[str, str]]]] = {
    "scope": _owning,
    "framework": lambda entry: (entry.option.framework, ""),
    "none": lambda _entry: ("", ""),
}


def _groups(shown: Iterable[Entry], group_of: Callable[[Entry], tuple[str, str]]) -> tuple[Group, ...]:
    """In the order of their first options, variables of the environment last.

    Where owners of two frameworks are called alike, the title tells which is which.
    """
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in shown:
        groups.setdefault(group_of(entry), []).append(entry)
    owners = Counter(owner for owner, _ in groups)
    in_order = sorted(groups.items(), key=lambda item: item[0] == (ENVIRONMENT, ""))
    return tuple(Group(title=_title(owner, group[0], is_only=owners[owner] == 1), entries=tuple(group)) for (owner, _), group in in_order)


def _title(owner: str, first: Entry, *, is_only: bool) -> str:
    written = _SECTION.get(first.option.framework, "{}").format(owner) if owner == first.option.scope else owner
    return written if is_only else f"{written} ({first.option.framework})"
