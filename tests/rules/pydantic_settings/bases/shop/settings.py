from __future__ import annotations

from pydantic import BaseModel, Field
from pydantic_settings import SettingsConfigDict

from shop.base import Database, Observed, ShopSettings, config


class Mail(BaseModel):
    host: str = Field("localhost", description="The mail server.")
    port: int = Field(25, alias="PORT_NUMBER")
    again: Mail | None = None


class WebSettings(ShopSettings):
    model_config = config("web")

    port: int = 80


class Settings(Observed, ShopSettings):
    database: Database = Field(default_factory=Database, description="Where orders are kept.")
    mail: Mail = Mail(host="mail")
    web: WebSettings = WebSettings()
    mails: list[Mail] = []


class Flat(ShopSettings):
    """No variable reaches into its models."""

    model_config = SettingsConfigDict(env_nested_delimiter=None)

    mail: Mail | None = None


class OneDeep(ShopSettings):
    model_config = SettingsConfigDict(env_nested_delimiter="_", env_nested_max_split=1)

    database: Database


class Later(Flat):
    mail: None = None


# none of these
class Order(BaseModel):
    amount: int
