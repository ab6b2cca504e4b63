"""ansible-core 2.20.0, downloaded and read once a run, however many workers there are."""

from __future__ import annotations

import os
import pickle
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from sphinx_ddd.extract import scan
from sphinx_ddd.facts.factset import FactSet
from sphinx_ddd.source.discover import from_paths
from tests.ansible_core.build import exclude
from tests.calibration import download

PATIENCE: Final = 300
"""Seconds that a worker waits for another."""


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of the run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def unpacked(shared: Path) -> Path:
    """The wheel's files; in the folder that the environment variable ``ANSIBLE_CORE`` names, if it does."""
    given = os.environ.get("ANSIBLE_CORE")
    return Path(given) if given else _once(shared / "ansible-core", download)


@pytest.fixture(scope="session")
def facts(shared: Path, unpacked: Path) -> FactSet:
    """All that is found in the modules."""

    def read(folder: Path) -> None:
        found = scan(from_paths([unpacked / "ansible"], exclude(unpacked)))
        (folder / "facts.pickle").write_bytes(pickle.dumps(found))

    stored = _once(shared / "ansible-facts", read) / "facts.pickle"
    read_back = pickle.loads(stored.read_bytes())
    assert isinstance(read_back, FactSet)
    return read_back


def _once(folder: Path, make: Callable[[Path], object]) -> Path:
    """A folder with what is made in it: by the worker that asks first, while the others wait."""
    done = folder / "done"
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + PATIENCE
        while not done.exists():
            assert time.monotonic() < end, f"another worker has not finished {folder}"
            time.sleep(0.2)
    else:
        make(folder)
        done.touch()
    return folder
