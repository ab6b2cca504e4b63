"""Calls that say whether certificates are checked."""

import ssl

import aiohttp
import httpx
import redis
import requests
import docker
import urllib3
from django.conf import settings
from flask import current_app
from oslo_config import cfg

CONF = cfg.CONF


def unchecked(url):
    requests.get(url, verify=False)
    requests.post(url, **{"verify": False, "timeout": 3})
    session = requests.Session()
    session.verify = False
    session.get(url, verify="/etc/shop/ca.pem")
    httpx.Client(verify=False)
    urllib3.PoolManager(cert_reqs="CERT_NONE", assert_hostname=False)
    redis.Redis(host="cache", ssl=True, ssl_cert_reqs=ssl.CERT_NONE)
    urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)


async def asynchronous(url):
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=False)) as session:
        await session.get(url, ssl=False)


def by_option(url):
    verify = not CONF.payment.insecure
    requests.get(url, verify=verify)
    requests.get(url, verify=settings.PAYMENT_CA)
    requests.get(url, verify=current_app.config["PAYMENT_VERIFY"])
    if CONF.payment.trust_all:
        requests.get(url, verify=False)


def when_asked(url, insecure):
    if not insecure:
        return requests.get(url)
    return requests.get(url, verify=False)


def again(url, response, session: requests.Session):
    if response.status_code == 409:
        session.put(url, verify=False)
    session.put(url, verify=False)  # the same, told once


def by_switch(session: requests.Session, ignore_certificates):
    if ignore_certificates:
        session.verify = False


def any_host(insecure):
    urllib3.HTTPSConnectionPool("shop", assert_hostname=False, ca_certs="/etc/ssl/shop.pem")
    docker.tls.TLSConfig(ca_cert="/etc/ssl/shop.pem", assert_hostname=False)
    if insecure:
        redis.Redis(ssl=True, ssl_check_hostname=False)


if not CHECK_CERTIFICATES:
    urllib3.disable_warnings()
    urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)  # the same, told once


# none of these: on is the default, other libraries' verify, what callers hand in


def sound(url, verify, shop):
    requests.get(url, verify=True)
    requests.get(url)
    requests.get(url, verify=verify)
    shop.get(url, verify=False)
    httpx.get(url, verify=ssl.create_default_context(ssl.Purpose.CLIENT_AUTH))
    urllib3.PoolManager(cert_reqs="CERT_REQUIRED")
    urllib3.PoolManager(assert_hostname="shop.example")
    urllib3.disable_warnings(urllib3.exceptions.SNIMissingWarning)
