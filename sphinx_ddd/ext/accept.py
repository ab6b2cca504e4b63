"""What a configuration value may be. Each function gives the value as the code uses it, or raises ``ValueError``
with a sentence that says what to write. Strings are read too: ``sphinx-build -D`` gives nothing else.
"""

from __future__ import annotations

import string as _string
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from sphinx_ddd.facts.criteria import Cadence
from sphinx_ddd.maturity.model import ModelError, load
from sphinx_ddd.procedures.base import Role

GATES: Final = ("overall", *Cadence)
USE_TARGETS: Final[Mapping[str, Fraction]] = {}
"""What ``fail_under`` gives for ``"targets"``; told apart from other empty dicts by identity."""


def string(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"expected a string, not {_shown(value)}")
    return value


def strings(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        # As -D gives a list. A bare string in conf.py is one item as well.
        return tuple(part.strip() for part in value.split(",") if part.strip())
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"expected a list of strings, not {_shown(value)}")
    return tuple(value)


def modules(value: Any) -> tuple[str, ...]:
    names = strings(value)
    for name in names:
        if not all(part.isidentifier() for part in name.split(".")):
            raise ValueError(f"expected dotted names of modules, such as 'my_project.maintenance_rules', not {name!r}")
    return names


def boolean(value: Any) -> bool:
    if value in (True, False, "1", "0", "true", "false", "True", "False"):
        return value in (True, "1", "true", "True")
    raise ValueError(f"expected True or False, not {_shown(value)}")


def jobs(value: Any) -> int:
    number = int(value) if isinstance(value, str) and value.isdigit() else value
    if isinstance(number, bool) or not isinstance(number, int) or not 0 <= number <= 1024:
        raise ValueError(f"expected a number of processes, 0 for as many as are worth it, not {_shown(value)}")
    return number


def role(value: Any) -> Role | None:
    if value is None or value == "":
        return None
    try:
        return Role(value)
    except ValueError:
        raise ValueError(f"expected 'junior' or 'senior', not {_shown(value)}") from None


def source_link(value: Any) -> str:
    pattern = string(value)
    if not pattern:
        return pattern
    try:
        names = {name for _, name, _, _ in _string.Formatter().parse(pattern) if name is not None}
    except ValueError:
        names = {""}
    if "path" not in names or names - {"path", "line"} or not pattern.startswith(("https://", "http://", "/", "../", "./")):
        example = "https://example.org/blob/main/{path}#L{line}"
        raise ValueError(f"expected a URL with {{path}} and {{line}}, such as {example!r}, not {_shown(value)}")
    return pattern


def fail_under(value: Any) -> Mapping[str, Fraction]:
    if value is None or value in ("", "none", "None"):
        return {}
    if value == "targets":
        return USE_TARGETS
    if isinstance(value, Mapping):
        return _by_gate(value)
    return {"overall": score(value)}


def targets(value: Any) -> Mapping[str, Fraction]:
    if not isinstance(value, Mapping):
        raise ValueError(f"expected a dict such as {{'daily': 8.0, 'weekly': 7.0}}, not {_shown(value)}")
    return _by_gate(value)


def weights(value: Any) -> Mapping[str, float]:
    if not isinstance(value, Mapping):
        raise ValueError(f"expected a dict such as {{'weekly.backups': 50}}, not {_shown(value)}")
    numbers = {str(name): float(_number(weight)) for name, weight in value.items()}
    try:
        load(numbers)
    except ModelError as error:
        raise ValueError(str(error)) from None
    return numbers


def score(value: Any) -> Fraction:
    """A number from 0 to 10 as it is written: 7.1 is seventy-one tenths, not the nearest binary fraction."""
    number = _number(value)
    if not 0 <= number <= 10:
        raise ValueError(f"expected a number from 0 to 10, not {_shown(value)}")
    return number


def _by_gate(value: Mapping[Any, Any]) -> Mapping[str, Fraction]:
    unknown = [name for name in value if name not in GATES]
    if unknown:
        raise ValueError(f"no score is called {unknown[0]!r}; there are {', '.join(GATES)}")
    return {str(name): score(number) for name, number in value.items()}


def _number(value: Any) -> Fraction:
    try:
        if isinstance(value, (int, float, str)) and not isinstance(value, bool):
            return Fraction(str(value))
    except (ValueError, ZeroDivisionError):
        pass
    raise ValueError(f"expected a number, not {_shown(value)}")


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 80 else text[:79] + "…"
