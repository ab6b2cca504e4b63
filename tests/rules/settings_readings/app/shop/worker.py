import threading
import time

from shop.settings import get_settings


class Foreman:
    def __init__(self):
        self.settings = get_settings()
        self.slots = threading.Semaphore(self.settings.WORKERS)

    def stop(self):
        time.sleep(self.settings.TIMEOUT)


def folder():
    return get_settings().FOLDER


# none of these


class Look:
    WORKERS = 2


def look(settings):
    return Look().WORKERS, settings.TIMEOUT, get_settings().COLOUR
