"""Classes, by themselves; what fills them stands in another module."""

from dataclasses import InitVar, dataclass, field
from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import ClassVar, Literal, Optional

import attr
import attrs
import msgspec
from attrs import validators

LEVELS = ("debug", "info")


class Mode(Enum):
    FAST = "fast"
    SAFE = "safe"


def positive(instance, attribute, value):
    if value <= 0:
        raise ValueError(value)


@dataclass
class Mail:
    host: str
    port: int = 25
    """Where the mail server listens."""


@dataclass
class Base:
    name: str = "shop"


@dataclass(frozen=True)
class Config(Base):
    mail: Mail = field(default_factory=Mail)
    level: Literal["debug", "info"] = "info"
    mode: Mode = Mode.FAST
    hosts: list[str] = field(default_factory=lambda: ["localhost"])
    timeout: timedelta = timedelta(seconds=5)
    data: Path = Path("/srv") / "shop"
    workers: int = field(default=4, metadata={"help": "How many processes."})
    api_key: Optional[str] = None
    pool_bytes: InitVar[int] = 5
    required: int = field(kw_only=True)
    limit: ClassVar[int] = 3
    computed: int = field(init=False, default=0)
    _private: int = 0

    def __post_init__(self, pool_bytes):
        if not 1 <= self.workers <= 64:
            raise ValueError("workers")
        if self.name not in ("shop", "store"):
            raise ValueError("name")


@attrs.define
class Server:
    port: int = attrs.field(default=80, validator=[validators.instance_of(int), validators.and_(validators.ge(1), validators.le(65535))])
    level: str = attrs.field(default="info", validator=validators.in_(LEVELS))
    code: str = attrs.field(validator=validators.optional(validators.matches_re("^[a-z]+$")))
    paths: list[str] = attrs.field(factory=list)
    size: int = attrs.field(default=1, validator=positive)
    ratio: float = attrs.field(default=0.5)
    plain: int = 3

    @ratio.validator
    def _check_ratio(self, attribute, value):
        if value < 0 or value > 1:
            raise ValueError(value)


@attr.s
class Old:
    host = attr.ib("localhost", type=str)
    port = attr.ib(converter=int, default=80)
    names = attr.ib(default=attr.Factory(list))
    built = attr.ib()
    other = attr.ib(validator=attr.validators.instance_of(bool))
    no_field = 3

    @built.default
    def _built(self):
        return self.port + 1


class Struct(msgspec.Struct):
    port: int = 80
    names: list[str] = msgspec.field(default_factory=list)


@dataclass
class Training:
    learning_rate: float = 0.1


# none of these
@dataclass
class Payload:
    order: int = 1


@attrs.define
class Event:
    kind: str = "none"


@attrs.define
class Answer:
    status: int = 200


@dataclass
class Row:
    column: str = ""


class Message(msgspec.Struct):
    text: str = ""
