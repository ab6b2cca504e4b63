"""Facts kept from one build to the next, as JSON in the doctree folder, and used while nothing they rest on changed."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import Final

from sphinx_ddd.facts.codec import DecodeError
from sphinx_ddd.facts.factset import FactSet

FILE: Final = "sphinx_ddd.facts.jsonl"


class CacheError(Exception):
    """The file is there, but it is not what :func:`store` wrote."""


def load(folder: Path, key: str) -> FactSet | None:
    """The facts stored under a key; ``None`` when there are none, or those of another key.

    :raises CacheError: the file is damaged
    """
    try:
        head, _, lines = (folder / FILE).read_text("utf-8").partition("\n")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise CacheError(str(error)) from error
    try:
        stored = json.loads(head)
        if stored["key"] != key:
            return None
        facts = FactSet.from_jsonl(lines)
    except (ValueError, TypeError, KeyError, RecursionError, DecodeError) as error:
        raise CacheError(str(error)) from error
    if facts.digest != stored["digest"]:
        raise CacheError("lines are missing or altered")
    return facts


def store(folder: Path, key: str, facts: FactSet) -> None:
    """Write the facts so that another process sees the old file or the new one, never half of one.

    :raises OSError: the folder cannot be written
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder, prefix=FILE, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(json.dumps({"key": key, "digest": facts.digest}) + "\n")
            file.write(facts.to_jsonl(modules=True))
        Path(name).replace(folder / FILE)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
