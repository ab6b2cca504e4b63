"""Two programs whose classes share a base, and a parser that reads no command line."""

import argparse
import shlex


class Program:
    def __init__(self, args):
        self.args = args

    @classmethod
    def start(cls, args=None):
        program = cls(args)
        program.run()

    def run(self):
        self.fill()
        self.parser.parse_args(self.args)

    def fill(self):
        self.parser = new_parser()


def new_parser():
    parser = argparse.ArgumentParser()
    parser.add_argument("--verbose", action="count", default=0)
    return parser


class Vault(Program):
    def fill(self):
        super().fill()
        self.parser.add_subparsers().add_parser("rekey", help="Give files a new key.").add_argument("file")


class Pull(Program):
    def fill(self):
        super().fill()
        self.parser.add_argument("--url", required=True)


def vault():
    Vault.start()


def pull():
    Pull.start()


# none of these
def is_module(command):
    parser = argparse.ArgumentParser()
    parser.add_argument("-m")
    return parser.parse_args(shlex.split(command)).m
