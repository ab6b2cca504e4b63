"""Connections that go to a socket of the machine, whatever host they are told."""

import http.client
import socket


class Local(http.client.HTTPConnection):
    path = "/run/shop.sock"

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.connect(self.path)


class Watched(http.client.HTTPConnection):
    def connect(self):
        super().connect()
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)


def watched():
    return Watched("watched.internal", 8080)


# none of these


class Other(Local):
    def __init__(self, path):
        super().__init__("placeholder")
        self.path = path


def local():
    return Local("placeholder.internal"), Other("/run/other.sock")
