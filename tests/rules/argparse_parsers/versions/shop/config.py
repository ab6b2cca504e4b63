"""A parser that two programs share, with a flag for the version."""

import argparse


def get_parser():
    parser = argparse.ArgumentParser()
    parser.add_argument("--version", action="store_true", help="show the version")
    return parser


def parse(argv, parser=None):
    if parser is None:
        parser = get_parser()
    return parser.parse_args(argv)
