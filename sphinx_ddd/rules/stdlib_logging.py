"""Handlers of ``logging`` and ``concurrent_log_handler`` that code makes, and what a program's logging is set up with at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.logs import LogHandler
from sphinx_ddd.rules._log_handlers import (
    BASE,
    EITHER,
    HANDLERS,
    PASSING,
    SILENT,
    SYSLOG,
    Rotation,
    Shape,
    level_name,
    log_handler,
    place_of,
    writes_json,
)
from sphinx_ddd.rules._logs import descriptions, programs, set_up, starters
from sphinx_ddd.rules._rule import At, Facts, calls
from sphinx_ddd.source.callers import around
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Value
from sphinx_ddd.source.origins import passed
from sphinx_ddd.source.templates import has_words
from sphinx_ddd.source.uses import Call

RETURNS = {
    "loguru.logger.bind": "loguru.logger",
    "loguru.logger.opt": "loguru.logger",
    "loguru.logger.patch": "loguru.logger",
    "loguru.logger.contextualize": "loguru.logger",
    "logging.getLogger": "logging.Logger",
    "logging.getLoggerClass": "logging.Logger",
    "logging.Logger.getChild": "logging.Logger",
    "logging.Manager.getLogger": "logging.Logger",
    "multiprocessing.get_logger": "logging.Logger",
    "multiprocessing.log_to_stderr": "logging.Logger",
    "multiprocessing.util.get_logger": "logging.Logger",
    "celery.utils.log.get_logger": "logging.Logger",
    "celery.utils.log.get_task_logger": "logging.Logger",
    "celery.log.get_task_logger": "logging.Logger",
    "kombu.log.get_logger": "logging.Logger",
    "billiard.get_logger": "logging.Logger",
    "billiard.util.get_logger": "logging.Logger",
    "oslo_log.log.getLogger": "oslo_log.log.KeywordArgumentAdapter",
    "absl.logging.get_absl_logger": "logging.Logger",
    "daiquiri.getLogger": "logging.LoggerAdapter",
    "daiquiri.get_logger": "logging.LoggerAdapter",
    "distributed.utils.get_logger": "logging.Logger",
    "prefect.get_run_logger": "logging.LoggerAdapter",
    "prefect.logging.get_logger": "logging.Logger",
    "prefect.logging.get_run_logger": "logging.LoggerAdapter",
    "structlog.get_logger": "structlog.stdlib.BoundLogger",
    "structlog.getLogger": "structlog.stdlib.BoundLogger",
    "structlog.stdlib.get_logger": "structlog.stdlib.BoundLogger",
    "structlog.stdlib.BoundLogger.bind": "structlog.stdlib.BoundLogger",
    "structlog.stdlib.BoundLogger.new": "structlog.stdlib.BoundLogger",
}
ROOT = "root"
STREAM = "logging.StreamHandler"
MESSAGE_ONLY = "%(message)s"
_KEPT_AS_ATTRIBUTES = frozenset({"maxBytes", "backupCount", "when", "interval"})


@calls(*HANDLERS)
def handler(use: Call) -> Facts:
    """A handler that is made in code: its file or stream, its level and format, and what keeps it from growing."""
    if _is_said(use) or programs.is_self_test(use.node, use.context):
        return
    if HANDLERS[use.name].rotation is not Rotation.NOT_A_FILE and descriptions.is_temporary(use.argument(0, "filename"), use.context):
        return
    if isinstance(use.node.func, nodes.Attribute) and use.node.func.attrname == "__init__":
        yield from _of_subclass(use)
        return
    yield from dict.fromkeys(_handler(one) for one in _reached(use))


def _of_subclass(use: Call) -> Iterator[At]:
    """What a class of the project hands to its base: told where it is made, unless it always writes to one place."""
    shape = HANDLERS[use.name]
    place = use.argument(0, shape.parameters[0])
    cls = use.subject.removesuffix(".__init__")
    if place is None or use.is_open(0):
        return
    if isinstance(use.context.value(place), str):
        yield At(replace(_handler(use), handler=cls))
        return
    seen: set[LogHandler] = set()
    for context, way in use.context.ways(use.node):
        if not way.calls:
            continue
        at = use.context.reader.context(way.calls[0].module)
        made = Call(way.calls[0].call, at, use.names, way.calls[0].call)
        fact = _with_attached(replace(_handler(replace(use, context=context)), handler=cls), made)
        fact = fact if has_words(fact.name) else _placed_by_caller(fact, place, use, made)
        if fact not in seen and has_words(fact.name) and (fact.rotates is not None or fact.format != MESSAGE_ONLY):
            seen.add(fact)
            yield At(fact, location=at.location(made.node), subject=at.subject(made.node))


def _placed_by_caller(fact: LogHandler, place: nodes.NodeNG, use: Call, made: Call) -> LogHandler:
    """The fact with the file as its caller writes it, where a part of it is only known at run time: ``{dir}/shop.log``."""
    function = around(use.node)
    if function is None or not isinstance(place, nodes.Name) or not isinstance(made.node, nodes.Call):
        return fact
    names = [a.name for a in function.args.args[1:]]
    given = passed(made.node, place.name, names.index(place.name)) if place.name in names else None
    text = made.context.template(given) if given is not None else ""
    return replace(fact, name=text, filename=text) if has_words(text) else fact


def _with_attached(fact: LogHandler, made: Call) -> LogHandler:
    """The fact with what a handler of the project's own class gets where it is made."""
    level, form, layout = _attached(made)
    return replace(fact, level=level or fact.level, format=form or fact.format, layout=layout or fact.layout)


