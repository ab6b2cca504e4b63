"""Whether an option holds a secret, by its name: for frameworks that have no type for secrets.

What a framework states itself goes before this. The name decides by its last words: ``DB_PASSWORD`` is a secret,
``password_min_length``, ``TOKEN_URL`` and ``secret_name`` are about one.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_WHOLE: Final = frozenset(
    """
    password passwd passphrase passcode secret token apikey authtoken accesstoken secretkey privatekey accesskey credential credentials
    """.split()
)
"""Last words that name a secret by themselves."""
_TAILS: Final = ("password", "passwd", "passphrase", "authtoken", "accesstoken", "apikey", "secretkey")
"""Ends of words that are written together: ``PREAUTHTOKEN``, ``dbpassword``."""
_PLURALS: Final = frozenset({"passwords", "secrets", "apikeys", "passphrases"})
_COMPOUND: Final = frozenset({
    *(("api", word) for word in ("key", "keys", "tokens")),
    *((word, "key") for word in (
        "access", "account", "app", "application", "auth", "authentication", "cipher", "crypt", "crypto", "decryption", "encrypt",
        "encryption", "fernet", "hmac", "jwt", "license", "master", "private", "secret", "security", "shared", "signature", "signing",
        "symmetric", "write",
    )),
    *((word, "tokens") for word in ("access", "auth", "bearer", "refresh")),
    *((word, "salt") for word in ("password", "secret", "hash")),
    *((word, "pwd") for word in ("admin", "database", "db", "ldap", "mail", "mysql", "redis", "root", "smtp", "sql", "user")),
    *((word, "pass") for word in (
        "admin", "auth", "broker", "database", "db", "email", "ftp", "http", "ldap", "login", "mail", "mongo", "mq", "mysql", "pg",
        "postgres", "proxy", "rabbitmq", "redis", "root", "smtp", "sql", "user",
    )),
    ("connection", "string"),
    ("key", "fallbacks"),
})  # fmt: skip
"""The last two words that name a secret together."""
_OTHER_TOKENS: Final = frozenset(
    """
    begin bos break cls completion context continuation cost count delimiter end eos first fim image input last mask max maximum min
    minimum new next num number output pad page pagination per prompt sentinel sep separator skip special start stop sync text tool
    total unk vocab word
    """.split()
)
"""Words before ``token`` that speak of texts, pages or quantities."""
_ABOUT: Final = frozenset(
    """
    allow allowed ask change check disable disabled enable enabled expose force forgot generate has hide hides ignore is max min mask need
    needs no num optional prompt require required requires reset rotate show skip use uses validate verify without
    """.split()
)
"""Words that make of a name a question or an order about a secret: ``require_password``, ``CORS_ALLOW_CREDENTIALS``."""
_PLACES: Final = frozenset({("application", "credentials"), ("default", "credentials")})
"""Last words of names whose value is by convention the path of a file."""
_PLAIN_TYPES: Final = frozenset({"boolean", "integer", "number", "path", "port", "duration"})


def looks_secret(name: str, option_type: object = None) -> bool:
    """Whether a name is that of a secret, whose value and default must never be printed.

    :param name: in any spelling: ``DB_PASSWORD``, ``--api-key``, ``section.apiToken``.
    :param option_type: as in facts; a flag, a number and the path of a file are no secrets.
    """
    if option_type in _PLAIN_TYPES:
        return False
    words = [word.lower() for word in _WORD.findall(name) if not word.isdigit()]
    if not words or any(word in _ABOUT for word in words[:-1]):
        return False
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    if (before, last) in _PLACES or (last == "token" and before in _OTHER_TOKENS):
        return False
    if last.endswith(_TAILS):
        return True
    return last in _WHOLE or last in _PLURALS or (before, last) in _COMPOUND


def holds_password(value: object) -> bool:
    """Whether a value carries a password in the open: ``postgresql://shop:hunter2@db/shop``."""
    if not isinstance(value, str) or "://" not in value or "@" not in value:
        return False
    try:
        return bool(urlsplit(value).password)
    except ValueError:
        return False


def is_secret(name: str, default: object = None, option_type: object = None) -> bool | None:
    """What ``secret`` of an option's fact is, where the framework has no word for it: ``True``, or ``None`` for not stated."""
    return looks_secret(name, option_type) or holds_password(default) or None
