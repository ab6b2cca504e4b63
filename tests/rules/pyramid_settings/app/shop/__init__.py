from pyramid.config import Configurator
from pyramid.settings import asbool

from shop import framework

DEFAULT_SETTINGS = {
    "storage_url": "memory://",
    "shop.currency": "EUR",
    "shop.debug": "false",
}


def main(global_config, **settings):
    debug = asbool(settings.get("shop.debug")) and settings["shop.profiler"]
    config = Configurator(settings=settings)
    framework.initialize(config, {**framework.DEFAULT_SETTINGS, **DEFAULT_SETTINGS})
    config.include("shop.views")
    return config.make_wsgi_app(), debug, config.get_settings()["shop.currency"]
