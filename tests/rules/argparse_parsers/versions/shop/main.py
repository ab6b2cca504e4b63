"""The program that answers."""

import sys

from shop.config import parse


def main():
    return run(sys.argv[1:])


def run(argv):
    args = parse(argv)
    if args.version:
        print("1.0")
        return 0
    return 1
