"""Which program starts which function: the console scripts that a project's own files declare."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from sphinx_ddd.source.project_files import declaring_folders, ini_of, nodes_of, text_of, toml_values

_STARTED = frozenset({"cli", "main", "run"})
"""What scripts call the function that is the program."""


def scripts_of(roots: Iterable[Path], owned: Iterable[str]) -> dict[str, str]:
    """Program by the function that it starts: ``{"shop.cli:main": "shopctl"}``.

    Read from ``pyproject.toml``, ``setup.cfg`` and ``setup.py`` of the nearest folder at or above each root that has one,
    and from the ``entry_points.txt`` and the scripts of distributions unpacked beside a root. A function with several programs keeps the
    shortest name, the first by the alphabet.

    :param owned: top-level packages of the project; functions of others are left out.
    """
    packages = frozenset(owned)
    found: dict[str, str] = {}
    for program, target in _declared(roots):
        function = target.partition("[")[0].replace(" ", "")
        module, colon, attribute = function.partition(":")
        if not (program and colon and attribute) or module.partition(".")[0] not in packages:
            continue
        known = found.get(function)
        if known is None or (len(program), program) < (len(known), known):
            found[function] = program
    return dict(sorted(found.items()))


def _declared(roots: Iterable[Path]) -> Iterator[tuple[str, str]]:
    known = tuple(roots)
    for root in known:
        beside = root.parent
        for pattern in ("*.dist-info/entry_points.txt", "*.egg-info/entry_points.txt"):
            for file in sorted(beside.glob(pattern)):
                yield from _of_text(text_of(file), "console_scripts")
        for file in sorted(beside.glob("*.data/scripts/*")):
            yield from _of_script(file.name, text_of(file))
    for folder in declaring_folders(known):
        yield from _of_pyproject(text_of(folder / "pyproject.toml"))
        yield from _of_setup_cfg(text_of(folder / "setup.cfg"))
        yield from _of_setup_py(text_of(folder / "setup.py"))


def _of_pyproject(text: str) -> Iterator[tuple[str, str]]:
    for table in toml_values(text, ("project", "scripts"), ("tool", "poetry", "scripts")):
        for program, target in table.items() if isinstance(table, dict) else ():
            function = target.get("reference") or target.get("callable") if isinstance(target, dict) else target
            if isinstance(function, str):
                yield program, function


def _of_setup_cfg(text: str) -> Iterator[tuple[str, str]]:
    parser = ini_of(text)
    for section, option in (("options.entry_points", "console_scripts"), ("entry_points", "console_scripts")):
        value = parser.get(section, option, fallback="") if parser is not None else ""
        yield from _lines(value.splitlines())


def _of_text(text: str, section: str) -> Iterator[tuple[str, str]]:
    parser = ini_of(text)
    if parser is not None and parser.has_section(section):
        yield from ((name, value) for name, value in parser.items(section) if value)


def _of_setup_py(text: str) -> Iterator[tuple[str, str]]:
    """``entry_points={"console_scripts": ["shopctl = shop.cli:main"]}`` of a call in ``setup.py``, where it is a literal."""
    for node in nodes_of(text):
        if isinstance(node, ast.keyword) and node.arg == "entry_points":
            yield from _of_literal(node.value)


def _of_script(program: str, text: str) -> Iterator[tuple[str, str]]:
    """The functions that a script in Python imports and calls: ``from shop.cli import main`` and ``main()``."""
    if not text.startswith("#!") or "python" not in text.partition("\n")[0]:
        return
    nodes = nodes_of(text)
    called = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for name in node.names:
                if name.name in _STARTED and (name.asname or name.name) in called:
                    yield program, f"{node.module}:{name.name}"


def _of_literal(node: ast.expr) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from _of_text(node.value, "console_scripts")
    for key, value in zip(node.keys, node.values, strict=True) if isinstance(node, ast.Dict) else ():
        if isinstance(key, ast.Constant) and key.value == "console_scripts":
            items = value.elts if isinstance(value, (ast.List, ast.Tuple)) else [value]
            yield from _lines(i.value for i in items if isinstance(i, ast.Constant) and isinstance(i.value, str))


def _lines(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        program, equals, target = line.partition("=")
        if equals:
            yield program.strip(), target.strip()
