"""The services of a subject as a table; and as a graph, where the project has ``sphinx.ext.graphviz`` and its program works."""

from __future__ import annotations

import functools
import shutil
import subprocess
from collections.abc import Sequence
from typing import Final

from docutils import nodes

from sphinx_ddd.ext.i18n import _
from sphinx_ddd.ext.render.page import Page
from sphinx_ddd.ext.render.runbook import table
from sphinx_ddd.facts.base import Found
from sphinx_ddd.facts.dependencies import Dependency
from sphinx_ddd.procedures.dependencies import graph, services_table

DRAWN: Final = frozenset({"html", "latex"})
"""Formats that show a picture."""
SECONDS: Final = 10


def dependencies(page: Page, subject: str, found: Sequence[Found[Dependency]]) -> list[nodes.Node]:
    """Graph and table; a sentence where there is nothing to show."""
    if not found:
        return [page.paragraph(nodes.Text(_("No service that it talks to was found in the sources.")))]
    return [*_graph(page, subject, found), *table(page, services_table(list(found)))]


def _graph(page: Page, subject: str, found: Sequence[Found[Dependency]]) -> list[nodes.Node]:
    builder = page.domain.builder
    program = getattr(builder.config, "graphviz_dot", "")  # a setting that only sphinx.ext.graphviz brings
    if builder.format not in DRAWN or not _works(str(program)):
        return []
    from sphinx.ext.graphviz import graphviz  # only where the project has it

    node = graphviz(
        "", code=graph(subject, found), options={"docname": page.docname}, alt=_("Services that {subject} talks to").format(subject=subject)
    )
    return [page.placed(node)]


@functools.cache
def _works(program: str) -> bool:
    """Whether the program that draws can be run: a page without a picture is better than a build with a warning."""
    path = shutil.which(program) if program else None
    if path is None:
        return False
    try:
        return subprocess.run([path, "-V"], capture_output=True, timeout=SECONDS, check=False).returncode == 0
    except (OSError, subprocess.SubprocessError):
        return False
