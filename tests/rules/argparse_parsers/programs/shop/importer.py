"""A parser of a class of its own, made in a method."""

import argparse


class Parser(argparse.ArgumentParser):
    def error(self, message):
        self.exit(2, message)


class Importer:
    def __init__(self):
        self.parser = Parser(description="Import orders from a file.")
        self.parser.add_argument("file", type=argparse.FileType("r"))

    def run(self):
        self.parser.add_argument("--strict", action="store_true")
        return self.parser.parse_args()


def main():
    Importer().run()
