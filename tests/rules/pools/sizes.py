import asyncio
import threading
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

from oslo_config import cfg

CONF = cfg.CONF
WORKERS = 12

executor = ThreadPoolExecutor(WORKERS)
unstated = ThreadPoolExecutor()


class Renderer:
    def __init__(self, at_a_time=4):
        self.pool = ProcessPoolExecutor(max_workers=CONF.render.workers)
        self.slots = asyncio.Semaphore(at_a_time)
        limit = threading.BoundedSemaphore(CONF.render.downloads)
        self.limit = limit


renderer = Renderer()

# none of these

lock = threading.Semaphore(1)


def once(items):
    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(print, items))


class Passing:
    def __init__(self):
        self.pool = ThreadPoolExecutor(3)


def use(count):
    passing = Passing()
    passing.pool.submit(print)
    return ThreadPoolExecutor(count)
