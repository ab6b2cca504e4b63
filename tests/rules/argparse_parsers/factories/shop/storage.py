"""A class of parsers whose methods add options, each called by some of the programs only."""

from __future__ import annotations

import argparse


def add_storage_options(parser, plugins):
    parser.addoption("--serverdir")


def add_import_options(parser, plugins):
    parser.addoption("--skip-type", action="append")


def add_fsck_options(parser: Parser):
    parser.addoption("--no-checksum", action="store_false", dest="checksum")


class Parser(argparse.ArgumentParser):
    def __init__(self, *args, plugins=None, **kwargs):
        self.addoption = self.add_argument
        self.plugins = plugins
        super().__init__(*args, **kwargs)

    def addgroup(self, *args, **kwargs):
        group = super().add_argument_group(*args, **kwargs)
        group.addoption = group.add_argument
        return group

    def add_storage_options(self):
        add_storage_options(self, self.plugins)

    def add_import_options(self):
        add_import_options(self, self.plugins)


    # none of these: nobody calls it
    def add_all_options(self):
        self.addoption("--everything")
        add_storage_options(self, self.plugins)
        add_import_options(self, self.plugins)


class Runner:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False

    def create_parser(self, *, description, add_help) -> Parser:
        return Parser(description=description, add_help=add_help)


def fsck():
    with Runner() as runner:
        parser = runner.create_parser(description="Run a consistency check of the store.", add_help=False)
        parser.add_storage_options()
        add_fsck_options(parser.addgroup("fsck options"))
        parser.parse_args()


def import_():
    with Runner() as runner:
        parser = runner.create_parser(description="Read what was exported.", add_help=False)
        parser.add_storage_options()
        parser.add_import_options()
        parser.parse_args()


def export():
    with Runner() as runner:
        parser = runner.create_parser(description="Write everything into a folder.", add_help=False)
        parser.add_storage_options()
        parser.parse_args()
