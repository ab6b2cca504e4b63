import os

import httpx
import redis
import requests
from oslo_config import cfg
from psycopg_pool import ConnectionPool
from pymongo import MongoClient
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

CONF = cfg.CONF

engine = create_engine("postgresql://db/shop")
sized = create_engine("postgresql://db/stock", pool_size=CONF.database.pool, max_overflow=0, pool_timeout=5)
endless = create_engine("mysql://db/log", max_overflow=-1)
pool = ConnectionPool("postgresql://db/shop", min_size=2, max_size=20)
mongo = MongoClient("mongodb://mongo", maxPoolSize=int(os.environ["MONGO_POOL"]))
cache = redis.ConnectionPool(host="cache", max_connections=64)
client = httpx.Client(limits=httpx.Limits(max_connections=200))
session = requests.Session()
session.mount("https://", requests.adapters.HTTPAdapter(pool_maxsize=32))

# none of these

plain = create_engine("postgresql://db/shop", poolclass=NullPool)
file = create_engine("sqlite:///shop.db")
unsized = redis.ConnectionPool(host="cache")


def once(url, **options):
    create_engine(url).dispose()
    return create_engine(url, **options)
