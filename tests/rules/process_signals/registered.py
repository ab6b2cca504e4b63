"""Which of several handlers holds while a program runs, and what a handler does."""

import cmd
import logging
import os
import signal
import socket
import sys

LOG = logging.getLogger(__name__)


def too_early(signum, frame):
    sys.exit(1)


def serve(options):
    numbers = [signal.SIGTERM]
    if os.name != "nt":
        numbers.append(signal.SIGHUP)
    for number in numbers:
        signal.signal(number, too_early)
    if options.check:
        return
    ours, theirs = socket.socketpair()

    def shut_down(signum, frame):
        ours.close()

    for number in numbers:
        signal.signal(number, shut_down)
    if options.fast:
        signal.signal(signal.SIGTERM, at_once)  # the one before holds otherwise


def at_once(signum, frame):
    LOG.info("leaving")
    os._exit(0)


def dump(signum, frame):
    signal.signal(signal.SIGUSR2, signal.SIG_IGN)
    print(frame)
    signal.signal(signal.SIGUSR2, dump)


class Launcher:
    def run(self):
        signal.signal(signal.SIGUSR2, dump)
        signal.signal(signal.SIGINT, self.leave)
        signal.signal(signal.SIGTERM, at_once)

    def leave(self, signum, frame):
        self.pool.stop()
        sys.exit(0)


class Proxy:
    def run(self):
        signal.signal(signal.SIGTERM, self.to_child)
        signal.signal(signal.SIGUSR1, self.to_child)

    def to_child(self, signum, frame):
        os.kill(self.pid, signum)
        if signum in [signal.SIGTERM, signal.SIGINT]:
            sys.exit(0)


# none of these
class Shell(cmd.Cmd):
    def __init__(self):
        signal.signal(signal.SIGTERM, self.leave)

    def leave(self, signum, frame):
        self.do_quit()


def script():
    signal.signal(signal.SIGTERM, at_once)
    if ask() == "y":
        print("done")


def ask():
    return input("Go on? ")
