"""A program that takes the flag, and tells nothing."""

import sys

from shop.config import get_parser, parse

# none of these


def generate():
    return parse(sys.argv[1:], parser=get_parser())
