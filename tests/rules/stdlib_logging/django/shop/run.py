import logging.config

from shop import settings
from shop.parts import HANDLERS
from shop.uvicorn_like import LOGGING_CONFIG as CONFIG

logging.config.dictConfig(settings.LOGGING)
logging.config.dictConfig(CONFIG)
logging.config.dictConfig({"version": 1, "handlers": HANDLERS})
settings.LOG_CONFIG = {"version": 1, "handlers": {"late": {"class": "logging.FileHandler", "filename": "/var/log/shop/late.log"}}}


# none of these: a setting of that name in another shape
LOGGING = {"version": 2, "handlers": ["file"]}
DEFAULT_LOGGING = None
