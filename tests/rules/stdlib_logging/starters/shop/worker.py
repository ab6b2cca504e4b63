"""Works, and starts another program by the way."""

import logging
import subprocess

from shop.config import config_file, work

logging.basicConfig(level=logging.INFO)


def main():
    subprocess.call(["sync"])
    work(config_file())
