"""Log files of the service."""

import logging
import logging.config

from shop.settings import settings

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "plain", "level": "INFO"},
        "service": {
            "class": "logging.handlers.RotatingFileHandler",
            "filename": "/var/log/shop/service.log",
            "maxBytes": 20_000_000,
            "backupCount": 5,
            "formatter": "plain",
            "level": "INFO",
        },
        # Kept in one file for the auditors; nothing turns it over.
        "audit": {
            "class": "logging.FileHandler",
            "filename": "/var/log/shop/audit.log",
            "formatter": "plain",
            "level": "INFO",
        },
    },
    "loggers": {"shop.audit": {"handlers": ["audit"], "propagate": False}},
    "root": {"handlers": ["console", "service"], "level": "INFO"},
}


def configure() -> None:
    """Set up logging for the API and the command line."""
    logging.config.dictConfig(LOGGING)
    logging.getLogger().setLevel(settings().log_level)
