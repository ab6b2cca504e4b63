"""What libraries talk to, and which of their methods do it."""

from __future__ import annotations

from typing import Final, NamedTuple


class Client(NamedTuple):
    """A library that talks to a service."""

    service: str
    library: str
    methods: frozenset[str] = frozenset()
    """Last names of what asks the service; empty: whatever is called."""

    @property
    def touches(self) -> str:
        """``database: sqlalchemy``."""
        return f"{self.service}: {self.library}"


def _of(service: str, library: str, methods: str = "") -> Client:
    return Client(service, library, frozenset(methods.split()))


_SQL: Final = (
    "execute executemany scalar scalars connect begin exec exec_driver_sql fetch fetchrow fetchval fetchone fetch_one fetch_all fetch_val "
    "acquire cursor ping check wait get first all count one one_or_none is_connected"
)
_MONGO: Final = "command server_info ping list_database_names find_one count_documents"
_REDIS: Final = "ping get set exists info execute_command setex dbsize"
CLIENTS: Final = {
    "sqlalchemy": _of("database", "sqlalchemy", _SQL), "flask_sqlalchemy": _of("database", "sqlalchemy", _SQL),
    "sqlmodel": _of("database", "sqlalchemy", _SQL), "databases": _of("database", "databases", _SQL),
    "psycopg": _of("database", "psycopg", _SQL), "psycopg2": _of("database", "psycopg2", _SQL),
    "psycopg_pool": _of("database", "psycopg", _SQL + " getconn connection"), "asyncpg": _of("database", "asyncpg", _SQL + " create_pool"),
    "aiopg": _of("database", "aiopg", _SQL + " create_pool"), "pymysql": _of("database", "pymysql", _SQL),
    "MySQLdb": _of("database", "MySQLdb", _SQL), "aiomysql": _of("database", "aiomysql", _SQL + " create_pool"),
    "sqlite3": _of("database", "sqlite3", _SQL), "aiosqlite": _of("database", "aiosqlite", _SQL),
    "pymongo": _of("database", "pymongo", _MONGO), "motor": _of("database", "motor", _MONGO),
    "peewee": _of("database", "peewee", _SQL + " execute_sql"), "tortoise": _of("database", "tortoise", _SQL + " execute_query"),
    "cassandra": _of("database", "cassandra", _SQL), "clickhouse_connect": _of("database", "clickhouse_connect", "ping query command"),
    "clickhouse_driver": _of("database", "clickhouse_driver", _SQL), "neo4j": _of("database", "neo4j", "verify_connectivity run session"),
    "redis": _of("cache", "redis", _REDIS), "aioredis": _of("cache", "redis", _REDIS), "valkey": _of("cache", "valkey", _REDIS),
    "django_redis": _of("cache", "redis", "get_redis_connection"),
    "pymemcache": _of("cache", "pymemcache", "get set stats version"), "pylibmc": _of("cache", "pylibmc", "get set get_stats"),
    "memcache": _of("cache", "memcache", "get set get_stats"),
    "kombu": _of("broker", "kombu", "ensure_connection connect ensure default_channel"),
    "pika": _of("broker", "pika", "BlockingConnection channel process_data_events"),
    "aio_pika": _of("broker", "aio_pika", "connect connect_robust"),
    "confluent_kafka": _of("broker", "confluent_kafka", "list_topics poll"), "kafka": _of("broker", "kafka", "bootstrap_connected topics"),
    "nats": _of("broker", "nats", "connect flush request"), "amqp": _of("broker", "amqp", "connect"),
    "requests": _of("http", "requests", "get head post request options send put"),
    "httpx": _of("http", "httpx", "get head post request options send put"),
    "aiohttp": _of("http", "aiohttp", "get head post request options put"), "urllib3": _of("http", "urllib3", "request urlopen"),
    "elasticsearch": _of("search", "elasticsearch", "ping info health"), "opensearchpy": _of("search", "opensearchpy", "ping info health"),
    "minio": _of("storage", "minio", "bucket_exists list_buckets"), "smtplib": _of("mail", "smtplib", "noop connect SMTP SMTP_SSL"),
    "ldap3": _of("directory", "ldap3", "bind search"), "psutil": _of("host", "psutil"),
    "botocore": _of("storage", "boto3", "head_bucket list_buckets head_object"),
    "boto3": _of("storage", "boto3", "head_bucket list_buckets head_object"),
}  # fmt: skip
"""By the top-level name of the library."""

PREFIXED: Final = {
    "django.db.connection": _of("database", "django"), "django.db.connections": _of("database", "django"),
    "django.db.transaction": _of("database", "django"), "django.db.models": _of("database", "django"),
    "django.core.cache.cache": _of("cache", "django"), "django.core.cache.caches": _of("cache", "django"),
    "django.core.mail.get_connection": _of("mail", "django", "open"),
    "django.core.files.storage": _of("storage", "django", "save open exists delete listdir"),
    "celery.app.control": _of("broker", "celery", "ping stats active inspect registered"),
    "celery.Celery.control": _of("broker", "celery", "ping stats active registered"),
    "celery.Celery.connection": _of("broker", "celery"), "celery.Celery.connection_for_read": _of("broker", "celery"),
    "celery.Celery.connection_for_write": _of("broker", "celery"), "celery.Celery.pool": _of("broker", "celery"),
    "celery.current_app.control": _of("broker", "celery", "ping stats active registered"),
    "celery.current_app.connection": _of("broker", "celery"),
    "urllib.request.urlopen": _of("http", "urllib"),
    "shutil.disk_usage": _of("host", "disk space"),
    "os.statvfs": _of("host", "disk space"),
    "socket.create_connection": _of("http", "socket"),
}  # fmt: skip
"""By the beginning of the qualified name."""

SERVERS: Final = frozenset({"aiohttp.web", "aiohttp.web_response", "aiohttp.web_request"})
"""Parts of a library that serve rather than ask."""


def client_of(name: str) -> Client | None:
    """What a call of that qualified name asks, if it asks anything."""
    if any(name == one or name.startswith(f"{one}.") for one in SERVERS):
        return None
    tail = name.rpartition(".")[2]
    found = next((client for start, client in PREFIXED.items() if name == start or name.startswith(f"{start}.")), None)
    found = found or (CLIENTS.get(name.partition(".")[0]) if "." in name else None)
    return found if found is not None and (not found.methods or tail in found.methods) else None
