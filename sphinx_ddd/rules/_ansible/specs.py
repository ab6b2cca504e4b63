"""Where an Ansible module constructs its ``AnsibleModule``, and what it gives it."""

from __future__ import annotations

from dataclasses import dataclass

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._ansible import names
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.interpreter.machine import Machine
from sphinx_ddd.source.literals import Mapping, Value
from sphinx_ddd.source.project import walk


@dataclass(frozen=True, slots=True)
class Construction:
    """One ``AnsibleModule(…)``, reached from a module's file."""

    call: nodes.Call
    """The call in the module's own file that leads to it."""
    arguments: Mapping
    """By parameter name."""

    @property
    def options(self) -> Value:
        """The argument spec with what Ansible adds to it."""
        spec = self.get("argument_spec")
        if not isinstance(spec, dict) or self.get("add_file_common_args") is not True:
            return spec
        out = Mapping(spec, getattr(spec, "where", None))
        for name, entry in names.FILE_COMMON_ARGUMENTS.items():
            out.setdefault(name, entry)
        return out

    def get(self, name: str, default: Value = None) -> Value:
        """The argument given; ``default`` when it is not given, ``UNKNOWN`` when that cannot be told."""
        if name in self.arguments:
            return self.arguments[name]
        return UNKNOWN if UNKNOWN in self.arguments else default


def construction(context: Context) -> Construction | None:
    """The construction of an Ansible module's file, if it is found."""
    key = ("ansible", "construction")
    if key not in context.module.names:
        context.module.names[key] = _find(context)
    return context.module.names[key]  # type: ignore[return-value]


def _find(context: Context) -> Construction | None:
    reached = Machine(
        context.reader.project, frozenset({names.MODULE}), names.MODULE_PARAMETERS, context.module, names.NOT_FOLLOWED, names.RESULTS
    ).run()
    if reached is not None:
        own = [call for module, call in reached.calls if module is context.module]
        if own:
            return Construction(own[-1], reached.arguments)
    return _by_its_own_words(context)


def _by_its_own_words(context: Context) -> Construction | None:
    """Where the start of the program could not be followed: the first construction in the file, by the values of its arguments."""
    for node in walk(context.module.tree):
        if isinstance(node, nodes.Call) and _constructs(node, context):
            return Construction(node, _arguments(node, context))
    return None


def _constructs(node: nodes.Call, context: Context) -> bool:
    constructed = context.reader.resolver.classes.constructed
    return any(names.MODULE in constructed(name.removesuffix(".__init__")) for name in context.names(node.func))


def _arguments(node: nodes.Call, context: Context) -> Mapping:
    out = Mapping()
    for name, value in zip(names.MODULE_PARAMETERS, node.args, strict=False):
        out.put(name, context.value(value), context.location(value))
    for keyword in node.keywords or ():
        value = context.value(keyword.value)
        if keyword.arg is None:
            out.merge(value)
        else:
            out.put(keyword.arg, value, context.location(keyword))
    return out
