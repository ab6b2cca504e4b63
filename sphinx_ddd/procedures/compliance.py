"""Compliance audit: design evidence that the code gives. It shows what the code can do, never that a system complies."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.config import ConfigOption
from sphinx_ddd.facts.logs import LogHandler
from sphinx_ddd.facts.operations import Command, Operation
from sphinx_ddd.procedures import offered
from sphinx_ddd.procedures.base import Block, Gap, Row, Steps, Table
from sphinx_ddd.procedures.config import grouped, name_of
from sphinx_ddd.procedures.given import Given, Reach, places
from sphinx_ddd.procedures.plain import code, first_sentence, names

CRITERION = "monthly.compliance"
_SECRET_WORDS = frozenset("password passwd passphrase secret token apikey".split())
_AUDIT_WORDS = ("audit", "security")


def blocks(given: Given) -> Iterator[Block]:
    steps = tuple(offered.steps(given, "report"))
    rows = [*_secrets(given), *_audit_logs(given), *_reports(given)]
    if steps:
        yield Steps(steps)
    if not rows and _handles_nothing(given):
        yield given.none_found("secret, account or audit log", f"{CRITERION}.procedure", CRITERION)
        return
    yield from _gaps(given, any_evidence=bool(rows))
    if rows:
        yield Table(columns=("Design evidence", "What"), rows=tuple(rows))


def _handles_nothing(given: Given) -> bool:
    """Whether every operation was followed, and none changes an account; nor is any option named like a secret."""
    if given.reach is Reach.UNDETERMINED or any(_looks_secret(f) for f in given.of(ConfigOption)):
        return False
    because = [f.fact.because for f in given.of(Operation)]
    return bool(because) and not any(e.effect == "changes_account" for effects in because if isinstance(effects, tuple) for e in effects)


def _secrets(given: Given) -> Iterator[Row]:
    for group in grouped(given.of(ConfigOption)):
        if group[0].fact.secret is True:
            yield Row((("Marked as secret in the code",), name_of(group[0])), places(group))


def _audit_logs(given: Given) -> Iterator[Row]:
    for found in given.of(LogHandler):
        where = f"{found.fact.name} {found.fact.filename if isinstance(found.fact.filename, str) else ''}".lower()
        if any(word in where for word in _AUDIT_WORDS):
            yield Row((("Log kept apart for audit",), (code(found.fact.name),)), (found.location,))


def _reports(given: Given) -> Iterator[Row]:
    for found in given.of(Command):
        if found.fact.purpose == "report":
            purpose = first_sentence(found.fact.description)
            yield Row((("Command that reports",), (code(found.fact.name), f": {purpose}." if purpose else "")), (found.location,))


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
    is_text = option.option_type == "string" and not option.choices
    return bool(words & _SECRET_WORDS) and words.isdisjoint({"file", "path", "lock", "url", "name"}) and is_text and option.secret is None
