"""A program that takes the options of another, and says itself what it is for."""

import argparse


def get_parser():
    parser = argparse.ArgumentParser(description="Start a server which sells.")
    parser.add_argument("--port", type=int, default=80)
    return parser


def parse(parser=None):
    if parser is None:
        parser = get_parser()
    return parser.parse_args()


def generate():
    parser = get_parser()
    parser.description = "Write configuration files for the shop."
    return parse(parser)


# none of these
def other(thing):
    thing.description = "No parser."
