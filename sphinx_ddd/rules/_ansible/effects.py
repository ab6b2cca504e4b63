"""What the calls of a module's file do to the system."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.operations import Effect
from sphinx_ddd.rules._ansible import commands, known, names
from sphinx_ddd.rules._programs import effects as programs
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk

MOST: Final = 200
"""Effects that are listed; the first of the module's own file."""
_DISPLAYS: Final = (nodes.Dict, nodes.List, nodes.Tuple, nodes.Set, nodes.JoinedStr, nodes.ListComp, nodes.DictComp, nodes.SetComp)
DEEPEST: Final = 3
"""Functions of other files followed one inside the other."""


@dataclass(slots=True)
class _Judgement:
    """What is known of some calls."""

    found: list[Effect] = field(default_factory=list)
    judged: bool = True
    """Every call without an effect is known to have none."""

    def add(self, other: _Judgement) -> None:
        self.found += other.found
        self.judged = self.judged and other.judged


def effects(context: Context) -> Maybe[tuple[Effect, ...]]:
    """The effects that a file's calls are known to have, also through functions of the project; ``()`` when there are none.

    ``UNKNOWN`` when none is seen, but a call cannot be judged.
    """
    judgement = _of_calls(context.module.tree, context, 0)
    if judgement.found:
        own_first = sorted(judgement.found, key=lambda e: (e.path != context.path, e.path, e.line, e.effect, e.via))
        return tuple(dict.fromkeys(own_first))[:MOST]
    return () if judgement.judged else UNKNOWN


def _of_calls(root: nodes.NodeNG, context: Context, depth: int) -> _Judgement:
    out = _Judgement()
    started: dict[int, list[commands.Launch]] = {}
    for launch in commands.launches(context):
        started.setdefault(id(launch.call), []).append(launch)
    for node in walk(root):
        if isinstance(node, nodes.Call):
            out.add(_of_launches(started[id(node)], context) if id(node) in started else _of_call(node, context, depth))
    return out


def _of_launches(launches: list[commands.Launch], context: Context) -> _Judgement:
    out = _Judgement()
    for launch in launches:
        effect = programs.effect_of(launch.argv)
        if effect:
            out.found.append(Effect(effect=effect, path=context.path, line=launch.call.lineno or 0, via=_deciding_words(launch.argv)))
        out.judged = out.judged and effect is not None
    return out


def _deciding_words(argv: tuple[str, ...]) -> str:
    """The program, and the subcommand that says what it does."""
    known = programs.SUBCOMMANDS.get(argv[0].rpartition("/")[2], {})
    return " ".join([argv[0], *[word for word in argv[1:] if word in known][:1]])


def _of_call(node: nodes.Call, context: Context, depth: int) -> _Judgement:
    names_called = context.names(node.func)
    out = _Judgement()
    for name in names_called:
        effect = known.EFFECTS.get(name) or (_of_opening(node, context) if name in known.OPENS else "")
        if effect:
            out.found.append(Effect(effect=effect, path=context.path, line=node.lineno or 0, via=name.removeprefix("builtins.")))
        elif effect is None or not _is_harmless(name):
            out.add(_of_project(name, node, context, depth))
    if not names_called:
        out.judged = isinstance(node.func, nodes.Attribute) and (node.func.attrname in known.TEXT_METHODS or _is_container(node.func.expr))
    return out


def _is_container(node: nodes.NodeNG) -> bool:
    """Whether an expression is a list, dict or the like by how it is written, or a variable that is only ever given such."""
    if isinstance(node, _DISPLAYS):
        return True
    bound = binding(node) if isinstance(node, nodes.Name) else None
    if bound is None:
        return False
    return all(isinstance(one.parent, nodes.Assign | nodes.AnnAssign) and isinstance(one.parent.value, _DISPLAYS) for one in bound[1])


def _of_project(name: str, node: nodes.Call, context: Context, depth: int) -> _Judgement:
    """What a function or class of the project does when it is called; what is no such thing is not judged."""
    if commands.passes_on(node, context):
        return _Judgement()  # the command is what its callers say
    defined = context.definition(name)
    if defined is None or depth >= DEEPEST or name.startswith(names.MODULE):
        return _Judgement(judged=False)
    place, definition = defined
    if place.module is context.module and depth == 0:
        return _Judgement()  # what the file itself defines is judged by its own calls
    body = definition if isinstance(definition, nodes.FunctionDef) else _initialiser(definition)
    if body is None:
        return _Judgement(judged=not definition.bases or all("builtins." in base for base in place.ancestors(name)[1:]))
    key = ("ansible", "effects", body)
    if key not in place.module.names:
        place.module.names[key] = _Judgement()  # a function that calls itself adds nothing to what it does
        place.module.names[key] = _of_calls(body, place, depth + 1)
    return place.module.names[key]  # type: ignore[return-value]


def _initialiser(definition: nodes.ClassDef) -> nodes.FunctionDef | None:
    return next((n for n in definition.locals.get("__init__", ()) if isinstance(n, nodes.FunctionDef)), None)


def _is_harmless(name: str) -> bool:
    if name.startswith("builtins."):
        return name not in known.HARMFUL_BUILTINS or name in known.OPENS
    if name in known.OPENS or name in known.HARMLESS_OS or name in known.HARMLESS_METHODS or name == names.MODULE:
        return True
    parts = name.split(".")
    return name.startswith(known.HARMLESS_OF_ANSIBLE) or parts[0] in known.HARMLESS or ".".join(parts[:2]) in known.HARMLESS


def _of_opening(node: nodes.Call, context: Context) -> str | None:
    """What opening a file is: a write, nothing (empty), or ``None`` where its mode cannot be read."""
    mode = next((k.value for k in node.keywords or () if k.arg == "mode"), node.args[1] if len(node.args) > 1 else None)
    if mode is None:
        return ""
    text = context.value(mode)
    if not isinstance(text, str):
        return None
    return "writes_file" if known.WRITING & set(text) else ""
