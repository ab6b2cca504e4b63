"""Whether clients of HTTP and of services check the certificate of the server: requests, httpx, aiohttp, urllib3, redis, LDAP, …"""

from __future__ import annotations

from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.rules._clients.alternatives import alternatives
from sphinx_ddd.rules._clients.options import held
from sphinx_ddd.rules._rule import Facts, assigns, calls
from sphinx_ddd.rules._security.options import deciding, option_of, switched_by
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Assignment, Call, Use

_METHODS: Final = ("get", "options", "head", "post", "put", "patch", "delete", "request")
_SESSIONS: Final = ("requests.Session", "requests.sessions.Session")
_HTTPX: Final = ("httpx.Client", "httpx.AsyncClient")
RETURNS = {"requests.session": "requests.Session", "requests.sessions.session": "requests.Session"}
VERIFY: Final = (
    *(f"requests.{method}" for method in _METHODS),
    *(f"requests.api.{method}" for method in _METHODS),
    *(f"{session}.{method}" for session in _SESSIONS for method in (*_METHODS, "send")),
    *(f"httpx.{method}" for method in (*_METHODS, "stream")),
    *_HTTPX,
    "httpx.HTTPTransport", "httpx.AsyncHTTPTransport", "keystoneauth1.session.Session", "hvac.Client", "hvac.v1.Client", "boto3.client",
    "boto3.resource", "boto3.session.Session.client", "boto3.session.Session.resource", "boto3.Session.client", "boto3.Session.resource",
    "consul.Consul", "consul.aio.Consul", "prometheus_api_client.PrometheusConnect",
)  # fmt: skip
"""What takes ``verify``: ``False`` is off, a path is a bundle of authorities."""
INSECURE: Final = {
    **dict.fromkeys(VERIFY, "verify"),
    **dict.fromkeys(
        (
            *(f"aiohttp.ClientSession.{method}" for method in (*_METHODS, "ws_connect")),
            *(f"aiohttp.client.ClientSession.{method}" for method in (*_METHODS, "ws_connect")),
            "aiohttp.TCPConnector", "aiohttp.connector.TCPConnector",
        ),
        "ssl",
    ),
    **dict.fromkeys(("elasticsearch.Elasticsearch", "elasticsearch.AsyncElasticsearch", "opensearchpy.OpenSearch"), "verify_certs"),
    **dict.fromkeys(("kubernetes.client.Configuration.verify_ssl",), "verify_ssl"),
}  # fmt: skip
"""Calls to the argument that switches checks off where it is ``False``."""
REQUIREMENTS: Final = {
    **dict.fromkeys(
        (
            "urllib3.PoolManager", "urllib3.poolmanager.PoolManager", "urllib3.ProxyManager", "urllib3.HTTPSConnectionPool",
            "urllib3.connectionpool.HTTPSConnectionPool",
        ),
        "cert_reqs",
    ),
    **dict.fromkeys(("redis.Redis", "redis.StrictRedis", "redis.asyncio.Redis", "redis.cluster.RedisCluster"), "ssl_cert_reqs"),
}  # fmt: skip
"""Calls to the argument that says what is asked of certificates."""
HOST_NAMES: Final = {
    **dict.fromkeys((*(name for name in REQUIREMENTS if name.startswith("urllib3.")), "docker.tls.TLSConfig"), "assert_hostname"),
    **dict.fromkeys((name for name in REQUIREMENTS if name.startswith("redis.")), "ssl_check_hostname"),
}
"""Calls to the argument that switches off the comparison of host names where it is ``False``."""
NO_NAMES: Final = "the name in the certificate is not compared with that of the host"
MAIL: Final[dict[str, tuple[int | None, str]]] = {
    "smtplib.SMTP.starttls": (None, "context"),
    "smtplib.SMTP_SSL": (None, "context"),
    "imaplib.IMAP4_SSL": (None, "ssl_context"),
    "imaplib.IMAP4.starttls": (0, "ssl_context"),
    "poplib.POP3_SSL": (None, "context"),
    "poplib.POP3.stls": (0, "context"),
    "ftplib.FTP_TLS": (None, "context"),
}
"""Clients of the standard library that check no certificate unless they are given a context."""
_OFF: Final = frozenset({"CERT_NONE", "NONE", "none"})
UNCHECKED: Final = "the certificate of the server is not checked"
_BANDIT: Final = ("requests.", "httpx.")


@calls(*INSECURE)
def verified(use: Call) -> Facts:
    """A call that does not check certificates, checks them against given authorities, or leaves it to an option."""
    argument = INSECURE[use.name]
    given = use.expression(None, argument)
    if given is not None:
        yield from _verdict(use, f"{_short(use.name)}({argument})", given[1])


@assigns(*(f"{session}.verify" for session in _SESSIONS))
def session(use: Assignment) -> Facts:
    """A session of ``requests`` that does not check certificates, or leaves it to an option."""
    yield from _verdict(use, "requests.Session.verify", use.assigned)


