"""Calls to the payment provider."""

import logging
import warnings

import httpx

from shop.errors import PaymentError
from shop.settings import settings

log = logging.getLogger(__name__)


def capture(order_id: int, cents: int) -> str:
    """Collect the money for an order and return the provider's receipt number.

    :raises PaymentError: the provider refused, or did not answer in time.
    """
    provider = settings().payments
    try:
        answer = httpx.post(
            f"{provider.base_url}/captures",
            json={"order": order_id, "cents": cents},
            headers={"Authorization": f"Bearer {provider.api_key.get_secret_value()}"},
            timeout=provider.timeout_seconds,
        )
    except httpx.TransportError as error:
        log.exception("payment provider did not answer for order %s", order_id)
        raise PaymentError(f"payment provider did not answer for order {order_id}: {error}") from error
    if answer.status_code != httpx.codes.CREATED:
        raise PaymentError(f"payment provider refused order {order_id} with status {answer.status_code}")
    return str(answer.json()["receipt"])


def charge(order_id: int, cents: int) -> str:
    """Collect the money for an order.

    .. deprecated:: 2.3
       Use :func:`capture`.
    """
    warnings.warn(
        "shop.payments.charge is deprecated since 2.3 and will be removed in 3.0; use shop.payments.capture",
        DeprecationWarning,
        stacklevel=2,
    )
    return capture(order_id, cents)
