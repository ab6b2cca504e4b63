"""Compliance audit: design evidence that the code gives. It shows what the code can do, never that a system complies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sphinx_ddd.facts.base import UNKNOWN, Found
from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.logs import LogHandler
from sphinx_ddd.facts.operations import Operation
from sphinx_ddd.facts.secrets import looks_secret
from sphinx_ddd.procedures import access, offered
from sphinx_ddd.procedures.base import Block, Gap, Inline, Row, Steps, Table, Text
from sphinx_ddd.procedures.config import grouped, name_of
from sphinx_ddd.procedures.given import Given, Reach, places
from sphinx_ddd.procedures.plain import COMPUTED, code, count, names, plain
from sphinx_ddd.procedures.security_remedies import marked, remedy
from sphinx_ddd.procedures.tables import table

CRITERION = "monthly.compliance"
_SECRET_WORDS = frozenset("password passwd passphrase secret token apikey".split())
_NAMED = 12
"""Options that a row names; the rest are counted."""
_AUDIT_WORDS = ("audit", "security")


def blocks(given: Given) -> Iterator[Block]:
    steps = tuple(offered.steps(given, "report"))
    settings = list(_grouped(given.of(SecuritySetting)))
    weak = [group for group in settings if group[0].fact.weak is True]
    permissions = list(access.blocks(given))
    rows = [*_trails(settings), *_sound(settings), *_secrets(given), *_audit_logs(given)]
    depends = [row for group in settings for row in _depends(group)]
    if steps:
        yield Steps(steps)
    if not (steps or rows or weak or depends or permissions) and _handles_nothing(given):
        yield given.none_found("secret, account or audit log", f"{CRITERION}.procedure", CRITERION)
        return
    yield from _weak(weak)
    yield from _gaps(given, any_evidence=bool(steps or rows or weak or depends or permissions))
    if depends:
        yield table(("Setting", "Value", "What depends on it", "Decided by"), depends, caption="Protection that can be changed")
    if rows:
        yield Table(columns=("Design evidence", "What"), rows=tuple(rows))
    yield from permissions


def _grouped(found: Iterable[Found[SecuritySetting]]) -> Iterator[list[Found[SecuritySetting]]]:
    """The same choice made in several places is told once."""
    groups: dict[SecuritySetting, list[Found[SecuritySetting]]] = {}
    for one in found:
        groups.setdefault(one.fact, []).append(one)
    yield from groups.values()


def _weak(groups: list[list[Found[SecuritySetting]]]) -> Iterator[Block]:
    """What lowers protection, with what to do; those that a linter knows first."""
    if not groups:
        return
    ordered = sorted(groups, key=lambda g: (not g[0].fact.check, g[0].fact.name))
    all_names = list(dict.fromkeys(g[0].fact.name for g in ordered))
    verb = "lowers" if len(all_names) == 1 else "lower"
    missing = f"{names(all_names, 3)} {verb} protection."
    yield Gap(f"{CRITERION}.weak", missing, "Do what the table says, or waive it with a reason.", places(f for g in ordered for f in g)[:3])
    rows = [
        Row((_named(g), _value(g), _said(g[0].fact.why), marked(remedy(g[0].fact)), _said(g[0].fact.check)), places(g)) for g in ordered
    ]
    yield table(("Setting", "Value", "Why it is weak", "What to do", "Known as"), rows, caption="Weak settings")


def _depends(group: list[Found[SecuritySetting]]) -> Iterator[Row]:
    """A choice that is neither weak nor sound by itself."""
    fact = group[0].fact
    if fact.weak in (None, UNKNOWN) and fact.audit is not True:
        decided: Text = (code(fact.option),) if isinstance(fact.option, str) else ()
        yield Row((_named(group), _value(group), _said(fact.why), decided), places(group))


def _sound(groups: list[list[Found[SecuritySetting]]]) -> Iterator[Row]:
    for group in groups:
        fact = group[0].fact
        if fact.weak is False and fact.audit is not True:
            why = fact.why if isinstance(fact.why, str) else "a sound choice"
            stated = _value(group)
            yield Row(((plain(why[:1].upper() + why[1:]),), (*_named(group), *((": ", *stated) if stated else ()))), places(group))


def _trails(groups: list[list[Found[SecuritySetting]]]) -> Iterator[Row]:
    """What keeps a trail of who did what."""
    for group in groups:
        fact = group[0].fact
        if fact.audit is True:
            where = f" in {count(len(group), 'place')}" if len(group) > 1 else ""
            yield Row((("Audit trail",), (*_named(group), f": {fact.why}{where}." if isinstance(fact.why, str) else "")), places(group))


def _named(group: list[Found[SecuritySetting]]) -> Text:
    return (code(group[0].fact.name),)


def _value(group: list[Found[SecuritySetting]]) -> Text:
    fact = group[0].fact
    if fact.secret is True:
        return ()  # whatever stands there is not printed
    return (COMPUTED,) if fact.value is UNKNOWN else (code(fact.value),) if isinstance(fact.value, str) and fact.value else ()


def _said(value: object) -> Text:
    return (plain(value),) if isinstance(value, str) else ()


def _handles_nothing(given: Given) -> bool:
    """Whether every operation was followed, and none changes an account; nor is any option named like a secret."""
    if given.reach is Reach.UNDETERMINED or any(_looks_secret(f) for f in given.of(ConfigOption)):
        return False
    because = [f.fact.because for f in given.of(Operation)]
    return bool(because) and not any(e.effect == "changes_account" for effects in because if isinstance(effects, tuple) for e in effects)


def _secrets(given: Given) -> Iterator[Row]:
    """All in one row. Whether a declaration marks them, or their name gives them away, is not told apart."""
    groups = [group for group in grouped(given.of(ConfigOption)) if group[0].fact.secret is True]
    if groups:
        first = [name_of(group[0]) for group in groups[:_NAMED]]
        shown: list[Inline] = [part for number, name in enumerate(first) for part in ((", ", *name) if number else name)]
        more = f" and {count(len(groups) - _NAMED, 'other')}" if len(groups) > _NAMED else ""
        verb = "Option that holds a secret" if len(groups) == 1 else "Options that hold a secret"
        yield Row(((verb,), (*shown, more) if more else tuple(shown)), places(found for group in groups for found in group)[:_NAMED])


def _audit_logs(given: Given) -> Iterator[Row]:
    for found in given.of(LogHandler):
        where = f"{found.fact.name} {found.fact.filename if isinstance(found.fact.filename, str) else ''}".lower()
        if any(word in where for word in _AUDIT_WORDS):
            yield Row((("Log kept apart for audit",), (code(found.fact.name),)), (found.location,))


def _gaps(given: Given, *, any_evidence: bool) -> Iterator[Gap]:
    bare = [g[0] for g in grouped(given.of(ConfigOption)) if _looks_secret(g[0])]
    if bare:
        verb = "is" if len(bare) == 1 else "are"
        missing = f"{names([f.fact.name for f in bare])} {verb} named like a secret, but not marked as one."
        yield Gap(f"{CRITERION}.secret", missing, "Mark it as secret where it is declared, or state that it is none.", places(bare))
    audit = "what is audited, with which command, and where the evidence is kept"
    if any_evidence:
        missing = "Which of this evidence an audit needs, and how it is collected, is not stated."
        yield Gap(f"{CRITERION}.audit", missing, f"Write {given.write(CRITERION)}: {audit}.")
    else:
        yield Gap(
            f"{CRITERION}.procedure", "No design evidence was found and no audit is stated.", f"Write {given.write(CRITERION)}: {audit}."
        )


def _looks_secret(found: Found[ConfigOption]) -> bool:
    option = found.fact
    words = set(option.name.lower().replace("-", "_").replace(".", "_").split("_"))
    is_one = bool(words & _SECRET_WORDS) and looks_secret(option.name, option.option_type)
    is_text = option.option_type == "string" and not option.choices
    return is_one and words.isdisjoint({"file", "path", "lock", "url", "name"}) and is_text and option.secret is None
