"""Options of click that go or do not go together: groups of ``click_option_group`` and of ``cloup``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from astroid import nodes

from sphinx_ddd.rules._cli import click_names as names
from sphinx_ddd.rules._cli import click_params
from sphinx_ddd.rules._cli.values import main_flag
from sphinx_ddd.source.project import decorators_of
from sphinx_ddd.source.uses import Call

_OPTGROUP: Final = ("click_option_group.optgroup", "click_option_group._decorators.optgroup")
_GROUPS: Final = frozenset((*_OPTGROUP, *(f"{name}.group" for name in _OPTGROUP)))
_CLOUP_GROUP: Final = frozenset({"cloup.option_group", "cloup._option_groups.option_group"})
_EXCLUSIVE: Final = frozenset({
    *(f"click_option_group.{name}MutuallyExclusiveOptionGroup" for name in ("", "Required")),
    *(f"cloup.constraints.{name}" for name in ("mutually_exclusive", "require_one")),
})  # fmt: skip
_TOGETHER: Final = frozenset({
    *(f"click_option_group.{name}AllOptionGroup" for name in ("", "Required")),
    *(f"cloup.constraints.{name}" for name in ("all_or_none", "require_all")),
})  # fmt: skip


class Relations(NamedTuple):
    """The other options of the group that an option is in."""

    depends_on: tuple[str, ...] | None = None
    conflicts_with: tuple[str, ...] | None = None


def relations(use: Call) -> Relations:
    """What the group of an option says of it and the others in the group."""
    kind, members = _group(use)
    others = tuple(flag for one in members if one is not use.node and (flag := _flag(one, use)))
    if not others or kind is None:
        return Relations()
    called = [name for name in use.context.names(kind.func if isinstance(kind, nodes.Call) else kind) if name]
    ancestors = {ancestor for name in called for ancestor in use.context.ancestors(name)}
    if ancestors & _EXCLUSIVE:
        return Relations(conflicts_with=others)
    return Relations(depends_on=others) if ancestors & _TOGETHER else Relations()


def _group(use: Call) -> tuple[nodes.NodeNG | None, list[nodes.Call]]:
    """What says how the options of a group relate, and the options."""
    parent = use.node.parent
    if isinstance(parent, nodes.Call) and _is(parent, _CLOUP_GROUP, use):
        return _keyword(parent, "constraint"), [a for a in parent.args if isinstance(a, nodes.Call)]
    function = parent.parent if isinstance(parent, nodes.Decorators) else None
    if not isinstance(function, nodes.FunctionDef) or not _is(use.node, names.IN_GROUP, use):
        return None, []
    for group, members in _groups(function, use):
        if any(one is use.node for one in members):
            return _keyword(group, "cls"), members
    return None, []


def _groups(function: nodes.FunctionDef, use: Call) -> Iterator[tuple[nodes.Call, list[nodes.Call]]]:
    """The groups of a command: each decorator that opens one, and the options below it."""
    group: nodes.Call | None = None
    members: list[nodes.Call] = []
    for decorator in decorators_of(function):
        if not isinstance(decorator, nodes.Call):
            continue
        if _is(decorator, _GROUPS, use):
            if group is not None:
                yield group, members
            group, members = decorator, []
        elif _is(decorator, names.IN_GROUP, use):
            members.append(decorator)
    if group is not None:
        yield group, members


def _is(call: nodes.Call, wanted: frozenset[str], use: Call) -> bool:
    return any(name in wanted for name in use.context.names(call.func))


def _keyword(call: nodes.Call, name: str) -> nodes.NodeNG | None:
    return next((k.value for k in call.keywords or () if k.arg == name), None)


def _flag(call: nodes.Call, use: Call) -> str:
    called = tuple(name for name in use.context.names(call.func) if name in names.PARAMETERS)
    declared = click_params.declared(Call(call, use.context, called, call)) if called else None
    return main_flag((*declared.flags, *declared.off)) if declared is not None else ""
