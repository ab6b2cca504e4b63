"""Which pages a build reads and writes again: those that would show something else, and no others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from sphinx_ddd.ext.domain import DddDomain, domain_of
from sphinx_ddd.ext.option_targets import option_targets
from sphinx_ddd.ext.records import RunbookView, Shown
from sphinx_ddd.ext.scan import read_project
from sphinx_ddd.procedures.base import Runbook, Section, Written


def scan_before_reading(app: Sphinx) -> None:
    """At ``builder-inited``: in the main process, so that workers find the facts when they are forked."""
    domain = domain_of(app.env)
    domain.project, domain.builder = read_project(app), app.builder


def outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    """At ``env-get-outdated``: the pages that by the facts alone would show something else than when they were read.

    Decided by digest and not by ``note_dependency``: a touch and an edited comment change nothing, and an added file, which no
    page can have noted, does.
    """
    domain = domain_of(env)
    if domain.built:
        # One process may build several times: a server that watches files, a test.
        domain.project, domain.built = read_project(app), False
    known = domain.shown.items()
    return [docname for docname, shown in known if docname not in added | changed | removed and _differs(domain, shown)]


def built(app: Sphinx, _error: Exception | None) -> None:
    """At ``build-finished``, last: what was read is of this build, not of the next."""
    domain_of(app.env).built = True


def rewritten(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """At ``env-updated``: the pages that show something else than when this builder last got them.

    Here all hand-written procedures are known, wherever they stand. Kept by output folder, as builders may share one environment.
    """
    domain, out_folder = domain_of(env), str(app.outdir)
    for docname in domain.written_out.keys() - domain.shown.keys():
        del domain.written_out[docname]
    pages = []
    for docname, shown in domain.shown.items():
        digest = _digest_of_page(domain, shown)
        before = domain.written_out.setdefault(docname, {})
        if before.get(out_folder) != digest:
            before[out_folder] = digest
            pages.append(docname)
    return sorted(pages)


def _differs(domain: DddDomain, shown: list[Shown]) -> bool:
    return any(domain.project.digest(one.view, ()) != one.digest for one in shown)


def _digest_of_page(domain: DddDomain, shown: list[Shown]) -> str:
    written = domain.written()
    digest = hashlib.sha256()
    if any(isinstance(one.view, RunbookView) for one in shown):
        # Its tables link to the options that pages describe.
        digest.update(option_targets(domain).digest.encode())
    for one in shown:
        digest.update(domain.project.digest(one.view, written).encode())
        if isinstance(one.view, RunbookView) and one.digest:
            for key in _shown_in(domain.project.runbook(one.view, written)):
                digest.update(domain.procedure_at(key).content.encode())
    return digest.hexdigest()


def _shown_in(runbook: Runbook) -> Iterator[str]:
    """Keys of the hand-written procedures that a runbook shows."""
    for _, section in runbook.cadences:
        yield from _keys(section)


def _keys(section: Section) -> Iterator[str]:
    for block in section.blocks:
        if isinstance(block, Written):
            yield block.key
    for child in section.sections:
        yield from _keys(child)
