import os
from http.server import BaseHTTPRequestHandler
from urllib.parse import urlparse

import psycopg2


class Api(BaseHTTPRequestHandler):
    def do_GET_liveness(self):
        """Tell that it lives."""
        self.send_response(200)

    def do_GET_readiness(self):
        """Ask the database."""
        psycopg2.connect("dbname=shop").cursor().execute("SELECT 1")
        self.send_response(200 if os.path.exists("/run/shop") else 503)

    def do_GET(self):
        path = "/primary" if self.path == "/" else self.path
        if "leader" in path:
            self.send_response(200)
        elif "health" in path:
            self.send_response(204)
        elif path == "/orders":
            psycopg2.connect("dbname=shop").cursor().execute("SELECT * FROM orders")

    def parse_request(self):
        done = super().parse_request()
        self.path = urlparse(self.path).path
        name = self.path.lstrip("/").split("/")[0]
        name = self.command + ("_" + name if name else "")
        if hasattr(self, "do_" + name):
            self.command = name
        return done

    def do_POST_health(self):
        self.send_response(200)

    def do_GET_orders(self):
        self.send_response(200)


class Table(BaseHTTPRequestHandler):
    def alive(self):
        """Answer."""
        self.send_response(200)

    def do_GET(self):
        asked = urlparse(self.path)
        routes = {"/livez": self.alive, "/orders": self.alive}
        routes[asked.path]()
        match self.path.split("?")[0]:
            case "/healthz" | "/health":
                self.send_response(200)


# none of these

            case "/ready":
                self.send_response(503)


class Unasked(BaseHTTPRequestHandler):
    """Has methods of such names, and nothing that looks for them."""

    def do_GET_health(self):
        self.send_response(200)

    def name(self, method):
        return getattr(self, method)
