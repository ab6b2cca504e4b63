"""What Django's settings mean for security, with the ids of Django's own checks (``manage.py check --deploy``)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Switch:
    """A setting that is either on or off: what is said of each value."""

    sound: object
    """The value that protects; ``None`` where none is better."""
    when_sound: str
    when_weak: str = ""
    """Empty where the other value says nothing."""
    check: str | None = None


SWITCHES: Final[Mapping[str, Switch]] = {
    "CSRF_COOKIE_HTTPONLY": Switch(True, "scripts cannot read the CSRF cookie"),
    "CSRF_COOKIE_SECURE": Switch(
        True, "the CSRF cookie is sent over HTTPS only", "the CSRF cookie is sent over plain HTTP too", "security.W016"
    ),
    "CSRF_USE_SESSIONS": Switch(True, "the CSRF token is kept in the session"),
    "SECURE_CONTENT_TYPE_NOSNIFF": Switch(
        True, "browsers are told not to guess content types", "browsers may guess content types", "security.W006"
    ),
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": Switch(True, "HSTS covers subdomains", "HSTS does not cover subdomains", "security.W005"),
    "SECURE_HSTS_PRELOAD": Switch(True, "the site may be put on browsers' HSTS lists"),
    "SECURE_SSL_REDIRECT": Switch(True, "plain HTTP is redirected to HTTPS", "plain HTTP is not redirected to HTTPS", "security.W008"),
    "SESSION_COOKIE_HTTPONLY": Switch(
        True, "scripts cannot read the session cookie", "scripts can read the session cookie", "security.W013"
    ),
    "SESSION_COOKIE_SECURE": Switch(
        True, "the session cookie is sent over HTTPS only", "the session cookie is sent over plain HTTP too", "security.W012"
    ),
    "CORS_ALLOW_ALL_ORIGINS": Switch(False, "only named origins may call it from a browser", "any web site may call it from a browser"),
    "CORS_ORIGIN_ALLOW_ALL": Switch(False, "only named origins may call it from a browser", "any web site may call it from a browser"),
    "DEBUG": Switch(
        False, "error pages tell nothing of the inside", "error pages show settings and source to whoever causes an error", "security.W018"
    ),
    "AXES_ENABLED": Switch(True, "failed logins are counted and locked out", "failed logins are not limited"),
}
"""Django's own and those of django-cors-headers and django-axes."""

AMOUNTS: Final[Mapping[str, str]] = {
    "AXES_FAILURE_LIMIT": "failed logins until an account or address is locked out",
    "AXES_COOLOFF_TIME": "how long a lock-out lasts (a number is hours)",
    "SESSION_COOKIE_AGE": "seconds after which a session ends",
    "PASSWORD_RESET_TIMEOUT": "seconds for which a link to reset a password is good",
    "SECURE_HSTS_SECONDS": "seconds for which browsers insist on HTTPS",
}
"""Settings whose number is what an auditor asks for."""

LAX: Final = {
    "X_FRAME_OPTIONS": ("DENY", "SAMEORIGIN"),
    "SESSION_COOKIE_SAMESITE": ("Lax", "Strict"),
    "CSRF_COOKIE_SAMESITE": ("Lax", "Strict"),
}
"""Settings with a word to the words that protect."""
SAYS: Final = {
    "X_FRAME_OPTIONS": "which pages may show this site in a frame",
    "SESSION_COOKIE_SAMESITE": "whether other sites' requests carry the session cookie",
    "CSRF_COOKIE_SAMESITE": "whether other sites' requests carry the CSRF cookie",
}

STRONG_HASHERS: Final = (
    "Argon2PasswordHasher",
    "ScryptPasswordHasher",
    "BCryptSHA256PasswordHasher",
    "BCryptPasswordHasher",
    "PBKDF2PasswordHasher",
    "PBKDF2SHA1PasswordHasher",
)
WEAK_HASHERS: Final = (
    "MD5PasswordHasher", "SHA1PasswordHasher", "UnsaltedMD5PasswordHasher", "UnsaltedSHA1PasswordHasher", "CryptPasswordHasher",
)  # fmt: skip
"""Classes of ``django.contrib.auth.hashers``."""