def _reached(use: Call) -> list[Call]:
    """The call of a file's handler once for each way that tells the file; as it stands where none does."""
    shape = HANDLERS[use.name]
    if shape.rotation is Rotation.NOT_A_FILE:
        return list(use.rounds())
    ways = [replace(use, context=context) for context, way in use.context.ways(use.node) if way.calls]
    told = [one for one in ways if has_words(place_of(shape, _CallGiven(one, shape)))]
    return told or list(use.rounds())


def _is_said(use: Call) -> bool:
    """Whether a stream is what a command says, no log: only the message, or a part's messages without a time."""
    if HANDLERS[use.name].parameters[0] != "stream":
        return False
    form = _attached(use)[1]
    if _basic_config_around(use) is None and any(programs.is_of_a_part(logger, form, use.context) for logger in _loggers(use)):
        return True
    return form == MESSAGE_ONLY or (isinstance(form, str) and programs.is_said_by_command(use.node, form, use.context))


def _loggers(use: Call) -> Iterator[str]:
    """The named loggers that the module adds a handler to."""
    for call in use.context.module.calls_by_tail.get("addHandler", ()):
        added = call.args[0] if call.args else None
        if not isinstance(call.func, nodes.Attribute) or not (
            added is use.node or any(r.origin is use.node for r in use.context.refs(added))
        ):
            continue
        for ref in use.context.refs(call.func.expr):
            named = (
                ref.origin.args[:1] if isinstance(ref.origin, nodes.Call) and ref.name in ("logging.Logger", "logging.getLogger") else []
            )
            value = use.context.value(named[0]) if named else None
            if isinstance(value, str):
                yield value


def _handler(use: Call) -> LogHandler:
    level, form, layout = _attached(use)
    shape = HANDLERS[use.name]
    around = _basic_config_around(use)
    if around is not None:
        form = form or around.text(None, "format")
    made = log_handler(_class_named(use), shape, _CallGiven(use, shape), name=_plain(use.name), level=level, form=form)
    named = _named_by_option(replace(made, layout=layout), use.argument(0, shape.parameters[0]), use.context)
    if named.name == SYSLOG or has_words(named.name) or not _is_placeholder(named.name):
        return named
    return replace(named, name=next(_loggers(use), named.name))


def _is_placeholder(name: str) -> bool:
    return name.startswith("{")


def _named_by_option(fact: LogHandler, place: nodes.NodeNG | None, context: Context) -> LogHandler:
    """A handler whose place nothing but an option says, by the name of the option."""
    if fact.name != SYSLOG and (has_words(fact.name) or not isinstance(fact.filename, str)):
        return fact
    host = place.elts[0] if isinstance(place, nodes.Tuple) and place.elts else place
    name = descriptions.setting(host, context) or descriptions.handed_setting(host, context)
    kept = "" if name else descriptions.kept_setting(host, context)
    if kept and isinstance(fact.filename, str) and not has_words(fact.filename):
        return replace(fact, name=kept, filename=f"{{{kept}}}")
    return replace(fact, name=name or kept or fact.name)


@calls("logging.Logger.addHandler", "logging.root.addHandler")
def other_handler(use: Call) -> Facts:
    """A handler of another library that a logger is given, told where the logger is known: alone, the name of a class says nothing."""
    for ref in use.context.refs(use.argument(0, "hdlr")):
        classes = use.context.ancestors(ref.name)
        made_elsewhere = any(name in HANDLERS or name in PASSING or name == SILENT for name in classes)
        is_own = use.context.definition(ref.name) is not None
        if made_elsewhere or is_own or ref.name == BASE or not ref.instance or not _is_handler(classes, use.context):
            continue
        name = _logger_name(use)
        if has_words(name):
            yield LogHandler(name=name, handler=ref.name)


@calls("logging.basicConfig")
def basic_config(use: Call) -> Facts:
    """The handler that the root logger gets when a program sets up logging in one call."""
    if use.argument(None, "handlers") is not None:
        return  # each of them is found where it is made
    given = _CallGiven(use, Shape(()))
    filename, stream = use.argument(None, "filename"), use.argument(None, "stream")
    if filename is None and stream is None and use.is_open():
        return
    cls = "logging.FileHandler" if filename is not None and use.value(None, "filename") is not None else STREAM
    form = use.text(None, "format")
    is_said = cls == STREAM and (form == MESSAGE_ONLY or programs.is_said_by_command(use.node, form, use.context))
    if is_said or programs.is_self_test(use.node, use.context):
        return
    level = level_name(use.value(None, "level"))
    if cls == STREAM and starters.only_starts_another(use.context):
        return
    if set_up.is_done_before(use.node, use.context) or (cls == STREAM and level == "DEBUG" and set_up.is_for_debugging(use.node)):
        return
    yield _named_by_option(log_handler(cls, HANDLERS[cls], given, name="stderr", level=level, form=form), filename, use.context)


