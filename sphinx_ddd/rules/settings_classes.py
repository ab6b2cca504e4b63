"""Classes that are the configuration of a program: their attributes, the parameters they are made with, or one class for each setting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.config import ConfigOption, Deprecation
from sphinx_ddd.rules._rule import At, Facts, modules
from sphinx_ddd.rules._settings import classes
from sphinx_ddd.rules._settings.annotations import read
from sphinx_ddd.rules._settings.classes import Parameter
from sphinx_ddd.rules._settings.plain import Given, assigned_option, given, plain_option, type_of_value
from sphinx_ddd.rules._settings.python_types import Annotation
from sphinx_ddd.rules._settings.validators import checked
from sphinx_ddd.rules._settings.values import BUILTIN_TYPES, in_facts
from sphinx_ddd.source.comments import comment_on
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.project import walk
from sphinx_ddd.source.uses import WholeModule

FRAMEWORK = "settings"
_FLAGS = ("cli", "flags")
_HELP = ("desc", "help", "description", "doc")
_WARNS = ("warnings.warn", "warnings.deprecated", "warnings.warn_explicit")


@modules()
def attribute(use: WholeModule) -> Facts:
    """The attributes of a class called a configuration whose objects are set by names from outside: ``setattr(self, key, value)``.

    Also those of a configuration or server that documents them one by one.
    """
    for node in _classes(use):
        if not _has_options(node, use.context) or not classes.is_plain(node, use.context) or classes.converters(node):
            continue
        scope = use.context.subject(node)
        found = list(classes.attributes(node))
        for name, target in found if len(found) >= classes.FEWEST else ():
            yield At(_attribute(name, target, use.context, scope), target, subject=scope)


def _has_options(node: nodes.ClassDef, context: Context) -> bool:
    is_set = (
        classes.is_configuration(node)
        and classes.takes_names_from_outside(node, context)
        and not classes.parses_command_line(node, context)
    )
    return is_set or classes.documents_attributes(node)


def _attribute(name: str, target: nodes.AssignName, context: Context, scope: str) -> ConfigOption:
    match target.parent:
        case nodes.Assign(value=nodes.Call(args=[_, setter]) as made) if "builtins.property" in context.names(made.func):
            # A value that can only be set: what it is before, the class does not say.
            old = Deprecation() if _warns(setter, context) else None
            return ConfigOption(name=name, framework=FRAMEWORK, scope=scope, default=UNKNOWN, deprecated=old)
    return assigned_option(target, context, FRAMEWORK, scope=scope, name=name)


def _warns(setter: nodes.NodeNG, context: Context) -> bool:
    for name in context.names(setter):
        found = context.definition(name)
        if found is not None and any(
            isinstance(n, nodes.Call) and any(called in _WARNS for called in found[0].names(n.func)) for n in walk(found[1])
        ):
            return True
    return False


@modules()
def parameter(use: WholeModule) -> Facts:
    """The parameters that a class called a configuration, or a server, is made with, and those of a function that runs a server."""
    for node in _classes(use):
        function = classes.constructor(node)
        if function is None or not classes.is_plain(node, use.context):
            continue
        found = classes.parameters(function)
        is_kept = classes.is_configuration(node) and classes.is_kept(found, function)
        is_configuration = is_kept and not classes.is_filled_by_code(node, use.context)
        if is_configuration or (classes.starts_server(found) and not classes.hands_on(found, function, use.context)):
            yield from _parameters(found, use.context, use.context.subject(node))
    for statement in use.tree.body:
        if isinstance(statement, nodes.FunctionDef) and statement.decorators is None and not statement.name.startswith("_"):
            found = classes.parameters(statement)
            if classes.starts_server(found) and not classes.hands_on(found, statement, use.context):
                yield from _parameters(found, use.context, use.context.subject(statement))


def _parameters(found: list[Parameter], context: Context, scope: str) -> Iterator[At]:
    for one in found:
        value = given(one.default, context)
        option = plain_option(one.name, value, FRAMEWORK, scope=scope, kind=read(one.annotation, context))
        yield At(replace(option, required=one.default is None or None), one.node, subject=scope)


@modules()
def registered(use: WholeModule) -> Facts:
    """A class for each setting: ``name``, ``default``, ``validator`` and flags as attributes that its base class has room for."""
    for node in _classes(use):
        if classes.is_registered(node, use.context):
            yield At(_registered(node, use.context), node, subject=use.context.subject(node))


def _registered(node: nodes.ClassDef, context: Context) -> ConfigOption:
    value = _default(node, context)
    converter = _stated(node, "type")
    kind = _converted_by(converter, context) if converter is not None else Annotation()
    check = checked(_stated(node, "validator"), context)
    found = plain_option(str(_text(node, "name", context)), value, FRAMEWORK, scope=str(_text(node, "section", context) or ""), kind=kind)
    option_type = "enum" if check.choices else found.option_type or ("boolean" if _text(node, "action", context) == "store_true" else None)
    return replace(
        found,
        option_type=option_type,
        minimum=check.minimum,
        maximum=check.maximum,
        exclusive=check.exclusive,
        choices=found.choices or check.choices,
        limits=check.limits or None,
        flags=_flags(node, context),
        description=next((" ".join(text.split()) for name in _HELP if isinstance(text := _text(node, name, context), str)), ""),
    )


def _flags(node: nodes.ClassDef, context: Context) -> Maybe[tuple[str, ...]]:
    """The flags of a setting; none at all where its base class has room for some and nobody fills it."""
    for ancestor in context.ancestors(context.subject(node)):
        found = context.definition(ancestor)
        name = next((n for n in _FLAGS if n in found[1].locals), None) if found is not None else None
        if found is not None and name is not None and isinstance(found[1], nodes.ClassDef):
            value = _value(found[1], name, found[0]) or ()
            return tuple(value) if isinstance(value, (list, tuple)) and all(isinstance(f, str) for f in value) else UNKNOWN
    return None


def _default(node: nodes.ClassDef, context: Context) -> Given:
    assigned = [n for n in node.locals.get("default", ()) if isinstance(n, nodes.AssignName)]
    if len(assigned) == 1 and assigned[0].parent.parent is node:
        return given(assigned[0].parent.value, context)
    return Given(in_facts(context.reader.unset.value_of("default", node, context.module))) if assigned else Given()


def _stated(node: nodes.ClassDef, name: str) -> nodes.NodeNG | None:
    for one in node.locals.get(name, ()):
        if isinstance(one, nodes.AssignName) and isinstance(one.parent, (nodes.Assign, nodes.AnnAssign)):
            return one.parent.value
    return None


def _value(node: nodes.ClassDef, name: str, context: Context) -> object:
    return context.value(_stated(node, name))


def _text(node: nodes.ClassDef, name: str, context: Context) -> Maybe[str]:
    value = _value(node, name, context)
    return value if isinstance(value, str) else None


def _converted_by(converter: nodes.NodeNG, context: Context) -> Annotation:
    for name in context.names(converter):
        if name in BUILTIN_TYPES:
            return Annotation(*BUILTIN_TYPES[name])
        return Annotation(None, name.rpartition(".")[2])
    return Annotation()


@modules()
def converted(use: WholeModule) -> Facts:
    """The rows of a table of names and converters, with the defaults that the class of the table has as attributes."""
    for node in _classes(use):
        for name, converter, row in classes.converters(node):
            yield At(_converted(name, converter, node, use.context), _first(node, name) or row, subject=use.context.subject(node))


def _converted(name: str, converter: nodes.NodeNG, node: nodes.ClassDef, context: Context) -> ConfigOption:
    target = _first(node, name)
    value = given(target.parent.value, context) if target is not None else Given()
    kind = _converted_by(converter, context)
    kind = replace(kind, option_type=kind.option_type or type_of_value(value.default))
    comment = comment_on(target.parent, context.module) if target is not None else ""
    return plain_option(name, value, FRAMEWORK, scope=context.subject(node), kind=kind, description=comment)


def _first(node: nodes.ClassDef, name: str) -> nodes.AssignName | None:
    bound = [n for n in node.locals.get(name, ()) if isinstance(n, nodes.AssignName) and getattr(n.parent, "value", None) is not None]
    return bound[0] if bound else None


def _classes(use: WholeModule) -> Iterator[nodes.ClassDef]:
    yield from (n for n in use.tree.body if isinstance(n, nodes.ClassDef))
