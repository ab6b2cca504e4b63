"""What the code says to do, and what it does by itself."""

import asyncio
import logging
import time

import backoff
import stamina
from tenacity import retry, retry_if_exception_type, stop_after_attempt

LOG = logging.getLogger(__name__)


def told(path, port):
    raise FileNotFoundError(f"{path} is missing. Run `shopctl init` first.")
    raise FileNotFoundError(f"Please first create {path}")
    raise OSError(f"port {port} is taken; use another one with --port")
    raise OSError("port is taken. Use another one, e.g. 8081, or i.e. none")
    raise OSError("no key yet, you need to generate one")
    raise OSError("orders are locked.\nPlease see\nthe manual of orders")
    LOG.warning("cannot read %s, falling back to the default", path)
    LOG.warning("cannot read %s. Ignoring it.", path)


@retry(stop=stop_after_attempt(3))
def fetch():
    raise ConnectionError("no answer from payments")


@backoff.on_exception(backoff.expo, (TimeoutError, ConnectionError), max_tries=8)
def post():
    raise ConnectionError("payments hung up")


@stamina.retry(on=OSError, attempts=3)
def put():
    raise ConnectionError("payments refused")


def poll(client, delay):
    while True:
        try:
            client.poll()
        except OSError:
            LOG.exception("cannot poll orders")
            time.sleep(5)


async def watch(client, delay):
    for _ in range(3):
        try:
            await client.watch()
        except OSError as error:
            LOG.error("cannot watch orders: %s", error)
            await asyncio.sleep(delay)


# none of these says what to do


@backoff.on_exception(backoff.expo, TimeoutError)
def other():
    raise ConnectionError("payments are closed")


@retry(retry=retry_if_exception_type(KeyError))
def third():
    raise ConnectionError("payments are gone")


def silent(client):
    raise OSError("Update of order failed")
    raise OSError("Use of closed connection")
    raise OSError("orders are lost. Update failed too.")
    LOG.error("Run 5 ended early")
    while True:
        try:
            client.poll()
        except OSError:
            LOG.error("cannot poll, and leave")
            time.sleep(5)
            break


def gives_up(client, fatal):
    while True:
        try:
            client.poll()
        except OSError as error:
            if fatal(error):
                LOG.error("cannot poll any more")
                raise
            time.sleep(5)
