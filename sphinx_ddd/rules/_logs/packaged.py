"""Descriptions of logging in a file of the package: ini as ``fileConfig`` reads it, YAML and JSON."""

from __future__ import annotations

import ast
import configparser
import json
from pathlib import PurePosixPath
from typing import Any, Final

import yaml
from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._log_handlers import HANDLERS
from sphinx_ddd.source.aliases import expression_of
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.yaml_text import compose

_INI: Final = frozenset({".ini", ".cfg", ".conf"})
_YAML: Final = frozenset({".yaml", ".yml"})
_RESOURCES: Final = frozenset(
    {"importlib.resources.files", "importlib.resources.path", "importlib_resources.files", "pkg_resources.resource_filename"}
)
_DEEPEST: Final = 4
_LARGEST: Final = 100_000
"""Bytes of a file that describes logs."""


def description(node: nodes.NodeNG | None, context: Context) -> dict[str, Any] | None:
    """What a file beside the code says, in the shape that ``dictConfig`` asks for; ``None`` where that is no such file."""
    parts = list(_parts(node, context, 0))
    names = [part for part in parts if part and PurePosixPath(part).suffix in (*_INI, *_YAML, ".json")]
    if len(names) != 1 or "" not in parts:
        return None
    text = _text(PurePosixPath(names[0]).name, context)
    try:
        read = _read(PurePosixPath(names[0]).suffix, text)
    except (configparser.Error, yaml.YAMLError, ValueError, SyntaxError, RecursionError):
        return None
    return read if isinstance(read, dict) and isinstance(read.get("handlers"), dict) else None


def _parts(node: nodes.NodeNG | None, context: Context, depth: int) -> list[str]:
    """The literal texts of a path, and an empty one where it begins at the code itself."""
    if node is None or depth > _DEEPEST:
        return []
    out: list[str] = []
    for one in node.nodes_of_class((nodes.Const, nodes.Name, nodes.Call)):
        match one:
            case nodes.Const(value=str() as text) if text:
                out.append(text)
            case nodes.Name(name="__file__"):
                out.append("")
            case nodes.Name():
                found = expression_of(one, context.module, context.reader.project)
                if found is not None and found[0] is context.module:
                    out += _parts(found[1], context, depth + 1)
            case nodes.Call(func=func) if not _RESOURCES.isdisjoint(context.names(func)):
                out.append("")
    return out


def _text(name: str, context: Context) -> str:
    """The text of a file of that name in the folder of the module; empty where there is none."""
    file = context.module.file.file.parent / name
    return file.read_text("utf-8", "replace") if file.is_file() and file.stat().st_size <= _LARGEST else ""


def _read(suffix: str, text: str) -> Any:
    if suffix in _INI:
        return _of_ini(text)
    if suffix in _YAML:
        root = compose(text)
        return yaml.constructor.SafeConstructor().construct_document(root) if root is not None else None
    return json.loads(text) if text else None


def _of_ini(text: str) -> dict[str, Any]:
    """The handlers and formatters of an ini file: sections ``handler_console``, with the arguments of the class as a tuple."""
    parser = configparser.RawConfigParser()
    parser.read_string(text)
    return {
        "version": 1,
        "handlers": {key: _handler(parser[f"handler_{key}"]) for key in _keys(parser, "handlers")},
        "formatters": {key: dict(parser[f"formatter_{key}"]) for key in _keys(parser, "formatters")},
    }


def _keys(parser: configparser.RawConfigParser, section: str) -> list[str]:
    stated = parser.get(section, "keys", fallback="").split(",")
    return [key.strip() for key in stated if parser.has_section(f"{section.removesuffix('s')}_{key.strip()}")]


def _handler(section: configparser.SectionProxy) -> dict[str, Any]:
    cls = section.get("class", "")
    name = f"logging.{cls}"
    out: dict[str, Any] = {"class": name if name in HANDLERS or name == "logging.NullHandler" else cls}
    out |= {key: section[key] for key in ("level", "formatter") if section.get(key)}
    shape = HANDLERS.get(name) or HANDLERS.get(cls)
    if shape is not None:
        out |= dict(zip(shape.parameters, _arguments(section.get("args", "()")), strict=False))
    return out


def _arguments(text: str) -> list[Any]:
    """The arguments that ``fileConfig`` would evaluate: literals, and streams by name."""
    tree = ast.parse(text.strip(), mode="eval").body
    return [_argument(one) for one in (tree.elts if isinstance(tree, ast.Tuple) else [tree])]


def _argument(node: ast.expr) -> Any:
    match node:
        case ast.Attribute(value=ast.Name(id="sys"), attr=stream):
            return f"ext://sys.{stream}"
        case ast.Tuple(elts=elements):
            return [_argument(one) for one in elements]
        case ast.Constant(value=value):
            return value
    return UNKNOWN
