"""Whether the pages of this project that alerts point at exist: an address that leads nowhere is only noticed at night.

It is judged after the build. Addresses below ``html_baseurl`` are looked up; those of other sites cannot be.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from sphinx.application import Sphinx

from sphinx_ddd.ext.domain import domain_of
from sphinx_ddd.ext.warnings import Warn, warn
from sphinx_ddd.facts.metrics import Threshold
from sphinx_ddd.ops.files import project_folder

WITH_PAGES: Final = ("html", "dirhtml")
"""Builders that write a file for each page, in which anchors are looked up."""
GENERATED: Final = frozenset({"genindex", "search", "py-modindex", "modindex"})
"""Pages that Sphinx makes without a source."""


def check(app: Sphinx, failure: Exception | None) -> None:
    """At ``build-finished``: a warning at each alert whose address is one of this project and does not exist."""
    base = _without_scheme(app.config.html_baseurl or "")
    if failure is not None or not base:
        return
    folder = project_folder(Path(app.confdir)) or Path(app.confdir)
    for found in domain_of(app.env).project.facts.found:
        alert = found.fact
        if not isinstance(alert, Threshold) or not isinstance(alert.runbook_url, str):
            continue
        problem = _problem(app, alert.runbook_url, base)
        if problem:
            name = alert.alert if isinstance(alert.alert, str) else alert.name
            where = f"{os.path.normpath(folder / found.location.path)}:{found.location.line or 1}"
            warn(Warn.RUNBOOK_URL, f"the runbook of {name}, {alert.runbook_url}: {problem}", where)


def _problem(app: Sphinx, url: str, base: str) -> str:
    """What is wrong with an address; empty where nothing is, or where it is not one of this project's pages."""
    address, _, anchor = url.partition("#")
    address = _without_scheme(address.partition("?")[0])
    if not f"{address}/".startswith(f"{base}/"):
        return ""
    path = unquote(address[len(base) :].strip("/")).removesuffix(".html")
    page = next((name for name in _pages(path, app.config.root_doc) if name in app.env.found_docs), None)
    if page is None:
        return "" if _is_no_source(app, path) else "there is no such page; correct the address or write the page"
    if not anchor or app.builder.name not in WITH_PAGES:
        return ""
    written = Path(app.outdir, unquote(app.builder.get_target_uri(page)))
    written = written / "index.html" if written.is_dir() else written
    if not written.is_file() or f'id="{unquote(anchor)}"' in written.read_text("utf-8"):
        return ""
    return f"the page has nothing named {anchor!r}; correct the address, or write a label before the section"


def _pages(path: str, root: str) -> tuple[str, ...]:
    """The pages that a path may be."""
    return (path, f"{path}/index") if path else (root, "index")


def _is_no_source(app: Sphinx, path: str) -> bool:
    """Whether a page may exist without a source: one that Sphinx makes, or a file that is copied."""
    return (
        path in GENERATED
        or bool(app.config.html_extra_path or app.config.html_additional_pages)
        or path.startswith(("_static/", "_downloads/"))
    )


def _without_scheme(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.netloc}{parts.path}".rstrip("/")
