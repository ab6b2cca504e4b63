"""Checks before and after."""

import logging
import os
import shutil
import sys
from typing import NamedTuple

LOG = logging.getLogger(__name__)


class TooFull(Exception):
    pass


def install(target):
    if os.geteuid() != 0:
        sys.exit("This has to be run as root.")
    if shutil.disk_usage(target).free < 10_000_000:
        raise TooFull(f"Not enough space in {target}")
    git = shutil.which("git")
    if git is None:
        LOG.error("git is not installed")
        raise SystemExit(2)
    if not os.access("/var/lib/shop", os.W_OK):
        raise PermissionError("/var/lib/shop is not writable")
    if sys.version_info < (3, 11):
        raise RuntimeError("Python 3.11 or newer is needed")


class Server:
    def run(self):
        self._refuse_root()
        serve(self)

    def _refuse_root(self):
        if os.geteuid() == 0:
            sys.exit("Do not run this as root.")


def serve(server):
    needs_folder("/srv")


def open_shop():
    needs_folder("/srv/shop")


def needs_folder(folder):
    if not os.access(folder, os.W_OK):
        raise OSError(f"{folder} is not writable")


def run(command, folder, mode):
    if not os.access(command, os.X_OK):
        raise OSError(f"no permission to run command {command}")
    if not os.access(folder, os.R_OK | os.W_OK):
        raise OSError(f"no permission to work in {folder}")
    if not os.access(folder, mode):
        raise OSError(f"no permission to use {folder}")


class Version(NamedTuple):
    major: int
    minor: int


OLDEST = Version(3, 10)
NEWEST = (3, 14)


def versions(oldest):
    if OLDEST > sys.version_info:
        raise RuntimeError(f"Expecting Python version >= {OLDEST}")
    if sys.version_info >= NEWEST:
        raise RuntimeError("This Python is too new")
    if sys.version_info < oldest:
        raise RuntimeError(f"The plugin asks for {oldest}")
    if sys.version_info[1] < 12:
        raise RuntimeError("This Python is too old")


def pages():
    tool = os.getenv("PDF_TOOL", "pdftohtml")
    if not shutil.which(tool):
        raise OSError(f"{tool} was not found")


# none of these
def any_tool(tool):
    if not shutil.which(tool):
        raise OSError(f"{tool} was not found")


def harmless(target):
    if os.geteuid() != 0:
        target = "~/.shop"
    free = shutil.disk_usage(target).free
    print(free)
    if sys.version_info >= (3, 12):
        from itertools import batched
    if os.access(target, os.R_OK):
        return open(target)
    return shutil.which("git") or "git"


def no_refusals(path, archive):
    if os.stat(path).st_uid != os.getuid():
        raise PermissionError(f"{path} belongs to another user")
    if archive and sys.version_info < (3, 0, 0):
        raise RuntimeError("archives need Python 3")
    engines = [engine for engine in ("docker", "podman") if shutil.which(engine)]
    if not engines:
        raise RuntimeError("neither docker nor podman is there")