def _plain(name: str) -> str:
    return name.rpartition(".")[2]


def _class_named(use: Call) -> str:
    """The class as the code names it: the project's own, where it inherits its construction."""
    return next(iter(use.context.names(use.node.func)), use.name).removesuffix(".__init__")


def _is_handler(classes: tuple[str, ...], context: Context) -> bool:
    """Whether a class is a handler: it inherits from one, or is another library's, which the call itself vouches for."""
    if BASE in classes:
        return True
    return context.definition(classes[0]) is None and _plain(classes[0])[:1].isupper() and not context.reader.project.owns(classes[0])


def _logger_name(use: Call) -> str:
    """The logger whose method is called: its dotted name, ``root`` for the root of all."""
    assert isinstance(use.node.func, nodes.Attribute)
    logger = use.node.func.expr
    for ref in use.context.refs(logger):
        if isinstance(ref.origin, nodes.Call) and ref.origin.root() is use.context.module.tree:
            given = ref.origin.args[:1] or [k.value for k in ref.origin.keywords or () if k.arg == "name"]
            return use.context.template(given[0]) or ROOT if given else ROOT
    return ROOT if "logging.root" in use.context.names(logger) else use.context.template(logger)


@dataclass(frozen=True, slots=True)
class _CallGiven:
    """The arguments of a call, by the parameter names of its shape."""

    use: Call
    shape: Shape

    def _position(self, name: str) -> int | None:
        return self.shape.parameters.index(name) if name in self.shape.parameters else None

    def value(self, name: str, default: Value = None) -> Value:
        given = self.use.value(self._position(name), name, default)
        if given is UNKNOWN and name == "facility":
            return self._facility()
        return UNKNOWN if self._set_later(name) else given

    def _facility(self) -> Value:
        """The facility that is given as a constant of the library: ``SysLogHandler.LOG_LOCAL0``."""
        names = self.use.context.names(self.use.argument(self._position("facility"), "facility"))
        tails = [name.rpartition(".")[2] for name in names]
        return next((tail.removeprefix("LOG_").lower() for tail in tails if tail.startswith("LOG_")), UNKNOWN)

    def _set_later(self, name: str) -> bool:
        """Whether the module assigns an attribute that handlers keep an argument in: then what a handler is made with may not last."""
        return name in _KEPT_AS_ATTRIBUTES and any(target.attrname == name for target in self.use.context.module.attributes_set)

    def template(self, name: str) -> str:
        return self.use.template(self._position(name), name)

    def stream(self) -> str:
        node = self.use.argument(self._position("stream"), "stream") or self.use.argument(None, "strm")
        if node is None or self.value("stream") is None:
            return ""
        names = self.use.context.names(node)
        if names and all(name.startswith("sys.") for name in names):
            return EITHER.join(dict.fromkeys(name.removeprefix("sys.").strip("_") for name in names))
        return self.use.context.template(node)


def _basic_config_around(use: Call) -> Call | None:
    """The ``basicConfig(handlers=[…])`` that a handler is made for."""
    node = use.node.parent
    while isinstance(node, nodes.List | nodes.Tuple | nodes.Keyword):
        node = node.parent
    if not isinstance(node, nodes.Call) or "logging.basicConfig" not in use.context.names(node.func):
        return None
    return Call(node, use.context, ("logging.basicConfig",), node)


def _attached(use: Call) -> tuple[Maybe[str], Maybe[str], Maybe[str]]:
    """Level, format and layout that the same module gives to the handler later."""
    levels = [level_name(use.context.value(argument)) for argument in _given_to(use, "setLevel")]
    formatters = list(_given_to(use, "setFormatter"))
    layout = "json" if any(writes_json(name, use.context) for f in formatters for name in use.context.names(f)) else None
    return _only(levels), _only([_format(argument, use.context) for argument in formatters]), layout


def _only(values: list[Maybe[str]]) -> Maybe[str]:
    """The one value of several that agree."""
    if not values:
        return None
    return values[0] if len(set(values)) == 1 else UNKNOWN


def _given_to(use: Call, method: str) -> Iterator[nodes.NodeNG]:
    """The first argument of each call of a method of the handler."""
    for call in use.context.module.calls_by_tail.get(method, ()):
        if isinstance(call.func, nodes.Attribute) and call.args and any(r.origin is use.node for r in use.context.refs(call.func.expr)):
            yield call.args[0]


def _format(node: nodes.NodeNG, context: Context) -> Maybe[str]:
    """The format string of a formatter."""
    for ref in context.refs(node):
        made = ref.origin
        if isinstance(made, nodes.Call) and "logging.Formatter" in context.ancestors(ref.name) and made.root() is context.module.tree:
            call = Call(made, context, (ref.name,), made)
            return call.text(0, "fmt")
    return UNKNOWN
