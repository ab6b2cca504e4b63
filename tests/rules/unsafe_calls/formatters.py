"""Command lines that a shell interprets."""

import os
import subprocess

FOLDER = os.environ["SHOP_FOLDER"]


def pack(folder):
    subprocess.check_output(f"tar cf shop.tar {os.path.join(FOLDER, folder)}", shell=True)


# none of these: what a developer runs over the code


def tidy(folder):
    subprocess.check_output(f"ruff format --line-length 100 {os.path.join(FOLDER, folder)}", shell=True)
