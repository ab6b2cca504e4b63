"""What a reusable application reads of the settings of the project it is installed in."""

from django.conf import settings
from django.conf import settings as project

# Seconds that a cart is kept.
CARTS_KEPT_SECONDS = getattr(settings, "CARTS_KEPT_SECONDS", 3600)
CARTS_TOKEN = getattr(project, "CARTS_TOKEN", "hunter2")
settings.CARTS_ENABLED = getattr(settings, "CARTS_ENABLED", True)
DEBUG = getattr(settings, "DEBUG", False)


def stated(name, default=None):
    return getattr(settings, f"CARTS_{name}", default)


class AppSettings:
    def _setting(self, name, default):
        return getattr(settings, "CARTS_" + name, default)

    @property
    def currency(self):
        """The currency of all carts."""
        return self._setting("CURRENCY", "EUR")

    @property
    def most_items(self):
        return self._setting("MOST_ITEMS", 50)


RETRIES = stated("RETRIES", 3)
HOOK = stated("HOOK")

GETTER = getattr(settings, "CARTS_GETTER", lambda name, dflt: getattr(settings, name, dflt))


# none of these
class Thing:
    DEBUG = 1


getattr(Thing, "CARTS_KEPT", 1)
getattr(settings, "carts", None)
getattr(settings, name, None)
getattr(settings, "CARTS_NEEDED")
