"""An address in a group of settings."""

from functools import lru_cache

from pydantic import BaseModel
from pydantic_settings import BaseSettings
from sqlalchemy import create_engine


class Database(BaseModel):
    url: str = "postgresql://db/shop"


class Settings(BaseSettings):
    database: Database = Database()


@lru_cache
def settings():
    return Settings()


engine = create_engine(str(settings().database.url))

# none of these: a model that no settings hold


def other(database: Database):
    return create_engine(database.url)
