"""What annotations say of a value, and the types that Python's own names stand for."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from astroid import nodes

from sphinx_ddd.facts.base import JSON, UNKNOWN, Maybe
from sphinx_ddd.facts.config import Exclusive, exclusive
from sphinx_ddd.source.context import Context


@dataclass(frozen=True, slots=True)
class Bounds:
    """The range of a value; several statements of it narrow each other."""

    ge: Maybe[float] = None
    gt: Maybe[float] = None
    le: Maybe[float] = None
    lt: Maybe[float] = None

    def narrowed(self, other: Bounds) -> Bounds:
        """What both allow."""
        return Bounds(*(_tighter(getattr(self, f.name), getattr(other, f.name), lowest=f.name in ("ge", "gt")) for f in fields(Bounds)))

    def limits(self, option_type: object = None) -> tuple[Maybe[float], Maybe[float], Exclusive]:
        """Minimum, maximum, and which of them are outside the range. One open end of whole numbers is closed."""
        (low, low_open), (high, high_open) = _end(self.ge, self.gt, 1), _end(self.le, self.lt, -1)
        if option_type == "integer" and low is not None and high is not None and low_open is not high_open:
            low = math.floor(low) + 1 if low_open and isinstance(low, (int, float)) else low
            high = math.ceil(high) - 1 if high_open and isinstance(high, (int, float)) else high
            return low, high, False
        return low, high, exclusive(minimum=low_open if low is not None else high_open, maximum=high_open if high is not None else low_open)


def _tighter(one: Maybe[float], other: Maybe[float], *, lowest: bool) -> Maybe[float]:
    if one is None or other is None:
        return other if one is None else one
    if not isinstance(one, (int, float)) or not isinstance(other, (int, float)):
        return UNKNOWN
    return max(one, other) if lowest else min(one, other)


def _end(closed: Maybe[float], opened: Maybe[float], sign: int) -> tuple[Maybe[float], bool]:
    """The tighter of two statements of one end, and whether it is open."""
    if opened is None or closed is None:
        return (closed, False) if opened is None else (opened, True)
    if not isinstance(opened, (int, float)) or not isinstance(closed, (int, float)):
        return UNKNOWN, False
    return (opened, True) if opened * sign >= closed * sign else (closed, False)


@dataclass(frozen=True, slots=True)
class Annotation:
    """What an annotation says of a value, through aliases, ``Optional``, unions and ``Annotated``."""

    option_type: Maybe[str] = None
    """As in the facts of options; ``None`` where nothing is annotated."""
    native_type: str | None = None
    """As it is written, without ``Annotated`` and ``ClassVar``."""
    element_type: Maybe[str] = None
    is_optional: bool = False
    """``None`` is a value too."""
    choices: Maybe[tuple[JSON, ...]] = None
    """Values of ``Literal`` and of members of enumerations; those of the elements of a list."""
    bounds: Bounds = Bounds()
    pattern: Maybe[str] = None
    is_secret: bool = False
    is_class_variable: bool = False
    classes: tuple[str, ...] = ()
    """Classes of the project that the value itself is of: a nested model, a dataclass."""
    metadata: tuple[tuple[Context, nodes.NodeNG], ...] = field(default=(), compare=False)
    """What ``Annotated`` carries beside the type, outermost last, each with the context to read it in."""

    def limits(self) -> tuple[Maybe[float], Maybe[float], Exclusive]:
        """Minimum, maximum, exclusive."""
        return self.bounds.limits(self.option_type)

    def narrowed(self, other: Annotation) -> Annotation:
        """This type under what a constraint says besides."""
        return replace(
            self,
            bounds=self.bounds.narrowed(other.bounds),
            pattern=other.pattern if other.pattern is not None else self.pattern,
            is_secret=self.is_secret or other.is_secret,
        )


def _types(option_type: str, names: str, **more: object) -> dict[str, Annotation]:
    return {name: Annotation(option_type, **more) for name in names.split()}  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names that a framework adds to Python's."""

    types: Mapping[str, Annotation]
    """Class, also as an ancestor of a class, to what it says."""
    wrappers: frozenset[str] = frozenset()
    """``Wrapper[X]`` is an ``X``."""
    constraints: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Function or class that constrains, in ``Annotated`` or as a type of its own, to the names of its positional parameters."""

    def __or__(self, other: Vocabulary) -> Vocabulary:
        return Vocabulary({**self.types, **other.types}, self.wrappers | other.wrappers, {**self.constraints, **other.constraints})


PYTHON = Vocabulary(
    types={
        **_types("string", "builtins.str builtins.bytes builtins.bytearray typing.Text typing.AnyStr typing.LiteralString"),
        **_types("string", "datetime.date datetime.datetime datetime.time datetime.timezone zoneinfo.ZoneInfo uuid.UUID"),
        **_types("string", "re.Pattern typing.Pattern ipaddress.IPv4Network ipaddress.IPv6Network"),
        **_types("integer", "builtins.int numbers.Integral"),
        **_types("number", "builtins.float builtins.complex decimal.Decimal fractions.Fraction numbers.Real numbers.Number"),
        **_types("boolean", "builtins.bool"),
        **_types("path", "pathlib.Path pathlib.PurePath pathlib.PosixPath pathlib.WindowsPath pathlib.PurePosixPath os.PathLike"),
        **_types("ip", "ipaddress.IPv4Address ipaddress.IPv6Address ipaddress.IPv4Interface ipaddress.IPv6Interface"),
        **_types("duration", "datetime.timedelta"),
        **_types("dict", "typing.TypedDict builtins.dict typing.Dict typing.Mapping typing.MutableMapping typing.OrderedDict"),
        **_types("dict", "collections.abc.Mapping collections.abc.MutableMapping collections.OrderedDict collections.defaultdict"),
        **_types("dict", "typing.DefaultDict typing.Counter collections.Counter"),
        **_types("list", "builtins.list builtins.set builtins.frozenset builtins.tuple collections.deque"),
        **_types("list", "typing.List typing.Set typing.FrozenSet typing.Tuple typing.Deque typing.AbstractSet typing.MutableSet"),
        **_types("list", "typing.Sequence typing.MutableSequence typing.Iterable typing.Collection typing.Iterator typing.NamedTuple"),
        **_types("list", "collections.abc.Sequence collections.abc.MutableSequence collections.abc.Iterable collections.abc.Collection"),
        **_types("list", "collections.abc.Set collections.abc.MutableSet collections.abc.Iterator"),
        **_types("raw", "typing.Any builtins.object builtins.type typing.Type typing.Callable collections.abc.Callable typing.IO"),
        **_types("raw", "typing.TextIO typing.BinaryIO types.ModuleType"),
    },
    wrappers=frozenset(
        {"typing.Final", "typing.Required", "typing.NotRequired", "typing.ReadOnly", "dataclasses.InitVar", "typing.ClassVar"}
    ),
    constraints={
        "annotated_types.Ge": ("ge",), "annotated_types.Gt": ("gt",), "annotated_types.Le": ("le",), "annotated_types.Lt": ("lt",),
        "annotated_types.Interval": ("gt", "ge", "lt", "le"),
    },
)  # fmt: skip
"""Of the standard library, and of ``annotated_types``, which belongs to no framework."""
