"""Keyword arguments of waitress."""

import waitress
from waitress.server import create_server

from shop import app


def main(port):
    waitress.serve(app, listen="*:8080", threads=8, channel_timeout=30, port=port)


create_server(app, max_request_body_size=10 * 1024 * 1024)

# none of these
waitress.profile("serve()", threads=3)
