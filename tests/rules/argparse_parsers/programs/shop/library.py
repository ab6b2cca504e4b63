import argparse


def parser_for(tool):
    """Nobody here says which program this is."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--input", help="file to read")
    parser.add_subparsers().add_parser("check", help="Check the input.")
    return parser


# none of these
class Subparsers:
    def add_parser(self, name): ...


Subparsers().add_parser("nothing")
