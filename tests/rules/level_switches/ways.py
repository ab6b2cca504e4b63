"""Levels that change while a program runs."""

import asyncio
import logging
import logging.config
import signal

from fastapi import FastAPI

app = FastAPI()
LOG = logging.getLogger("shop")
SERVER = logging.config.listen(9999)
PLAIN = logging.config.listen()


def louder(number, frame):
    LOG.setLevel(logging.DEBUG)


def quieter(number, frame):
    logging.getLogger().setLevel("WARNING")


@app.post("/admin/loglevel/{level}")
def set_level(level: str):
    LOG.setLevel(level)


signal.signal(signal.SIGUSR1, louder)
asyncio.get_event_loop().add_signal_handler(signal.SIGUSR2, quieter)

# none of these: levels that are set once, or by what is not told


def set_up(level):
    LOG.setLevel(level)


def on_stop(number, frame):
    LOG.info("stopping")


signal.signal(signal.SIGTERM, on_stop)
LOG.setLevel(logging.INFO)
