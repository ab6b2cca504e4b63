"""Running Sphinx for the command line: the builder ``mmm`` and what it found."""

from __future__ import annotations

import sys
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.console import nocolor
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_ddd.ext import accept
from sphinx_ddd.ext.builder import MaturityBuilder
from sphinx_ddd.maturity.base import Score


class BuildError(Exception):
    """The docs cannot be built; the message says why."""


def build_score(docs: Path, out: Path, *, fail_under: str | None = None) -> tuple[Score, int]:
    """Build docs into an empty folder.

    :param fail_under: takes the place of ``ddd_fail_under``, written as for ``sphinx-build -D``
    :returns: the score of the whole project, and the exit status ``sphinx-build`` would end with
    :raises BuildError: as its message says
    """
    overrides = {} if fail_under is None else {"ddd_fail_under": fail_under}
    try:
        accept.fail_under(fail_under)
    except ValueError as error:
        raise BuildError(f"--fail-under: {error}") from error
    try:
        with patch_docutils(docs), docutils_namespace():
            return _built(docs, out, overrides)
    except SphinxError as error:
        hint = "; is sphinx_ddd among the extensions in conf.py?" if "mmm" in str(error) else ""
        raise BuildError(f"{error}{hint}") from error


def _built(docs: Path, out: Path, overrides: dict[str, str]) -> tuple[Score, int]:
    if not sys.stderr.isatty():
        nocolor()
    app = Sphinx(
        srcdir=docs,
        confdir=docs,
        outdir=out / "mmm",
        doctreedir=out / "doctrees",
        buildername=MaturityBuilder.name,
        confoverrides=overrides,
        status=None,
        warning=sys.stderr,
        freshenv=True,
    )
    if not isinstance(app.builder, MaturityBuilder):
        raise BuildError("another extension has a builder of the name mmm")
    app.build(force_all=True)
    return app.builder.score, app.statuscode
