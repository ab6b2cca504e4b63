"""Logging that is set up from one description: ``dictConfig``, Django's ``LOGGING`` and its like, ``fileConfig``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN, Maybe
from sphinx_ddd.facts.logs import LogHandler
from sphinx_ddd.rules._log_handlers import HANDLERS, PASSING, SILENT, Rotation, Shape, level_name, log_handler, writes_json
from sphinx_ddd.rules._logs import descriptions, packaged
from sphinx_ddd.rules._rule import At, Facts, assigns, calls
from sphinx_ddd.source.bindings import binding, real_name
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.literals import Mapping, Value
from sphinx_ddd.source.templates import has_words
from sphinx_ddd.source.uses import Assignment, Call

GLOBALS = (
    "LOGGING", "LOGGING_CONFIG", "LOG_CONFIG", "LOGGING_DICT", "LOGGING_DICT_CONFIG", "DEFAULT_LOGGING", "DEFAULT_LOGGING_CONFIG",
    "logging_config", "log_config", "logconfig_dict",
)  # fmt: skip
"""Names under which frameworks and their settings keep a description; its shape decides."""

DICT_CONFIG = "logging.config.dictConfig"
UVICORN = ("uvicorn.run", "uvicorn.main.run", "uvicorn.Config", "uvicorn.config.Config")
FILE_SHAPE = Shape(("filename",), Rotation.ELSEWHERE)


@calls(DICT_CONFIG)
def dict_config(use: Call) -> Facts:
    """The handlers of a description that logging is set up with."""
    node = use.argument(0, "config")
    if node is not None:
        yield from _described(use, node)


@calls(*UVICORN)
def of_uvicorn(use: Call) -> Facts:
    """The handlers of the description that uvicorn is started with, or the file that it reads one from."""
    node = use.argument(None, "log_config")
    if node is None or use.context.value(node) is None:
        return
    if isinstance(use.context.value(node), dict):
        yield from _described(use, node)
        return
    name = use.context.template(node)
    name = name if has_words(name) else descriptions.setting(node, use.context)
    if name:
        yield LogHandler(name=name, handler=use.name, filename=UNKNOWN, rotates=UNKNOWN)


def _described(use: Call, node: nodes.NodeNG) -> Iterator[LogHandler | At]:
    config = use.context.value(node)
    if not isinstance(config, dict) or not isinstance(config.get("handlers", {}), dict):
        opening, path = _file_read(node, use) or (use.context, node)
        if (inside := packaged.description(path, opening)) is not None:
            yield from (At(found.fact, node=use.node) for found in _Description(use.context, inside).handlers())
            return
        template = opening.template(path)
        name = template if has_words(template) else descriptions.setting(path, opening)
        if name:
            yield LogHandler(name=name, handler=DICT_CONFIG, filename=UNKNOWN, rotates=UNKNOWN)
        return
    assigned_elsewhere = _global_name(node) in GLOBALS
    for found in _Description(use.context, config).handlers():
        if not (found.elsewhere and assigned_elsewhere):
            yield At(found.fact, line=0 if found.elsewhere else found.line, node=use.node)


LOADS = frozenset(
    {
        "yaml.safe_load", "yaml.load", "yaml.full_load", "json.load", "json.loads", "tomllib.load", "tomllib.loads", "tomli.load",
        "toml.load", "ruamel.yaml.YAML.load",
    }
)  # fmt: skip
"""Functions that read a description from a file."""


def _file_read(node: nodes.NodeNG, use: Call) -> tuple[Context, nodes.NodeNG] | None:
    """The path that a description is read from, where it is read from a file."""
    for origin in use.context.origins(node):
        place = use.context.elsewhere(origin)
        if not isinstance(origin.node, nodes.Call) or not origin.node.args or LOADS.isdisjoint(place.names(origin.node.func)):
            continue
        read = origin.node.args[0]
        file = read.func.expr if isinstance(read, nodes.Call) and isinstance(read.func, nodes.Attribute) else read
        if file is not read and read.func.attrname == "read_text":
            return place, file
        opened = [o for o in place.origins(file) if isinstance(o.node, nodes.Call) and o.node.args]
        opened = [o for o in opened if "builtins.open" in place.names(o.node.func)]
        around = [o for o in opened if isinstance(o.node.parent, nodes.With) and o.node.parent.parent_of(origin.node)]
        for one in around or (opened if len(opened) == 1 else ()):
            return use.context.elsewhere(one), one.node.args[0]
    return None


@calls("logging.config.fileConfig")
def file_config(use: Call) -> Facts:
    """Handlers that an ini file describes: the code only says which file, or which option names it."""
    stated = use.argument(0, "fname")
    parts = stated.nodes_of_class((nodes.Attribute, nodes.Name)) if stated is not None else ()
    if any(n.startswith("alembic.") for part in parts for n in use.context.names(part)):
        return  # what Alembic's own command prints is no log of the program
    inside = packaged.description(stated, use.context)
    if inside is not None:
        yield from (At(found.fact, node=use.node) for found in _Description(use.context, inside).handlers())
        return
    names = [one.template(0, "fname") for one, _ in use.variants()]
    told = dict.fromkeys(name for name in names if has_words(name)) or dict.fromkeys([descriptions.setting(stated, use.context)])
    for name in told:
        if name:
            yield LogHandler(name=name, handler="logging.config.fileConfig", filename=UNKNOWN, rotates=UNKNOWN)


@assigns(*(f"*.{name}" for name in GLOBALS))
def settings(use: Assignment) -> Facts:
    """The handlers of a description kept in a setting, such as Django's LOGGING."""
    name = use.name.rpartition(".")[2]
    config = _final_value(name, use)
    if not _is_description(config) or _is_configured_here(name, use.context):
        return
    found_all = list(_Description(use.context, config).handlers())
    if name != "LOGGING" and all(descriptions.only_says(found.fact) for found in found_all):
        return  # what a command prints; Django's own setting is always the log of the program
    placed = descriptions.placed_elsewhere(name, use.context)
    for found in found_all:
        setting = placed.get(found.key)
        fact = found.fact if not setting else replace(found.fact, name=setting, filename=f"{{{setting}}}")
        yield At(fact, line=0 if found.elsewhere else found.line, node=use.node)


