"""Programs that read their command line and serve then."""

import argparse
import select
import signal
import subprocess
from http.server import BaseHTTPRequestHandler, HTTPServer

import daemon


class Server(HTTPServer):
    """Answers the tills of the shop."""


def listen():
    parser = argparse.ArgumentParser()
    parser.add_argument("--verify", action="store_true")
    if parser.parse_args().verify:
        return
    server = Server(("", 80), BaseHTTPRequestHandler)
    while True:
        ready, _, _ = select.select([server], [], [])
        if not ready:
            break


def detach():
    parser = argparse.ArgumentParser()
    parser.add_argument("--foreground", action="store_true")
    if not parser.parse_args().foreground:
        with daemon.DaemonContext():
            work()


class App:
    def parser(self):
        return argparse.ArgumentParser()

    @classmethod
    def main(cls):
        return cls().start()

    def start(self):
        self.parser().parse_args()
        return self.run()

    def run(self):
        raise NotImplementedError


class Daemon(App):
    @classmethod
    def main(cls):
        return super().main()


class Picker(Daemon):
    def run(self):
        while True:
            signal.pause()


def picker():
    return Picker.main()


# none of these


def work():
    """A step of what the programs do."""


class Packer(Daemon):
    def run(self):
        return 0


def packer():
    return Packer.main()


def follow():
    """Reads what another program prints, until that ends."""
    argparse.ArgumentParser().parse_args()
    child = subprocess.Popen(["journalctl"], stdout=subprocess.PIPE)
    while True:
        ready, _, _ = select.select([child.stdout], [], [])
        if not ready:
            break


def count():
    parser = argparse.ArgumentParser()
    parser.add_argument("--serve", action="store_true")
    if parser.parse_args().serve:
        Server(("", 80), BaseHTTPRequestHandler).serve_forever()


def tool():
    """Its subcommands do different things."""
    parser = argparse.ArgumentParser()
    below = parser.add_subparsers()
    below.add_parser("start")
    below.add_parser("status")
    parser.parse_args()
    with daemon.DaemonContext():
        work()
