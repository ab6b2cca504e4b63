"""Everything an operator may set, from the environment or a ``.env`` file."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field, PostgresDsn, RedisDsn, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Database(BaseModel):
    """Connection to PostgreSQL."""

    url: PostgresDsn = PostgresDsn("postgresql://shop@localhost:5432/shop")
    pool_size: int = Field(default=5, ge=1, le=50, description="Connections kept open by each process.")
    pool_timeout_seconds: float = Field(default=10.0, gt=0, le=60, description="How long a request waits for a connection.")


class Payments(BaseModel):
    """Connection to the payment provider."""

    base_url: str = "https://payments.example.org"
    api_key: SecretStr = Field(description="Key of the payment provider; never logged.")
    timeout_seconds: float = Field(default=5.0, gt=0, le=30)


class Settings(BaseSettings):
    """Settings of the service; nested ones with two underscores: ``SHOP_DATABASE__POOL_SIZE``."""

    model_config = SettingsConfigDict(env_prefix="SHOP_", env_file=".env", env_nested_delimiter="__")

    database: Database = Database()
    payments: Payments
    broker_url: RedisDsn = RedisDsn("redis://localhost:6379/0")
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    backup_dir: Path = Path("/var/backups/shop")
    order_retention_days: int = Field(default=730, ge=30, description="Closed orders older than this are pruned.")
    max_import_rows: int = 10_000


@lru_cache
def settings() -> Settings:
    """Read the settings once for each process; a change needs a restart."""
    return Settings()
