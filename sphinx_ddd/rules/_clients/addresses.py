"""The address a client is given, as a service is named after it: without users, passwords and queries."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from astroid import nodes

from sphinx_ddd.source.context import Context

_PLACEHOLDER: Final = re.compile(r"\{[^{}]*\}")
_NOT_REAL: Final = ("example.com", "example.org", "example.net", ".example", ".invalid", ".test", "your-", "<")
"""Parts of names that documentation uses."""
_FILES: Final = ("sqlite",)


def url_name(url: str) -> str:
    """What of a URL names its service: scheme, host, port, and for databases the path; empty where no host is known.

    ``postgresql://shop:hunter2@db:5432/shop?sslmode=require`` is ``postgresql://db:5432/shop``.
    """
    scheme, found, rest = url.partition("://")
    if not found or _PLACEHOLDER.search(scheme):
        return ""
    if scheme.partition("+")[0] in _FILES:
        return f"{scheme}://{rest.partition('?')[0]}"
    host = host_of(url)
    if not host:
        return ""
    path = "" if scheme in ("http", "https", "ws", "wss") else _path(url)
    return f"{scheme}://{host}{path}"


def host_of(url: str) -> str:
    """Host and port of a URL; empty where the host is not known, or is one that documentation uses."""
    authority = url.partition("://")[2].partition("/")[0].partition("?")[0].partition("#")[0].rpartition("@")[2]
    host, _, port = authority.partition(":") if not authority.startswith("[") else (authority, "", "")
    if not is_host(host):
        return ""
    return f"{host}:{port}" if port.isdecimal() else host


def is_host(text: str) -> bool:
    """Whether a text names a machine, at least the greater part of its name."""
    known = _PLACEHOLDER.sub("", text)
    if not known or any(word in text for word in _NOT_REAL) or " " in text:
        return False
    # What is left of a name with a part that varies must still be a domain: ``{region}.amazonaws.com``.
    is_whole = known == text and any(character.isalnum() for character in known)
    return is_whole or (text.endswith(known) and known.count(".") >= 2 and known[:1] in ".-")


def _path(url: str) -> str:
    try:
        path = urlsplit(url).path.rstrip("/")
    except ValueError:
        return ""
    return "" if _PLACEHOLDER.search(path) else path


def text_of(node: nodes.NodeNG | None, context: Context) -> str:
    """The text of an address, with placeholders; empty where nothing is given or nothing of it is known."""
    if node is None or context.value(node) is None:
        return ""
    text = context.template(node)
    return "" if _PLACEHOLDER.fullmatch(text) else text


def number_of(node: nodes.NodeNG | None, context: Context) -> int | None:
    """A port, where it is known."""
    value = context.value(node)
    if isinstance(value, str) and value.isdecimal():
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
