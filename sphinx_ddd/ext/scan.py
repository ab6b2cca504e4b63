"""Reading the project, once a build and in the main process: sources, site file and model."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import astroid
from sphinx.application import Sphinx
from sphinx.util import logging

from sphinx_ddd.ext import cache
from sphinx_ddd.ext.config import PREFIX, Options, location_of, options_of
from sphinx_ddd.ext.project import Project, today
from sphinx_ddd.ext.warnings import Warn, warn
from sphinx_ddd.extract import scan
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.maturity import model
from sphinx_ddd.ops.files import OpsFiles, find, project_folder
from sphinx_ddd.procedures import site
from sphinx_ddd.rules import CatalogError, catalog, version
from sphinx_ddd.source.discover import SourceError, Sources, discover, from_paths

logger = logging.getLogger("sphinx_ddd")


def read_project(app: Sphinx) -> Project:
    """Everything a build needs to know of the project. Problems are warned of and leave a value that says so."""
    options, no_rules = _with_rules_that_load(app, options_of(app.config))
    sources, no_sources = _sources(app, options)
    problem = no_rules or no_sources
    ops = _ops_files(app, options)
    facts = _facts(app, options, sources, ops) if sources and not no_rules else FactSet()
    if sources and not facts.modules and not problem:
        problem = f"none of the {len(sources.files)} source files could be read"
    return Project(
        options,
        facts,
        _site(app, options, sources),
        model.load(options.weights or None),
        today(),
        problem,
        _from_sources(ops.root, sources),
    )


def _from_sources(root: Path, sources: Sources | None) -> str:
    """The way to the project's folder from where the paths of facts begin; empty where that is the same."""
    parents = {path.parent for path in sources.roots} if sources else set()
    way = Path(os.path.relpath(root, parents.pop())).as_posix() if len(parents) == 1 else "."
    return "" if way == "." else way


def _with_rules_that_load(app: Sphinx, options: Options) -> tuple[Options, str]:
    """The options without rule modules that cannot be imported; and what is wrong with a plugin, without which nothing can be read."""
    where = location_of(Path(app.confdir), PREFIX + "rules")
    try:
        catalog()
    except CatalogError as error:
        warn(Warn.SOURCES, f"{error}; uninstall or mend the plugin", where)
        return options, str(error)
    usable = []
    for name in options.rules:
        try:
            catalog([name])
        except CatalogError as error:
            warn(Warn.CONFIG, f"{PREFIX}rules: {error}; the sources are read without it", where)
        else:
            usable.append(name)
    return replace(options, rules=tuple(usable)), ""


def _sources(app: Sphinx, options: Options) -> tuple[Sources | None, str]:
    """The files to read, and what is wrong with what the configuration says of them."""
    where = location_of(Path(app.confdir), PREFIX + "sources")
    named = [(name, Path(app.confdir, name)) for name in options.sources]
    missing = [name for name, path in named if not path.exists()]
    for name in missing:
        warn(Warn.SOURCES, f"{PREFIX}sources: no such file or folder: {name!r} (relative to conf.py); correct it or take it out", where)
    problem = f"no such source: {', '.join(missing)}" if missing else ""
    existing = [path for _, path in named if path.exists()]
    if missing and not existing:
        return None, problem
    try:
        if existing:
            return from_paths(existing, options.exclude), problem
        return discover(Path(app.confdir), options.exclude), problem
    except SourceError as error:
        warn(Warn.SOURCES, str(error), where)
        return None, str(error)


def _ops_files(app: Sphinx, options: Options) -> OpsFiles:
    """The files that are not Python, and a warning for each glob without one."""
    confdir = Path(app.confdir)
    project = project_folder(confdir)
    found = find(options.ops_files, confdir, project or confdir, beside=project, exclude=options.exclude)
    for glob in found.missing:
        message = f"{PREFIX}ops_files: no such file: {glob!r} (relative to conf.py); correct it or take it out"
        warn(Warn.OPS_FILES, message, location_of(confdir, PREFIX + "ops_files"))
    return found


def _facts(app: Sphinx, options: Options, sources: Sources, ops: OpsFiles) -> FactSet:
    folder, key = Path(app.doctreedir), _key(options, sources, ops)
    facts, how = _cached(folder, key) if options.cache else None, "unchanged"
    if facts is None:
        how = "scanned"
        facts = scan(sources, jobs=options.jobs, rules=options.rules, ops=ops)
        if options.cache:
            _keep(folder, key, facts)
    files, found, skipped = len(facts.modules), len(facts.found), len(facts.skipped)
    for one in facts.skipped:
        if one.ops:
            warn(Warn.OPS_FILES, one.reason, f"{os.path.normpath(ops.root / one.location.path)}:{one.location.line or 1}")
    logger.info("sphinx_ddd: read %d files, %d facts, %d skipped (%s)", files, found, skipped, how)
    return replace(facts, roots=tuple(map(str, sources.roots)))


def _cached(folder: Path, key: str) -> FactSet | None:
    try:
        return cache.load(folder, key)
    except cache.CacheError as error:
        logger.info("sphinx_ddd: the kept facts cannot be used (%s); the sources are read again", error)
        return None


def _keep(folder: Path, key: str, facts: FactSet) -> None:
    try:
        cache.store(folder, key, facts)
    except OSError as error:
        logger.info("sphinx_ddd: the facts cannot be kept for the next build (%s)", error)


def _key(options: Options, sources: Sources, ops: OpsFiles) -> str:
    """A digest of all that the facts follow from."""
    parts = [sources.fingerprint(), ops.fingerprint(), version(options.rules), astroid.__version__, platform.python_version()]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _site(app: Sphinx, options: Options, sources: Sources | None) -> site.Site:
    """The site file, from where the configuration says, else beside conf.py or pyproject.toml."""
    confdir = Path(app.confdir)
    if options.site_file:
        file = confdir / options.site_file
    else:
        file = next((f for f in _usual_places(confdir, sources) if f.is_file()), confdir / "ddd.toml")
        if not file.is_file():
            return site.Site()
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        warn(Warn.SITE_FILE, f"the site file cannot be read: {reason}: {file}", location_of(confdir, PREFIX + "site_file"))
        return site.Site()
    stated, problems = site.parse(text, file.name)
    for problem in problems:
        warn(Warn.SITE_FILE, str(problem), f"{file}:{problem.line or 1}")
    return stated


def _usual_places(confdir: Path, sources: Sources | None) -> Iterator[Path]:
    yield confdir / "ddd.toml"
    for folder in (confdir, *confdir.parents):
        if (folder / "pyproject.toml").is_file():
            yield folder / "ddd.toml"
            return
    for root in sources.roots if sources else ():
        yield root.parent / "ddd.toml"
