"""Signals and locks."""

import asyncio
import fcntl
import os
import signal
import sys

from filelock import FileLock


def stop(signum, frame):
    sys.exit(0)


def reopen(*_):
    pass


def main():
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.Signals.SIGUSR1, reopen)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    for one in (signal.SIGINT, signal.SIGQUIT):
        signal.signal(one, stop)


class Server:
    def drain(self):
        pass

    async def run(self):
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, self.drain)


def only_one(path):
    lock = open("/run/shop.lock", "w")
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    descriptor = os.open(f"{path}/queue", os.O_RDWR)
    fcntl.lockf(descriptor, fcntl.LOCK_EX)


def migrate():
    with FileLock("/run/shop-migrate.lock", timeout=30):
        pass


# none of these
def others(handler, descriptor):
    old = signal.getsignal(signal.SIGTERM)
    signal.signal(signal.SIGTERM, old)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGALRM, stop)
    signal.signal(signal.SIGCHLD, reopen)
    signal.signal(handler, stop)
    fcntl.flock(open("/run/shop.lock"), fcntl.LOCK_SH)
    fcntl.flock(open("/run/shop.lock"), fcntl.LOCK_UN)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
