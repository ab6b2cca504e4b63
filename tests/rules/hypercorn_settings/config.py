"""Attributes of hypercorn's configuration."""

import os

from hypercorn.asyncio import serve
from hypercorn.config import Config

config = Config()
config.bind = ["0.0.0.0:8000"]
config.graceful_timeout = 10
config.loglevel = os.getenv("LOG_LEVEL", "info")
config.keyfile_password = "hunter2"
other = Config.from_mapping({"workers": 2, "unheard_of": 1}, backlog=50)


class Server:
    def __init__(self):
        self.config = Config()
        self.config.keep_alive_timeout = 5


# none of these
config.unheard_of = 1
serve.workers = 3


class Other:
    pass


Other().workers = 2
