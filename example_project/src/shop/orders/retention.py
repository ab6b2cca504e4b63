"""Old orders are deleted."""

import logging
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, func, select

from shop import database
from shop.orders.models import Order

log = logging.getLogger(__name__)


def count_closed(older_than: timedelta) -> int:
    """How many orders :func:`prune` would delete."""
    with database.session() as session:
        return session.scalar(select(func.count()).where(Order.state == "closed", Order.changed_at < _before(older_than))) or 0


def prune(older_than: timedelta) -> int:
    """Delete closed orders that have not changed for so long, and return how many.

    There is no way back except restoring a backup.
    """
    with database.session() as session:
        result = session.execute(delete(Order).where(Order.state == "closed", Order.changed_at < _before(older_than)))
    log.info("pruned %s orders older than %s", result.rowcount, older_than)
    return int(result.rowcount)


def _before(age: timedelta) -> datetime:
    return datetime.now(UTC) - age
