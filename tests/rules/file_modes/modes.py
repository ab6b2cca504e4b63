"""Modes of files."""

import os
import stat
from pathlib import Path

KEYS = "/etc/shop/keys"


def private(site):
    key_file = site.key_file
    os.chmod(key_file, stat.S_IRUSR | stat.S_IWUSR)
    os.makedirs(KEYS, mode=0o750)
    os.open(f"{KEYS}/fernet", os.O_WRONLY | os.O_CREAT, 0o600)
    Path("/run/shop.sock").chmod(0o660)
    os.umask(0o077)


def shared():
    os.chmod("/var/spool/shop", 0o777)
    os.umask(0)
    os.chmod("/var/tmp/shop", 0o1777)


# none of these: modes of anything, of what a caller hands in, that only let run, modes that only the site knows, a mask that is put back


def anything(path, mode):
    os.chmod(path, 0o644)
    os.chmod(KEYS, mode)
    os.chmod(f"{KEYS}/check.sh", stat.S_IEXEC)
    before = os.umask(0)
    os.umask(before)


def handed_in(mount_path):
    os.makedirs(mount_path, mode=0o700)
