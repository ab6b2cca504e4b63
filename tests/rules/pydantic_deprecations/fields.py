"""Fields of models that are deprecated."""

from typing import Annotated

from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings
from typing_extensions import deprecated


class Order(BaseModel):
    number: int = Field(deprecated="Use `key` instead. Will be removed in 3.0.")
    total: float = Field(0, deprecated=True)
    tax: float = Field(0, deprecated=deprecated("tax is deprecated since 2.1"))
    note: Annotated[str, Field(deprecated=True)] = ""


# none of these: fields of settings are options, and fields that stay


class Settings(BaseSettings):
    port: int = Field(8000, deprecated=True)


class Cart(BaseModel):
    size: int = Field(0, deprecated=False)
    kept: int = Field(0)


number = Field(deprecated=True)
