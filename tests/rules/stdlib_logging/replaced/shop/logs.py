"""A description whose file another module replaces by a setting."""

DEFAULT_LOGGING_CONFIG = {
    "version": 1,
    "handlers": {
        "file": {"class": "logging.handlers.RotatingFileHandler", "filename": "/var/log/shop.log", "maxBytes": 1000, "backupCount": 5},
        "audit": {"class": "logging.FileHandler", "filename": "/var/log/audit.log"},
    },
}
