"""A project of a few modules, from one text: ``# file: shop/orders.py`` starts each."""

from __future__ import annotations

import re
from pathlib import Path

from sphinx_ddd.source.context import Context, Reader
from sphinx_ddd.source.discover import from_paths
from sphinx_ddd.source.project import Project
from sphinx_ddd.source.refs import Knowledge

KNOWLEDGE = Knowledge(
    returns={"logging.getLogger": "logging.Logger", "argparse.ArgumentParser.add_subparsers": "argparse._SubParsersAction"},
    decorated={"click.group": "click.Group"},
    handed=frozenset({"add_argument"}),
    parameters={"django.core.management.base.BaseCommand.add_arguments": {"parser": "argparse.ArgumentParser"}},
)


def write(text: str, folder: Path) -> list[Path]:
    """Write the files of a text; text before the first marker is ``main.py``."""
    parts = re.split(r"^# file: (\S+)\n", "# file: main.py\n" + text, flags=re.MULTILINE)[1:]
    for name, content in zip(parts[::2], parts[1::2], strict=True):
        if content.strip():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, encoding="utf-8")
    return sorted(path for path in folder.iterdir())


def context_of(text: str, folder: Path, module: str = "main") -> Context:
    """The context of one module of the project that a text describes."""
    reader = Reader.of(Project(from_paths(write(text, folder), exclude=())), KNOWLEDGE)
    parsed = reader.project.module(module)
    assert parsed is not None
    return reader.context(parsed)
