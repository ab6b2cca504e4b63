"""Settings as Django reads them."""

from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"verbose": {"format": "{levelname} {message}", "style": "{"}},
    "handlers": {
        "file": {"level": "INFO", "class": "logging.FileHandler", "filename": BASE_DIR / "shop.log", "formatter": "verbose"},
        "mail_admins": {"level": "ERROR", "class": "django.utils.log.AdminEmailHandler", "include_html": True},
    },
    "loggers": {"django": {"handlers": ["file"], "propagate": True}},
}
LOGGING["handlers"]["console"] = {"class": "logging.StreamHandler"}
if DEBUG:
    LOGGING["handlers"]["debug"] = {"class": "logging.FileHandler", "filename": "/tmp/debug.log"}
