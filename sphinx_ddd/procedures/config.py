"""Options: what an operator may set, and within which limits. A reference to look things up in before a change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sphinx_ddd.facts.base import UNKNOWN, Found
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.masks import without_secrets
from sphinx_ddd.procedures import ansible
from sphinx_ddd.procedures.base import Block, Code, Link, Row, Table, Text
from sphinx_ddd.procedures.effects import WORDS, effect_of
from sphinx_ddd.procedures.given import Given, places
from sphinx_ddd.procedures.implications import implied
from sphinx_ddd.procedures.option_gaps import gaps_of_all
from sphinx_ddd.procedures.plain import COMPUTED, code, plain, sentence, value, values
from sphinx_ddd.procedures.ranges import Range, ranges
from sphinx_ddd.procedures.secrecy import MASKED, has_value, is_hidden
from sphinx_ddd.procedures.tables import table

CRITERION = "weekly.validation"
_SHOWN = 8


def reference(given: Given) -> Iterator[Block]:
    """All options: required ones first, then in the order of the source, nested ones after those they belong to, bare ones last."""
    groups = grouped(f for f in given.of(ConfigOption) if not ansible.is_internal(f.fact))
    yield from gaps_of_all(((g[0].fact, places(g), key_of(g[0])) for g in groups), CRITERION)
    if groups:
        yield option_table(sorted(groups, key=lambda g: _rank(g[0].fact)), shown=_SHOWN)


def _rank(option: ConfigOption) -> tuple[bool, ...]:
    nested = option.framework == "ansible" and "." in option.name
    return (option.required is not True, nested, not option.description.strip())


def grouped(found: Iterable[Found[ConfigOption]]) -> list[list[Found[ConfigOption]]]:
    """Options declared alike in several places as one."""
    groups: list[list[Found[ConfigOption]]] = []
    by_name: dict[tuple[str, str, str], list[list[Found[ConfigOption]]]] = {}
    for one in found:
        same_name = by_name.setdefault((one.fact.framework, one.fact.scope, one.fact.name), [])
        alike = next((g for g in same_name if g[0].fact == one.fact), None)
        if alike is None:
            alike = []
            same_name.append(alike)
            groups.append(alike)
        alike.append(one)
    return groups


def option_table(groups: list[list[Found[ConfigOption]]], *, caption: str = "", shown: int = 12) -> Table:
    """Options side by side; the column of whose they are only where they are not all of one."""
    scopes = {owner_of(g[0]) for g in groups}
    scoped = len(scopes) > 1
    columns = ("Option", *(("Of",) if scoped else ()), "Type", "Default", "Implies", "Allowed", "A change", "Meaning")
    rows = tuple(_row(g, scoped=scoped) for g in groups)
    return table(columns, rows, caption=caption, shown=shown)


def allowed(option: ConfigOption) -> Text:
    """Choices, ranges or pattern: the first that is stated."""
    if isinstance(option.choices, tuple) and option.choices:
        return (MASKED,) if is_hidden(option) else values(option.choices)
    if option.choices is UNKNOWN:
        return (COMPUTED,)
    stated = ranges(option)
    if stated:
        own = len(stated) == 1
        return tuple(part for n, one in enumerate(stated) for part in (", " if n else "", *_stated(one, own=own)) if part)
    if isinstance(option.pattern, str) and option.pattern:
        return ("matches ", code(option.pattern))
    return ()


def owner_of(found: Found[ConfigOption]) -> str:
    """Its scope, else the object that declares it."""
    return found.fact.scope.strip() or found.subject


def key_of(found: Found[ConfigOption]) -> str:
    """What an option is referred to by: ``token/expiration``; a name that begins with the owner's stands for itself."""
    owner, name = owner_of(found), found.fact.name
    return plain(name if not owner or name.startswith(f"{owner}.") else f"{owner}/{name}")


def name_of(found: Found[ConfigOption]) -> Text:
    """As it is written where it is set: the longest flag of an option of the command line, else its name."""
    option = found.fact
    flags = option.flags if isinstance(option.flags, tuple) else ()
    aliases = tuple(a for a in option.aliases if a not in flags) if isinstance(option.aliases, tuple) else ()
    name = replace(code(max(flags, key=len) if any(spells(flag, option.name) for flag in flags) else option.name), option=key_of(found))
    return (name, " or ", *values(aliases)) if aliases else (name,)


def spells(flag: str, name: str) -> bool:
    """Whether a flag is the name of the option, rather than a way to set one that has another."""
    return flag.lstrip("-").replace("-", "_") == name.lstrip("-").replace("-", "_")


def _row(group: list[Found[ConfigOption]], *, scoped: bool) -> Row:
    option = group[0].fact
    effect, implies = effect_of(option), ", ".join(one.says for one in implied(option))
    cells: list[Text] = [(*name_of(group[0]), *_marks(option)), type_of(option), _default(option), (implies,) if implies else ()]
    cells += [allowed(option), (WORDS[effect],) if effect else (), _meaning(option)]
    if scoped:
        cells.insert(1, (code(owner_of(group[0])),))
    return Row(tuple(cells), places(group))


def _marks(option: ConfigOption) -> Text:
    marks = [word for word, is_so in (("required", option.required), ("secret", option.secret)) if is_so is True]
    if option.deprecated is not None:
        marks.append("deprecated")
    return (f" ({', '.join(marks)})",) if marks else ()


def type_of(option: ConfigOption) -> Text:
    """``integer, seconds``; Ansible's own word for its options."""
    # Ansible's own words are those that its users write; elsewhere a native type is a name of Python.
    native = option.native_type if option.framework == "ansible" or option.option_type is None else None
    kind = native or option.option_type
    if kind is UNKNOWN:
        return (COMPUTED,)
    of = f" of {plain(option.element_type)}" if isinstance(option.element_type, str) and option.element_type else ""
    unit = f", {plain(option.unit)}" if isinstance(option.unit, str) and option.unit else ""
    return (f"{plain(kind)}{of}{unit}",) if isinstance(kind, str) else ()


def _default(option: ConfigOption) -> Text:
    if is_hidden(option) and has_value(option.default):
        return (MASKED,)
    return value(without_secrets(option.default))


def _stated(one: Range, *, own: bool) -> Text:
    """A range; where several are stated, with the place of each that is not the declaration's."""
    return (one.words(),) if own or not one.at else (one.words(), " (", Link(one.at), ")")


def _meaning(option: ConfigOption) -> Text:
    description = ansible.without_markup(option.description) if option.framework == "ansible" else option.description
    said = sentence(description)
    env = option.env if isinstance(option.env, tuple) else ()
    parts: list[str | Code] = [said] if said else []
    if env and env[0] != option.name:
        parts += [" " if parts else "", "Set by ", code(env[0]), "."]
    return tuple(parts)
