from typing import List, Optional

from pydantic import BaseModel, BaseSettings, Field, SecretStr, conint, validator
from pydantic.v1 import BaseSettings as OldSettings


class Common(BaseSettings):
    debug: bool = False
    workers = 4
    name = Field("shop", description="Its type is that of its default.")

    class Config:
        env_prefix = "shop_"
        env_file = ".env"


class Settings(Common):
    host: str = Field("localhost", env="SHOP_LISTEN")
    port: conint(ge=1, le=65535) = Field(8080, env=["PORT", "HTTP_PORT"])
    alias: str = Field("a", alias="not_read_from_the_environment")
    code: str = Field("a", regex="^[a-z]$")
    dsn: SecretStr
    timeout: Optional[int]
    listed: List[int] = []
    configured: int = 1

    class Config(Common.Config):
        fields = {"configured": {"env": "OTHER_NAME"}}

    @validator("listed", each_item=True)
    def items(cls, v):
        if v < 1:
            raise ValueError("item")
        return v

    @validator("configured", pre=True)
    def whole(cls, v, values):
        if v is not None and (v < 1 or v > 9):
            raise ValueError("range")
        return v


class Renamed(OldSettings):
    class Config:
        case_sensitive = True

    exactAsWritten: int = 1


# none of these
class Order(BaseModel):
    port: int = 1


class Nothing(BaseSettings):
    _private = 3

    class Config:
        env_prefix = "nothing_"
