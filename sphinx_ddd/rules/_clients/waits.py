"""Whether something other than a call's arguments limits how long it waits."""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.source.context import Context

_SENDING: Final = ("request", "send")
_ADAPTERS: Final = frozenset({"requests.adapters.HTTPAdapter", "requests.adapters.BaseAdapter"})


def defaults_set(context: Context) -> bool:
    """Whether the project sets a time limit for all sockets: ``socket.setdefaulttimeout``."""
    return context.reader.project.once("socket.setdefaulttimeout", lambda: _mentions(context, "setdefaulttimeout"))


def _mentions(context: Context, word: str) -> bool:
    return next(iter(context.reader.project.mentioning(word)), None) is not None


def is_wrapped(session: nodes.NodeNG, context: Context) -> bool:
    """Whether a session may give its requests a time limit: its class, one of its adapters, or a replaced method does the sending."""
    for ref in context.refs(session):
        for ancestor in context.ancestors(ref.name):
            defined = context.definition(ancestor)
            if defined is not None and isinstance(defined[1], nodes.ClassDef) and any(m in defined[1].locals for m in _SENDING):
                return True
    if any(target.attrname in _SENDING for target in context.module.attributes_set):
        return True
    return _adapters_send(context)


def _adapters_send(context: Context) -> bool:
    """Whether the project has an adapter of requests that sends in a way of its own."""
    return context.reader.project.once("adapters of requests", lambda: any(map(_has_adapter, _with_adapters(context))))


def _with_adapters(context: Context) -> list[Context]:
    return [context.reader.context(module) for module in context.reader.project.mentioning("HTTPAdapter", "BaseAdapter")]


def _has_adapter(context: Context) -> bool:
    senders = [node for node in context.module.tree.nodes_of_class(nodes.ClassDef) if "send" in node.locals]
    bases = {name for node in senders for base in node.bases for name in context.names(base)}
    return any(not _ADAPTERS.isdisjoint((name, *context.ancestors(name))) for name in bases)
