"""The command line of an application: its ``aliases`` for traits, and the ``flags`` that switch some of them."""

from __future__ import annotations

from collections.abc import Iterator

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._traitlets.traits import trait_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.uses import Call

_UPDATED = "update"


def spellings(owner: nodes.ClassDef, context: Context) -> Iterator[tuple[str, str, nodes.NodeNG]]:
    """Each flag of an application class, the ``Class.trait`` that it sets, and the attribute that says so."""
    for attribute, read in (("aliases", _aliases), ("flags", _switches)):
        for node, value in _values(attribute, owner, context):
            for words, target in read(value):
                for word in words:
                    yield f"--{word}" if len(word) > 1 else f"-{word}", _declared(target, context), node


def switched(use: Call) -> Iterator[tuple[str, str]]:
    """The flag that turns a trait on and the one that turns it off, by the library's helper for both."""
    for given in _arguments(use):
        word, target = (use.context.value(node) for node in given)
        if isinstance(word, str) and word and _is_trait_name(target):
            for one in (word, f"no-{word}"):
                yield f"--{one}" if len(one) > 1 else f"-{one}", _declared(target, use.context)


def _arguments(use: Call) -> Iterator[list[nodes.NodeNG]]:
    """Name and trait as the helper is given them, or a lambda around it that hands on all it is given."""
    given = [use.argument(0, "name"), use.argument(1, "configurable")]
    if None not in given:
        yield given
        return
    match use.node.args, use.node.scope():
        case [nodes.Starred(value=nodes.Name(name=rest))], nodes.Lambda(
            args=nodes.Arguments(vararg=parameter), parent=nodes.Assign() as made
        ):
            names = [target.name for target in made.targets if isinstance(target, nodes.AssignName) and rest == parameter]
            for call in (call for name in names for call in use.context.module.calls_by_tail.get(name, ())):
                if len(call.args) > 1 and not any(isinstance(a, nodes.Starred) for a in call.args[:2]):
                    yield call.args[:2]


def _values(attribute: str, owner: nodes.ClassDef, context: Context) -> Iterator[tuple[nodes.NodeNG, Value]]:
    """What a class body makes of an attribute, as given or inside of a trait."""
    bound = owner.locals.get(attribute, ())
    for name in bound:
        if isinstance(name, nodes.AssignName) and isinstance(name.parent, nodes.Assign | nodes.AnnAssign) and name.parent.value is not None:
            yield name.parent, _unwrapped(name.parent.value, context)
    for statement in owner.body if bound else ():
        match statement:
            case nodes.Expr(value=nodes.Call(func=nodes.Attribute(expr=nodes.Name(name=name), attrname=method), args=[given])):
                if name == attribute and method == _UPDATED:
                    yield statement, context.value(given)


def _unwrapped(node: nodes.NodeNG, context: Context) -> Value:
    """A mapping, also as the default of a ``Dict``."""
    trait = trait_of(node, context)
    if trait is None or trait.kind is None or trait.kind.shape != "mapping":
        return context.value(node)
    found = trait.expression("default_value") or trait.expression("value_trait")
    return found[0].value(found[1]) if found is not None else UNKNOWN


def _aliases(value: Value) -> Iterator[tuple[tuple[str, ...], str]]:
    """``{"p": "App.port"}``, ``{("p", "port"): ("App.port", "help")}``."""
    for words, target in value.items() if isinstance(value, dict) else ():
        named = target[0] if isinstance(target, (tuple, list)) and target else target
        if _is_trait_name(named):
            yield _words(words), named


def _switches(value: Value) -> Iterator[tuple[tuple[str, ...], str]]:
    """``{"debug": ({"App": {"debug": True}}, "help")}``: only traits that a flag turns on or off."""
    for words, target in value.items() if isinstance(value, dict) else ():
        settings = target[0] if isinstance(target, (tuple, list)) and target else target
        for owner, traits in settings.items() if isinstance(settings, dict) else ():
            for name, setting in traits.items() if isinstance(traits, dict) else ():
                if isinstance(setting, bool) and _is_trait_name(f"{owner}.{name}"):
                    yield _words(words), f"{owner}.{name}"


def _words(key: Value) -> tuple[str, ...]:
    words = key if isinstance(key, tuple) else (key,)
    return tuple(word for word in words if isinstance(word, str) and word)


def _is_trait_name(value: Value) -> bool:
    parts = value.split(".") if isinstance(value, str) else ()
    return len(parts) == 2 and all(part.isidentifier() for part in parts)


def _declared(target: str, context: Context) -> str:
    """The trait by the class that declares it, where an alias names one that inherits it."""
    name, _, trait = target.partition(".")
    bound = context.module.tree.locals.get(name, ())
    for ref in context.reader.resolver.bound(name, bound[-1], context.module) if bound else ():
        for ancestor in context.ancestors(ref.name):
            defined = context.definition(ancestor)
            if defined is not None and trait in defined[1].locals:
                return f"{defined[1].name}.{trait}"
    return target