def _final_value(name: str, use: Assignment) -> Value:
    """What an assigned variable is once its module is loaded; nothing for a second assignment of the same global."""
    tree = use.context.module.tree
    if not isinstance(use.node, nodes.AssignName) or use.node.scope() is not tree:
        return use.value()
    if tree.locals[name][0] is not use.node:
        return None
    config = use.context.reader.evaluator.global_value(use.context.module.name, name)
    return config if isinstance(config, dict) else use.value()


def _is_description(value: Value) -> bool:
    """Whether a dict has the shape that ``dictConfig`` asks for."""
    return isinstance(value, dict) and value.get("version") in (1, UNKNOWN) and isinstance(value.get("handlers"), dict)


def _is_configured_here(name: str, context: Context) -> bool:
    """Whether the same module hands the global to ``dictConfig``, which is the better place to tell of it."""
    for call in context.module.calls_by_tail.get("dictConfig", ()):
        if call.args and _global_name(call.args[0]) == name and DICT_CONFIG in context.names(call.func):
            return True
    return False


def _global_name(node: nodes.NodeNG) -> str:
    """The name that a global has where it is defined."""
    if isinstance(node, nodes.Attribute):
        return str(node.attrname)
    if not isinstance(node, nodes.Name):
        return ""
    bound = binding(node)
    imported = bound[1][-1] if bound is not None else None
    return real_name(imported, node.name) if isinstance(imported, nodes.ImportFrom) else str(node.name)


@dataclass(frozen=True, slots=True)
class _Handler:
    key: str
    fact: LogHandler
    line: int
    elsewhere: bool
    """It is written in another file than the one that uses it."""


