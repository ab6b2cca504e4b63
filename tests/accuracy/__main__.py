"""Fetch the packages, scan them, draw the facts to read."""

from __future__ import annotations

import csv
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from pathlib import Path
from typing import Final

import click

from sphinx_ddd.facts.factset import FactSet
from tests.accuracy.drawing import draw as drawn
from tests.accuracy.judged import HERE, Judged, columns

READINGS: Final = {"1": "1", "2": "1", "3": "3", "4": "4"}
"""The packages that each reading drew from; the second drew from those of the first once more."""

_reading = click.option("--reading", type=click.Choice(list(READINGS)), default=max(READINGS), show_default=True)


def _packages(reading: str) -> dict[str, str]:
    """Version by package."""
    packages: dict[str, str] = tomllib.loads((HERE / "packages.toml").read_text("utf-8"))["packages"][READINGS[reading]]
    return packages


@click.group()
def main() -> None:
    """Judge facts by reading."""


@main.command()
@click.argument("trees", type=click.Path(path_type=Path))
@_reading
def fetch(trees: Path, reading: str) -> None:
    """Download the packages as wheels and unpack each below TREES."""
    for package, version in _packages(reading).items():
        if (trees / package).exists():
            continue
        with tempfile.TemporaryDirectory() as folder:
            wanted = ["--only-binary=:all:", "--python-version", "3.12", "-d", folder, f"{package}=={version}"]
            subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", *wanted], check=True)
            wheel = next(Path(folder).glob("*.whl"))
            with zipfile.ZipFile(wheel) as archive:
                archive.extractall(trees / package)


@main.command()
@click.argument("trees", type=click.Path(exists=True, path_type=Path))
@click.argument("facts", type=click.Path(path_type=Path))
@_reading
def scan(trees: Path, facts: Path, reading: str) -> None:
    """Write the facts of each package below TREES to FACTS/PACKAGE.jsonl."""
    facts.mkdir(parents=True, exist_ok=True)
    for package in _packages(reading):
        command = [sys.executable, "-m", "sphinx_ddd", "facts", str(trees / package), "--output", str(facts / f"{package}.jsonl")]
        subprocess.run(command, check=True)


@main.command()
@click.argument("facts", type=click.Path(exists=True, path_type=Path))
@click.option("--seed", required=True, help="The number of the reading.")
@click.option("--per-kind", default=20, show_default=True)
@click.option("--kind", "kinds", multiple=True, help="Only these kinds.")
def draw(facts: Path, seed: str, per_kind: int, kinds: tuple[str, ...]) -> None:
    """Print facts of the scanned packages to read as CSV, with empty columns for the verdict and its reason."""
    found = {file.stem: FactSet.from_jsonl(file.read_text("utf-8")).found for file in facts.glob("*.jsonl")}
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns(Judged))
    for package, f in drawn(found, seed=seed, per_kind=per_kind):
        if not kinds or f.fact.kind in kinds:
            writer.writerow((seed, f.fact.kind, f.rule, package, f.location.path, f.location.line, f.fact.name, "", ""))


if __name__ == "__main__":
    main()
