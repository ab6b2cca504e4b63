"""``sphinx-ddd``: facts and scores on the command line. As thin as the Sphinx shell, and without a logic of its own."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

import click

import sphinx_ddd

if TYPE_CHECKING:
    from sphinx_ddd.extract import Progress
    from sphinx_ddd.facts.factset import FactSet

FINE: Final = 0
BELOW: Final = 1
USAGE: Final = 2
"""Wrong usage, or nothing to read."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(sphinx_ddd.__version__, prog_name="sphinx-ddd")
def main() -> None:
    """Maintenance facts and a maturity score, read from Python code without importing it.

    Exit status: 0 fine, 1 below the threshold, 2 wrong usage or nothing to read.
    """


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SRC…", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["jsonl", "table"]),
    default="jsonl",
    show_default=True,
    help="One JSON object a line, or a table to read.",
)
@click.option("--jobs", type=click.IntRange(min=0), default=0, show_default=True, help="Processes; 0 for as many as are worth it.")
@click.option(
    "--exclude", multiple=True, metavar="GLOB", help="Files not to read, beside tests, vendored and generated code. May be repeated."
)
@click.option(
    "--ops-files",
    multiple=True,
    metavar="GLOB",
    help="Files that are not Python: alert rules, crontabs, manifests and the like. May be repeated. Of a SRC with a pyproject.toml, "
    "its Dockerfile and Compose file are read without it.",
)
@click.option("--output", type=click.Path(dir_okay=False, writable=True, path_type=Path), help="Write to a file instead of the terminal.")
def facts(
    sources: tuple[Path, ...], format_: str, jobs: int, exclude: tuple[str, ...], ops_files: tuple[str, ...], output: Path | None
) -> None:
    """Print what maintenance needs to know of the packages, folders or files SRC.

    A file that could not be read is a line of its own, with the reason.
    """
    found = _scanned(sources, jobs, exclude, ops_files)
    if format_ == "table":
        from sphinx_ddd.report.table import facts_table

        text = facts_table(found)
    else:
        text = found.to_jsonl()
    _write(text.encode("utf-8", "backslashreplace"), output)
    click.echo(f"read {len(found.modules)} files, {len(found.found)} facts, {len(found.skipped)} skipped", err=True)
    if not found.modules:
        _give_up("none of the files could be read")


@main.command()
@click.argument("docsdir", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--explain", is_flag=True, help="Every probe: question, answer, place, and what closes a gap.")
@click.option("--fail-under", metavar="N", help="Exit with 1 below N, instead of what ddd_fail_under in conf.py says.")
def score(docsdir: Path, explain: bool, fail_under: str | None) -> None:  # noqa: FBT001  click passes by name
    """Print the maturity score of the project whose Sphinx docs are in DOCSDIR.

    The docs are built by the builder "mmm" into a temporary folder, so the number is the one the docs build sees.
    """
    if not (docsdir / "conf.py").is_file():
        _give_up(f"no conf.py in {docsdir}")
    from sphinx_ddd.ext.run import BuildError, build_score
    from sphinx_ddd.report.score_text import score_text

    with tempfile.TemporaryDirectory(prefix="sphinx-ddd-") as folder:
        try:
            found, status = build_score(docsdir, Path(folder), fail_under=fail_under)
        except BuildError as error:
            _give_up(str(error))
    if not found.files:
        _give_up("none of the source files could be read")
    click.echo(score_text([found], explain=explain).rstrip("\n"))
    sys.exit(BELOW if status else FINE)


def _write(content: bytes, output: Path | None) -> None:
    """To the file, or to the terminal as UTF-8 whatever its locale says."""
    if output is None:
        sys.stdout.buffer.write(content)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        _give_up(f"cannot write {output}: {error.strerror}")


def _scanned(paths: tuple[Path, ...], jobs: int, exclude: tuple[str, ...], ops_files: tuple[str, ...]) -> FactSet:
    from sphinx_ddd.extract import scan
    from sphinx_ddd.ops.files import find, project_folder
    from sphinx_ddd.source.discover import DEFAULT_EXCLUDE, SourceError, from_paths

    try:
        sources = from_paths(paths, (*DEFAULT_EXCLUDE, *exclude))
    except SourceError as error:
        _give_up(str(error))
    root = project_folder(paths[0]) or Path.cwd()
    beside = next((path for path in paths if (path / "pyproject.toml").is_file()), None)
    ops = find(ops_files, Path.cwd(), root, beside=beside, exclude=(*DEFAULT_EXCLUDE, *exclude))
    if ops.missing:
        _give_up(f"no such file: {', '.join(ops.missing)}")
    return _with_progress(len(sources.files), lambda progress: scan(sources, jobs=jobs, progress=progress, ops=ops))


def _with_progress(length: int, work: Callable[[Progress | None], FactSet]) -> FactSet:
    """A bar where somebody looks at it."""
    if not sys.stderr.isatty():
        return work(None)
    with click.progressbar(length=length, label="Reading", file=sys.stderr) as bar:
        return work(lambda done, _all: bar.update(done - bar.pos))


def _give_up(message: str) -> NoReturn:
    click.echo(f"sphinx-ddd: {message}", err=True)
    sys.exit(USAGE)
