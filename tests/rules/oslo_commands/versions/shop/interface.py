"""A command line without its last words: the flag is never seen."""

import sys

from shop import config

# none of these


def main():
    config.init(sys.argv[1:-2])
    print(sys.argv[-2], sys.argv[-1])
