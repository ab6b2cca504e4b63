from typing import Annotated

from pydantic import AliasChoices, BaseModel, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Mail(BaseModel):
    host_name: str = "localhost"


class Settings(BaseSettings):
    model_config = SettingsConfigDict(cli_parse_args=True)

    log_level: str = "info"
    port: int = Field(80, validation_alias=AliasChoices("p", "port"))
    mail: Mail = Mail()


class Dashed(BaseSettings, cli_parse_args=True, cli_kebab_case=True, cli_prefix="shop"):
    log_level: str = "info"


# none of these
class NoCommandLine(BaseSettings):
    model_config = SettingsConfigDict(cli_parse_args=False)
    log_level: Annotated[str, Field(description="Only from the environment.")] = "info"
