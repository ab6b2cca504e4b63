"""Reads again what another module reads, once with the same default, once with another."""

from django.conf import settings


def page(request):
    kept = getattr(settings, "CARTS_KEPT_SECONDS", 3600)
    enabled = getattr(settings, "CARTS_ENABLED", False)
    return kept, enabled, getattr(settings, "CARTS_HOOK", None)


# none of these
getattr(page, "CARTS_ENABLED", True)
