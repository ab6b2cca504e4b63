"""The values an expression can fold to, and operations on them that cannot run away."""

from __future__ import annotations

import copy
import inspect
import json
import operator
import posixpath
import textwrap
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeAlias

from sphinx_ddd.facts.base import UNKNOWN, Location

Value: TypeAlias = Any
"""None, bool, int, float, complex, str, bytes, list, tuple, set, timedelta, :class:`Mapping`, or UNKNOWN."""

MOST_ITEMS = 200_000
"""Characters and items of the largest value that is folded; larger ones are UNKNOWN."""


class Mapping(dict[Any, Any]):
    """A dict that remembers where its entries are written. A key ``UNKNOWN`` stands for entries that could not be read."""

    def __init__(self, items: Any = (), where: dict[Any, Location] | None = None) -> None:
        super().__init__(items)
        self.where: dict[Any, Location] = dict(where or {})

    def put(self, key: Any, value: Value, at: Location | None = None) -> None:
        self[key] = value
        if at is not None:
            self.where[key] = at

    def merge(self, other: Value) -> None:
        """``update`` with whatever the other operand turned out to be."""
        if isinstance(other, Mapping):
            self.update(other)
            self.where.update(other.where)
        elif isinstance(other, dict):
            self.update(other)
        else:
            self[UNKNOWN] = UNKNOWN

    def copy(self) -> Mapping:
        return Mapping(self, self.where)

    def __deepcopy__(self, memo: dict[int, Any]) -> Mapping:
        return Mapping({k: copy.deepcopy(v, memo) for k, v in self.items()}, self.where)


def hashable(value: Value) -> bool:
    if isinstance(value, tuple):
        return all(map(hashable, value))
    return value is not UNKNOWN and isinstance(value, (type(None), bool, int, float, str, bytes))


def plain(value: Value) -> bool:
    """Whether a value can stand in the key of a table."""
    return value is UNKNOWN or hashable(value)


def known(value: Value) -> bool:
    """Whether a value is known through and through."""
    if value is UNKNOWN:
        return False
    if isinstance(value, dict):
        return all(known(k) and known(v) for k, v in value.items())
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(map(known, value))
    return True


_BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "//": operator.floordiv,
    "%": operator.mod, "|": operator.or_, "&": operator.and_, "^": operator.xor, "<<": operator.lshift, ">>": operator.rshift,
}  # fmt: skip
_NUMBER = (int, float, timedelta)


def binary(op: str, left: Value, right: Value) -> Value:
    """``left op right``, or UNKNOWN where that is not known, not defined or too large."""
    if (
        op == "|"
        and any(isinstance(one, dict) for one in (left, right))
        and all(one is UNKNOWN or isinstance(one, dict) for one in (left, right))
    ):
        merged = Mapping()
        merged.merge(left)
        merged.merge(right)
        return merged
    if isinstance(left, (list, tuple)) and op == "+" and right is UNKNOWN:
        return [*left, UNKNOWN] if isinstance(left, list) else UNKNOWN
    if isinstance(right, list) and op == "+" and left is UNKNOWN:
        return [UNKNOWN, *right]
    if left is UNKNOWN or right is UNKNOWN:
        return UNKNOWN
    if op == "**":
        return _power(left, right)
    if op == "%" and isinstance(left, (str, bytes)):
        return _percent(left, right)
    if (op == "*" and _too_long(left, right)) or (op == "<<" and not (isinstance(right, int) and right <= 128)):
        return UNKNOWN
    try:
        result = _BINARY[op](left, right)
    except (TypeError, ValueError, ArithmeticError, KeyError):
        return UNKNOWN
    return bounded(result)


def bounded(value: Value) -> Value:
    """The value, or UNKNOWN where it grew past any use."""
    if isinstance(value, int) and value.bit_length() > 256:
        return UNKNOWN
    return UNKNOWN if _weight(value, MOST_ITEMS) > MOST_ITEMS else value


