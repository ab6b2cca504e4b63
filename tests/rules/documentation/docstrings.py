"""Orders of the shop.

Back up the database before an update::

    pg_dump -Fc shop > /srv/backup/shop.dump
    pg_restore --list /srv/backup/shop.dump
"""


class Worker:
    """Takes orders from the queue.

    Health check: run ``shopctl check``; it exits with 0 when the queue answers within 5 seconds.
    """

    def rotate(self):
        """Rotate the log file when it grows past 20 MB."""

    class Limits:
        """Capacity: at most 500 open orders a worker. Add a worker when the queue is longer than 400."""


async def migrate():
    """Run ``alembic upgrade head`` to migrate the database, and ``alembic downgrade -1`` to roll back."""


# none of these: texts without a word on maintenance, private objects, comments and strings that are no docstrings


def total(order):
    """Return the sum of the rows."""


def _backup():
    """Back up the database with ``pg_dump -Fc shop > /srv/backup/shop.dump``."""


class _Private:
    """Monitor the queue length and alert above 400."""

    def check(self):
        """Run ``shopctl check`` as health check."""


def quiet():
    text = "Back up the database with pg_dump."

    def inner():
        """Back up the database with ``pg_dump``."""

    return text, inner


class Plain:
    pass
