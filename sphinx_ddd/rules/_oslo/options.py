"""One option of ``oslo.config``, as its declaration states it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.facts.config import ConfigOption, Deprecation
from sphinx_ddd.rules._oslo import texts
from sphinx_ddd.rules._oslo.closure import Closure
from sphinx_ddd.rules._oslo.closures import Closures
from sphinx_ddd.rules._oslo.groups import Registration
from sphinx_ddd.rules._oslo.kinds import Stated, kind_of
from sphinx_ddd.rules._oslo.names import CFG, DEFAULT_GROUP, DEPRECATED_OPT, OPTS
from sphinx_ddd.rules._settings.environment import environment
from sphinx_ddd.rules._settings.units import unit_of
from sphinx_ddd.rules._settings.values import as_json
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call

FRAMEWORK = "oslo.config"


_WITHOUT_FLAGS = frozenset({f"{CFG}.SubCommandOpt"})


@dataclass(frozen=True, slots=True)
class Declared:
    """An option, and what its flags are made of."""

    option: ConfigOption
    opt: str
    """Its class."""
    short: Maybe[str]
    positional: Maybe[bool]


def read(use: Call, opt: str) -> Declared | None:
    """The option that a call of a class of options makes, not yet in a group; ``None`` where its name cannot be read."""
    stated = Stated(use, OPTS[opt].parameters, _offset(use))
    name = stated.value("name")
    if not isinstance(name, str) or not name:
        return None
    kind = kind_of(stated, opt)
    default, env = _default(stated)
    dest = stated.value("dest")
    option = ConfigOption(
        name=name,
        framework=FRAMEWORK,
        option_type=kind.option_type,
        native_type=kind.native_type,
        element_type=kind.element_type,
        default=default,
        minimum=kind.minimum,
        maximum=kind.maximum,
        choices=kind.choices,
        choices_help=kind.choices_help,
        pattern=kind.pattern,
        unit=unit_of(name, kind.option_type),
        required=_required(stated),
        secret=stated.flag("secret"),
        aliases=_aliases(stated, name, dest),
        env=env,
        sample_default=as_json(stated.value("sample_default")),
        advanced=stated.flag("advanced"),
        declared_mutable=stated.flag("mutable"),
        deprecated=_deprecated(stated),
        description=_description(stated),
    )
    return Declared(option, opt, use.text(stated.position("short"), "short"), stated.flag("positional"))


def _offset(use: Call) -> int:
    """1 where the object is given before all else: ``cfg.StrOpt.__init__(self, "name")``."""
    match use.node:
        case nodes.Call(func=nodes.Attribute(attrname="__init__", expr=nodes.Call())):
            return 0
        case nodes.Call(func=nodes.Attribute(attrname="__init__")):
            return 1
    return 0


def _default(stated: Stated) -> tuple[Maybe[JSON], tuple[str, ...] | None]:
    """The default, and the environment variables that give it."""
    given = stated.expression("default")
    read_from = environment(given[1], given[0]) if given is not None else None
    if read_from is not None:
        return as_json(read_from.fallback), read_from.names
    return as_json(stated.value("default")), None


def _required(stated: Stated) -> Maybe[bool]:
    """A positional argument is required unless it says otherwise."""
    required = stated.value("required")
    return stated.flag("positional") if required is None else stated.flag("required")


def _description(stated: Stated) -> str:
    found = texts.text(stated.use, stated.position("help"), "help")
    return found if isinstance(found, str) else ""


def _deprecated(stated: Stated) -> Maybe[Deprecation]:
    removal = stated.flag("deprecated_for_removal")
    if removal is UNKNOWN or removal is None:
        return removal
    since = texts.line(stated.use, stated.position("deprecated_since"), "deprecated_since")
    reason = texts.line(stated.use, stated.position("deprecated_reason"), "deprecated_reason")
    return Deprecation(since=since, reason=reason)


def _aliases(stated: Stated, name: str, dest: object) -> Maybe[tuple[str, ...]]:
    """Other names for an option: what it is called in files, and what it was called before; ``[group]name`` where the group was another."""
    if dest is UNKNOWN:
        return UNKNOWN
    own = dest if isinstance(dest, str) else name.replace("-", "_")
    found = [own] if own != name else []
    old_name, old_group = stated.value("deprecated_name"), stated.value("deprecated_group")
    others = _deprecated_opts(stated)
    if UNKNOWN in (old_name, old_group) or others is None:
        return UNKNOWN
    for group, old in (*others, (old_group, old_name)):
        if old is not None or group is not None:
            spelt = dict.fromkeys((old or own, (old or own).replace("-", "_")))
            found += [f"[{group}]{one}" if group else one for one in spelt]
    return tuple(dict.fromkeys(found)) or None


def _deprecated_opts(stated: Stated) -> list[tuple[str | None, str | None]] | None:
    """Group and name of each of the ``deprecated_opts``; ``None`` where one cannot be read."""
    given = stated.expression("deprecated_opts")
    if given is None:
        return None if stated.use.is_open() else []
    context, node = given
    if context.value(node) in (None, []):
        return []
    out: list[tuple[str | None, str | None]] = []
    for one in _calls(node, context):
        inner = context if one.module is context.module else context.reader.context(one.module)
        if not isinstance(one.node, nodes.Call) or DEPRECATED_OPT not in inner.called(one.node):
            return None
        call = Call(node=one.node, context=inner, names=(), call=one.node)
        name, group = call.value(0, "name"), call.value(1, "group")
        if not all(v is None or isinstance(v, str) for v in (name, group)):
            return None
        out.append((group, name))
    return out or None


def _calls(node: nodes.NodeNG, context: Context) -> Iterator[Closure]:
    """The calls of ``DeprecatedOpt`` that a list holds; other things that it holds as they are."""
    closures = Closures(context.reader)
    for item in closures.items(Closure(node, context.module)):
        yield from closures.results(item) if isinstance(item, Closure) else item


def registered(declared: Declared, found: Iterable[Registration]) -> Iterator[ConfigOption]:
    """The option in each of its groups, with its flags where it is on the command line; as it is where no group is known."""
    places = list(found)
    for one in places:
        yield replace(declared.option, scope=one.group, flags=_flags(declared, one.flag_group) if one.flag_group is not None else None)
    if not places:
        yield declared.option


def _flags(declared: Declared, group: str) -> Maybe[tuple[str, ...]]:
    """Spellings on the command line: ``--group-name``, a short one, and ``--group-noname`` for switches."""
    if declared.positional or declared.opt in _WITHOUT_FLAGS:
        return UNKNOWN if declared.positional is UNKNOWN else None
    if not group or declared.short is UNKNOWN:
        return UNKNOWN
    prefix = f"{group}-" if group != DEFAULT_GROUP else ""
    flags = [f"--{prefix}{declared.option.name}"]
    if declared.short:
        flags.append(f"-{declared.short}")
    if declared.option.option_type == "boolean":
        flags.append(f"--{prefix}no{declared.option.name}")
    return tuple(flags)