def _weight(value: Value, most: int) -> int:
    """Characters and items of a value, nested ones included; stops counting past ``most``."""
    if isinstance(value, (str, bytes)):
        return len(value)
    if not isinstance(value, (list, tuple, set, frozenset, dict)):
        return 1
    total = len(value)
    for item in (*value, *value.values()) if isinstance(value, dict) else value:
        if total > most:
            break
        total += _weight(item, most - total)
    return total


def _too_long(left: Value, right: Value) -> bool:
    for sequence, count in ((left, right), (right, left)):
        if isinstance(sequence, (str, bytes, list, tuple)) and isinstance(count, int):
            return len(sequence) * max(count, 0) > MOST_ITEMS
    return False


def _power(base: Value, exponent: Value) -> Value:
    small = isinstance(base, (int, float)) and isinstance(exponent, (int, float)) and abs(exponent) <= 128 and abs(base) <= 1e6
    try:
        return bounded(base**exponent) if small else UNKNOWN
    except (ArithmeticError, ValueError):
        return UNKNOWN


def _percent(form: str | bytes, values: Value) -> Value:
    if not known(values) or _says_none(values):
        return UNKNOWN
    try:
        # A width such as %1000000000d would build that many characters.
        return UNKNOWN if any(len(digits) > 3 for digits in _runs(str(form))) else bounded(form % values)
    except (TypeError, ValueError, KeyError, OverflowError):
        return UNKNOWN


def _says_none(values: Value) -> bool:
    """Whether a text would be filled with ``None``, which stands in code for what is set later."""
    return values is None or (isinstance(values, tuple) and None in values)


def _is_wild(form: str) -> bool:
    """Whether a format could build very much, or look into the objects it is given."""
    return any(len(digits) > 3 for digits in _runs(form)) or "." in form or "[" in form


def _runs(text: str) -> list[str]:
    return "".join(c if c.isdigit() else " " for c in text).split()


_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "is": lambda a, b: a is b, "is not": lambda a, b: a is not b,
    "in": lambda a, b: a in b, "not in": lambda a, b: a not in b,
}  # fmt: skip


def compare(op: str, left: Value, right: Value) -> Value:
    if op in ("in", "not in") and isinstance(right, dict) and UNKNOWN not in right:
        right = list(right)  # whether a key is there does not hang on what it leads to
    if not known(left) or not known(right):
        return UNKNOWN
    try:
        return bool(_COMPARE[op](left, right))
    except (TypeError, KeyError):
        return UNKNOWN


def unary(op: str, operand: Value) -> Value:
    if operand is UNKNOWN:
        return UNKNOWN
    try:
        match op:
            case "-":
                return -operand
            case "+":
                return +operand
            case "~":
                return ~operand
            case _:
                return not operand
    except TypeError:
        return UNKNOWN


def _sequence(kind: Callable[[Any], Any]) -> Callable[..., Value]:
    def build(items: Any = ()) -> Value:
        if isinstance(items, dict):
            items = list(items)
        return kind(items)

    return build


def _plain_json(value: Any) -> Value:
    return Mapping({k: _plain_json(v) for k, v in value.items()}) if isinstance(value, dict) else value


def _dictionary(*parts: Any, **entries: Any) -> Value:
    out = Mapping()
    for part in parts:
        out.merge(part if isinstance(part, dict) else Mapping(part))
    out.update(entries)
    return out


