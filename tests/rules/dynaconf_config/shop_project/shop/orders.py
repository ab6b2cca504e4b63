"""Reads."""

from shop.settings_of import settings


def run():
    connect(settings.DATABASE.HOST, settings["PORT"])
    if settings.get("LIMIT", 10) > 5:
        wait(settings.as_int("WAIT_SECONDS"), settings.get("RATE_LIMIT", default="3", cast=int))
    return settings.GREETING.upper(), settings.get("DB.PASSWORD", "letmein")


# none of these
settings.reload()
settings.validators.validate()
other.settings.PLAIN
settings.from_env("testing")
