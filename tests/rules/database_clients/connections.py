import os
import sqlite3

import psycopg
import psycopg2
import pymysql
import sqlalchemy as sa
from flask_sqlalchemy import SQLAlchemy
from oslo_db.sqlalchemy import enginefacade
from psycopg_pool import ConnectionPool
from pymongo import MongoClient
from sqlalchemy.ext.asyncio import create_async_engine

HOST = "db.internal"

engine = sa.create_engine("postgresql://shop:hunter2@db:5432/shop?sslmode=require")  # neither user nor password goes further
reports = create_async_engine(os.environ["REPORTS_URL"])
stock = sa.create_engine(os.getenv("STOCK_URL", "sqlite:///stock.db"))


class Store:
    def __init__(self, url):
        self.url = url

    def open(self):
        return MongoClient(self.url, serverSelectionTimeoutMS=5000)


store = Store(os.environ["MONGO_URL"])


def connect():
    return psycopg2.connect(host=HOST, port=6432, dbname="shop", user="shop", password="hunter2")


def connect_in_time():
    return psycopg.connect("postgresql://queue.internal/jobs", connect_timeout=3)


pool = ConnectionPool(os.environ["POOL_DSN"], timeout=10)


def customers(password):
    return pymysql.connect(host=os.environ["MYSQL_HOST"], user="shop", password=password)


def journal(folder):
    return sqlite3.connect(f"{folder}/journal.sqlite", timeout=20)


db = SQLAlchemy()
context_manager = enginefacade.transaction_context()


def anything(**options):
    return psycopg2.connect(**options)  # one of the databases above


# none of these


def scratch():
    return sqlite3.connect(":memory:"), sa.create_engine("sqlite://")


class psycopg2_like:
    @staticmethod
    def connect(host):
        return host


psycopg2_like.connect(host="db.internal")