@dataclass(frozen=True, slots=True)
class _Description:
    """A dict in the shape that ``dictConfig`` asks for."""

    context: Context
    config: Value

    def handlers(self) -> Iterator[_Handler]:
        entries = self.config.get("handlers", {})
        for key, entry in entries.items():
            fact = self._handler(key, entry) if isinstance(key, str) and isinstance(entry, dict) else None
            if fact is not None:
                where = entries.where.get(key) if isinstance(entries, Mapping) else None
                elsewhere = where is None or where.path != self.context.path
                yield _Handler(key, fact, where.line if where is not None else 0, elsewhere)

    def _handler(self, key: str, entry: Value) -> LogHandler | None:
        given = _EntryGiven(self.context, entry)
        cls = given.class_name()
        if not cls or cls == SILENT or not PASSING.isdisjoint(self.context.ancestors(cls)):
            return None
        layout = self._layout(entry.get("formatter"))
        return replace(made, layout=layout) if (made := self._made(key, entry, given, cls)) is not None and layout else made

    def _made(self, key: str, entry: Value, given: _EntryGiven, cls: str) -> LogHandler | None:
        level, form = level_name(entry.get("level")), self._format(entry.get("formatter"))
        known = [HANDLERS[name] for name in self.context.reader.resolver.classes.constructed(cls) if name in HANDLERS]
        if known:
            made = log_handler(cls, known[0], given, name=key, level=level, form=form)
            return (
                made if has_words(made.name) or not isinstance(made.filename, str) else replace(made, name=self._option(entry) or made.name)
            )
        if "filename" in entry or self._writes_file(cls):
            return log_handler(cls, FILE_SHAPE, given, name=key, level=level, form=form)
        return LogHandler(name=key, handler=cls, level=level, format=form)

    def _option(self, entry: Value) -> str:
        """The option that a file's name is, in the function around or where that is called."""
        found = self.context.entry(entry, "filename")
        if found is None:
            return ""
        return descriptions.setting(found[1], found[0]) or descriptions.handed_setting(found[1], found[0])

    def _writes_file(self, cls: str) -> bool:
        """Whether a class of the project is a file's handler with a construction of its own."""
        return any(HANDLERS[name].rotation is not Rotation.NOT_A_FILE for name in self.context.ancestors(cls) if name in HANDLERS)

    def _layout(self, key: Value) -> str | None:
        """``json`` where the formatter of that name writes JSON."""
        formatters = self.config.get("formatters")
        entry = formatters.get(key) if isinstance(formatters, dict) and isinstance(key, str) else None
        if not isinstance(entry, dict):
            return None
        return "json" if writes_json(_EntryGiven(self.context, entry).class_name(), self.context) else None

    def _format(self, key: Value) -> Maybe[str]:
        """The format string of the formatter of that name."""
        if key is None:
            return None
        formatters = self.config.get("formatters")
        entry = formatters.get(key) if isinstance(formatters, dict) and isinstance(key, str) else UNKNOWN
        if not isinstance(entry, dict):
            return UNKNOWN
        form = entry.get("format", entry.get("fmt"))
        return form if form is None or isinstance(form, str) else UNKNOWN


@dataclass(frozen=True, slots=True)
class _EntryGiven:
    """The arguments of a handler that is described by a dict."""

    context: Context
    entry: Value

    def class_name(self) -> str:
        """Qualified name of the class or of the function that makes the handler; empty where none is given."""
        for key in ("()", "class"):
            if key in self.entry:
                value = self.entry[key]
                if isinstance(value, str):
                    return value.removeprefix("ext://")
                found = self.context.entry(self.entry, key)
                return next(iter(found[0].names(found[1])), "") or f"{{{key}}}" if found is not None else f"{{{key}}}"
        return ""

    def value(self, name: str, default: Value = None) -> Value:
        return self.entry.get(name, UNKNOWN if UNKNOWN in self.entry else default)

    def template(self, name: str) -> str:
        value = self.value(name)
        if value is None:
            return ""
        if isinstance(value, (str, int)):
            return str(value).removeprefix("ext://")
        found = self.context.entry(self.entry, name)
        return found[0].template(found[1]) if found is not None else f"{{{name}}}"

    def stream(self) -> str:
        value = self.value("stream")
        if value is None:
            return ""
        if isinstance(value, str):
            return value.removeprefix("ext://")
        found = self.context.entry(self.entry, "stream")
        names = found[0].names(found[1]) if found is not None else ()
        return names[0] if len(names) == 1 and names[0].startswith("sys.") else self.template("stream")
