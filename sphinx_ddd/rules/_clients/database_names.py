"""Clients of databases: where their arguments stand, and how long they wait (documentation of each library)."""

from __future__ import annotations

from typing import Final

from sphinx_ddd.rules._clients.clients import Client, Parameter

_URL = (Parameter("url", 0),)

ENGINES: Final = (
    "sqlalchemy.create_engine", "sqlalchemy.engine.create_engine", "sqlalchemy.engine.create.create_engine",
    "sqlalchemy.ext.asyncio.create_async_engine", "sqlalchemy.ext.asyncio.engine.create_async_engine",
    "sqlmodel.create_engine",
)  # fmt: skip

ENGINE: Final = Client(service="database", url=_URL)

_PSYCOPG = Client(
    service="database",
    url=(Parameter("conninfo", 0), Parameter("dsn", 0)),
    host=Parameter("host"),
    port=Parameter("port"),
    database=Parameter("dbname"),
    timeout=(Parameter("connect_timeout"),),
    endless=True,
    options_in_url=True,
)
_PSYCOPG_POOL = Client(service="database", url=(Parameter("conninfo", 0),), timeout=(Parameter("timeout"),), default_timeout=30)
_ASYNCPG = Client(
    service="database",
    url=(Parameter("dsn", 0),),
    host=Parameter("host"),
    port=Parameter("port"),
    database=Parameter("database"),
    timeout=(Parameter("timeout"),),
    default_timeout=60,
)
_PYMYSQL = Client(
    service="database",
    host=Parameter("host"),
    port=Parameter("port"),
    database=Parameter("database"),
    timeout=(Parameter("connect_timeout"),),
    default_timeout=10,
)
_MYSQLDB = Client(
    service="database",
    host=Parameter("host", 0),
    port=Parameter("port", 4),
    database=Parameter("database", 3),
    timeout=(Parameter("connect_timeout"),),
)
_AIOMYSQL = Client(
    service="database",
    host=Parameter("host"),
    port=Parameter("port"),
    database=Parameter("db"),
    timeout=(Parameter("connect_timeout"),),
    endless=True,
)
_CONNECTOR = Client(
    service="database",
    host=Parameter("host"),
    port=Parameter("port"),
    database=Parameter("database"),
    timeout=(Parameter("connection_timeout"), Parameter("connect_timeout")),
    default_timeout=10,
)
_SQLITE = Client(service="database", file=Parameter("database", 0), timeout=(Parameter("timeout", 1),), default_timeout=5)
_MONGO = Client(
    service="database",
    url=(Parameter("host", 0),),
    port=Parameter("port", 1),
    default="localhost:27017",
    timeout=(Parameter("serverSelectionTimeoutMS"),),
    milliseconds=True,
    default_timeout=30,
)

CLIENTS: Final = {
    **{f"psycopg2.{name}": _PSYCOPG for name in ("connect", "pool.ThreadedConnectionPool", "pool.SimpleConnectionPool")},
    **{
        f"psycopg.{name}": _PSYCOPG
        for name in (
            "connect",
            "Connection.connect",
            "AsyncConnection.connect",
            "connection.Connection.connect",
            "connection_async.AsyncConnection.connect",
        )
    },
    **{
        f"psycopg_pool.{name}": _PSYCOPG_POOL
        for name in (
            "ConnectionPool",
            "AsyncConnectionPool",
            "NullConnectionPool",
            "AsyncNullConnectionPool",
            "pool.ConnectionPool",
            "pool_async.AsyncConnectionPool",
        )
    },
    **{f"asyncpg.{name}": _ASYNCPG for name in ("connect", "create_pool", "connection.connect", "pool.create_pool")},
    **{f"pymysql.{name}": _PYMYSQL for name in ("connect", "Connect", "Connection", "connections.Connection")},
    **{f"MySQLdb.{name}": _MYSQLDB for name in ("connect", "Connect", "Connection")},
    **{f"aiomysql.{name}": _AIOMYSQL for name in ("connect", "create_pool")},
    **{f"asyncmy.{name}": _AIOMYSQL for name in ("connect", "create_pool")},
    **{f"mysql.connector.{name}": _CONNECTOR for name in ("connect", "aio.connect", "pooling.MySQLConnectionPool")},
    "sqlite3.connect": _SQLITE,
    "sqlite3.dbapi2.connect": _SQLITE,
    "aiosqlite.connect": _SQLITE,
    "aiosqlite.core.connect": _SQLITE,
    **dict.fromkeys(
        (
            "pymongo.MongoClient",
            "pymongo.mongo_client.MongoClient",
            "pymongo.AsyncMongoClient",
            "motor.motor_asyncio.AsyncIOMotorClient",
            "motor.motor_tornado.MotorClient",
            "motor.MotorClient",
        ),
        _MONGO,
    ),
    "databases.Database": Client(service="database", url=_URL),
    "cassandra.cluster.Cluster": Client(
        service="database",
        url=(Parameter("contact_points", 0),),
        default="127.0.0.1:9042",
        timeout=(Parameter("connect_timeout"),),
        default_timeout=5,
    ),
    "clickhouse_driver.Client": Client(
        service="database", host=Parameter("host", 0), port=Parameter("port"), timeout=(Parameter("connect_timeout"),), default_timeout=10
    ),
    "clickhouse_connect.get_client": Client(
        service="database", host=Parameter("host"), port=Parameter("port"), timeout=(Parameter("connect_timeout"),), default_timeout=10
    ),
    "neo4j.GraphDatabase.driver": Client(service="database", url=(Parameter("uri", 0),), default_timeout=30),
    "neo4j.AsyncGraphDatabase.driver": Client(service="database", url=(Parameter("uri", 0),), default_timeout=30),
    "oracledb.connect": Client(service="database", url=(Parameter("dsn", 0),), host=Parameter("host"), port=Parameter("port")),
    "cx_Oracle.connect": Client(service="database", url=(Parameter("dsn", 2),)),
    "pymssql.connect": Client(service="database", host=Parameter("server", 0), timeout=(Parameter("login_timeout"),), default_timeout=60),
    "pyodbc.connect": Client(service="database"),
    "influxdb_client.InfluxDBClient": Client(
        service="database", url=_URL, timeout=(Parameter("timeout"),), milliseconds=True, default_timeout=10
    ),
    "influxdb.InfluxDBClient": Client(
        service="database",
        host=Parameter("host", 0),
        port=Parameter("port", 1),
        default="localhost:8086",
        timeout=(Parameter("timeout"),),
        endless=True,
    ),
}

OSLO_DB: Final = "oslo_db"
BY_OPTION: Final = {
    "oslo_db.sqlalchemy.enginefacade.transaction_context": ("[database]connection", OSLO_DB),
    "oslo_db.sqlalchemy.enginefacade.configure": ("[database]connection", OSLO_DB),
    "oslo_db.options.set_defaults": ("[database]connection", OSLO_DB),
    "oslo_db.api.DBAPI.from_config": ("[database]connection", OSLO_DB),
    "flask_sqlalchemy.SQLAlchemy": ("SQLALCHEMY_DATABASE_URI", "flask_sqlalchemy.SQLAlchemy"),
}
"""What connects to the address that an option of its library holds: the option, and the client."""
