"""A program: nothing imports it."""

import logging

from shop.keys import key

if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    key()
