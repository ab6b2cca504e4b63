import inspect
from datetime import timedelta
from enum import Enum
from ipaddress import IPv4Address
from pathlib import Path
from typing import Annotated, Any, Literal, Optional, Union
from typing_extensions import deprecated

from annotated_types import Ge, Le
from pydantic import (
    AfterValidator,
    AnyHttpUrl,
    ByteSize,
    DirectoryPath,
    Field,
    Json,
    NonNegativeInt,
    PositiveFloat,
    PostgresDsn,
    Secret,
    SecretStr,
    StringConstraints,
    conint,
    conlist,
    constr,
    field_validator,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode

Port = Annotated[int, Field(ge=1, le=65535)]
LogLevel = Literal["DEBUG", "INFO"]
ROOT = Path.home() / ".shop"
MODES = ("fast", "safe")
MOVED = Path("/old")
MOVED = Path("/new")


class Mode(str, Enum):
    FAST = "fast"
    SAFE = "safe"


def whole_minutes(value: timedelta) -> timedelta:
    if value < timedelta(minutes=1):
        raise ValueError("too short")
    return value


def Option(default: Any, help: str, **more: Any) -> Any:
    return Field(default, description=help, **more)


class Settings(BaseSettings):
    # types
    port: Port = 8080
    level: LogLevel = "INFO"
    mode: Mode = Mode.FAST
    workers: NonNegativeInt = 0
    ratio: PositiveFloat = 0.5
    small: conint(gt=0, lt=10) = 1
    half_open: Annotated[int, Ge(0), Le(9)] = 1
    names: conlist(str, min_length=1) = ["a"]
    code: constr(pattern="^[a-z]+$") = "a"
    other_code: Annotated[str, StringConstraints(pattern="^[0-9]+$")] = "1"
    tags: Annotated[list[str], NoDecode] = []
    url: AnyHttpUrl = AnyHttpUrl("https://shop.example")
    dsn: Optional[PostgresDsn] = None
    bind: IPv4Address = IPv4Address("127.0.0.1")
    size: ByteSize = 1024
    anything: Any = None
    extra: Json = "{}"
    data: DirectoryPath = ROOT / "data"
    cache: Path = Path("/var", "cache", "shop")
    moved: Path = MOVED / "data"
    timeout: timedelta = timedelta(minutes=5)
    either: Union[bool, Literal["auto"]] = "auto"

    # secrets
    password: SecretStr = SecretStr("hunter2")
    key: Secret[str] | None = None
    api_key: str = ""
    max_tokens: int = 5

    # defaults
    required: str
    also_required: int = Field(..., ge=1, description="Told by Field.")
    required_too: int = Field(gt=0)
    not_required: Optional[int]
    hosts: list[str] = Field(default_factory=lambda: ["localhost"])
    empty: dict[str, int] = Field(default_factory=dict)
    unique: set[str] = {"b", "a"}
    made: str = Field(default_factory=lambda: "-".join(["a", "b"]))
    unknown: str = Field(default_factory=lambda data: data["made"])

    # told
    told: int = 1
    """Told under the field."""
    cleaned: int = Field(
        1,
        description=inspect.cleandoc(
            """
            On several
            lines.
            """
        ),
    )
    wrapped: int = Option(3, "By a helper.", ge=2)
    old: int = Field(1, deprecated="Use port.")
    older: Annotated[int, deprecated("Use old.")] = 1
    shutdown_seconds: int = Field(default=30, ge=0, description="How long to wait.")

    # validated
    attempts: int = 3
    interval: Annotated[timedelta, AfterValidator(whole_minutes)] = timedelta(hours=1)
    strategy: str = "fast"
    batch: Optional[int] = None
    both_ends: float = 0.5
    free: int = 1
    scaled: int = 1
    let_through: int = 1

    @field_validator("attempts", "free")
    @classmethod
    def check(cls, v):
        if v > 10:
            raise ValueError("too many")
        return v

    @field_validator("strategy", mode="before")
    def one_of(cls, value: str) -> str:
        if value not in MODES:
            raise ValueError(value)
        return value

    @field_validator("both_ends")
    def between(cls, value: float) -> float:
        if not 0 < value <= 1:
            raise ValueError(value)
        return value

    @field_validator("scaled")
    def after_scaling(cls, value: int) -> int:
        value = value * 1000
        if value > 10:
            raise ValueError(value)
        return value

    @field_validator("let_through")
    def not_for_all(cls, value: int, info) -> int:
        if info.data["free"] == 1:
            return value
        if value > 10:
            raise ValueError(value)
        return value

    @model_validator(mode="after")
    def whole(self):
        if self.batch is not None and self.batch < 1:
            raise ValueError("batch")
        if self.free < self.attempts:
            raise ValueError("relation")
        return self


# none of these
class Elsewhere:
    port: Port = 8080
    attempts: int = Field(3, ge=1)
