from importlib import import_module

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

SHARED = {"ge": 1, "description": "By a shared mapping."}
OPEN = import_module("elsewhere").arguments


class Recursive(BaseSettings):
    model_config = Recursive.model_config
    me: "Recursive" = None
    typed: "list[" = 1
    unknown: Unknown[int] = unknown()
    shared: int = Field(5, **SHARED)
    open: int = Field(**OPEN)
    twice: int = 1
    twice: str = "a"
    starred, pair = 1, 2
    if OPEN:
        sometimes: int = 1
    else:
        otherwise: int = 1


def build(prefix):
    class Inside(BaseSettings):
        model_config = SettingsConfigDict(env_prefix=prefix)
        host: str = "localhost"

    return Inside


class Loop(Loop, BaseSettings):
    x: int = Field(1, ge="a", le=None)


# none of these
class Shadow(BaseSettings):
    def host(self) -> str: ...
