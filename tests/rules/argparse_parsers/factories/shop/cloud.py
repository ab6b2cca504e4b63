"""A factory that gives a parser and its groups back, to be added to."""

import argparse


class CloudParser(argparse.ArgumentParser):
    def error(self, message):
        raise SystemExit(3)


def create_argument_parser(description):
    parser = CloudParser(description=description, add_help=False)
    parser.add_argument("--version", action="version", version="1.0")
    cloud = parser.add_argument_group("Cloud")
    cloud.add_argument("--profile")
    return parser, cloud
