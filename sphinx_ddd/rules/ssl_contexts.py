"""TLS as the standard library's ``ssl`` sets it up: protocol versions, certificate checks, ciphers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.compliance import SecuritySetting
from sphinx_ddd.rules._rule import Facts, assigns, calls
from sphinx_ddd.rules._security.options import deciding, left_before, option_of
from sphinx_ddd.source.uses import Assignment, Call, Use

RETURNS = {
    "ssl.create_default_context": "ssl.SSLContext",
    "ssl._create_unverified_context": "ssl.SSLContext",
    "ssl.SSLContext.wrap_socket": "ssl.SSLSocket",
    "ssl._create_default_https_context": "ssl.SSLContext",
    "ssl._create_stdlib_context": "ssl.SSLContext",
    "urllib3.util.create_urllib3_context": "ssl.SSLContext",
    "urllib3.util.ssl_.create_urllib3_context": "ssl.SSLContext",
    "aiohttp.client.ssl.create_default_context": "ssl.SSLContext",
}
FLOORS: Final = {
    "ssl.TLSVersion.MINIMUM_SUPPORTED": True,
    "ssl.TLSVersion.SSLv3": True,
    "ssl.TLSVersion.TLSv1": True,
    "ssl.TLSVersion.TLSv1_1": True,
    "ssl.TLSVersion.TLSv1_2": False,
    "ssl.TLSVersion.TLSv1_3": False,
}
"""Lowest versions that a context may take, and whether they are too low (RFC 8996)."""
OLD: Final = frozenset({"ssl.PROTOCOL_SSLv2", "ssl.PROTOCOL_SSLv3", "ssl.PROTOCOL_TLSv1", "ssl.PROTOCOL_TLSv1_1"})
"""Protocols that RFC 8996 and its forerunners end; bandit's B502."""
UNCHECKED: Final = "certificates of the other side are not checked"
CHECKED: Final = "certificates of the other side are checked"
_NO_NAMES: Final = "the name in the certificate is not compared with that of the host"
WEAK_CIPHERS: Final = frozenset(
    {"RC4", "MD5", "NULL", "ENULL", "ANULL", "ADH", "AECDH", "EXP", "EXPORT", "LOW", "DES", "3DES", "ALL", "COMPLEMENTOFALL"}
)
"""Words of an OpenSSL cipher list that let in what is broken or does not authenticate."""
_CIPHER: Final = re.compile(r"[:, ]+")


_LOOKS: Final = "ssl.SSLSocket.getpeercert"
_TALKS: Final = frozenset(f"ssl.SSLSocket.{method}" for method in ("send", "sendall", "sendfile", "write", "recv", "read", "makefile"))


@assigns("ssl.SSLContext.minimum_version")
def minimum_version(use: Assignment) -> Facts:
    """The lowest version of TLS that a context takes."""
    for name in use.context.names(use.assigned):
        if name in FLOORS and not deciding(use.node, use.context)[1]:
            weak = FLOORS[name]
            why = "versions of TLS below 1.2 are accepted" if weak else "no version of TLS below 1.2 is accepted"
            yield SecuritySetting(name="ssl.SSLContext.minimum_version", value=name.rpartition(".")[2], weak=weak, why=why)
            return
    option = option_of(use.assigned, use.context)
    if option:
        yield SecuritySetting(name="ssl.SSLContext.minimum_version", why="an option sets the lowest version of TLS", option=option)


@assigns("ssl.SSLContext.verify_mode")
def verify_mode(use: Assignment) -> Facts:
    """Whether a context asks the other side for a certificate and checks it."""
    for name in use.context.names(use.assigned):
        if name in ("ssl.CERT_NONE", "ssl.VerifyMode.CERT_NONE"):
            if not _only_looks(use):
                yield _may_be_off(use, "ssl.SSLContext.verify_mode", "CERT_NONE", UNCHECKED)
        elif name in ("ssl.CERT_REQUIRED", "ssl.VerifyMode.CERT_REQUIRED") and not deciding(use.node, use.context)[1]:
            yield SecuritySetting(name="ssl.SSLContext.verify_mode", value="CERT_REQUIRED", weak=False, why=CHECKED)


@assigns("ssl.SSLContext.check_hostname")
def check_hostname(use: Assignment) -> Facts:
    """Whether a context compares the name in a certificate with that of the host. Said only where certificates are checked at all."""
    value = use.value()
    if value is False and not _only_looks(use) and not any(_is_off(other, use) for other in _modes_set(use)):
        yield _may_be_off(use, "ssl.SSLContext.check_hostname", "False", _NO_NAMES)
    elif option := option_of(use.assigned, use.context):
        yield SecuritySetting(name="ssl.SSLContext.check_hostname", why="an option decides whether host names are checked", option=option)


