"""Which dataclasses the code itself treats as configuration: those that a loader of configurations fills."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from astroid import nodes

from sphinx_ddd.rules._settings.data_fields import is_data_class
from sphinx_ddd.source.bindings import binding
from sphinx_ddd.source.context import Context, Reader
from sphinx_ddd.source.project import decorators_of
from sphinx_ddd.source.uses import Call


@dataclass(frozen=True, slots=True)
class Loader:
    """A function that makes an object of a class from what an operator has written."""

    position: int | None
    keyword: str
    data: tuple[int, str] | None = None
    """The argument that must come from a file of settings; ``None`` where the function reads settings and nothing else."""


_FROM_DATA = Loader(0, "data_class", (1, "data"))
_STRUCTURE = Loader(1, "cl", (0, "obj"))
LOADERS = {
    "dacite.from_dict": _FROM_DATA, "dacite.core.from_dict": _FROM_DATA,
    "cattrs.structure": _STRUCTURE, "cattr.structure": _STRUCTURE, "cattrs.Converter.structure": _STRUCTURE,
    "cattr.Converter.structure": _STRUCTURE, "cattrs.GenConverter.structure": _STRUCTURE,
    "cattr.GenConverter.structure": _STRUCTURE, "cattrs.BaseConverter.structure": _STRUCTURE,
    "omegaconf.OmegaConf.structured": Loader(0, "obj"),
    "hydra.core.config_store.ConfigStore.store": Loader(1, "node"),
    "simple_parsing.parse": Loader(0, "config_class"), "simple_parsing.parse_known_args": Loader(0, "config_class"),
    "simple_parsing.ArgumentParser.add_arguments": Loader(0, "dataclass"),
    "pyrallis.parse": Loader(0, "config_class"), "draccus.parse": Loader(0, "config_class"),
    "tyro.cli": Loader(0, "f"), "jsonargparse.CLI": Loader(0, "components"), "jsonargparse.auto_cli": Loader(0, "components"),
    "transformers.HfArgumentParser": Loader(0, "dataclass_types"),
    "typed_settings.load": Loader(0, "cls"), "typed_settings.load_settings": Loader(0, "cls"),
    "msgspec.toml.decode": Loader(None, "type"), "msgspec.yaml.decode": Loader(None, "type"),
}  # fmt: skip
PARSERS = frozenset({
    "tomllib.load", "tomllib.loads", "tomli.load", "tomli.loads", "toml.load", "toml.loads", "tomlkit.load", "tomlkit.loads",
    "tomlkit.parse", "yaml.load", "yaml.safe_load", "yaml.full_load", "ruamel.yaml.YAML.load", "pytoml.load", "pytoml.loads", "rtoml.load",
    "rtoml.loads",
})  # fmt: skip
"""What reads a file that people write."""
WRAPS = frozenset({"pyrallis.wrap", "draccus.wrap"})
"""Decorator of a function whose first parameter is of the class."""
_LIBRARIES = tuple({name.partition(".")[0] for name in (*LOADERS, *PARSERS)})
_TAILS = frozenset(name.rpartition(".")[2] for name in LOADERS)
_DEEPEST = 5


def configured(reader: Reader) -> dict[str, str]:
    """The data classes that loaders fill, each with the name of the loader, over the whole project."""
    return reader.project.once("configured data classes", lambda: dict(_configured(reader)))


def _configured(reader: Reader) -> Iterator[tuple[str, str]]:
    for module in reader.project.mentioning(*_LIBRARIES):
        context = reader.context(module)
        for node in module.uses:
            if isinstance(node, nodes.Call):
                yield from _of_call(node, context)
            elif isinstance(node, nodes.FunctionDef) and node.args.args:
                yield from _of_function(node, context)


def _of_call(node: nodes.Call, context: Context) -> Iterator[tuple[str, str]]:
    spread = [keyword.value for keyword in node.keywords or () if keyword.arg is None]
    if spread and any(is_parsed(value, context) for value in spread):
        yield from ((name, PARSERS_LABEL) for name in _classes(node.func, context))
    if not _may_load(node):
        return
    for name in context.names(node.func):
        loader = LOADERS.get(name)
        if loader is None:
            continue
        use = Call(node, context, (name,), node)
        data = use.argument(*loader.data) if loader.data is not None else None
        given = use.argument(loader.position, loader.keyword)
        if given is not None and (loader.data is None or is_parsed(data, context)):
            yield from ((one, name) for one in _classes(given, context))


def _of_function(node: nodes.FunctionDef, context: Context) -> Iterator[tuple[str, str]]:
    for decorator in decorators_of(node):
        called = context.names(decorator.func) if isinstance(decorator, nodes.Call) else ()
        annotation = node.args.annotations[0]
        for name in called if annotation is not None else ():
            if name in WRAPS:
                yield from ((one, name) for one in _classes(annotation, context))


PARSERS_LABEL = "file"
"""In place of a loader: the class is called with what a file says."""


def _may_load(node: nodes.Call) -> bool:
    func = node.func
    tail = func.attrname if isinstance(func, nodes.Attribute) else getattr(func, "name", "")
    return tail in _TAILS or isinstance(func, nodes.Name)


def _classes(node: nodes.NodeNG, context: Context) -> Iterator[str]:
    """The data classes that an expression names, also several in a tuple, or an object of one."""
    if isinstance(node, nodes.Tuple | nodes.List):
        for one in node.elts:
            yield from _classes(one, context)
        return
    for name in context.names(node):
        defined = context.definition(name)
        if defined is not None and isinstance(defined[1], nodes.ClassDef) and is_data_class(defined[1], defined[0]):
            yield name


def is_parsed(node: nodes.NodeNG | None, context: Context, depth: int = 0) -> bool:
    """Whether a value was read from a file that people write: ``tomllib.load(file)["shop"]``, also through a variable or function."""
    if node is None or depth > _DEEPEST:
        return False
    match node:
        case nodes.Subscript(value=inner):
            return is_parsed(inner, context, depth + 1)
        case nodes.Call(func=nodes.Attribute(expr=inner, attrname="get"), args=[_, *_]) if is_parsed(inner, context, depth + 1):
            return True
        case nodes.BoolOp(values=values):
            return any(is_parsed(one, context, depth + 1) for one in values)
        case nodes.Call():
            return _gives_parsed(node, context, depth)
        case nodes.Name():
            match binding(node):
                case (_, [*bindings]):
                    return any(is_parsed(value, context, depth + 1) for value in map(_assigned, bindings))
    return False


def _assigned(node: nodes.NodeNG) -> nodes.NodeNG | None:
    return node.parent.value if isinstance(node.parent, nodes.Assign | nodes.AnnAssign) else None


def _gives_parsed(node: nodes.Call, context: Context, depth: int) -> bool:
    for name in context.names(node.func):
        if name in PARSERS:
            return True
        defined = context.definition(name)
        if defined is not None and isinstance(defined[1], nodes.FunctionDef):
            returned = defined[1].nodes_of_class(nodes.Return, skip_klass=(nodes.FunctionDef, nodes.Lambda))
            if any(is_parsed(one.value, defined[0], depth + 1) for one in returned):
                return True
    return False
