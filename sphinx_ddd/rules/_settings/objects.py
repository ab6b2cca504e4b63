"""Defaults that are objects of classes: paths, addresses, secrets in their wrapping, models of the project."""

from __future__ import annotations

import posixpath

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.rules._settings.environment import environment
from sphinx_ddd.rules._settings.values import as_json, default_of
from sphinx_ddd.source.aliases import expression_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.parse import parse_expression

_PATHS = frozenset(f"pathlib.{name}" for name in ("Path", "PurePath", "PosixPath", "PurePosixPath"))
_TEXTS = frozenset(f"ipaddress.{name}" for name in ("IPv4Address", "IPv6Address", "ip_address", "IPv4Network", "IPv6Network", "ip_network"))
_SAME_PATH = frozenset({"expanduser"})
_BUILT_IN_FACTORIES: dict[str, JSON] = {
    "builtins.list": [], "builtins.tuple": [], "builtins.dict": {}, "builtins.set": {"$set": []}, "builtins.frozenset": {"$set": []},
    "builtins.str": "", "builtins.int": 0, "builtins.float": 0.0, "builtins.bool": False, "collections.OrderedDict": {},
}  # fmt: skip


def stated_default(node: nodes.NodeNG, context: Context, wrappers: frozenset[str] = frozenset()) -> Maybe[JSON]:
    """The default that an expression states, objects of some classes too; as it is where no environment variable is set.

    :param wrappers: classes and functions whose objects are told by the one text they are made of: ``SecretStr("…")``.
    """
    found = default_of(node, context)
    if found is not UNKNOWN:
        return found
    path = path_of(node, context)
    if path is not None:
        return {"$path": path}
    if _is_sentinel(node, context):
        return {"$object": "builtins:object"}
    made = _made(node, context, wrappers)
    if made is not None:
        return made
    read = environment(node, context)
    return as_json(context.unset(node) if read is None else read.fallback)


def factory_default(node: nodes.NodeNG, context: Context, wrappers: frozenset[str] = frozenset()) -> Maybe[JSON]:
    """What a factory without arguments gives: a lambda, a class, a function of the project."""
    if isinstance(node, nodes.Lambda):
        return stated_default(node.body, context, wrappers) if not node.args.args else UNKNOWN
    for name in context.names(node):
        if name in _BUILT_IN_FACTORIES:
            return _BUILT_IN_FACTORIES[name]
    called = parse_expression(f"({node.as_string()})()", node) if isinstance(node, nodes.Name | nodes.Attribute) else None
    return stated_default(called, context, wrappers) if called is not None else UNKNOWN


def path_of(node: nodes.NodeNG, context: Context) -> str | None:
    """The text of a path: ``Path.home() / ".shop"`` is ``~/.shop``; ``None`` where it is no path, or not known."""
    match node:
        case nodes.Call(func=nodes.Attribute(expr=inner, attrname=method), args=[]) if method in _SAME_PATH:
            return path_of(inner, context)
        case nodes.Call(func=func, args=args, keywords=[]):
            called = context.names(func)
            if any(name == f"{path}.home" for path in _PATHS for name in called):
                return "~"
            if not any(name in _PATHS for name in called):
                return None
            return _joined([path_of(one, context) or context.text(one) for one in args])
        case nodes.BinOp(op="/", left=left, right=right):
            first = path_of(left, context)
            return _joined([first, path_of(right, context) or context.text(right)]) if first is not None else None
        case nodes.Name() | nodes.Attribute():
            owners = context.refs(node.expr) if isinstance(node, nodes.Attribute) else ()
            found = expression_of(node, context.module, context.reader.project, owners)
            is_other = found is not None and isinstance(found[1], nodes.Call | nodes.BinOp) and _is_only(found[1])
            return path_of(found[1], context.reader.context(found[0])) if found is not None and is_other else None
    return None


def _is_only(value: nodes.NodeNG) -> bool:
    """Whether the name that a value is assigned to is given no other."""
    targets = value.parent.targets if isinstance(value.parent, nodes.Assign) else [getattr(value.parent, "target", None)]
    return all(isinstance(one, nodes.AssignName) and len(one.scope().locals.get(one.name, ())) == 1 for one in targets)


def _joined(parts: list[Maybe[str]]) -> str | None:
    texts = [part for part in parts if isinstance(part, str)]
    return posixpath.normpath(posixpath.join(*texts)) if texts and len(texts) == len(parts) else None if parts else "."


def _is_sentinel(node: nodes.NodeNG, context: Context) -> bool:
    """Whether a value is ``object()``, also under a name: it says that nothing was given."""
    if isinstance(node, nodes.Name | nodes.Attribute):
        owners = context.refs(node.expr) if isinstance(node, nodes.Attribute) else ()
        found = expression_of(node, context.module, context.reader.project, owners)
        return found is not None and isinstance(found[1], nodes.Call) and _is_sentinel(found[1], context.reader.context(found[0]))
    return isinstance(node, nodes.Call) and not node.args and "builtins.object" in context.names(node.func)


def _made(node: nodes.NodeNG, context: Context, wrappers: frozenset[str]) -> Maybe[JSON]:
    """An object by its text, or by its class: ``{"$object": "shop.config:Mail"}``; ``None`` where it is neither."""
    if not isinstance(node, nodes.Call):
        return None
    for name in context.names(node.func):
        if name in wrappers or name in _TEXTS:
            given = node.args[0] if len(node.args) == 1 and not node.keywords else None
            return stated_default(given, context, wrappers) if given is not None else UNKNOWN
        defined = context.definition(name)
        if defined is not None and isinstance(defined[1], nodes.ClassDef):
            home = defined[0].module.name
            return {"$object": f"{home}:{name.removeprefix(home + '.')}"}
    return None
