"""Starts another program, and says how it went."""

import logging
import os

logging.basicConfig(level=logging.INFO)


def main():
    logging.getLogger(__name__).info("starting")
    os.execvp("pshell", ["pshell"])
