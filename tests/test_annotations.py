"""What an annotation says of an option, for each way to spell it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.rules._settings.annotations import read
from sphinx_ddd.rules._settings.python_types import Annotation
from tests.source.project_of import context_of

IMPORTS = """
from __future__ import annotations
import enum, ipaddress, os, pathlib, typing as t
from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass
from datetime import timedelta
from typing import Any, ClassVar, Final, List, Literal, NewType, Optional, TypedDict, TypeVar, Union
from typing_extensions import Annotated
from annotated_types import Ge, Interval, Lt
from elsewhere import Foreign

MAX = 10
Port = Annotated[int, Interval(ge=1, le=65535)]
OptionalPort = Optional[Port]
Level = Literal["debug", "info"]
AnyLevel = Literal[Level, "trace"]
UserId = NewType("UserId", int)
Number = TypeVar("Number", bound=float)
AtLeastOne = Ge(1)

class Mode(str, enum.Enum):
    FAST = "fast"
    SAFE = "safe"
    QUICK = "fast"

class Priority(enum.IntEnum):
    LOW = 1
    HIGH = 2

class Tags(TypedDict):
    name: str

@dataclass
class Nested:
    x: int

class Home(pathlib.Path): ...
"""

READ: list[tuple[str, dict[str, Any]]] = [
    ("str", {"option_type": "string"}),
    ("bytes", {"option_type": "string"}),
    ("int", {"option_type": "integer"}),
    ("float", {"option_type": "number"}),
    ("bool", {"option_type": "boolean"}),
    ("pathlib.Path", {"option_type": "path"}),
    ("ipaddress.IPv4Address", {"option_type": "ip"}),
    ("timedelta", {"option_type": "duration"}),
    ("Any", {"option_type": "raw"}),
    ("Home", {"option_type": "path", "classes": ("main.Home",)}),
    ("Nested", {"option_type": "raw", "classes": ("main.Nested",)}),
    ("Foreign", {"option_type": UNKNOWN}),
    ("Foreign[int]", {"option_type": UNKNOWN}),
    ("1 + 1", {"option_type": UNKNOWN}),
    ("'int'", {"option_type": "integer", "native_type": "int"}),
    ("'Optional[Port]'", {"option_type": "integer", "is_optional": True, "ge": 1, "le": 65535, "native_type": "Optional[Port]"}),
    ("'no type at all'", {"option_type": UNKNOWN, "native_type": "no type at all"}),
    # None
    ("Optional[int]", {"option_type": "integer", "is_optional": True}),
    ("int | None", {"option_type": "integer", "is_optional": True}),
    ("t.Union[None, str]", {"option_type": "string", "is_optional": True}),
    ("Optional['Nested']", {"option_type": "raw", "is_optional": True, "classes": ("main.Nested",)}),
    ("OptionalPort", {"option_type": "integer", "is_optional": True, "ge": 1, "le": 65535}),
    # Unions
    ("Union[int, float]", {"option_type": "number"}),
    ("str | pathlib.Path", {"option_type": "path"}),
    ("str | list[str]", {"option_type": "raw"}),
    ("bool | str | None", {"option_type": "raw", "is_optional": True}),
    ("Level | Literal['off']", {"option_type": "enum", "choices": ("debug", "info", "off")}),
    ("Level | str", {"option_type": "string"}),
    ("Literal['auto'] | Port", {"option_type": "raw", "ge": 1, "le": 65535}),
    ("Union[str, Port]", {"option_type": "raw"}),
    # Choices
    ("Level", {"option_type": "enum", "choices": ("debug", "info")}),
    ("AnyLevel", {"option_type": "enum", "choices": ("debug", "info", "trace")}),
    ("Literal[1, 2, None]", {"option_type": "enum", "choices": (1, 2), "is_optional": True}),
    ("Literal[Mode.FAST]", {"option_type": "enum", "choices": ("fast",)}),
    ("Mode", {"option_type": "enum", "choices": ("fast", "safe")}),
    ("Priority | None", {"option_type": "enum", "choices": (1, 2), "is_optional": True}),
    # Lists and dicts
    ("list", {"option_type": "list"}),
    ("List[int]", {"option_type": "list", "element_type": "integer"}),
    ("tuple[int, ...]", {"option_type": "list", "element_type": "integer"}),
    ("tuple[int, str]", {"option_type": "list"}),
    ("Sequence[Level]", {"option_type": "list", "element_type": "enum", "choices": ("debug", "info")}),
    ("list[Nested]", {"option_type": "list", "element_type": "raw"}),
    ("set[str] | list[str]", {"option_type": "list", "element_type": "string"}),
    ("Mapping[str, Nested]", {"option_type": "dict"}),
    ("Tags", {"option_type": "dict", "classes": ("main.Tags",)}),
    # Names of types
    ("UserId", {"option_type": "integer"}),
    ("Number", {"option_type": "number"}),
    ("Final[int]", {"option_type": "integer", "native_type": "int"}),
    ("ClassVar[int]", {"option_type": "integer", "is_class_variable": True, "native_type": "int"}),
    ("ClassVar", {"option_type": UNKNOWN, "is_class_variable": True}),
    ("InitVar[str]", {"option_type": "string", "native_type": "str"}),
    ("os.PathLike[str]", {"option_type": "path"}),
    ("type[Nested]", {"option_type": "raw"}),
    # Limits
    ("Annotated[int, Ge(0), 'doc']", {"option_type": "integer", "ge": 0, "native_type": "int"}),
    ("Annotated[Port, Ge(1024)]", {"option_type": "integer", "ge": 1024, "le": 65535, "native_type": "Port"}),
    ("Annotated[float, Ge(0), Lt(MAX)]", {"option_type": "number", "ge": 0, "lt": 10, "native_type": "float"}),
    ("Annotated[int, Lt(unknown)]", {"option_type": "integer", "lt": UNKNOWN, "native_type": "int"}),
    ("Annotated[int, AtLeastOne]", {"option_type": "integer", "ge": 1, "native_type": "int"}),
    ("Annotated[timedelta, Ge(timedelta(minutes=1))]", {"option_type": "duration", "ge": 60.0, "native_type": "timedelta"}),
    ("list[Port]", {"option_type": "list", "element_type": "integer"}),
]


def _said(annotation: Annotation) -> dict[str, Any]:
    said = {f.name: getattr(annotation, f.name) for f in fields(Annotation) if f.name not in ("bounds", "metadata")}
    said |= {f.name: getattr(annotation.bounds, f.name) for f in fields(annotation.bounds)}
    return {name: value for name, value in said.items() if value is not None and value is not False and value != ()}


@pytest.mark.parametrize(("annotation", "expected"), READ)
def test_an_annotation(annotation: str, expected: dict[str, Any], tmp_path: Path) -> None:
    context = context_of(f"{IMPORTS}\nresult: {annotation}\n", tmp_path)
    node = context.module.tree.body[-1].annotation
    assert _said(read(node, context)) == {"native_type": annotation, **expected}


ELSEWHERE = """
from package import Length
import types_
result: Length | types_.Size
# file: package.py
from types_ import *
from types_ import Size as Length
# file: types_.py
from typing import *
from annotated_types import Ge
Size = Annotated[int, Ge(1)]
"""


def test_an_alias_of_another_module(tmp_path: Path) -> None:
    context = context_of(ELSEWHERE, tmp_path)
    node = context.module.tree.body[-1].annotation
    assert _said(read(node, context)) == {"native_type": "Length | types_.Size", "option_type": "integer", "ge": 1}


@pytest.mark.parametrize(
    ("annotation", "limits"),
    [
        ("Annotated[int, Ge(1), Lt(10)]", (1, 9, False)),
        ("Annotated[float, Ge(1), Lt(10)]", (1, 10, "maximum")),
        ("Annotated[int, Gt(0)]", (0, None, True)),
        ("Annotated[int, Gt(0), Lt(10)]", (0, 10, True)),
        ("Annotated[int, Gt(0), Ge(1)]", (1, None, False)),
        ("Annotated[int, Gt(5), Ge(1), Le(UNREAD)]", (6, UNKNOWN, False)),
        ("int", (None, None, False)),
    ],
)
def test_limits(annotation: str, limits: tuple[Any, ...], tmp_path: Path) -> None:
    context = context_of(f"from typing import Annotated\nfrom annotated_types import *\nresult: {annotation}\n", tmp_path)
    assert read(context.module.tree.body[-1].annotation, context).limits() == limits


def test_an_alias_of_itself(tmp_path: Path) -> None:
    context = context_of("from typing import Union\nA = Union['B', int]\nB = Union[A, str]\nresult: A\n", tmp_path)
    assert read(context.module.tree.body[-1].annotation, context).option_type is UNKNOWN
