"""The connection to PostgreSQL."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker

from shop.metrics import DATABASE_CONNECTIONS
from shop.settings import settings

engine = create_engine(
    str(settings().database.url),
    pool_size=settings().database.pool_size,
    pool_timeout=settings().database.pool_timeout_seconds,
    pool_pre_ping=True,
)
make_session = sessionmaker(engine, expire_on_commit=False)


@contextmanager
def session() -> Iterator[Session]:
    """A unit of work: committed at its end, rolled back when it fails."""
    DATABASE_CONNECTIONS.inc()
    try:
        with make_session.begin() as open_session:
            yield open_session
    finally:
        DATABASE_CONNECTIONS.dec()


def ping() -> None:
    """Ask the database for a sign of life.

    :raises sqlalchemy.exc.OperationalError: it does not answer.
    """
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