def _may_be_off(use: Use, name: str, value: str, why: str) -> SecuritySetting:
    """A protection that is off: always, or only under a test, or unless an argument or option ended the function before."""
    option, tested = deciding(use.node, use.context)
    when = use.condition
    if not tested:
        option, when = left_before(use.node, use.context)
    if not (tested or when):
        return SecuritySetting(name=name, value=value, weak=True, why=why)
    return SecuritySetting(name=name, value=value, why=f"{why} where {when}" if isinstance(when, str) else why, option=option)


def _only_looks(use: Use) -> bool:
    """Whether the function opens the connection to read the certificate, and sends and reads nothing over it."""
    scope = use.node.scope()
    called = {name for call in scope.nodes_of_class(nodes.Call) for name in use.context.names(call.func)}
    return _LOOKS in called and called.isdisjoint(_TALKS)


def _modes_set(use: Use) -> Iterator[nodes.NodeNG]:
    """What the same function assigns to the mode of a context."""
    for target in use.context.module.attributes_set:
        if target.attrname == "verify_mode" and target.scope() is use.node.scope() and isinstance(target.parent, nodes.Assign):
            yield target.parent.value


def _is_off(node: nodes.NodeNG, use: Use) -> bool:
    return not {"ssl.CERT_NONE", "ssl.VerifyMode.CERT_NONE"}.isdisjoint(use.context.names(node))


@calls("ssl.SSLContext", "ssl.wrap_socket", "ssl.create_default_context")
def protocol(use: Call) -> Facts:
    """A context for one old version of TLS only, or one with all checks of a client."""
    position = {"ssl.SSLContext": 0}.get(use.name)
    for name in use.context.names(use.argument(position, "ssl_version" if use.name == "ssl.wrap_socket" else "protocol")):
        if name in OLD:
            why = "it speaks a version of TLS that is broken or withdrawn"
            yield SecuritySetting(name=f"{use.name}", value=name.rpartition(".")[2], weak=True, why=why, check="B502")
            return
    if _is_for_client(use) and not _is_weakened(use):
        why = "certificates and host names of servers are checked, by the defaults of Python"
        yield SecuritySetting(name=use.name, weak=False, why=why)


def _is_for_client(use: Call) -> bool:
    if use.name == "ssl.SSLContext":
        return "ssl.PROTOCOL_TLS_CLIENT" in use.context.names(use.argument(0, "protocol"))
    purpose = use.argument(0, "purpose")
    return use.name == "ssl.create_default_context" and (purpose is None or "ssl.Purpose.SERVER_AUTH" in use.context.names(purpose))


def _is_weakened(use: Call) -> bool:
    """Whether the module changes what contexts check."""
    return any(target.attrname in ("verify_mode", "check_hostname", "verify_flags") for target in use.context.module.attributes_set)


@calls("ssl._create_unverified_context")
def unverified(use: Call) -> Facts:
    """A context that checks nothing."""
    if use.argument(None, "cert_reqs") is None:
        fact = _may_be_off(use, "ssl._create_unverified_context", "", UNCHECKED)
        yield SecuritySetting(name=fact.name, weak=fact.weak, why=fact.why, option=fact.option, check="B323")


@assigns("ssl._create_default_https_context")
def switched_off(use: Assignment) -> Facts:
    """All connections of ``urllib`` without checks, by a patch of the standard library."""
    if "ssl._create_unverified_context" in use.context.names(use.assigned):
        fact = _may_be_off(use, "ssl._create_default_https_context", "ssl._create_unverified_context", UNCHECKED)
        yield SecuritySetting(name=fact.name, value=fact.value, weak=fact.weak, why=fact.why, option=fact.option, check="B323")


@calls("ssl.SSLContext.set_ciphers")
def ciphers(use: Call) -> Facts:
    """The ciphers that a context takes."""
    stated = use.text(0, "cipherlist")
    if isinstance(stated, str) and stated:
        words = [word.upper() for word in _CIPHER.split(stated) if word]
        bad = [word for word in words if not WEAK_CIPHERS.isdisjoint(word.split("+")) and word[:1] not in "!-"]
        low = "@SECLEVEL=0" in stated or "@SECLEVEL=1" in stated
        why = (
            f"the list lets in {', '.join(bad)}"
            if bad
            else "the security level admits old keys and hashes"
            if low
            else "ciphers are restricted"
        )
        yield SecuritySetting(name="ssl.SSLContext.set_ciphers", value=stated, weak=True if bad or low else None, why=why)
    elif option := option_of(use.argument(0, "cipherlist"), use.context):
        yield SecuritySetting(name="ssl.SSLContext.set_ciphers", why="an option sets the ciphers", option=option)
