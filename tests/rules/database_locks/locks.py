import psycopg2
import pymysql
from django.db import connection
from sqlalchemy import create_engine, func, select, text

REBALANCING = 4711
engine = create_engine("postgresql://db/shop")


def rebalance():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [0, REBALANCING])
        return cursor.fetchone()[0]


def alone(lock):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [lock])
        return cursor.fetchone()[0]


def migrate():
    with engine.connect() as session:
        session.execute(text("SELECT pg_advisory_lock(42)"))
        session.execute(select(func.pg_try_advisory_lock(43)))


def bill():
    cursor = pymysql.connect(host="db").cursor()
    cursor.execute("SELECT GET_LOCK('billing', 10)")
    cursor.execute("SELECT GET_LOCK('closing', 0)")


# none of these


def one_order(order):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [order.pk])  # one record, for a moment
        cursor.execute("SELECT pg_advisory_unlock(42)")
        cursor.execute("SELECT pg_try_advisory_lock_shared(42)")
        cursor.execute("SELECT 'pg_advisory_lock(42)'")


def told(log, named):
    log.execute("SELECT pg_advisory_lock(42)")
    psycopg2.connect("").cursor().execute(f"SELECT GET_LOCK({named}, 3)")
