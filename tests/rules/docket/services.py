from datetime import timedelta

from docket import Cron, Docket, Perpetual, Retry
from pydantic_settings import BaseSettings


class Vacuum(BaseSettings):
    loop_minutes: float = 60


class Settings(BaseSettings):
    vacuum: Vacuum = Vacuum()


def get_settings() -> Settings:
    return Settings()


async def heartbeat(perpetual: Perpetual = Perpetual(every=timedelta(seconds=15), automatic=True)) -> None:
    """Say that it is alive."""


async def vacuum(perpetual: Perpetual = Perpetual(every=timedelta(minutes=get_settings().vacuum.loop_minutes))) -> None: ...


async def nightly(cron: Cron = Cron("0 3 * * *")) -> None: ...


# none of these
async def again(retry: Retry = Retry(attempts=3)) -> None: ...


docket = Docket()
LOOSE = Perpetual(every=timedelta(hours=1))
