"""Flask's own settings, with the values that apply where an application sets none.

Names and defaults are those of ``default_config`` in Flask 3.1, as ``sphinx-ddd facts flask/app.py`` reads them; read them again after a
release. Types and units of the others are those of its page on configuration handling.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sphinx_ddd.facts.base import JSON
from sphinx_ddd.rules._settings.documented import Documented

SETTINGS: Final[Mapping[str, JSON | Documented]] = {
    "DEBUG": Documented(None, option_type="boolean"),
    "TESTING": False,
    "PROPAGATE_EXCEPTIONS": Documented(None, option_type="boolean"),
    "SECRET_KEY": Documented(None, option_type="string"),
    "SECRET_KEY_FALLBACKS": Documented(None, option_type="list"),
    "PERMANENT_SESSION_LIFETIME": Documented({"$seconds": 2678400.0}, option_type="duration", unit="seconds"),
    "USE_X_SENDFILE": False,
    "TRUSTED_HOSTS": Documented(None, option_type="list"),
    "SERVER_NAME": Documented(None, option_type="string"),
    "APPLICATION_ROOT": "/",
    "SESSION_COOKIE_NAME": "session",
    "SESSION_COOKIE_DOMAIN": Documented(None, option_type="string"),
    "SESSION_COOKIE_PATH": Documented(None, option_type="string"),
    "SESSION_COOKIE_HTTPONLY": True,
    "SESSION_COOKIE_SECURE": False,
    "SESSION_COOKIE_PARTITIONED": False,
    "SESSION_COOKIE_SAMESITE": Documented(None, option_type="enum", choices=("Lax", "Strict")),
    "SESSION_REFRESH_EACH_REQUEST": True,
    "MAX_CONTENT_LENGTH": Documented(None, option_type="integer", unit="bytes"),
    "MAX_FORM_MEMORY_SIZE": Documented(500000, unit="bytes"),
    "MAX_FORM_PARTS": 1000,
    "SEND_FILE_MAX_AGE_DEFAULT": Documented(None, option_type="duration", unit="seconds"),
    "TRAP_BAD_REQUEST_ERRORS": Documented(None, option_type="boolean"),
    "TRAP_HTTP_EXCEPTIONS": False,
    "EXPLAIN_TEMPLATE_LOADING": False,
    "PREFERRED_URL_SCHEME": "http",
    "TEMPLATES_AUTO_RELOAD": Documented(None, option_type="boolean"),
    "MAX_COOKIE_SIZE": Documented(4093, unit="bytes"),
    "PROVIDE_AUTOMATIC_OPTIONS": True,
}
"""Name to default."""
