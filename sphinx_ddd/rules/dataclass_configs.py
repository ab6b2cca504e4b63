"""Dataclasses, classes of ``attrs`` and structs of ``msgspec`` that the code fills from settings files or command lines."""

from __future__ import annotations

from astroid import nodes

from sphinx_ddd.rules._rule import At, Facts, decorates, subclasses
from sphinx_ddd.rules._settings.config_loads import configured
from sphinx_ddd.rules._settings.data_fields import ATTRS, DATACLASSES
from sphinx_ddd.rules._settings.data_options import Path, options
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Decoration, Subclass

RETURNS = {"hydra.core.config_store.ConfigStore.instance": "hydra.core.config_store.ConfigStore"}

_DASHES = frozenset({"tyro.cli"})
_UNDERSCORES = frozenset({"pyrallis.parse", "pyrallis.wrap", "draccus.parse", "draccus.wrap", "jsonargparse.CLI", "jsonargparse.auto_cli"})
_OWN_NAME = frozenset(
    {
        "simple_parsing.parse",
        "simple_parsing.parse_known_args",
        "simple_parsing.ArgumentParser.add_arguments",
        "transformers.HfArgumentParser",
    }
)


@decorates(*(name for name in (*DATACLASSES, *ATTRS) if name != "environ.config"))
def option(use: Decoration) -> Facts:
    """A field of a dataclass or class of attrs that a loader of settings files or command lines fills."""
    if isinstance(use.decorated, nodes.ClassDef):
        yield from _options(use.decorated, use.context)


@subclasses("msgspec.Struct")
def struct(use: Subclass) -> Facts:
    """A field of a struct of msgspec that is read from a settings file."""
    if isinstance(use.node, nodes.ClassDef):
        yield from _options(use.node, use.context)


def _options(node: nodes.ClassDef, context: Context) -> Facts:
    name = context.subject(node)
    loader = configured(context.reader).get(name)
    if loader is None:
        return

    def flags(path: Path) -> tuple[str, ...]:
        return _flags(path, loader)

    for made, field in options(node, context, _framework(loader), flags=flags):
        yield At(made, location=field.context.location(field.node), subject=name)


def _framework(loader: str) -> str:
    """The library that fills the class, as its users call it."""
    library = loader.partition(".")[0]
    return {"file": "dataclasses", "cattr": "cattrs", "typed_settings": "typed-settings", "simple_parsing": "simple-parsing"}.get(
        library, library
    )


def _flags(path: Path, loader: str) -> tuple[str, ...]:
    """The spelling on the command line, where the loader reads one."""
    dotted = ".".join(field.name for field in path)
    if loader in _DASHES:
        return (f"--{dotted.replace('_', '-')}",)
    if loader in _UNDERSCORES:
        return (f"--{dotted}",)
    return (f"--{path[-1].name}",) if loader in _OWN_NAME else ()
