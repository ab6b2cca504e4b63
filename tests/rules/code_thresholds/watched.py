"""Measured values that are watched, and what the program says beyond the limit."""

import logging
import os
import queue
import shutil
import time
from datetime import datetime, timedelta

import psutil
from django.conf import settings
from django.core.mail import mail_admins

log = logging.getLogger(__name__)
MAX_BACKUP_AGE = 26 * 3600
WARN_LOAD = float(os.environ.get("WARN_LOAD", "8"))
jobs = queue.Queue()


def disk(path):
    if shutil.disk_usage(path).free < 5 * 1024**3:
        log.error("Less than 5 GiB are free in %s", path)
    usage = psutil.disk_usage(path)
    if usage.percent > 90:
        raise RuntimeError(f"{path} is full")
    total, used, free = shutil.disk_usage(path)
    if free / 1024**2 <= settings.MIN_FREE_MB:
        log.warning("Disk almost full")
    if used / total * 100 > 80 and path != "/tmp":
        log.critical("Disk is %d %% full", used)
    stat = os.statvfs(path)
    if 1000000 > stat.f_bavail * stat.f_frsize:
        mail_admins("Disk", "Nearly full")


def memory():
    if psutil.virtual_memory().available < settings.MIN_MEMORY:
        log.warning("Memory is low")
    rss = psutil.Process().memory_info().rss
    if rss >= 2_000_000_000:
        log.error("The worker uses too much memory")


def load():
    if os.getloadavg()[0] > WARN_LOAD:
        log.warning("The load is high")
    if jobs.qsize() < 100:
        jobs.put(1)
    else:
        log.warning("The queue is full")


def age(path):
    changed = os.path.getmtime(path)
    if time.time() - changed > MAX_BACKUP_AGE:
        log.error("The last backup is too old")
    if datetime.now().timestamp() - os.stat(path).st_mtime > 3600:
        raise ValueError("stale")


def slow(query):
    start = time.perf_counter()
    query()
    elapsed = time.perf_counter() - start
    if elapsed > 0.5:
        log.warning("Slow query: %s", query)


# none of these: business limits, deadlines, what nobody is told of


def order(amount, items, created):
    if amount > 1000:
        log.warning("A large order")
    if len(items) > 50:
        raise ValueError("Too many items")
    if datetime.now() - created > timedelta(days=30):
        raise ValueError("The offer has ended")


def wait(check, timeout=30):
    start = time.monotonic()
    while not check():
        if time.monotonic() - start > timeout:
            log.error("Gave up")
            raise TimeoutError("not ready")
        if time.monotonic() - start > 60:
            log.warning("Gave up")
            break


def quiet(path):
    if shutil.disk_usage(path).free < 1000:
        print("little")
    if psutil.cpu_percent() > 90:
        log.info("busy")
    if shutil.disk_usage(path).total < 1000:
        log.warning("A small disk")
