"""The catalog: one module a framework, found by a walk over this package and the entry points ``sphinx_ddd.rules``.

A rule module holds functions declared with :mod:`sphinx_ddd.rules._rule`, and may state as data what is known of a library
that is not installed: ``RETURNS``, ``DECORATED``, ``PARAMETERS``, ``HANDED`` and ``MAPPINGS`` (see
:class:`sphinx_ddd.source.refs.Knowledge`).
"""

from __future__ import annotations

import hashlib
import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import entry_points
from pathlib import Path
from types import ModuleType

from sphinx_ddd.rules._rule import Rule, rules_in
from sphinx_ddd.source.refs import Knowledge

ENTRY_POINTS = "sphinx_ddd.rules"


class CatalogError(Exception):
    """A rule module cannot be loaded. The message names it and the cause."""


@dataclass(frozen=True)
class Catalog:
    """All rules, and what they know."""

    rules: tuple[Rule, ...]
    knowledge: Knowledge


def catalog(extra: Iterable[str] = ()) -> Catalog:
    """The rules of this package, of installed plugins, and of the named modules; sorted by id.

    :raises CatalogError: a plugin or a named module cannot be imported.
    """
    modules = [*_own(), *_plugins(), *map(_load, extra)]
    rules = {(rule.id, rule.use.__name__, rule.names): rule for module in modules for rule in rules_in(vars(module).values())}
    return Catalog(tuple(rules[key] for key in sorted(rules)), _knowledge(modules))


def version(extra: Iterable[str] = ()) -> str:
    """A digest of the code that makes facts out of source: ours, of plugins, of the named modules. The key of every cache.

    :raises CatalogError: a plugin or a named module cannot be imported.
    """
    package = Path(__file__).parent.parent
    files = [path for part in _MAKES_FACTS for path in sorted((package / part).rglob("*")) if path.suffix in (".py", ".toml")]
    files += [package / "extract.py"]
    files += [Path(module.__file__) for module in (*_plugins(), *map(_load, extra)) if module.__file__]
    digest = hashlib.sha256()
    for file in files:
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


_MAKES_FACTS = ("coverage", "facts", "linking", "ops", "rules", "source", "timing")


def _own() -> list[ModuleType]:
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_"))
    return [importlib.import_module(f"{__name__}.{name}") for name in names]


def _plugins() -> list[ModuleType]:
    return [_load(point.value) for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda p: p.name)]


def _load(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise CatalogError(f"rule module {name!r} cannot be imported: {error}") from error


def _knowledge(modules: Iterable[ModuleType]) -> Knowledge:
    returns: dict[str, str] = {}
    decorated: dict[str, str] = {}
    parameters: dict[str, Mapping[str, str]] = {}
    handed: set[str] = set()
    mappings: set[str] = set()
    for module in modules:
        returns |= getattr(module, "RETURNS", {})
        decorated |= getattr(module, "DECORATED", {})
        parameters |= getattr(module, "PARAMETERS", {})
        handed |= getattr(module, "HANDED", frozenset())
        mappings |= getattr(module, "MAPPINGS", frozenset())
    return Knowledge(returns, decorated, parameters, frozenset(handed), frozenset(mappings))
