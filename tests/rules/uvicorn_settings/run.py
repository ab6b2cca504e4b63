"""Keyword arguments of uvicorn, in all the ways they are given."""

import argparse
import os

import uvicorn
from uvicorn import Config as ServerConfig

from shop import app

SHARED = {"log_level": "debug", "workers": 4, "colour": "red"}


def serve():
    parser = argparse.ArgumentParser()
    args = parser.parse_args()
    uvicorn.run(app, host="0.0.0.0", port=int(os.environ.get("PORT", "80")), timeout_keep_alive=args.keep, **SHARED)


async def serve_here():
    config = ServerConfig("shop:app", ws_max_size=2**20, ssl_keyfile_password="hunter2", **{"backlog": 64, "uds": None})
    await uvicorn.Server(config).serve()


# none of these
uvicorn.run(app)
uvicorn.Server(config=None)


def run(app, host="::"):
    return app, host


run(app, host="127.0.0.1")
