"""Functions and methods that send HTTP requests: where the URL stands, and how long they wait (documentation of each library)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sphinx_ddd.rules._clients.clients import Client, Parameter

VERBS: Final = ("get", "post", "put", "patch", "delete", "head", "options")


@dataclass(frozen=True, slots=True)
class Request:
    """A function that sends a request."""

    url: int = 0
    timeout: int | None = None
    """Position of the time limit, where it may be given without its name."""
    endless: bool = False
    """Waits for ever where no time limit is given."""
    default: float | None = None


def _methods(owners: tuple[str, ...], *, endless: bool, default: float | None = None, request: str = "request") -> dict[str, Request]:
    plain = {f"{owner}.{verb}": Request(0, None, endless, default) for owner in owners for verb in VERBS}
    return plain | {f"{owner}.{request}": Request(1, None, endless, default) for owner in owners}


SESSIONS: Final = ("requests.Session", "requests.sessions.Session", "requests.session", "requests.sessions.session",
                   "requests_toolbelt.sessions.BaseUrlSession", "requests_oauthlib.OAuth2Session", "requests_oauthlib.OAuth1Session",
                   "cachecontrol.CacheControl", "requests_cache.CachedSession")  # fmt: skip
"""Classes of ``requests``, and of libraries that build on it."""

REQUESTS: Final = {
    **_methods(("requests", "requests.api", *SESSIONS), endless=True),
    **_methods(("httpx",), endless=False, default=5),
    **{f"httpx.{name}": Request(1, None, endless=False, default=5) for name in ("stream",)},
    "urllib.request.urlopen": Request(0, 2, endless=True),
    "urllib.request.urlretrieve": Request(0, None, endless=True),
    "urllib3.request": Request(1, None, endless=True),
}
"""Calls whose own arguments say how long they wait."""

CLIENT_METHODS: Final = {
    **_methods(("httpx.Client", "httpx.AsyncClient"), endless=False),
    **_methods(("aiohttp.ClientSession", "aiohttp.client.ClientSession"), endless=False),
    "aiohttp.ClientSession.ws_connect": Request(0),
    "aiohttp.request": Request(1),
    "urllib3.PoolManager.request": Request(1),
    "urllib3.poolmanager.PoolManager.request": Request(1),
    "tornado.httpclient.AsyncHTTPClient.fetch": Request(0),
    "tornado.httpclient.HTTPClient.fetch": Request(0),
    "websockets.connect": Request(0),
    "websockets.client.connect": Request(0),
}
"""Calls for which the client that they belong to says how long they wait."""

_HTTPX = Client(
    service="http",
    url=(Parameter("base_url"),),
    timeout=(Parameter("timeout"),),
    default_timeout=5,
    endless=True,
    given=("transport", "app"),
)
_OPENAI = Client(
    service="http", url=(Parameter("base_url"),), default="api.openai.com", timeout=(Parameter("timeout"),), default_timeout=600,
    retries=(Parameter("max_retries"),), default_retries=2,
)  # fmt: skip

HTTPX_CLIENTS: Final = ("httpx.Client", "httpx.AsyncClient")
AIOHTTP_SESSIONS: Final = ("aiohttp.ClientSession", "aiohttp.client.ClientSession")

CLIENTS: Final = {
    **dict.fromkeys(HTTPX_CLIENTS, _HTTPX),
    **dict.fromkeys(AIOHTTP_SESSIONS, Client(service="http", url=(Parameter("base_url", 0),), default_timeout=300)),
    "requests_toolbelt.sessions.BaseUrlSession": Client(service="http", url=(Parameter("base_url", 0),), endless=True),
    **{
        f"http.client.{name}": Client(
            service="http", host=Parameter("host", 0), port=Parameter("port", 1), timeout=(Parameter("timeout"),), endless=True
        )
        for name in ("HTTPConnection", "HTTPSConnection")
    },
    **{f"xmlrpc.client.{name}": Client(service="http", url=(Parameter("uri", 0),), endless=True) for name in ("ServerProxy", "Server")},
    **{f"openai.{name}": _OPENAI for name in ("OpenAI", "AsyncOpenAI")},
    **{
        f"anthropic.{name}": Client(
            service="http",
            url=(Parameter("base_url"),),
            default="api.anthropic.com",
            timeout=(Parameter("timeout"),),
            default_timeout=600,
            retries=(Parameter("max_retries"),),
            default_retries=2,
        )
        for name in ("Anthropic", "AsyncAnthropic")
    },
    **{
        f"slack_sdk.{name}": Client(
            service="http", url=(Parameter("base_url"),), default="slack.com", timeout=(Parameter("timeout", 2),), default_timeout=30
        )
        for name in ("WebClient", "web.client.WebClient", "web.async_client.AsyncWebClient")
    },
    "github.Github": Client(
        service="http", url=(Parameter("base_url"),), default="api.github.com", timeout=(Parameter("timeout"),), default_timeout=15
    ),
    "gitlab.Gitlab": Client(
        service="http", url=(Parameter("url", 0),), default="gitlab.com", timeout=(Parameter("timeout"),), endless=True
    ),
}
"""Clients that are made for one address."""
