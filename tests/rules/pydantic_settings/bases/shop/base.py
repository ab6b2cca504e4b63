from pydantic import BaseModel
from pydantic_settings import BaseSettings, SettingsConfigDict


class ShopConfigDict(SettingsConfigDict, total=False):
    table: tuple[str, ...]


def config(*path: str, **more) -> SettingsConfigDict:
    prefix = f"SHOP_{'_'.join(path).upper()}_" if path else "SHOP_"
    return ShopConfigDict(env_prefix=prefix, table=path, json_schema_extra=config, **more)


class ShopSettings(BaseSettings):
    model_config = config(env_nested_delimiter="__")

    verbose: bool = False


class Database(BaseModel):
    url: str = "sqlite://"
    pool: "Pool" = {}


class Pool(BaseModel):
    size: int = 5


class Observed(BaseModel):
    trace: bool = False
