"""What happens to an order."""

import logging

from sqlalchemy import select

from shop import database, payments
from shop.errors import PaymentError, StockError
from shop.orders.metrics import OPEN_ORDERS, ORDERS, PAYMENT_SECONDS
from shop.orders.models import Article, Order

log = logging.getLogger(__name__)
audit = logging.getLogger("shop.audit")


def place(name: str, quantity: int) -> int:
    """Reserve the stock, collect the money, and return the order's number.

    :raises StockError: the article is unknown, or there is not enough of it.
    :raises PaymentError: the money could not be collected; the order is kept as failed.
    """
    with database.session() as session:
        article = session.get(Article, name, with_for_update=True)
        if article is None:
            raise StockError(f"no article {name!r} in the catalog")
        if article.stock < quantity:
            raise StockError(f"only {article.stock} of {name!r} in stock, {quantity} ordered")
        article.stock -= quantity
        order = Order(article=name, quantity=quantity)
        session.add(order)
        session.flush()
        cents = article.cents * quantity
    OPEN_ORDERS.inc()
    _pay(order.id, cents)
    return order.id


def find(order_id: int) -> Order | None:
    """One order, or None."""
    with database.session() as session:
        return session.get(Order, order_id)


def unpaid() -> list[Order]:
    """Orders that wait for their money."""
    with database.session() as session:
        return list(session.scalars(select(Order).where(Order.state == "placed")))


def _pay(order_id: int, cents: int) -> None:
    try:
        with PAYMENT_SECONDS.time():
            receipt = payments.capture(order_id, cents)
    except PaymentError:
        log.exception("order %s is not paid: check the provider's status page, then run `shop orders retry`", order_id)
        _set_state(order_id, "failed", None)
        raise
    finally:
        OPEN_ORDERS.dec()
    _set_state(order_id, "paid", receipt)
    audit.info("order %s paid, receipt %s", order_id, receipt)


def _set_state(order_id: int, state: str, receipt: str | None) -> None:
    with database.session() as session:
        order = session.get_one(Order, order_id)
        order.state, order.receipt = state, receipt
    ORDERS.labels(state).inc()


def retry(order_id: int) -> None:
    """Collect the money for a failed order once more.

    :raises StockError: there is no such order.
    :raises PaymentError: the provider still refuses.
    """
    with database.session() as session:
        order = session.get(Order, order_id)
        if order is None:
            raise StockError(f"no order {order_id}")
        article = session.get_one(Article, order.article)
        cents = article.cents * order.quantity
    OPEN_ORDERS.inc()
    _pay(order_id, cents)