def text_of(value: Value) -> Value:
    """``str(value)``; members of enumerations say themselves how they are shown."""
    return getattr(value, "shown", str(value))


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "builtins.list": _sequence(list),
    "builtins.tuple": _sequence(tuple),
    "builtins.set": _sequence(set),
    "builtins.frozenset": _sequence(frozenset),
    "builtins.sorted": lambda items, reverse=False: sorted(items, reverse=reverse),
    "builtins.reversed": lambda items: list(items)[::-1],
    "builtins.str": lambda value="": text_of(value),
    "builtins.int": lambda value=0, *base: int(value, *base),
    "builtins.float": lambda value=0.0: float(value),
    "builtins.bool": lambda value=False: bool(value),
    "builtins.len": len,
    "builtins.abs": abs,
    "builtins.min": min,
    "builtins.max": max,
    "builtins.sum": sum,
    "builtins.round": round,
    "builtins.range": lambda *bounds: list(range(*bounds)) if len(range(*bounds)) <= MOST_ITEMS else UNKNOWN,
    "builtins.enumerate": lambda items, start=0: [(n, item) for n, item in enumerate(items, start)],
    "builtins.zip": lambda *parts: list(zip(*parts, strict=False)),
    "builtins.dict.fromkeys": lambda keys, value=None: Mapping(dict.fromkeys(keys, value)),
    "copy.copy": lambda value: value.copy() if isinstance(value, (dict, list)) else value,
    "copy.deepcopy": copy.deepcopy,
    "datetime.timedelta": timedelta,
    "os.path.join": posixpath.join,
    "posixpath.join": posixpath.join,
    "os.path.basename": posixpath.basename,
    "os.path.dirname": posixpath.dirname,
    "collections.OrderedDict": _dictionary,
    "textwrap.dedent": textwrap.dedent,
    "inspect.cleandoc": inspect.cleandoc,
    "json.loads": lambda text: _plain_json(json.loads(text)) if len(text) <= MOST_ITEMS else UNKNOWN,
}
"""Functions of the standard library that are folded when all their arguments are known."""

METHODS: dict[type, frozenset[str]] = {
    str: frozenset(
        {
            "capitalize", "casefold", "endswith", "format", "join", "lower", "lstrip", "partition", "replace", "rpartition", "rsplit",
            "rstrip", "split", "splitlines", "startswith", "strip", "title", "upper", "removeprefix", "removesuffix",
        }
    ),
    bytes: frozenset({"decode"}),
    dict: frozenset({"copy", "get", "items", "keys", "values"}),
    list: frozenset({"copy", "index", "count"}),
    tuple: frozenset({"index", "count"}),
    set: frozenset({"union", "copy", "difference", "intersection"}),
    frozenset: frozenset({"union", "copy", "difference", "intersection"}),
    timedelta: frozenset({"total_seconds"}),
}  # fmt: skip
"""Methods without side effects, by the type of their object."""


def method(value: Value, name: str, arguments: list[Value], keywords: dict[str, Value]) -> Value:
    """``value.name(*arguments)`` for the methods of :data:`METHODS`."""
    allowed = next((names for kind, names in METHODS.items() if isinstance(value, kind)), frozenset())
    if name not in allowed or not all(map(known, arguments)) or not all(map(known, keywords.values())):
        return UNKNOWN
    if name == "format" and (_says_none((*arguments, *keywords.values())) or _is_wild(value)):
        return UNKNOWN  # widths, and attribute access on arguments
    if name in ("replace", "join") and len(value) * _weight(arguments, MOST_ITEMS) > 100 * MOST_ITEMS:
        return UNKNOWN
    try:
        result = getattr(value, name)(*arguments, **keywords)
    except (TypeError, ValueError, LookupError, ArithmeticError):
        return UNKNOWN
    return bounded(list(result) if isinstance(value, dict) and name in ("items", "keys", "values") else result)


def function(name: str, arguments: list[Value], keywords: dict[str, Value]) -> Value:
    """Call one of :data:`FUNCTIONS`; UNKNOWN for any other, or where an argument is not known."""
    if name in ("builtins.dict", "collections.OrderedDict"):
        return _merged(arguments, keywords)
    found = FUNCTIONS.get(name)
    if found is None or any(a is UNKNOWN for a in (*arguments, *keywords.values())):
        return UNKNOWN
    if not name.startswith(("builtins.list", "builtins.tuple", "builtins.set", "copy.")) and not all(map(known, arguments)):
        return UNKNOWN
    try:
        return bounded(found(*arguments, **keywords))
    except (TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError):
        return UNKNOWN


def _merged(arguments: list[Value], keywords: dict[str, Value]) -> Value:
    out = Mapping()
    for argument in arguments:
        try:
            out.merge(argument if isinstance(argument, dict) or argument is UNKNOWN else Mapping(argument))
        except (TypeError, ValueError):
            out.merge(UNKNOWN)
    out.merge(keywords)
    return out
