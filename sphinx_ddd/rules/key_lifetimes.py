"""Keys, certificates and tokens that end: what makes, checks and rotates them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from astroid import nodes

from sphinx_ddd.facts.base import UNKNOWN
from sphinx_ddd.facts.lifecycle import Retention
from sphinx_ddd.rules._rule import At, Facts, calls, modules, reads
from sphinx_ddd.rules._security.options import option_of
from sphinx_ddd.rules._security.spans import Span, after_now, span_of
from sphinx_ddd.rules._stored.ages import holder, is_weighed
from sphinx_ddd.source.context import Context
from sphinx_ddd.source.uses import Call, Read, WholeModule

_BUILDER: Final = "cryptography.x509.CertificateBuilder"
_LIST: Final = "cryptography.x509.CertificateRevocationListBuilder"
RETURNS = {
    **{
        f"{_BUILDER}.{method}": _BUILDER
        for method in (
            "subject_name", "issuer_name", "public_key", "serial_number", "not_valid_before", "not_valid_after", "add_extension",
        )
    },
    "cryptography.x509.load_pem_x509_certificate": "cryptography.x509.Certificate",
    "cryptography.x509.load_der_x509_certificate": "cryptography.x509.Certificate",
    "OpenSSL.crypto.load_certificate": "OpenSSL.crypto.X509",
}  # fmt: skip
ENCODERS: Final = ("jwt.encode", "jwt.api_jwt.encode", "jose.jwt.encode")
SIGNED: Final = {
    "itsdangerous.URLSafeTimedSerializer.loads": 1,
    "itsdangerous.TimedSerializer.loads": 1,
    "itsdangerous.TimestampSigner.unsign": 1,
    "itsdangerous.url_safe.URLSafeTimedSerializer.loads": 1,
    "django.core.signing.loads": 4,
    "django.core.signing.TimestampSigner.unsign": 1,
    "django.core.signing.TimestampSigner.unsign_object": None,
}
"""Calls that refuse a signature older than ``max_age`` to the position of it."""
SHORT: Final = 3600
"""Seconds up to which a token only passes from one request to the next: the question of a form, a step of a login."""
_EXPIRED: Final = "OpenSSL.crypto.X509.has_expired"
EXPIRY: Final = ("not_valid_after", "not_valid_after_utc")
BEGIN: Final = ("not_valid_before", "not_valid_before_utc")


@calls(f"{_BUILDER}.not_valid_after")
def certificate(use: Call) -> Facts:
    """A certificate that code makes, and how long it is good."""
    span = after_now(use.argument(0, "time"), use.context)
    if span is not None:
        yield from _kept("X.509 certificate", span, use.subject)


@calls("OpenSSL.crypto.X509.gmtime_adj_notAfter")
def certificate_of_openssl(use: Call) -> Facts:
    """A certificate that code makes with pyOpenSSL, and how long it is good."""
    seconds = use.number(0, "amount")
    if isinstance(seconds, int | float):
        yield Retention(name="X.509 certificate", age_seconds=float(seconds), how=use.subject)


@reads("cryptography.x509.Certificate")
def checked(use: Read) -> Facts:
    """A place that compares the end of a certificate with another moment; where it is only read, nothing watches it."""
    is_end = use.path[:1] and use.path[0] in EXPIRY and _is_stated(use.node)
    if is_end and is_weighed(use.node) and not _is_measured(use.node, use.context):
        yield Retention(name="certificate", how=f"{use.subject} reads {use.path[0]}")


def _is_measured(node: nodes.NodeNG, context: Context) -> bool:
    """Whether the beginning of a certificate is subtracted from its end: how long it is good, whatever the time is now."""
    match node.parent:
        case nodes.BinOp(op="-", left=left, right=right) if left is node:
            return any(name.rpartition(".")[2] in BEGIN for name in context.names(right))
    return False


def _is_stated(node: nodes.NodeNG) -> bool:
    """Whether a chain names the attribute itself, not a variable that was given it."""
    while isinstance(node, nodes.Attribute | nodes.Subscript | nodes.Call):
        if isinstance(node, nodes.Attribute) and node.attrname in EXPIRY:
            return True
        node = node.func if isinstance(node, nodes.Call) else node.expr if isinstance(node, nodes.Attribute) else node.value
    return False


@calls("ssl.cert_time_to_seconds", "OpenSSL.crypto.X509.get_notAfter", _EXPIRED)
def checked_by_call(use: Call) -> Facts:
    """A place that asks whether a certificate has ended, or compares its end with another moment."""
    if use.name == _EXPIRED or is_weighed(use.node):
        yield Retention(name="certificate", how=f"{use.subject} calls {use.name}")


@calls("cryptography.fernet.MultiFernet.rotate")
def rotated(use: Call) -> Facts:
    """Encrypted values that are written again under the newest key."""
    yield Retention(name="encrypted values", how=f"{use.subject} writes them again under the newest key")


@calls("cryptography.fernet.Fernet.decrypt", "cryptography.fernet.MultiFernet.decrypt")
def token(use: Call) -> Facts:
    """Encrypted tokens that are refused after a time."""
    yield from _aged("encrypted token", use, use.argument(1, "ttl"))


@calls(*SIGNED)
def signature(use: Call) -> Facts:
    """Signed values that are refused after a time that somebody can change: what is signed, nobody can say, but by its option."""
    for one in _aged("signed value", use, use.argument(SIGNED[use.name], "max_age")):
        if one.option:
            yield one


def _aged(name: str, use: Call, given: nodes.NodeNG | None) -> Iterator[Retention]:
    value = use.context.value(given)
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield Retention(name=name, age_seconds=float(value), option=holder(given, use.context), how=use.subject)
    elif span := span_of(given, use.context):
        yield from _kept(name, span, use.subject)
    elif option := option_of(given, use.context):
        yield Retention(name=name, age_seconds=UNKNOWN, option=option, how=use.subject)


def _kept(name: str, span: Span, how: str) -> Iterator[Retention]:
    if span.seconds is not UNKNOWN or span.option:
        yield Retention(name=name, age_seconds=span.seconds, option=span.option, how=how)


@modules()
def web_token(use: WholeModule) -> Facts:
    """How long a JSON web token is good, where its ``exp`` is written into the claims of the same function."""
    for call in use.context.module.calls_by_tail.get("encode", ()):
        if any(name in ENCODERS for name in use.context.called(call)):
            for claims in call.scope().nodes_of_class(nodes.Dict):
                for key, value in claims.items:
                    span = after_now(value, use.context) if isinstance(key, nodes.Const) and key.value == "exp" else None
                    if span is not None and (span.option or span.seconds is UNKNOWN or (span.seconds or 0) > SHORT):
                        yield from (At(fact, value) for fact in _kept("JSON web token", span, use.context.subject(call)))
