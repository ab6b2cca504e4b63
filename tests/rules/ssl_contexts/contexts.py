"""Contexts that are set up in code."""

import socket
import ssl
import urllib.request
from ssl import PROTOCOL_TLSv1, SSLContext, TLSVersion

from oslo_config import cfg

CONF = cfg.CONF


def strict():
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = TLSVersion.TLSv1_2
    context.verify_mode = ssl.CERT_REQUIRED
    context.set_ciphers("ECDHE+AESGCM:!aNULL:!MD5")
    return context


def lax():
    context = SSLContext(PROTOCOL_TLSv1)
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.set_ciphers("ALL:RC4+RSA")
    return context


def by_option(insecure, host):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    if CONF.shop.insecure:
        context.verify_mode = ssl.CERT_NONE
    context.set_ciphers(CONF.shop.ciphers)
    context.set_ciphers("DEFAULT:@SECLEVEL=1")
    if insecure:
        urllib.request.urlopen(host, context=ssl._create_unverified_context())


def names_only():
    context = ssl.create_default_context()
    context.check_hostname = False


def of_option():
    context = ssl.create_default_context()
    context.check_hostname = not CONF.insecure
    context.minimum_version = CONF.shop.tls_floor


def on_request(lowest=None, listed=None):
    """Another switch decides on the certificate; without arguments there is no context."""
    if not lowest and not listed:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def unless_verified(verify):
    context = ssl.create_default_context()
    if verify:
        return context
    context.verify_mode = ssl.CERT_NONE
    return context


def unless_by_option():
    context = ssl.create_default_context()
    if CONF.shop.verify:
        return context
    context.verify_mode = ssl.CERT_NONE
    return context


def peer_and_more(host, port):
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with socket.create_connection((host, port)) as plain, context.wrap_socket(plain, server_hostname=host) as connection:
        connection.sendall(b"PING")
        return connection.getpeercert(binary_form=True)


class Connection:
    def open(self):
        """A test of state is no switch: it is off for every connection."""
        if self.socket:
            return
        context = ssl.create_default_context()
        context.verify_mode = ssl.CERT_NONE


ssl._create_default_https_context = ssl._create_unverified_context

# none of these: attributes of other objects, values that say nothing, a look at a certificate by a program that sends nothing


def expiry(host, port):
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    with socket.create_connection((host, port)) as plain, context.wrap_socket(plain, server_hostname=host) as connection:
        return connection.getpeercert(binary_form=True)


class Context:
    pass


def others(version):
    mine = Context()
    mine.minimum_version = ssl.TLSVersion.TLSv1
    mine.verify_mode = ssl.CERT_NONE
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = version
    context.check_hostname = True
    context.set_ciphers(version)
