"""Locks by files that refuse a second process, or let it wait."""

import fcntl

import portalocker
import zc.lockfile
from daemon import pidfile
from fasteners import InterProcessLock
from filelock import FileLock, SoftFileLock
from pid import PidFile


def refused(name):
    zc.lockfile.LockFile("/run/shop/import.lock")
    with PidFile("shop-worker", piddir="/run/shop"):
        pass
    pidfile.TimeoutPIDLockFile("/run/shop.pid", acquire_timeout=0)
    fcntl.flock(open(f"/run/shop/{name}.lock", "w"), fcntl.LOCK_EX | fcntl.LOCK_NB)


def waits():
    pidfile.TimeoutPIDLockFile("/run/shop-mail.pid", 10)
    portalocker.Lock("/run/shop/stock.lock", timeout=5)
    InterProcessLock("/run/shop/prices.lock")
    SoftFileLock("/net/shop/export.lock")


# none of these: where the file is, is not known
def computed(folder, name):
    FileLock(f"{folder}/queue.lock")
    PidFile(name)
    fcntl.flock(open(f"{folder}/queue", "w"), fcntl.LOCK_EX)
