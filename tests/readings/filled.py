import time

DEFAULTS = {
    "WORKERS": 4,
    "TIMEOUT": 10,
    "FOLDER": "/var/lib/shop",
}
OTHER_DEFAULTS = {"COLOUR": "red", "SHAPE": "round", "SIZE": 3}


class Settings(dict):
    def __getattr__(self, name):
        return self[name]


_settings = Settings()
_settings.update(DEFAULTS)


def get_settings():
    return _settings


class Worker:
    def __init__(self):
        self.settings = get_settings()
        self.timeout = self.settings.TIMEOUT

    def wait(self):
        time.sleep(self.settings.TIMEOUT)


def folder():
    return get_settings().FOLDER


# none of these


class Look:
    WORKERS = 2


def look(settings):
    return Look().SIZE, settings.TIMEOUT, get_settings().COLOUR
