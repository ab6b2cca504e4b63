"""Whether a failing status is noticed, and what is told once or not at all."""

import os
import subprocess
import sys
from subprocess import CalledProcessError, Popen


def wanted_to_fail(path):
    status = subprocess.call(["zgrep", "<id/>", path])
    if not status:
        raise ValueError("empty identifiers")


def wanted_to_fail_too(path):
    status = subprocess.call(["grep", "-q", "secret", path])
    if status == 0:
        raise ValueError("secret")


def looked_at(path):
    status = subprocess.call(["rsync", path, "backup:"])
    if status != 0:
        raise RuntimeError(status)


def tried_again(path):
    while True:
        status = subprocess.call(["scp", path, "backup:"])
        if status == 0:
            break


def by_place(path, is_container):
    if is_container:
        subprocess.check_call([sys.executable, "-m", "pip", "install", path])
    else:
        subprocess.check_call([sys.executable, "-m", "pip", "install", path])


def twice(path):
    subprocess.call(["sync", path])
    subprocess.check_call(["sync", path])  # noticed this time


# none of these
def width():
    _, columns = os.popen("stty size").read().split()
    return columns or subprocess.check_output(["tput", "cols"])
