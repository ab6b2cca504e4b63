import asyncio
import collections
import logging
import os
import queue

jobs = queue.Queue(maxsize=500)
unbounded = queue.Queue()
LAST = collections.deque(maxlen=10_000)


class Worker:
    inbox: queue.SimpleQueue = queue.SimpleQueue()

    def __init__(self):
        self.events = asyncio.Queue(int(os.environ.get("EVENTS", "100")))
        self.all = asyncio.Queue(0)


class Pool:
    def __init__(self, most):
        self.asked = queue.Queue(most)


POOLS = [Pool(40), Pool(40)]


# none of these


class Shared:
    """Made with several sizes, and with one that is not known: none is that of all."""

    def __init__(self, most, results):
        self.asked = queue.Queue(most)
        self.results = queue.Queue(results)


def shared(size):
    return [Shared(500, 20), Shared(10, size)]


recent = collections.deque(maxlen=5)


class Shown(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = collections.deque(maxlen=500)


plain = collections.deque()


def gather(items):
    results = queue.Queue()
    for item in items:
        results.put(item)
    return results


class Waiter:
    def __init__(self):
        self.queue = queue.Queue()


def wait():
    waiter = Waiter()
    return waiter.queue.get()


class Records:
    def __init__(self):
        self.pending: queue.Queue[str] = queue.Queue()


RECORDS = Records()


def configure(settings):
    RECORDS.pending.maxsize = settings["max_pending"]


class Reported:
    """The results of one run, in a queue only for the sake of threads."""

    def __init__(self):
        self.done = queue.Queue()

    def report(self, result):
        self.done.put(result)

    def results(self):
        return tuple(self.done.queue)
