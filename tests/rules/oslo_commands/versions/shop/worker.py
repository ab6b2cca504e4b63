"""The whole command line."""

import sys

from shop import service


def main():
    service.prepare_service(sys.argv)
