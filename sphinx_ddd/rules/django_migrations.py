"""Migrations of Django: what they do, whether they can be taken back, and which data that would not bring back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.migrations import Migration
from sphinx_ddd.rules._cli import management
from sphinx_ddd.rules._rule import Facts, subclasses
from sphinx_ddd.rules._stored import bodies
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Subclass

FRAMEWORK: Final = "django"

_OPERATIONS: Final = "django.db.migrations."
_FOREIGN: Final = ("django.db.migrations.", "django.contrib.postgres.operations.", "django.db.migrations.operations.")
"""Where the operations live that can all be taken back, but for the two below."""
_ONE_WAY: Final = {"RunPython": (1, "reverse_code"), "RunSQL": (1, "reverse_sql")}
"""Operations that cannot be taken back unless they are given how."""
_NOOP: Final = frozenset({"RunPython.noop", "RunSQL.noop"})
_LOSES: Final = {"RemoveField": "column {model_name}.{name}", "DeleteModel": "model {name}"}
_NESTED: Final = "SeparateDatabaseAndState"


class _Step(NamedTuple):
    """One operation as it is written."""

    word: str
    """Its class, without the module: ``AddField``."""
    name: str
    call: nodes.Call


@subclasses("django.db.migrations.Migration", "django.db.migrations.migration.Migration")
def migration(use: Subclass) -> Facts:
    """A migration that changes something, by its app and name: its operations, and what a way back does not bring back."""
    module = use.context.module.name.split(".")
    if not isinstance(use.node, nodes.ClassDef) or use.node.name != "Migration" or len(module) < 3:
        return
    listed = _attribute(use.node, "operations")
    steps = list(_steps(listed, use.context)) if listed is not None else []
    if not steps:
        return  # two lines of history that meet
    reversible, why_not = _way_back(steps, use.context)
    readable = None not in steps
    yield Migration(
        name=f"{_label(module[:-2], use.context)}.{module[-1]}",
        framework=FRAMEWORK,
        parents=_parents(use.node, use.context),
        reversible=reversible,
        effects=tuple(dict.fromkeys(step.word for step in steps if step is not None)) if readable else UNKNOWN,
        why_not=why_not or None,
        loses=(tuple(dict.fromkeys(_losses(steps, use.context))) or None) if reversible is True else None,
        command=management.program(use.context) or None,
        atomic=False if use.context.value(_attribute(use.node, "atomic")) is False else None,
        description=_description(use),
    )


def _attribute(owner: nodes.ClassDef, name: str) -> nodes.NodeNG | None:
    for node in owner.locals.get(name, ()):
        if isinstance(node.parent, nodes.Assign | nodes.AnnAssign):
            return node.parent.value
    return None


def _label(package: list[str], context: Context) -> str:
    """The app that a package is: as its configuration says, else the package's last name."""
    apps = context.reader.project.module(".".join([*package, "apps"]))
    if apps is not None:
        there = context.reader.context(apps)
        for node in apps.tree.body:
            if isinstance(node, nodes.ClassDef) and "django.apps.AppConfig" in there.ancestors(there.subject(node)):
                label = there.value(_attribute(node, "label"))
                if isinstance(label, str):
                    return label
    return package[-1]


def _steps(listed: nodes.NodeNG, context: Context) -> Iterator[_Step | None]:
    """The operations of a list, ``None`` for what cannot be read; of state and database apart, those on the database."""
    if not isinstance(listed, nodes.List | nodes.Tuple):
        yield None
        return
    for element in listed.elts:
        names = context.names(element.func) if isinstance(element, nodes.Call) else ()
        if not names or not isinstance(element, nodes.Call):
            yield None
            continue
        step = _Step(names[0].rpartition(".")[2], names[0], element)
        if step.word == _NESTED and names[0].startswith(_OPERATIONS):
            inner = _given(step, 0, "database_operations")
            yield from _steps(inner, context) if inner is not None and not _is_none(inner) else ()
        else:
            yield step


def _given(step: _Step, position: int, keyword: str) -> nodes.NodeNG | None:
    for one in step.call.keywords or ():
        if one.arg == keyword:
            return one.value
    return step.call.args[position] if len(step.call.args) > position else None


def _is_none(node: nodes.NodeNG) -> bool:
    return isinstance(node, nodes.Const) and node.value is None


def _way_back(steps: list[_Step | None], context: Context) -> tuple[Maybe[bool], str]:
    unread = False
    for step in steps:
        if step is None:
            unread = True
        elif step.name.startswith(_FOREIGN):
            way = _ONE_WAY.get(step.word)
            back = _given(step, *way) if way else None
            if way and (back is None or _is_none(back)):
                return False, f"{step.word}{_of(step, context)} has no {way[1]}"
        else:
            verdict = _own_verdict(step, context)
            if verdict is False:
                return False, f"{step.word} cannot be reversed"
            unread = unread or verdict is None
    return (UNKNOWN if unread else True), ""


def _of(step: _Step, context: Context) -> str:
    """The function that is run, where it has a name."""
    code = _given(step, 0, "code")
    return f"({context.code(code)})" if isinstance(code, nodes.Name | nodes.Attribute) and step.word == "RunPython" else ""


def _own_verdict(step: _Step, context: Context) -> bool | None:
    """Whether an operation of the project, or of a library, says that it can be reversed; ``None`` when that is not known."""
    found = context.definition(step.name)
    while found is not None and isinstance(found[1], nodes.ClassDef):
        stated = _attribute(found[1], "reversible")
        if stated is not None:
            value = found[0].value(stated)
            return value if isinstance(value, bool) else None
        bases = [name for base in found[1].bases for name in found[0].names(base)]
        own = next((name for name in bases if name.startswith(_FOREIGN)), "")
        if own:
            return None if own.rpartition(".")[2] in _ONE_WAY else True
        found = context.definition(bases[0]) if bases else None
    return None


def _losses(steps: list[_Step | None], context: Context) -> Iterator[str]:
    for step in steps:
        if step is None:
            continue
        form = _LOSES.get(step.word) if step.name.startswith(_OPERATIONS) else None
        if form is not None:
            positions = {"model_name": 0, "name": 1 if "model_name" in form else 0}
            values = {key: context.value(_given(step, at, key)) for key, at in positions.items() if f"{{{key}}}" in form}
            if all(isinstance(v, str) for v in values.values()):
                yield form.format(**values)
        elif step.word in _ONE_WAY:
            back = _given(step, *_ONE_WAY[step.word])
            if back is not None and any(n.endswith(tuple(_NOOP)) for n in context.names(back)):
                yield f"what {step.word}{_of(step, context)} changed"


def _parents(owner: nodes.ClassDef, context: Context) -> Maybe[tuple[str, ...]]:
    """The migrations it comes after; those of swappable apps, which a project may replace, left out."""
    listed = _attribute(owner, "dependencies")
    if listed is None:
        return ()
    if not isinstance(listed, nodes.List | nodes.Tuple):
        return UNKNOWN
    out: list[str] = []
    for element in listed.elts:
        value = context.value(element)
        if isinstance(value, (list, tuple)) and len(value) == 2 and all(isinstance(v, str) for v in value):
            out.append(".".join(str(v) for v in value))
    return tuple(out)


def _description(use: Subclass) -> str:
    own = use.node.doc_node if isinstance(use.node, nodes.ClassDef) else None
    return bodies.heading(own.value) if own is not None else ""
