from pyramid.config import Configurator
from pyramid.settings import asbool, aslist

DEFAULT_SETTINGS = {
    "readonly": False,  # Refuse what changes anything.
    "storage_url": "",
    "page_size": 25,
    "allowed_origins": "",
}
DEFAULT_SHAPES = {"circle": 1, "square": 4, "triangle": 3}


def initialize(config: Configurator, defaults):
    settings = config.get_settings()
    for name, value in defaults.items():
        settings.setdefault(name, value)
    settings["started"] = True
    if asbool(settings["readonly"]) or settings["started"]:
        connect(settings)


def connect(settings):
    return settings["storage_url"], aslist(settings["allowed_origins"])
