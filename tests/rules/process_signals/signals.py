"""Signals and locks."""

import asyncio
import fcntl
import functools
import logging
import multiprocessing
import os
import signal
import sys
import threading

from filelock import FileLock
from oslo_concurrency import lockutils

LOG = logging.getLogger(__name__)


def stop(signum, frame):
    sys.exit(0)


def reopen(*_):
    """Open the log files again.

    After logrotate.
    """
    open("shop.log", "a")


DONE = threading.Event()


def finish(signum, frame):
    DONE.set()


def leave(signum, frame):
    global running
    running = False


def main():
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.Signals.SIGUSR1, reopen)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    for one in (signal.SIGINT, signal.SIGQUIT):
        signal.signal(one, stop)
    signal.signal(signal.SIGUSR2, stop)


def by_event():
    signal.signal(signal.SIGTERM, finish)


def by_flag():
    signal.signal(signal.SIGTERM, leave)


class Server:
    def drain(self):
        self.shut(1)

    def shut(self, after):
        threading.Thread(target=self.http.shutdown).start()

    async def run(self):
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGTERM, self.drain)


def only_one(path):
    lock = open("/run/shop.lock", "w")
    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    descriptor = os.open(f"/run/{path}/queue", os.O_RDWR)
    fcntl.lockf(descriptor, fcntl.LOCK_EX)


def migrate():
    with FileLock("/run/shop-migrate.lock", timeout=30):
        pass


class Master:
    def run(self):
        signal.signal(signal.SIGHUP, functools.partial(self.again, 1))
        signal.signal(signal.SIGUSR1, self.to_children)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGUSR2):
            signal.signal(number, self.by_number)
        multiprocessing.Process(target=serve).start()

    def again(self, after, signum, frame):
        self.reload_in(after)

    def to_children(self, signum, frame):
        """Restart the workers."""
        for pid in self.children:
            os.kill(pid, signal.SIGUSR1)

    def by_number(self, signum, frame):
        LOG.info("caught %s", signum)
        if signum == signal.SIGUSR2:
            self.dump()
        else:
            self.stop()


class Runner:
    def run(self):
        signal.signal(signal.SIGTERM, self.leave)
        signal.signal(signal.SIGHUP, self.leave)

    def leave(self, signum, frame):
        LOG.info("caught %s", signum)
        self.running = False


# none of these
def serve():
    signal.signal(signal.SIGUSR1, reopen)  # in a process that the program starts
    pid = os.fork()
    if pid == 0:
        signal.signal(signal.SIGHUP, reopen)


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
    signal.signal(signal.SIGWINCH, reopen)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def interrupted(signum, frame):
    raise KeyboardInterrupt


def lost(signum, frame):
    raise ConnectionError("lost")


def passes_on(signum, frame):
    os.killpg(os.getpgrp(), signum)
    if signum == signal.SIGTERM:
        sys.exit(1)


class Query:
    def cancel(self, *_):
        self.cursor.cancel()


def one_off(query: Query):
    signal.signal(signal.SIGINT, interrupted)
    signal.signal(signal.SIGUSR1, lost)
    signal.signal(signal.SIGTERM, query.cancel)
    for number in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, passes_on)  # SIGTERM it is


def in_turn():
    with lockutils.external_lock("tasks"):
        pass
