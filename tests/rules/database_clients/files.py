import sqlite3

import psycopg2
from oslo_config import cfg

CONF = cfg.CONF

jobs = sqlite3.connect("/var/lib/shop/jobs.sqlite")
orders = psycopg2.connect("postgresql://db.internal/orders")
billing = psycopg2.connect("host=billing.internal connect_timeout=3")

# none of these


def opened(path):
    return sqlite3.connect(path, timeout=CONF.timeout)


def of_store():
    return psycopg2.connect(CONF.get(CONF.manager).get("url"))
