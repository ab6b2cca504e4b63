"""Keys, certificates and tokens that end."""

import datetime
import ssl
import time

import jwt
from cryptography import x509
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core import signing
from itsdangerous import URLSafeTimedSerializer
from OpenSSL import crypto

LINK_AGE = 3600
REPLY_TIME = 7200
REPLY_AGE = REPLY_TIME * 1.25
KEEP_DAYS = 30


def make(name, key):
    now = datetime.datetime.now(datetime.UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).not_valid_before(now)
    return builder.not_valid_after(now + datetime.timedelta(days=365))


def make_with_openssl():
    certificate = crypto.X509()
    certificate.gmtime_adj_notAfter(10 * 365 * 24 * 60 * 60)


def check(pem, text):
    certificate = x509.load_pem_x509_certificate(pem)
    left = ssl.cert_time_to_seconds(text) - time.time()
    ends = certificate.not_valid_after_utc
    return left, (ends - datetime.datetime.now(datetime.UTC)).days


def check_with_openssl(pem):
    certificate = crypto.load_certificate(crypto.FILETYPE_PEM, pem)
    text = certificate.get_notAfter().decode()
    ends = datetime.datetime.strptime(text, "%Y%m%d%H%M%SZ")
    return certificate.has_expired() or ends < datetime.datetime.now()


def rotate(keys, value):
    return MultiFernet([Fernet(key) for key in keys]).rotate(value)


def token(user, key):
    claims = {"sub": user, "exp": datetime.datetime.utcnow() + datetime.timedelta(days=1)}
    return jwt.encode(claims, key)


def links(text, key):
    URLSafeTimedSerializer(key).loads(text, max_age=LINK_AGE)
    signing.loads(text, max_age=settings.LINK_MAX_AGE)
    signing.loads(text, max_age=24 * 3600)
    signing.loads(text, max_age=REPLY_AGE)
    signing.loads(text, max_age=REPLY_TIME * 1.25)
    signing.loads(text, max_age=KEEP_DAYS * 24 * 3600)
    Fernet(key).decrypt(text, ttl=60)


# none of these: an end that is only read, the question of a form, ages that only a caller knows, values without an end, another exp


def others(builder, when, text, key, age):
    x509.CertificateBuilder().not_valid_after(when)
    builder.not_valid_after(datetime.datetime.now() + datetime.timedelta(days=1))
    URLSafeTimedSerializer(key).loads(text)
    signing.loads(text, max_age=120)
    URLSafeTimedSerializer(key).loads(text, max_age=age)
    return {"exp": datetime.datetime.utcnow() + datetime.timedelta(minutes=15)}


def show(pem, text):
    certificate = x509.load_pem_x509_certificate(pem)
    ssl.cert_time_to_seconds(text)
    ends = certificate.not_valid_after_utc
    return {"ends": ends.isoformat(), "again": crypto.load_certificate(crypto.FILETYPE_PEM, pem).get_notAfter()}


def renewal(pem):
    certificate = x509.load_pem_x509_certificate(pem)
    begins = certificate.not_valid_before_utc
    lifetime = certificate.not_valid_after_utc - begins
    if lifetime.total_seconds() < 10 * 86400:
        return begins + lifetime / 2
    return begins + (certificate.not_valid_after_utc - certificate.not_valid_before_utc) * 2 / 3


def short_token(user, key):
    claims = {"sub": user, "exp": datetime.datetime.utcnow() + datetime.timedelta(minutes=15)}
    return jwt.encode(claims, key)
