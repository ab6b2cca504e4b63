"""Ansible modules as operations: what they change, whether they can be tried, what is checked first, what is saved."""

from __future__ import annotations

from sphinx_ddd.facts.backups import Backup
from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.operations import Operation
from sphinx_ddd.facts.validation import Check
from sphinx_ddd.rules._ansible import blocks, effects, names, platforms, relations, specs
from sphinx_ddd.rules._ansible import modules as files
from sphinx_ddd.rules._rule import At, Facts, calls, modules
from sphinx_ddd.source.literals import Mapping
from sphinx_ddd.source.templates import label
from sphinx_ddd.source.uses import Call, WholeModule

_NAMED_BY = "{path}.{pid}.{YYYY-MM-DD@HH:MM:SS}~"
"""The copy that ``backup_local`` makes stands beside the file."""


@modules()
def operation(use: WholeModule) -> Facts:
    """An Ansible module by the name playbooks use, what it changes, and whether it can be tried in check mode."""
    context = use.context
    if not files.is_module(context):
        return
    found = specs.construction(context)
    if found is None:
        return
    checks = [rule.sentence for rule in relations.sentences(found.arguments)]
    yield At(
        Operation(
            name=files.qualified_name(context),
            description=blocks.summary(context),
            framework="ansible",
            because=effects.effects(context),
            dry_run=_flag(found.get("supports_check_mode", False)),
            prechecks=tuple(checks) or None,
        ),
        line=found.call.lineno or 0,
        subject=context.module.name,
    )
    for rule in (*relations.sentences(found.arguments), *_of_suboptions(found.options)):
        yield At(
            Check(name=rule.sentence, stage="before", guards=files.qualified_name(context), condition=rule.parameter),
            line=found.call.lineno or 0,
            subject=context.module.name,
        )


@calls(names.method("backup_local"))
def backup_local(use: Call) -> Facts:
    """Files that a module copies aside before it changes them."""
    argument = use.argument(0, "fn")
    if argument is None:
        return
    texts = use.context.messages(argument)
    saved = texts[0] if len(texts) == 1 and texts[0] else f"{{{label(argument)}}}"
    yield Backup(
        name=saved,
        target=_NAMED_BY.replace("{path}", saved),
        tool=names.method("backup_local"),
        platform=platforms.of_callers(use.node, use.context),
    )


def _of_suboptions(spec: object, parent: str = "") -> list[relations.Rule]:
    out: list[relations.Rule] = []
    for name, entry in spec.items() if isinstance(spec, dict) and parent.count(".") < 12 else ():
        if isinstance(name, str) and isinstance(entry, dict) and isinstance(entry.get("options"), dict):
            full = f"{parent}{name}"
            out += [*relations.sentences(Mapping(entry), full), *_of_suboptions(entry["options"], f"{full}.")]
    return out


def _flag(value: object) -> Maybe[bool]:
    return value if isinstance(value, bool) else UNKNOWN
