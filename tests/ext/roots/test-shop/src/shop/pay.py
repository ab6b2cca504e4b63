"""Payments."""

import subprocess


class PaymentError(Exception):
    """The provider did not take the money."""


def pay(order):
    if order is None:
        raise PaymentError("no order |here| `given` to *pay*_")
    subprocess.run(["pay-tool", "--order", order], check=True, timeout=30)
