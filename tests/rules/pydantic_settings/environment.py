import os
from typing import Annotated, ClassVar, Optional

import pydantic_settings
from pydantic import AliasChoices, AliasPath, BaseModel, Field, PrivateAttr
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "SHOP_"
OLD_NAMES = AliasChoices("mail_host", "smtp_host")


class Plain(BaseSettings):
    """Without a prefix."""

    debug: bool = False
    workers: int = 4


class Prefixed(BaseSettings):
    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=".env")

    name: str = "shop"
    by_alias: str = Field("a", alias="shopAlias")
    by_validation_alias: str = Field("a", validation_alias="OTHER_NAME", alias="not_this")
    choices: int = Field(default=1, validation_alias=AliasChoices("first", AliasPath("second"), AliasPath("third", 0)))
    path: str = Field("a", validation_alias=AliasPath("one", "two", 0))
    host: str = Field("localhost", validation_alias=OLD_NAMES)
    annotated: Annotated[int, Field(validation_alias="ANNOTATED")] = 2
    unreadable: str = Field("a", alias=os.urandom(4).hex())


class ByName(pydantic_settings.BaseSettings, env_prefix="n_", populate_by_name=True):
    port: int = Field(80, alias="PORT")
    """The port
    to listen on."""


class AliasesToo(BaseSettings):
    model_config = {"env_prefix": "A_", "env_prefix_target": "all"}
    port: int = Field(80, alias="port_number")


class CaseMatters(BaseSettings):
    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(env_prefix="Shop_", case_sensitive=True)
    logLevel: str = "INFO"


class OldConfig(BaseSettings):
    class Config:
        env_prefix = "OLD_"

    limit: int = Field(5, env="IGNORED_IN_THE_SECOND_GENERATION")


class Generated(BaseSettings):
    model_config = SettingsConfigDict(alias_generator=lambda name: name.upper())
    some_name: str = ""


class Unreadable(BaseSettings):
    model_config = SettingsConfigDict(env_prefix=os.getcwd())
    some_name: str = ""
    known: str = Field("", alias="KNOWN")


class FromEnvironment(BaseSettings):
    region: str = os.getenv("AWS_REGION", "eu-west-1")
    token: Optional[str] = Field(default_factory=lambda: os.environ.get("SHOP_TOKEN"))


# none of these
class Payload(BaseModel):
    order: int


class WithoutOptions(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="X_")
    limit: ClassVar[int] = 3
    _cache: dict = PrivateAttr(default_factory=dict)
    _other: int = 1
    unannotated = 3

    @property
    def url(self) -> str:
        return ""


class NoSettings:
    debug: bool = False
