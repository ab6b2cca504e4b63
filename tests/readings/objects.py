"""Options that objects hold: traits, fields of settings classes, settings of Django."""

import functools
import queue

from django.conf import settings as project
from pydantic_settings import BaseSettings
from traitlets import Integer, Unicode
from traitlets.config import Application, Configurable


class Base(Configurable):
    size = Integer(1, config=True)


class Worker(Base):
    name = Unicode(config=True)

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.queue = queue.Queue(self.size)

    def run(self):
        if self.size < 1:
            raise ValueError("too small")
        return self.name, self.size


class Shop(Application):
    def initialize(self, argv=None):
        self.parse_command_line(argv)
        self.load_config_file("shop.py")


class Broker(BaseSettings):
    url: str = "amqp://"


class Settings(BaseSettings):
    port: int = 80
    debug: bool = False
    broker: Broker = Broker()


settings = Settings()


@functools.lru_cache
def get_settings() -> Settings:
    return Settings()


def at_use():
    return settings.port, get_settings().broker.url


def given(config: Settings, limit=settings.port):
    return config.debug


def fresh():
    return Settings().port


def of_django():
    return project.ORDERS_LIMIT, getattr(project, "ORDERS_RATE", 3)


# none of these


class Plain:
    size = 3

    def run(self):
        return self.size, self.name


def neither(other):
    worker = Worker()
    worker.run()
    settings.model_dump()
    project.configure()
    return other.size, other.port, project.configured