@calls(*REQUIREMENTS)
def required(use: Call) -> Facts:
    """A client that does not ask for certificates."""
    argument = REQUIREMENTS[use.name]
    node = use.argument(None, argument)
    if _asks_nothing(node, use):
        yield from _off(use, f"{_short(use.name)}({argument})", "CERT_NONE")


@calls(*HOST_NAMES)
def host_names(use: Call) -> Facts:
    """A client that takes the certificate of any host, where it looks at certificates at all."""
    argument = HOST_NAMES[use.name]
    given = use.argument(None, argument)
    mode = use.argument(None, REQUIREMENTS.get(use.name, "verify"))
    if given is None or _asks_nothing(mode, use):
        return
    value, name = use.context.value(given), f"{_short(use.name)}({argument})"
    if value is False:
        option, when = switched_by(use)
        why = f"{NO_NAMES} where {when}" if when else NO_NAMES
        yield SecuritySetting(name=name, value="False", weak=None if option or when else True, why=why, option=option)
    elif value is UNKNOWN and (option := option_of(given, use.context) or held(given, use.context).option):
        yield SecuritySetting(name=name, why="an option decides whether host names are checked", option=option)


@calls(*MAIL)
def mailed(use: Call) -> Facts:
    """A connection to a server of mail or files whose certificate nobody checks: these clients do so only with a context of their own."""
    position, name = MAIL[use.name]
    if use.argument(position, name) is None and not use.is_open(position):
        yield SecuritySetting(name=use.name, weak=True, why=f"{UNCHECKED}, for no context is given")


@calls("urllib3.disable_warnings", "requests.packages.urllib3.disable_warnings")
def silenced(use: Call) -> Facts:
    """Warnings about unchecked certificates that are switched off."""
    category = use.argument(0, "category")
    names = use.context.names(category)
    if category is None or any(name.endswith(".InsecureRequestWarning") for name in names):
        why = "nobody is warned of connections whose certificate is not checked"
        option, tested = deciding(use.node, use.context)
        if tested and isinstance(when := use.condition, str) and when:
            why = f"{why} where {when}"
        fact = SecuritySetting(name="urllib3.disable_warnings", weak=None if tested else True, why=why, option=option)
        if use.context.module.names.setdefault(("silenced warnings", use.subject, fact), use.node) is use.node:
            yield fact


def _asks_nothing(node: nodes.NodeNG | None, use: Call) -> bool:
    value = use.context.value(node)
    return (isinstance(value, str) and value in _OFF) or not {"ssl.CERT_NONE", "ssl.VerifyMode.CERT_NONE"}.isdisjoint(
        use.context.names(node)
    )


def _verdict(use: Use, name: str, node: nodes.NodeNG) -> Facts:
    value = use.context.value(node)
    if value is False:
        yield from _off(use, name, "False")
    elif value is UNKNOWN and (switch := _switch(node, use.context)):
        option, other = switch
        why = f"{option} decides whether the certificate of the server is checked, and {other} against what"
        yield SecuritySetting(name=name, why=why, option=option)
    elif value is UNKNOWN and (option := option_of(node, use.context) or held(node, use.context).option):
        yield SecuritySetting(
            name=name, why="an option decides whether the certificate of the server is checked, or against what", option=option
        )
    elif isinstance(value, str) and value:
        yield SecuritySetting(name=name, value=value, weak=False, why="the certificate of the server is checked against these authorities")


def _switch(node: nodes.NodeNG, context: Context) -> tuple[str, str] | None:
    """The option that switches checks off (``verify = not CONF.insecure``), and the one other that may hold the authorities."""
    switches, others = set[str](), set[str]()
    for held_by, where in alternatives(node, context):
        if option := option_of(held_by, where):
            (switches if isinstance(held_by, nodes.UnaryOp) else others).add(option)
    return (switches.pop(), others.pop()) if len(switches) == len(others) == 1 else None


def _off(use: Use, name: str, value: str) -> Facts:
    """Checks that are off, told once for each function; and when, where the test around it is about checks.

    Other tests say when the call is made at all, and then it is made without checks.
    """
    option, when = switched_by(use)
    check = "B501" if use.name.startswith(_BANDIT) else None
    if option or when:
        why = f"{UNCHECKED} where {when}" if when else UNCHECKED
        fact = SecuritySetting(name=name, value=value, why=why, option=option, check=check)
    else:
        fact = SecuritySetting(name=name, value=value, weak=True, why=UNCHECKED, check=check)
    if use.context.module.names.setdefault(("unchecked certificates", use.subject, fact), use.node) is use.node:
        yield fact


def _short(name: str) -> str:
    return name.replace("requests.sessions.", "requests.").replace("requests.api.", "requests.").replace("aiohttp.client.", "aiohttp.")
